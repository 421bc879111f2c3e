"""Rules about time: the life of a point, its deeds, and what is dated in other records."""

import calendar
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.problems import Path, Problem
from generator.records import Article, Case, Deed, DeedKind, Point, Practice, Record, Status
from generator.rules.world import World


def history_order(world: World, point: Point) -> Iterator[Problem]:
    """The stations of a point follow each other in time."""
    for number, (before, after) in enumerate(pairwise(point.history), 1):
        if after.date < before.date:
            path = ("history", number, "date")
            yield world.problem("point", point, path, "dates-out-of-order", found=after.date, other=before.date)


def history_status(world: World, point: Point) -> Iterator[Problem]:
    """The last station is the point's status."""
    known = point.history and not world.wrong(world.file("point", point), "history")
    if known and point.history[-1].status is not point.status:
        last = point.history[-1].status
        yield world.problem("point", point, ("status",), "status-history-mismatch", found=point.status, last=last)


def future(world: World, kind: str, record: Record) -> Iterator[Problem]:
    """What was done lies not in the future."""
    for path, day in _done(record):
        if world.is_future(day):
            yield world.problem(kind, record, path, "date-in-future", found=day, today=world.now())


def _done(record: Record) -> Iterator[tuple[Path, date]]:
    if isinstance(record, Point):
        yield from ((("history", number, "date"), station.date) for number, station in enumerate(record.history))
        yield from ((("deeds", number, "date"), deed.date) for number, deed in enumerate(record.deeds))
    elif isinstance(record, Case | Article | Practice) and record.date:
        yield ("date",), record.date


def unproven(world: World, point: Point) -> Iterator[Problem]:
    """A demonstration point has a case or an honour to show."""
    if point.status is Status.DEMONSTRATION and not point.honours and not world.unsure_of_cases:
        cited = world.catalog.ledger.ask("length", "citing", "case", "point", point.id)
        if not cited and not world.wrong(world.file("point", point), "honours"):
            yield world.problem("point", point, ("status",), "demonstration-unproven")


def deed_order(world: World, point: Point) -> Iterator[Problem]:
    """No deed ends before it begins."""
    for number, deed in enumerate(point.deeds):
        if deed.until and deed.until < deed.date:
            path = ("deeds", number, "until")
            yield world.problem("point", point, path, "dates-out-of-order", found=deed.until, other=deed.date)


def deed_years(world: World, point: Point) -> Iterator[Problem]:
    """Deeds are done from the year in which the point's history begins to the one in which it ends."""
    years = _years(point) if not world.wrong(world.file("point", point), "history") else None
    for number, deed in enumerate(point.deeds if years else ()):
        if years and not years[0] <= deed.date.year <= years[1]:
            allowed = f"{years[0]}–{years[1] if years[1] < date.max.year else ''}"
            path = ("deeds", number, "date")
            yield world.problem("point", point, path, "deed-year", found=deed.date.year, allowed=allowed)


def _years(point: Point) -> tuple[int, int] | None:
    """First and last year of a point's history; without a history nothing can be said."""
    if not point.history:
        return None
    last = point.history[-1]
    return point.history[0].date.year, last.date.year if last.status is Status.WITHDRAWN else date.max.year


def on_site_days(world: World, point: Point) -> Iterator[Problem]:
    """Nobody is on site for more days than the calendar has."""
    total: defaultdict[int, int] = defaultdict(int)
    for number, deed in enumerate(point.deeds):
        if deed.kind is DeedKind.ON_SITE and deed.days is not None:
            total[deed.date.year] += max(0, deed.days - _days_after(deed))
            for found, limit in (
                (deed.days, _days_available(deed)),
                (total[deed.date.year], _days_in(deed.date.year)),
            ):
                if found > limit:
                    path = ("deeds", number, "days")
                    yield world.problem("point", point, path, "on-site-days", found=found, limit=limit)
                    break


def _days_available(deed: Deed) -> int:
    return (deed.until - deed.date).days + 1 if deed.until and deed.until >= deed.date else _days_in(deed.date.year)


def _days_after(deed: Deed) -> int:
    """How many days of a stay may lie in the years after it began."""
    return max(0, (deed.until - date(deed.date.year, 12, 31)).days) if deed.until else 0


def _days_in(year: int) -> int:
    return 366 if calendar.isleap(year) else 365


def deed_details(world: World, point: Point) -> Iterator[Problem]:
    """On-site work says its days, a system its kind: the five ones are counted from them."""
    for number, deed in enumerate(point.deeds):
        for kind, name, label in ((DeedKind.ON_SITE, "days", "天数"), (DeedKind.SYSTEM, "system", "制度类别")):
            if deed.kind is kind and getattr(deed, name) is None:
                path = ("deeds", number, name)
                yield world.problem("point", point, path, "missing-field", field=name, label=label)


def expected_hookup(world: World, point: Point) -> Iterator[Problem]:
    """A rural point says which 新农村建设挂钩点 it belongs to (notice of 2006, last paragraph)."""
    if point.domain == "rural" and point.status is not Status.WITHDRAWN and point.countryside_hookup is None:
        yield world.problem("point", point, ("countryside_hookup",), "hookup-missing")
