"""The pages of cases; imports storeys 0 to 3."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.catalog import Catalog
from generator.pages import addresses
from generator.pages.cards import (
    HOME,
    Honour,
    cards_of,
    edit_of,
    honours_of,
    links_to,
    organ_fact,
    place_link,
    practices_of,
)
from generator.pages.neighbours import Near, Neighbourhood, neighbourhood
from generator.pages.page import Card, Content, Edit, Link, Page
from generator.pages.parts import Fact, Head
from generator.pages.sentences import day, plain, sentence
from generator.records import Article, Attachment, Case, Figure, Meeting, Photo, Point, Practice
from generator.records.case import SECTIONS
from generator.rows import Row

SECTION = Link("典型案例", "cases.html")
TITLES = {"background": "背景", "practice": "做法", "results": "成效", "lessons": "启示"}
MOST_OTHERS = 6
"""How many others who do the same a case names; the practice's own page names all."""


@dataclass(frozen=True)
class Section:
    """One of the four sections of a case; `id` is also the prefix of the ids within it."""

    id: str
    title: str
    text: str
    """Markdown."""


@dataclass(frozen=True)
class CasePage:
    """What `case.html` receives."""

    head: Head
    photo: Photo | None
    """The picture that stands first; `more` holds the others."""
    more: tuple[Photo, ...]
    highlights: tuple[str, ...]
    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    """Without the lessons; empty when the case is told in one body."""
    lessons: str
    """Markdown."""
    body: str
    """Markdown."""
    attachments: tuple[Attachment, ...]
    honours: tuple[Honour, ...]
    practices: tuple[Card, ...]
    """The practices that this case proves."""
    points: tuple[Card, ...]
    """Where it happened."""
    others: tuple[Card, ...]
    """Other cases of the same practices."""
    articles: tuple[Card, ...]
    """Articles about the same points."""
    meetings: tuple[Card, ...]
    tags: tuple[str, ...]
    near: Near
    alike: Near
    edit: Edit
    date: date | None


def pages(catalog: Catalog, today: date | None) -> Iterator[Page]:
    """A page for every case, in the order of their ids."""
    around = neighbourhood(catalog, Case)
    for id_ in catalog.cases:
        yield Page(addresses.record("case", id_), "cases", "case", partial(_content, catalog, id_, around))


def _content(catalog: Catalog, id_: str, around: Neighbourhood[Case]) -> Content:
    case = catalog.cases[id_]
    return Content(case.title, _description(catalog, case), _context(catalog, case, around), case.date)


def _description(catalog: Catalog, case: Case) -> str:
    said = case.summary or "；".join(case.highlights) or plain(case.background or case.body)
    return sentence(f"{catalog.place(case).text}{catalog.label('domains', case.domain)}领域的典型案例：{said}")


def _context(catalog: Catalog, case: Case, around: Neighbourhood[Case]) -> CasePage:
    practices, near = practices_of(catalog, [case.id]), around.near(case)
    points = catalog.cited(Point, case.points)
    others = cards_of(catalog, _others(catalog, case, practices))
    return CasePage(
        head=_head(catalog, case),
        photo=case.photos[0] if case.photos else None,
        more=case.photos[1:],
        highlights=case.highlights,
        figures=case.figures,
        facts=tuple(_facts(catalog, case, points)),
        sections=tuple(_sections(case)),
        lessons=case.lessons,
        body=case.body,
        attachments=case.attachments,
        honours=tuple(honours_of(catalog, case.honours)),
        practices=cards_of(catalog, practices),
        points=cards_of(catalog, points),
        others=others,
        articles=cards_of(catalog, _articles(catalog, points)),
        meetings=cards_of(catalog, catalog.citing("case", case.id, Meeting).newest()),
        tags=case.tags,
        near=near,
        alike=around.alike(case, case.domain, (*near.cards, *others)),
        edit=edit_of(catalog, case),
        date=case.date,
    )


def _head(catalog: Catalog, case: Case) -> Head:
    crumbs = (HOME, SECTION, Link(catalog.label("domains", case.domain), addresses.domain(case.domain)))
    kind = f"{SECTION.title} · {catalog.label('case-kinds', case.kind)}"
    where = place_link(catalog, catalog.place(case))
    return Head(crumbs, case.title, kind, (case.domain,), where, when=case.date, lead=case.summary)


def _sections(case: Case) -> Iterator[Section]:
    for name in SECTIONS:
        if name != "lessons" and (text := getattr(case, name)):
            yield Section(name, TITLES[name], text)


def _facts(catalog: Catalog, case: Case, points: Row[Point]) -> Iterator[Fact]:
    if points:
        yield Fact("联系点", links=links_to(catalog, points))
    yield Fact("地区", links=(place_link(catalog, catalog.place(case)),))
    yield from organ_fact(catalog, "报送机关", case.organ)
    if case.date:
        yield Fact("日期", day(case.date))
    if case.source:
        yield Fact("来源", case.source)


def _others(catalog: Catalog, case: Case, practices: Iterable[Practice]) -> Row[Case]:
    ids = dict.fromkeys(id_ for practice in practices for id_ in practice.cases if id_ != case.id)
    return catalog.cited(Case, ids)[:MOST_OTHERS]


def _articles(catalog: Catalog, points: Row[Point]) -> Row[Article]:
    """About any of these points, the newest first."""
    ids = dict.fromkeys(id_ for point in points.ids for id_ in catalog.citing("point", point, Article).ids)
    return catalog.cited(Article, ids).newest()
