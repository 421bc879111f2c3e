"""The pages of points; imports storeys 0 to 3."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.catalog import Catalog
from generator.facts import date_of
from generator.pages import addresses
from generator.pages.cards import (
    HOME,
    Honour,
    card_of,
    cards_of,
    edit_of,
    honours_of,
    links_to,
    organ_fact,
    place_link,
    practices_of,
    region_trail,
    with_line,
)
from generator.pages.neighbours import Near, Neighbourhood, neighbourhood
from generator.pages.page import Card, Content, Edit, Link, Page
from generator.pages.parts import Fact, Head
from generator.pages.sentences import day, sentence
from generator.records import Article, Case, Deed, DeedKind, Meeting, Photo, Point, Station, SystemKind
from generator.stats import FIVE_ONES, ON_SITE_TARGET, five_ones

SECTION = Link("联系点", "points.html")
UNITS: Mapping[DeedKind, str] = {
    DeedKind.PRACTICAL_THING: "件",
    DeedKind.YOUTH_CONTACT: "次",
    DeedKind.ARTICLE: "篇",
    DeedKind.SYSTEM: "项",
    DeedKind.ON_SITE: "天",
}


@dataclass(frozen=True)
class Mark:
    """One of the five ones in one year."""

    count: int
    unit: str
    reached: bool
    anchor: str
    """The id of the first deed that counts; '' when there is none."""


@dataclass(frozen=True)
class Done:
    """A deed as the page shows it."""

    deed: Deed
    anchor: str
    """The deed's id on the page where a mark leads to it, otherwise ''."""
    notes: tuple[str, ...]
    """Days, people and kind of system, in words."""
    article: Link | None


@dataclass(frozen=True)
class Year:
    """A year of work at the point."""

    year: int
    marks: tuple[Mark, ...]
    """In the order of `PointPage.ones`."""
    reached: int
    deeds: tuple[Done, ...]
    """From January to December."""


@dataclass(frozen=True)
class PointPage:
    """What `point.html` receives."""

    head: Head
    photo: Photo | None
    """The picture that stands first; `more` holds the others."""
    more: tuple[Photo, ...]
    highlights: tuple[str, ...]
    facts: tuple[Fact, ...]
    visit: tuple[Fact, ...]
    body: str
    """Markdown."""
    topic: str
    tasks: tuple[str, ...]
    stations: tuple[Station, ...]
    ones: tuple[DeedKind, ...]
    target: int
    """Days of on-site work that a year should have."""
    years: tuple[Year, ...]
    """The newest first."""
    practices: tuple[Card, ...]
    cases: tuple[Card, ...]
    articles: tuple[Card, ...]
    meetings: tuple[Card, ...]
    """Those whose route stops here, with what there is to see."""
    honours: tuple[Honour, ...]
    tags: tuple[str, ...]
    near: Near
    alike: Near
    edit: Edit
    date: date | None


def pages(catalog: Catalog, today: date | None) -> Iterator[Page]:
    """A page for every point, in the order of their ids."""
    around = neighbourhood(catalog, Point)
    for id_ in catalog.points:
        yield Page(addresses.record("point", id_), "points", "point", partial(_content, catalog, id_, around))


def _content(catalog: Catalog, id_: str, around: Neighbourhood[Point]) -> Content:
    point = catalog.points[id_]
    return Content(point.name, _description(catalog, point), _context(catalog, point, around), date_of(point))


def _description(catalog: Catalog, point: Point) -> str:
    where, what = catalog.place(point).text, catalog.label("statuses", point.status)
    return sentence(
        f"{where}{catalog.label('domains', point.domain)}领域{what}{point.name}。{point.summary or point.topic}"
    )


def _context(catalog: Catalog, point: Point, around: Neighbourhood[Point]) -> PointPage:
    cases = catalog.citing("point", point.id, Case).newest()
    near = around.near(point)
    return PointPage(
        head=_head(catalog, point),
        photo=point.photos[0] if point.photos else None,
        more=point.photos[1:],
        highlights=point.highlights,
        facts=tuple(_facts(catalog, point)),
        visit=tuple(_visit(point)),
        body=point.body,
        topic=point.topic,
        tasks=point.tasks,
        stations=point.history,
        ones=FIVE_ONES,
        target=ON_SITE_TARGET,
        years=tuple(_years(catalog, point)),
        practices=cards_of(catalog, practices_of(catalog, cases.ids)),
        cases=cards_of(catalog, cases),
        articles=cards_of(catalog, catalog.citing("point", point.id, Article).newest()),
        meetings=tuple(_meetings(catalog, point)),
        honours=tuple(honours_of(catalog, point.honours)),
        tags=point.tags,
        near=near,
        alike=around.alike(point, point.domain, near.cards),
        edit=edit_of(catalog, point),
        date=date_of(point),
    )


def _head(catalog: Catalog, point: Point) -> Head:
    place = catalog.place(point)
    since = [station.date for station in point.history if station.status == point.status]
    return Head(
        (HOME, SECTION, *region_trail(catalog, place)),
        point.name,
        SECTION.title,
        (point.domain,),
        place_link(catalog, place),
        point.status,
        since[-1] if since else None,
        lead=point.summary,
    )


def _facts(catalog: Catalog, point: Point) -> Iterator[Fact]:
    yield from organ_fact(catalog, "联系机关", point.organ)
    yield Fact("地区", links=(place_link(catalog, catalog.place(point)),))
    if point.batch:
        yield Fact("四个一批", catalog.label("batches", point.batch))
    for label, number in (("团员", point.members), ("青年", point.youth)):
        if number is not None:
            yield Fact(label, f"{number} 人")
    if hookup := point.countryside_hookup:
        since = f"{day(hookup.since)}起" if hookup.since else ""
        yield Fact(
            "新农村建设挂钩点", hookup.name, links=tuple(Link(note, "") for note in (since, hookup.note) if note)
        )


def _visit(point: Point) -> Iterator[Fact]:
    visit = point.visit
    if not visit:
        return
    capacity = f"{visit.capacity} 人以内" if visit.capacity else ""
    for label, text in (
        ("地址", visit.address),
        ("怎么去", visit.transport),
        ("接待时间", visit.hours),
        ("一次接待", capacity),
        ("请留意", visit.notes),
    ):
        if text:
            yield Fact(label, text)


def _meetings(catalog: Catalog, point: Point) -> Iterator[Card]:
    for meeting in catalog.citing("point", point.id, Meeting).newest():
        see = next((stop.see for stop in meeting.route if stop.point == point.id), "")
        yield with_line(card_of(catalog, meeting), f"在这里看：{see}" if see else "")


def _years(catalog: Catalog, point: Point) -> Iterator[Year]:
    for year, ones in five_ones(point).items():
        deeds = sorted((deed for deed in point.deeds if deed.date.year == year), key=lambda deed: deed.date)
        anchors = {one.kind: f"d{year}-{one.kind}" for one in ones if one.count}
        yield Year(
            year,
            tuple(Mark(one.count, UNITS[one.kind], one.reached, anchors.get(one.kind, "")) for one in ones),
            sum(one.reached for one in ones),
            tuple(_done(catalog, deeds, anchors)),
        )


def _done(catalog: Catalog, deeds: Iterable[Deed], anchors: Mapping[DeedKind, str]) -> Iterator[Done]:
    free = dict(anchors)
    for deed in deeds:
        article = next(iter(links_to(catalog, catalog.cited(Article, (deed.article,)))), None)
        yield Done(deed, free.pop(deed.kind, ""), tuple(_notes(catalog, deed)), article)


def _notes(catalog: Catalog, deed: Deed) -> Iterator[str]:
    if deed.days is not None:
        yield f"{deed.days} 天"
    if deed.people is not None:
        yield f"{deed.people} 人"
    if deed.system and deed.system is not SystemKind.OTHER:
        yield catalog.label("system-kinds", deed.system)
