"""What the form of the site writes: the same file as `shifan fmt`, whatever is typed in."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.check import check
from generator.edit import canonical, formatted
from generator.records import FOLDERS, TYPES
from generator.records.reading import outline
from generator.yamlfile import read
from tests.answers import DEED, POINT
from tests.filling import Plain, enter, new, opened, written
from tests.visiting import Visitor
from tests.worlds import TODAY

pytestmark = pytest.mark.slow

HOSTILE = (
    "a: b", "x # 不是批注", "#开头", "- 减号", "yes", "no", "null", "~", "2026-02-28", "12:30", "0371", "1.10", "@gd", "*a", "&a", "!x",
    "%a", "`x`", "{a}", "[a]", "a, b", "|", ">", "'单'", '"双"', "'\"", "\\n \\", "? a", ":a", "a:", "a :b", "---", "...", "--- a", "{{7*7}}",
    "</script><script>alert(1)</script>", "<!--", "]]>", "👩‍🌾🏳️‍🌈𠮷", "e\u0301", "全角　空格", "tab\tin", "％Ａ１：", "é", "a  b", "=1+1",
    "\u00a0a", "\ufeffb", "a\u200bb", "行\u2028尾", "\u202eabc", "${x}", "%00", "&amp;", "'", '"', "-", ":", "?", ",", "]", "}", "a#b", "a #",
)  # fmt: skip
"""What breaks a careless writer of YAML, or a page."""


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
