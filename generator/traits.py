"""Traits: the values by which a record of any type is found, as the facets of the search page divide them; imports storeys 0 to 4."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.catalog import Catalog
from generator.facts import Facts
from generator.records import TYPES

DATED = frozenset(("case", "practice", "article", "meeting"))
"""Types whose records have a date of their own; that of a point is of the last thing done there."""
Values = tuple[str, ...]


class Traits(NamedTuple):
    """What one record is found by: keys and codes, none where the record has nothing to say."""

    type: Values
    domain: Values
    region: Values
    """The region and all above it."""
    level: Values
    """That of the organ: an organ's own, else that of the organ that adopts, reports or hosts."""
    status: Values
    batch: Values
    year: Values
    organ: Values
    honour: Values
    tag: Values


FACETS = Traits._fields
TRAITED = frozenset(
    (kind, fact)
    for kind in TYPES
    for fact in (
        "id", "domain", "region", "region_day", "level", "references", "status", "batch", "day", "honours", "tags",
    )
)  # fmt: skip
"""The facts that traits come from."""


@dataclass(frozen=True)
class Known:
    """The facts and the traits of one record."""

    kind: str
    facts: Facts
    traits: Traits


class Directory:
    """All public records with their traits, by document number: types in the order of `TYPES`, then by id."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def all(self) -> Sequence[Known]:
        facts = self.catalog.facts
        return [
            Known(kind, facts[kind][id_], traits_of(self.catalog, kind, facts[kind][id_]))
            for kind in TYPES
            for id_ in sorted(facts.get(kind, ()))
        ]

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many records have each value, by facet."""
        found: Mapping[str, Counter[str]] = {facet: Counter() for facet in FACETS}
        for known in self.all:
            for facet, values in zip(FACETS, known.traits, strict=True):
                found[facet].update(values)
        return found


def directory(catalog: Catalog) -> Directory:
    """The directory of a catalog, made once; whoever shows something of it asks the ledger besides."""
    return catalog.ledger.once("directory", lambda: Directory(catalog))


def traits_of(catalog: Catalog, kind: str, facts: Facts) -> Traits:
    """What a record is found by, from its facts."""
    organs = () if kind == "organ" else facts.cites("organ")[:1]
    return Traits(
        type=(kind,),
        domain=_each_once(facts.domain),
        region=catalog.place_of(facts).codes if facts.region else (),
        level=(facts.level,) if kind == "organ" else _level(catalog, organs),
        status=(facts.status,) if facts.status else (),
        batch=(facts.batch,) if facts.batch else (),
        year=(facts.year,) if kind in DATED and facts.day else (),
        organ=organs,
        honour=_each_once(key for key, _ in facts.honours),
        tag=_each_once(facts.tags),
    )


def _level(catalog: Catalog, organs: Values) -> Values:
    known = catalog.facts.get("organ", {})
    return tuple(known[id_].level for id_ in organs if id_ in known)


def _each_once(values: Iterable[str]) -> Values:
    """In one order, so that those who have the same have one entry."""
    return tuple(sorted(set(values)))
