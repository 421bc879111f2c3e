"""The home page's generated blocks; imports storeys 0 to 3."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.catalog import Catalog
from generator.ledger import ALWAYS
from generator.pages import addresses, facets
from generator.pages.atlas import Atlas
from generator.pages.cards import card_of, cards_of, link_to, short_link, with_line
from generator.pages.page import Block, Card, Count, Link
from generator.pages.tiles import tile_grid
from generator.records import Meeting, Point, Status
from generator.rows import Row

MOST_FEATURED = 3
MOST_PRACTICES = 5
MOST_CASES = 4


@dataclass(frozen=True)
class Figures:
    """Large numbers, each a link."""

    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Cards:
    """A few records; `more` leads to all of them, None where there are none."""

    cards: tuple[Card, ...]
    more: Link | None


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting to come, or the newest one that was; none in a site without meetings."""

    meeting: Meeting | None
    address: str = ""
    host: Link | None = None
    stops: tuple[Link, ...] = ()
    planned: bool = False
    more: Link | None = None


def register(atlas: Atlas, today: date | None) -> None:
    """The sources that the blocks ask."""
    _register_choice(atlas)
    atlas.catalog.ledger.source("next-meeting", lambda: _next_meeting(atlas.catalog, today), ALWAYS)


def _register_choice(atlas: Atlas) -> None:
    catalog = atlas.catalog
    catalog.ledger.source("showy", lambda kind, *query: _showy(catalog, kind, *query))
    catalog.ledger.source("proof", lambda kind: _most_proven(atlas, kind))


def figures(atlas: Atlas) -> Block:
    """Points, demonstration points, cases, districts reached."""
    points = atlas.shelves.points
    proven = len(points.where("status", Status.DEMONSTRATION))
    reached = sum(not atlas.tally(code).empty for code in atlas.districts)
    counts = (
        Count("联系点", len(points), "points.html"),
        Count("示范点", proven, _all_proven() if proven else ""),
        Count("典型案例", len(atlas.shelves.cases), "cases.html"),
        Count("覆盖县区", reached, "regions.html#reached"),
    )
    return Block("figures", "figures", Figures(counts))


def _all_proven() -> str:
    return facets.address("point", facets.STATUS, Status.DEMONSTRATION)


def tiles(atlas: Atlas) -> Block:
    return Block("tiles", "tiles", tile_grid(atlas))


def featured(atlas: Atlas) -> Block:
    """The points that the site names, else the newest demonstration points, pictures first; each with what it is known for."""
    catalog, proven = atlas.catalog, atlas.shelves.points.where("status", Status.DEMONSTRATION)
    _register_choice(atlas)
    named = [catalog.points[id_] for id_ in catalog.site.featured if id_ in catalog.points]
    showy: Row[Any] = catalog.row("showy", "point", *proven.query)  # of the type that the query names
    chosen: Sequence[Point] = named or showy
    cards = tuple(_with_reason(card_of(atlas.catalog, point), point) for point in chosen[:MOST_FEATURED])
    more = Link(f"全部 {len(proven)} 个示范点", _all_proven()) if proven else None
    return Block("featured", "featured", Cards(cards, more))


def _with_reason(card: Card, point: Point) -> Card:
    return with_line(card, "；".join(point.highlights[:2]))


def _showy(catalog: Catalog, kind: str, *query: object) -> tuple[str, ...]:
    """Those with a picture first, then the newest."""
    facts = catalog.facts[kind]
    return tuple(
        sorted(catalog.ledger.ask(*query), key=lambda id_: (not facts[id_].pictured, -(facts[id_].since or 1), id_))
    )


def newest_cases(atlas: Atlas) -> Block:
    """Rows without the kind: what is new needs a date and a place."""
    cards = tuple(replace(card, label="") for card in cards_of(atlas.catalog, atlas.shelves.cases[:MOST_CASES]))
    more = Link(f"全部 {len(atlas.shelves.cases)} 个案例", "cases.html") if cards else None
    return Block("newest-cases", "newest", Cards(cards, more))


def practices_to_copy(atlas: Atlas) -> Block:
    """Those with most cases to prove them first."""
    _register_choice(atlas)
    found = atlas.catalog.row("proof", "practice")
    more = Link(f"全部 {len(found)} 条经验", "practices.html") if found else None
    return Block("promises", "promises", Cards(cards_of(atlas.catalog, found[:MOST_PRACTICES]), more))


def _most_proven(atlas: Atlas, kind: str) -> tuple[str, ...]:
    facts = atlas.catalog.facts[kind]
    return tuple(sorted(atlas.shelves.all(kind).ids, key=lambda id_: -len(facts[id_].cites("case"))))


def next_meeting(catalog: Catalog, today: date | None) -> Block:
    """The earliest meeting from today on; without one the newest that was."""
    catalog.ledger.source("next-meeting", lambda: _next_meeting(catalog, today), ALWAYS)
    id_, planned = catalog.ledger.ask("next-meeting")
    context = _meeting(catalog, catalog.meetings[id_], planned) if id_ else NextMeeting(None)
    return Block("next-meeting", "next-meeting", context)


def _next_meeting(catalog: Catalog, today: date | None) -> tuple[str, bool]:
    """The id, '' where there is no meeting, and whether it is still to come."""
    meetings = sorted(catalog.facts["meeting"].values(), key=lambda meeting: (meeting.day, meeting.id))
    planned = [meeting for meeting in meetings if today and meeting.until >= today.toordinal()]
    return next(((meeting.id, bool(planned)) for meeting in planned or meetings[-1:]), ("", False))


def _meeting(catalog: Catalog, meeting: Meeting, planned: bool) -> NextMeeting:
    host = catalog.organs.get(meeting.host)
    stops = [link_to(catalog.points[stop.point]) for stop in meeting.route if stop.point in catalog.points]
    return NextMeeting(
        meeting,
        addresses.record("meeting", meeting.id),
        short_link(host) if host else None,
        tuple(dict.fromkeys(stops)),
        planned,
        Link(f"全部 {len(catalog.meetings)} 次会议", "meetings.html"),
    )
