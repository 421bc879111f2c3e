"""The canonical form of records and settings: declared order, every value and remark kept, nothing guessed."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bench import records as bench
from generator.edit import SHAPES, formatted, ordered, rewritten
from generator.load import load
from generator.load.walk import Found, walk
from generator.new import draft
from generator.yamlfile import Value, read, remarks
from tests.worlds import ROOT, TODAY, make_data, world_text

POINT = "points/440100/gz-0001.yml"


def files(base: Path, data: Path) -> list[Found]:
    """Every file of a data folder that has a canonical form."""
    found = [each for each in walk(base, data)[0] if each.kind in SHAPES]
    assert found
    return found


def form(text: str, kind: str = "point") -> str | None:
    return formatted(text.encode(), "a.yml", kind).text


# --- one notion of canonical form -------------------------------------------------------------------------------------


def test_our_own_data_is_canonical() -> None:
    """What the repository shows as an example, `fmt` leaves as it is."""
    changed = [
        each.file
        for each in files(ROOT, ROOT / "data")
        if formatted(each.path.read_bytes(), each.file, each.kind).text != each.path.read_text("utf-8")
    ]

    assert [] == changed


def test_what_the_benchmark_writes_is_canonical(tmp_path: Path) -> None:
    """Its records are read and written as people's are."""
    bench.main(60, tmp_path / "data")
    changed = [
        each.file
        for each in files(tmp_path, tmp_path / "data")
        if formatted(each.path.read_bytes(), each.file, each.kind).text != each.path.read_text("utf-8")
    ]

    assert [] == changed


ANSWERS = {
    "organ": {"region": "440281", "level": "county", "name": "示例团委", "parent": "gd"},
    "practice": {"cases": "gz-c01", "steps": "看农时；选地头", "domains": "rural", "problem": "x", "title": "题目"},
    "article": {"body": "一\n\n二\n", "date": "2026-02-28", "organ": "gz", "authors": "课题组", "title": "12:30"},
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_new_writes_is_canonical(tmp_path: Path, kind: str) -> None:
    """Whatever the order of the answers."""
    data = make_data(tmp_path)
    made = draft(load(tmp_path, data), data, kind, "x-1", ANSWERS[kind], TODAY)

    assert () == made.problems
    assert made.text == form(made.text, kind)


# --- the order of keys ------------------------------------------------------------------------------------------------


def test_keys_stand_in_declared_order_in_parts_too() -> None:
    """Unknown keys come last, in their own order; a remark moves with its key."""
    text = (
        "zzz: 1\n# why\nstatus: contact # since May\nregion: 440113\naaa: 2\n"
        "deeds:\n- title: x\n  kind: survey\n  # when\n  date: 2026-01-02\nname: y\nid: z\n"
    )

    assert (
        "id: z\nname: y\nregion: 440113\n# why\nstatus: contact # since May\n"
        "deeds:\n  # when\n  - date: 2026-01-02\n    kind: survey\n    title: x\nzzz: 1\naaa: 2\n" == form(text)
    )


def test_settings_with_keys_of_their_own_keep_these_in_order() -> None:
    """The order of a vocabulary's terms is what pages show; the terms themselves are sorted within."""
    assert "b:\n  zh: 乙\n  en: B\na:\n  zh: 甲\n  colour: x\n" == form(
        "b: {en: B, zh: 乙}\na: {colour: x, zh: 甲}\n", "vocabulary"
    )
    assert "levels:\n  county: 5\n  province: 50\norgans:\n  x: 1\n" == form(
        "organs: {x: 1}\nlevels: {county: 5, province: 50}\n", "quotas"
    )


def test_what_has_another_shape_than_declared_is_left_for_check_to_name() -> None:
    """A list where a text should be, a text where a part should be."""
    assert "name:\n  - x\ndeeds: none\nvisit:\n  - capacity: 3\n    notes: y\n" == form(
        "visit: [{notes: y, capacity: 3}]\ndeeds: none\nname: [x]\n"
    )


@pytest.mark.parametrize("kind", ["point", "organ", "meeting", "practice", "case", "article"])
def test_the_order_is_that_of_the_declarations(kind: str) -> None:
    """A new field has its place as soon as it is declared."""
    names = list(SHAPES[kind].model.model_fields)

    assert names == list(ordered(dict.fromkeys(reversed(names), "x"), SHAPES[kind]))


# --- what is kept, and what is refused --------------------------------------------------------------------------------

WORDS = st.text("abc中：#- \n'\"|", max_size=12) | st.sampled_from(["0371", "no", "12:30", "~", "2006-02-28", "1.10"])
PLAIN = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["date", "kind", "x"]), inner)
)


@given(st.dictionaries(st.sampled_from([*SHAPES["point"].model.model_fields, "oops"]), PLAIN, max_size=6))
def test_formatting_never_changes_a_value(value: Mapping[str, Value]) -> None:
    """What was read before is read after, and what is canonical stays as it is."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=True, width=20)
    before, _ = read(text, "")
    once = form(text)

    assert once is not None
    assert (before, []) == read(once, "")
    assert once == form(once)


HOSTILE = {
    "yaml-alias": ["name: &a x\norgan: *a\n", "name: !!python/object:os.system x\n", "? *x\n: y\n"],
    "multiple-documents": ["name: x\n---\nname: y\n"],
    "duplicate-key": ["name: x\nname: y\n", "deeds:\n  - {date: 1, date: 2}\n"],
    "bom": ["\ufeffname: x\n"],
    "yaml-tab": ["visit:\n\taddress: x\n"],
    "yaml-hash": ["name: 学习 #青年大学习\n"],
    "not-a-mapping": ["", "- x\n", "x\n", "# only a remark\n"],
    "too-deep": ["a: " + "[" * 20 + "]" * 20 + "\n"],
    "nul": ["name: x\0y\n"],
    "control-character": ["name: x\u202ey\n", 'name: "x\\x07y"\n'],
    "yaml-colon-fullwidth": ["name: x\nregion：1\n"],
    "yaml-quote": ['name: "x\n'],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in HOSTILE.items() for text in texts])
def test_what_cannot_be_understood_is_a_problem(code: str, text: str) -> None:
    """Nothing is guessed: there is no canonical form, and the problem says where."""
    made = formatted(text.encode(), "a.yml", "point")

    assert made.text is None
    assert code in {problem.code for problem in made.problems}
    assert all(problem.line for problem in made.problems)


@pytest.mark.parametrize(
    "text",
    [
        "# x\n" * 60_000 + "\n" * 60_000 + "name: x\n",
        "# x\n\n" * 60_000 + "name: x\n",
        "tags:\n" + "  - x # y\n  # z\n" * 30_000,
        "name: x\n" + "# x\n" * 100_000,
        "name: " + "a " * 200_000 + "b\n",
        "name: '" + " " * 400_000 + "x'\n",
        "body: |\n" + "  #\n" * 100_000,
    ],
)
def test_a_file_made_to_cost_time_ends_in_its_form(text: str) -> None:
    """The time grows with the length only; whoever makes it grow with the square waits here for minutes."""
    once = form(text)

    assert once is not None
    assert once == form(once)


@pytest.mark.parametrize("data", [b"name: \xff\n", "name: 广州市\n".encode("gbk"), "name: x\n".encode("utf-16")])
def test_other_encodings_are_a_problem(data: bytes) -> None:
    """Even where the text could be made out."""
    made = formatted(data, "a.yml", "point")

    assert made.text is None
    assert made.problems


def test_line_ends_of_windows_become_ours() -> None:
    """YAML reads them alike, so no value changes; hidden characters are left, for they are only warned of."""
    assert "name: x\u200by\nbody: |\n  一\n  二\n" == form("name: x\u200by\r\nbody: |\r\n  一\r\n  二\r\n")


def test_a_change_keeps_remarks() -> None:
    """What is appended to a list comes before what is said at its end."""
    text = world_text(POINT).replace("history:\n", "history: # of old\n  # the first\n")

    made = rewritten(text.encode(), "a.yml", "point", lambda value: {**value, "topic": "新课题"})

    assert made.text is not None
    assert ["# of old", "# the first", "# 第一个联系点"] == remarks(made.text).all
    assert "topic: 新课题\n" in made.text
