"""The receipt of a build or a print answers for the next one only where that would read, say and leave the very same."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.git import head_date
from generator.receipt import MOST, Answer, Draft, Failed, Places, answer, both, given
from generator.stamps import scan
from tests.packs import MEETING, needs_fonts
from tests.worlds import ROOT, make_root

WORDS = ("build",)
ENDED = Answer("data/site.yml:1:1 提醒\n", "2 个页面\n", 1)


def left(site: Path) -> dict[str, tuple[int, int]]:
    return {name: (status.st_size, status.st_mtime_ns) for name, status in scan(site).items()}


def commit(root: Path, date: str) -> None:
    words = ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "--allow-empty", "-m", "x"]
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"{date}T12:00:00Z"}
    subprocess.run(["git", "-C", root, *words], env=environment, check=True)


def leave(root: Path, later: int = 10**9, environment: dict[str, str] | None = None) -> None:
    """The receipt of a build that began so many nanoseconds from now."""
    places = Places(str(root), str(root / "data"), str(root / "site"))
    told, environment = given(WORDS, environment or {}), environment or {}
    draft = Draft(told, places, environment, time.time_ns() + later)
    draft.leave(root / ".shifan", left(root / "site"), ENDED)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository with a site and the receipt of its build."""
    root = tmp_path / "root"
    for name in ("data/points/a.yml", "docs/index.md", "templates/pages/a.html", "mkdocs.yml", "site/index.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    (root / "site" / "points").mkdir()
    (root / "site" / "points" / "a.html").write_text("x")
    subprocess.run(["git", "init", "-q", root], check=True)
    commit(root, "2026-03-01")
    monkeypatch.chdir(root)
    leave(root)
    return root


def test_what_is_the_same_is_answered_for(root: Path) -> None:
    """The answer is the one of the build, sentence for sentence."""
    assert answer(WORDS, {}) == ENDED


def test_a_folder_within_leads_to_the_same_receipt(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was told includes the working folder, for words may be relative to it."""
    monkeypatch.chdir(root / "docs")
    assert answer(WORDS, {}) is None

    leave(root)
    assert answer(WORDS, {}) == ENDED


def write(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("x")


def put_elsewhere(folder: Path) -> None:
    """A link stands in the place of the folder."""
    folder.symlink_to(folder.rename(folder.with_name("else")))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a record is written anew": lambda root: (root / "data/points/a.yml").write_text("x"),
    "a record is longer": lambda root: (root / "data/points/a.yml").write_text("xy"),
    "a record comes": lambda root: (root / "data/points/b.yml").write_text("x"),
    "a record goes": lambda root: (root / "data/points/a.yml").unlink(),
    "the records go": lambda root: (root / "data").rename(root / "else"),
    "a photo comes": lambda root: (root / "data/a.jpg").write_text("x"),
    "a page is written": lambda root: (root / "docs/about.md").write_text("x"),
    "a template is changed": lambda root: (root / "templates/pages/a.html").write_text("y"),
    "a font comes": lambda root: write(root / "fonts/a.ttf"),
    "the configuration is changed": lambda root: (root / "mkdocs.yml").write_text("y"),
    "a page of the site is changed": lambda root: (root / "site/points/a.html").write_text("y"),
    "a page of the site goes": lambda root: (root / "site/points/a.html").unlink(),
    "something is put into the site": lambda root: (root / "site/new.html").write_text("y"),
    "the site goes": lambda root: (root / "site").rename(root / "else"),
    "the site is a link": lambda root: put_elsewhere(root / "site"),
    "there is a new day": lambda root: commit(root, "2026-03-02"),
    "a builder is at work": lambda root: (root / ".site.lock").touch(),
    "a builder was killed": lambda root: (root / ".site.next").mkdir(),
    "the receipt is damaged": lambda root: (root / ".shifan/receipt").write_bytes(b"shifan"),
    "the cache is a link": lambda root: put_elsewhere(root / ".shifan"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_not_the_same_is_looked_at(root: Path, change: Callable[[Path], object]) -> None:
    """Inputs, site, day, other builders, the receipt itself: what differs leaves the answer to a real build."""
    change(root)

    assert answer(WORDS, {}) is None


@pytest.mark.parametrize(
    ("words", "environment"),
    [(("build", "--strict"), {}), (("check",), {}), ((), {}), (WORDS, {"SOURCE_DATE_EPOCH": "1"})],
)
def test_another_order_is_looked_at(root: Path, words: tuple[str, ...], environment: dict[str, str]) -> None:
    """A receipt is good for the words and the day that it was made for."""
    assert answer(words, environment) is None


@pytest.mark.parametrize("one", [True, False])
@pytest.mark.parametrize("other", [True, False])
def test_two_things_hold_only_together(one: bool, other: bool) -> None:
    """Looked at side by side, each can say no."""
    assert both(lambda half, _: (one, other)[half]) is (one and other)


def test_what_cannot_be_looked_at_does_not_hold() -> None:
    """An error on either side is none of a success."""
    assert not both(lambda half, _: half == 0 or bool(os.lstat("/no/such/file")))
    with pytest.raises(OSError, match="such"):
        both(lambda half, _: half == 1 or bool(os.lstat("/no/such/file")))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one looks after the other")
@pytest.mark.parametrize("fails", [0, 1])
def test_where_one_has_failed_the_other_ends(fails: int) -> None:
    """It hears of it, however long it would have looked."""

    def look(half: int, failed: Failed) -> bool:
        while half != fails and not failed[0]:
            time.sleep(0.001)
        return half != fails

    assert not both(look)


def test_a_day_that_is_told_needs_no_commit(root: Path) -> None:
    """Where the environment says the day, a new commit changes nothing."""
    leave(root, environment={"SOURCE_DATE_EPOCH": "1"})
    commit(root, "2026-03-02")

    assert answer(WORDS, {"SOURCE_DATE_EPOCH": "1"}) == ENDED
    assert str(head_date(root, {})) == "2026-03-02"


def test_what_was_written_this_moment_leaves_no_receipt(root: Path) -> None:
    """A second change in the same tick of the file system's clock would not show."""
    (root / ".shifan" / "receipt").unlink()
    (root / "mkdocs.yml").write_text("y")
    leave(root, later=0)

    assert not (root / ".shifan" / "receipt").exists()


# --- what is printed --------------------------------------------------------------------------------------------------

PACK = ("pack", "a")
LISTED = Answer("", "", 0, "packs/a/booklet.pdf\n")


def leave_print(root: Path, words: tuple[str, ...] = PACK) -> None:
    """The receipt of a print that left one file and read one font, in a folder of the system."""
    (root / "packs/a").mkdir(parents=True, exist_ok=True)
    (root.parent / "font").mkdir(exist_ok=True)
    for path in (root / "packs/a/booklet.pdf", root.parent / "font/a.ttf"):
        if not path.exists():
            path.touch()
    status = (root / "packs/a/booklet.pdf").stat()
    draft = Draft(given(words, {}), Places(str(root), str(root / "data")), {}, time.time_ns() + 10**9)
    also = (str(root.parent / "font/a.ttf"), str(root.parent / "font"))
    files = {str(root / "packs/a/booklet.pdf"): (status.st_size, status.st_mtime_ns)}
    draft.leave(root / ".shifan", files, LISTED, also)


def test_a_print_of_the_same_is_answered_for(root: Path) -> None:
    """It says again what was written; other files beside it, another print and a build in between change nothing."""
    leave_print(root)
    leave_print(root, ("pack", "b"))
    (root / "packs/a/mine.pdf").touch()
    (root / "site/index.html").write_text("y")

    assert answer(PACK, {}) == answer(("pack", "b"), {}) == LISTED
    assert answer(("booklet", "a"), {}) is None


PRINT_CHANGES: dict[str, Callable[[Path], object]] = {
    "a record is written anew": lambda root: (root / "data/points/a.yml").write_text("x"),
    "a template is changed": lambda root: (root / "templates/pages/a.html").write_text("y"),
    "a printed file is changed": lambda root: (root / "packs/a/booklet.pdf").write_text("y"),
    "a printed file goes": lambda root: (root / "packs/a/booklet.pdf").unlink(),
    "the font is another": lambda root: (root.parent / "font/a.ttf").write_text("y"),
    "the font goes": lambda root: (root.parent / "font/a.ttf").unlink(),
    "another font comes": lambda root: (root.parent / "font/b.ttf").touch(),
    "there is a new day": lambda root: commit(root, "2026-03-02"),
    "a folder of the cache is a link": lambda root: (root / ".shifan/packs").symlink_to(root.parent),
}


@pytest.mark.parametrize("change", PRINT_CHANGES.values(), ids=PRINT_CHANGES)
def test_whatever_is_not_the_same_is_printed(root: Path, change: Callable[[Path], object]) -> None:
    """Records, templates, fonts and the files themselves."""
    leave_print(root)
    change(root)

    assert answer(PACK, {}) is None


def test_receipts_do_not_heap_up(root: Path) -> None:
    """Whoever prints with many options keeps the newest."""
    for number in range(MOST + 3):
        leave_print(root, ("pack", str(number)))

    assert len(list((root / ".shifan/receipts").iterdir())) == MOST
    assert answer(("pack", str(MOST + 2)), {}) == LISTED


# --- the command line itself ------------------------------------------------------------------------------------------


HOOK = "sys.addaudithook(lambda event, given: event == 'import' and given[0] == 'pydantic' and print('loaded'))"
CODE = f"import sys; {HOOK}; from generator.__main__ import main; main()"


def run(root: Path, *words: str) -> tuple[int, str, list[str]]:
    """Exit code, standard error, standard output; its last line says whether pydantic was loaded."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", CODE, *words]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    lines = done.stdout.splitlines()
    return done.returncode, done.stderr, [*(line for line in lines if line != "loaded"), str("loaded" in lines)]


@pytest.mark.slow
def test_a_second_build_loads_no_library_and_says_the_same(tmp_path: Path) -> None:
    """Warnings, exit code and site are those of the first build, and pydantic is not even loaded."""
    root = make_root(tmp_path / "root")
    (root / "docs" / "draft.docx").write_text("x")
    time.sleep(0.2)

    first, before = run(root, "build"), scan(root / "site")
    second = run(root, "build")

    assert "docs/draft.docx" in first[1]
    assert (first[2], second[2]) == (["True"], ["False"])
    assert (first[:2], before) == (second[:2], scan(root / "site"))


@pytest.mark.slow
def test_builds_with_and_without_packs_do_not_answer_for_each_other(tmp_path: Path) -> None:
    """The packs come, stay while nothing changes, go, and come again."""
    needs_fonts()
    root = make_root(tmp_path / "root")
    time.sleep(0.2)
    seen = []
    for words in (("build", "--packs"), ("build", "--packs"), ("build",), ("build",), ("build", "--packs")):
        code, said, loaded = run(root, *words)
        assert (code, said) == (0, "")
        seen.append((loaded[-1], (root / "site/packs").is_dir()))

    assert seen == [("True", True), ("False", True), ("True", False), ("False", False), ("True", True)]


@pytest.mark.slow
def test_a_second_print_loads_no_library_and_says_the_same(tmp_path: Path) -> None:
    """Also its warnings; a file that is gone is laid there again."""
    needs_fonts()
    root = make_root(tmp_path / "root")
    path = next((root / "data/cases").rglob("gz-c01.yml"))
    path.write_text(path.read_text("utf-8").replace("summary: ", "summary: 🍊"), "utf-8")
    time.sleep(0.2)

    first, second = run(root, "pack", MEETING), run(root, "pack", MEETING)
    assert "character-not-in-fonts" in first[1]
    assert (first[2].pop(), second[2].pop()) == ("True", "False")
    assert first == second

    (root / "packs" / MEETING / "route.pdf").unlink()
    assert run(root, "pack", MEETING)[2].pop() == "True"
    assert (root / "packs" / MEETING / "route.pdf").is_file()
