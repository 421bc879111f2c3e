"""The rules, case by case: `tests/cases/*.yml` says in plain words what is found in which record.

A case has a sentence (`case`), the record's `file` below `data/`, and either the fields that differ from the tests'
little province (`set`; `drop` lists those that are left out), a whole `record`, or the `text` of the file. `also` holds
further files in the same form, `steps` what else happens to the folder (see `tests/samples.py`), and `regions: all`
takes the real tables. `found` lists `code field`, or `code`, with the file in front where it is another one.
"""

import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from bench.records import main
from generator.check import check
from generator.problems import Problem
from generator.rules import RECORD_RULES, RULES, TYPE_RULES, VALUE_RULES
from generator.rules.titles import alike
from generator.yamlfile import Value, read, write
from tests.samples import STEPS, needs_posix
from tests.worlds import ROOT, TODAY, make_data, world_text

CASES = sorted((ROOT / "tests" / "cases").glob("*.yml"))
Plain = Mapping[str, Value]


@dataclass(frozen=True)
class Story:
    """One case: its sentence, what differs from the tests' world, and what is found in it."""

    name: str
    plain: Plain

    @property
    def expected(self) -> list[str]:
        return texts(self.plain, "found")


def stories() -> Iterator[Story]:
    for path in CASES:
        value, problems = read(path.read_text("utf-8"), path.name)
        assert value is not None and not problems, problems
        yield from (Story(f"{path.stem}: {each['case']}", each) for each in mappings(value, "cases"))


def mappings(value: Plain, key: str) -> list[dict[str, Value]]:
    found = value.get(key, [])
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, dict)]


def texts(value: Plain, key: str) -> list[str]:
    found = value.get(key, [])
    assert isinstance(found, list)
    return [str(each) for each in found]


def lay(data: Path, change: Plain) -> None:
    """Write the file of a case, or of one of its further files."""
    path = data / str(change["file"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(change["text"]) if "text" in change else write(mended(change)), "utf-8", newline="\n")


def mended(change: Plain) -> dict[str, Value]:
    if isinstance(record := change.get("record"), dict):
        return record
    plain, _ = read(world_text(str(change["file"])), "")
    fields = change.get("set", {})
    assert plain is not None and isinstance(fields, dict)
    return {key: value for key, value in {**plain, **fields}.items() if key not in texts(change, "drop")}


def found(problems: tuple[Problem, ...], file: str) -> list[str]:
    return [
        f"{'' if each.file == f'data/{file}' else each.file + ' '}{each.code} {each.field}".strip() for each in problems
    ]


@pytest.mark.parametrize("story", list(stories()), ids=lambda story: story.name)
def test_what_is_found(story: Story, tmp_path: Path) -> None:
    """Each case yields what it lists, and nothing else."""
    data = make_data(tmp_path)
    if story.plain.get("regions") == "all":
        for name in ("regions.csv", "region-changes.csv"):
            shutil.copyfile(ROOT / "data" / name, data / name)
    for change in [story.plain, *mappings(story.plain, "also")]:
        if "file" in change:
            lay(data, change)
    taken = [{key: str(text) for key, text in step.items()} for step in mappings(story.plain, "steps")]
    needs_posix(list(taken))
    for words in taken:
        verb = next(iter(words))
        (tmp_path / words[verb]).parent.mkdir(parents=True, exist_ok=True)
        STEPS[verb](tmp_path / words[verb], words)

    problems = check(tmp_path, data, TODAY, {}).problems

    assert sorted(found(problems, str(story.plain.get("file", "")))) == sorted(story.expected)


def test_a_former_id_is_understood(tmp_path: Path) -> None:
    """Whoever still writes the old id of a renamed record is told the new one, in fields and in texts."""
    renamed = world_text("practices/field-lessons.yml") + "former: [old-one]\n"
    meeting = {**read(world_text("meetings/2026-09-panyu.yml"), "")[0]}  # type: ignore[dict-item]
    meeting |= {"practices": ["old-one"], "summary": "见[做法](practice:old-one)。"}
    data = make_data(tmp_path, {"practices/field-lessons.yml": renamed, "meetings/2026-09-panyu.yml": write(meeting)})
    problems = check(tmp_path, data, TODAY, {}).problems

    assert [("unknown-reference", "field-lessons"), ("markdown-reference", "field-lessons")] == [
        (problem.code, problem.arguments["nearest"]) for problem in problems
    ]


def test_a_record_without_a_name_is_never_meant(tmp_path: Path) -> None:
    """A reference that resembles nothing gets no suggestion, though some record's name is missing."""
    changes = {"organs/nameless.yml": "level: county\nregion: 440113\n", "points/440100/p-1.yml": POINT_OF_NOBODY}
    problems = check(tmp_path, make_data(tmp_path, changes), TODAY, {}).problems

    assert [""] == [each.arguments["nearest"] for each in problems if each.code == "unknown-reference"]


POINT_OF_NOBODY = "name: 新点\ndomain: school\nregion: 440113\norgan: 完全没有这个\nstatus: contact\n"


# --- titles -----------------------------------------------------------------------------------------------------------

LONG = "粤北山区返乡青年在县域电商服务站里学做直播带货的一年"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("团课开到菜田埂", "“团课”开到 菜田埂！", True),
        ("ABC 班", "ａｂｃ班", True),
        (LONG, LONG.replace("服务站里", "服务站"), True),
        (LONG, LONG.replace("一年", "两年"), False),
        (LONG, LONG.replace("粤北", "粤东"), False),
        (LONG + "（上）", LONG + "（下）", False),
        ("农村青年夜校第3期", "农村青年夜校第4期", False),
        ("第一中学团委", "第二中学团委", False),
        ("沙溪村团支部", "沙湾村团支部", False),
        ("", "", False),
        ("？！", "——", False),
    ],
)
def test_titles_are_alike_or_not(left: str, right: str, same: bool) -> None:
    """What was entered twice is found; what differs in a number, a place or a part of a series is another thing."""
    assert ([("b", "a")] if same else []) == list(alike({"a": left, "b": right}))


def test_every_title_is_named_once() -> None:
    """Twenty records with one title are nineteen reminders, each beside the first."""
    assert [(str(number), "0") for number in range(1, 20)] == list(alike({str(n): LONG for n in range(20)}))


@pytest.mark.parametrize("title", ["同一个标题", "沙溪村第{}号团支部的夜校", "{}"])
def test_many_titles_cost_little(title: str) -> None:
    """Ten thousand that are the same, or differ in little, or in all."""
    begun = time.process_time()
    list(alike({str(number): title.format(chr(0x4E00 + number)) for number in range(10_000)}))

    assert time.process_time() - begun < 2


@pytest.mark.slow
def test_generated_records_are_right(tmp_path: Path) -> None:
    """A thousand realistic records give no reminder, and so none of them is nonsense."""
    main(1_000, tmp_path / "data")

    assert [] == [(problem.file, problem.code) for problem in check(tmp_path, tmp_path / "data", TODAY, {}).problems]


# --- what the rules rest on -------------------------------------------------------------------------------------------


def test_the_demonstration_data_is_right() -> None:
    """The province that everybody sees first has nothing to mend."""
    assert [] == [str(problem) for problem in check(ROOT, ROOT / "data", TODAY, {}).problems]


def test_every_rule_is_in_the_table() -> None:
    """A rule that nobody calls finds nothing."""
    tables = (RULES, RECORD_RULES, *TYPE_RULES.values(), [rule for _, rule in VALUE_RULES])
    named = {rule.__name__ for table in tables for rule in table}
    modules = [
        import_module(f"generator.rules.{name}")
        for name in ("life", "links", "media", "meetings", "people", "places", "settings", "texts", "titles")
    ]
    rules = {
        name
        for module in modules
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and not name.startswith("_")
        if str(getattr(value, "__annotations__", {}).get("return", "")).endswith("Iterator[generator.problems.Problem]")
    }

    assert rules == named
