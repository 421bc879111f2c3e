"""Today: what was asked for, else what the sources say; never the machine's own clock."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.clock import today
from generator.load import load
from tests.worlds import make_data

DAY = date(2026, 11, 23)
EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}


def of(folder: Path, option: date | None = None, environment: dict[str, str] | None = None) -> date | None:
    """Today for the tests' data in this folder."""
    if not (folder / "data").exists():
        make_data(folder)
    return today(option, environment or {}, folder, load(folder, folder / "data").readable)


def commit(folder: Path, when: str) -> None:
    """A commit of that moment in a new repository."""
    author = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for line in (["init", "-q"], [*author, "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(
            ["git", *line],
            cwd=folder,
            check=True,
            env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "HOME": str(folder)},
        )


def test_the_newest_thing_done_is_today_where_nothing_else_is_known(tmp_path: Path) -> None:
    """A deed, a publication, a station; the planned meeting of September does not count."""
    assert date(2026, 6, 20) == of(tmp_path)


def test_nothing_done_leaves_today_open(tmp_path: Path) -> None:
    """Without dates there is no today."""
    (tmp_path / "data").mkdir()

    assert of(tmp_path) is None


def test_a_commit_comes_before_what_was_done(tmp_path: Path) -> None:
    """The same commit gives the same site on every machine and on every day."""
    commit(tmp_path, "2026-10-01T23:30:00 +0800")

    assert date(2026, 10, 1) == of(tmp_path)


def test_the_environment_comes_before_the_commit(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH is the convention of reproducible builds; its day is that of UTC."""
    commit(tmp_path, "2026-10-01T23:30:00 +0800")

    assert date(2023, 11, 14) == of(tmp_path, None, EPOCH)


def test_the_option_comes_first(tmp_path: Path) -> None:
    """Who names a day means it."""
    assert DAY == of(tmp_path, DAY, EPOCH)


@pytest.mark.parametrize("value", ["", "yesterday", "-1", "1.5", "９", "1" * 30, "1" * 5000])
def test_an_environment_that_makes_no_sense_is_passed_over(tmp_path: Path, value: str) -> None:
    """A wrong variable is no reason to stop."""
    assert date(2026, 6, 20) == of(tmp_path, None, {"SOURCE_DATE_EPOCH": value})
