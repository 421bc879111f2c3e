"""What the form loads: all of the declarations and nothing private, records as their files have them, and nothing in it is code."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.messages import messages
from generator.outputs.submit import SAID, Original, address, divided, form, number, originals
from generator.outputs.submit.handing import script
from generator.outputs.submit.originals import MOST, lines, place, without_private
from generator.pages.submit import ISSUE_PAGES, block
from generator.records import TYPES, Organ, Point
from generator.records.reading import outline
from generator.records.values import PATTERNS
from generator.yamlfile import read
from tests.provinces import html, province


def handed(data: bytes | str, name: str) -> Any:  # whatever the script hands in
    text = data.decode() if isinstance(data, bytes) else data
    found = re.fullmatch(rf"\(window\.{name}=window\.{name}\|\|\[\]\)\.push\((.*)\);\n", text)
    assert found
    return json.loads(found[1])


def told(**site: object) -> Any:  # whatever the script hands in
    return handed(form(province(site=site), "data", 4), "shifanForm")


def fields(found: Any) -> Iterator[Any]:  # what was read
    for field in found:
        yield field
        yield from fields(field.get("fields", ()))


# --- the scripts ------------------------------------------------------------------------------------------------------


@given(st.text() | st.sampled_from(["</script><!--", "\u2028\u2029", "\ud800", '"\\']))
def test_a_script_holds_any_text_and_is_no_code(text: str) -> None:
    """What ends a script, what ends a line, half a character: all of it comes back, none of it stands there."""
    data = script("x", {"a": text})

    assert {"a": text} == handed(data, "x")
    assert b"<" not in data
    assert not re.search("[\u2028\u2029\n\r]", data.decode().removesuffix("\n"))


# --- the declarations -------------------------------------------------------------------------------------------------


def test_every_public_field_is_told_with_its_label() -> None:
    """In declared order, parts within; a private one is nowhere, whatever the repository says of itself."""
    found = told()["types"]

    for kind, model in TYPES.items():
        public = [field for field in outline(model) if not field.about.private]
        assert [(field.name, field.about.zh) for field in public] == [
            (field["name"], field["label"]) for field in found[kind]["fields"]
        ]
    assert "contact" not in {field["name"] for kind in found.values() for field in fields(kind["fields"])}
    assert found == told(repository="private")["types"]


def test_every_field_has_a_kind_that_the_form_knows() -> None:
    """A type that is new to the form would be asked for as one line; each of today's has its own kind."""
    found = {field["name"]: field for kind in told()["types"].values() for field in fields(kind["fields"])}
    kinds = {
        name: found[name]["kind"]
        for name in ("body", "date", "start", "members", "website", "owners", "region", "organ", "tags", "photos")
    }

    assert {
        "body": "text", "date": "day", "start": "time", "members": "whole", "website": "url", "owners": "account",
        "region": "region", "organ": "reference", "tags": "choice", "photos": "part",
    } == kinds  # fmt: skip
    assert {field["kind"] for field in found.values()} <= {
        *PATTERNS,
        "line",
        "text",
        "choice",
        "truth",
        "region",
        "reference",
        "part",
    }
    assert (True, 30) == (found["highlights"]["many"], found["highlights"]["limit"])
    assert (1949, 2100) == (found["year"]["least"], found["year"]["most"])


def test_the_sentences_are_those_of_check() -> None:
    """Every code that the form may say comes with its words, none is typed a second time."""
    found = told()["messages"]

    assert set(SAID) == found.keys()
    for code in SAID:
        entry = messages().entries[code]
        assert [entry.words["zh"].sentence, entry.words["zh"].remedy, entry.severity] == found[code]


def test_regions_stand_below_the_one_that_they_lie_in() -> None:
    """Depth, level, code and name, the whole country in the order of the table."""
    found = told()["regions"].split("\n")

    assert ["00440000广东省", "11440100广州市", "22440113番禺区"] == found[:3]
    assert "23441900121虎门镇" in found


def test_a_private_repository_is_not_named() -> None:
    """Neither its address nor its branch."""
    public = told(repository_url="https://git.example/a/", forge="gitea")

    assert "https://git.example/a" == public["forge"]["repository"]
    assert "/_new/" in public["forge"]["new"]
    assert None is told(repository_url="https://git.example/a", repository="private")["forge"]
    assert None is told()["forge"]


# --- the records ------------------------------------------------------------------------------------------------------


def original(text: str, kind: str = "point", id_: str = "gz-1") -> tuple[Any, ...]:  # what was read
    values, _ = read(text, "x.yml")
    assert values is not None
    found = handed(originals([Original(kind, id_, f"data/{id_}.yml", {**values, "id": id_}, text)]), "shifanOriginals")
    return tuple(found[f"{kind}/{id_}"])


def test_a_record_is_told_as_its_file_has_it() -> None:
    """Every value as it is written; the id only where the file says it."""
    assert ("data/gz-1.yml", {"name": "</script> 甲", "members": "034"}, 0) == original(
        "name: </script> 甲\nmembers: 034\n"
    )
    assert ("data/gz-1.yml", {"id": "gz-1", "name": "甲"}, 0) == original("id: gz-1\nname: 甲\n")


def test_what_the_form_cannot_see_is_told_by_lines() -> None:
    """Remarks and private values: their files must not be replaced, and the values stay away."""
    remarked = original("# 说明\nname: 甲\n\ndeeds:\n  - title: a\n    # 二\n    kind: b\n# 三\nbody: |\n  x\n\n  y\n")
    private = original("name: 甲\ncontact:\n  phone: 020-1\nbody: x\n")

    assert {"name": [2, 2], "deeds": [4, 7], "body": [9, 12]} == remarked[2]
    assert ({"name": "甲", "body": "x"}, {"name": [1, 1], "contact": [2, 3], "body": [4, 4]}) == private[1:]
    assert 0 == original("body: |\n  # 标题\n  text # 不是批注\n")[2]


def test_private_values_stay_away_at_any_depth() -> None:
    """A private field of a record, and one within a part; what has another shape than declared is nothing that a form could show."""
    values = {"name": "甲", "contact": {"person": "乙"}, "visit": {"address": "丙"}, "photos": "不是列表", "zz": "x"}

    assert {"name": "甲", "visit": {"address": "丙"}, "photos": "不是列表"} == without_private(values, Point)
    assert {"name": "甲"} == without_private({"name": "甲", "contact": {"phone": "x"}}, Organ)
    assert {"contact"} == {field.name for model in TYPES.values() for field in outline(model) if field.about.private}


def test_lines_of_what_is_no_block_are_not_guessed() -> None:
    """A file in one line has none."""
    assert {} == lines("{name: 甲}\n")
    assert {"a": (1, 3), "b-c": (4, 4)} == lines("a:\n- x\n- y: z\nb-c: 1\n")


@given(st.integers(1, 5000))
def test_every_record_is_in_one_file(total: int) -> None:
    """The one that the form computes; files are neither many nor large."""
    keys = [("point", f"gz-{each:04}") for each in range(total)]
    files = number(total)
    found = divided(keys, files)

    assert sorted(keys) == sorted(key for each in found for key in each)
    assert all(place(*key, files) == at for at, each in enumerate(found) for key in each)
    assert files == 1 or total / files > MOST / 2
    assert "assets/submit/records/0.js" == address(0)


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("forge", ISSUE_PAGES)
def test_without_script_the_page_says_what_to_do(forge: str) -> None:
    """Where the forge takes an issue, whom to write to, and a file to fill in for each type, which names every public field."""
    site = {"repository_url": "https://git.example/a", "forge": forge, "email": "jilu@example.org"}
    catalog = province(site=site)
    shown = html(catalog, block(catalog), "submit.html")

    assert ISSUE_PAGES[forge].format(repository="https://git.example/a") in shown
    assert "mailto:jilu@example.org" in shown
    for model in TYPES.values():
        for field in outline(model):
            assert (
                field.about.private or field.name in ("id", "former") or re.search(rf"\n(# )?{field.name}:", shown)
            ), field.name


def test_the_files_to_fill_in_can_be_read() -> None:
    """With every needed field in its place and shape."""
    for sort in block(province()).context.sorts:  # type: ignore[attr-defined]
        value, problems = read(sort.template, "x.yml")
        needed = {name for name, field in TYPES[sort.key].model_fields.items() if field.is_required()}

        assert value is not None
        assert (needed, []) == (set(value), problems)


def test_a_private_repository_is_not_named_on_the_page() -> None:
    """Nor offered to people without an address to write to: the office is named."""
    catalog = province(site={"repository_url": "https://git.example/a", "repository": "private"})
    shown = html(catalog, block(catalog), "submit.html")

    assert "git.example" not in shown
    assert "告诉" in shown
