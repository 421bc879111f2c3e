from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from generator.imagefile import LARGEST, Fault
from generator.outputs import media
from generator.outputs.media import (
    Published,
    Variant,
    address,
    cache_key,
    cached,
    encode,
    for_print,
    from_cache,
    on_paper,
    publish_attachment,
    publish_photo,
    sizes,
)

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
RED, GREEN, BLUE, WHITE = (200, 40, 40), (40, 160, 60), (40, 60, 200), (255, 255, 255)
Colour = tuple[int, ...]


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def quarters(size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Red and green above, blue and white below: which side is up can be seen."""
    image = Image.new("RGB", size)
    pen = ImageDraw.Draw(image)
    width, height = size[0] // 2, size[1] // 2
    for number, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        left, top = number % 2 * width, number // 2 * height
        pen.rectangle((left, top, left + width, top + height), fill=colour)
    return image


def photo(kind: str = "JPEG", size: tuple[int, int] = (640, 480), **options: object) -> bytes:
    return (
        saved(quarters(size), kind, quality=95, **options) if kind != "PNG" else saved(quarters(size), kind, **options)
    )


def encoded(source: bytes) -> tuple[Variant, ...]:
    variants = encode(source)
    assert not isinstance(variants, Fault)
    return variants


def opened(variant: Variant) -> Image.Image:
    image = Image.open(BytesIO(variant.data))
    assert (image.format, image.mode, image.size) == ("WEBP", "RGB", (variant.width, variant.height))
    return image


def corners(source: bytes) -> list[Colour]:
    """The colours in the middle of the four quarters of the largest size: upper left, upper right, lower left, lower right."""
    image = opened(encoded(source)[-1])
    width, height = image.size
    found = [image.getpixel((width * x // 4, height * y // 4)) for y in (1, 3) for x in (1, 3)]
    return [each for each in found if isinstance(each, tuple)]


def near(found: Colour, expected: Colour, distance: int = 12) -> bool:
    return all(abs(one - other) <= distance for one, other in zip(found, expected, strict=True))


def alike(found: list[Colour], expected: list[Colour]) -> bool:
    return len(found) == len(expected) and all(map(near, found, expected))


def chunks(webp: bytes) -> list[bytes]:
    """The types of the chunks in a WebP file."""
    found, start = [], 12
    while start < len(webp):
        found.append(webp[start : start + 4])
        length = int.from_bytes(webp[start + 4 : start + 8], "little")
        start += 8 + length + length % 2
    return found


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), ((480, 360), (960, 720), (1600, 1200))),
        ((1600, 900), ((480, 270), (960, 540), (1600, 900))),
        ((1100, 550), ((480, 240), (1100, 550))),
        ((1200, 600), ((480, 240), (960, 480), (1200, 600))),
        ((640, 480), ((480, 360), (640, 480))),
        ((500, 400), ((500, 400),)),
        ((40, 20), ((40, 20),)),
        ((1, 30_000), ((1, 16_000),)),
        ((30_000, 1), ((480, 1), (960, 1), (1600, 1))),
        ((1600, 30_000), ((480, 9000), (853, 15_994))),
    ],
)
def test_sizes(size: tuple[int, int], expected: tuple[tuple[int, int], ...]) -> None:
    """Two or three widths, none larger than the photo, none nearly there twice, and no taller than WebP can be."""
    assert sizes(*size) == expected


@settings(max_examples=200)
@given(st.integers(1, 30_000), st.integers(1, 30_000))
def test_sizes_are_possible(width: int, height: int) -> None:
    """Every size has pixels, fits into WebP and is no larger than the photo; they grow."""
    found = sizes(width, height)

    assert 1 <= len(found) <= 3 and list(found) == sorted(set(found))
    assert all(1 <= each <= min(width, 1600) and 1 <= tall <= min(height, 16_000) for each, tall in found)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_webp(kind: str) -> None:
    """Each type comes out in every size as it looks, and again as the same bytes."""
    source = photo(kind)

    assert [(each.width, each.height) for each in encoded(source)] == [(480, 360), (640, 480)]
    assert alike(corners(source), [RED, GREEN, BLUE, WHITE])
    assert encode(source) == encode(source)


def test_a_large_photo_is_not_blurred() -> None:
    """Reading a JPEG at a part of its size leaves more than what is published."""
    stripes = Image.new("L", (6400, 400))
    for x in range(0, 6400, 12):
        stripes.paste(255, (x, 0, x + 6, 400))
    found = opened(encoded(saved(stripes, "JPEG", quality=95))[-1]).convert("L")

    assert found.size == (1600, 100)
    low, high = found.getextrema()
    assert isinstance(low, int) and isinstance(high, int) and low < 20 and high > 235


def test_nothing_but_pixels_is_published() -> None:
    """Neither the place nor the camera nor the thumbnail, the author or a comment leaves the repository."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "SECRET maker", 6
    exif.get_ifd(0x8825)[2] = (23.0, 7.0, 30.0)
    exif.get_ifd(0x8769)[0x9286] = b"SECRET comment"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, Any] = {"exif": exif.tobytes(), "icc_profile": profile}
    sources = [
        photo("JPEG", comment=b"SECRET", xmp=b"<x>SECRET</x>", **options),
        photo("PNG", **options),
        photo("WEBP", xmp=b"<x>SECRET</x>", **options),
    ]

    for source in sources:
        for variant in encoded(source):
            assert chunks(variant.data) == [b"VP8 "] and b"SECRET" not in variant.data


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_stands_upright(kind: str, orientation: int, expected: list[Colour]) -> None:
    """The turn that the camera only noted is done."""
    exif = Image.Exif()
    exif[0x0112] = orientation

    assert alike(corners(photo(kind, exif=exif.tobytes())), expected)


def test_a_turned_photo_is_not_stretched() -> None:
    """A small photo on its side has the very pixels of the same photo upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    upright = quarters((200, 120)).transpose(Image.Transpose.ROTATE_270)

    assert encode(photo("PNG", (200, 120), exif=exif.tobytes())) == encode(saved(upright, "PNG"))


def test_broken_metadata_do_not_matter() -> None:
    """A photo with broken EXIF is published, and nobody is warned of what is thrown away."""
    assert alike(corners(photo(exif=b"Exif\0\0II*\0\x08\0\0\0\x05\0\x12\x01")), [RED, GREEN, BLUE, WHITE])


def test_a_palette_is_scaled_smoothly() -> None:
    """Fine lines in few colours become their mean, not one of them."""
    lines = Image.new("P", (3200, 40))
    lines.putpalette([0, 0, 0, 255, 255, 255])
    for x in range(0, 3200, 2):
        lines.paste(1, (x, 0, x + 1, 40))

    assert near(opened(encoded(saved(lines, "PNG"))[-1]).getpixel((800, 10)) or (), (128, 128, 128))  # type: ignore[arg-type]


def test_cmyk_becomes_rgb() -> None:
    """A photo from a print shop keeps its colours."""
    assert alike(corners(saved(quarters().convert("CMYK"), "JPEG", quality=95)), [RED, GREEN, BLUE, WHITE])


def test_sixteen_bits_become_eight() -> None:
    """Grey in 16 bits is neither clipped nor wrapped."""
    grey = Image.new("I;16", (100, 100), 0x8080)

    assert near(opened(encoded(saved(grey, "PNG"))[0]).getpixel((50, 50)) or (), (128, 128, 128), 2)  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    """A drawing on nothing is readable on a dark page and in print."""
    image = quarters().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 320, 240))
    options = {}
    if mode == "P":
        image = quarters().quantize(8)
        options["transparency"] = image.getpixel((10, 10))
    found = corners(saved(image.convert(mode) if mode != "P" else image, "PNG", **options))

    assert near(found[0], WHITE) and not near(found[1], WHITE) and near(found[3], WHITE)


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_few_colours_are_enough(mode: str) -> None:
    """Line art, grey and palettes are photos as well."""
    assert near(corners(saved(quarters().convert(mode), "PNG"))[3], WHITE)


def test_colours_are_converted_to_srgb() -> None:
    """A photo with a profile of its own looks as its profile means it; one with a broken profile looks as without."""
    plain = photo("PNG")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A profile that calls red what others call green.
    exchanged = profile.replace(b"rXYZ", b"____", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"____", b"gXYZ", 1)

    assert corners(photo("PNG", icc_profile=b"broken")) == corners(plain)
    assert alike(corners(photo("PNG", icc_profile=profile)), corners(plain))
    red, green, *_ = corners(photo("PNG", icc_profile=exchanged))
    assert red[1] > red[0] and green[0] > green[1]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_cut_short_is_broken(kind: str) -> None:
    """Half a photo is not published."""
    source = photo(kind)
    named = {"WEBP": "WebP"}.get(kind, kind)

    assert encode(source[: len(source) // 2]) == Fault("media-broken", {"kind": named})


def test_pixels_that_cannot_be_read_are_broken(tmp_path: Path) -> None:
    """A file whose header and end are right, but whose pixels are not, is found when it is encoded."""
    source = photo("PNG", size=(300, 200))
    middle = source.index(b"IDAT") + 10
    path = tmp_path / "a.png"
    path.write_bytes(source[:middle] + b"\xff" * 20 + source[middle + 20 :])

    assert encode(path.read_bytes()) == Fault("media-broken", {"kind": "PNG"})
    assert publish_photo(path, "a.png", tmp_path) == Fault("media-broken", {"found": "a.png", "kind": "PNG"})


def test_what_the_header_forbids_is_not_decoded() -> None:
    """Animations, bombs and other types never reach the decoder."""
    moving = photo("WEBP", save_all=True, append_images=[Image.new("RGB", (640, 480))])

    assert encode(moving) == Fault("media-animated", {"kind": "WebP"})
    assert encode(saved(quarters(), "GIF")) == Fault("media-type", {"kind": "GIF", "allowed": "JPEG、PNG、WebP"})


SAMPLES = [
    photo("JPEG", (60, 40)),
    photo("PNG", (60, 40)),
    photo("WEBP", (60, 40)),
    saved(quarters((60, 40)).quantize(8), "PNG"),
]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 900), st.binary(min_size=1, max_size=6)), max_size=4)
)
def test_damaged_photos_are_values(source: bytes, damages: list[tuple[int, bytes]]) -> None:
    """Whatever a file holds, encoding it gives pictures or a fault; never an exception, never a warning."""
    damaged = bytearray(source)
    for place, piece in damages:
        damaged[place : place + len(piece)] = piece
    variants = encode(bytes(damaged))

    assert isinstance(variants, Fault) or [opened(each) for each in variants]


@pytest.mark.parametrize(
    ("file", "width", "expected"),
    [
        ("cha-yuan.jpg", 960, "media/cha-yuan-{8}-960.webp"),
        ("gz/cha-yuan.jpg", 480, "media/cha-yuan-{8}-480.webp"),
        ("guide.pdf", 0, "media/guide-{8}.pdf"),
        ("IMG_0012.JPG", 480, "media/img-0012-{16}-480.webp"),
        ("现场1.jpg", 480, "media/1-{16}-480.webp"),
        ("茶园.jpg", 480, "media/{16}-480.webp"),
        ("a" * 90 + ".pdf", 0, "media/" + "a" * 60 + "-{16}.pdf"),
    ],
)
def test_addresses(file: str, width: int, expected: str) -> None:
    """An address has the file's name and its content; it changes with the content, and is plain ASCII."""
    digest = sha256(b"content").hexdigest()

    assert address(file, b"content", width) == expected.replace("{8}", digest[:8]).replace("{16}", digest[:16])


def test_names_that_look_alike_keep_apart() -> None:
    """Photos of different content never share an address, whatever they are called."""
    files = ("茶园.jpg", "果园.jpg", "a b.jpg", "a-b.jpg", "A-B.jpg")

    assert len({address(file, file.encode(), 480) for file in files}) == len(files)


def test_a_photo_is_published(tmp_path: Path) -> None:
    """All sizes come with their addresses; the original is neither touched nor copied."""
    path = tmp_path / "cha.jpg"
    path.write_bytes(photo())
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    published = publish_photo(path, "cha.jpg", tmp_path / "cache")
    digest = sha256(photo()).hexdigest()[:8]

    assert published == tuple(
        Published(f"media/cha-{digest}-{each.width}.webp", each.width, each.height, each.data)
        for each in encoded(photo())
    )
    assert path.read_bytes() == photo() and path.stat().st_mtime_ns == before


def test_an_attachment_is_published_as_it_is(tmp_path: Path) -> None:
    """A PDF is copied byte for byte."""
    (tmp_path / "guide.pdf").write_bytes(PDF)

    assert publish_attachment(tmp_path / "guide.pdf", "guide.pdf") == Published(address("guide.pdf", PDF), 0, 0, PDF)


def test_what_must_not_be_published_is_a_fault(tmp_path: Path) -> None:
    """A file of the wrong type, of the wrong size, broken or missing gives its fault and nothing else."""
    (tmp_path / "a.jpg").write_bytes(PDF)
    (tmp_path / "b.jpg").write_bytes(photo()[:2000])
    with (tmp_path / "c.pdf").open("wb") as file:
        file.truncate(LARGEST + 1)
    cache = tmp_path / "cache"
    found = [publish_photo(tmp_path / name, name, cache) for name in ("a.jpg", "b.jpg", "d.jpg")]
    attached = [publish_attachment(tmp_path / name, name) for name in ("c.pdf", "b.jpg")]

    faults = [each for each in (*found, *attached) if isinstance(each, Fault)]
    assert [each.arguments["found"] for each in faults] == ["a.jpg", "b.jpg", "d.jpg", "c.pdf", "b.jpg"]
    assert [each.code for each in faults] == [
        "media-type",
        "media-broken",
        "media-missing",
        "media-too-large",
        "media-type",
    ]
    assert not cache.exists()


def test_work_is_done_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build takes the same bytes from the cache; another encoder does not."""
    first = cached(tmp_path / "cache", photo())
    assert from_cache(tmp_path / "cache", cache_key(photo())) == first == encode(photo())

    monkeypatch.setattr(media, "ENCODER", "2")
    assert from_cache(tmp_path / "cache", cache_key(photo())) == ()


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "foreign", "folder"])
def test_a_damaged_cache_is_mended(tmp_path: Path, damage: str) -> None:
    """An entry that is not what was written is made again."""
    expected = cached(tmp_path, photo())
    entry = tmp_path / cache_key(photo())
    kept = entry.read_bytes()
    damages = {"cut": kept[:-5], "changed": kept[:-1] + bytes([kept[-1] ^ 1]), "empty": b"", "foreign": b"x" * 1000}
    if damage == "folder":
        entry.unlink()
        entry.mkdir()
    else:
        entry.write_bytes(damages[damage])

    assert cached(tmp_path, photo()) == expected
    assert damage == "folder" or entry.read_bytes() == kept
    assert [path.name for path in tmp_path.iterdir()] == [entry.name]


def test_a_build_without_a_cache_works(tmp_path: Path) -> None:
    """Where nothing can be written, the photo is encoded all the same."""
    (tmp_path / "file").write_bytes(b"")

    assert cached(tmp_path / "file" / "cache", photo()) == encode(photo())


def test_a_broken_photo_is_not_kept(tmp_path: Path) -> None:
    """A fault is found again by every build, until the file is mended."""
    assert isinstance(cached(tmp_path, photo()[:2000]), Fault)
    assert list(tmp_path.iterdir()) == []


# --- For paper


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        ((1600, 1067), (800, 534)),
        ((4032, 3024), (1008, 756)),
        ((3000, 2000), (1000, 667)),
        ((1500, 1000), (1000, 667)),
        ((1200, 800), (1200, 800)),
        ((600, 400), (600, 400)),
        ((500, 4000), (125, 1000)),
        ((20_000, 3), (1000, 1)),
    ],
)
def test_a_photo_for_paper_is_a_part_of_itself_where_that_is_near(
    size: tuple[int, int], wanted: tuple[int, int]
) -> None:
    """Never much larger than wanted, never enlarged, in its own shape."""
    assert wanted == on_paper(*size, 1000)


@given(st.integers(1, 30_000), st.integers(1, 30_000))
def test_photos_for_paper_keep_their_shape(width: int, height: int) -> None:
    """Within 0.8 and 1.3 of what is wanted, or what they are."""
    made = on_paper(width, height, 1000)

    assert 800 <= max(made) <= 1300 or made == (width, height)
    assert abs(made[0] * height - made[1] * width) <= max(width, height)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WebP"])
@pytest.mark.parametrize("size", [(1601, 1067), (640, 480), (3000, 2000)])
def test_a_photo_for_paper_is_a_plain_jpeg(tmp_path: Path, kind: str, size: tuple[int, int]) -> None:
    """Upright, in sRGB, of the size that it says, without anything but pixels; the second time it comes from the cache."""
    path = tmp_path / f"a.{kind.lower()}"
    path.write_bytes(photo(kind, size))

    made = for_print(tmp_path / "cache", path)

    assert isinstance(made, Variant)
    with Image.open(BytesIO(made.data)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (made.width, made.height))
        assert not image.getexif() and "icc_profile" not in image.info
        width, height = image.size
        seen = [image.getpixel((width * x // 4, height * y // 4)) for y in (1, 3) for x in (1, 3)]
    assert alike([each for each in seen if isinstance(each, tuple)], [RED, GREEN, BLUE, WHITE])
    assert made == for_print(tmp_path / "cache", path)


def test_a_turned_photo_is_upright_on_paper(tmp_path: Path) -> None:
    """What EXIF says of its orientation is done, also where the decoder reads it at a half."""
    exif = Image.Exif()
    exif[0x0112] = 6
    (tmp_path / "a.jpg").write_bytes(photo("JPEG", (1601, 1067), exif=exif))

    made = for_print(tmp_path / "cache", tmp_path / "a.jpg")

    assert isinstance(made, Variant)
    assert (made.width, made.height) == (534, 801)
    with Image.open(BytesIO(made.data)) as image:
        assert near(image.getpixel((534 * 3 // 4, 200)), RED)  # type: ignore[arg-type]  # of an RGB picture


def test_a_broken_photo_is_told_for_paper_too(tmp_path: Path) -> None:
    """By its name."""
    data = photo("JPEG", (1600, 1067))
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    found = for_print(tmp_path / "cache", tmp_path / "a.jpg")

    assert isinstance(found, Fault)
    assert found.arguments["found"] == "a.jpg"
