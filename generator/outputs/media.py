"""Photos and attachments as the site publishes them; the only module that imports Pillow, of ours it imports imagefile.

A photo becomes two or three WebP files in sRGB that carry nothing but pixels: no place, no camera, no thumbnail. The
same bytes in give the same bytes out, so the work is kept in a folder by content.
"""

import re
import warnings
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

from PIL import Image, ImageCms, features
from PIL import __version__ as pillow

from generator import sealed
from generator.imagefile import ATTACHMENTS, MOST_PIXELS, PHOTOS, Fault, Header, header, load

__all__ = [
    "Fault",
    "Published",
    "Variant",
    "address",
    "cached",
    "encode",
    "for_print",
    "on_paper",
    "publish_attachment",
    "publish_photo",
    "sizes",
]

WIDTHS = (480, 960, 1600)
TALLEST = 16_000
"""Pixels of a published photo's height; WebP ends at 16,383."""
ENCODER = f"1 {pillow} {features.version('webp')}"
"""Whatever may change the encoded bytes; the number is that of the code below."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each EXIF orientation."""
LANCZOS, HAMMING = Image.Resampling.LANCZOS, Image.Resampling.HAMMING
"""The sharpest way to make a picture smaller, and one that takes less than half the time and that paper does not tell from it."""
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True, slots=True)
class Variant:
    """One size of a photo: pixels and the WebP file."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """One file of the site: its address relative to the site's root and its content; width and height are 0 for an attachment."""

    address: str
    width: int
    height: int
    data: bytes


def publish_photo(path: Path, file: str, cache: Path) -> tuple[Published, ...] | Fault:
    """The published sizes of a photo, smallest first; `file` is its name within `data/media`."""
    source = load(path, PHOTOS)
    if isinstance(source, Fault):
        return source
    variants = cached(cache, source)
    if isinstance(variants, Fault):
        return variants.of(path)
    return tuple(Published(address(file, source, each.width), each.width, each.height, each.data) for each in variants)


def publish_attachment(path: Path, file: str) -> Published | Fault:
    """An attachment, as it is."""
    source = load(path, ATTACHMENTS)
    return source if isinstance(source, Fault) else Published(address(file, source), 0, 0, source)


def address(file: str, content: bytes, width: int = 0) -> str:
    """Where a file of `data/media` is published: `media/<name>-<8 hex of content>-960.webp`, without a width `.pdf`."""
    stem = PurePosixPath(file).stem
    name = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60]
    # What the address cannot say of the name the content has to: all Chinese names look alike here.
    digest = sha256(content).hexdigest()[: 8 if name == stem else 16]
    ending = f"-{width}.webp" if width else ".pdf"
    return f"media/{name}-{digest}{ending}" if name else f"media/{digest}{ending}"


def sizes(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Widths and heights at which a photo is published, smallest first; none is larger than the photo, none nearly twice there."""
    largest = max(1, min(width, WIDTHS[-1], TALLEST * width // height))
    widths = [*(each for each in WIDTHS if each * 5 <= largest * 4), largest]
    return tuple((each, min(TALLEST, max(1, round(height * each / width)))) for each in widths)


# --- Encoding


def encode(source: bytes) -> tuple[Variant, ...] | Fault:
    """A photo in all its sizes, smallest first. Costs a tenth of a second for each million published pixels."""
    found = header(BytesIO(source), allowed=PHOTOS)
    if isinstance(found, Fault):
        return found
    try:
        # Pillow warns of broken metadata, which are dropped anyway.
        with warnings.catch_warnings(action="ignore"):
            wanted = sizes(found.width, found.height)[-1]
            # Twice what is needed keeps it sharp.
            largest = _largest(source, found, wanted, (wanted[0] * 2, wanted[1] * 2))
    except Exception:  # a decoder that meets a broken file raises whatever it likes
        return Fault("media-broken", {"kind": found.kind})
    return tuple(_variant(largest, size) for size in sizes(found.width, found.height))


def _largest(
    source: bytes, found: Header, wanted: tuple[int, int], read: tuple[int, int], filter_: Image.Resampling = LANCZOS
) -> Image.Image:
    """In the wanted size, upright, in sRGB and opaque. A JPEG is read at a half, a quarter or an eighth that is no less than `read`."""
    turned = found.orientation >= 5
    with Image.open(BytesIO(source), formats=[found.kind.upper()]) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError("the pixels contradict the header")
        size = wanted[::-1] if turned else wanted
        image.draft(image.mode, read[::-1] if turned else read)
        flat = _flat(image)
        small = flat if flat.size == size else flat.resize(size, filter_, reducing_gap=3.0)
        coloured = _in_srgb(small, image.info.get("icc_profile"))
    return coloured.transpose(_TURNS[found.orientation]) if found.orientation in _TURNS else coloured


def _flat(image: Image.Image) -> Image.Image:
    """In 8 bits of grey, RGB or CMYK; what is transparent becomes white, as on paper."""
    image.load()
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        clear = image if image.mode == "RGBA" else image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(clear, mask=clear.getchannel("A"))
        return white
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as the profile means them; without a usable one they are taken for sRGB."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if converted := ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB"):
                return converted
    return image if image.mode == "RGB" else image.convert("RGB")


def _variant(largest: Image.Image, size: tuple[int, int]) -> Variant:
    image = largest if size == largest.size else largest.resize(size, LANCZOS, reducing_gap=3.0)
    file = BytesIO()
    image.save(file, "WEBP", quality=80, method=4)
    return Variant(*size, file.getvalue())


# --- For paper

PRINTED, ENLARGED = 1000, 1800
"""The longer side of a photo in pixels, on a page of A4 and on a poster: about 220 to the inch where it is largest."""
LEAST, MOST = 0.8, 1.3
"""How far from that a photo may be whose pixels need not be reckoned anew: a JPEG is read at a half of its size for nothing."""


def for_print(folder: Path, path: Path, longest: int = PRINTED) -> Variant | Fault:
    """A photo as a JPEG in sRGB that carries nothing but pixels: what PDF and slides take as it is. Kept as `cached` keeps."""
    source = load(path, PHOTOS)
    if isinstance(source, Fault):
        return source
    key = f"paper-{longest}-{cache_key(source)}"
    if kept := from_cache(folder, key):
        return kept[0]
    printed = _printed(source, longest)
    if isinstance(printed, Fault):
        return printed.of(path)
    sealed.write(folder / key, key, [(printed.width, printed.height, printed.data)])
    return printed


def _printed(source: bytes, longest: int) -> Variant | Fault:
    found = header(BytesIO(source), allowed=PHOTOS)
    if isinstance(found, Fault):
        return found
    width, height = on_paper(found.width, found.height, longest)
    try:
        with warnings.catch_warnings(action="ignore"):
            # One less: half of an odd size is rounded up.
            image = _largest(source, found, (width, height), (width - 1 or 1, height - 1 or 1), HAMMING)
    except Exception:  # as in `encode`
        return Fault("media-broken", {"kind": found.kind})
    file = BytesIO()
    image.save(file, "JPEG", quality=84)
    return Variant(width, height, file.getvalue())


def on_paper(width: int, height: int, longest: int) -> tuple[int, int]:
    """The size of a photo on paper: a half, a quarter or an eighth of it where that is near the wanted size, which is never exceeded by much."""
    part = next((each for each in (8, 4, 2) if max(width, height) / each >= longest * LEAST), 1)
    if max(width, height) / part <= longest * MOST:
        return -(-width // part), -(-height // part)
    scale = longest / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


# --- Keeping what was encoded


def cached(folder: Path, source: bytes) -> tuple[Variant, ...] | Fault:
    """As `encode`, but done once for the same content and encoder. The folder may be missing, unwritable or damaged."""
    key = cache_key(source)
    if kept := from_cache(folder, key):
        return kept
    variants = encode(source)
    if not isinstance(variants, Fault):
        sealed.write(folder / key, key, [(each.width, each.height, each.data) for each in variants])
    return variants


def cache_key(source: bytes) -> str:
    hashed = sha256(ENCODER.encode() + b"\0")
    hashed.update(source)
    return hashed.hexdigest()


def from_cache(folder: Path, key: str) -> tuple[Variant, ...]:
    """The sizes kept under a key; none when there is no entry or it is damaged."""
    return tuple(Variant(*each) for each in sealed.read(folder / key, key) or ())
