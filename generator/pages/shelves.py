"""Shelves: the records of each type in the order of lists, and their cards; imports storeys 0 to 3."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.catalog import Catalog
from generator.facts import Facts
from generator.ledger import Fact
from generator.records import Case, Level, Organ, Point, Practice, Status
from generator.rows import Row
from generator.traits import directory

STATUSES = (Status.DEMONSTRATION, Status.CONTACT, Status.CANDIDATE, Status.WITHDRAWN)
"""What is most worth a visit comes first."""
LEVELS = tuple(Level)
_ORDERS: Mapping[str, Callable[[Facts], tuple[Any, ...]]] = {  # what two tuples are compared by
    "point": lambda each: (STATUSES.index(Status(each.status)), each.pinyin, each.id),
    "organ": lambda each: (LEVELS.index(Level(each.level)), each.region, each.kind, each.id),
}
_ORDERED_BY = {"point": ("status", "pinyin", "id"), "organ": ("level", "region", "kind", "id")}
LEVELLED = frozenset((("organ", "id"), ("organ", "level")))
"""The facts of organs that give other records their level."""


def ordered(kind: str) -> frozenset[Fact]:
    """The facts that decide the order of a type's shelf."""
    return frozenset((kind, fact) for fact in _ORDERED_BY.get(kind, ("day", "id")))


class Shelves:
    """Every record in its place: names by pinyin, dated things newest first, organs from the province down."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        catalog.ledger.source("shelf", self._shelf, ordered)
        catalog.ledger.source(
            "of-level", self._of_level, lambda kind, _: ordered(kind) | LEVELLED | {(kind, "references")}
        )

    def _shelf(self, kind: str) -> tuple[str, ...]:
        facts = self.catalog.facts[kind]
        order = _ORDERS.get(kind, lambda each: (-each.day, each.id))
        return tuple(each.id for each in sorted(facts.values(), key=order))

    @property
    def points(self) -> Row[Point]:
        """Demonstration points first, those withdrawn last; among equals by pinyin."""
        return self.all("point")

    @property
    def cases(self) -> Row[Case]:
        return self.all("case")

    @property
    def practices(self) -> Row[Practice]:
        return self.all("practice")

    @property
    def organs(self) -> Row[Organ]:
        """By level, then region, a committee before its departments."""
        return self.all("organ")

    def all(self, kind: str) -> Row[Any]:  # of the type that the kind names
        """All records of a type, in order."""
        return self.catalog.row("shelf", kind)

    def of_level(self, kind: str, level: str) -> Row[Any]:  # of the type that the kind names
        """Those of which the organ has this level, in order."""
        return self.catalog.row("of-level", kind, level)

    def _of_level(self, kind: str, level: str) -> tuple[str, ...]:
        every = directory(self.catalog).all
        found = {each.facts.id for each in every if each.kind == kind and level in each.traits.level}
        return tuple(id_ for id_ in self._shelf(kind) if id_ in found)
