"""git: the date of HEAD, and nothing worse than None where there is none."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.git import head_date


def run(folder: Path, *line: str, when: str = "2026-10-01T23:30:00 +0800") -> None:
    """git in a folder, at that moment."""
    dates = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00 +0000"}
    names = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *names, *line], cwd=folder, check=True, env={**os.environ, **dates}, capture_output=True)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-10-01T23:30:00 +0800", date(2026, 10, 1)),
        ("2026-10-01T00:30:00 +0800", date(2026, 10, 1)),
        ("2026-10-01T23:30:00 -0500", date(2026, 10, 1)),
    ],
)
def test_the_date_is_that_of_the_committers_calendar(tmp_path: Path, when: str, day: date) -> None:
    """Not the reader's time zone, and not the author's date, which a rebase leaves behind."""
    run(tmp_path, "init", "-q")
    run(tmp_path, "commit", "-q", "--allow-empty", "-m", "x", when=when)

    assert day == head_date(tmp_path, os.environ)


def test_a_folder_within_a_repository_has_its_date(tmp_path: Path) -> None:
    """The site may be a part of a larger repository."""
    run(tmp_path, "init", "-q")
    run(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
    (tmp_path / "inner").mkdir()

    assert date(2026, 10, 1) == head_date(tmp_path / "inner", os.environ)


def test_without_a_commit_there_is_no_date(tmp_path: Path) -> None:
    """A repository that was only begun."""
    run(tmp_path, "init", "-q")

    assert head_date(tmp_path, os.environ) is None


def test_without_a_repository_there_is_no_date(tmp_path: Path) -> None:
    """An unpacked archive, or a folder that is gone."""
    ceiling = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}

    assert head_date(tmp_path, ceiling) is None
    assert head_date(tmp_path / "nowhere", ceiling) is None


def test_without_git_there_is_no_date(tmp_path: Path) -> None:
    """Git is a convenience, not a condition."""
    assert head_date(tmp_path, {"PATH": str(tmp_path)}) is None


def test_a_broken_repository_has_no_date(tmp_path: Path) -> None:
    """Whatever git says then is not our business."""
    run(tmp_path, "init", "-q")
    (tmp_path / ".git" / "HEAD").write_text("ref: \n")

    assert head_date(tmp_path, {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}) is None
