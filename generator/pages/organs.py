"""The pages of organs; imports storeys 0 to 3."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from generator.catalog import Catalog
from generator.pages import addresses
from generator.pages.cards import (
    HOME,
    cards_of,
    edit_of,
    organ_fact,
    place_link,
    short_link,
)
from generator.pages.neighbours import Near, Neighbourhood, neighbourhood
from generator.pages.page import Card, Content, Edit, Link, Page
from generator.pages.parts import Fact, Head
from generator.pages.sentences import sentence
from generator.records import Article, Case, Level, Meeting, Organ, OrganKind, Point, Status
from generator.rows import Row
from generator.stats import adopted, quota

SECTION = Link("组织", "organs.html")
MOST = 12
"""How many of its cases and articles an organ's page lists; how many there are stands above."""


@dataclass(frozen=True)
class Coverage:
    """Points adopted against the quota."""

    adopted: int
    demonstrations: int
    """Also among `adopted`."""
    quota: int
    within: int
    """How many of them departments and units have adopted: a committee answers for theirs."""

    @property
    def missing(self) -> int:
        return max(0, self.quota - self.adopted)


@dataclass(frozen=True)
class Group:
    """The organ's points with one status."""

    status: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Listed:
    """The newest of some records, and how many there are."""

    total: int
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class OrganPage:
    """What `organ.html` receives."""

    head: Head
    description: str
    """Markdown."""
    facts: tuple[Fact, ...]
    coverage: Coverage | None
    """None for an organ without a quota."""
    groups: tuple[Group, ...]
    """Demonstration points first, those withdrawn last."""
    children: tuple[Card, ...]
    cases: Listed
    articles: Listed
    meetings: Listed
    near: Near
    edit: Edit
    search: str
    """The search page, narrowed to what names the organ; '' where nothing does."""


def pages(catalog: Catalog, today: date | None) -> Iterator[Page]:
    """A page for every organ, in the order of their ids."""
    around = neighbourhood(catalog, Organ)
    for id_ in catalog.organs:
        yield Page(addresses.record("organ", id_), "organs", "organ", partial(_content, catalog, id_, around))


def _content(catalog: Catalog, id_: str, around: Neighbourhood[Organ]) -> Content:
    organ = catalog.organs[id_]
    context = _context(catalog, organ, around)
    return Content(organ.name, _description(catalog, organ, context), context)


def _description(catalog: Catalog, organ: Organ, context: OrganPage) -> str:
    points = sum(len(group.cards) for group in context.groups)
    return sentence(
        f"{organ.name}联系的 {points} 个基层团组织，报送的 {context.cases.total} 个案例和 {context.articles.total} 篇调研文章。"
    )


def _context(catalog: Catalog, organ: Organ, around: Neighbourhood[Organ]) -> OrganPage:
    points = catalog.citing("organ", organ.id, Point)
    children = catalog.citing("organ", organ.id, Organ)
    return OrganPage(
        head=_head(catalog, organ),
        description=organ.description,
        facts=tuple(_facts(catalog, organ, children)),
        coverage=coverage_of(catalog, organ, points, children),
        groups=tuple(_groups(catalog, points)),
        children=cards_of(catalog, _by_level(children)),
        cases=_listed(catalog, catalog.citing("organ", organ.id, Case)),
        articles=_listed(catalog, catalog.citing("organ", organ.id, Article)),
        meetings=_listed(catalog, catalog.citing("organ", organ.id, Meeting)),
        near=around.near(organ),
        edit=edit_of(catalog, organ),
        search=_search(catalog, organ),
    )


def _search(catalog: Catalog, organ: Organ) -> str:
    found = any(len(catalog.citing("organ", organ.id, kind)) for kind in (Point, Case, Article, Meeting))
    return addresses.searched(organ=organ.id) if found else ""


def _head(catalog: Catalog, organ: Organ) -> Head:
    above = [short_link(parent) for parent in reversed(list(_parents(catalog, organ)))]
    kind = f"{catalog.label('levels', organ.level)} · {catalog.label('organ-kinds', organ.kind)}"
    return Head((HOME, SECTION, *above), organ.name, kind, place=place_link(catalog, catalog.place(organ)))


def _parents(catalog: Catalog, organ: Organ) -> Iterator[Organ]:
    """From the next above to the highest; a circle, which the rules refuse, ends where it closes."""
    seen = {organ.id}
    while (parent := catalog.organs.get(organ.parent)) and parent.id not in seen:
        yield parent
        seen.add(parent.id)
        organ = parent


def _facts(catalog: Catalog, organ: Organ, children: Row[Organ]) -> Iterator[Fact]:
    yield Fact("层级", catalog.label("levels", organ.level))
    yield Fact("类别", catalog.label("organ-kinds", organ.kind))
    yield from organ_fact(catalog, "上级", organ.parent)
    yield Fact("地区", links=(place_link(catalog, catalog.place(organ)),))
    if children:
        yield Fact("下级", f"{len(children)} 个")
    if organ.website:
        yield Fact("网址", organ.website)


def coverage_of(catalog: Catalog, organ: Organ, points: Row[Point], children: Row[Organ]) -> Coverage | None:
    """Points against the quota, from the points it adopted and the organs right below it; None without a quota."""
    wanted = quota(catalog, organ)
    if wanted is None:
        return None
    inner = (
        children.where("kind", OrganKind.DEPARTMENT, OrganKind.UNIT).ids if organ.kind is OrganKind.COMMITTEE else ()
    )
    below = [catalog.citing("organ", id_, Point) for id_ in inner]
    within = sum(map(adopted, below))
    shown = sum(len(row.where("status", Status.DEMONSTRATION)) for row in (points, *below))
    return Coverage(adopted(points) + within, shown, wanted, within)


def _groups(catalog: Catalog, points: Row[Point]) -> Iterator[Group]:
    for status in (Status.DEMONSTRATION, Status.CONTACT, Status.CANDIDATE, Status.WITHDRAWN):
        if cards := cards_of(catalog, points.where("status", status)):
            yield Group(status, catalog.label("statuses", status), cards)


def _by_level(organs: Iterable[Organ]) -> list[Organ]:
    return sorted(organs, key=lambda organ: (list(Level).index(organ.level), organ.region, organ.id))


def _listed(catalog: Catalog, records: Row[Any]) -> Listed:  # of a type that the caller knows
    return Listed(len(records), cards_of(catalog, records.newest()[:MOST]))
