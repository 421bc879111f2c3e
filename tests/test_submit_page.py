"""The form of the site in a real Chromium: what it writes, what it says is wrong, how it is handed over, and how it feels to use."""

import os
import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from generator.check import check
from generator.edit import canonical, formatted
from generator.messages import remedy, sentence
from generator.outputs.submit import SAID
from generator.pages.cards import EDIT_PAGES, NEW_PAGES
from generator.problems import FAR, nearest
from generator.records import FOLDERS, TYPES
from generator.records.reading import outline
from generator.yamlfile import read, write
from tests.filling import Plain, enter, new, opened, written
from tests.hostile import PDF
from tests.sites import build
from tests.test_browser import AXE, COLOUR_RULES, EVERY_RULE, FOCUS, STICKING_OUT, VIOLATIONS
from tests.visiting import Visit, serving
from tests.worlds import TODAY, make_root, world_text

pytestmark = pytest.mark.slow

SIZES = {"phone": (390, 844), "desk": (1280, 900)}
Visitor = Callable[..., Visit]
HOSTILE = (
    "a: b", "x # 不是批注", "#开头", "- 减号", "yes", "no", "null", "~", "2026-02-28", "12:30", "0371", "1.10", "@gd", "*a", "&a", "!x",
    "%a", "`x`", "{a}", "[a]", "a, b", "|", ">", "'单'", '"双"', "'\"", "\\n \\", "? a", ":a", "a:", "a :b", "---", "...", "--- a", "{{7*7}}",
    "</script><script>alert(1)</script>", "<!--", "]]>", "👩‍🌾🏳️‍🌈𠮷", "e\u0301", "全角　空格", "tab\tin", "％Ａ１：", "é", "a  b", "=1+1",
    "\u00a0a", "\ufeffb", "a\u200bb", "行\u2028尾", "\u202eabc", "${x}", "%00", "&amp;", "'", '"', "-", ":", "?", ",", "]", "}", "a#b", "a #",
)  # fmt: skip
"""What breaks a careless writer of YAML, or a page."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' province and a point that was withdrawn; another one holds a remark."""
    old = {**POINT, "status": "withdrawn", "name": "退出的点", "former": ["older-1"]}
    made = make_root(tmp_path_factory.mktemp("submit") / "root", {"points/440100/old-1.yml": canonical(old, "point")})
    (made / "data/media").mkdir()
    (made / "data/media/a.pdf").write_bytes(PDF)
    Image.new("RGB", (60, 40), "#a61b1b").save(made / "data/media/a.png")
    return made


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(root, root / "data", tmp_path_factory.mktemp("submitted") / "site")


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Visitor]:
    """Makes visits: `visit("phone", base=…)`; each has a browser's memory of its own."""
    contexts: list[BrowserContext] = []

    def start(size: str = "desk", *, base: str = served, dark: bool = False, javascript: bool = True) -> Visit:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="zh-CN",
            accept_downloads=True,
        )
        contexts.append(context)
        return Visit(context, base, still=javascript)

    yield start
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def page(browser: Browser, served: str) -> Iterator[Page]:
    """One page for all tests that only ask its scripts."""
    with browser.new_context(locale="zh-CN") as context:
        found = opened(Visit(context, served))
        found.evaluate(f"shifanSubmit.world.today = '{TODAY}'")
        yield found


# --- what it writes ---------------------------------------------------------------------------------------------------


def yaml_of(page: Page, kind: str, values: Plain) -> str:
    text: str = page.evaluate(
        "([kind, values]) => shifanSubmit.yaml(shifanSubmit.form, values, shifanSubmit.form.types[kind].fields)",
        [kind, values],
    )
    return text


def shuffled(chance: random.Random, texts: list[str]) -> str:
    return "".join(chance.choice(texts) for _ in range(chance.randint(1, 5)))


def test_every_text_is_written_as_fmt_writes_it(page: Page) -> None:
    """Letter for letter, in a field, in a list, in a part: what would be something else to YAML, several lines, odd characters."""
    chance = random.Random(5)
    pieces = [*HOSTILE, "\n", " ", "\t", "\r", "\n\n", "\x00", "\x1b", "\ue000", "\U000f0000", "\x85", "普通的字", "a"]
    texts = [*HOSTILE, *(shuffled(chance, pieces) for _ in range(3_000))]
    values = {"name": "x", "tasks": texts, "deeds": [{"title": text, "detail": text + "\n"} for text in texts]}

    assert canonical(values, "point") == yaml_of(page, "point", values)


def test_keys_stand_in_declared_order(page: Page) -> None:
    """Also within parts; what no declaration knows follows as it came; nothing at all is an empty mapping."""
    values = {
        "zz": "1",
        "deeds": [{"title": "a", "xx": "2", "date": "3"}],
        "name": "n",
        "former": ["b"],
        "visit": {},
        "tags": [],
    }

    assert canonical(values, "point") == yaml_of(page, "point", values)
    assert canonical({}, "case") == yaml_of(page, "case", {})


LINES = [text for text in HOSTILE if text.isprintable() and text == text.strip()]
"""Those that come through as they are: the form takes out what nobody sees."""
TEXT = "第一段：有 # 号，有“引号”和 'quotes'。\n\n- 减号开头\n- key: value\n\n```\n</script> <b> {{7*7}} \\n\n```\n\n| 甲 | 乙 |\n|:--|--:|\n| no | yes |\n"


def whole(lines: Iterator[str]) -> dict[str, Plain]:
    """A record of each type with all its public fields filled in, its lines with the next texts."""
    said = {"people": "true", "minors": "false", "consent": "true", "guardian_consent": "false"}
    photos = [
        {"file": "a.png", "alt": next(lines), "caption": next(lines), "credit": next(lines), **said} for _ in range(2)
    ]
    files = [{"file": "a.pdf", "title": next(lines)}]
    held = [{"honour": "red-flag-branch", "year": "2026", "note": next(lines)}]
    figures = [{"label": next(lines), "value": next(lines), "unit": next(lines), "note": next(lines)}]
    return {
        "organ": {
            "name": next(lines), "short": next(lines), "level": "county", "kind": "department", "region": "440113", "parent": "gz",
            "description": TEXT, "website": "https://example.org/?a=1&b=2", "owners": ["@gd-youth/gz"],
        },
        "point": {
            "name": next(lines), "domain": "rural", "region": "440113", "organ": "gz", "status": "demonstration",
            "history": [
                {"status": "contact", "date": "2025-01-01", "note": next(lines)},
                {"status": "demonstration", "date": "2025-02-01", "note": next(lines)},
            ],
            "batch": "improve", "topic": next(lines), "tasks": [next(lines), next(lines)], "highlights": ["短", "- 短"],
            "summary": next(lines), "body": TEXT, "members": "3", "youth": "0",
            "deeds": [
                {"date": "2025-03-01", "kind": "article", "title": next(lines), "detail": TEXT, "people": "2", "article": "gz-a01"},
                {"date": "2025-04-01", "kind": "system", "title": next(lines), "system": "other"},
                {"date": "2025-05-01", "kind": "on_site", "title": next(lines), "days": "2", "until": "2025-05-02"},
            ],
            "honours": held, "photos": photos,
            "visit": {"address": next(lines), "transport": next(lines), "hours": next(lines), "capacity": "5", "notes": next(lines)},
            "countryside_hookup": {"name": next(lines), "since": "2025-01-01", "note": next(lines)}, "tags": ["training"],
        },
        "case": {
            "title": next(lines), "kind": "individual", "domain": "school", "region": "440281", "date": "2026-01-01", "organ": "gz",
            "points": ["gz-0001", "gd-0001"], "summary": next(lines), "highlights": ["12:30"], "background": TEXT, "practice": TEXT,
            "results": TEXT, "lessons": next(lines), "figures": figures, "honours": held, "photos": photos, "attachments": files,
            "source": next(lines), "tags": ["training"],
        },
        "practice": {
            "title": next(lines), "problem": TEXT, "summary": next(lines), "domains": ["rural", "school"], "date": "2026-02-01",
            "highlights": ["yes"], "conditions": [next(lines)], "steps": [{"title": next(lines), "text": TEXT}, {"title": next(lines)}],
            "pitfalls": [next(lines), next(lines)], "cases": ["gz-c01", "gz-c02"], "body": TEXT, "photos": photos, "attachments": files,
            "tags": ["training"],
        },
        "article": {
            "title": next(lines), "authors": [next(lines), next(lines)], "organ": "gd", "date": "2026-03-01", "points": ["gz-0001"],
            "domain": "school", "abstract": TEXT, "keywords": [next(lines)], "body": TEXT, "photos": photos, "attachments": files,
            "tags": ["training"],
        },
        "meeting": {
            "title": next(lines), "kind": "observation", "date": "2026-12-01", "until": "2026-12-02", "place": next(lines),
            "region": "441900", "host": "gd", "theme": next(lines),
            "agenda": [{"date": "2026-12-01", "start": "09:00", "end": "10:00", "title": next(lines), "note": next(lines)}],
            "route": [{"point": "gz-0001", "date": "2026-12-02", "arrive": "09:00", "leave": "10:00", "see": next(lines)}],
            "cases": ["gz-c01"], "practices": ["field-lessons"], "summary": TEXT, "conclusions": TEXT, "photos": photos,
            "attachments": files,
        },
    }  # fmt: skip


FOLDER = {"point": "440100/", "case": "440100/", "article": "440000/"}


@pytest.mark.parametrize("kind", TYPES)
def test_what_is_typed_in_is_a_record(visit: Visitor, root: Path, kind: str) -> None:
    """Every public field of every type, with hostile texts: the file has what was typed, `check` accepts it, `fmt` leaves it as it is."""
    lines = iter([*LINES, *random.Random(kind).choices(LINES, k=99)])
    values = whole(lines)[kind]
    visitor = visit()
    page = opened(visitor)
    new(page, kind, "new-1", values)
    made = written(page)
    data = made.text.encode()
    found = check(root, root / "data", TODAY, os.environ, {made.file: data}).problems

    assert f"data/{FOLDERS[kind]}/{FOLDER.get(kind, '')}new-1.yml" == made.file
    assert (values, []) == read(made.text, made.file)
    assert list(values) == list(read(made.text, made.file)[0] or {})
    assert [] == [each for each in found if each.file == made.file]
    assert made.text == formatted(data, made.file, kind).text
    assert [] == visitor.trouble


def test_every_public_field_can_be_filled_in() -> None:
    """The records above leave nothing out but the id, which is the file's name, former ids, and a case's other way to be told."""
    left = {
        kind: {field.name for field in outline(TYPES[kind]) if not field.about.private} - values.keys()
        for kind, values in whole(iter("x" * 999)).items()
    }

    assert {kind: {"id", "former"} | ({"body"} if kind == "case" else set()) for kind in TYPES} == left


def test_what_nobody_sees_is_taken_out(visit: Visitor) -> None:
    """Zero-width characters, marks of direction, line ends of other kinds; full-width digits and Chinese dates become what is meant."""
    page = opened(visit())
    new(page, "point", "new-1", {**POINT, "name": " \u200b甲\u202e乙\u2028丙\xad　", "members": "３４"})
    enter(page.locator('[data-sf-field="deeds"]'), [{**DEED, "date": "２０２５年５月１日"}])
    value, _ = read(written(page).text, "x")

    assert value is not None
    assert ("甲乙 丙", "34", [DEED]) == (value["name"], value["members"], value["deeds"])


# --- what it says is wrong --------------------------------------------------------------------------------------------

POINT = {"name": "新点", "domain": "school", "region": "440113", "organ": "gz", "status": "contact"}
CASE = {"title": "新案例", "domain": "school", "region": "440113", "body": "正文。"}
MEETING = {
    "title": "新会议", "kind": "area", "date": "2026-11-25", "place": "礼堂", "region": "440113", "host": "gz",
}  # fmt: skip
ORGAN = {"name": "新机关", "level": "county", "region": "440113", "parent": "gz"}
PRACTICE = {"title": "新经验", "problem": "难。", "domains": ["rural"], "steps": [{"title": "一"}], "cases": ["gz-c01"]}
ARTICLE = {"title": "新文章", "authors": ["组"], "organ": "gz", "date": "2026-01-02", "body": "正文。"}
RIGHT: Mapping[str, Plain] = {
    "point": POINT,
    "case": CASE,
    "meeting": MEETING,
    "organ": ORGAN,
    "practice": PRACTICE,
    "article": ARTICLE,
}
DEED = {"date": "2025-05-01", "kind": "survey", "title": "走访"}
STOP = {"point": "gz-0001", "arrive": "09:00", "leave": "10:00", "see": "课堂"}


def deed(**changes: str) -> Plain:
    return {**POINT, "deeds": [{**DEED, **changes}]}


def life(*stations: tuple[str, str], **changes: object) -> Plain:
    return {**POINT, "history": [{"status": status, "date": day} for status, day in stations], **changes}


def route(*stops: Mapping[str, str], **changes: object) -> Plain:
    return {**MEETING, "route": [{**STOP, **stop} for stop in stops], **changes}


def without(values: Plain, *names: str) -> Plain:
    return {name: value for name, value in values.items() if name not in names}


WRONG: tuple[tuple[str, Plain], ...] = (
    *((kind, {}) for kind in RIGHT),
    *((kind, without(values, name)) for kind, values in RIGHT.items() for name in values),
    ("point", {**POINT, "name": "长" * 201, "summary": "x" * 200, "topic": "𠮷" * 201, "highlights": ["短", "长" * 31]}),
    ("point", {**POINT, "name": " ", "tasks": ["a", " ", "b\nc"], "body": "\n "}),
    ("point", {**POINT, "highlights": ["一", "二", "三", "四"]}),
    ("point", {**POINT, "summary": "\x07响\x07 \ue000", "body": "私\U000f0000\n"}),
    ("point", {**POINT, "tags": ["training", "training"]}),
    ("point", {**POINT, "members": "四十", "youth": "1e3"}),
    ("point", {**POINT, "members": "12345678901", "visit": {"capacity": "-3"}}),
    ("point", {**POINT, "honours": [{"honour": "red-flag-branch", "year": "206"}, {"honour": "red-flag-branch", "year": "2101"}]}),
    ("point", {**POINT, "honours": [{"honour": "red-flag-branch", "year": "今年"}, {}]}),
    ("point", {**POINT, "organ": "gzz"}),
    ("point", {**POINT, "organ": "团市委"}),
    ("point", {**POINT, "organ": "广州团市委"}),
    ("point", {**POINT, "organ": "完全没有这个"}),
    ("point", {**POINT, "domain": "rural"}),
    ("point", {**POINT, "domain": "rural", "countryside_hookup": {"note": "x"}}),
    ("point", {**POINT, "photos": [{"file": "../a.png", "alt": "一"}, {"alt": "x"}, {"file": "b.png"}, {"file": "C:\\a.png", "alt": "y"}]}),
    ("point", {**POINT, "photos": [{"file": "a.png", "alt": "团员在田头", "people": "true"}, {"file": "b.png", "alt": "x", "minors": "true", "consent": "true"}]}),
    ("point", {**POINT, "photos": [{"file": "a.png", "alt": "青年之家的门口"}, {"file": "b.png", "alt": "三名青年"}, {"file": "c.png", "alt": "x", "caption": "合影"}]}),
    ("point", {**POINT, "photos": [{"file": "a.png", "alt": "三名青年", "people": "false"}]}),
    ("point", deed(date="2006.2.28")),
    ("point", deed(date="2025年5月1日", until="２０２５／５／２")),
    ("point", deed(date="20250501", until="去年")),
    ("point", deed(date="2025-02-30")),
    ("point", deed(date="1899-12-31", until="2101-01-01")),
    ("point", deed(date="2027-01-01")),
    ("point", deed(until="2025-04-30")),
    ("point", deed(kind="on_site")),
    ("point", deed(kind="on_site", days="3", until="2025-05-02")),
    ("point", deed(kind="on_site", days="400")),
    ("point", deed(kind="on_site", days="40", until="2026-01-31")),
    ("point", deed(kind="system")),
    ("point", deed(article="gz-a02")),
    ("point", {**POINT, "deeds": [{**DEED, "kind": "on_site", "days": "200"}] * 2}),
    ("point", {**POINT, "deeds": [{**DEED, "date": "x"}, {**DEED, "until": "2025-01-01"}, {"kind": "survey"}]}),
    ("point", life(("contact", "2025-03-01"), ("candidate", "2025-02-01"))),
    ("point", life(("candidate", "2025-03-01"), ("contact", "2027-02-01"))),
    ("point", life(("candidate", "2025-03-01"))),
    ("point", life(("candidate", "x"), ("candidate", "2025-03-01"))),
    ("point", life(("contact", "2026-03-01"), deeds=[DEED])),
    ("point", life(("contact", "2020-03-01"), ("withdrawn", "2024-01-01"), status="withdrawn", deeds=[DEED])),
    ("point", {**POINT, "status": "contakt", "batch": "提高一批", "domain": "农村", "tags": ["trainings", "不在里面"]}),
    ("point", deed(kind="survey_", system="其他")),
    ("case", {**CASE, "kind": "x", "honours": [{"honour": "五四红旗", "year": "2026"}]}),
    ("case", {**CASE, "practice": "做法。"}),
    ("case", {**without(CASE, "body"), "practice": "做法。", "lessons": " "}),
    ("case", {**CASE, "date": "2027-01-01", "points": ["gz-0001", "gz-0001", "gz-9999"]}),
    ("case", {**CASE, "figures": [{"label": "x"}, {"value": "y"}], "attachments": [{"file": "/a.pdf", "title": "t"}]}),
    ("practice", {**PRACTICE, "steps": [{"text": "x"}], "domains": [], "cases": ["gz-c09"], "date": "2027-01-01"}),
    ("article", {**ARTICLE, "date": "2026/1/2", "points": ["gz-0001", "x"]}),
    ("article", {**ARTICLE, "authors": [], "date": "2026-13-01"}),
    ("organ", {**ORGAN, "website": "www.example.org", "owners": ["gz", "@gd-youth/gz", "@-x"]}),
    ("organ", {**ORGAN, "website": "https://a b", "level": "prefecture", "parent": "gz"}),
    ("organ", {**ORGAN, "level": "prefecture", "kind": "department", "parent": "gz"}),
    ("organ", {**ORGAN, "website": "https://example.org/" + "x" * 500}),
    ("organ", {**ORGAN, "parent": "xx"}),
    ("meeting", {**MEETING, "until": "2026-11-24"}),
    ("meeting", {**MEETING, "until": "x", "agenda": [{"start": "09:00", "title": "x", "date": "2026-12-01"}]}),
    ("meeting", {**MEETING, "agenda": [{"start": "9:00", "title": "x"}, {"start": "10:00", "end": "09:30", "title": "y"}]}),
    ("meeting", {**MEETING, "agenda": [{"start": "24:00", "end": "８：００", "title": "x"}, {"end": "10:00"}]}),
    ("meeting", {**MEETING, "date": "x", "until": "2026-11-24", "agenda": [{"start": "10:00", "end": "09:00", "title": "y"}]}),
    ("meeting", route({}, {"arrive": "09:30", "leave": "11:00", "point": "gd-0001"})),
    ("meeting", route({}, {"arrive": "09:30", "leave": "09:00", "date": "2026-11-26"})),
    ("meeting", route({"date": "2026-11-26"}, {"arrive": "11:00", "leave": "12:00"}, until="2026-11-26")),
    ("meeting", route({"point": "gz-0009"}, {"arrive": "11:00", "leave": "12:00"})),
    ("meeting", route({"point": "old-1"}, {"arrive": "11:00", "leave": "12:00"})),
    ("meeting", route({"point": "old-1"}, date="2026-11-22")),
)  # fmt: skip
"""Types with values that are wrong, and what a form can see of it."""
Said = list[tuple[str, str, str]]
Checked = Callable[[str, Plain], Said]


@pytest.fixture(scope="module")
def by_check(root: Path) -> Checked:
    """What `shifan check` says of values in a file, as far as the form can know it; all files are checked in one run."""
    every = [*WRONG, *RIGHT.items()]
    names = [_file(kind, f"zzzz-{number}") for number, (kind, _) in enumerate(every)]
    texts = {name: write(values).encode() for name, (_, values) in zip(names, every, strict=True)}
    found = check(root, root / "data", TODAY, os.environ, texts).problems

    def said(kind: str, values: Plain) -> Said:
        file = names[every.index((kind, values))]
        own = (each for each in found if each.file == file and each.code in SAID)
        return sorted((each.code, sentence(each, "zh"), remedy(each, "zh")) for each in own)

    return said


def _file(kind: str, id_: str) -> str:
    return f"data/{FOLDERS[kind]}/{'440100/' if kind in ('point', 'case', 'article') else ''}{id_}.yml"


def by_form(page: Page, kind: str, values: Plain) -> Said:
    """What the form says of them."""
    found: list[dict[str, Any]] = page.evaluate(
        "([kind, values]) => shifanSubmit.check(shifanSubmit.form, kind, values, shifanSubmit.world)", [kind, values]
    )
    return sorted((each["code"], each["sentence"], each["remedy"]) for each in found)


@pytest.mark.parametrize(("kind", "values"), WRONG)
def test_the_form_says_what_check_says(page: Page, by_check: Checked, kind: str, values: Plain) -> None:
    """The same codes, the same sentences and remedies, and nothing besides."""
    assert by_check(kind, values) == by_form(page, kind, values)


def test_every_code_of_the_form_was_compared(page: Page) -> None:
    """No sentence is shipped that no wrong value above brings out; those about the id the page says by itself."""
    said = {code for kind, values in WRONG for code, _, _ in by_form(page, kind, values)}

    assert set(SAID) - {"bad-id", "duplicate-id"} == said


@pytest.mark.parametrize("kind", RIGHT)
def test_right_values_are_right(page: Page, by_check: Checked, kind: str) -> None:
    """The records that all the wrong ones were made from: neither finds anything."""
    assert [] == by_check(kind, RIGHT[kind]) == by_form(page, kind, RIGHT[kind])


def test_the_nearest_word_is_the_same(page: Page) -> None:
    """Slips, swaps, beginnings, widths, Chinese: what was probably meant is the same word here and there."""
    chance = random.Random(7)
    words = [
        "gz-0001",
        "gz-0010",
        "rural",
        "school",
        "demonstration",
        "广州市",
        "番禺区",
        "沙溪围村团支部",
        "沙溪村团支部",
        "ab",
        "a",
        "甲乙",
    ]
    typed = [*words, "demo", "ruarl", "Ｒｕｒａｌ", "gz_0001", "GZ 0001", "广洲市", "番禺", "", "x"]
    typed += ["".join(chance.sample(word, len(word)))[: chance.randint(1, 9)] for word in words for _ in range(20)]

    assert [nearest(each, words) for each in typed] == page.evaluate(
        "([typed, words]) => typed.map((each) => shifanSubmit.nearest(each, words))", [typed, words]
    )
    assert FAR == 1_000_000


# --- corrections ------------------------------------------------------------------------------------------------------


def corrected(visitor: Visit, record: str) -> Page:
    return opened(visitor, f"submit.html?edit={record}")


@pytest.mark.parametrize(
    "record", ["points/gd-0001", "points/old-1", "cases/gz-c01", "practices/field-lessons", "meetings/2026-09-panyu", "organs/gz"]
)  # fmt: skip
def test_a_record_comes_back_as_it_is(visit: Visitor, root: Path, record: str) -> None:
    """What nobody touches is no change; one change changes one value, and nothing is lost, former ids included."""
    page = corrected(visit(), record)
    page.locator(".sf-send button[type=submit]").click()
    before = page.locator(".sf-result h2").inner_text()
    page.locator(".sf-chapter input").first.fill("改过的名称")
    made = written(page)
    old, new_ = read((root / made.file).read_text("utf-8"), made.file)[0], read(made.text, made.file)[0]

    assert "没有改动" == before
    assert old is not None and new_ is not None
    assert {**old, next(name for name in ("name", "title") if name in old): "改过的名称"} == new_
    assert made.text == formatted(made.text.encode(), made.file, made.file.split("/")[1].removesuffix("s")).text


def test_a_file_with_remarks_is_changed_line_by_line(visit: Visitor, root: Path) -> None:
    """What the form does not see must not be lost: it tells which lines to change, and does not offer to replace the file."""
    page = corrected(visit(), "points/gz-0001")
    page.locator('[data-sf-field="members"] input').fill("35")
    page.locator('[data-sf-field="topic"] input').fill("")
    enter(page.locator('[data-sf-field="photos"]'), [{"file": "a.png", "alt": "一张图"}])
    page.locator(".sf-send button[type=submit]").click()
    lines = (root / "data/points/440100/gz-0001.yml").read_text("utf-8").splitlines()
    at = {
        key: number
        for number, line in enumerate(lines, 1)
        if (key := line.partition(":")[0]) in ("members", "topic", "visit")
    }
    last = max(number for number, line in enumerate(lines, 1) if line.startswith("  - {honour"))

    assert "要改的地方" == page.locator(".sf-result h2").inner_text()
    assert [
        f"工作课题：删去第 {at['topic']} 行",
        f"团员人数：第 {at['members']} 行换成",
        f"图片：在第 {last} 行后面加上",
    ] == page.locator(".sf-change").all_inner_texts()
    assert ["members: 35\n", "photos:\n  - file: a.png\n    alt: 一张图\n"] == [
        code.text_content() for code in page.locator(".sf-result pre code").all()
    ]
    assert "逐处改" in page.locator(".sf-result .sf-ways li").first.inner_text()


def test_a_record_that_is_gone_is_said(visit: Visitor) -> None:
    """A form for a new record stands there instead; an address that names no type is like none."""
    page = corrected(visit(), "points/gz-9999")
    told = page.locator("[role=alert]").inner_text()
    other = corrected(visit(), "nothing/gz-9999")

    assert "没有找到编号为 gz-9999 的记录" in told
    assert page.locator(".sf-types").is_visible()
    assert other.locator(".sf-types").is_visible()
    assert 0 == other.locator("[role=alert]").count()


def test_every_record_page_leads_to_its_form(visit: Visitor) -> None:
    """One click, and the form is filled in."""
    page = visit().to("points/gz-0001.html")
    page.get_by_role("link", name="更正此页").click()
    page.wait_for_selector(".sf-form")

    assert page.url.endswith("/submit.html?edit=points/gz-0001")
    assert "番禺区沙溪围村团支部" == page.locator('.sf-chapter > [data-sf-field="name"] input').input_value()


# --- handing over -----------------------------------------------------------------------------------------------------

FORGES = {
    "github": ("{r}/new/main/data/points/440100?filename=gz-1.yml", "&value=", "{r}/edit/main/data/points/440100/gz-1.yml"),
    "gitea": ("{r}/_new/main/data/points/440100?filename=gz-1.yml", "&value=", "{r}/_edit/main/data/points/440100/gz-1.yml"),
    "gitee": ("{r}/new/main/data/points/440100", "", "{r}/edit/main/data/points/440100/gz-1.yml"),
    "gitlab": ("{r}/-/new/main/data/points/440100?file_name=gz-1.yml", "", "{r}/-/edit/main/data/points/440100/gz-1.yml"),
}  # fmt: skip


@pytest.mark.parametrize("length", [300, 900, 10_000])
@pytest.mark.parametrize("letter", ["a", "字"])
@pytest.mark.parametrize("forge", FORGES)
def test_addresses_of_the_forges(page: Page, forge: str, letter: str, length: int) -> None:
    """The content comes along where the forge takes it and the address stays within 7,500 bytes; an edit opens the file."""
    repository = "https://git.example/a/b"
    new_page, value, edit = (each.format(r=repository) for each in FORGES[forge])
    address, text = NEW_PAGES[forge]
    told = {
        "kind": forge,
        "repository": repository,
        "branch": "main",
        "new": address,
        "text": text,
        "edit": EDIT_PAGES[forge],
    }
    content = f"name: {letter * (length - 7)}\n"
    carried = f"{new_page}{value}{quote(content, safe='')}"
    fits = bool(value) and len(carried) <= 7_500
    found = page.evaluate(
        "([forge, text]) => [false, true].map((exists) => shifanSubmit.handOver(forge, 'data/points/440100/gz-1.yml', text, exists))",
        [told, content],
    )

    assert length == len(content)
    assert fits == (bool(value) and (length, letter) in {(300, "a"), (900, "a"), (300, "字")})
    assert [
        {"address": carried if fits else new_page, "carries": fits},
        {"address": edit, "carries": False},
    ] == found


def test_odd_names_cannot_leave_their_place_in_an_address(page: Page) -> None:
    """Branches and folders with spaces, signs and other scripts are quoted; half a character stops nothing."""
    told = {
        "kind": "github",
        "repository": "https://h/r",
        "branch": "a b/ü#?",
        "new": NEW_PAGES["github"][0],
        "text": "&value={text}",
        "edit": "",
    }
    found = page.evaluate(
        "(forge) => ['x: {branch}&filename=y#z\\n', '\\ud800'].map((text) => shifanSubmit.handOver(forge, 'da ta/é&/gz.yml', text, false))",
        told,
    )
    start = "https://h/r/new/a%20b/%C3%BC%23%3F/da%20ta/%C3%A9%26?filename=gz.yml"

    assert [
        {"address": f"{start}&value={quote('x: {branch}&filename=y#z' + chr(10), safe='')}", "carries": True},
        {"address": start, "carries": False},
    ] == found


def test_the_file_is_downloaded_as_it_is_shown(visit: Visitor) -> None:
    """Under its own name, in UTF-8, with the line ends of the repository."""
    page = opened(visit())
    new(page, "point", "gz-0999", {**POINT, "summary": "</script> 👩‍🌾"})
    made = written(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载文件").click()

    assert "gz-0999.yml" == waiting.value.suggested_filename
    assert made.text.encode() == Path(waiting.value.path()).read_bytes()
    assert "已经下载" in page.locator(".sf-status").inner_text()


def test_the_content_is_copied_where_it_cannot_come_along(visit: Visitor, site: Path) -> None:
    """A long record: the link copies first, and the page says where to paste; the button copies too, also from a folder."""
    for base in (None, site.as_uri() + "/"):
        visitor = visit(base=base) if base else visit()
        visitor.page.context.route(
            "https://example.org/**", lambda route: route.fulfill(body="<title>x</title>", content_type="text/html")
        )
        page = opened(visitor)
        new(page, "case", "gz-c99", {**CASE, "body": "长文。" * 900, "organ": "gz"})
        made = written(page)
        said = page.locator(".sf-result .sf-ways li").first.inner_text()
        with page.context.expect_page() as opening:
            page.get_by_role("link", name="交到 GitHub").click()
        address = opening.value.url
        opening.value.close()
        page.locator('[data-sf-field="source"] input').focus()
        page.keyboard.press("Control+V")

        assert "自动复制" in said
        assert "https://example.org/shifan/new/main/data/cases/440100?filename=gz-c99.yml" == address
        assert (
            made.text.replace("\n", " ").rstrip()
            == page.locator('[data-sf-field="source"] input').input_value().rstrip()
        )


def test_without_a_forge_or_in_a_private_repository_nothing_leads_there(browser: Browser, tmp_path: Path) -> None:
    """Then a file is downloaded or sent; a private repository shows no record to correct, and no private field anywhere."""
    text = {"site.yml": world_text("site.yml") + "repository: private\nemail: jilu@example.org\n"}
    secret = world_text("organs/gz.yml") + "contact: {person: 不公开的人, phone: 020-87185000}\n"
    root = make_root(tmp_path / "root", {**text, "organs/gz.yml": secret})
    made = build(root, root / "data", tmp_path / "site")
    told = "".join(path.read_text("utf-8") for path in made.rglob("*") if path.suffix in (".html", ".js"))
    with browser.new_context() as context:
        page = opened(Visit(context, made.as_uri() + "/"))
        new(page, "point", "gz-0999", POINT)
        written(page)
        ways = page.locator(".sf-result .sf-ways").inner_text()

    assert not (made / "assets/submit/records").exists()
    assert "不公开的人" not in told
    assert "87185000" not in told
    assert "?edit=" not in "".join(path.read_text("utf-8") for path in made.rglob("*.html"))
    assert "example.org/shifan" not in told
    assert '"name":"contact"' not in (made / "assets/submit/form.js").read_text("utf-8")
    assert "jilu@example.org" in ways
    assert "交到" not in ways


# --- the draft --------------------------------------------------------------------------------------------------------


def test_a_draft_is_kept(visit: Visitor) -> None:
    """Leaving and coming back loses nothing, for each type its own; emptying can be undone."""
    page = opened(visitor := visit())
    new(page, "point", "gz-0999", without(POINT, "status"))
    enter(page.locator('[data-sf-field="deeds"]'), [DEED])
    page.wait_for_function("localStorage.getItem('shifan:submit:point')?.includes('走访')")
    page.locator("#sf-type-case").check(force=True)
    other = page.locator('[data-sf-field="title"] input').input_value()
    page = opened(visitor)
    kept = page.locator('[data-sf-field="deeds"] [data-sf-field="title"] input').input_value()
    said = page.locator(".sf-draft").inner_text()
    page.get_by_role("button", name="清空，重新填写").click()
    emptied = page.locator('[data-sf-field="name"] input').input_value()
    page.get_by_role("button", name="恢复刚才的内容").click()

    assert ("", "走访", "上次没有交完的内容已经恢复。", "") == (other, kept, said, emptied)
    assert "gz-0999" == page.locator('[data-sf-field="file"] input').input_value()
    assert "番禺区" == page.locator('[data-sf-field="region"] select').last.evaluate(
        "(box) => box.selectedOptions[0].text"
    )


def test_a_draft_does_not_undo_what_others_did(visit: Visitor) -> None:
    """A correction that was begun before the record changed comes back only by a button that says so."""
    page = corrected(visitor := visit(), "points/gd-0001")
    page.locator('.sf-chapter > [data-sf-field="name"] input').fill("草稿里的名称")
    page.wait_for_function("localStorage.getItem('shifan:submit:point/gd-0001')?.includes('草稿')")
    again = corrected(visitor, "points/gd-0001").locator('.sf-chapter > [data-sf-field="name"] input').input_value()
    page.evaluate(
        "localStorage.setItem('shifan:submit:point/gd-0001', localStorage.getItem('shifan:submit:point/gd-0001').replaceAll('武溪洞', '别处'))"
    )
    page = corrected(visitor, "points/gd-0001")
    name = page.locator('.sf-chapter > [data-sf-field="name"] input')
    now, said = name.input_value(), page.locator(".sf-draft").inner_text()
    page.get_by_role("button", name="仍要填进来").click()

    assert ("草稿里的名称", "乐昌市武溪洞村团支部") == (again, now)
    assert "后来有人改过" in said
    assert "草稿里的名称" == name.input_value()


@pytest.mark.parametrize("broken", ["refused", "full", "rubbish"])
def test_storage_may_be_refused(visit: Visitor, broken: str) -> None:
    """The form works all the same, and says that nothing is kept."""
    visitor = visit()
    visitor.page.add_init_script({
        "refused": "for (const name of ['getItem', 'setItem', 'removeItem']) { const real = Storage.prototype[name]; Storage.prototype[name] = "
        "function (key, ...rest) { if (key.startsWith('shifan')) { throw new DOMException('x', 'SecurityError'); } return real.call(this, key, ...rest); }; }",
        "full": "Storage.prototype.setItem = () => { throw new DOMException('x', 'QuotaExceededError'); };",
        "rubbish": "localStorage.setItem('shifan:submit:point', '{\"values\":[[');",
    }[broken])  # fmt: skip
    page = opened(visitor)
    new(page, "point", "gz-0999", POINT)
    made = written(page)

    assert "name: 新点\n" in made.text
    assert [] == visitor.trouble
    if broken != "rubbish":
        page.wait_for_function("document.querySelector('.sf-draft').textContent.includes('不让保存')")


# --- how it feels to use ----------------------------------------------------------------------------------------------

STATES = ("new", "wrong", "edit", "done")


def brought(page: Page, state: str) -> None:
    """Brings the form into a state."""
    if state == "wrong":
        enter(page.locator('[data-sf-field="deeds"]'), [{"date": "x"}])
        page.locator(".sf-send button[type=submit]").click()
    elif state == "done":
        page.locator('[data-sf-field="members"] input').fill("35")
        page.locator(".sf-send button[type=submit]").click()
    page.wait_for_timeout(500)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_the_form_is_sound(visit: Visitor, state: str, size: str) -> None:
    """Nothing that axe finds, light or dark, nothing beyond the edge, no request to elsewhere, in each of its states."""
    visitor = visit(size)
    page = opened(visitor, "submit.html" if state in ("new", "wrong") else "submit.html?edit=points/gz-0001")
    brought(page, state)
    page.evaluate(AXE)
    light = page.evaluate(VIOLATIONS, EVERY_RULE)
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector('body[data-md-color-scheme="slate"]')

    assert ([], []) == (light, page.evaluate(VIOLATIONS, COLOUR_RULES))
    assert [] == page.evaluate(STICKING_OUT)
    assert [] == visitor.trouble


def test_it_works_from_a_folder(visit: Visitor, site: Path) -> None:
    """Opened from a memory stick: new records, corrections, the check."""
    visitor = visit("phone", base=site.as_uri() + "/")
    page = corrected(visitor, "cases/gz-c01")
    page.locator('[data-sf-field="title"] input').fill("改过的标题")
    made = written(page)

    assert "title: 改过的标题\n" in made.text
    assert [] == visitor.trouble


def test_without_script_it_says_what_to_do(visit: Visitor) -> None:
    """The ways to hand something in all the same, and files to fill in; no button that does nothing."""
    page = visit(javascript=False).to("submit.html")
    text = page.locator("main").inner_text()

    assert "需要浏览器的 JavaScript" in text
    assert (
        page.get_by_role("link", name="在仓库里填一张表").get_attribute("href")
        == "https://example.org/shifan/issues/new/choose"
    )
    assert len(TYPES) == page.locator("main details").count()
    assert 0 == page.locator("main button").count()


def test_what_is_wrong_is_said_where_it_is_and_above(visit: Visitor) -> None:
    """The summary takes the focus and leads to each input; the sentence stands at the input and belongs to it; mending takes it away."""
    page = opened(visit())
    enter(page.locator('[data-sf-field="deeds"]'), [DEED, {**DEED, "date": "去年"}])
    page.locator(".sf-send button[type=submit]").click()
    focused = page.evaluate("document.activeElement.className")
    links = page.locator(".sf-summary a").all_inner_texts()
    page.locator(".sf-summary a", has_text="工作记录 2 · 日期").click()
    input_ = page.locator('[data-sf-field="deeds"] [data-sf-field="date"] input').nth(1)
    described = (input_.get_attribute("aria-describedby") or "").split()
    told = [page.locator(f'[id="{each}"]').inner_text() for each in described]

    assert "sf-summary" in focused
    assert {"编号", "名称", "领域", "地区", "联系机关", "状态", "工作记录 2 · 日期"} == set(links)
    assert input_.evaluate("(input) => document.activeElement === input")
    assert "true" == input_.get_attribute("aria-invalid")
    assert "日期“去年”的写法不对。请写成“年-月-日”，月和日都是两位数字。" == told[-1]
    input_.fill("2025-05-02")
    page.wait_for_function("!document.querySelector('.sf-summary').textContent.includes('工作记录 2')")
    assert None is input_.get_attribute("aria-invalid")


@pytest.mark.parametrize("size", SIZES)
def test_the_keyboard_is_enough(visit: Visitor, size: str) -> None:
    """Every stop of the tab key is in sight and has a ring; a record can be filled in and handed over without a mouse."""
    page = opened(visit(size), "submit.html?type=point")
    page.locator("#sf-type-point").focus()
    seen = []
    for _ in range(24):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUS))
    page.locator('[data-sf-field="deeds"] .sf-act').focus()
    page.keyboard.press("Enter")
    first = page.evaluate("document.activeElement.closest('[data-sf-field]').dataset.sfField")
    page.keyboard.type("2025-05-01")
    page.locator('[data-sf-field="deeds"] .sf-act', has_text="删除").press("Enter")
    after = page.evaluate("document.activeElement.textContent")

    assert [] == [stop for stop in seen if stop and not (stop["ringed"] and stop["inside"] and stop["visible"])]
    assert ("date", "添加工作记录") == (first, after)


def test_items_can_be_put_in_order(visit: Visitor) -> None:
    """Upwards one by one, taken away, and numbered anew; what is left empty is no item."""
    page = opened(visit())
    new(page, "point", "gz-0999", {**POINT, "tasks": ["甲", "乙", "丙", "丁"]})
    tasks = page.locator('[data-sf-field="tasks"]').first
    tasks.get_by_role("button", name="重点任务 3 上移").click()
    tasks.get_by_role("button", name="重点任务 1 删除").click()
    tasks.get_by_role("button", name="添加重点任务").click()
    value, _ = read(written(page).text, "x")

    assert value is not None
    assert ["丙", "乙", "丁"] == value["tasks"]
    assert ["重点任务 1", "重点任务 2", "重点任务 3", "重点任务 4"] == tasks.locator(".sf-item label").all_inner_texts()


def test_records_are_found_by_name(visit: Visitor) -> None:
    """A part of the name is enough for a suggestion; the whole name, or the id, is understood."""
    page = opened(visit())
    organ = page.locator('[data-sf-field="organ"] input')
    organ.fill("广州")
    offered = page.locator('[data-sf-field="organ"] option').evaluate_all("(all) => all.map((each) => each.value)")
    title = offered[0].rpartition("（")[0]
    new(page, "point", "gz-0999", {**POINT, "organ": title})
    by_title, _ = read(written(page).text, "x")
    organ.fill("gz")
    organ.blur()

    assert by_title is not None
    assert "gz" == by_title["organ"]
    assert offered[0] == organ.input_value()


def test_the_counties_follow_from_the_prefecture(visit: Visitor) -> None:
    """Another prefecture offers other counties; where there are townships instead, these."""
    page = opened(visit())
    region = page.locator('[data-sf-field="region"]')
    enter(region, "440113")
    counties = region.locator("select").nth(2).inner_text()
    region.locator("select").nth(1).select_option("441900")

    assert "番禺区" in counties
    assert ["省（自治区、直辖市）", "地市", "乡镇、街道"] == region.locator("label").all_inner_texts()


def test_no_other_page_loads_anything_of_it(site: Path) -> None:
    """Neither scripts nor styles nor data."""
    loading = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if re.search(r"sf-submit|assets/submit/", path.read_text("utf-8"))
    }

    assert {"submit.html"} == loading


def test_broken_data_is_said(visit: Visitor) -> None:
    """A file that does not come, or only half: what can be done without the form stays, and a sentence says why."""
    visitor = visit()
    visitor.page.route(
        "**/assets/search/records.js",
        lambda route: route.fulfill(body="(window.shifanColumns=", content_type="text/javascript"),
    )
    page = visitor.to("submit.html")
    page.wait_for_selector("[role=alert]")

    assert "没有读到" in page.locator("[role=alert]").inner_text()
    assert page.get_by_role("link", name="在仓库里填一张表").is_visible()
    assert [] == visitor.trouble
