"""Shelves: the records of each type in the order of lists, and their cards, each worked out once; imports storeys 0 to 3."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from generator.catalog import Catalog
from generator.pages import addresses
from generator.pages.cards import card_of, kind_of, newest_first
from generator.pages.page import Card
from generator.pinyin import sort_key
from generator.records import Article, Case, Level, Meeting, Organ, Point, Practice, Record, Status

STATUSES = (Status.DEMONSTRATION, Status.CONTACT, Status.CANDIDATE, Status.WITHDRAWN)
"""What is most worth a visit comes first."""
LEVELS = tuple(Level)


class Shelves:
    """Every record in its place: names by pinyin, dated things newest first, organs from the province down."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._cards: dict[tuple[str, str], Card] = {}

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Demonstration points first, those withdrawn last; among equals by pinyin."""
        found = self.catalog.points.values()
        return tuple(sorted(found, key=lambda each: (STATUSES.index(each.status), sort_key(each.name), each.id)))

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        return tuple(newest_first(self.catalog.cases.values()))

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        return tuple(newest_first(self.catalog.practices.values()))

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        return tuple(newest_first(self.catalog.articles.values()))

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        return tuple(newest_first(self.catalog.meetings.values()))

    @cached_property
    def organs(self) -> tuple[Organ, ...]:
        """By level, then region, a committee before its departments."""
        found = self.catalog.organs.values()
        return tuple(sorted(found, key=lambda each: (LEVELS.index(each.level), each.region, each.kind, each.id)))

    def all(self, kind: str) -> Sequence[Record]:
        """All records of a type, in order."""
        found: Sequence[Record] = getattr(self, addresses.PLURALS[kind])
        return found

    def card(self, record: Record) -> Card:
        key = (kind_of(record), record.id)
        if key not in self._cards:
            self._cards[key] = card_of(self.catalog, record)
        return self._cards[key]

    def cards(self, records: Iterable[Record]) -> tuple[Card, ...]:
        return tuple(self.card(record) for record in records)
