"""The search page before any script, and the pages of levels, years and tags: what a number says is what stands behind it."""

import re

import pytest

from generator.catalog import Catalog
from generator.pages import across, browse, listing
from generator.pages.across import MOST, Across
from generator.pages.atlas import Atlas
from generator.pages.browse import FEW, ORDER, Branch, Browse
from generator.pages.listing import Listing
from generator.pages.whole import site_blocks, site_pages
from generator.traits import FACETS, directory
from tests.provinces import Records, html, many, only, province

RECORDS: Records = {
    "organ/gz": {"level": "prefecture", "region": "440100", "short": "广州团市委"},
    "point/a": {"tags": ["training", "online"], "batch": "improve", "status": "demonstration"},
    "point/b": {"organ": "gz", "region": "441900121", "honours": [{"honour": "expert", "year": "2026"}]},
    "case/a": {"region": "330523", "date": "2025-05-01", "tags": ["training"], "organ": "py"},
    "practice/a": {"domains": ["school", "rural"], "tags": ["training"], "date": "2025-01-01"},
    "article/a": {"organ": "gz", "date": "2026-05-01", "tags": ["online"]},
    "meeting/a": {"host": "gz", "date": "2026-06-01"},
}


def searched(catalog: Catalog) -> Browse:
    context = browse.block(Atlas(catalog)).context
    assert isinstance(context, Browse)
    return context


def test_every_value_of_every_facet_is_a_link_with_its_number() -> None:
    """Values that no record has are not offered; every one that some have is there once."""
    catalog = province(RECORDS)
    text = html(catalog, browse.block(Atlas(catalog)), "search.html")
    facets = re.split(r'data-sf-facet="(\w+)"', text.split('<section class="sf-map"')[0])
    found = {
        facet: dict(re.findall(r'data-sf-value="([^"]+)">[^<]* <span>(\d+)</span>', part))
        for facet, part in zip(facets[1::2], facets[2::2], strict=True)
    }
    counts = {facet: {key: str(number) for key, number in directory(catalog).counts[facet].items()} for facet in FACETS}
    del counts["region"]["440000"]  # the province itself narrows nothing

    assert counts == found
    assert set(ORDER) == set(FACETS)


def test_every_value_leads_to_a_page() -> None:
    """Without script a choice is a page of its own, or the list of a type."""
    catalog = province(RECORDS)
    atlas = Atlas(catalog)
    hand = {f"{name}.html" for name in site_blocks(catalog, atlas, None)}
    pages = {page.address for page in site_pages(catalog, atlas, None)} | hand
    wanted = {choice.address for facet in FACETS for choice in browse.choices(atlas, facet)}

    assert set() == wanted - pages
    assert {"tags/training.html", "levels/county.html", "years/2025.html", "points/batch/improve.html"} <= wanted


def test_regions_are_a_tree() -> None:
    """The prefectures with what lies below them, then the provinces elsewhere."""

    def keys(found: tuple[Branch, ...]) -> dict[str, object]:
        return {branch.choice.key: keys(branch.below) for branch in found}

    expected = {
        "440100": {"440113": {}},
        "441900": {"441900121": {}},
        "330000": {"330500": {"330523": {}}},
    }

    assert expected == keys(searched(province(RECORDS)).regions)


def test_many_values_are_behind_a_fold() -> None:
    """A reader sees those with most records; two or three more are not worth a fold."""
    organs = {f"organ/o{number:02}": {"name": f"团委{number}", "region": "440100"} for number in range(20)}
    points = {f"point/p{number:02}": {"organ": f"o{number % 20:02}"} for number in range(21)}
    groups = {group.key: group for group in searched(province({**organs, **points})).groups}

    assert (FEW, 8) == (len(groups["organ"].choices), len(groups["organ"].further))
    assert ("o00", 2) == groups["organ"].choices[0][:1] + groups["organ"].choices[0][2:3]
    assert [False, False, False, True] == [group.folded for group in groups.values()][:4]


def test_the_first_records_are_those_worth_a_visit() -> None:
    """Demonstration points, then the newest; each with its kind, place and day, as the script shows them."""
    found = searched(province(RECORDS)).first

    assert ["points/a.html", "meetings/a.html", "articles/a.html"] == [card.address for card in found[:3]]
    assert ("联系点", "广州市番禺区", "demonstration") == (found[0].label, found[0].place, found[0].status)
    assert 8 == searched(province(RECORDS)).total


def test_a_site_without_records_says_so() -> None:
    """A kind sentence, and no group of nothing."""
    catalog = province()
    catalog.records["organ"].clear()  # type: ignore[attr-defined]
    text = html(catalog, browse.block(Atlas(catalog)), "search.html")

    assert "还没有记录" in text
    assert 'class="sf-fold sf-facet"' not in text


# --- levels, years, tags ----------------------------------------------------------------------------------------------


def across_page(catalog: Catalog, address: str) -> Across:
    context = only(across.across_pages(Atlas(catalog)), address).context
    assert isinstance(context, Across)
    return context


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("tags/training.html", {"point": 1, "case": 1, "practice": 1}),
        ("levels/prefecture.html", {"point": 1, "article": 1, "meeting": 1, "organ": 1}),
        ("years/2025.html", {"case": 1, "practice": 1}),
    ],
)
def test_a_value_shows_the_records_of_each_type(address: str, expected: dict[str, int]) -> None:
    """As many as the search page counts, and as its own page says."""
    catalog = province(RECORDS)
    context = across_page(catalog, address)
    facet, _, key = address.removesuffix(".html").partition("s/")

    assert expected == {portion.kind: portion.total for portion in context.portions}
    assert directory(catalog).counts[facet][key] == context.total
    assert f"search.html?{facet}={key}" == context.search


def test_what_does_not_fit_is_in_a_list() -> None:
    """The first six of a type, and a link to all of them; that link leads to as many."""
    catalog = province(many("case", MOST + 1, tags=["online"]))
    portion = across_page(catalog, "tags/online.html").portions[0]
    assert portion.all is not None
    page = only(listing.all_lists(Atlas(catalog)), portion.all.address)
    assert isinstance(page.context, Listing)

    assert (MOST, MOST + 1) == (len(portion.cards), page.context.total)


def test_a_list_by_level_follows_the_organ() -> None:
    """The level is that of the organ which adopts, not a field of the point."""
    catalog = province(RECORDS)
    page = only(listing.all_lists(Atlas(catalog)), "points/level/prefecture.html")
    assert isinstance(page.context, Listing)

    assert ["points/b.html"] == [card.address for card in page.context.cards]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("points/status/contact.html", "search.html?type=point&status=contact"),
        ("points/tag/online.html", "search.html?type=point&tag=online"),
        ("cases/kind/collective.html", "search.html?type=case"),
    ],
)
def test_a_list_leads_to_the_same_records_on_the_search_page(address: str, expected: str) -> None:
    """Narrowed by what the search page knows; a kind of case it does not."""
    page = only(listing.all_lists(Atlas(province(RECORDS))), address)
    assert isinstance(page.context, Listing)

    assert expected == page.context.search
