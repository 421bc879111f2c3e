"""The contents of what is printed: what is chosen, in which order, and how it becomes plain data."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.check import check
from generator.markdown.tree import Link, Text
from generator.packs import booklet, selection
from generator.packs.entries import entry
from generator.packs.programme import programme
from generator.packs.prose import Library
from generator.packs.selection import Chosen, Wish
from generator.packs.values import Entry, Line, Picture, plain, short, shown
from tests.worlds import ROOT, TODAY, make_data

LIBRARY = Library("https://x.example/", lambda file: f"p/{file}", lambda file: f"https://x.example/media/{file}")


@pytest.fixture(scope="module")
def demonstration() -> Catalog:
    catalog = check(ROOT, ROOT / "data", TODAY, os.environ).catalog
    assert catalog is not None
    return catalog.public()


def world(folder: Path, changes: Mapping[str, str | None] | None = None) -> Catalog:
    catalog = check(folder, make_data(folder, changes), TODAY, {}).catalog
    assert catalog is not None
    return catalog.public()


def ids(chosen: list[Chosen]) -> list[str]:
    return [each.id for each in chosen]


# --- what is chosen ---------------------------------------------------------------------------------------------------


def test_a_meeting_chooses_its_stops_cases_and_practices(demonstration: Catalog) -> None:
    """In the order of the record, each once."""
    meeting = demonstration.meetings["2026-09-dongguan"]

    assert ids(selection.of_meeting(demonstration, meeting)) == [
        *("dg-0002", "dg-0001", "zs-0001"),
        *("dg-c01", "dg-c02", "zs-c01", "sz-c01"),
        *("joint-branch", "qq-branch"),
    ]


@pytest.mark.parametrize(
    ("wish", "holds"),
    [
        (Wish(domain="rural"), lambda catalog, each: "rural" in catalog.facts[each.kind][each.id].domain),
        (Wish(year="2026"), lambda catalog, each: catalog.facts[each.kind][each.id].year == "2026"),
        (Wish(tag="training"), lambda catalog, each: "training" in catalog.facts[each.kind][each.id].tags),
        (
            Wish(honour="red-flag-branch"),
            lambda catalog, each: "red-flag-branch" in dict(catalog.facts[each.kind][each.id].honours),
        ),
        (
            Wish(region="440100"),
            lambda catalog, each: each.kind == "practice" or catalog.facts[each.kind][each.id].region[:4] == "4401",
        ),
        (
            Wish(status="demonstration"),
            lambda catalog, each: each.kind != "point" or catalog.points[each.id].status == "demonstration",
        ),
    ],
)
def test_a_wish_chooses_what_answers_to_it(demonstration: Catalog, wish: Wish, holds: object) -> None:
    """And all of it: whatever is left out does not answer."""
    assert callable(holds)
    chosen = selection.of_wish(demonstration, wish)
    left = {
        Chosen(kind, id_)
        for kind in ("point", "case")
        for id_, facts in demonstration.facts[kind].items()
        if kind == "case" or facts.status != "withdrawn"
    } - set(chosen)

    assert chosen
    assert all(holds(demonstration, each) for each in chosen)
    if not wish.status:
        assert not [each for each in left if holds(demonstration, each)]


def test_wishes_add_up(demonstration: Catalog) -> None:
    """Two wishes choose what answers to both."""
    both = set(selection.of_wish(demonstration, Wish(domain="rural", region="440100")))

    assert both == set(selection.of_wish(demonstration, Wish(domain="rural"))) & set(
        selection.of_wish(demonstration, Wish(region="440100"))
    )


def test_ids_are_kept_in_their_order(demonstration: Catalog) -> None:
    """Of whatever type; also articles and withdrawn points, for they were asked for."""
    wish = Wish(ids=("field-lessons", "gz-c01", "gz-0001", "gz-a01"))
    chosen = selection.of_wish(demonstration, wish)

    assert [each.kind for each in chosen] == ["practice", "case", "point", "article"]


@pytest.mark.parametrize("order", selection.ORDERS)
def test_an_order_orders_within_a_kind(demonstration: Catalog, order: str) -> None:
    """Points stay before cases, cases before practices; the choice is the same."""
    chosen = selection.of_wish(demonstration, Wish(order=order))
    kinds = [each.kind for each in chosen]

    assert kinds == sorted(kinds, key=selection.KINDS.index)
    assert set(chosen) == set(selection.of_wish(demonstration, Wish()))
    if order == "date":
        days = [demonstration.facts["case"][each.id].day for each in chosen if each.kind == "case"]
        assert days == sorted(days, reverse=True)


def test_what_nothing_could_answer_to_is_named(demonstration: Catalog) -> None:
    """With the value that was probably meant."""
    wish = Wish(domain="rurl", region="44010", ids=("gz-0001", "gz-c0l"))

    found = {option: near for option, _, near in selection.unknown(demonstration, wish)}

    assert found["domain"] == "rural"
    assert set(found) == {"domain", "region", "ids"}
    assert not list(selection.unknown(demonstration, Wish(domain="rural", ids=("gz-a01",))))


# --- what it says -----------------------------------------------------------------------------------------------------


def test_nothing_private_is_printed(tmp_path: Path) -> None:
    """The catalog is the public one, and no line of an entry is made from a contact."""
    point = (ROOT / "tests/world/points/440100/gz-0001.yml").read_text("utf-8")
    site = (ROOT / "tests/world/site.yml").read_text("utf-8")
    changes = {
        "points/440100/gz-0001.yml": point + "contact:\n  person: 张三丰\n",
        "site.yml": site + "repository: private\n",
    }
    catalog = world(tmp_path, changes)

    assert "张三丰" not in repr(entry(catalog, LIBRARY, catalog.points["gz-0001"]))


def test_every_record_has_an_entry(demonstration: Catalog) -> None:
    """Points, cases, practices and articles, each with its key, its address and its words."""
    for kind in ("point", "case", "practice", "article"):
        for id_ in demonstration.facts[kind]:
            made = entry(demonstration, LIBRARY, demonstration.seen[kind][id_])

            assert (made.key, made.address) == (f"{kind}-{id_}", f"https://x.example/{kind}s/{id_}.html")
            assert made.title and (made.before or made.steps or made.lines)


def test_links_lead_within_where_they_can(demonstration: Catalog) -> None:
    """A case that is printed along is a link to its entry, any other to its page."""
    practice = demonstration.practices["field-lessons"]
    library = Library("https://x.example/", lambda file: "", lambda file: "", {"case-gz-c01"})

    made = repr(entry(demonstration, library, practice))

    assert "address='#case-gz-c01'" in made
    assert "address='https://x.example/cases/gz-c02.html'" in made


def test_a_programme_has_each_item_and_stop_on_its_day(demonstration: Catalog) -> None:
    """Two days, in order, stops numbered through, and the host by name."""
    meeting = demonstration.meetings["2027-05-meizhou"]
    plan = programme(demonstration, LIBRARY, meeting)

    assert [day.label for day in plan.days] == ["2027年5月20日（星期四）", "2027年5月21日（星期五）"]
    assert [len(day.items) for day in plan.days] == [6, 4]
    assert [(halt.number, halt.key) for halt in plan.halts] == [
        (1, "point-mz-0002"),
        (2, "point-mz-0001"),
        (3, "point-cz-0001"),
    ]
    assert plan.when == "2027年5月20日至2027年5月21日"
    assert plan.host == demonstration.organs["mz"].name


def test_volumes_hold_all_entries_in_order(demonstration: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """A selection that is too large becomes volumes; links then lead to pages of the site."""
    monkeypatch.setattr(booklet, "VOLUME", 20)
    chosen = selection.of_wish(demonstration, Wish())
    volumes = booklet.of_selection(demonstration, LIBRARY, booklet.Cover("甲"), chosen, TODAY)

    entries = [made for volume in volumes for part in volume.parts for made in part.entries]
    assert [made.key for made in entries] == [f"{each.kind}-{each.id}" for each in chosen]
    assert [volume.volume for volume in volumes][:2] == ["第一册", "第二册"]
    assert max(sum(len(part.entries) for part in volume.parts) for volume in volumes) == 20
    assert booklet.keys(chosen) == frozenset()


def test_months_are_written_as_on_covers() -> None:
    """Every month in Chinese numerals."""
    assert booklet.month(date(2026, 10, 1)) == "二〇二六年十月"
    assert booklet.month(date(2009, 12, 1)) == "二〇〇九年十二月"
    assert booklet.month(date(2030, 1, 1)) == "二〇三〇年一月"


# --- as plain data ----------------------------------------------------------------------------------------------------


def test_plain_data_has_the_types_and_every_text_translated() -> None:
    """Keys, colours and addresses stay as they are."""
    value = Entry(
        "case-a",
        ("a",),
        "ab",
        "",
        "#aaaaaa",
        "https://a.example",
        (Line("a", "b"),),
        pictures=(Picture("p/a.jpg", "a"),),
    )

    made = plain(value, lambda text: text.replace("a", "〓"))

    assert isinstance(made, dict)
    assert (made["is"], made["title"], made["kicker"]) == ("entry", "〓b", ["〓"])
    assert (made["key"], made["colour"], made["address"]) == ("case-a", "#aaaaaa", "https://a.example")
    assert made["pictures"] == [{"is": "picture", "key": "p/a.jpg", "alt": "〓", "caption": "", "credit": ""}]


@pytest.mark.parametrize(
    ("address", "words", "said"),
    [
        ("https://www.example.org/", "看这里", "example.org"),
        ("https://example.org/a", "https://example.org/a", ""),
        ("https://example.org/a", "example.org/a", ""),
        ("#case-a", "案例", ""),
        ("mailto:a@example.org", "写信", "a@example.org"),
        ("https://example.org/" + "a" * 60, "长", "example.org/" + "a" * 27 + "…"),
        ("https://[::1", "坏", "[::1"),
    ],
)
def test_links_say_where_they_lead_in_short(address: str, words: str, said: str) -> None:
    """Paper cannot be pressed; but nobody wants to read an address twice."""
    assert said == shown(Link(address, (Text(words),)))
    assert len(short(address)) <= 40
