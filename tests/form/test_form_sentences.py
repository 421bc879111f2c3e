"""What the form of the site says is wrong: what `shifan check` says, in the same words."""

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.check import check
from generator.messages import remedy, sentence
from generator.outputs.submit import SAID
from generator.problems import FAR, nearest
from generator.records import FOLDERS
from generator.yamlfile import write
from tests.answers import ARTICLE, CASE, DEED, MEETING, ORGAN, POINT, PRACTICE, RIGHT, without
from tests.filling import Plain
from tests.worlds import TODAY

pytestmark = pytest.mark.slow

STOP = {"point": "gz-0001", "arrive": "09:00", "leave": "10:00", "see": "课堂"}


def deed(**changes: str) -> Plain:
    return {**POINT, "deeds": [{**DEED, **changes}]}


def life(*stations: tuple[str, str], **changes: object) -> Plain:
    return {**POINT, "history": [{"status": status, "date": day} for status, day in stations], **changes}


def route(*stops: Mapping[str, str], **changes: object) -> Plain:
    return {**MEETING, "route": [{**STOP, **stop} for stop in stops], **changes}


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
