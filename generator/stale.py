"""Points at which nothing was done for long: pure functions of the catalog; imports storeys 0 to 4."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.catalog import Catalog
from generator.facts import day_of
from generator.stats import ADOPTED

MONTHS = 12


class Stale(NamedTuple):
    """A point that is adopted, its file, and the last day of which it tells anything; None for none."""

    id: str
    name: str
    file: str
    last: date | None


def stale(catalog: Catalog, today: date, months: int = MONTHS) -> list[Stale]:
    """Adopted points whose newest deed or station is older than so many months, the longest neglected first."""
    return sorted(_stale(catalog, _before(today, months)), key=lambda each: (each.last or date.min, each.id))


def _stale(catalog: Catalog, limit: date) -> Iterator[Stale]:
    for id_, facts in catalog.facts["point"].items():
        last = day_of(facts.done)
        if facts.status in ADOPTED and (last is None or last < limit):
            yield Stale(id_, facts.name, catalog.files.get(("point", id_), ""), last)


def _before(day: date, months: int) -> date:
    """The day so many months before; the first of the next month where that month has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
