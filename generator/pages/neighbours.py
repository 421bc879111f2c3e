"""Neighbours: a few other records of the same region and of the same domain, found in constant time; imports storeys 0 to 3."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from generator.catalog import Catalog, Place
from generator.pages import addresses
from generator.pages.cards import cards_of
from generator.pages.page import Card, Link
from generator.records import Record

R = TypeVar("R", bound=Record)
MOST = 4


@dataclass(frozen=True)
class Near:
    """A few records that have a region or a domain in common, and where all of them are."""

    name: str = ""
    cards: tuple[Card, ...] = ()
    more: Link | None = None
    """None for a region that nobody knows."""


@dataclass(frozen=True)
class Ring(Generic[R]):
    """Records in a circle: everyone's neighbours are those that follow, so that all are named equally often."""

    records: Sequence[R]
    positions: Mapping[str, int]

    def after(self, record: R, without: Collection[str] = ()) -> list[R]:
        """Up to `MOST` others that follow the record and are not among the ids `without`."""
        start, total = self.positions[record.id], len(self.records)
        following = (self.records[(start + step) % total] for step in range(1, total))
        return list(islice((other for other in following if other.id not in without), MOST))


@dataclass(frozen=True)
class Neighbourhood(Generic[R]):
    """The rings of one type of record, by region code and by domain."""

    catalog: Catalog
    regions: Mapping[str, Ring[R]]
    domains: Mapping[str, Ring[R]]
    place: Callable[[R], Place | None]

    def near(self, record: R) -> Near:
        """Others in the smallest region that holds any; the province itself is too large to be near."""
        place = self.place(record)
        if place is None:
            return Near()
        for code, name in reversed([*zip(place.codes, place.names, strict=True)][1:]):
            if others := self.regions[code].after(record):
                more = Link(f"{name}的全部记录", addresses.region(code)) if self.catalog.regions.get(code) else None
                return Near(name, cards_of(self.catalog, others), more)
        return Near()

    def alike(self, record: R, domain: str, without: Iterable[Card] = ()) -> Near:
        """Others of the domain that are not shown already."""
        ring = self.domains.get(domain)
        if ring is None:
            return Near()
        shown = {card.address.rpartition("/")[2].removesuffix(".html") for card in without}
        name = f"{self.catalog.label('domains', domain)}领域"
        return Near(
            name, cards_of(self.catalog, ring.after(record, shown)), Link(f"{name}的全部记录", addresses.domain(domain))
        )


def neighbourhood(
    catalog: Catalog, records: Iterable[R], place: Callable[[R], Place | None], domains: Callable[[R], Collection[str]]
) -> Neighbourhood[R]:
    """The rings of these records, in their order."""
    by_region: defaultdict[str, list[R]] = defaultdict(list)
    by_domain: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        found = place(record)
        for code in found.codes if found else ():
            by_region[code].append(record)
        for domain in domains(record):
            by_domain[domain].append(record)
    return Neighbourhood(catalog, _rings(by_region), _rings(by_domain), place)


def _rings(found: Mapping[str, list[R]]) -> dict[str, Ring[R]]:
    return {
        key: Ring(records, {record.id: place for place, record in enumerate(records)}) for key, records in found.items()
    }
