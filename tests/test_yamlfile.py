"""YAML: every scalar as written, every mistake named with its place, and back again."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.characters import FORBIDDEN
from generator.problems import Problem
from generator.yamlfile import (
    DEPTH,
    Value,
    file_bytes,
    locate,
    locate_many,
    placed,
    read,
    read_bytes,
    read_file,
    read_text,
    remarks,
    write,
)
from generator.yamlfile.survey import survey

RECORD = """\
# A comment.
name: 三善村团支部
region: 0440113
history:
  - {status: candidate, date: 2006-02-28}
  - status: contact
    date: 2006-05-04
visiting:
  phone: 020-87185000
tags: [青年夜校, no]
body: |
  第一段：**加粗。**后文

  第二段 # 不是注释: 也不是键
"""


def found(text: str) -> list[tuple[int, int, str]]:
    """The problems of a text as line, column and code."""
    return [(problem.line, problem.column, problem.code) for problem in read(text, "a.yml")[1]]


# --- what is right ----------------------------------------------------------------------------------------------------


def test_every_scalar_stays_as_written() -> None:
    """No number, date or boolean is made of text; comments and quotes go."""
    value, problems = read(RECORD, "a.yml")

    assert [] == problems
    assert {
        "name": "三善村团支部",
        "region": "0440113",
        "history": [{"status": "candidate", "date": "2006-02-28"}, {"status": "contact", "date": "2006-05-04"}],
        "visiting": {"phone": "020-87185000"},
        "tags": ["青年夜校", "no"],
        "body": "第一段：**加粗。**后文\n\n第二段 # 不是注释: 也不是键\n",
    } == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "a: 12:30\nb: 1.10\nc: 0x1F\nd: ~\ne: null\n",
            {"a": "12:30", "b": "1.10", "c": "0x1F", "d": "~", "e": "null"},
        ),
        ("a:\nb: ''\n", {"a": "", "b": ""}),
        ("a: 阿卜杜拉·买买提\nb: 𠮷\nc: 产值<5万元\n", {"a": "阿卜杜拉·买买提", "b": "𠮷", "c": "产值<5万元"}),
        ("a: -5%\nb: 'it''s'\nc: \"x\\ty\"\n", {"a": "-5%", "b": "it's", "c": "x\ty"}),
        ("---\na: x\n...\n", {"a": "x"}),
        ("a: x\r\nb: |\r\n  y\r\n  z\r\n", {"a": "x", "b": "y\nz\n"}),
        ('a: "x" #y\nb: |\n  z\n  #z\n', {"a": "x", "b": "z\n#z\n"}),
        ("a: x # since May\nb: C#\n", {"a": "x", "b": "C#"}),
        ("<<: x\n'a b': y\n", {"<<": "x", "a b": "y"}),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
    ],
)
def test_right_texts_are_read(text: str, value: Value) -> None:
    """What YAML allows and a record may hold."""
    assert (value, []) == read(text, "a.yml")


values = st.recursive(
    st.text().filter(lambda text: not FORBIDDEN.search(text)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc中：#- ", min_size=1), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc中", min_size=1), values, max_size=4))
def test_what_is_written_is_read_back(value: dict[str, Value]) -> None:
    """Every right value survives the way to YAML and back, character for character."""
    assert value == read(write(value), "a.yml")[0]


@given(st.dictionaries(st.text("abc中", min_size=1), values, max_size=4))
def test_the_quick_way_and_the_survey_agree(value: dict[str, Value]) -> None:
    """Looking closer changes nothing."""
    text = write(value)

    assert read(text, "")[0] == survey(text, "").value


@given(st.text(st.sampled_from("a: -\n'\"[]{}#&*!|>%@`?,\t：中\\\x1b\u202e\0")))
def test_no_text_makes_it_fail(text: str) -> None:
    """Any mess ends in a value or in problems, each with a place within the text."""
    value, problems = read(text, "a.yml")
    lines = text.count("\n") + text.count("\r") + 1

    assert value is not None or problems
    assert all(1 <= problem.line <= lines + 1 and problem.column >= 1 for problem in problems)


@given(st.binary())
def test_no_bytes_make_it_fail(data: bytes) -> None:
    """Nor does any file."""
    value, problems = read_bytes(data, "a.yml")

    assert value is not None or problems


def test_long_texts_are_written_as_blocks() -> None:
    """A person can read and edit what the program writes."""
    assert "name: 三善村\ndate: 2006-02-28\nbody: |\n  一\n  二\ntags:\n  - x\n" == write(
        {"name": "三善村", "date": "2006-02-28", "body": "一\n二\n", "tags": ["x"]}
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0371", "0371"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("2006-02-28", "2006-02-28"),
        ("-5%", "-5%"),
        ("C# 与 a:b", "C# 与 a:b"),
        ("　　首行缩进", "　　首行缩进"),
        ("", '""'),
        ("%", '"%"'),
        ("- x", '"- x"'),
        ("---", '"---"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        (" x", '" x"'),
        ('"x"', "'\"x\"'"),
        ('"it\'s"', "'\"it''s\"'"),
        ("a\\b\n", "|\n  a\\b"),
        ("a\\b", "a\\b"),
        (": \\b", "': \\b'"),
        ("\u2028\n", '"\\u2028\\n"'),
        ("x\x07", '"x\\x07"'),
        ("x\n", "|\n  x"),
        ("x\ny", "|-\n  x\n  y"),
        ("x\n\n", "|+\n  x\n"),
        ("  x\n\n y\n", "|2\n    x\n\n   y"),
        ("\n", '"\\n"'),
        ("\r\nx", '"\\r\\nx"'),
        ([], "[]"),
        ({}, "{}"),
    ],
)
def test_every_value_has_one_form(value: Value, written: str) -> None:
    """Without quotes where that can be, several lines as a block, and escapes only where nothing else is left."""
    assert f"k: {written}\n" == write({"k": value})
    assert value == read(f"k: {written}\n", "a.yml")[0]["k"]  # type: ignore[index]


def test_lists_stand_one_step_in() -> None:
    """Parts begin beside their dash, lists in lists as well."""
    assert "a:\n  - b: x\n    c:\n      - y\n  - - z\n    - []\n" == write({"a": [{"b": "x", "c": ["y"]}, ["z", []]]})


def test_a_key_too_long_for_its_line_announces_itself() -> None:
    """YAML finds a colon only within 1,024 characters."""
    value: dict[str, Value] = {"k" * 2_000: "x", "y": [{"k" * 2_000: {"z": "x"}}]}

    assert value == read(write(value), "a.yml")[0]


# --- remarks ----------------------------------------------------------------------------------------------------------

REMARKED = """\
# Written by hand.
#
# Twice.

name: x # the name

# of the dates
dates: # newest last
  # the first
  - # what it was
    kind: a # a kind
    note: | # long
      # no remark
      y # none either
  # - kind: b
tags: [ # none yet
  # perhaps
  p, # first
  # q
  r
  # s
] # closed
# about the last
last:
  # within
  "z # z
    z" # two lines
  # after it
# the end
"""

CANONICAL = """\
# Written by hand.
#
# Twice.

name: x # the name
# of the dates
dates: # newest last
  # the first
  # what it was
  - kind: a # a kind
    note: | # long
      # no remark
      y # none either
  # - kind: b
tags: # none yet
  # perhaps
  - p # first
  # q
  - r # closed
  # s
# about the last
# within
last: "z # z z" # two lines
# after it
# the end
"""


def test_remarks_stay_where_they_belong() -> None:
    """Above an entry, beside it, at the end of a list, at the head of the file; a text that looks like one stays text."""
    value, problems = read(REMARKED, "a.yml")

    assert value is not None and not problems
    assert CANONICAL == write(value, remarks(REMARKED))
    assert remarks(REMARKED).all == remarks(CANONICAL).all
    assert CANONICAL == write(value, remarks(CANONICAL))


def test_a_remark_moves_with_its_entry() -> None:
    """The order of keys may change; what was said of a key is still said of it."""
    said = remarks("# on b\nb: x # beside b\n# on a\na:\n  - y\n  # at the end of a\n")

    assert "# on a\na:\n  - y\n  # at the end of a\n# on b\nb: x # beside b\n" == write({"a": ["y"], "b": "x"}, said)


def test_a_second_remark_beside_an_entry_goes_above_it() -> None:
    """Nothing is lost where there is room for one only."""
    text = "--- # start\na: [x # one\n, # two\n] # three\n... # four\n"

    assert "# start\na:\n  # two\n  # three\n  # four\n  - x # one\n" == write({"a": ["x"]}, remarks(text))


def test_remarks_alone_need_no_entry() -> None:
    """An empty mapping may hold them."""
    assert "{}\n# one\n# two\n" == write({}, remarks("# one\n{\n# two\n}\n"))


STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, '"', "'", "|", ">"]),
        "indent": st.integers(2, 6),
        "width": st.sampled_from([20, 80, 1_000]),
        "explicit_start": st.booleans(),
    }
)
COMMENTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9), st.sampled_from(["#", "# x", "#: y"])), max_size=6)


def commented(text: str, comments: list[tuple[int, int, str]]) -> str:
    """The text with comments on lines of their own, or behind what stands there."""
    lines = text.split("\n")
    for line, column, comment in comments:
        place = line % len(lines)
        if column == 9:
            lines[place] += f" {comment}"
        else:
            lines.insert(place, " " * column + comment)
    return "\n".join(lines)


@given(st.dictionaries(st.text("abc中", min_size=1), values, max_size=4), STYLES, COMMENTS)
def test_the_canonical_form_keeps_everything(
    value: dict[str, Value], style: dict[str, Any], comments: list[tuple[int, int, str]]
) -> None:
    """Whatever the style and wherever remarks stand: same values, same remarks, and what is canonical stays so."""
    text = commented(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, **style), comments)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found, problems = read(text, "a.yml")
    assume(found is not None and not problems)
    assert found is not None
    made = write(found, remarks(text))

    assert (found, []) == read(made, "a.yml")
    assert remarks(text).all == remarks(made).all
    assert made == write(found, remarks(made))


# --- what is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "where", "mended"),
    [
        ("name: A\nregion：440113\n", (2, 7, "yaml-colon-fullwidth"), "region: 440113"),
        ("name：A\nregion: 1\n", (1, 5, "yaml-colon-fullwidth"), "name: A"),
        ("d:\n- kind：a\n  date: 2\n", (2, 7, "yaml-colon-fullwidth"), "- kind: a"),
        ("name:A\nregion: 1\n", (1, 5, "yaml-colon-space"), "name: A"),
        ("v:\n\ta: 1\n", (2, 1, "yaml-tab"), "a: 1"),
        ("a: 1\n\tb: 2\n", (2, 1, "yaml-tab"), "b: 2"),
        ("a: x: y\nb: 1\n", (1, 4, "yaml-colon-value"), 'a: "x: y"'),
        ("b: @x\n", (1, 4, "yaml-start"), 'b: "@x"'),
        ("b: `x`\n", (1, 4, "yaml-start"), 'b: "`x`"'),
        ("b: %5 之\n", (1, 4, "yaml-start"), 'b: "%5 之"'),
        ("b: *重要*通知\n", (1, 4, "yaml-start"), 'b: "*重要*通知"'),
        ("b: &重\n", (1, 4, "yaml-start"), 'b: "&重"'),
        ("b: | 张\nc: 1\n", (1, 4, "yaml-start"), 'b: "| 张"'),
        ("b: [重点] 通知\nc: 1\n", (1, 4, "yaml-start"), 'b: "[重点] 通知"'),
        ('b: "引用"后文\n', (1, 4, "yaml-quote"), "b: '\"引用\"后文'"),
        ('b: "没完\nc: 1\n', (1, 4, "yaml-quote"), 'b: "没完"'),
        ('a: "没完\nb: "x"\nc: 1\n', (1, 4, "yaml-quote"), 'a: "没完"'),
        ("b: [x, y\nc: 1\n", (1, 4, "yaml-bracket"), "b: [x, y]"),
        ("a: A\n  b: 1\n", (2, 3, "yaml-indent"), "b: 1"),
        ("a:\n  - x\n - y\n", (3, 2, "yaml-indent"), "- y"),
        ("a:\n  - b: x\n   c: y\n", (3, 4, "yaml-indent"), "c: y"),
        ("body: |\n第一段：好\ntitle: a\n", (2, 1, "yaml-text-line"), "第一段：好"),
        ("a: 1\n不知道\nb: 2\n", (2, 1, "yaml-text-line"), ""),
    ],
)
def test_typical_slips_are_named_and_mended(text: str, where: tuple[int, int, str], mended: str) -> None:
    """The line, the reason in plain words and the line as it was meant; the rest is read all the same."""
    value, problems = read(text, "a.yml")

    assert [where] == [(problem.line, problem.column, problem.code) for problem in problems]
    assert mended == problems[0].arguments["mended"]
    assert value is not None


def test_all_slips_are_found_in_one_run() -> None:
    """Three lines, three mistakes, three problems, and the values as they were meant."""
    text = "name：甲\ntitle: 一: 二\nlead: @后\nok: x\n"
    value, problems = read(text, "a.yml")

    assert ["yaml-colon-fullwidth", "yaml-colon-value", "yaml-start"] == [problem.code for problem in problems]
    assert {"name": "甲", "title": "一: 二", "lead": "@后", "ok": "x"} == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('a: "C:\\数据"\n', "found unknown escape character"),
        ("a: - x\n", "block sequence entries are not allowed in this context"),
        ("a: 1\n}\n", "did not find expected key"),
        ("%YAML 2.0\n---\na: 1\n", "found incompatible YAML document"),
    ],
)
def test_other_syntax_errors_give_the_parsers_reason(text: str, reason: str) -> None:
    """Where nobody can tell what was meant, nothing is guessed."""
    value, problems = read(text, "a.yml")

    assert (None, ["yaml-syntax"], reason) == (value, [p.code for p in problems], problems[0].arguments["reason"])


def test_duplicate_keys_are_all_reported_with_both_places() -> None:
    """On every level; the first value counts."""
    value, problems = read("a: 1\nb: {x: 1, x: 2}\na: 3\na: 4\n", "a.yml")

    assert {"a": "1", "b": {"x": "1"}} == value
    assert [
        Problem("a.yml", ("b", "x"), "duplicate-key", {"key": "x", "first": "2"}, 2, 11),
        Problem("a.yml", ("a",), "duplicate-key", {"key": "a", "first": "1"}, 3, 1),
        Problem("a.yml", ("a",), "duplicate-key", {"key": "a", "first": "1"}, 4, 1),
    ] == problems


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: *x\n", "a: !!int 5\n", "a: !x [1]\n", "&x a: 1\n", "a: ! 5\n"])
def test_each_extra_of_yaml_is_refused(text: str) -> None:
    """One is enough, wherever it stands."""
    assert ["yaml-alias"] == [code for _, _, code in found(text)]


def test_aliases_anchors_and_tags_are_named() -> None:
    """Each with its kind; the text behind them stays."""
    value, problems = read("a: &x 1\nb: *x\nc: !!int 5\n", "a.yml")

    assert [("anchor", "&x"), ("alias", "*x"), ("tag", "!!int")] == [
        (problem.arguments["kind"], problem.arguments["found"]) for problem in problems
    ]
    assert {"yaml-alias"} == {problem.code for problem in problems}
    assert {"a": "1", "b": "*x", "c": "5"} == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", (1, 1, "not-a-mapping")),
        ("# nothing\n", (1, 1, "not-a-mapping")),
        ("- a\n", (1, 1, "not-a-mapping")),
        ("一段文字\n", (1, 1, "not-a-mapping")),
        ("a: 1\n---\nb: 1\n", (2, 1, "multiple-documents")),
        ("? [x]\n: y\n", (1, 3, "yaml-key")),
        ("'': y\n", (1, 1, "yaml-key")),
        ("a: x #青年大学习#\n", (1, 6, "yaml-hash")),
        ("a: #话题#\n", (1, 4, "yaml-hash")),
        ("a: x\x1b\n", (1, 5, "control-character")),
        ('a: "\\x1b"\n', (1, 4, "control-character")),
        ("a: x\0\n", (1, 5, "nul")),
        ("a: x\u200by\n", (1, 5, "hidden-character")),
        ("a: 锟斤拷\n", (1, 4, "garbled-text")),
    ],
)
def test_other_mistakes_have_their_places(text: str, problem: tuple[int, int, str]) -> None:
    """One problem each, at the first character concerned."""
    assert [problem] == found(text)


def test_odd_characters_are_counted() -> None:
    """Each kind once, with its number and name."""
    problems = read("a: \u202ex\u202ey\ue000\n", "a.yml")[1]

    assert [
        {"found": "U+202E", "name": "RIGHT-TO-LEFT OVERRIDE", "count": "2"},
        {"found": "U+E000", "name": "", "count": "1"},
    ] == [problem.arguments for problem in problems]


def test_deep_nesting_is_refused() -> None:
    """Twelve levels pass, thirteen do not."""
    right, wrong = ("a: " + "[" * depth + "]" * depth + "\n" for depth in (DEPTH - 1, DEPTH + 1))

    assert [] == found(right)
    assert ["too-deep"] == [code for _, _, code in found(wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 500_000,
        "- " * 250_000,
        "? " * 200_000,
        "a: " + "*x " * 150_000,
        "x：y\n" * 100_000,
        "a: '" * 120_000,
    ],
)
def test_hostile_texts_end_soon(text: str) -> None:
    """Half a megabyte of anything is answered within seconds."""
    before = time.process_time()

    assert read(text, "a.yml")[1]
    assert time.process_time() - before < 10


# --- places -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("name",), (2, 7)),
        (("history", 0, "date"), (5, 31)),
        (("history", 1, "date"), (7, 11)),
        (("history", 1), (6, 5)),
        (("visiting", "person"), (8, 1)),
        (("history", 1, "note"), (6, 5)),
        (("body",), (11, 7)),
        (("none",), (2, 1)),
        ((), (2, 1)),
    ],
)
def test_values_are_located(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """A value where it begins; what is missing at its parent's key, or where its list item begins."""
    assert place == locate(RECORD, path)
    assert {path: place} == locate_many(RECORD, [path])


def test_keys_are_located() -> None:
    """An unknown key is itself the place."""
    assert (9, 3) == locate(RECORD, ("visiting", "phone"), key=True)
    assert (4, 1) == locate(RECORD, ("history",), key=True)


def test_problems_are_placed_by_what_they_say() -> None:
    """An unknown key at the key, a wrong value at the value; places already known stay."""
    problems = [
        Problem("a", ("visiting", "phone"), "unknown-key"),
        Problem("a", ("visiting", "phone"), "line-break"),
        Problem("a", ("x",), "bom", {}, 1, 1),
    ]

    assert [(9, 3), (9, 10), (1, 1)] == [(p.line, p.column) for p in placed(RECORD, problems)]


def test_places_are_found_in_texts_with_slips() -> None:
    """A record with a full-width colon still has its other problems placed."""
    assert (2, 9) == locate("name：甲\nregion: 1\n", ("region",))


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "problem"),
    [
        ("utf-8", []),
        ("utf-8-sig", [Problem("a.yml", (), "bom", {}, 1, 1)]),
        ("gbk", [Problem("a.yml", (), "not-utf8", {"encoding": "GBK"}, 2, 7)]),
        ("utf-16", [Problem("a.yml", (), "not-utf8", {"encoding": "UTF-16"}, 1, 1)]),
    ],
)
def test_foreign_encodings_are_named_and_read(encoding: str, problem: list[Problem]) -> None:
    """The value is whole, so that other mistakes are found in the same run."""
    value, problems = read_bytes(RECORD.encode(encoding), "a.yml")

    assert problem == problems
    assert read(RECORD, "a.yml")[0] == value


def test_broken_text_is_not_guessed() -> None:
    """Damaged UTF-8 has a place and no text."""
    damaged = "name: 三善村\n".encode().replace("善".encode(), b"\xe5\x96")

    assert (None, [Problem("a", (), "broken-utf8", {}, 1, 8)]) == read_text(damaged, "a")
    assert None is read_bytes(damaged, "a")[0]


def test_a_file_is_read_by_its_name_from_the_root(tmp_path: Path) -> None:
    """The same as its bytes; what cannot be opened is a problem of that file."""
    (tmp_path / "a.yml").write_text(RECORD, encoding="utf-8")

    assert read(RECORD, "a.yml") == read_file(tmp_path, "a.yml")
    assert (b"", [Problem("a.yml", (), "too-large", {"size": "287", "limit": "10"})]) == file_bytes(
        tmp_path, "a.yml", 10
    )
    assert ["unreadable"] == [problem.code for problem in read_file(tmp_path, "b.yml")[1]]
    assert ["unsafe-file"] == [problem.code for problem in read_file(tmp_path, "../b.yml")[1]]
