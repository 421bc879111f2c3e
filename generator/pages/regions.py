"""Regions: the tree with rolled-up counts, a page for every region, and one for each domain within it; imports storeys 0 to 3."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.pages import addresses, facets
from generator.pages.atlas import Atlas, RegionRow
from generator.pages.cards import cards_of
from generator.pages.listing import TITLES, Selection, listing_pages
from generator.pages.page import Block, Content, Link, Page
from generator.pages.parts import Head
from generator.pages.portrait import LEVELS, portrait
from generator.pages.showcase import ALL_BESIDE, Showcase, Shown, Sources, points_shown, showcase
from generator.pages.tiles import TileGrid, tile_grid
from generator.records import Record
from generator.rows import Row
from generator.stats import Tally

MOST = 4
"""Organs and meetings that a region's page lists."""


@dataclass(frozen=True)
class Around:
    """Regions beside or below one: those with records, which are worth a visit, and the others."""

    reached: tuple[RegionRow, ...] = ()
    others: tuple[Link, ...] = ()


@dataclass(frozen=True)
class DomainHere:
    """A domain that has something in a region."""

    key: str
    tally: Tally
    address: str


@dataclass(frozen=True)
class RegionContext:
    """One region. `old_names` are names that its records use for it."""

    head: Head
    show: Showcase
    old_names: tuple[str, ...]
    domains: tuple[DomainHere, ...]
    tiles: TileGrid | None
    """Of the province only."""
    children: Around
    organs: Shown
    meetings: Shown
    siblings: Around
    parent: RegionRow | None
    search: str
    """The search page, narrowed to the same records."""

    @property
    def empty(self) -> bool:
        return not (self.show.points or self.show.cases.total)


@dataclass(frozen=True)
class RegionDomainContext:
    """One domain within one region."""

    head: Head
    name: str
    show: Showcase
    domain: str
    children: Around
    siblings: Around
    """The same domain in the regions beside."""
    others: tuple[DomainHere, ...]
    """The other domains here."""
    search: str
    """The search page, narrowed to the same records."""


@dataclass(frozen=True)
class Branch:
    """A prefecture in the tree."""

    row: RegionRow
    children: Around


@dataclass(frozen=True)
class TreeContext:
    """The whole tree of the province, and the provinces elsewhere that cases come from."""

    province: RegionRow
    prefectures: tuple[Branch, ...]
    districts: int
    """Counties, and prefectures without counties."""
    undivided: tuple[str, ...]
    """Names of the latter."""
    reached: int
    """How many of them have a point or a case: the number on the home page."""
    elsewhere: tuple[RegionRow, ...]


def region_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for every region, and for each domain that has something in it, with the lists that they begin."""
    for code in atlas.codes:
        yield Page(addresses.region(code), "regions", "region", partial(_content, atlas, code))
        yield from _lists(atlas, code)
        for here in _domains(atlas, code):
            make = partial(_domain_content, atlas, code, here.key)
            yield Page(addresses.region(code, here.key), "regions", "region-domain", make)
            yield from _lists(atlas, code, here.key)


def _content(atlas: Atlas, code: str) -> Content:
    context = _context(atlas, code)
    return Content(context.head.title, _description(context.show, context.head.title), context)


def _description(show: Showcase, name: str) -> str:
    if not (show.points or show.cases.total):
        return f"{name}的联系点和典型案例。"
    return f"{name}：{show.points} 个联系点，其中示范点 {show.demonstrations} 个；典型案例 {show.cases.total} 个。"


def _context(atlas: Atlas, code: str) -> RegionContext:
    crumbs, province = atlas.crumbs(code), atlas.catalog.site.province
    region = atlas.catalog.regions.get(code)
    head = Head(
        crumbs, atlas.name(code), f"地区 · {LEVELS[region.level] if region else ''}", lead=portrait(atlas, code)
    )
    above = atlas.catalog.regions.ancestors(code)
    return RegionContext(
        head,
        _show(atlas, code),
        atlas.old_names(code),
        tuple(_domains(atlas, code)),
        tile_grid(atlas) if code == province else None,
        around(atlas, atlas.children(code)),
        _beside(atlas, atlas.organs(code), Link("全部机关", "organs.html")),
        _beside(atlas, atlas.meetings(code), Link("全部会议", "meetings.html")),
        around(atlas, atlas.siblings(code)),
        atlas.row(above[-1]) if above else None,
        addresses.searched(region=code),
    )


def around(atlas: Atlas, codes: Sequence[str], domain: str = "") -> Around:
    """Regions divided into those with records and the others; of a domain the first ones only."""
    rows = [atlas.row(code, domain) for code in codes]
    return Around(
        tuple(row for row in rows if not row.tally.empty),
        tuple(Link(row.name, row.address) for row in rows if row.tally.empty and not domain),
    )


def _beside(atlas: Atlas, records: Row[Record], more: Link) -> Shown:
    return Shown(cards_of(atlas.catalog, records[:MOST]), len(records), more if len(records) > MOST else None)


def _show(atlas: Atlas, code: str, domain: str = "") -> Showcase:
    points, cases = atlas.within(code, domain)
    every = Link("全省的典型经验", "practices.html")
    return showcase(
        atlas,
        Sources(
            addresses.region(code, domain),
            points,
            cases,
            atlas.proving(cases),
            _list_address(atlas, "point", code, domain),
            _list_address(atlas, "case", code, domain),
            every,
        ),
    )


def _list_address(atlas: Atlas, kind: str, code: str, domain: str) -> str:
    """The list of a region; the one of the whole site where that holds no more, as for most provinces."""
    number = ("point", "case").index(kind)
    here, every = (atlas.within(each, domain)[number] for each in (code, ""))
    if len(here) < len(every):
        return addresses.region_list(kind, code, domain)
    return facets.address(kind, facets.DOMAIN, domain) if domain else f"{addresses.PLURALS[kind]}.html"


def _domains(atlas: Atlas, code: str) -> Iterator[DomainHere]:
    for domain in atlas.catalog.terms("domains"):
        if not (tally := atlas.tally(code, domain)).empty:
            yield DomainHere(domain, tally, addresses.region(code, domain))


def _lists(atlas: Atlas, code: str, domain: str = "") -> Iterator[Page]:
    """The whole lists to which the page of a region leads, where it does not show all."""
    points, cases = atlas.within(code, domain)
    whole_points, whole_cases = _whole(atlas, code, domain)
    here = Link(atlas.name(code), addresses.region(code))
    label = atlas.catalog.label("domains", domain) if domain else ""
    for kind, records, more in (("point", points, whole_points), ("case", cases, whole_cases)):
        if more:
            crumbs = (*atlas.crumbs(code), here, *((Link(label, addresses.region(code, domain)),) if domain else ()))
            title = " · ".join(filter(None, (here.title, label)))
            alike = {"domain": domain, "region": code}
            chosen = Selection(kind, more, title, TITLES[kind], records, crumbs, "regions", chosen=alike)
            yield from listing_pages(atlas, chosen)


def _whole(atlas: Atlas, code: str, domain: str) -> Iterator[str]:
    """The lists of points and of cases that are the region's own; '' where its page shows all, or the whole site's list does."""
    points, cases = atlas.within(code, domain)
    for kind, number, limit in (("point", len(points), points_shown(points)), ("case", len(cases), ALL_BESIDE)):
        own = addresses.region_list(kind, code, domain)
        yield own if number > limit and _list_address(atlas, kind, code, domain) == own else ""


def _domain_content(atlas: Atlas, code: str, domain: str) -> Content:
    show = _show(atlas, code, domain)
    name, label = atlas.name(code), atlas.catalog.label("domains", domain)
    context = RegionDomainContext(
        Head((*atlas.crumbs(code), Link(name, addresses.region(code))), f"{name} · {label}", "", (domain,)),
        name,
        show,
        domain,
        around(atlas, atlas.children(code), domain),
        around(atlas, atlas.siblings(code), domain),
        tuple(here for here in _domains(atlas, code) if here.key != domain),
        addresses.searched(domain=domain, region=code),
    )
    return Content(f"{name} · {label}", _description(show, f"{name}{label}领域"), context)


def tree_block(atlas: Atlas) -> Block:
    """The tree for regions.html."""
    province = atlas.catalog.site.province
    elsewhere = [code for code in atlas.siblings(province) if not atlas.tally(code).empty]
    context = TreeContext(
        atlas.row(province),
        tuple(Branch(atlas.row(code), around(atlas, atlas.children(code))) for code in atlas.children(province)),
        len(atlas.districts),
        tuple(atlas.name(code) for code in atlas.children(province) if code in atlas.districts),
        sum(not atlas.tally(code).empty for code in atlas.districts),
        tuple(map(atlas.row, elsewhere)),
    )
    return Block("regions", "regions", context)
