"""A meeting as its agenda and its route; imports storeys 0 to 3 and pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.catalog import Catalog
from generator.packs.prose import Library, key_of
from generator.packs.values import Day, Halt, Item, Programme
from generator.pages.sentences import day
from generator.records import Meeting, Point, Stop

WEEKDAYS = "一二三四五六日"


def programme(catalog: Catalog, library: Library, meeting: Meeting) -> Programme:
    """The programme of a meeting, its days in order."""
    host = catalog.organs.get(meeting.host)
    last = max(meeting.date, meeting.until or meeting.date)
    return Programme(
        id=meeting.id,
        title=meeting.title,
        kind=catalog.label("meeting-kinds", meeting.kind),
        theme=meeting.theme,
        when=day(meeting.date) + (f"至{day(last)}" if last > meeting.date else ""),
        place=meeting.place,
        host=host.name if host else "",
        date=meeting.date,
        until=last,
        address=library.address("meeting", meeting.id),
        days=tuple(_days(catalog, library, meeting)),
    )


def _days(catalog: Catalog, library: Library, meeting: Meeting) -> Iterator[Day]:
    items = [(item.date or meeting.date, item) for item in meeting.agenda]
    halts = [_halt(catalog, library, meeting, number, stop) for number, stop in enumerate(meeting.route, 1)]
    for when in sorted({*(when for when, _ in items), *(halt.date for halt in halts)}):
        shown = tuple(Item(item.start, item.end, item.title, item.note) for at, item in items if at == when)
        yield Day(when, label(when), shown, tuple(halt for halt in halts if halt.date == when))


def label(when: date) -> str:
    """2006年2月28日（星期二）."""
    return f"{day(when)}（星期{WEEKDAYS[when.weekday()]}）"


def _halt(catalog: Catalog, library: Library, meeting: Meeting, number: int, stop: Stop) -> Halt:
    point = catalog.points.get(stop.point)
    halt = Halt(
        number=number,
        key=key_of("point", stop.point),
        date=stop.date or meeting.date,
        arrive=stop.arrive,
        leave=stop.leave,
        name=point.name if point else stop.point,
        see=stop.see,
        address=library.address("point", stop.point),
    )
    return _told(catalog, library, halt, point) if point else halt


def _told(catalog: Catalog, library: Library, halt: Halt, point: Point) -> Halt:
    """The stop with what its point says."""
    visit = point.visit
    return replace(
        halt,
        domain=catalog.label("domains", point.domain),
        colour=colour_of(catalog, point.domain),
        place=catalog.place(point).text,
        status=catalog.label("statuses", point.status),
        lead=point.summary or point.topic,
        highlights=point.highlights,
        where=visit.address if visit else "",
        transport=visit.transport if visit else "",
        notes=visit.notes if visit else "",
        picture=next(iter(library.pictures(point.photos[:1])), None),
    )


def colour_of(catalog: Catalog, domain: str) -> str:
    """The colour of a domain; '' where it has none."""
    term = catalog.terms("domains").get(domain)
    return term.colour if term else ""
