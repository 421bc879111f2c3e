"""The check as a whole: every problem code has a broken sample, and every sample its exact line."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import Order, write_site
from generator.check import check, forbids
from generator.messages import as_github, as_json, as_text, messages, reference, severity
from generator.problems import Problem
from tests.samples import (
    BAD,
    CODES,
    ELSEWHERE,
    expectation,
    lay_over,
    needs_posix,
    observed,
    rewrite,
    steps,
    unprivileged,
)
from tests.worlds import ROOT, TODAY, checked, found, make_data, make_root, world_text

WRITE = bool(os.environ.get("SHIFAN_WRITE"))
"""Set to write anew what follows from the words of `messages.yml`: the samples' expectations and the reference page."""
REFERENCE = ROOT / "docs" / "reference" / "problems.md"
BUILT = ("address-collision", "personal-page", "unknown-marker", "unpublished-file")
"""Codes that only a build finds."""
POINT = "points/440100/gz-0001.yml"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


# --- one broken sample per code ---------------------------------------------------------------------------------------


def test_every_code_has_a_sample_and_every_sample_a_code() -> None:
    """Whoever adds a code adds a sample; a sample without a code is a leftover."""
    assert sorted(messages().entries) == CODES


@pytest.mark.parametrize("code", [code for code in CODES if code not in (*BUILT, *ELSEWHERE)])
def test_a_broken_sample_is_named_and_nothing_else(code: str, folder: Path) -> None:
    """The sample yields exactly the problems that its `expect.yml` lists, line for line."""
    needs_posix(steps(code))
    make_data(folder)
    lay_over(folder, code)
    if any("forbid" in step for step in steps(code)):
        with unprivileged():
            problems = check(folder, folder / "data", TODAY, {}).problems
    else:
        problems = check(folder, folder / "data", TODAY, {}).problems

    compare(code, problems)


WHOLE = {
    "address-collision", "attachment-unread", "bad-id", "bom", "character-not-in-fonts", "duplicate-id", "empty-data", "fonts-missing",
    "font-unknown", "hookup-missing", "indicator-weights", "issue-unknown", "media-animated", "media-broken", "media-ending", "media-too-large",
    "media-too-many-pixels", "media-type", "missing-file", "not-utf8", "personal-attachment", "personal-name", "personal-page",
    "site-url-missing", "table-header", "too-large", "unexpected-file", "unpublished-file", "unreadable", "unsafe-file", "vocabulary-missing", "wrong-folder",
}  # fmt: skip
"""Codes about a file as a whole, or about something that it lacks: its first line and column stand for it."""


def test_every_sample_is_named_by_file_line_and_column(tmp_path: Path) -> None:
    """The line that is printed begins with a place; it is one within the file, and only what is about a whole file has none of its own."""
    vague, outside = set(), []
    for code in CODES:
        root = tmp_path / code
        make_data(root)
        shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        if not any({"fifo", "symlink", "forbid"} & set(step) for step in steps(code)):
            lay_over(root, code)
        for each in expectation(code):
            file, line, column, named = re.fullmatch(r"(.+?):([1-9]\d*):([1-9]\d*) ([a-z0-9-]+) .*", each.text).groups()  # type: ignore[union-attr]
            assert file == each.file
            if (line, column) == ("1", "1"):
                vague.add(named)
            else:
                lines = (root / file).read_bytes().decode("utf-8", "replace").split("\n")
                outside += [each.text] * (int(line) > len(lines) or int(column) > len(lines[int(line) - 1]) + 1)

    assert [] == outside
    assert vague <= WHOLE, vague - WHOLE


@pytest.mark.slow
@pytest.mark.parametrize("code", BUILT)
def test_a_broken_page_is_named_by_the_build(code: str, folder: Path) -> None:
    """What hand-written pages have wrong shows when the site is made; an error is refused all the same."""
    root = make_root(folder / "root")
    lay_over(root, code)
    outcome = write_site(Order(root, root / "data", TODAY, os.environ), folder / "site")

    assert (outcome.pages == 0) == (severity(code) == "error")
    compare(code, outcome.problems)


def compare(code: str, problems: tuple[Problem, ...]) -> None:
    """The problems are those expected, with the arguments that the code documents, and every placeholder is filled."""
    if WRITE:
        rewrite(code, observed(problems))
    printed = as_text(problems, "zh") + as_text(problems, "en")

    assert expectation(code) == observed(problems)
    assert code in [problem.code for problem in problems]
    assert [set(messages().entries[problem.code].arguments) for problem in problems] == [
        set(problem.arguments) for problem in problems
    ]
    assert not [sign for sign in ("[[", "]]", "{found", "{field", "{allowed", "“”", '""') if sign in printed]


def test_a_sample_is_small() -> None:
    """A sample shows one mistake, so it fits on half a screen."""
    lengths = {path: len(path.read_bytes().splitlines()) for path in BAD.rglob("*.*") if path.is_file()}

    assert {path: length for path, length in lengths.items() if length > 24} == {}


def test_the_reference_page_agrees_with_the_messages() -> None:
    """`docs/reference/problems.md` is made from `messages.yml`: run the tests with SHIFAN_WRITE=1 to write it anew."""
    if WRITE:
        REFERENCE.parent.mkdir(exist_ok=True)
        REFERENCE.write_text(reference("zh"), "utf-8", newline="\n")

    assert reference("zh") == REFERENCE.read_text("utf-8")


# --- everything in one run, in order, whatever lies there -------------------------------------------------------------


def test_problems_are_sorted_by_file_line_and_column(tmp_path: Path) -> None:
    """A reader works through the list from top to bottom."""
    text = world_text(POINT).replace("organ: gz", "organ: gzz").replace("members: 34", "members: 三十四")
    problems = checked(tmp_path, {POINT: text, "organs/a.yml": "name: 甲\n", "points/oops.txt": "?"}).problems

    assert list(problems) == sorted(problems)
    assert [
        "data/organs/a.yml:1 missing-field level",
        "data/organs/a.yml:1 missing-field region",
        "data/points/440100/gz-0001.yml:5 unknown-reference organ",
        "data/points/440100/gz-0001.yml:20 not-a-number members",
        "data/points/oops.txt:0 unexpected-file",
    ] == found(problems)


def test_warnings_forbid_nothing_unless_they_are_taken_strictly(tmp_path: Path) -> None:
    """A reminder is a reminder; `--strict` makes it count."""
    plain = checked(
        tmp_path,
        {POINT: world_text(POINT).replace("  name: 沙溪围村挂钩点\n", "").replace("countryside_hookup:\n", "")},
    )

    assert ["hookup-missing"] == [problem.code for problem in plain.problems]
    assert ["warning"] == [severity(problem.code) for problem in plain.problems]
    assert (False, True) == (plain.refused(), plain.refused(strict=True))
    assert (False, True) == (forbids(plain.problems), forbids(plain.problems, strict=True))


def test_a_site_that_cannot_stand_is_refused(tmp_path: Path) -> None:
    """Without settings there is no catalog, even where nothing else is wrong."""
    plain = checked(tmp_path, {"site.yml": None})

    assert plain.catalog is None
    assert plain.refused()


def test_wrong_records_are_not_in_the_catalog(tmp_path: Path) -> None:
    """What the rules may look at is not what pages are made from."""
    plain = checked(tmp_path, {POINT: world_text(POINT) + "nonsense: x\n"})

    assert plain.catalog is not None
    assert ["gd-0001"] == list(plain.catalog.points)


def test_today_is_what_the_caller_says(tmp_path: Path) -> None:
    """Nothing is in the future but from some day on."""
    data = make_data(tmp_path)

    assert "date-in-future" in [problem.code for problem in check(tmp_path, data, date(2026, 6, 19), {}).problems]
    assert () == check(tmp_path, data, date(2026, 6, 20), {}).problems
    assert () == check(tmp_path, data, None, {}).problems


ODD_NAMES = (
    "a\nb",
    "a'b",
    'a"b',
    "::error::x",
    "a,b:c",
    "a b",
    "%0A",
    "##[stop]",
    "甲.乙",
    "\u202ea",
    "a" * 200,
    "nul",
    "-rf",
    "{x}",
)


posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows takes no such names and knows no such permissions")


@posix_only
@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_file_name_is_named_on_one_line(tmp_path: Path, name: str) -> None:
    """A name steers neither the program nor the terminal nor the build log."""
    changes = {f"organs/{name}.yml": world_text("organs/gz.yml"), f"media/{name}.txt": "x", f"{name}": "y"}
    problems = checked(tmp_path, changes).problems
    lines = as_text(problems, "zh").splitlines()

    assert {"bad-id", "media-type", "unexpected-file"} - ({"bad-id"} if name == "nul" else set()) == {
        each.code for each in problems
    }
    assert len(problems) == len(lines)
    assert not [line for line in lines if line.startswith("::") or "\x1b" in line or "\u202e" in line]


@posix_only
def test_a_name_that_is_no_text_is_named(tmp_path: Path) -> None:
    """Linux takes any bytes for a name."""
    data = make_data(tmp_path)
    name = os.fsdecode(b"\xb9\xe3\xd6\xdd.yml")
    for folder in ("organs", "media", "points/440100"):
        (data / folder).mkdir(exist_ok=True)
        (data / folder / name).write_text("x")
    (data / os.fsdecode(b"\xb9\xe3")).mkdir()
    (data / os.fsdecode(b"\xb9\xe3") / "a.yml").write_text("x")
    problems = check(tmp_path, data, TODAY, {}).problems

    assert ["media-type", "bad-id", "not-a-mapping", "bad-id", "not-a-mapping", "unexpected-file"] == [
        problem.code for problem in problems
    ]
    assert "<U+DCB9>" in as_text(problems, "zh")
    assert as_json(problems, "zh").encode()


@posix_only
def test_a_folder_that_cannot_be_looked_into_is_named(folder: Path) -> None:
    """It may hold records, so it must not be passed over; the rest is checked."""
    data = make_data(folder)
    (data / "articles" / "440100").chmod(0)
    with unprivileged():
        problems = check(folder, data, TODAY, {}).problems
    (data / "articles" / "440100").chmod(0o755)

    assert [
        "data/articles/440100:0 unreadable",
        "data/points/440100/gz-0001.yml:27 unknown-reference deeds[5].article",
    ] == found(problems)


@posix_only
def test_a_data_folder_that_cannot_be_looked_into_is_no_empty_site(folder: Path) -> None:
    """Nor is it a traceback."""
    data = make_data(folder)
    data.chmod(0)
    with unprivileged():
        plain = check(folder, data, TODAY, {})
    data.chmod(0o755)

    assert ["data:0 unreadable", "data:0 empty-data"] == sorted(found(plain.problems), reverse=True)
    assert plain.refused()


@posix_only
@pytest.mark.slow
def test_folders_may_lie_deep(tmp_path: Path) -> None:
    """Nobody stacks two thousand folders in good faith; the program neither falls over nor overlooks what is in them."""
    data = make_data(tmp_path)
    here = os.getcwd()  # noqa: PTH109 - a path this long cannot be named from the top
    os.chdir(data)
    for _ in range(2_100):
        Path("x").mkdir()
        os.chdir("x")
    os.chdir(here)
    problems = check(tmp_path, data, TODAY, {}).problems
    subprocess.run(["rm", "-rf", str(data / "x")], check=True)

    assert ["unreadable"] == [problem.code for problem in problems]


def test_data_beside_the_root_is_found_by_a_winding_path(tmp_path: Path) -> None:
    """`--data ../elsewhere/data` from within the root lies outside the root."""
    make_data(tmp_path / "elsewhere", {"points/oops.txt": "?"})
    (tmp_path / "root").mkdir()
    problems = check(tmp_path / "root", tmp_path / "root" / ".." / "elsewhere" / "data", TODAY, {}).problems

    assert ["data/points/oops.txt:0 unexpected-file"] == found(problems)


BOMBS = {
    "50,000 brackets": b"name: " + b"[" * 50_000,
    "50,000 brackets in a text": b"title: x\ndomain: rural\nregion: '440113'\nbody: |\n  " + b"[" * 50_000,
    "800 nested lists": b"title: x\ndomain: rural\nregion: '440113'\nbody: |\n"
    + b"".join(b"  " + b"  " * n + b"- x\n" for n in range(800)),
    "800 nested lists of YAML": b"tags:\n" + b"".join(b" " * n + b"- \n" for n in range(800)),
    "30,000 keys": b"".join(b"k%d: x\n" % number for number in range(30_000)),
    "30,000 wrong items": b"tags:\n" + b"- []\n" * 30_000,
    "a line of a million": b"title: " + b"x" * 990_000,
    "30,000 quotes": b"title: " + b"'\"" * 30_000,
    "30,000 wrong lines": b"name\xef\xbc\x9ax\n" * 30_000,
    "a billion laughs": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (c + 1, c + 1, c, c, c) for c in range(97, 115)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_made_to_cost_time_ends_in_a_problem(tmp_path: Path, name: str) -> None:
    """Within seconds, and every other record is checked."""
    data = make_data(tmp_path)
    (data / "cases/440100/bomb.yml").write_bytes(BOMBS[name])
    begun = time.process_time()
    problems = check(tmp_path, data, TODAY, {}).problems

    assert problems
    assert {"data/cases/440100/bomb.yml"} == {problem.file for problem in problems}
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("name", ["cases/440100/big.yml", "media/big.jpg", "regions.csv", "site.yml"])
def test_a_file_of_a_hundred_megabytes_is_not_read(tmp_path: Path, name: str) -> None:
    """Its size alone is the problem."""
    data = make_data(tmp_path)
    (data / name).parent.mkdir(exist_ok=True)
    with (data / name).open("wb") as file:
        file.truncate(100_000_000)
    begun = time.process_time()
    problems = check(tmp_path, data, TODAY, {}).problems

    assert [f"data/{name}"] == [problem.file for problem in problems]
    assert problems[0].code in ("too-large", "media-too-large")
    assert time.process_time() - begun < 2


SCRATCH = tempfile.TemporaryDirectory()
WORLD = make_data(Path(SCRATCH.name))
FILES = sorted(path for path in WORLD.rglob("*") if path.is_file())
PIECES = st.sampled_from(
    ["\n", " ", "  ", ": ", ":", "- ", '"', "'", "[", "]", "{", "}", " #x", "|", "&a ", "*a", "!!int ", "---\n", "\t", "\0", "\ufeff", "：", "2006.2.28", "null", "-5", "\\", "? ", "@", "𠮷", "\r", "\u2028", "440102", "gz-0001", ",", "<<: ", "\udcff"]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 9), st.lists(PIECES, max_size=2)),
        min_size=1,
        max_size=4,
    )
)
def test_no_file_makes_the_check_fail(changes: list[tuple[Path, float, int, list[str]]]) -> None:
    """Right files with something cut out and something put in: everything is a problem with its arguments, or right."""
    before = {path: path.read_bytes() for path, *_ in changes}
    try:
        for path, where, cut, pieces in changes:
            data = path.read_bytes()
            place = int(where * len(data))
            path.write_bytes(data[:place] + "".join(pieces).encode("utf-8", "surrogateescape") + data[place + cut :])
        problems = check(Path(SCRATCH.name), WORLD, TODAY, {}).problems
    finally:
        for path, data in before.items():
            path.write_bytes(data)

    for problem in problems:
        assert set(messages().entries[problem.code].arguments) == set(problem.arguments)
    assert len(problems) == len(as_text(problems, "zh").splitlines()) == len(as_text(problems, "en").splitlines())


# --- personal data is named where it stands ---------------------------------------------------------------------------

SECRETS = """title: 夜校开进巷子里 # 联系人 13800138000
domain: community
region: "440113"
practice: |
  报名电话一三八零零一三八零零零。

  又及：138 0013 8000，信箱 someone@qq.com；
  13800138000 也行，"１３８００１３８０００" 也行。
results: "写在引号里的\\u0031\\u0033800138000"
lessons: >
  折行的段落 138
  0013 8000。
background: 一
"""


def test_every_number_is_named_at_its_own_line_and_column(tmp_path: Path) -> None:
    """Also several in one value, in a remark, and the same number twice; never is one printed whole."""
    problems = checked(tmp_path, {"cases/440100/gz-c09.yml": SECRETS}).problems

    assert [
        ("personal-data", 5, 7, "practice"),
        ("personal-data", 7, 6, "practice"),
        ("personal-hint", 7, 23, "practice"),
        ("personal-data", 8, 3, "practice"),
        ("personal-data", 8, 19, "practice"),
        ("personal-data", 9, 10, "results"),
        ("personal-data", 11, 9, "lessons"),
    ] == [(each.code, each.line, each.column, each.field) for each in problems]
    assert "38001" not in as_text(problems, "zh") + as_json(problems, "en") + as_github(problems, "zh")


def test_a_remark_with_a_number_is_named(tmp_path: Path) -> None:
    """Where it stands, whatever the values say; a heading of Markdown is no remark."""
    text = "# 13800138000\ntitle: 夜校开进巷子里\ndomain: community # 一三九零零一三八零零零\nregion: '440113'\nbody: |\n  # 标题\n"
    problems = checked(
        tmp_path, {"cases/440100/gz-c09.yml": text, "quotas.yml": f"{world_text('quotas.yml')}# 138 0013 8000\n"}
    ).problems

    assert [
        ("data/cases/440100/gz-c09.yml", "personal-remark", 1, 3),
        ("data/cases/440100/gz-c09.yml", "personal-remark", 3, 21),
        ("data/quotas.yml", "personal-remark", len(world_text("quotas.yml").splitlines()) + 1, 3),
    ] == [(each.file, each.code, each.line, each.column) for each in problems]


def test_a_number_is_masked_whatever_the_problem(tmp_path: Path) -> None:
    """A telephone where a date or a key should be is no secret either to those who may not read it."""
    text = (
        "title: 夜校开进巷子里\ndomain: community\nregion: '440113'\ndate: '13800138000'\nbody: 一\n13800138000: 二\n"
    )
    problems = checked(tmp_path, {"cases/440100/gz-c09.yml": text}).problems

    assert ["bad-date-form", "unknown-key"] == [each.code for each in problems]
    assert "138***00" in as_text(problems, "zh")
    assert "13800138000" not in as_text(problems, "zh") + as_json(problems, "en")
