"""Showcases: what a region or a domain has to show, demonstration points first; imports storeys 0 to 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.pages.atlas import Atlas
from generator.pages.cards import cards_of
from generator.pages.page import Card, Count, Link
from generator.records import Case, Point, Practice, Status
from generator.rows import Row

PLAIN = tuple(status for status in Status if status is not Status.DEMONSTRATION)
MOST_CARDS = 6
MOST_ROWS = 12
MOST_BESIDE = 4
"""Cases and practices where there are too many to show all."""
ALL_BESIDE = 12
"""So many are shown rather than put on a page of their own, where that would have to be made."""


@dataclass(frozen=True)
class Shown:
    """The beginning of some records, how many there are, and where all of them are; None where all are shown."""

    cards: tuple[Card, ...] = ()
    total: int = 0
    more: Link | None = None


@dataclass(frozen=True)
class Showcase:
    """Points, cases and practices as the page of a region or a domain shows them."""

    numbers: tuple[Count, ...]
    """In large; each leads to what it counts, a nought to nothing."""
    points: int
    demonstrations: int
    """Also among `points`."""
    cards: tuple[Card, ...]
    """Demonstration points, with pictures."""
    further: tuple[Card, ...]
    """More of them, as rows."""
    others: tuple[Card, ...]
    """Points that are none."""
    all_points: Link | None
    cases: Shown
    practices: Shown


@dataclass(frozen=True)
class Sources:
    """Which records, on which page, and the addresses of their whole lists."""

    address: str
    points: Row[Point]
    cases: Row[Case]
    practices: Row[Practice]
    all_points: str
    all_cases: str
    all_practices: Link
    """Where more practices are than are shown."""
    beside: int = ALL_BESIDE
    """So many cases, or practices, need no link to all."""


def showcase(atlas: Atlas, sources: Sources) -> Showcase:
    """The page's parts; what does not fit stands in the whole lists."""
    proven = sources.points.where("status", Status.DEMONSTRATION)
    plain = sources.points.where("status", *PLAIN)
    further = proven[MOST_CARDS : MOST_CARDS + MOST_ROWS]
    others = plain[: MOST_ROWS - len(further)]
    total, shown = len(sources.points), points_shown(sources.points)
    return Showcase(
        tuple(_numbers(sources, len(proven))),
        total,
        len(proven),
        cards_of(atlas.catalog, proven[:MOST_CARDS]),
        cards_of(atlas.catalog, further),
        cards_of(atlas.catalog, others),
        Link(f"全部 {total} 个联系点", sources.all_points) if total > shown else None,
        _shown(atlas, sources.cases, sources.beside, Link(f"全部 {len(sources.cases)} 个案例", sources.all_cases)),
        _shown(atlas, sources.practices, sources.beside, sources.all_practices),
    )


def points_shown(points: Row[Point]) -> int:
    """How many of the points a showcase shows: some demonstration points as cards, then rows."""
    cards = min(len(points.where("status", Status.DEMONSTRATION)), MOST_CARDS)
    return cards + min(len(points) - cards, MOST_ROWS)


def _shown(atlas: Atlas, records: Row[Any], limit: int, more: Link) -> Shown:  # of whatever type
    if len(records) <= limit:
        return Shown(cards_of(atlas.catalog, records), len(records))
    return Shown(cards_of(atlas.catalog, records[:MOST_BESIDE]), len(records), more)


def _numbers(sources: Sources, demonstrations: int) -> Iterator[Count]:
    """Where there are no points two noughts would say the same."""
    for label, number, anchor in (
        ("联系点", len(sources.points), "points"),
        ("示范点", demonstrations, "demonstrations"),
        ("典型案例", len(sources.cases), "cases"),
    ):
        if sources.points or number:
            yield Count(label, number, f"{sources.address}#{anchor}" if number else "")
