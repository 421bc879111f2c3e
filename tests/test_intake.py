"""Issues taken in: what was filled in becomes the record, what is wrong is named with its line, and nothing of it can do harm."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.amend import Site
from generator.check import check
from generator.edit import formatted
from generator.intake import Intake, intake
from generator.intake.sections import filled
from generator.intake.values import region_code
from generator.issueform import forms
from generator.load import load
from generator.messages import messages
from generator.problems import Problem
from generator.regions import Regions
from generator.yamlfile import read
from tests.hostile import ATTACKS, MARKDOWN
from tests.provinces import REGIONS, VOCABULARIES
from tests.samples import BAD, TAKEN_IN, expectation, lay_over, observed, rewrite
from tests.worlds import TODAY, make_data

WRITE = bool(os.environ.get("SHIFAN_WRITE"))
POINT = {
    "名称": "新点", "领域": "学校", "地区": "番禺区", "联系机关": "gz", "状态": "联系点",
}  # fmt: skip
CASE = {"标题": "新案例", "领域": "学校", "地区": "440113", "正文": "第一段。\n\n- 一\n- 二"}
CORRECTION = {"要更正的记录": "points/gz-0001", "哪一项": "团员人数", "应当改成": "35"}


def issue(answers: Mapping[str, str], newline: str = "\n") -> str:
    """An issue as GitHub writes it (docs.github.com)."""
    text = "\n\n".join(f"### {label}\n\n{answer or '_No response_'}" for label, answer in answers.items())
    return text.replace("\n", newline)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_data(tmp_path)


def taken(data: Path, text: str, id_: str = "") -> Intake:
    site = Site(data.parent, data, TODAY, os.environ)
    return intake(site, load(data.parent, data), text, "issue.md", id_)


def values(made: Intake) -> Mapping[str, object]:
    """The record that came of it, which `fmt` leaves as it is."""
    assert made.change is not None, made.problems
    assert made.change.after is not None
    kind = made.change.file.split("/")[1].removesuffix("s")
    found, problems = read(made.change.after.decode(), made.change.file)
    assert (found is not None, problems) == (True, [])
    assert made.change.after.decode() == formatted(made.change.after, made.change.file, kind).text
    return found or {}


def named(made: Intake) -> list[tuple[int, str, str]]:
    return [(each.line, each.code, each.field) for each in made.problems]


# --- new records ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_proposed_point_becomes_a_record(data: Path, newline: str) -> None:
    """Labels become keys, names ids and codes, lines lists and parts; empty answers are left out; the id is the next one."""
    more = {
        "编号": "", "历程": "- 候选 | 2025-03-05\n- 联系点 ｜ 2025-04-18 | 说明：市里定的", "四个一批": "提高一批",
        "重点任务": "1. 装灯\n2. 修路", "亮点": "* 每周三晚的青年夜校", "介绍": "第一段。\n\n第二段：有 # 号。", "团员人数": "46",
        "工作记录": "2025-05-20 | 办实事 | 装上灯 | 人数：30\n2025-07-07 | 蹲点 | 驻点 | 天数：10 | 结束日期:2025-07-18",
        "荣誉": "五四红旗团支部 | 2025", "标签": "", "新农村建设挂钩点": "河畔挂钩点", "图片": "_No response_",
        "补充说明": "", "提交前请确认": "- [X] 没有写身份证号、手机号、银行卡号和住址；照片里的人都同意公开。",
    }  # fmt: skip
    made = taken(data, issue({**POINT, **more}, newline))

    assert [] == named(made)
    assert made.change is not None
    assert ("data/points/440100/gz-0002.yml", None) == (made.change.file, made.change.before)
    assert {
        "name": "新点", "domain": "school", "region": "440113", "organ": "gz", "status": "contact",
        "history": [
            {"status": "candidate", "date": "2025-03-05"},
            {"status": "contact", "date": "2025-04-18", "note": "市里定的"},
        ],
        "batch": "improve", "tasks": ["装灯", "修路"], "highlights": ["每周三晚的青年夜校"],
        "body": "第一段。\n\n第二段：有 # 号。\n", "members": "46",
        "deeds": [
            {"date": "2025-05-20", "kind": "practical_thing", "title": "装上灯", "people": "30"},
            {"date": "2025-07-07", "kind": "on_site", "title": "驻点", "days": "10", "until": "2025-07-18"},
        ],
        "honours": [{"honour": "red-flag-branch", "year": "2025"}], "countryside_hookup": {"name": "河畔挂钩点"},
    } == values(made)  # fmt: skip


def test_a_case_becomes_a_record(data: Path) -> None:
    """Several words of a vocabulary, several records by name, an id that was asked for, and one that outranks it."""
    text = issue({**CASE, "编号": "gz-c77", "联系点": "番禺区沙溪围村团支部\ngd-0001", "标签": ""})
    made, other = taken(data, text), taken(data, text, "gz-c88")

    assert ["gz-0001", "gd-0001"] == values(made)["points"]
    assert "第一段。\n\n- 一\n- 二\n" == values(made)["body"]
    assert ["data/cases/440100/gz-c77.yml", "data/cases/440100/gz-c88.yml"] == [
        each.change.file for each in (made, other) if each.change
    ]


def test_the_next_id_follows_those_beside_it(data: Path) -> None:
    """The commonest beginning and the greatest number; where there is none yet, the folder's code."""
    shutil.copyfile(data / "points/440100/gz-0001.yml", data / "points/440100/gz-0019.yml")
    shutil.rmtree(data / "points/440000")
    gz, gd = (taken(data, issue({**POINT, "联系机关": organ})) for organ in ("gz", "gd"))

    assert ["data/points/440100/gz-0020.yml", "data/points/440000/440000-0001.yml"] == [
        each.change.file for each in (gz, gd) if each.change
    ]


def test_what_is_missing_or_wrong_is_named_with_its_line(data: Path) -> None:
    """At the answer, at the line of a list, at the heading of what was left empty; all of it at once, and nothing is written."""
    lines = issue(
        {
            **POINT,
            "领域": "",
            "联系机关": "团市委",
            "亮点": "短\n" + "长" * 31,
            "历程": "候选 | 2025.3.5",
            "编号": "Gz 1",
        }
    ).split("\n")
    at = {line: number for number, line in enumerate(lines, 1)}
    made = taken(data, "\n".join(lines))

    assert None is made.change
    assert {
        (at["### 领域"], "missing-field", "domain"),
        (at["长" * 31], "too-long", "highlights[2]"),
        (at["候选 | 2025.3.5"], "bad-date-form", "history[1].date"),
        (at["团市委"], "unknown-reference", "organ"),
        (at["Gz 1"], "bad-id", "id"),
    } == set(named(made))


@pytest.mark.parametrize("id_", ["../../x", "a/b", "GZ-1", "x.yml", "", "-a", "a\nb", "con " * 30, "gz-0001"])
def test_an_id_is_never_a_way(data: Path, id_: str) -> None:
    """What is no id, or somebody's already, is refused; nothing else of an issue names a file."""
    made = taken(data, issue({**POINT, "编号": id_}))
    outside = [path for path in data.parent.rglob("*") if path.is_file() and not path.is_relative_to(data)]

    assert (made.change is None) == bool(id_)
    assert [] == outside
    if id_:
        assert {"duplicate-id" if id_ == "gz-0001" else "bad-id"} == {each.code for each in made.problems}


def test_regions_are_understood_by_name() -> None:
    """Code, name, path with or without the province; what several have, or nobody, stays as it was written."""
    regions = Regions({each.code: each for each in REGIONS}, {}, "440000")
    named_ = [
        "440113",
        " 440113 ",
        "番禺区",
        "广州市番禺区",
        "广东省 / 广州市 / 番禺区",
        "广东省番禺区",
        "湖州市",
        "虎门镇",
        "番禺",
        "天河区",
        "",
        "x区",
    ]

    assert [
        "440113",
        "440113",
        "440113",
        "440113",
        "440113",
        "440113",
        "330500",
        "441900121",
        "番禺",
        "天河区",
        "",
        "x区",
    ] == [region_code(regions, each) for each in named_]


# --- corrections ------------------------------------------------------------------------------------------------------


def test_a_correction_changes_one_value(data: Path) -> None:
    """Remarks and all other values stay as they are."""
    before, _ = read((data / "points/440100/gz-0001.yml").read_text("utf-8"), "x")
    made = taken(data, issue(CORRECTION))

    assert [] == named(made)
    assert {**(before or {}), "members": "35"} == values(made)
    assert made.change is not None and made.change.after is not None
    assert made.change.before == (data / "points/440100/gz-0001.yml").read_bytes()
    assert "# 第一个联系点\n" in made.change.after.decode()


@pytest.mark.parametrize(
    "record",
    [
        "gz-0001", "points/gz-0001", "https://x.example/a/points/gz-0001.html", "见 https://x.example/points/gz-0001.html?q=1#deeds",
        "data/points/440100/gz-0001.yml",
    ],
)  # fmt: skip
def test_a_record_is_named_in_any_way(data: Path, record: str) -> None:
    """Address, file, type and id, id alone."""
    made = taken(data, issue({**CORRECTION, "要更正的记录": record}))

    assert made.change is not None
    assert "data/points/440100/gz-0001.yml" == made.change.file


@pytest.mark.parametrize(
    "record", ["points/../../etc/passwd", "/etc/passwd", "", "cases/gz-0001", "gz-9999", "x" * 5000, "points/%2e%2e"]
)
def test_a_record_that_is_not_there_is_said(data: Path, record: str) -> None:
    """Nothing but the ids of records is ever looked up."""
    made = taken(data, issue({**CORRECTION, "要更正的记录": record}))

    assert None is made.change
    assert ["issue-record" if record else "missing-field"] == [each.code for each in made.problems]


def test_a_wrong_correction_is_refused(data: Path) -> None:
    """What `check` would refuse, and a field that this type does not have."""
    wrong = issue({**CORRECTION, "应当改成": "三十五"})
    other = issue({**CORRECTION, "哪一项": "主题"})

    assert [(11, "not-a-number", "members")] == named(taken(data, wrong))
    assert [(7, "unknown-key", "field")] == named(taken(data, other))
    assert None is taken(data, wrong).change


def test_lists_and_texts_can_be_corrected(data: Path) -> None:
    """One a line; long texts as they are."""
    tasks = taken(data, issue({**CORRECTION, "哪一项": "重点任务", "应当改成": "甲\n乙"}))
    body = taken(data, issue({**CORRECTION, "哪一项": "介绍", "应当改成": "一\n\n### 二\n\n三"}))
    tags = taken(data, issue({**CORRECTION, "哪一项": "领域", "应当改成": "农村"}))

    assert (["甲", "乙"], "一\n\n### 二\n\n三\n", "rural") == (
        values(tasks)["tasks"],
        values(body)["body"],
        values(tags)["domain"],
    )


# --- what may come ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attack", [*ATTACKS.values(), MARKDOWN, "a: b\n- c\nid: x", "x\n---\ny", "\x00\x1b[31m", "=1+1\n@x", "\u202e"]
)
def test_hostile_text_is_text(data: Path, attack: str) -> None:
    """It comes back as the value it is, or is refused as `check` refuses it; no key, no document, no file comes of it."""
    made = taken(data, issue({**POINT, "名称": attack.split("\n")[0], "介绍": attack, "工作课题": attack[:150]}))

    if made.change is None:
        assert made.problems
    else:
        assert {"name", "domain", "region", "organ", "status", "topic", "body"} == values(made).keys()
        assert made.change.file.startswith("data/points/440100/")


@settings(max_examples=60)
@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_is_taken_in_or_refused(text: str, id_: str) -> None:
    """Never an exception, always the sections in their order."""
    lines = issue({**POINT, "介绍": text, "编号": id_})
    found, problems = filled(lines, "x", forms(VOCABULARIES))

    assert found is not None or problems
    assert filled(text, "x", forms(VOCABULARIES))[0] is None or "### " in text


def test_a_huge_issue_costs_little(data: Path) -> None:
    """A million characters of headings, of lines, of one line."""
    for text in (
        "### 名称\n" * 100_000,
        "### 介绍\n\n" + "a | b\n" * 150_000,
        issue({**POINT, "工作记录": "|" * 900_000}),
    ):
        made = taken(data, text)

        assert None is made.change
        assert made.problems


# --- every code -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", TAKEN_IN)
def test_a_broken_issue_is_named(code: str, tmp_path: Path) -> None:
    """The sample yields exactly the problems that its `expect.yml` lists, line for line, with all arguments."""
    data = make_data(tmp_path)
    lay_over(tmp_path, code)
    made = taken(data, (tmp_path / "issue.md").read_text("utf-8"))
    if WRITE:
        rewrite(code, observed(made.problems))

    assert expectation(code) == observed(made.problems)
    assert code in {each.code for each in made.problems}
    assert all(set(messages().entries[each.code].arguments) == set(each.arguments) for each in made.problems)
    assert (made.change is None) == any(messages().entries[each.code].severity == "error" for each in made.problems)
    assert (BAD / code / "issue.md").exists()


def test_what_is_for_the_maintainers_is_pointed_out(data: Path) -> None:
    """Remarks, and what somebody wrote around the form."""
    made = taken(data, "补一句\n\n" + issue({**POINT, "补充说明": "照片另寄。"}))

    assert [(1, "issue-left-out", ""), (25, "issue-left-out", "")] == named(made)
    assert ["补一句", "补充说明"] == [each.arguments["found"] for each in made.problems]
    assert made.change is not None


def test_what_comes_of_it_is_clean(data: Path) -> None:
    """After the file is written `check` has nothing to say of it."""
    made = taken(data, issue(POINT))
    assert made.change is not None and made.change.after is not None
    (data.parent / made.change.file).write_bytes(made.change.after)
    found: list[Problem] = [
        each for each in check(data.parent, data, TODAY, {}).problems if each.file == made.change.file
    ]

    assert [] == found
