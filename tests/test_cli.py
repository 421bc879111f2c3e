"""The command line: how every command is run, and how wrong usage ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer import Typer

from generator import building, printing, reviewing
from generator.__main__ import DAILY, PRINTING, REVIEWING
from tests.worlds import ROOT, make_root, world_text

POINT = "points/440100/gz-0001.yml"
WRONG = {POINT: world_text(POINT).replace("domain: rural", "domain: rurl")}


def shifan(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, piped."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "root")


@pytest.mark.parametrize(
    "arguments",
    [("check", "--lang", "fr"), ("nonsense",), ("check", "--root", "nowhere"), ("build", "--today", "2006.2.28")],
)
def test_wrong_usage_is_exit_2(root: Path, arguments: tuple[str, ...]) -> None:
    """What the command does not understand it says, and ends with 2."""
    done = shifan(*arguments, cwd=root)

    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_root_the_usage_is_wrong(tmp_path: Path) -> None:
    """No mkdocs.yml here or above: exit 2 and how to name it."""
    done = shifan("check", cwd=tmp_path)

    assert done.returncode == 2
    assert "--root" in done.stderr


@pytest.mark.parametrize("command", ["build", "check", "serve", "new"])
def test_every_command_has_help_that_fits(root: Path, command: str) -> None:
    """Help names every option in Chinese and English."""
    done = shifan(command, "--help", cwd=root)

    assert done.returncode == 0
    assert "--root" in done.stdout


@pytest.mark.parametrize(
    ("words", "group"), [(DAILY, building.commands), (REVIEWING, reviewing.commands), (PRINTING, printing.commands)]
)
def test_commands_that_load_least_are_those_of_their_group(words: tuple[str, ...], group: Typer) -> None:
    """What `__main__` runs without the other commands is what the module holds."""
    assert set(words) == {each.name or each.callback.__name__ for each in group.registered_commands if each.callback}
