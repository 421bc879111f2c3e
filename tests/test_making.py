"""The command `new`: it writes a valid record, or says what is wrong and writes nothing."""

from pathlib import Path

import pytest

from tests.test_cli import shifan
from tests.worlds import make_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "root")


def test_new_writes_a_valid_record(root: Path) -> None:
    """From options alone: the file lies in the right folder, and `check` has nothing to say."""
    done = shifan(
        "new", "case", "--id", "gz-c09", "-s", "title=榕树头的夜校", "-s", "domain=rural", "-s", "region=440113",
        "-s", "body=晚上八点，灯亮了。", "-s", "points=gz-0001，gd-0001", cwd=root,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("cases/440100/gz-c09.yml")
    assert shifan("check", cwd=root).returncode == 0


def test_new_names_what_is_wrong_and_writes_nothing(root: Path) -> None:
    """An answer that `check` would refuse is refused with the same words."""
    before = sorted(root.rglob("*.yml"))
    done = shifan("new", "organ", "--id", "sz", "-s", "name=深圳", "-s", "level=city", "-s", "region=440300", cwd=root)

    assert done.returncode == 1
    assert "not-in-list" in done.stderr
    assert "prefecture" in done.stderr
    assert sorted(root.rglob("*.yml")) == before


def test_new_without_a_terminal_names_the_missing_option(root: Path) -> None:
    """Nobody is there to be asked: exit 2 and the option that answers."""
    done = shifan("new", "organ", "--id", "sz", "-s", "name=深圳", cwd=root)

    assert done.returncode == 2
    assert "--set level" in done.stderr


def test_new_never_writes_over_a_record(root: Path) -> None:
    """An id that exists is a problem."""
    done = shifan("new", "organ", "--id", "gz", "-s", "name=x", "-s", "level=county", "-s", "region=440113", cwd=root)

    assert done.returncode == 1
    assert "duplicate-id" in done.stderr
