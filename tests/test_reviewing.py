"""The command `review`: what it prints and writes, and how it ends."""

import json
from pathlib import Path

import pytest

from tests.histories import begun, committed
from tests.test_cli import shifan
from tests.worlds import world_text

POINT = "data/points/440100/gz-0001.yml"
WRONG = world_text("points/440100/gz-0001.yml").replace("domain: rural", "domain: rurl")
RIGHT = world_text("points/440100/gz-0001.yml").replace("members: 34", "members: 36")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    begun(tmp_path)
    return tmp_path


def test_a_report_is_written_and_the_end_is_clean(repository: Path) -> None:
    """Exit 0 also where the change is wrong: the report is there."""
    committed(repository, {POINT: WRONG})
    done = shifan("review", "HEAD~1", cwd=repository / "data")

    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("# 改动审阅：")


def test_fail_ends_with_1_on_errors(repository: Path) -> None:
    """Not on warnings, unless they are to count."""
    committed(repository, {POINT: RIGHT.replace("countryside_hookup:\n  name: 沙溪围村挂钩点\n", "")})
    committed(repository, {POINT: WRONG})

    assert 1 == shifan("review", "HEAD~1", "--fail", cwd=repository).returncode
    assert 0 == shifan("review", "HEAD~2", "HEAD~1", "--fail", cwd=repository).returncode
    assert 1 == shifan("review", "HEAD~2", "HEAD~1", "--fail", "--strict", cwd=repository).returncode


def test_both_versions_can_be_files(repository: Path) -> None:
    """The short one and the full one; then nothing is printed."""
    committed(repository, {POINT: RIGHT})
    done = shifan("review", "HEAD~1", "--out", "short.md", "--full", "full.md", "--lang", "en", cwd=repository)

    assert (0, "") == (done.returncode, done.stdout)
    assert "# Review: " in (repository / "short.md").read_text("utf-8")
    assert "# Review: " in (repository / "full.md").read_text("utf-8")


def test_other_formats(repository: Path) -> None:
    """JSON for programs, commands for GitHub's runner."""
    committed(repository, {POINT: WRONG})

    assert (
        "gz-0001"
        == json.loads(shifan("review", "HEAD~1", "--format", "json", cwd=repository).stdout)["records"][0]["id"]
    )
    assert shifan("review", "HEAD~1", "--format", "github", cwd=repository).stdout.startswith("::error file=")


def test_lines_lead_to_the_repository_that_is_named(repository: Path) -> None:
    """A fork's review links to the fork."""
    committed(repository, {POINT: RIGHT})
    said = shifan("review", "HEAD~1", "--repository", "https://example.org/fork", cwd=repository).stdout

    assert "](https://example.org/fork/blob/" in said
    assert "](javascript" not in shifan("review", "HEAD~1", "--repository", "javascript:x", cwd=repository).stdout


@pytest.mark.parametrize("name", ["nowhere", "--all", "main:data", "-h\n"])
def test_a_commit_that_is_none_is_wrong_usage(repository: Path, name: str) -> None:
    """Exit 2, in one sentence."""
    done = shifan("review", "--", name, cwd=repository)

    assert 2 == done.returncode
    assert "Traceback" not in done.stderr


def test_without_a_repository_the_environment_is_wrong(tmp_path: Path) -> None:
    """Exit 3, in one sentence."""
    (tmp_path / "mkdocs.yml").touch()
    done = shifan("review", "main", cwd=tmp_path)

    assert (3, 1) == (done.returncode, done.stderr.count("\n"))


def test_a_shallow_clone_says_what_it_lacks(repository: Path, tmp_path: Path) -> None:
    """The base is not there, and nothing is fetched."""
    (repository / ".git" / "objects").rename(repository / ".git" / "elsewhere")
    (repository / ".git" / "objects").mkdir()
    done = shifan("review", "HEAD", cwd=repository)

    assert done.returncode in (2, 3)
    assert "Traceback" not in done.stderr
