"""The commands that print: what they write, what they say, how they end."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import pdfs
from tests.packs import MEETING, needs_fonts
from tests.test_cli import shifan
from tests.worlds import ROOT, make_root, world_text

FILES = ("booklet.pdf", "route.pdf", "posters.pdf", "slides.pptx", "meeting.ics", f"{MEETING}.zip")
CASE = "cases/440100/gz-c01.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    needs_fonts()
    return make_root(tmp_path / "root")


def test_a_pack_is_written_where_it_is_wanted(root: Path, tmp_path: Path) -> None:
    """Exit 0, the files named on standard output, nothing else; DIR itself receives them, and no record folder grows."""
    done = shifan("pack", MEETING, "--out", str(tmp_path / "out"), cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert [Path(line) for line in done.stdout.splitlines()] == [tmp_path / "out" / name for name in FILES]
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(FILES)
    assert [path.name for path in (root / "data/meetings").iterdir()] == [f"{MEETING}.yml"]


def test_without_a_folder_it_lies_beside_the_site(root: Path) -> None:
    """In `packs/`, which git does not see; what is there of other files stays, an old volume goes."""
    folder = root / "packs" / MEETING
    folder.mkdir(parents=True)
    for name in ("booklet-2.pdf", "mine.pdf"):
        (folder / name).touch()
    done = shifan("pack", MEETING, cwd=root / "data")

    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.iterdir()} == {*FILES, "mine.pdf"}


def test_a_wrong_meeting_is_a_mistake_of_usage(root: Path) -> None:
    """With the id that was meant."""
    done = shifan("pack", "2026-09-panyv", cwd=root)

    assert done.returncode == 2
    assert MEETING in done.stderr.replace("\n", "").replace("│", "").replace(" ", "")


def test_wrong_records_print_nothing(tmp_path: Path) -> None:
    """What `check` refuses is not printed; the problems are named as `check` names them."""
    root = make_root(tmp_path / "root", {CASE: world_text(CASE).replace("domain: rural", "domain: rurl")})
    done = shifan("pack", MEETING, cwd=root)

    assert (done.returncode, done.stdout) == (1, "")
    assert f"data/{CASE}:2:9 not-in-list" in done.stderr
    assert not (root / "packs").exists()


def test_a_warning_goes_along(root: Path) -> None:
    """The booklet is made; `--strict` only changes how the command ends."""
    path = root / "data" / CASE
    path.write_text(path.read_text("utf-8").replace("summary: ", "summary: 🍊"), "utf-8")
    done = shifan("pack", MEETING, cwd=root)
    strict = shifan("pack", MEETING, "--strict", "--lang", "en", cwd=root)

    assert (done.returncode, strict.returncode) == (0, 1)
    assert f"data/{CASE}:7:10 character-not-in-fonts" in done.stderr
    assert "U+1F34A" in strict.stderr and "warning: " in strict.stderr
    assert done.stdout == strict.stdout


def test_a_booklet_of_a_choice(root: Path, tmp_path: Path) -> None:
    """Title and order are given on the command line."""
    options = ("--ids", "gz-c02，gz-c01", "--title", "水乡案例选", "--out", str(tmp_path / "out"))
    done = shifan("booklet", *options, cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    data = (tmp_path / "out" / "booklet.pdf").read_bytes()
    assert "水乡案例选" in pdfs.texts(data)[0]
    marks = [mark.title for mark in pdfs.outline(data) if mark.level == 1]
    assert len(marks) == 2 and marks[1] == "团课开到菜田埂"


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--domain", "rurl"), 2, "rural"),
        (("--ids", "gz-c01,gz-c99"), 2, "gz-c99"),
        (("--year", "1999"), 1, "Nothing answers"),
    ],
)
def test_a_choice_of_nothing_is_told(root: Path, options: tuple[str, ...], code: int, said: str) -> None:
    """A slip is a mistake of usage; a wish that nothing answers to is a problem."""
    done = shifan("booklet", *options, cwd=root)

    assert done.returncode == code
    assert said in done.stderr
    assert not (root / "packs").exists()


def test_a_folder_that_cannot_be_written_is_told(root: Path) -> None:
    """One sentence, exit 3."""
    (root / "file").touch()
    done = shifan("pack", MEETING, "--out", str(root / "file" / "out"), cwd=root)

    assert done.returncode == 3
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1


def test_what_is_not_printed_is_not_loaded(root: Path) -> None:
    """No site is built and no name looked up by its sound, though no commit tells the day: that would take longer than to print."""
    line = (sys.executable, "-X", "importtime", "-m", "generator", "booklet", "--ids", "gz-c01", "--root", str(root))
    done = subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    loaded = {row.rpartition("|")[2].strip() for row in done.stderr.splitlines()}

    assert done.returncode == 0, done.stderr
    assert "generator.packing.packs" in loaded
    assert not loaded & {"generator.build", "generator.pages.whole", "jinja2", "pypinyin"}
