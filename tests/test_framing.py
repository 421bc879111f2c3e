"""Framing: the engine runs when its sources have changed, and only then."""

import os
from pathlib import Path

import pytest

from generator.framing import Framed, Frames
from tests.worlds import make_root


@pytest.mark.slow
def test_a_frame_is_made_again_only_when_its_sources_change(tmp_path: Path) -> None:
    """A kept frame is the one that was made; a changed hand-written page makes another."""
    root, frames = make_root(tmp_path / "root"), Frames(tmp_path / "frame")
    first = frames.get(root, "mkdocs", {}, os.environ)
    time = (tmp_path / "frame" / "frame").stat().st_mtime_ns
    again = frames.get(root, "mkdocs", {}, os.environ)
    kept = (tmp_path / "frame" / "frame").stat().st_mtime_ns
    (root / "docs" / "about.md").write_text("# 关于\n\n新的说明\n", "utf-8")
    changed = frames.get(root, "mkdocs", {}, os.environ)
    assert isinstance(changed, Framed)

    assert first == again
    assert time == kept
    assert changed != first
    assert "新的说明" in (changed.frame.folder / "about.html").read_text("utf-8")
