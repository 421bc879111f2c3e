"""What a font can show, as its own table says."""

from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.handout import faces
from generator.outputs.typefaces import coverage, joined, ranges
from tests.packs import needs_fonts


@given(st.frozensets(st.integers(0, 2000)))
def test_runs_hold_exactly_their_points(points: frozenset[int]) -> None:
    """Runs are in order, apart from each other, and nothing is lost or added."""
    found = ranges(points)

    assert points == {point for first, last in found for point in range(first, last + 1)}
    assert all(before[1] + 1 < after[0] for before, after in pairwise(found))


def test_a_chinese_font_shows_names_and_no_emoji() -> None:
    """The characters that names of places and people need are there."""
    needs_fonts()
    face = next(face for face in faces((), system=True) if "CJK SC" in face.family or "Noto Serif SC" in face.family)
    found = coverage(Path(face.path), face.number)
    has = {sign for sign in "喆堃玥祎镕垚镇〓🍊" if any(first <= ord(sign) <= last for first, last in found)}

    assert set("喆堃玥祎镕垚镇〓") == has


def test_what_is_no_font_shows_nothing(tmp_path: Path) -> None:
    """A file may have been cut short, or be something else under that name."""
    for number, data in enumerate((b"", b"\0\1\0\0" + bytes(60), b"true", b"ttcf\0\1\0\0\0\0\0\1\0\0\0\0")):
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(data)

        assert coverage(path, 0) == ()
    assert coverage(tmp_path / "missing.ttf", 0) == ()


@given(st.frozensets(st.integers(1, 0x1FFFF), max_size=40), st.booleans())
def test_a_table_says_the_same_in_either_form(
    tmp_path_factory: pytest.TempPathFactory, points: frozenset[int], far: bool
) -> None:
    """The library writes runs where a character lies beyond the first 65,536, and another form where none does."""
    signs = sorted({point for point in points if far or (point < 0xFFFF and not 0xD800 <= point < 0xE000)})
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", *(f"g{point}" for point in signs)])
    builder.setupCharacterMap({point: f"g{point}" for point in signs})
    path = tmp_path_factory.mktemp("font") / "a.ttf"
    builder.save(path)

    assert coverage(path, 0) == ranges(signs)


def test_large_fonts_are_read_as_the_library_reads_them() -> None:
    """Every font of the system, one of a collection as well."""
    needs_fonts()
    for face in faces((), system=True):
        if "CJK SC" in face.family or face.family.startswith("DejaVu"):
            with TTFont(face.path, fontNumber=face.number, lazy=True) as font:
                assert coverage(Path(face.path), face.number) == ranges(font.getBestCmap())


def test_a_font_cut_short_shows_nothing_and_harms_nobody(tmp_path: Path) -> None:
    """Wherever the cut is."""
    needs_fonts()
    face = next(face for face in faces((), system=True) if "CJK SC" in face.family or "Noto Serif SC" in face.family)
    data, path = Path(face.path).read_bytes()[:300_000], tmp_path / "a.ttc"
    for length in (11, 13, 40, 2000, 70_000, 300_000):
        path.write_bytes(data[:length])

        assert isinstance(coverage(path, face.number), tuple)


def test_runs_that_touch_are_one() -> None:
    """A table may tell two apart because their glyphs are."""
    assert ((1, 6), (8, 9)) == joined([(1, 3), (4, 6), (8, 9)])
