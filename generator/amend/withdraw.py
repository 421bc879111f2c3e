"""A point withdrawn: its status, and a last station in its history that says when and why."""

from datetime import date

from generator.amend.plan import Plan, Site, judged
from generator.changeset import Change
from generator.edit import Plain, rewritten
from generator.problems import Problem
from generator.records import Status
from generator.yamlfile import Mapped


class AlreadyWithdrawn(Exception):
    """The point has been withdrawn before; its text is the point's file."""


def withdraw(site: Site, point: str, day: date, reason: str) -> Plan:
    """The plan: one file. Raises AlreadyWithdrawn."""
    found = site.one("point", point)
    if isinstance(found, Problem):
        return Plan((), (found,))

    def change(value: Mapped) -> Plain:
        if value["status"] == Status.WITHDRAWN:
            raise AlreadyWithdrawn(found.file)
        history = value.get("history", [])
        station = {"status": str(Status.WITHDRAWN), "date": day.isoformat(), "note": reason}
        return {**value, "status": str(Status.WITHDRAWN), "history": [*history, station]}

    data, unreadable = site.read(found)
    made = rewritten(data, found.file, "point", change)
    if unreadable or made.text is None:
        return Plan((), (*unreadable, *made.problems))
    return judged(site, [Change(found.file, data, made.text.encode())])
