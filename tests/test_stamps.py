"""Stamps: a file that is as it was is known again, any other is not."""

from pathlib import Path

from generator.stamps import FRESH, scan, settled, stamp


def test_a_changed_file_has_another_stamp(tmp_path: Path) -> None:
    """Even one of the same length, put in its place."""
    path = tmp_path / "a"
    path.write_text("1")
    before = stamp(path.stat())
    path.unlink()
    (tmp_path / "b").write_text("x")
    path.write_text("2")

    assert before != stamp(path.stat())


def test_a_stamp_of_this_moment_does_not_tell() -> None:
    """The file may change again before the clock ticks."""
    assert not settled((1, 1_000, 1_000, 1), 1_000 + FRESH)
    assert settled((1, 1_000, 1_000, 1), 1_001 + FRESH)


def test_a_scan_names_files_from_the_folder_down(tmp_path: Path) -> None:
    """Folders themselves are not named."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_text("x")

    assert ["a/b/c"] == list(scan(tmp_path))
