"""Packs for tests: a little province, read, checked and printed."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.outputs.handout import faces
from generator.packing import Pack, Source, meeting_pack, ready
from tests.worlds import TODAY, make_root

MEETING = "2026-09-panyu"


def needs_fonts() -> None:
    """Skips a test where there is nothing to print Chinese with."""
    if not any("CJK SC" in face.family or "Noto Serif SC" in face.family for face in faces((), system=True)):
        pytest.skip("There are no Chinese fonts; `python3 dev.py test` gets them.")


def source_of(root: Path) -> Source:
    """What is printed from; there must be no problem that forbids it."""
    found = ready(root, root / "data", TODAY, os.environ)
    assert found.source is not None, found.problems
    return found.source


def packed(folder: Path, changes: Mapping[str, str | None] | None = None, meeting: str = MEETING) -> Pack:
    """The pack of a meeting of the tests' province with these changes."""
    needs_fonts()
    source = source_of(make_root(folder / "root", changes))
    return meeting_pack(source, source.catalog.meetings[meeting])
