"""What a file of `data/media` is, told from its content; imports only the standard library.

A photo is JPEG, PNG or WebP, an attachment is PDF. The content decides, and the file's ending has to agree. What is
said here of a picture is cheap and not the last word: whether its pixels can be read shows when it is encoded.
"""

import os
import re
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

PHOTOS = ("JPEG", "PNG", "WebP")
ATTACHMENTS = ("PDF",)
MEDIA = (*PHOTOS, *ATTACHMENTS)
LARGEST = 20_000_000
"""Bytes of a photo or an attachment."""
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 30_000
"""Pixels of a photo's width or height."""

ENDINGS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WebP", ".pdf": "PDF"}
# Parts of a file; no honest one has more, and walking through millions of them would cost seconds.
MOST_PARTS = 20_000
ORIENTATION = 0x0112
OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
SIGNATURES = (
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("WebP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("PDF", re.compile(rb"%PDF-")),
    ("GIF", re.compile(rb"GIF8")),
    ("HEIC", re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1)", re.DOTALL)),
    ("AVIF", re.compile(rb".{4}ftypavi", re.DOTALL)),
    ("video", re.compile(rb".{4}ftyp|\x1aE\xdf\xa3|RIFF.{4}AVI ", re.DOTALL)),
    ("TIFF", re.compile(rb"II\*\0|MM\0\*")),
    ("BMP", re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)),
    ("SVG", re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)", re.IGNORECASE)),
    ("HTML", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|script)", re.IGNORECASE)),
    ("Office/ZIP", re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0")),
)


class Fault(NamedTuple):
    """What is wrong with a file: a problem code and its arguments; `found` is the file's name."""

    code: str
    arguments: dict[str, str]

    def of(self, path: Path) -> "Fault":
        """The same fault, with the name."""
        return Fault(self.code, {"found": path.name, **self.arguments})


@dataclass(frozen=True, slots=True)
class Header:
    """The type, and of a photo its width and height in pixels as people see it: after the turn that `orientation` asks for."""

    kind: str
    width: int = 0
    height: int = 0
    orientation: int = 1
    """1 to 8, as in EXIF."""


def picture_problem(path: Path) -> Fault | None:
    """Why a file cannot be a photo of the site, as far as its header tells."""
    return _fault(probe(path, PHOTOS))


def attachment_problem(path: Path) -> Fault | None:
    """Why a file cannot be an attachment."""
    return _fault(probe(path, ATTACHMENTS))


def media_problem(path: Path) -> Fault | None:
    """Why a file must not lie in `data/media` at all."""
    return _fault(probe(path))


def _fault(found: Header | Fault) -> Fault | None:
    return found if isinstance(found, Fault) else None


def probe(path: Path, allowed: tuple[str, ...] = MEDIA) -> Header | Fault:
    """What a file is; reads its header only. Links, pipes and devices are refused unopened."""
    file = _opened(path)
    if isinstance(file, Fault):
        return file
    with file:
        found = header(file, path.suffix, allowed)
    return found.of(path) if isinstance(found, Fault) else found


def load(path: Path, allowed: tuple[str, ...] = MEDIA) -> bytes | Fault:
    """The bytes of a file with whose header nothing is wrong."""
    file = _opened(path)
    if isinstance(file, Fault):
        return file
    with file:
        # One byte more than is there or allowed: the file may be growing. To ask for all that is allowed takes room for it.
        data = file.read(min(os.fstat(file.fileno()).st_size, LARGEST) + 1)
    found = header(BytesIO(data), path.suffix, allowed)
    return found.of(path) if isinstance(found, Fault) else data


def _opened(path: Path) -> BinaryIO | Fault:
    try:
        if unsafe := _unsafe(os.lstat(path).st_mode):
            return unsafe
        descriptor = os.open(path, OPENING)
        # Another file may have taken the place in between.
        if unsafe := _unsafe(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            return unsafe
        return os.fdopen(descriptor, "rb")
    except (FileNotFoundError, NotADirectoryError):
        return Fault("media-missing", {"found": path.name, "nearest": ""})
    except (OSError, ValueError) as error:
        return Fault("unreadable", {"reason": getattr(error, "strerror", None) or type(error).__name__})


def _unsafe(mode: int) -> Fault | None:
    kinds = {stat.S_IFLNK: "symlink", stat.S_IFDIR: "folder", stat.S_IFIFO: "fifo", stat.S_IFSOCK: "socket"}
    return None if stat.S_ISREG(mode) else Fault("unsafe-file", {"kind": kinds.get(stat.S_IFMT(mode), "device")})


def header(file: BinaryIO, suffix: str = "", allowed: tuple[str, ...] = MEDIA) -> Header | Fault:
    """What the content of a file is; `suffix` is the ending of its name, '' when it has no name. Faults do not name it."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size > LARGEST:
        return Fault("media-too-large", {"size": _megabytes(size), "limit": _megabytes(LARGEST)})
    start = file.read(64)
    kind = next((name for name, signature in SIGNATURES if signature.match(start)), "unknown" if start else "empty")
    if kind not in allowed:
        return Fault("media-type", {"kind": kind, "allowed": "、".join(allowed)})
    if suffix and ENDINGS.get(suffix.lower()) != kind:
        return Fault("media-ending", {"ending": suffix, "kind": kind})
    file.seek(0)
    try:
        return _bounded(READERS[kind](file, size))
    except _Broken:
        return Fault("media-broken", {"kind": kind})


def _megabytes(size: int) -> str:
    """Rounded up, so that what is too large never looks as if it were not."""
    return f"{-(-size // 100_000) / 10:g} MB"


def _bounded(found: Header | Fault) -> Header | Fault:
    if isinstance(found, Fault) or found.kind == "PDF":
        return found
    if not found.width or not found.height:
        return Fault("media-broken", {"kind": found.kind})
    if found.width * found.height > MOST_PIXELS or max(found.width, found.height) > LONGEST_SIDE:
        size = {"width": str(found.width), "height": str(found.height)}
        return Fault("media-too-many-pixels", {**size, "limit": str(MOST_PIXELS), "side": str(LONGEST_SIDE)})
    return found


# --- What each format says of itself


class _Broken(Exception):
    """The file ends too early or contradicts itself."""


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise _Broken
    return data


def _jpeg(file: BinaryIO, size: int) -> Header | Fault:
    """Segments up to the pixels (ITU-T T.81, annex B), and an end somewhere behind them."""
    width = height = 0
    orientation = 1
    for marker, length in _segments(file):
        data = _exactly(file, min(length, 65_536))
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[1:5].ljust(4, b"\0"))
        elif marker == 0xE1 and data.startswith(b"Exif\0\0"):
            orientation = _orientation(data[6:])
    _need(_has_end(file, size, b"\xff\xd9"))
    return _turned("JPEG", width, height, orientation)


def _segments(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Marker and length of each segment before the pixels; the file then stands at its content."""
    _exactly(file, 2)
    for _ in range(MOST_PARTS):
        marker = _exactly(file, 2)
        while marker == b"\xff\xff":
            marker = marker[1:] + _exactly(file, 1)
        _need(marker[0] == 0xFF)
        if marker[1] == 0xDA:
            return
        length = int.from_bytes(_exactly(file, 2), "big") - 2
        _need(length >= 0)
        yield marker[1], length
    raise _Broken


def _has_end(file: BinaryIO, size: int, end: bytes) -> bool:
    """Whether the mark is there: usually the last bytes, but phones append things."""
    pixels = file.tell()
    file.seek(max(pixels, size - 65_536))
    if end in file.read():
        return True
    file.seek(pixels)
    return end in file.read()


def _png(file: BinaryIO, size: int) -> Header | Fault:
    """Chunks up to the end (W3C PNG, section 5)."""
    width = height = 0
    orientation = 1
    file.seek(8)
    for kind, length, start in _chunks(file, size, ">I4s"):
        if kind == b"IEND":
            return _turned("PNG", width, height, orientation)
        if kind == b"IHDR":
            width, height = struct.unpack(">II", _exactly(file, 8))
        elif kind == b"acTL":
            return Fault("media-animated", {"kind": "PNG"})
        elif kind == b"eXIf":
            orientation = _orientation(_exactly(file, min(length, 65_536)))
        file.seek(start + length + 4)
    raise _Broken


def _webp(file: BinaryIO, size: int) -> Header | Fault:
    """The RIFF container and its chunks (RFC 9649)."""
    end = int.from_bytes(_exactly(file, 8)[4:], "little") + 8
    _need(end <= size)
    width = height = 0
    orientation = 1
    file.seek(12)
    for kind, length, start in _chunks(file, end, "<4sI"):
        data = _exactly(file, min(length, 65_536))
        if kind == b"VP8X" and data[:1] and data[0] & 2:
            return Fault("media-animated", {"kind": "WebP"})
        if kind in (b"VP8 ", b"VP8L"):
            width, height = _webp_size(kind, data)
        elif kind == b"EXIF":
            orientation = _orientation(data.removeprefix(b"Exif\0\0"))
        file.seek(start + length + length % 2)
    return _turned("WebP", width, height, orientation)


def _webp_size(kind: bytes, data: bytes) -> tuple[int, int]:
    _need(len(data) >= 10)
    if kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    _need(data[3:6] == b"\x9d\x01\x2a")
    width, height = struct.unpack("<HH", data[6:10])
    return width & 0x3FFF, height & 0x3FFF


def _chunks(file: BinaryIO, end: int, layout: str) -> Iterator[tuple[bytes, int, int]]:
    """Type, length and start of the content of each chunk; PNG writes the length first."""
    for _ in range(MOST_PARTS):
        if file.tell() >= end - 1:
            return
        first, second = struct.unpack(layout, _exactly(file, 8))
        kind, length = (first, second) if isinstance(first, bytes) else (second, first)
        _need(file.tell() + length <= end)
        yield kind, length, file.tell()
    raise _Broken


def _pdf(file: BinaryIO, size: int) -> Header | Fault:
    """Readers look for the end mark in the last kilobyte (ISO 32000-1, H.3); some programs append more than that."""
    _need(_has_end(file, size, b"%%EOF"))
    return Header("PDF")


READERS = {"JPEG": _jpeg, "PNG": _png, "WebP": _webp, "PDF": _pdf}


def _need(condition: bool) -> None:
    if not condition:
        raise _Broken


def _turned(kind: str, width: int, height: int, orientation: int) -> Header:
    return Header(kind, *((height, width) if orientation >= 5 else (width, height)), orientation)


def _orientation(exif: bytes) -> int:
    """The entry of the first directory (TIFF 6.0, section 2); 1 when it is missing or makes no sense."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if not order:
        return 1
    try:
        (start,) = struct.unpack_from(order + "I", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, start)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(order + "HHIH", exif, start + 2 + 12 * number)
            if tag == ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
