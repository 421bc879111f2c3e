"""The pages of practices, written so that others copy them; imports storeys 0 to 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.catalog import Catalog
from generator.pages import addresses
from generator.pages.cards import HOME, address_of, cards_of, edit_of
from generator.pages.neighbours import Near, Neighbourhood, neighbourhood
from generator.pages.page import Card, Content, Count, Edit, Link, Page
from generator.pages.parts import Fact, Head
from generator.pages.sentences import day, plain, sentence
from generator.records import Attachment, Case, Figure, Meeting, Photo, Point, Practice, Status, Step

SECTION = Link("典型经验", "practices.html")


@dataclass(frozen=True)
class Proof:
    """A case that proves the practice, with its results in numbers."""

    title: str
    address: str
    domain: str
    place: str
    line: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class PracticePage:
    """What `practice.html` receives."""

    id: str
    """Under which the browser keeps the ticks."""
    head: Head
    problem: str
    """Markdown."""
    photo: Photo | None
    """The picture that stands first; `more` holds the others."""
    more: tuple[Photo, ...]
    highlights: tuple[str, ...]
    counts: tuple[Count, ...]
    """Steps, cases and points, each leading to its place on the page."""
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    conditions: tuple[str, ...]
    pitfalls: tuple[str, ...]
    body: str
    """Markdown."""
    attachments: tuple[Attachment, ...]
    proofs: tuple[Proof, ...]
    doing: tuple[Card, ...]
    """The points of those cases, demonstration points first."""
    meetings: tuple[Card, ...]
    """Where the practice was presented."""
    tags: tuple[str, ...]
    alike: Near
    edit: Edit
    date: date | None


def pages(catalog: Catalog, today: date | None) -> Iterator[Page]:
    """A page for every practice, in the order of their ids."""
    around = neighbourhood(catalog, Practice)
    for id_ in catalog.practices:
        yield Page(addresses.record("practice", id_), "practices", "practice", partial(_content, catalog, id_, around))


def _content(catalog: Catalog, id_: str, around: Neighbourhood[Practice]) -> Content:
    practice = catalog.practices[id_]
    return Content(practice.title, _description(practice), _context(catalog, practice, around), practice.date)


def _description(practice: Practice) -> str:
    return sentence(practice.summary or f"{plain(practice.problem)} 可以照着做的 {len(practice.steps)} 个步骤。")


def _context(catalog: Catalog, practice: Practice, around: Neighbourhood[Practice]) -> PracticePage:
    cases = [case for id_ in practice.cases if (case := catalog.cases.get(id_))]
    points = _points(catalog, cases)
    return PracticePage(
        id=practice.id,
        head=Head((HOME, SECTION), practice.title, SECTION.title, practice.domains, lead=practice.summary),
        problem=practice.problem,
        photo=practice.photos[0] if practice.photos else None,
        more=practice.photos[1:],
        highlights=practice.highlights,
        counts=tuple(_counts(practice, cases, points)),
        facts=tuple(_facts(catalog, practice, points)),
        steps=practice.steps,
        conditions=practice.conditions,
        pitfalls=practice.pitfalls,
        body=practice.body,
        attachments=practice.attachments,
        proofs=tuple(_proof(catalog, case) for case in cases),
        doing=cards_of(catalog, points),
        meetings=cards_of(catalog, catalog.citing("practice", practice.id, Meeting).newest()),
        tags=practice.tags,
        alike=_alike(practice, around),
        edit=edit_of(catalog, practice),
        date=practice.date,
    )


def _alike(practice: Practice, around: Neighbourhood[Practice]) -> Near:
    """Others of the first domain that has any."""
    found = (around.alike(practice, domain) for domain in practice.domains)
    return next((near for near in found if near.cards), Near())


def _points(catalog: Catalog, cases: list[Case]) -> list[Point]:
    found = [
        point
        for id_ in dict.fromkeys(id_ for case in cases for id_ in case.points)
        if (point := catalog.points.get(id_))
    ]
    return sorted(found, key=lambda point: (point.status is not Status.DEMONSTRATION, point.id))


def _proof(catalog: Catalog, case: Case) -> Proof:
    return Proof(case.title, address_of(case), case.domain, catalog.place(case).text, case.summary, case.figures)


def _counts(practice: Practice, cases: list[Case], points: list[Point]) -> Iterator[Count]:
    here = address_of(practice)
    yield Count("照着做", len(practice.steps), f"{here}#steps", "步")
    yield Count("做成", len(cases), f"{here}#proof", "个案例")
    if points:
        yield Count("在做", len(points), f"{here}#doing", "个联系点")


def _facts(catalog: Catalog, practice: Practice, points: list[Point]) -> Iterator[Fact]:
    links = tuple(Link(catalog.label("domains", key), addresses.domain(key)) for key in practice.domains)
    yield Fact("适用领域", links=links)
    if shown := sum(point.status is Status.DEMONSTRATION for point in points):
        yield Fact("其中示范点", f"{shown} 个")
    if practice.date:
        yield Fact("整理日期", day(practice.date))
