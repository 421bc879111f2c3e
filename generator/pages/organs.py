"""The pages of organs; imports storeys 0 to 3."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.pages.cards import (
    HOME,
    address_of,
    cards_of,
    edit_of,
    newest_first,
    organ_fact,
    place_link,
    short_link,
)
from generator.pages.neighbours import Near, Neighbourhood, neighbourhood
from generator.pages.page import Card, Edit, Link, Page
from generator.pages.parts import Fact, Head
from generator.pages.sentences import sentence
from generator.records import Article, Case, Level, Meeting, Organ, OrganKind, Point, Record, Status
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


def pages(catalog: Catalog, today: date | None) -> Iterator[Page]:
    """A page for every organ, in the order of their ids."""
    around = neighbourhood(catalog, catalog.organs.values(), catalog.place, lambda organ: ())
    for organ in catalog.organs.values():
        context = _context(catalog, organ, around)
        yield Page(address_of(organ), "organs", "organ", organ.name, _description(catalog, organ, context), context)


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
    )


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


def _facts(catalog: Catalog, organ: Organ, children: list[Organ]) -> Iterator[Fact]:
    yield Fact("层级", catalog.label("levels", organ.level))
    yield Fact("类别", catalog.label("organ-kinds", organ.kind))
    yield from organ_fact(catalog, "上级", organ.parent)
    yield Fact("地区", links=(place_link(catalog, catalog.place(organ)),))
    if children:
        yield Fact("下级", f"{len(children)} 个")
    if organ.website:
        yield Fact("网址", organ.website)


def coverage_of(catalog: Catalog, organ: Organ, points: list[Point], children: list[Organ]) -> Coverage | None:
    """Points against the quota, from the points it adopted and the organs right below it; None without a quota."""
    wanted = quota(catalog, organ)
    if wanted is None:
        return None
    inner = (
        [child for child in children if child.kind is not OrganKind.COMMITTEE]
        if organ.kind is OrganKind.COMMITTEE
        else []
    )
    within = [point for child in inner for point in catalog.citing("organ", child.id, Point)]
    shown = sum(point.status is Status.DEMONSTRATION for point in (*points, *within))
    return Coverage(adopted(points) + adopted(within), shown, wanted, adopted(within))


def _groups(catalog: Catalog, points: Iterable[Point]) -> Iterator[Group]:
    found = list(points)
    for status in (Status.DEMONSTRATION, Status.CONTACT, Status.CANDIDATE, Status.WITHDRAWN):
        if cards := cards_of(catalog, (point for point in found if point.status is status)):
            yield Group(status, catalog.label("statuses", status), cards)


def _by_level(organs: Iterable[Organ]) -> list[Organ]:
    return sorted(organs, key=lambda organ: (list(Level).index(organ.level), organ.region, organ.id))


def _listed(catalog: Catalog, records: Iterable[Record]) -> Listed:
    found = newest_first(records)
    return Listed(len(found), cards_of(catalog, found[:MOST]))
