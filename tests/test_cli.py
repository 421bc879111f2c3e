"""The command line: what it prints, what it writes, how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import next_tree
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


def test_check_of_right_records_is_clean(root: Path) -> None:
    """Exit 0, nothing on standard output."""
    done = shifan("check", cwd=root / "data" / "points")

    assert (done.returncode, done.stdout) == (0, "")


def test_check_names_file_line_and_remedy(tmp_path: Path) -> None:
    """One plain line a problem: where, which code, what, how to mend it; exit 1."""
    done = shifan("check", "--root", str(make_root(tmp_path / "root", WRONG)), cwd=tmp_path)

    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("data/points/440100/gz-0001.yml:3:9 not-in-list ")
    assert "rural" in done.stdout
    assert " — " in done.stdout
    assert done.stderr == ""


def test_check_speaks_english_by_option(tmp_path: Path) -> None:
    """`--lang en` changes the sentence, not the place or the code."""
    done = shifan("check", "--root", str(make_root(tmp_path / "root", WRONG)), "--lang", "en", cwd=tmp_path)

    assert done.stdout.startswith("data/points/440100/gz-0001.yml:3:9 not-in-list ")
    assert done.stdout.isascii() or "农村" in done.stdout


def test_check_prints_json_and_github_commands(tmp_path: Path) -> None:
    """The other formats hold the same problem for programs."""
    root = make_root(tmp_path / "root", WRONG)
    problems = json.loads(shifan("check", "--format", "json", cwd=root).stdout)
    github = shifan("check", "--format", "github", cwd=root).stdout

    assert [(each["file"], each["line"], each["column"], each["code"]) for each in problems] == [
        ("data/points/440100/gz-0001.yml", 3, 9, "not-in-list")
    ]
    assert github.startswith("::error file=data/points/440100/gz-0001.yml,line=3,col=9,title=not-in-list::")


def test_strict_counts_warnings(tmp_path: Path) -> None:
    """A warning alone is exit 0, with `--strict` 1."""
    name = "points/440000/gd-0001.yml"
    root = make_root(tmp_path / "root", {name: world_text(name).replace("countryside_hookup", "# ")})

    assert shifan("check", cwd=root).returncode == 0
    assert shifan("check", "--strict", cwd=root).returncode == 1


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


@pytest.mark.slow
def test_build_writes_the_site_and_is_quiet(root: Path) -> None:
    """Without options the site stands in `site/`; piped, a clean build says nothing."""
    done = shifan("build", cwd=root)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (root / "site" / "points" / "gz-0001.html").is_file()
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


@pytest.mark.slow
def test_a_wrong_record_leaves_the_old_site(root: Path) -> None:
    """Exit 1, the problems on standard error, and the site as it was."""
    shifan("build", cwd=root)
    before = (root / "site" / "index.html").stat().st_mtime_ns
    (root / "data" / POINT).write_text(WRONG[POINT], "utf-8")
    done = shifan("build", cwd=root)

    assert done.returncode == 1
    assert "gz-0001.yml:3:9 not-in-list" in done.stderr
    assert (root / "site" / "index.html").stat().st_mtime_ns == before


def test_a_second_builder_is_exit_75(root: Path) -> None:
    """While one builds, another is turned away in one sentence."""
    with next_tree(root / "site"):
        done = shifan("build", cwd=root)

    assert done.returncode == 75
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("out", [".", "data", "docs/site", "data/site"])
def test_build_never_takes_the_place_of_something_else(root: Path, out: str) -> None:
    """The folder of records, or one that holds it, is refused as a place for the site."""
    if out == "docs/site":
        (root / out).mkdir()
        (root / out / "keep.txt").write_text("mine", "utf-8")
    done = shifan("build", "--out", out, cwd=root)

    assert done.returncode == 2
    assert (root / "data" / POINT).is_file()


def test_an_unwritable_place_is_exit_3(root: Path) -> None:
    """What the machine refuses is one sentence, never a traceback."""
    (root / "file").write_text("", "utf-8")
    done = shifan("build", "--out", "file/site", cwd=root)

    assert done.returncode == 3
    assert "Traceback" not in done.stderr


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


@pytest.mark.parametrize("command", ["build", "check", "serve", "new"])
def test_every_command_has_help_that_fits(root: Path, command: str) -> None:
    """Help names every option in Chinese and English."""
    done = shifan(command, "--help", cwd=root)

    assert done.returncode == 0
    assert "--root" in done.stdout
