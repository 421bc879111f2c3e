"""Regions and domains: which have a page, what they count, and where each number leads."""

import re

import pytest

from generator.catalog import Catalog
from generator.pages import domains, regions
from generator.pages.atlas import Atlas
from generator.pages.cards import place_link
from generator.pages.domains import DomainContext
from generator.pages.listing import Listing
from generator.pages.page import Page
from generator.pages.portrait import portrait
from generator.pages.regions import RegionContext, RegionDomainContext, TreeContext
from generator.pages.showcase import ALL_BESIDE, MOST_BESIDE, MOST_CARDS, MOST_ROWS, Showcase
from generator.pages.tiles import shade, short_name, tile_grid
from generator.records import Case
from tests.provinces import REGIONS, Records, html, many, only, province

SPREAD: Records = {
    "point/a": {"status": "demonstration"},
    "point/b": {"region": "440118", "domain": "school"},
    "point/c": {"region": "441900121", "status": "candidate"},
    "case/a": {"region": "440118", "points": ["b"]},
    "case/b": {"region": "330523", "date": "2026-05-01"},
    "practice/a": {"cases": ["a", "b"]},
}


def pages(catalog: Catalog) -> list[Page]:
    return list(regions.region_pages(Atlas(catalog)))


def region(catalog: Catalog, code: str) -> RegionContext:
    context = only(pages(catalog), f"regions/{code}.html").context
    assert isinstance(context, RegionContext)
    return context


def tree(catalog: Catalog) -> TreeContext:
    context = regions.tree_block(Atlas(catalog)).context
    assert isinstance(context, TreeContext)
    return context


# --- which regions have a page ----------------------------------------------------------------------------------------


def test_every_region_of_the_province_has_a_page() -> None:
    """Empty or not, from the province down to the townships; elsewhere those that a record lies in, and what is above them."""
    found = {page.address for page in pages(province(SPREAD)) if isinstance(page.context, RegionContext)}
    inside = {f"regions/{region.code}.html" for region in REGIONS if region.code[:2] == "44"}

    assert inside | {"regions/330000.html", "regions/330500.html", "regions/330523.html"} == found


@pytest.mark.parametrize(
    ("code", "name", "address"),
    [
        ("440113", "广州市番禺区", "regions/440113.html"),
        ("330523", "浙江省湖州市安吉县", "regions/330523.html"),
        ("999999", "999999", ""),
    ],
)
def test_a_place_leads_to_its_page(code: str, name: str, address: str) -> None:
    """Wherever a record lies its region has a page; a code that nobody knows leads nowhere."""
    catalog = province({"case/a": {"region": code}})
    case = catalog.cases["a"]
    assert isinstance(case, Case)
    link = place_link(catalog, catalog.place(case))

    assert (name, address) == (link.title, link.address)
    assert (address in {page.address for page in pages(catalog)}) == bool(address)


def test_a_domain_has_a_page_where_it_has_something() -> None:
    """Within a region there are pages of the domains that have a point or a case there, and of no others."""
    found = [page.address for page in pages(province(SPREAD)) if isinstance(page.context, RegionDomainContext)]

    assert ["regions/440118/rural.html", "regions/440118/school.html"] == [each for each in found if "440118" in each]
    assert [] == [each for each in found if "445100" in each]


# --- numbers ----------------------------------------------------------------------------------------------------------


def numbers(show: Showcase) -> dict[str, int]:
    return {count.label: count.number for count in show.numbers}


def test_counts_roll_up() -> None:
    """What lies in a township or county counts for its prefecture and the province; what lies elsewhere does not."""
    catalog = province(SPREAD)

    assert {"联系点": 1, "示范点": 0, "典型案例": 0} == numbers(region(catalog, "441900").show)
    assert {"联系点": 2, "示范点": 1, "典型案例": 1} == numbers(region(catalog, "440100").show)
    assert {"联系点": 3, "示范点": 1, "典型案例": 1} == numbers(region(catalog, "440000").show)
    assert {"典型案例": 1} == numbers(region(catalog, "330000").show)


def test_a_nought_leads_nowhere() -> None:
    """A number is a link where there is something to see."""
    show = region(province(SPREAD), "441900").show

    assert ["regions/441900.html#points", "", ""] == [count.address for count in show.numbers]


@pytest.mark.parametrize(("proven", "plain"), [(0, 0), (0, 12), (0, 13), (6, 12), (7, 11), (7, 12), (30, 5)])
def test_a_region_shows_its_points_or_leads_to_the_list_of_them(proven: int, plain: int) -> None:
    """Demonstration points as cards, then rows; what does not fit stands in a list with all of them, and only then there is one."""
    catalog = province(
        many("point", proven, status="demonstration"),
        {f"point/p{n}": {} for n in range(plain)},
        {"point/z": {"region": "445103"}},
    )
    show, total = region(catalog, "440113").show, proven + plain
    lists = [page.context for page in pages(catalog) if re.match(r"points/region/440113[./]", page.address)]
    listed = sum(len(page.cards) for page in lists if isinstance(page, Listing))

    assert min(proven, MOST_CARDS) == len(show.cards)
    assert len(show.further) + len(show.others) == min(total - len(show.cards), MOST_ROWS)
    assert (show.all_points is None) == (total == len(show.cards) + len(show.further) + len(show.others))
    assert listed == (total if show.all_points else 0)


@pytest.mark.parametrize(("total", "shown"), [(1, 1), (ALL_BESIDE, ALL_BESIDE), (ALL_BESIDE + 1, MOST_BESIDE)])
def test_a_region_shows_its_cases_or_leads_to_the_list_of_them(total: int, shown: int) -> None:
    """A few cases are all shown; of many the newest, and the way to the others."""
    catalog = province(many("case", total), {"case/z": {"region": "445103"}})
    cases = region(catalog, "440113").show.cases
    lists = [page.address for page in pages(catalog) if page.address == "cases/region/440113.html"]

    assert (shown, total) == (len(cases.cards), cases.total)
    assert ([cases.more.address] if cases.more else []) == lists


def test_a_region_that_holds_all_needs_no_list_of_its_own() -> None:
    """Where every point of the site lies in the province, its list is the whole one; of a domain, the domain's."""
    catalog = province(many("point", 30))
    show = region(catalog, "440000").show
    of_domain = only(pages(catalog), "regions/440000/rural.html").context
    assert isinstance(of_domain, RegionDomainContext)

    assert show.all_points is not None
    assert of_domain.show.all_points is not None
    assert ("points.html", "points/domain/rural.html") == (show.all_points.address, of_domain.show.all_points.address)


def test_headings_repeat_the_figures_that_lead_to_them() -> None:
    """The large figure and the headings that it leads to say the same."""
    catalog = province(many("point", 8, status="demonstration"), {f"point/p{n}": {} for n in range(9)}, many("case", 3))
    text = html(catalog, only(pages(catalog), "regions/440113.html"))

    assert '<a href="440113.html#points"><b>17</b>' in text
    assert '<h2 id="demonstrations">示范点 <span class="sf-count">8</span>' in text
    assert '<h2 id="others">其他联系点 <span class="sf-count">9</span>' in text
    assert '<h2 id="cases">典型案例 <span class="sf-count">3</span>' in text


# --- around -----------------------------------------------------------------------------------------------------------


def test_regions_with_records_come_first() -> None:
    """Of what lies below or beside, regions with records stand with their counts, the others by name."""
    children = region(province(SPREAD), "440100").children
    siblings = region(province(SPREAD), "440100").siblings

    assert [("番禺区", 1, 0), ("增城区", 1, 1)] == [
        (row.name, row.tally.points, row.tally.cases) for row in children.reached
    ]
    assert ["从化区"] == [link.title for link in children.others]
    assert (["东莞市"], ["潮州市"]) == (
        [row.name for row in siblings.reached],
        [link.title for link in siblings.others],
    )


def test_outside_the_province_only_what_has_records_is_named() -> None:
    """安吉县 has a page and its neighbour 吴兴区 has none, so nothing leads there."""
    outer = region(province(SPREAD), "330500")

    assert (["安吉县"], ()) == ([row.name for row in outer.children.reached], outer.children.others)
    assert "330502" not in html(province(SPREAD), only(pages(province(SPREAD)), "regions/330523.html"))


def test_an_empty_region_has_a_kind_word_and_ways_on() -> None:
    """It says that it is empty, and leads to the region above, to its neighbours with records and to the domains."""
    text = html(province(SPREAD), only(pages(province(SPREAD)), "regions/440117.html"))

    assert "从化区还没有收入联系点和案例。邻近的地方已经在做，也许用得上。" in text
    assert '<a href="440100.html">广州市</a>有联系点 2 个、案例 1 个；' in text
    assert '<a href="440113.html">番禺区 <span>1 个点</span></a>' in text
    assert '<a href="../domains.html">' in text
    assert "<b>0</b>" not in text


def test_a_region_names_the_former_names_that_its_records_use() -> None:
    """A record of 2007 in 增城市 lies in 增城区; the page of that says so, and no page above it."""
    old = {"history": [{"status": "contact", "date": "2007-05-01"}], "region": "440183"}
    catalog = province({"point/a": old, "point/b": old, "case/a": {"region": "440118", "date": "2026-01-01"}})

    assert ("增城市",) == region(catalog, "440118").old_names
    assert () == region(catalog, "440100").old_names
    assert "较早的记录里叫增城市。" in html(catalog, only(pages(catalog), "regions/440118.html"))


@pytest.mark.parametrize(
    ("records", "code", "sentence"),
    [
        ({}, "440100", ""),
        ({"point/a": {}}, "440113", "由番禺团区委联系。"),
        ({"point/a": {}}, "440100", "联系点在番禺区，由番禺团区委联系。"),
        ({"point/a": {}, "point/b": {}}, "440113", "都在农村领域，由番禺团区委联系。"),
        ({"point/a": {"status": "candidate"}}, "440100", "联系点在番禺区。"),
        (
            {
                "point/a": {},
                "point/b": {"region": "440118", "organ": "gz"},
                "point/c": {"domain": "school"},
                "organ/gz": {},
            },
            "440100",
            "联系点分布在番禺区、增城区，农村领域最多，由番禺团区委和团委联系。",
        ),
        ({"point/a": {}, "point/b": {"domain": "school"}}, "440113", "由番禺团区委联系。"),
        ({"case/a": {"region": "330523"}}, "330500", "省外的案例，收在这里供借鉴。"),
    ],
)
def test_a_region_is_told_in_a_sentence(records: Records, code: str, sentence: str) -> None:
    """Where its points are, which domain leads if one does, and who adopts them; of nothing, nothing."""
    assert sentence == portrait(Atlas(province(records)), code)


def test_a_domain_within_a_region_leads_to_where_else_it_is_at_work() -> None:
    """Beside it stand the region's other domains, and the neighbours in which this one has something."""
    context = only(pages(province(SPREAD)), "regions/440118/rural.html").context
    assert isinstance(context, RegionDomainContext)

    assert ["regions/440118/school.html"] == [here.address for here in context.others]
    assert [("番禺区", "regions/440113/rural.html")] == [(row.name, row.address) for row in context.siblings.reached]
    assert () == context.siblings.others


def test_a_region_names_its_own_organs() -> None:
    """The county's committee is on the county's page; the prefecture's page names that of the prefecture."""
    catalog = province({"organ/gz": {"region": "440100"}})

    assert ["organs/gz.html"] == [card.address for card in region(catalog, "440100").organs.cards]
    assert ["organs/py.html"] == [card.address for card in region(catalog, "440113").organs.cards]


def test_practices_that_most_cases_of_a_region_prove_come_first() -> None:
    """What was tried here most often is what a reader from here copies most easily."""
    catalog = province(
        many("case", 3), {"practice/a": {"cases": ["case-000"]}, "practice/b": {"cases": ["case-001", "case-002"]}}
    )

    assert ["practices/b.html", "practices/a.html"] == [
        card.address for card in region(catalog, "440100").show.practices.cards
    ]


# --- the tree and the tiles -------------------------------------------------------------------------------------------


def test_the_tree_counts_the_districts_that_are_reached() -> None:
    """Counties, and a prefecture without counties as one; a township is none of its own."""
    found = tree(province(SPREAD))

    assert (5, 3, ("东莞市",)) == (found.districts, found.reached, found.undivided)
    assert ["浙江省"] == [row.name for row in found.elsewhere]


def test_the_tree_holds_every_region_once() -> None:
    """Each prefecture with all that lies below it leads to their pages."""
    catalog = province(SPREAD)
    text = html(catalog, regions.tree_block(Atlas(catalog)), "regions.html")
    codes = re.findall(r'href="regions/(44\d+)\.html"', text)

    assert sorted(region.code for region in REGIONS if region.code[:2] == "44") == sorted(codes)


def test_the_grid_places_tiles_as_the_site_says() -> None:
    """A line is a row, a point a free place; a prefecture that the site forgets comes last."""
    grid = tile_grid(Atlas(province(SPREAD, site={"tiles": [". 441900", "440100 ."]})))

    assert [("东莞", 2, 1), ("广州", 1, 2), ("潮州", 0, 0)] == [
        (tile.name, tile.column, tile.row) for tile in grid.tiles
    ]
    assert (True, False) == (grid.placed, tile_grid(Atlas(province(SPREAD))).placed)


def test_a_tile_of_a_domain_leads_to_the_domain_there() -> None:
    """Where the domain has nothing, the tile leads to the region itself, which has something to say."""
    tiles = {tile.name: tile for tile in tile_grid(Atlas(province(SPREAD)), "school").tiles}

    assert (1, "regions/440100/school.html") == (tiles["广州"].number, tiles["广州"].address)
    assert (0, "regions/445100.html", 0) == (tiles["潮州"].number, tiles["潮州"].address, tiles["潮州"].shade)


@pytest.mark.parametrize(
    ("number", "most", "expected"), [(0, 0, 0), (0, 8, 0), (1, 8, 1), (2, 8, 1), (3, 8, 2), (8, 8, 4), (1, 1, 4)]
)
def test_shades_rise_in_even_steps(number: int, most: int, expected: int) -> None:
    """Nought has no colour, the most has the darkest, and anything has some."""
    assert expected == shade(number, most)


@pytest.mark.parametrize(("name", "short"), [("韶关市", "韶关"), ("市", "市"), ("沙市", "沙市"), ("德宏州", "德宏州")])
def test_tiles_have_short_names(name: str, short: str) -> None:
    """A tile has room for the name without 市, as long as a name is left."""
    assert short == short_name(name)


# --- domains ----------------------------------------------------------------------------------------------------------


def test_a_domain_leads_to_its_lists() -> None:
    """More points, cases and practices than are shown stand in the lists of the domain."""
    catalog = province(many("point", 20), many("case", 20), many("practice", 20), {"point/z": {"domain": "school"}})
    context = only(domains.domain_pages(Atlas(catalog)), "domains/rural.html").context
    assert isinstance(context, DomainContext)
    links = (context.show.all_points, context.show.cases.more, context.show.practices.more)

    assert ["points/domain/rural.html", "cases/domain/rural.html", "practices/domain/rural.html"] == [
        link and link.address for link in links
    ]
    assert ["全部 20 个联系点", "全部 20 个案例", "全部 20 条经验"] == [link and link.title for link in links]
    assert ["学校"] == [link.title for link in context.others]


def test_a_domain_without_records_says_a_kind_word() -> None:
    """Its page exists, says what will be there, and leads to the other domains."""
    catalog = province({"point/a": {}})
    text = html(catalog, only(domains.domain_pages(Atlas(catalog)), "domains/school.html"))

    assert "这个领域还没有联系点，确定以后会出现在这里。" in text
    assert '<a class="sf-domain--rural" href="rural.html">' in text


def test_the_overview_shows_every_domain() -> None:
    """Four numbers of each, and two of its demonstration points."""
    catalog = province(many("point", 3, status="demonstration"))
    text = html(catalog, domains.overview(Atlas(catalog)), "domains.html")

    assert ["domains/rural.html", "domains/school.html"] == re.findall(r'class="sf-mark" href="([^"]+)"', text)
    assert 2 == text.count("sf-row__title")
