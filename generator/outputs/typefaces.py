"""Which characters a font has; the only module that imports fontTools."""

import struct
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

Ranges = tuple[tuple[int, int], ...]
"""First and last code point of each run of characters, in order."""


def coverage(path: Path, index: int) -> Ranges:
    """The characters of one font of a file, as its `cmap` table has them; none where the file is no font after all."""
    try:
        with path.open("rb") as file:
            return _groups(file, index) or _read(file, index)
    except (OSError, KeyError, ValueError):
        return ()


def ranges(points: Iterable[int]) -> Ranges:
    """Code points as runs."""
    return joined((point, point) for point in sorted(set(points)))


def joined(runs: Iterable[tuple[int, int]]) -> Ranges:
    """Runs in order, those that touch made one."""
    found: list[list[int]] = []
    for first, last in runs:
        if found and first == found[-1][1] + 1:
            found[-1][1] = last
        else:
            found.append([first, last])
    return tuple((first, last) for first, last in found)


def _read(file: BinaryIO, index: int) -> Ranges:
    """Of whatever font there is."""
    from fontTools.ttLib import TTFont, TTLibError  # takes half as long to load as all the rest of this program

    try:
        with TTFont(file, fontNumber=index, lazy=True) as font:
            # The names of the glyphs are nothing to us, and to read them takes as long as all the rest.
            font.setGlyphOrder([""] * 0x10000)
            return ranges(font.getBestCmap() or ())
    except (TTLibError, AssertionError, struct.error):
        return ()


def _groups(file: BinaryIO, index: int) -> Ranges:
    """Of a font whose table is in runs already, as that of every large one is (OpenType, `cmap`, format 12); else none."""
    try:
        read = _runs(_table(file, index, b"cmap"))
    except struct.error:
        return ()
    ordered = all(before[1] < after[0] for before, after in pairwise(read))
    return joined(read) if ordered and all(first <= last < 0x110000 for first, last in read) else ()


def _runs(table: bytes) -> list[tuple[int, int]]:
    """First and last code point of the groups of all Unicode. Raises struct.error."""
    for number in range(_numbers(table, ">2xH", 0)[0]):
        platform, encoding, start = _numbers(table, ">HHI", 4 + 8 * number)
        if (platform, encoding) == (3, 10) and _numbers(table, ">H", start) == (12,):
            (count,) = _numbers(table, ">I", start + 12)
            groups = struct.iter_unpack(">III", table[start + 16 : start + 16 + 12 * count])
            return [(first, last) for first, last, _ in groups]
    return []


def _table(file: BinaryIO, index: int, name: bytes) -> bytes:
    """A table of one font; empty where there is none."""
    file.seek(0)
    head = file.read(0x10000)  # where directories are
    start = _numbers(head, ">I", 12 + 4 * index)[0] if head[:4] == b"ttcf" else 0
    for number in range(_numbers(head, ">4xH", start)[0]):
        tag, offset, length = _numbers(head, ">4s4xII", start + 12 + 16 * number)
        if tag == name:
            file.seek(offset)
            return file.read(min(length, 10_000_000))
    return b""


def _numbers(data: bytes, layout: str, start: int) -> tuple[Any, ...]:  # Any: as the layout says
    return struct.unpack_from(layout, data, start)
