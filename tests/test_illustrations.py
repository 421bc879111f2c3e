"""The pictures of the demonstration data: the drawing program is deterministic, and the folder holds what records name."""

import re
from pathlib import Path

import pytest

from bench.illustrations.gallery import drawn, names

NAMED = re.compile(r"(?m)^[\s-]*file:[ \t]*[\"']?([^\s\"'#]+)|\bmedia/([\w./-]+)")
"""A file as a record's field names it, or as a text links it."""


def named(data: Path) -> set[str]:
    """Every file of `media/` that a record names."""
    return {"".join(match) for path in data.rglob("*.yml") for match in NAMED.findall(path.read_text("utf-8"))}


def lying(data: Path) -> set[str]:
    """Every file that lies in `media/`."""
    return {path.relative_to(data / "media").as_posix() for path in (data / "media").rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["gz-c04", "mz-0002"])
def test_a_picture_is_drawn_the_same_every_time(name: str) -> None:
    """Two drawings of one scene have the same pixels, whatever was drawn before."""
    first = drawn(name, scale=1)

    assert (1600, 1000) == first.size
    assert first.tobytes() == drawn(name, scale=1).tobytes()


def test_every_named_file_exists(root: Path) -> None:
    """A record names no picture that is missing."""
    assert set() == named(root / "data") - lying(root / "data")


def test_no_file_lies_unused(root: Path) -> None:
    """Nothing lies in `data/media` that no record names."""
    assert set() == lying(root / "data") - named(root / "data")


def test_every_picture_has_its_scene(root: Path) -> None:
    """Each WebP of the demonstration data can be drawn again, and each scene is used."""
    assert set(names()) == {Path(file).stem for file in lying(root / "data") if file.endswith(".webp")}
