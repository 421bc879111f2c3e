"""What a change does to counts and quotas: per organ, domain and region, before and after; imports stats and pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog import Catalog
from generator.pages.organs import coverage_of
from generator.records import TYPES, Organ, Point, Status
from generator.stats import Tally, adopted, count, tallies

COUNTED = ("points", "demonstrations", "cases")


class Moved(NamedTuple):
    """A number before and after."""

    before: int
    after: int

    @property
    def same(self) -> bool:
        return self.before == self.after


class OfOrgan(NamedTuple):
    """The points that an organ has adopted, and its quota; -1 stands for none. A committee answers for its departments and units."""

    id: str
    adopted: Moved
    quota: Moved


class OfPlace(NamedTuple):
    """What lies in a region (code) or a domain (key)."""

    key: str
    points: Moved
    demonstrations: Moved
    cases: Moved


@dataclass(frozen=True)
class Numbers:
    """Only what the change alters; places from the province down."""

    statuses: Mapping[str, Moved]
    """Points by status."""
    kinds: Mapping[str, Moved]
    """Records by type."""
    organs: tuple[OfOrgan, ...]
    domains: tuple[OfPlace, ...]
    regions: tuple[OfPlace, ...]


def numbers(before: Catalog | None, after: Catalog | None) -> Numbers:
    """The numbers of two states; None is a state without records."""
    return Numbers(
        dict(_statuses(before, after)),
        dict(_kinds(before, after)),
        tuple(_organs(before, after)),
        tuple(_moved(_domains(before), _domains(after))),
        tuple(_moved(_regions(before), _regions(after))),
    )


def _regions(catalog: Catalog | None) -> Mapping[str, Tally]:
    """What lies in each region, by code."""
    found = tallies(catalog) if catalog else {}
    return {code: tally for (code, domain), tally in found.items() if code and not domain}


def _domains(catalog: Catalog | None) -> Mapping[str, Tally]:
    """What there is of each domain, wherever it lies."""
    found: defaultdict[str, Tally] = defaultdict(Tally)
    for kind in ("point", "case"):
        for facts in catalog.facts[kind].values() if catalog else ():
            for domain in facts.domain:
                count(found[domain], kind, facts)
    return found


def _moved(old: Mapping[str, Tally], new: Mapping[str, Tally]) -> Iterator[OfPlace]:
    for key in sorted({*old, *new}):
        tallied = old.get(key, Tally()), new.get(key, Tally())
        pairs = [Moved(*(getattr(each, name) for each in tallied)) for name in COUNTED]
        if not all(pair.same for pair in pairs):
            yield OfPlace(key, *pairs)


def _statuses(before: Catalog | None, after: Catalog | None) -> Iterator[tuple[str, Moved]]:
    for status in Status:
        pair = Moved(_status(before, status), _status(after, status))
        if not pair.same:
            yield status.value, pair


def _status(catalog: Catalog | None, status: Status) -> int:
    return sum(facts.status == status for facts in catalog.facts["point"].values()) if catalog else 0


def _kinds(before: Catalog | None, after: Catalog | None) -> Iterator[tuple[str, Moved]]:
    for kind in TYPES:
        pair = Moved(*(len(catalog.records[kind]) if catalog else 0 for catalog in (before, after)))
        if not pair.same:
            yield kind, pair


def _organs(before: Catalog | None, after: Catalog | None) -> Iterator[OfOrgan]:
    ids = {id_ for catalog in (before, after) if catalog for id_ in catalog.records["organ"]}
    for id_ in sorted(ids):
        old, new = (_coverage(catalog, id_) if catalog else (0, -1) for catalog in (before, after))
        if old != new:
            yield OfOrgan(id_, Moved(old[0], new[0]), Moved(old[1], new[1]))


def _coverage(catalog: Catalog, id_: str) -> tuple[int, int]:
    """Points adopted, and the quota or -1."""
    if id_ not in catalog.records["organ"]:
        return 0, -1
    organ, points = catalog.organs[id_], catalog.citing("organ", id_, Point)
    found = coverage_of(catalog, organ, points, catalog.citing("organ", id_, Organ))
    return (found.adopted, found.quota) if found else (adopted(points), -1)
