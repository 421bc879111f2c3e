"""What a font can show, as its own table says."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.handout import faces
from generator.outputs.typefaces import coverage, ranges
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
