"""Coverage, quota, five ones: pure functions of the catalog; imports storeys 0 to 2."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.facts import Facts
from generator.records import DeedKind, Organ, Point, Status
from generator.rows import Row

ON_SITE_TARGET = 30
"""Days a year: 每年在联系点蹲点工作累计时间不少于一个月 (notice of 2006, II.4)."""
FIVE_ONES = (
    DeedKind.PRACTICAL_THING,
    DeedKind.YOUTH_CONTACT,
    DeedKind.ARTICLE,
    DeedKind.SYSTEM,
    DeedKind.ON_SITE,
)


@dataclass(frozen=True)
class One:
    """One of the five ones in one year: how many (days for `on_site`) and whether that is enough."""

    kind: DeedKind
    count: int

    @property
    def reached(self) -> bool:
        return self.count >= (ON_SITE_TARGET if self.kind is DeedKind.ON_SITE else 1)


def five_ones(point: Point) -> dict[int, tuple[One, ...]]:
    """The five ones of a point, per year with any deed, newest first."""
    counts: defaultdict[int, Counter[DeedKind]] = defaultdict(Counter)
    for deed in point.deeds:
        counts[deed.date.year][deed.kind] += (deed.days or 0) if deed.kind is DeedKind.ON_SITE else 1
    return {year: tuple(One(kind, counts[year][kind]) for kind in FIVE_ONES) for year in sorted(counts, reverse=True)}


def quota(catalog: Catalog, organ: Organ) -> int | None:
    """How many points the organ should adopt: its own figure, else its level's; none for departments and units."""
    quotas = catalog.settings.quotas
    if organ.id in quotas.organs:
        return quotas.organs[organ.id]
    return quotas.levels.get(organ.level) if organ.kind == "committee" else None


ADOPTED = (Status.CONTACT, Status.DEMONSTRATION)


def adopted(points: Row[Point]) -> int:
    """How many of the points are adopted now: contact or demonstration."""
    return len(points.where("status", *ADOPTED))


@dataclass
class Tally:
    """What lies in one region or domain: counts by kind; `demonstrations` are also among `points`."""

    points: int = 0
    demonstrations: int = 0
    cases: int = 0

    @property
    def empty(self) -> bool:
        return not (self.points or self.cases)


def tallies(catalog: Catalog) -> Mapping[tuple[str, str], Tally]:
    """Counts by (region code, domain), rolled up to every ancestor; domain '' counts all domains."""
    found: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    for kind in ("point", "case"):
        for facts in catalog.facts[kind].values():
            for code in catalog.place_of(facts).codes:
                for domain in ("", *facts.domain):
                    count(found[code, domain], kind, facts)
    return found


def count(tally: Tally, kind: str, facts: Facts) -> None:
    """Counts a point or a case."""
    if kind == "case":
        tally.cases += 1
    else:
        tally.points += 1
        tally.demonstrations += facts.status == Status.DEMONSTRATION
