"""The columns of the search page: whatever records say comes back, number for number, and nothing in them is code."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.outputs.columns import STARTS, columns
from generator.outputs.search import names
from generator.pages.addresses import PLURALS
from generator.pages.atlas import Atlas
from generator.traits import FACETS, directory
from tests.provinces import Records, many, province

WHOLE, PARTS = 20_000, 0


def files(catalog: Catalog, limit: int = WHOLE) -> dict[str, bytes]:
    return dict(columns(Atlas(catalog), limit))


def handed(data: bytes) -> Any:  # whatever the script hands in
    found = re.fullmatch(r"\(window\.shifanColumns=window\.shifanColumns\|\|\[\]\)\.push\((.*)\);\n", data.decode())
    assert found
    return json.loads(found[1])


def numbers(text: str, count: int) -> list[int]:
    width, digits = int(text[0]), text[1:]
    assert len(digits) == width * count
    return [int(digits[place : place + width], 36) for place in range(0, len(digits), width)]


def unfolded(text: str, count: int) -> list[str]:
    found, before = [], ""
    for line in text.split("\n")[:count]:
        before = before[: int(line[0], 36)] + line[1:]
        found.append(before)
    return found


Row = Mapping[str, object]


def read(found: Mapping[str, bytes]) -> list[Row]:
    """All records as the columns tell them, by number: an independent reading of the format."""
    about = handed(found["assets/search/records.js"])
    rows: dict[int, Row] = {}
    names = numbers(handed(found["assets/search/names.js"])["names"], about["total"])
    for part in about["parts"]:
        name = f"{part['key'] or 'other'}.js"
        whole = "columns" in about
        columns = about["columns"] if whole else handed(found[f"assets/search/records/{name}"])
        titles = handed(found["assets/search/titles.js" if whole else f"assets/search/titles/{name}"])
        rows.update(_part(about, columns, titles))
    assert list(range(about["total"])) == sorted(rows)
    return [{**rows[number], "name": names[number]} for number in range(about["total"])]


def _part(about: Any, part: Any, told: Any) -> Iterable[tuple[int, Row]]:  # what was read
    count, at = part["count"], 0
    places = list(range(count))
    if "docs" in part:
        for place, distance in enumerate(numbers(part["docs"], count)):
            places[place] = at = at + distance
    days = numbers(part["days"], count)
    sets = [numbers(text, count) for text in part["sets"]]
    ids, titles = unfolded(told["ids"], count), told["titles"].split("\n")
    for place in range(count):
        found = {
            facet["key"]: [facet["values"][value] for value in facet["sets"][sets[number][place]]]
            for number, facet in enumerate(about["facets"])
        }
        left = int(titles[place][0])
        title = "".join(name for _, name, _ in found["region"][-left:] if left) + titles[place][1:]
        keys = {facet: tuple(key for key, _, _ in values) for facet, values in found.items()}
        address = f"{about['folders'][keys['type'][0]]}/{ids[place]}.html"
        day = days[place] and date.fromordinal(about["first"] + days[place])
        yield places[place], {**keys, "title": title, "address": address, "day": day}


def told(catalog: Catalog) -> list[Row]:
    """The same from the directory."""
    every = directory(catalog).all
    order = sorted(range(len(every)), key=lambda number: (every[number].facts.pinyin, number))
    return [
        {
            **{facet: getattr(each.traits, facet) for facet in FACETS},
            "title": each.facts.title,
            "address": f"{PLURALS[each.kind]}/{each.facts.id}.html",
            "day": each.facts.day and date.fromordinal(each.facts.day),
            "name": order.index(number),
        }
        for number, each in enumerate(every)
    ]


VARIED: Records = {
    "point/a": {"name": "番禺区沙溪围村团支部", "status": "demonstration", "tags": ["training", "online"]},
    "point/b": {"name": "广州市番禺区团支部", "history": [{"status": "contact", "date": "2024-02-29"}]},
    "point/c": {"name": "东莞市", "region": "441900"},
    "point/d": {"name": "1虎门镇", "region": "441900121", "batch": "improve"},
    "case/gz-1": {"region": "330523", "date": "2007-05-01"},
    "case/gz-2": {"region": "440183", "date": "2006-05-01", "honours": [{"honour": "expert", "year": "2026"}]},
    "practice/p": {"domains": ["school", "rural"]},
    "article/a": {"date": "1949-10-01"},
    "meeting/m": {},
}


@pytest.mark.parametrize("limit", [WHOLE, PARTS])
@pytest.mark.parametrize("records", [{}, VARIED, many("case", 40)])
def test_records_come_back(records: Records, limit: int) -> None:
    """In one file or divided by prefecture: every value, title, address and day."""
    catalog = province(records)

    assert told(catalog) == read(files(catalog, limit))


TITLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), min_size=1, max_size=40).filter(
    str.strip
)


@given(titles=st.lists(TITLE, max_size=5), limit=st.sampled_from([WHOLE, PARTS]))
def test_any_title_comes_back(titles: list[str], limit: int) -> None:
    """Whatever a title holds, a name of its place at the beginning or a line of code."""
    catalog = province({f"case/c{number}": {"title": title} for number, title in enumerate(titles)})

    assert told(catalog) == read(files(catalog, limit))


@pytest.mark.parametrize("title", ["</script><img src=x>", "a\u2028b\u2029c", '");alert(1)//', "<!--"])
def test_a_title_is_no_code(title: str) -> None:
    """It neither ends the script nor the line, old browsers included."""
    catalog = province({"case/a": {"title": title}})
    data = files(catalog)["assets/search/titles.js"]

    assert title in [row["title"] for row in read(files(catalog))]
    assert not re.search("[<\u2028\u2029]", data.decode())


def test_choices_are_counted_without_titles() -> None:
    """A title that changes leaves the columns as they are."""
    before, after = (files(province({"case/a": {"title": title}})) for title in ("甲", "乙"))

    assert ["assets/search/titles.js"] == [name for name in before if before[name] != after[name]]


def test_many_records_are_divided_by_prefecture() -> None:
    """Each part holds what lies there; what lies nowhere has a part of its own."""
    found = files(province(VARIED), PARTS)

    assert [
        "assets/search/records.js",
        "assets/search/names.js",
        *(
            f"assets/search/{folder}/{key}.js"
            for key in ("other", "330500", "440100", "441900")
            for folder in ("records", "titles")
        ),
    ] == list(found)
    assert "columns" not in handed(found["assets/search/records.js"])


@pytest.mark.parametrize("limit", [WHOLE, PARTS])
def test_a_build_knows_the_columns_of_the_last_one(limit: int) -> None:
    """By how their addresses begin, as nothing of the index does."""
    found = files(province(VARIED), limit)

    assert all(address.startswith(STARTS) for address in found)
    assert not [address for address in names(2_000) if address.startswith(STARTS)]


def test_a_value_without_a_place_to_choose_it_is_in_no_set() -> None:
    """A region that nobody knows, an organ that is gone: the record is there, and found by everything else."""
    catalog = province({"point/a": {"region": "999999", "organ": "gone"}})
    row = read(files(catalog))[-1]

    assert ((), (), ("rural",)) == (row["region"], row["organ"], row["domain"])
