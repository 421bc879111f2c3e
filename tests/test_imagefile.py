import os
import socket
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.imagefile import (
    ATTACHMENTS,
    LARGEST,
    MEDIA,
    MOST_PIXELS,
    PHOTOS,
    Fault,
    Header,
    attachment_problem,
    header,
    load,
    media_problem,
    picture_problem,
    probe,
)

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def picture(
    kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", orientation: int = 1, **options: object
) -> bytes:
    """A photo as a camera writes it, with EXIF when it lies on its side."""
    file, exif = BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    Image.new(mode, size).save(file, kind, **options, **({"exif": exif.tobytes()} if orientation != 1 else {}))
    return file.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    """A PNG that claims a size without having the pixels."""
    start = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + start + b"".join(more) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def told(data: bytes) -> Header | Fault:
    return header(BytesIO(data))


@pytest.mark.parametrize("kind", PHOTOS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_has_the_size_people_see(kind: str, orientation: int) -> None:
    """A photo that its camera turned has width and height exchanged."""
    size = (20, 40) if orientation >= 5 else (40, 20)

    assert told(picture(kind, orientation=orientation)) == Header(kind, *size, orientation)


@pytest.mark.parametrize(
    "data",
    [
        picture("JPEG", progressive=True),
        picture("JPEG", mode="CMYK"),
        picture("JPEG", icc_profile=b"x" * 150_000, comment=b"y" * 60_000),
        picture("JPEG") + b"appended by a phone" * 10_000,
        picture("JPEG").replace(b"\xff\xd8\xff", b"\xff\xd8\xff\xff\xff", 1),
        picture("PNG", mode="P"),
        picture("PNG", mode="I;16"),
        picture("PNG") + b"\0\0",
        picture("WebP", lossless=True),
        picture("WebP", mode="RGBA"),
        picture("WebP", xmp=b"<x/>"),
    ],
)
def test_every_sort_of_photo_is_read(data: bytes) -> None:
    """Progressive, CMYK, grey, transparent and lossless photos, long metadata and appended bytes are all right."""
    found = told(data)

    assert isinstance(found, Header) and (found.width, found.height) == (40, 20)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (b"GIF89a", "GIF"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"\0\0\0\x18ftypisom", "video"),
        (b"II*\0", "TIFF"),
        (b"BM\1\0\0\0\0\0\0\0", "BMP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><svg/>", "SVG"),
        (b"<!DOCTYPE html>", "HTML"),
        (b"<script>", "HTML"),
        (b"PK\x03\x04", "Office/ZIP"),
        (b"hello", "unknown"),
        (b"", "empty"),
        (b" %PDF-1.4", "unknown"),
    ],
)
def test_everything_else_is_refused_by_its_content(start: bytes, found: str) -> None:
    """What is neither photo nor PDF is named, whatever its ending says."""
    assert header(BytesIO(start), ".jpg") == Fault("media-type", {"kind": found, "allowed": "JPEG、PNG、WebP、PDF"})


@pytest.mark.parametrize(
    ("data", "suffix", "expected"),
    [
        (picture("JPEG"), ".jpg", None),
        (picture("JPEG"), ".JPEG", None),
        (picture("PNG"), ".png", None),
        (PDF, ".pdf", None),
        (picture("PNG"), ".jpg", Fault("media-ending", {"found": "x.jpg", "ending": ".jpg", "kind": "PNG"})),
        (PDF, ".html", Fault("media-ending", {"found": "x.html", "ending": ".html", "kind": "PDF"})),
    ],
)
def test_the_ending_agrees_with_the_content(tmp_path: Path, data: bytes, suffix: str, expected: Fault | None) -> None:
    """A server tells the type by the ending, so a wrong one is refused."""
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)

    assert media_problem(path) == expected


def test_photos_and_attachments_are_not_exchanged(tmp_path: Path) -> None:
    """A PDF is no photo and a photo no attachment."""
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "b.jpg").write_bytes(picture("JPEG"))

    assert picture_problem(tmp_path / "a.pdf") == Fault(
        "media-type", {"found": "a.pdf", "kind": "PDF", "allowed": "JPEG、PNG、WebP"}
    )
    assert attachment_problem(tmp_path / "b.jpg") == Fault(
        "media-type", {"found": "b.jpg", "kind": "JPEG", "allowed": "PDF"}
    )
    assert picture_problem(tmp_path / "b.jpg") is attachment_problem(tmp_path / "a.pdf") is None


@pytest.mark.parametrize(
    "data",
    [
        picture("PNG", save_all=True, append_images=[Image.new("RGB", (40, 20), "red")]),
        picture("WebP", save_all=True, append_images=[Image.new("RGB", (40, 20), "red")]),
    ],
)
def test_animations_are_refused(data: bytes) -> None:
    """A photo stands still."""
    found = told(data)

    assert isinstance(found, Fault) and found.code == "media-animated"


@pytest.mark.parametrize(
    "data", [picture("JPEG", (400, 300)), picture("PNG", (400, 300)), picture("WebP", (400, 300)), PDF]
)
def test_a_file_cut_short_is_broken(data: bytes) -> None:
    """An upload that stopped half-way is noticed without decoding, wherever it stopped."""
    for length in (12, 30, len(data) // 2, len(data) - 7):
        found = told(data[:length])

        assert isinstance(found, Fault) and found.code in ("media-broken", "media-type")


def test_sizes_within_the_file_agree() -> None:
    """A container that says more than it holds, or holds a part that says more, is broken."""
    noise = BytesIO()
    Image.effect_noise((600, 600), 90).save(noise, "WebP", quality=100)
    longer = bytearray(noise.getvalue())
    longer[18] += 1

    assert len(noise.getvalue()) > 200_000
    assert told(noise.getvalue()[:-100]) == Fault("media-broken", {"kind": "WebP"})
    assert told(bytes(longer)) == Fault("media-broken", {"kind": "WebP"})


@pytest.mark.parametrize(("width", "height"), [(10_000, 5_001), (30_001, 1), (1, 4_000_000_000)])
def test_decompression_bombs_are_refused_unopened(width: int, height: int) -> None:
    """A small file that claims too many pixels is refused for its header."""
    assert told(png(width, height)) == Fault(
        "media-too-many-pixels",
        {"width": str(width), "height": str(height), "limit": str(MOST_PIXELS), "side": "30000"},
    )


def test_a_photo_without_pixels_is_broken() -> None:
    """A width of nothing is no size."""
    assert told(png(0, 5)) == Fault("media-broken", {"kind": "PNG"})


def test_files_that_are_too_large_are_refused(tmp_path: Path) -> None:
    """Twenty megabytes are allowed, one byte more is not."""
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(LARGEST + 1)

    assert probe(tmp_path / "a.pdf") == Fault(
        "media-too-large", {"found": "a.pdf", "size": "20.1 MB", "limit": "20 MB"}
    )
    assert load(tmp_path / "a.pdf") == probe(tmp_path / "a.pdf")


def test_millions_of_parts_are_broken() -> None:
    """Reading a header never costs seconds."""
    assert told(png(1, 1, chunk(b"tEXt", b"") * 30_000)) == Fault("media-broken", {"kind": "PNG"})
    assert told(b"\xff\xd8" + b"\xff\xfe\0\2" * 30_000 + picture("JPEG")[2:]) == Fault("media-broken", {"kind": "JPEG"})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file or a folder that is not there is missing."""
    assert probe(tmp_path / "a.jpg") == Fault("media-missing", {"found": "a.jpg", "nearest": ""})
    assert probe(tmp_path / "no" / "a.jpg") == Fault("media-missing", {"found": "a.jpg", "nearest": ""})


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
def test_links_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    """What is no regular file is refused at once; a pipe would wait for ever."""
    (tmp_path / "a.jpg").write_bytes(picture("JPEG"))
    (tmp_path / "link.jpg").symlink_to(tmp_path / "a.jpg")
    (tmp_path / "folder.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.jpg"))

    found = {kind: probe(tmp_path / f"{kind}.jpg") for kind in ("link", "folder", "pipe", "socket")}

    assert found == {
        "link": Fault("unsafe-file", {"kind": "symlink"}),
        "folder": Fault("unsafe-file", {"kind": "folder"}),
        "pipe": Fault("unsafe-file", {"kind": "fifo"}),
        "socket": Fault("unsafe-file", {"kind": "socket"}),
    }
    assert probe(Path("/dev/null")) == Fault("unsafe-file", {"kind": "device"})


def test_a_name_that_no_system_takes_is_unreadable(tmp_path: Path) -> None:
    """A name with a NUL or of a thousand characters is a fault, not an exception."""
    assert probe(tmp_path / "a\0.jpg") == Fault("unreadable", {"reason": "ValueError"})
    assert [fault.code for fault in [probe(tmp_path / ("a" * 1000))] if isinstance(fault, Fault)] == ["unreadable"]


def test_load_gives_the_bytes(tmp_path: Path) -> None:
    """What is right is read whole; what is wrong is not."""
    (tmp_path / "a.jpg").write_bytes(picture("JPEG"))

    assert load(tmp_path / "a.jpg", PHOTOS) == picture("JPEG")
    assert load(tmp_path / "a.jpg", ATTACHMENTS) == probe(tmp_path / "a.jpg", ATTACHMENTS)


def test_an_orientation_that_makes_no_sense_is_none() -> None:
    """Broken EXIF does not turn a photo, nor stop it."""
    for exif in (
        b"",
        b"II*\0",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff",
        b"MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\x09\0\0",
    ):
        assert told(picture("JPEG", exif=b"Exif\0\0" + exif)) == Header("JPEG", 40, 20, 1)


SAMPLES = [
    picture("JPEG", orientation=6),
    picture("PNG", orientation=6),
    picture("WebP", orientation=6),
    picture("WebP"),
    picture("WebP", lossless=True),
    PDF,
]


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 1500), st.binary(min_size=1, max_size=8)), max_size=4),
    st.integers(0, 1500),
)
def test_damaged_files_are_values(data: bytes, damages: list[tuple[int, bytes]], length: int) -> None:
    """Whatever a file holds, the answer is a header with a sensible size or a fault; never an exception."""
    damaged = bytearray(data)
    for place, piece in damages:
        damaged[place : place + len(piece)] = piece
    found = told(bytes(damaged[: length or None]))

    if isinstance(found, Header):
        assert found.kind in MEDIA and found.width * found.height <= MOST_PIXELS
        assert found.kind == "PDF" or (found.width and found.height and 1 <= found.orientation <= 8)
