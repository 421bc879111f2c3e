"""Neighbours: a few other records of the same region and of the same domain, found in constant time; imports storeys 0 to 3."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from generator.catalog import Catalog
from generator.facts import Facts
from generator.ledger import Reads
from generator.pages import addresses
from generator.pages.cards import article_domain, cards_of
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


class Neighbourhood(Generic[R]):
    """The neighbours of the records of one type."""

    def __init__(self, catalog: Catalog, kind: str) -> None:
        self._catalog, self._kind = catalog, kind

    def near(self, record: R) -> Near:
        """Others in the smallest region that holds any; the province itself is too large to be near."""
        code = self._catalog.ledger.ask("near-where", self._kind, record.id)
        if not code:
            return Near()
        region = self._catalog.regions.get(code)
        name = region.name if region else code
        more = Link(f"{name}的全部记录", addresses.region(code)) if region else None
        return Near(name, cards_of(self._catalog, self._catalog.row("near", self._kind, record.id)), more)

    def alike(self, record: R, domain: str, without: Iterable[Card] = ()) -> Near:
        """Others of the domain that are not shown already."""
        shown = tuple(sorted(card.address.rpartition("/")[2].removesuffix(".html") for card in without))
        if not self._catalog.ledger.ask("has-domain", self._kind, domain):
            return Near()
        name = f"{self._catalog.label('domains', domain)}领域"
        found = self._catalog.row("alike", self._kind, record.id, domain, shown)
        return Near(name, cards_of(self._catalog, found), Link(f"{name}的全部记录", addresses.domain(domain)))


def neighbourhood(catalog: Catalog, model: type[R]) -> Neighbourhood[R]:
    """The neighbours of all records of a type, in the order of their ids."""
    register(catalog)
    return Neighbourhood(catalog, model.__name__.lower())


def register(catalog: Catalog) -> None:
    """The sources that neighbourhoods ask."""
    rings = Rings(catalog)
    for name, source, fact in (
        ("near-where", rings.where, "region"),
        ("near", rings.near, "region"),
        ("has-domain", rings.has_domain, "domain"),
        ("alike", rings.alike, "domain"),
    ):
        catalog.ledger.source(name, source, partial(_reads, fact))


def _reads(fact: str, kind: str, *_: object) -> Reads:
    """An article lies where its organ does, and its domain is its own or that of its points."""
    whence = {"region": "organ", "domain": "point"}[fact] if kind == "article" else kind
    return frozenset(((kind, "id"), (kind, "references"), (kind, fact), (whence, fact), (whence, "region_day")))


class Ring:
    """Records in a circle: everyone's neighbours are those that follow, so that all are named equally often."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._places: dict[str, int] = {}

    def add(self, id_: str) -> None:
        self._places[id_] = len(self._ids)
        self._ids.append(id_)

    def after(self, id_: str, without: Collection[str] = ()) -> tuple[str, ...]:
        """Up to `MOST` others that follow the record and are not among `without`; none for a record that is not in it."""
        if id_ not in self._places:
            return ()
        start, total = self._places[id_], len(self._ids)
        following = (self._ids[(start + step) % total] for step in range(1, total))
        return tuple(islice((other for other in following if other not in without), MOST))


class Rings:
    """The rings of every type, by region and by domain, from the facts of the records."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._made: dict[tuple[str, str], defaultdict[str, Ring]] = {}

    def where(self, kind: str, id_: str) -> str:
        """The smallest region below the province in which another record lies; '' when there is none."""
        facts, rings = self._catalog.facts[kind].get(id_), self._rings(kind, "region")
        codes = self._codes(kind, facts)[1:] if facts else ()
        return next((code for code in reversed(codes) if rings[code].after(id_)), "")

    def near(self, kind: str, id_: str) -> tuple[str, ...]:
        code = self._catalog.ledger.ask("near-where", kind, id_)
        return self._rings(kind, "region")[code].after(id_) if code else ()

    def has_domain(self, kind: str, domain: str) -> bool:
        return domain in self._rings(kind, "domain")

    def alike(self, kind: str, id_: str, domain: str, without: tuple[str, ...]) -> tuple[str, ...]:
        rings = self._rings(kind, "domain")
        return rings[domain].after(id_, without) if domain in rings else ()

    def _rings(self, kind: str, by: str) -> defaultdict[str, Ring]:
        if (kind, by) not in self._made:
            rings = self._made[kind, by] = defaultdict(Ring)
            for id_, facts in self._catalog.facts[kind].items():
                for key in self._codes(kind, facts) if by == "region" else self._domains(kind, facts):
                    rings[key].add(id_)
        return self._made[kind, by]

    def _codes(self, kind: str, facts: Facts) -> tuple[str, ...]:
        """The regions that hold the record, from the province down; an article lies where its organ does."""
        if kind == "article":
            organ = next(iter(facts.cites("organ")), "")
            found = self._catalog.facts["organ"].get(organ)
            return self._catalog.place_of(found).codes if found else ()
        return self._catalog.place_of(facts).codes if facts.region else ()

    def _domains(self, kind: str, facts: Facts) -> tuple[str, ...]:
        return (article_domain(self._catalog, facts),) if kind == "article" else facts.domain
