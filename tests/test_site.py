"""The demonstration site, whole: every page read by a real HTML parser, every link followed, every file accounted for."""

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from generator.catalog import Catalog
from generator.check import check
from generator.pages.addresses import PLURALS, record
from generator.records import Case, Point
from tests.pagecheck import (
    Read,
    broken_links,
    css_faults,
    css_links,
    elements,
    faults_of,
    parsed,
    read,
    read_site,
    resolved,
    words,
)
from tests.sites import SITE_URL, files
from tests.worlds import ROOT, TODAY

RECORD = re.compile(rf"({'|'.join(PLURALS.values())})/[a-z0-9-]+\.html")
PUBLISHED = re.compile(
    r"[a-z0-9/-]+\.html|sitemap\.xml|assets/[a-z-]+\.(css|js|svg)|assets/stylesheets/main\.[0-9a-f]+\.min\.css"
    r"|assets/search/([a-z]+|shards/\d+|text/\d+/\d+)\.js|assets/submit/(form|records/\d+)\.js|media/[\w./-]+\.(webp|jpg|png|pdf)"
)
HEAVIEST = 80_000
"""Bytes, compressed, of a record's page with its styles, scripts and icons."""


@pytest.fixture(scope="module")
def pages(demonstration: Path) -> dict[str, Read]:
    return read_site(demonstration, SITE_URL)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found = check(ROOT, ROOT / "data", TODAY, os.environ).catalog
    assert found is not None
    return found.public()


def tree(site: Path, address: str) -> Element:
    return parsed((site / address).read_text("utf-8"))[0]


def with_class(root: Element, wanted: str) -> list[Element]:
    return [element for element in elements(root) if wanted in (element.get("class") or "").split()]


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


# --- the whole site ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_page_is_sound(pages: dict[str, Read]) -> None:
    """No page has a parse error, an outline with gaps, a doubled id, a nameless link, a picture without words or size, or code in it."""
    assert [] == faults_of(pages.values())


@pytest.mark.slow
def test_every_link_and_anchor_leads_somewhere(demonstration: Path, pages: dict[str, Read]) -> None:
    """What a page leads to or loads, `srcset` included, is there, and so is the anchor."""
    assert [] == broken_links(pages, files(demonstration))


@pytest.mark.slow
def test_every_page_can_be_reached(pages: dict[str, Read]) -> None:
    """Whoever starts at the home page can get to every page without typing an address; only the error page is apart."""
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        targets = {link.partition("#")[0] for link in pages[ahead.pop()].links} & pages.keys()
        ahead += targets - reached
        reached |= targets

    assert {"404.html"} == pages.keys() - reached


@pytest.mark.slow
def test_nothing_is_published_that_nobody_asks_for(demonstration: Path, pages: dict[str, Read]) -> None:
    """Pages, styles, scripts, icons, pictures and the sitemap; each file is of a known kind, and loaded by something."""
    there = files(demonstration)
    asked = {link.partition("#")[0] for page in pages.values() for link in page.links}
    for name in sorted(there):
        if name.endswith(".css"):
            asked |= set(css_links(name, (demonstration / name).read_text("utf-8"), SITE_URL))
    scripts = "".join(
        (demonstration / name).read_text("utf-8") for name in there if re.fullmatch(r"assets/[a-z-]+\.js", name)
    )
    asked |= {name for name in there if name.endswith(".js") and name.rpartition("/")[2] in scripts}

    assert [] == sorted(name for name in there if not PUBLISHED.fullmatch(name))
    unasked = {
        name for name in there - asked if not name.startswith(("assets/search/", "assets/submit/"))
    }  # scripts ask for these
    assert {"sitemap.xml"} == unasked
    assert not [
        path for path in demonstration.rglob("*") if path.is_symlink() or (path.is_dir() and not any(path.iterdir()))
    ]


@pytest.mark.slow
def test_stylesheets_load_nothing_from_outside(demonstration: Path) -> None:
    """Every `url()` of every stylesheet is data or a file of the site."""
    there = files(demonstration)
    sheets = {name: (demonstration / name).read_text("utf-8") for name in sorted(there) if name.endswith(".css")}

    assert len(sheets) >= 4
    assert {} == {name: faults for name, text in sheets.items() if (faults := css_faults(text))}
    assert [] == [
        link for name, text in sheets.items() for link in css_links(name, text, SITE_URL) if link not in there
    ]


@pytest.mark.slow
def test_scripts_are_the_same_on_every_page(pages: dict[str, Read]) -> None:
    """The few lines that stand in the pages themselves are the theme's: they differ by nothing but the way to the root. The search
    page has some more, as they stand in its template: no data is in them."""
    usual = {
        re.sub(r'new URL\("[./]*"', "", script)
        for address, page in pages.items()
        if address != "search.html"
        for script in page.scripts
    }
    template = (ROOT / "templates" / "pages" / "browse.html").read_text("utf-8")
    own = {re.sub(r'new URL\("[./]*"', "", script) for script in pages["search.html"].scripts} - usual

    assert len(usual) <= 4
    assert [] == [script for script in own if f"<script>{script}</script>" not in template]


@pytest.mark.slow
def test_the_sitemap_lists_the_pages(demonstration: Path, pages: dict[str, Read]) -> None:
    """Each page once, in full; each address leads to a page."""
    root = ElementTree.parse(demonstration / "sitemap.xml").getroot()
    listed = [words(element) for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]

    assert sorted(SITE_URL + address for address in pages if address != "404.html") == sorted(listed)


@pytest.mark.slow
def test_every_page_says_that_it_is_a_sample(pages: dict[str, Read], catalog: Catalog) -> None:
    """Invented data is labelled on every page."""
    assert "示例" in catalog.site.notice
    assert [] == [address for address, page in pages.items() if catalog.site.notice not in page.text]


@pytest.mark.slow
def test_a_record_page_is_light(demonstration: Path, pages: dict[str, Read]) -> None:
    """A page of a record with its styles, scripts and icons travels in 80 KB; pictures come on top."""
    compressed = {name: len(gzip.compress((demonstration / name).read_bytes())) for name in files(demonstration)}
    weights = {
        address: sum(compressed[name] for name in {address, *filter(re.compile("assets/.+").fullmatch, page.links)})
        for address, page in pages.items()
        if RECORD.fullmatch(address)
    }

    assert len(weights) > 90
    assert {} == {address: weight for address, weight in weights.items() if weight > HEAVIEST}
    assert all(any(link.endswith(".css") for link in pages[address].links) for address in weights)


# --- numbers and what they count --------------------------------------------------------------------------------------


def counted(site: Path, address: str) -> int:
    """How many records a list holds, rows on all its pages; of an anchor, what the headings there count."""
    address, _, anchor = address.partition("#")
    page = tree(site, address)
    if anchor:
        part = next(element for element in elements(page) if element.get("id") == anchor)
        return sum(int(words(count)) for count in with_class(part, "sf-count"))
    ahead = [
        resolved(address, link.get("href") or "", SITE_URL) for link in page.iter("a") if link.get("rel") == "next"
    ]
    return len(with_class(page, "sf-row")) + sum(counted(site, following) for following in ahead)


def links_with_numbers(site: Path, address: str, inside: str) -> Iterator[tuple[str, int]]:
    """Address and number of each link within an element of this class."""
    for part in with_class(tree(site, address), inside):
        for link in part.iter("a"):
            if found := numbers(words(link)):
                yield resolved(address, link.get("href") or "", SITE_URL), found[-1]


@pytest.mark.slow
def test_the_figures_of_the_home_page_are_what_they_lead_to(demonstration: Path, catalog: Catalog) -> None:
    """Points, demonstration points and cases are as many as the rows of their lists; districts as many as have a record."""
    figures = dict(links_with_numbers(demonstration, "index.html", "sf-numbers"))
    records: list[Point | Case] = [*catalog.points.values(), *catalog.cases.values()]
    reached = {district(catalog, each) for each in records} - {""}

    assert 4 == len(figures)
    assert figures.pop("regions.html#reached") == len(reached)
    assert figures == {address: counted(demonstration, address) for address in figures}


def district(catalog: Catalog, record: Point | Case) -> str:
    """The county of a record, or its prefecture where that has no counties; '' outside the province."""
    regions = catalog.regions
    province, *below = catalog.place(record).codes
    if province != catalog.site.province:
        return ""
    undivided = [code for code in below[:1] if all(child.level != "county" for child in regions.children(code))]
    return next(iter([code for code in below if regions.regions[code].level == "county"] + undivided), "")


@pytest.mark.slow
def test_the_tiles_of_the_home_page_are_what_they_lead_to(demonstration: Path) -> None:
    """The number on each tile is the number of points that its region's page states, nought where it states none."""
    tiles = dict(links_with_numbers(demonstration, "index.html", "sf-tiles"))
    stated = {address: dict(stated_numbers(demonstration, address)).get("联系点", 0) for address in tiles}

    assert 21 == len(tiles)
    assert stated == tiles


def stated_numbers(site: Path, address: str) -> Iterator[tuple[str, int]]:
    """Word and number of each large figure at the top of a page."""
    for figures in with_class(tree(site, address), "sf-numbers")[:1]:
        for item in figures.iter("li"):
            text = words(item)
            yield re.sub(r"[\d\s个]", "", text), numbers(text)[0]


@pytest.mark.slow
def test_the_promises_to_show_all_are_kept(demonstration: Path) -> None:
    """“All 12 demonstration points” leads to twelve of them."""
    more = dict(links_with_numbers(demonstration, "index.html", "sf-more"))

    assert len(more) >= 4
    assert more == {address: counted(demonstration, address) for address in more}


@pytest.mark.slow
@pytest.mark.parametrize("kind", [plural for kind, plural in PLURALS.items() if kind != "organ"])
def test_a_choice_leads_to_as_many_as_it_says(demonstration: Path, kind: str) -> None:
    """Behind each filter of a list are as many rows as stand beside it."""
    choices = dict(links_with_numbers(demonstration, f"{kind}.html", "sf-filters"))

    assert choices
    assert choices == {address: counted(demonstration, address) for address in choices}


# --- the page of a record ---------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_record_page_has_its_parts(demonstration: Path, catalog: Catalog) -> None:
    """The way back, the facts, the file to correct; and its title is the record's own, letter by letter."""
    for kind, each in catalog.all():
        address = record(kind, each.id)
        page = tree(demonstration, address)
        edit = [link.get("href") or "" for link in with_class(page, "sf-edit")]

        assert with_class(page, "sf-crumbs"), address
        assert with_class(page, "sf-facts"), address
        assert [(getattr(each, "title", "") or getattr(each, "name", ""))] == [words(h1) for h1 in page.iter("h1")]
        assert [f"../submit.html?edit={address.removesuffix('.html')}"] == edit[:1]
        assert len(edit) == 2
        assert edit[1].endswith(catalog.files[kind, each.id])
        assert (ROOT / catalog.files[kind, each.id]).is_file()


@pytest.mark.slow
def test_links_lead_both_ways(pages: dict[str, Read], catalog: Catalog) -> None:
    """Where one record names another, each page leads to the other's."""
    pairs = {
        *((("point", point.id), ("organ", point.organ)) for point in catalog.points.values()),
        *((("case", case.id), ("point", point)) for case in catalog.cases.values() for point in case.points),
        *((("practice", each.id), ("case", case)) for each in catalog.practices.values() for case in each.cases),
        *((("article", each.id), ("point", point)) for each in catalog.articles.values() for point in each.points),
        *((("meeting", each.id), ("organ", each.host)) for each in catalog.meetings.values()),
        *((("meeting", each.id), ("case", case)) for each in catalog.meetings.values() for case in each.cases),
        *((("meeting", each.id), ("practice", one)) for each in catalog.meetings.values() for one in each.practices),
        *((("meeting", each.id), ("point", stop.point)) for each in catalog.meetings.values() for stop in each.route),
    }
    ways = {(record(*here), record(*there)) for here, there in pairs}

    assert len(ways) > 100
    assert [] == sorted(way for way in ways if way[1] not in pages[way[0]].links)
    assert [] == sorted(way for way in ways if way[0] not in pages[way[1]].links)


# --- the reader itself ------------------------------------------------------------------------------------------------

GOOD = (
    '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>甲 - 站</title></head><body><main>'
    '<h1>甲</h1><h2 id="a">乙</h2><p><a href="b.html#c">丙</a><img src="x.webp" srcset="x.webp 1w" alt="" width="3" height="2">'
    '<time datetime="2026-02-28">二月</time></p></main></body></html>'
)


def test_a_sound_page_has_no_fault() -> None:
    """The reader finds nothing wrong in a page that is right, and all that it leads to."""
    page = read("x/a.html", GOOD, SITE_URL)

    assert ((), ("x/b.html#c", "x/x.webp")) == (page.faults, page.links)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<!doctype html>", "", "parse error: expected-doctype-but-got-start-tag at (1, 16)"),
        ("</p>", "</em></p>", "parse error: unexpected-end-tag at (1, 259)"),
        (' lang="zh"', "", "no language"),
        ("甲 - 站", " - ", "title: [' - ']"),
        ("<title>", '<meta http-equiv="refresh" content="0;url=x"><title>', "a meta element that acts"),
        ("<title>", f'<link rel="canonical" href="{SITE_URL}a"><title>', "no description"),
        ("<h1>甲</h1>", "", "headings: [2]"),
        ("<h1>甲</h1>", "<h1>甲</h1><h1>甲</h1>", "headings: [1, 1, 2]"),
        ("h2", "h3", "h3 after h1: 乙"),
        (">乙<", "><", "empty h2"),
        ("<main>", "<main></main><main>", "2 main elements"),
        ("<p>", '<p id="a">', "id 'a', 2 times"),
        ("<p>", '<p id="">', "id '', 1 times"),
        ("<p>", '<p aria-labelledby="a nothing">', "aria-labelledby=nothing leads nowhere"),
        (">丙<", '><i aria-hidden="true">丙</i><', "empty link to b.html#c"),
        ('href="b.html#c"', "", "a link that leads nowhere: 丙"),
        ("b.html#c", " java\tscript:alert(1)", "a with href= java\tscript:alert(1)"),
        ("b.html#c", "ftp://example.org/", "a link to ftp://example.org/"),
        ("b.html#c", "/b.html", "works on a server only: /b.html"),
        (' alt=""', "", "no alt: x.webp"),
        (' width="3"', "", "no width and height: x.webp"),
        ('src="x.webp"', 'src="//host/x.webp"', "img loads //host/x.webp"),
        ("x.webp 1w", "x.webp 1w, https://host/y 2w", "img loads https://host/y"),
        ("<title>", '<link rel="preload" href="https://host/x"><title>', "link loads https://host/x"),
        ("<p>", '<p onclick="x()">', "p with onclick=x()"),
        ("<p>", '<p style="color:red">', "p with style=color:red"),
        ("<p>", "<p><iframe></iframe>", "element iframe"),
        ("<title>", "<style>p{}</style><title>", "element style"),
        ("<p>", '<p><script type="application/ld+json">{}</script>', "application/ld+json without @context"),
        ("<p>", '<p><script type="module"></script>', "a script of type module"),
        ("2026-02-28", "2026.2.28", "a time that no machine reads: 二月"),
    ],
)  # fmt: skip
def test_the_reader_finds_each_fault(old: str, new: str, fault: str) -> None:
    """Each thing that may be wrong in a page is found and named."""
    assert old in GOOD
    assert fault in read("x/a.html", GOOD.replace(old, new), SITE_URL).faults


@pytest.mark.parametrize(
    ("link", "broken"),
    [
        ("b.html", False),
        ("b.html#here", False),
        ("b.html?q=1#here", False),
        (SITE_URL + "x/b.html", False),
        ("https://example.org/nowhere", False),
        ("b.html#there", True),
        ("c.html", True),
        ("", False),
        ("../x/", True),
        (SITE_URL + "c.html", True),
        ("style.css#x", True),
    ],
)
def test_broken_links_are_found(link: str, broken: bool) -> None:
    """A link needs its file, an anchor its id; a folder is no file."""
    other = read("x/b.html", GOOD.replace('id="a"', 'id="here"').replace("b.html#c", "b.html"), SITE_URL)
    page = read("x/a.html", GOOD.replace("b.html#c", link), SITE_URL)
    site = {"x/a.html": page, "x/b.html": other}

    assert broken == bool(broken_links(site, {*site, "x/x.webp", "x/style.css"}))


@pytest.mark.parametrize(
    ("css", "right"),
    [
        ("a{background:url(x.png)}", True),
        ('a{background:url("data:image/svg+xml,%3Csvg/%3E")}', True),
        ("a{background:url(https://host/x.png)}", False),
        ("a{background:URL( '//host/x.png')}", False),
        ('@import "x.css";', False),
        ('a{background:url("data:text/html,x")}', False),
        ("</style><script>", False),
    ],
)
def test_stylesheet_faults_are_found(css: str, right: bool) -> None:
    """An address outside, an import and the end of an element are faults of a stylesheet."""
    assert right == (css_faults(css) == [])
