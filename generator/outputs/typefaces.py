"""Which characters a font has; the only module that imports fontTools."""

from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

Ranges = tuple[tuple[int, int], ...]
"""First and last code point of each run of characters, in order."""


def coverage(path: Path, index: int) -> Ranges:
    """The characters of one font of a file, as its `cmap` table has them; none where the file is no font after all."""
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            # The names of the glyphs are nothing to us, and to read them takes as long as all the rest.
            font.setGlyphOrder([""] * 0x10000)
            return ranges(font.getBestCmap() or ())
    except (TTLibError, OSError, AssertionError, KeyError, ValueError):
        return ()


def ranges(points: Iterable[int]) -> Ranges:
    """Code points as runs."""
    found: list[list[int]] = []
    for point in sorted(points):
        if found and point == found[-1][1] + 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return tuple((first, last) for first, last in found)
