"""The pages of meetings; imports storeys 0 to 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from generator.catalog import Catalog
from generator.ledger import ALWAYS
from generator.pages import addresses
from generator.pages.cards import (
    HOME,
    card_of,
    cards_of,
    edit_of,
    organ_fact,
    place_link,
)
from generator.pages.neighbours import Near, Neighbourhood, neighbourhood
from generator.pages.page import Card, Content, Edit, Link, Page
from generator.pages.parts import Fact, Head
from generator.pages.sentences import day, sentence
from generator.records import Attachment, Case, Meeting, Photo, Practice, Stop
from generator.records.meeting import Item

SECTION = Link("会议", "meetings.html")


@dataclass(frozen=True)
class Halt:
    """A stop of the route with the point as a card; None for a point that the site does not hold."""

    stop: Stop
    card: Card | None


@dataclass(frozen=True)
class Day:
    """What happens on one day of the meeting: agenda items or stops."""

    date: date
    items: tuple[Item, ...] = ()
    stops: tuple[Halt, ...] = ()


@dataclass(frozen=True)
class MeetingPage:
    """What `meeting.html` receives."""

    id: str
    """By which its pack is found."""
    head: Head
    past: bool
    """Whether the last day lies before today."""
    first: date
    last: date
    theme: str
    facts: tuple[Fact, ...]
    agenda: tuple[Day, ...]
    route: tuple[Day, ...]
    summary: str
    """Markdown, written afterwards."""
    conclusions: str
    """Markdown, written afterwards."""
    cases: tuple[Card, ...]
    practices: tuple[Card, ...]
    photos: tuple[Photo, ...]
    attachments: tuple[Attachment, ...]
    others: tuple[Card, ...]
    """The meetings before and after this one."""
    near: Near
    edit: Edit
    date: date


def pages(catalog: Catalog, today: date | None) -> Iterator[Page]:
    """A page for every meeting, in the order of their ids."""
    around = neighbourhood(catalog, Meeting)
    register(catalog, today)
    for id_ in catalog.meetings:
        yield Page(addresses.record("meeting", id_), "meetings", "meeting", partial(_content, catalog, id_, around))


def register(catalog: Catalog, today: date | None) -> None:
    """Whether a day is over, and the meetings right before and after one."""
    dated = [facts.id for facts in sorted(catalog.facts["meeting"].values(), key=lambda each: (each.day, each.id))]
    places = {id_: place for place, id_ in enumerate(dated)}

    def beside(kind: str, id_: str) -> tuple[str, ...]:
        place = places.get(id_, len(dated) + 1)
        return (*dated[max(0, place - 1) : place], *dated[place + 1 : place + 2])

    catalog.ledger.source("past", lambda last: today is not None and last < today.toordinal(), ALWAYS)
    catalog.ledger.source("beside", beside, frozenset((("meeting", "day"), ("meeting", "id"))))


def _content(catalog: Catalog, id_: str, around: Neighbourhood[Meeting]) -> Content:
    meeting = catalog.meetings[id_]
    return Content(meeting.title, _description(catalog, meeting), _context(catalog, meeting, around), meeting.date)


def _description(catalog: Catalog, meeting: Meeting) -> str:
    kind = catalog.label("meeting-kinds", meeting.kind)
    theme = f"，主题：{meeting.theme}" if meeting.theme else ""
    return sentence(f"{day(meeting.date)}在{meeting.place}举行的{kind}{theme}。议程、观摩路线和推广的经验。")


def _context(catalog: Catalog, meeting: Meeting, around: Neighbourhood[Meeting]) -> MeetingPage:
    last = meeting.until or meeting.date
    return MeetingPage(
        id=meeting.id,
        head=_head(catalog, meeting),
        past=catalog.ledger.ask("past", last.toordinal()),
        first=meeting.date,
        last=last,
        theme=meeting.theme,
        facts=tuple(_facts(catalog, meeting)),
        agenda=tuple(_agenda(meeting)),
        route=tuple(_route(catalog, meeting)),
        summary=meeting.summary,
        conclusions=meeting.conclusions,
        cases=cards_of(catalog, catalog.cited(Case, meeting.cases)),
        practices=cards_of(catalog, catalog.cited(Practice, meeting.practices)),
        photos=meeting.photos,
        attachments=meeting.attachments,
        others=cards_of(catalog, catalog.row("beside", "meeting", meeting.id)),
        near=around.near(meeting),
        edit=edit_of(catalog, meeting),
        date=meeting.date,
    )


def _head(catalog: Catalog, meeting: Meeting) -> Head:
    kind = catalog.label("meeting-kinds", meeting.kind)
    return Head(
        (HOME, SECTION), meeting.title, kind, place=Link(meeting.place, ""), when=meeting.date, lead=meeting.theme
    )


def _facts(catalog: Catalog, meeting: Meeting) -> Iterator[Fact]:
    yield Fact(
        "时间",
        day(meeting.date) + (f"至{day(meeting.until)}" if meeting.until and meeting.until > meeting.date else ""),
    )
    yield Fact("地点", links=(Link(meeting.place, place_link(catalog, catalog.place(meeting)).address),))
    yield from organ_fact(catalog, "主办", meeting.host)
    if meeting.route:
        yield Fact("观摩", f"{len(meeting.route)} 个联系点")


def _agenda(meeting: Meeting) -> Iterator[Day]:
    for when, items in groupby(meeting.agenda, key=lambda item: item.date or meeting.date):
        yield Day(when, items=tuple(items))


def _route(catalog: Catalog, meeting: Meeting) -> Iterator[Day]:
    for when, stops in groupby(meeting.route, key=lambda stop: stop.date or meeting.date):
        yield Day(when, stops=tuple(_halt(catalog, stop) for stop in stops))


def _halt(catalog: Catalog, stop: Stop) -> Halt:
    point = catalog.points.get(stop.point)
    return Halt(stop, card_of(catalog, point) if point else None)
