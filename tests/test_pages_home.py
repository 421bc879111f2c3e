"""The home page and the other hand-written pages: what their generated blocks hold, and that they ask for what there is."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from generator import frame
from generator.catalog import Catalog
from generator.pages import home, honours, overviews
from generator.pages.atlas import Atlas
from generator.pages.home import Cards, Figures, NextMeeting
from generator.pages.honours import HonourContext, HonoursContext
from generator.pages.overviews import About, Organs
from generator.pages.page import Block, Page
from generator.pages.whole import site_blocks
from tests.provinces import html, many, only, province

TODAY = date(2026, 11, 23)
PHOTO = [{"file": "a.webp", "alt": "田头"}]


def cards(block: Block) -> Cards:
    assert isinstance(block.context, Cards)
    return block.context


# --- home -------------------------------------------------------------------------------------------------------------


def test_the_four_figures_lead_to_what_they_count() -> None:
    """Points, demonstration points, cases, and the districts in which any of them lies."""
    catalog = province(
        {
            "point/a": {"status": "demonstration"},
            "point/b": {},
            "case/a": {"region": "445103"},
            "case/b": {"region": "330523"},
        }
    )
    context = home.figures(Atlas(catalog)).context
    assert isinstance(context, Figures)

    assert [
        ("联系点", 2, "points.html"),
        ("示范点", 1, "points/status/demonstration.html"),
        ("典型案例", 2, "cases.html"),
        ("覆盖县区", 2, "regions.html#reached"),
    ] == [(count.label, count.number, count.address) for count in context.counts]


def test_a_figure_of_nought_leads_nowhere() -> None:
    """Without demonstration points there is no list of them to lead to."""
    catalog = province()

    assert "points/status" not in html(catalog, home.figures(Atlas(catalog)))


def test_the_site_chooses_its_featured_points() -> None:
    """Those that site.yml names, in that order, three at most, each with what it is known for."""
    highlights = {"summary": "一句话", "highlights": ["全年二十四课", "到课率八成六", "第三条"]}
    catalog = province(
        {"point/a": {}, "point/b": {**highlights, "status": "demonstration"}},
        many("point", 4),
        site={"featured": ["b", "a", "point-000", "point-001"]},
    )
    found = cards(home.featured(Atlas(catalog)))

    assert ["points/b.html", "points/a.html", "points/point-000.html"] == [card.address for card in found.cards]
    assert "全年二十四课；到课率八成六" == found.cards[0].line
    assert found.more is not None
    assert ("全部 1 个示范点", "points/status/demonstration.html") == (found.more.title, found.more.address)


def test_without_a_choice_the_newest_demonstration_points_are_featured() -> None:
    """Those with a picture first, then the newest; never one that is no demonstration point."""

    def proven(day: str, **fields: object) -> dict[str, object]:
        return {"status": "demonstration", "history": [{"status": "demonstration", "date": day}], **fields}

    catalog = province(
        {
            "point/a": proven("2025-01-01"),
            "point/b": proven("2026-01-01"),
            "point/c": proven("2024-01-01", photos=PHOTO),
            "point/d": {"photos": PHOTO},
        }
    )

    assert ["points/c.html", "points/b.html", "points/a.html"] == [
        card.address for card in cards(home.featured(Atlas(catalog))).cards
    ]


def test_practices_with_most_proof_are_promised_first() -> None:
    """Five of them, by the number of their cases; of equals the newest."""
    proofs = {"a": ["c"], "b": ["c", "d"], "e": [], "f": ["c"]}
    days = {"a": "2025-01-01", "f": "2026-01-01"}
    catalog = province(
        {
            f"practice/{id_}": {"title": id_, "cases": found, **({"date": days[id_]} if id_ in days else {})}
            for id_, found in proofs.items()
        },
        {f"practice/z{n}": {"title": "z"} for n in range(3)},
    )
    found = cards(home.practices_to_copy(Atlas(catalog)))

    assert ["b", "f", "a", "e", "z"] == [card.title for card in found.cards]
    assert found.more is not None
    assert "全部 7 条经验" == found.more.title


@pytest.mark.parametrize(
    ("today", "meeting", "planned"),
    [
        (date(2026, 1, 1), "spring", True),
        (date(2026, 4, 2), "spring", True),
        (date(2026, 4, 3), "autumn", True),
        (date(2026, 9, 1), "autumn", True),
        (date(2026, 9, 2), "autumn", False),
        (None, "autumn", False),
    ],
)
def test_the_next_meeting_is_the_earliest_that_is_not_over(today: date | None, meeting: str, planned: bool) -> None:
    """Until its last day is over a meeting is still to come; when all are over the newest is shown as such."""
    catalog = province(
        {"meeting/spring": {"date": "2026-04-01", "until": "2026-04-02"}, "meeting/autumn": {"date": "2026-09-01"}}
    )
    context = home.next_meeting(catalog, today).context
    assert isinstance(context, NextMeeting)

    assert (f"meetings/{meeting}.html", planned) == (context.address, context.planned)


def test_the_next_meeting_names_its_stops_once() -> None:
    """The route in order; a point that is visited twice, or that is gone, is no further stop."""
    stops = [{"point": id_, "arrive": "09:00", "leave": "10:00", "see": "田"} for id_ in ("b", "a", "gone", "b")]
    context = home.next_meeting(province({"point/a": {}, "point/b": {}, "meeting/m": {"route": stops}}), TODAY).context
    assert isinstance(context, NextMeeting)

    assert ["points/b.html", "points/a.html"] == [stop.address for stop in context.stops]


# --- organs, honours, about -------------------------------------------------------------------------------------------


def test_organs_stand_by_level_with_points_against_quota() -> None:
    """From the province down, a committee before its departments; withdrawn points and candidates are not counted."""
    gd = {"level": "province", "region": "440000"}
    catalog = province(
        {
            "organ/gd": {**gd, "name": "团省委"},
            "organ/ab": {**gd, "name": "农村部", "kind": "department", "parent": "gd"},
            "point/a": {"status": "demonstration"},
            "point/b": {"status": "withdrawn"},
            "point/c": {"status": "candidate"},
            "point/d": {"organ": "ab"},
        },
        quotas={"levels": {"county": "5", "province": "50"}},
    )
    context = overviews.organs(Atlas(catalog)).context
    assert isinstance(context, Organs)
    rows = [
        [(row.link.title, row.coverage and (row.coverage.adopted, row.coverage.quota)) for row in rank.rows]
        for rank in context.levels
    ]

    assert ["省级", "县级"] == [rank.label for rank in context.levels]
    assert [[("团省委", (1, 50)), ("农村部", None)], [("共青团番禺区委员会", (1, 5))]] == rows
    assert '联系 <b>1</b> 个，应有 5 个；示范点 <b class="sf-best">1</b> 个' in html(
        catalog, overviews.organs(Atlas(catalog))
    )


HONOURED = {
    "point/a": {"name": "乙团支部", "honours": [{"honour": "red-flag", "year": "2025", "note": "省级"}]},
    "point/b": {"name": "甲团支部", "summary": "一句话", "honours": [{"honour": "red-flag", "year": "2025"}]},
    "case/a": {"title": "丙", "date": "2024-01-01", "honours": [{"honour": "red-flag", "year": "2026"}]},
}


def test_an_honour_lists_its_holders_by_year() -> None:
    """The newest year first, within it by pinyin; a note says who gave it, and the record's own date is left out."""
    page = only(honours.honour_pages(Atlas(province(HONOURED))), "honours/red-flag.html")
    context = page.context
    assert isinstance(context, HonourContext)

    assert [(2026, ["丙"]), (2025, ["甲团支部", "乙团支部"])] == [
        (year, [card.title for card in held]) for year, held in context.years
    ]
    assert ["honours/expert.html"] == [link.address for link in context.others]
    assert ["一句话", "省级"] == [card.line for card in context.years[1][1]]
    assert [None] == [card.date for card in context.years[0][1]]


def test_the_holders_of_an_honour_are_dealt_out_to_pages() -> None:
    """After 24 comes a second page; each holder is on one of them."""
    catalog = province(many("point", 25, honours=[{"honour": "expert", "year": "2026"}]))
    found: Iterable[Page] = honours.honour_pages(Atlas(catalog))
    held = {
        page.address: sum(len(cards) for _, cards in page.context.years)
        for page in found
        if isinstance(page.context, HonourContext)
    }

    assert {"honours/red-flag.html": 0, "honours/expert.html": 24, "honours/expert/page/2.html": 1} == held


def test_honours_that_nobody_holds_come_last() -> None:
    """The overview shows who holds what, and names the others below."""
    context = honours.overview(Atlas(province(HONOURED))).context
    assert isinstance(context, HonoursContext)

    assert [("五四红旗团支部", 3, [2026, 2025, 2025])] == [
        (row.term.zh, row.total, [held.year for held in row.newest]) for row in context.held
    ]
    assert ["honours/expert.html"] == [link.address for link in context.others]


@pytest.mark.parametrize(("repository", "shown"), [("public", "https://example.org/x"), ("private", "")])
def test_a_private_repository_has_no_address(repository: str, shown: str) -> None:
    """The page about the site leads to the records only where anyone may see them."""
    catalog = province(site={"repository": repository, "repository_url": "https://example.org/x"})
    context = overviews.about(Atlas(catalog), TODAY).context
    assert isinstance(context, About)

    assert shown == context.repository


# --- all of them ------------------------------------------------------------------------------------------------------


def blocks_of(catalog: Catalog) -> dict[str, Block]:
    return {name: make() for name, make in site_blocks(catalog, Atlas(catalog), TODAY).items()}


def test_the_hand_written_pages_ask_for_the_blocks_that_there_are(root: Path) -> None:
    """Each marker in docs/ is answered, and no block is made for nothing."""
    asked = {name for page in sorted((root / "docs").glob("*.md")) for name in frame.markers(page.read_text("utf-8"))}

    assert asked == set(blocks_of(province()))


def test_a_site_without_records_says_kind_words() -> None:
    """No block is blank or broken when nothing is there yet, and none leads to a page that does not exist."""
    catalog = province()
    kind = {
        "featured",
        "newest-cases",
        "promises",
        "next-meeting",
        "points",
        "cases",
        "practices",
        "articles",
        "meetings",
        "honours",
    }
    texts = {name: html(catalog, block, "index.html") for name, block in blocks_of(catalog).items()}

    assert kind == {
        name
        for name, text in texts.items()
        if 'class="sf-empty">还没有' in text or 'class="sf-empty">这里还没有' in text
    }
    assert [] == [
        text for text in texts.values() if re.search(r'href="(?:points|cases|practices|articles|meetings)/', text)
    ]
