"""Lists: their order, their parts, their pages; what a number says is what stands behind it."""

import re
from collections.abc import Iterable

import pytest

from generator.catalog import Catalog
from generator.pages import overviews
from generator.pages.atlas import Atlas
from generator.pages.listing import PER_PAGE, Listing, all_lists, page_count
from generator.pages.page import Page
from tests.provinces import VOCABULARIES, Records, html, many, only, province


def lists(catalog: Catalog) -> list[Page]:
    return list(all_lists(Atlas(catalog)))


def first(catalog: Catalog, plural: str) -> Listing:
    """The first page of a whole list, which its hand-written page holds."""
    block = overviews.lists(Atlas(catalog))[plural]()
    assert isinstance(block.context, Listing)
    return block.context


def listed(page: Page) -> Listing:
    assert isinstance(page.context, Listing)
    return page.context


def titles(listing: Listing) -> list[str]:
    return [card.title for card in listing.cards]


def shown(found: Iterable[Page], address: str) -> int:
    """How many rows a list has on all its pages."""
    base = address.removesuffix(".html")
    mine = [
        page
        for page in found
        if page.address == address or re.fullmatch(re.escape(base) + r"/page/\d+\.html", page.address)
    ]
    return sum(len(listed(page).cards) for page in mine)


# --- order ------------------------------------------------------------------------------------------------------------


def test_points_are_ordered_by_status_then_by_pinyin() -> None:
    """What is most worth a visit comes first; among equals names stand as in a dictionary, 重庆 under C."""
    catalog = province(
        {
            "point/a": {"name": "重庆路团支部", "status": "contact"},
            "point/b": {"name": "白云团支部", "status": "withdrawn"},
            "point/c": {"name": "番禺团支部", "status": "contact"},
            "point/d": {"name": "珠江团支部", "status": "demonstration"},
            "point/e": {"name": "大埔团支部", "status": "candidate"},
            "point/f": {"name": "安吉团支部", "status": "demonstration"},
        }
    )

    assert ["安吉", "珠江", "重庆路", "番禺", "大埔", "白云"] == [
        name.removesuffix("团支部") for name in titles(first(catalog, "points"))
    ]


@pytest.mark.parametrize("kind", ["case", "practice"])
def test_what_is_dated_is_ordered_newest_first(kind: str) -> None:
    """The newest comes first, what has no date last, equal dates by id."""
    days = {"a": "2025-01-01", "b": "2026-01-01", "c": "", "e": "2025-06-01", "d": "2025-06-01"}
    catalog = province({f"{kind}/{id_}": {"title": id_, **({"date": day} if day else {})} for id_, day in days.items()})

    assert ["b", "d", "e", "a", "c"] == titles(first(catalog, f"{kind}s"))


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("records", "expected"), [(0, 1), (1, 1), (24, 1), (25, 2), (48, 2), (49, 3)])
def test_pages_hold_24_records(records: int, expected: int) -> None:
    """A full page is not followed by an empty one, and a list without records is still a page."""
    assert expected == page_count(records)


def test_the_pages_of_a_list_hold_each_record_once() -> None:
    """Nothing is lost or doubled where one page ends and the next begins; the first page is the hand-written one."""
    catalog = province(many("case", 2 * PER_PAGE + 1))
    found = [page for page in lists(catalog) if re.match(r"cases/page/", page.address)]
    ids = [card.address for listing in (first(catalog, "cases"), *map(listed, found)) for card in listing.cards]

    assert ["cases/page/2.html", "cases/page/3.html"] == [page.address for page in found]
    assert [f"cases/case-{number:03}.html" for number in range(2 * PER_PAGE + 1)] == ids
    assert [(25, 48), (49, 49)] == [(listed(page).first, listed(page).last) for page in found]


def test_a_page_of_a_list_says_which_it_is() -> None:
    """Two pages of one list have different titles and descriptions, and both name the list."""
    page = only(lists(province(many("case", 25))), "cases/page/2.html")

    assert "典型案例（第 2 页，共 2 页）" == page.title
    assert "典型案例：25 个案例（第 2 页，共 2 页）。" == page.description


# --- parts of a list --------------------------------------------------------------------------------------------------

DIVIDED: Records = {
    "point/a": {"status": "demonstration", "tags": ["training", "online"], "batch": "establish"},
    "point/b": {"domain": "school", "tags": ["training"], "region": "445103"},
    "case/a": {"date": "2025-05-01", "kind": "individual"},
    "case/b": {"date": "2026-05-01", "tags": ["online"]},
    "case/c": {"domain": "school", "region": "330523"},
    "practice/a": {"domains": ["rural", "school"]},
    "article/a": {"domain": "rural"},
    "meeting/a": {"kind": "area"},
}


@pytest.mark.parametrize("plural", ["points", "cases", "practices", "articles", "meetings"])
def test_a_choice_counts_the_rows_behind_it(plural: str) -> None:
    """The number on a link is the number of rows that it leads to, over all pages."""
    catalog = province(DIVIDED, many(plural[:-1], 30))
    listing, found = first(catalog, plural), lists(catalog)
    choices = [choice for group in listing.groups + listing.folded if group.label != "地区" for choice in group.choices]

    assert choices
    assert {choice.address: choice.number for choice in choices} == {
        each.address: shown(found, each.address) for each in choices
    }


def test_choices_stand_in_the_order_that_readers_expect() -> None:
    """States from the best down, the vocabulary's own order, the newest year, the most frequent tag; nothing that nobody has."""
    points, cases = (first(province(DIVIDED), plural) for plural in ("points", "cases"))
    labels = {
        group.label: [choice.label for choice in group.choices]
        for group in (*points.groups, *points.folded, *cases.folded)
    }

    assert ["示范点", "联系点"] == labels["状态"]
    assert ["农村", "学校"] == labels["领域"]
    assert ["新建一批"] == labels["四个一批"]
    assert ["2026 年", "2025 年"] == labels["年份"]
    assert ["培训", "网络"] == [
        choice.label for group in points.folded if group.label == "标签" for choice in group.choices
    ]


def test_prefectures_are_offered_with_what_their_pages_hold() -> None:
    """The choice by region leads to the region's page and its number; what lies outside the province is not among them."""
    regions = [group for group in first(province(DIVIDED), "cases").folded if group.label == "地区"]

    assert [[("广州市", 2, "regions/440100.html#cases")]] == [
        [(each.label, each.number, each.address) for each in group.choices] for group in regions
    ]


def test_a_list_opens_two_groups_and_folds_the_others() -> None:
    """A phone shows rows on its first screen: at most two groups of links stand above them."""
    listing = first(province(DIVIDED), "points")

    assert ["状态", "领域"] == [group.label for group in listing.groups]
    assert ["四个一批", "层级", "标签", "地区"] == [group.label for group in listing.folded]
    assert not listing.unfolded


def test_tags_are_folded_everywhere() -> None:
    """There are too many of them to stand open, even in a list that has few other choices."""
    listing = first(province({"practice/a": {"tags": ["online"]}}), "practices")

    assert (["领域"], ["标签"]) == (
        [group.label for group in listing.groups],
        [group.label for group in listing.folded],
    )


def test_the_fold_is_open_where_its_choice_is_on() -> None:
    """Whoever chose a tag sees it marked."""
    page = only(lists(province(DIVIDED)), "points/tag/training.html")

    assert listed(page).unfolded
    assert '<details class="sf-fold" open>' in html(province(DIVIDED), page)


def test_who_turns_pages_has_chosen_already() -> None:
    """From the second page on nothing is folded above the rows."""
    page = only(lists(province(many("point", 25, tags=["training"]))), "points/page/2.html")

    assert () == listed(page).folded
    assert listed(page).groups


def test_one_choice_is_on() -> None:
    """Choices do not add up, so exactly one link of a page is marked: the whole list or one of its parts."""
    catalog = province(DIVIDED)
    whole = html(catalog, overviews.lists(Atlas(catalog))["points"](), "points.html")
    part = html(catalog, only(lists(catalog), "points/domain/school.html"))

    assert ['points.html" aria-current="true">全部'] == re.findall(r'[a-z.]+" aria-current="true">..', whole)
    assert ['school.html" aria-current="true">学校'] == re.findall(r'[a-z.]+" aria-current="true">..', part)


def test_a_part_says_of_what_it_is_a_part() -> None:
    """Title and heading name the value, the type and the sort of choice."""
    page = only(lists(province(DIVIDED)), "cases/year/2026.html")
    head = listed(page).head

    assert "2026 年 · 典型案例" == page.title
    assert head is not None
    assert ("2026 年", "典型案例 · 年份", "cases.html") == (head.title, head.kind, head.crumbs[-1].address)


def test_an_empty_list_says_a_kind_word() -> None:
    """No rows, no numbers, no choices, no other pages: a sentence."""
    catalog = province()
    block = overviews.lists(Atlas(catalog))["articles"]()
    text = html(catalog, block)

    assert "这里还没有调研文章。有新的记录收入后，会自动出现在这一页。" in text
    assert not re.search("sf-total|sf-filters|sf-pager|<li", text)


def test_what_is_counted_stands_above() -> None:
    """The number of all, and of a long list which of them are here."""
    catalog = province(many("point", 25))
    text = html(catalog, only(lists(catalog), "points/page/2.html"))

    assert '<p class="sf-total"><b>25</b> 个联系点<span>第 25—25 个</span></p>' in text
    assert 1 == text.count('<li class="sf-row')


def test_titles_are_text() -> None:
    """Signs of HTML in a record's name stay signs."""
    catalog = province({"point/a": {"name": "产值<5万元 & “五个一”"}})
    text = html(catalog, only(lists(catalog), "points/domain/rural.html"))

    assert "产值&lt;5万元 &amp; “五个一”" in text


def test_a_value_without_a_label_has_its_list_as_well() -> None:
    """A domain that the vocabulary has lost is shown by its key, after those that it knows."""
    listing = first(province(DIVIDED, {"point/z": {"domain": "island"}}), "points")
    domain = next(group for group in listing.groups if group.label == "领域")

    assert "island" not in VOCABULARIES["domains"]
    assert ["农村", "学校", "island"] == [choice.label for choice in domain.choices]
