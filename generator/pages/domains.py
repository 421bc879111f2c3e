"""Domains: the page of each, and the overview of all; imports storeys 0 to 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.pages import addresses, facets
from generator.pages.atlas import Atlas
from generator.pages.cards import HOME
from generator.pages.page import Block, Card, Content, Count, Link, Page
from generator.pages.parts import Head
from generator.pages.showcase import MOST_BESIDE, Showcase, Sources, showcase
from generator.pages.tiles import TileGrid, tile_grid
from generator.records import Term

FEW = 2
"""Demonstration points of a domain in the overview."""


@dataclass(frozen=True)
class DomainContext:
    """One domain: its text, figures, where its points are, and what there is to see."""

    head: Head
    key: str
    term: Term
    show: Showcase
    numbers: tuple[Count, ...]
    tiles: TileGrid
    others: tuple[Link, ...]
    """The other domains; `note` is the key."""


@dataclass(frozen=True)
class DomainSummary:
    """One domain in the overview."""

    key: str
    term: Term
    address: str
    numbers: tuple[Count, ...]
    demonstrations: tuple[Card, ...]


@dataclass(frozen=True)
class DomainsContext:
    domains: tuple[DomainSummary, ...]


def domain_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for every domain of the vocabulary."""
    for key, term in atlas.catalog.terms("domains").items():
        yield Page(addresses.domain(key), "domains", "domain", partial(_content, atlas, key, term))


def _content(atlas: Atlas, key: str, term: Term) -> Content:
    context = _context(atlas, key, term)
    show = context.show
    description = (
        f"{term.zh}领域：{show.points} 个联系点，其中示范点 {show.demonstrations} 个；典型案例 {show.cases.total} 个。"
    )
    return Content(term.zh, description, context)


def _context(atlas: Atlas, key: str, term: Term) -> DomainContext:
    show = _show(atlas, key)
    return DomainContext(
        Head((HOME, Link("领域", "domains.html")), term.zh, "领域", lead=term.description),
        key,
        term,
        show,
        _numbers(key, show),
        tile_grid(atlas, key),
        tuple(
            Link(other.zh, addresses.domain(name), name)
            for name, other in atlas.catalog.terms("domains").items()
            if name != key
        ),
    )


def _show(atlas: Atlas, key: str) -> Showcase:
    shelves = atlas.shelves
    practices = shelves.practices.where("domain", key)
    return showcase(
        atlas,
        Sources(
            addresses.domain(key),
            shelves.points.where("domain", key),
            shelves.cases.where("domain", key),
            practices,
            facets.address("point", facets.DOMAIN, key),
            facets.address("case", facets.DOMAIN, key),
            _all_practices(key, len(practices)),
            MOST_BESIDE,
        ),
    )


def _all_practices(key: str, total: int) -> Link:
    return Link(f"全部 {total} 条经验", facets.address("practice", facets.DOMAIN, key))


def _numbers(key: str, show: Showcase) -> tuple[Count, ...]:
    anchor = f"{addresses.domain(key)}#practices"
    return (*show.numbers, Count("典型经验", show.practices.total, anchor if show.practices.total else ""))


def overview(atlas: Atlas) -> Block:
    """All domains side by side, for domains.html."""
    found = [_summary(atlas, key, term) for key, term in atlas.catalog.terms("domains").items()]
    return Block("domains", "domains", DomainsContext(tuple(found)))


def _summary(atlas: Atlas, key: str, term: Term) -> DomainSummary:
    show = _show(atlas, key)
    return DomainSummary(key, term, addresses.domain(key), _numbers(key, show), show.cards[:FEW])
