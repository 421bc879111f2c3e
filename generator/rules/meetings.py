"""Rules about meetings: their days, their agenda, their route."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.problems import Path, Problem
from generator.records import Meeting, Status, Stop
from generator.rules.world import World


def period(world: World, meeting: Meeting) -> Iterator[Problem]:
    """No meeting ends before it begins."""
    if meeting.until and meeting.until < meeting.date:
        days = {"found": meeting.until, "other": meeting.date}
        yield world.problem("meeting", meeting, ("until",), "dates-out-of-order", **days)


def times(world: World, meeting: Meeting) -> Iterator[Problem]:
    """A stop is left after it is reached, an item of the agenda ends after it begins."""
    for path, begin, end in _times(meeting):
        if end and end <= begin:
            yield world.problem("meeting", meeting, path, "times-out-of-order", found=end, other=begin)


def _times(meeting: Meeting) -> Iterator[tuple[Path, str, str]]:
    for number, item in enumerate(meeting.agenda):
        yield ("agenda", number, "end"), item.start, item.end
    for number, stop in enumerate(meeting.route):
        yield ("route", number, "leave"), stop.arrive, stop.leave


def days(world: World, meeting: Meeting) -> Iterator[Problem]:
    """Items and stops lie within the meeting."""
    last = date.max if world.wrong(world.file("meeting", meeting), "until") else meeting.until or meeting.date
    for path, day in _days(meeting):
        if not meeting.date <= day <= last:
            yield world.problem("meeting", meeting, path, "outside-meeting", found=day)


def _days(meeting: Meeting) -> Iterator[tuple[Path, date]]:
    items = ((("agenda", number, "date"), item.date) for number, item in enumerate(meeting.agenda))
    stops = ((("route", number, "date"), stop.date) for number, stop in enumerate(meeting.route))
    yield from ((path, day) for path, day in (*items, *stops) if day)


def overlaps(world: World, meeting: Meeting) -> Iterator[Problem]:
    """No stop is reached before the one before it is left."""
    for number, (before, after) in enumerate(pairwise(meeting.route), 1):
        if (after.date or meeting.date, after.arrive) < (before.date or meeting.date, before.leave):
            first = {"first": _name(world, before), "first_leave": before.leave}
            second = {"second": _name(world, after), "second_arrive": after.arrive}
            path = ("route", number, "arrive")
            yield world.problem("meeting", meeting, path, "overlapping-stops", **first, **second)


def _name(world: World, stop: Stop) -> str:
    point = world.catalog.points.get(stop.point)
    return point.name if point else stop.point


def withdrawn_stops(world: World, meeting: Meeting) -> Iterator[Problem]:
    """A route that is still to come does not lead to a withdrawn point."""
    for number, stop in enumerate(meeting.route):
        point = world.catalog.points.get(stop.point)
        if point and not world.is_past(meeting.date) and point.status is Status.WITHDRAWN:
            yield world.problem("meeting", meeting, ("route", number, "point"), "withdrawn-stop", name=point.name)
