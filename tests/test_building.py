"""The commands of every day: what `check` prints, what `build` writes, how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import next_tree
from tests.test_cli import POINT, WRONG, shifan
from tests.worlds import ROOT, make_root, world_text


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


def test_a_build_loads_neither_slides_nor_reviews(root: Path) -> None:
    """What other commands need takes longer to load than a small change takes to build."""
    hook = "sys.addaudithook(lambda event, given: event == 'import' and print(given[0]))"
    code = f"import sys; {hook}; from generator.__main__ import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, "build", "-h"]
    loaded = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=True
    ).stdout

    assert "pydantic" in loaded
    assert not [name for name in ("pptx", "typst", "generator.review", "pypinyin", "numpy") if f"{name}\n" in loaded]
