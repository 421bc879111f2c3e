"""A meeting as a calendar file (RFC 5545): an event for each day and each stop; of ours it imports packs."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.packs.values import Day, Halt, Programme

ZONE = "Asia/Shanghai"
LONGEST = 75
"""Octets of a line, without its end (section 3.1)."""
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Shifan//Shifan//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def ics(plan: Programme) -> bytes:
    """The file; the same meeting gives the same bytes."""
    lines = [*HEAD, *(line for day in plan.days for line in _day(plan, day)), "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _day(plan: Programme, day: Day) -> Iterator[str]:
    agenda = (f"{item.start}{f'–{item.end}' * bool(item.end)} {item.title}" for item in day.items)
    yield from _event(
        plan,
        f"day-{day.date}",
        (f"DTSTART;VALUE=DATE:{day.date:%Y%m%d}", f"DTEND;VALUE=DATE:{day.date + timedelta(1):%Y%m%d}"),
        plan.title,
        "\n".join(filter(None, (plan.theme, *agenda))),
        plan.place,
        plan.address,
        "TRANSPARENT",
    )
    for halt in day.halts:
        yield from _halt(plan, halt)


def _halt(plan: Programme, halt: Halt) -> Iterator[str]:
    yield from _event(
        plan,
        f"stop-{halt.number}",
        (_time("DTSTART", halt.date, halt.arrive), _time("DTEND", halt.date, halt.leave)),
        f"第 {halt.number} 站：{halt.name}",
        "\n".join(filter(None, (halt.see, halt.transport, halt.notes))),
        halt.where or halt.place,
        halt.address,
        "OPAQUE",
    )


def _event(
    plan: Programme, name: str, when: tuple[str, str], summary: str, description: str, place: str, url: str, busy: str
) -> Iterator[str]:
    host = url.split("/")[2]
    yield "BEGIN:VEVENT"
    yield f"UID:{plan.id}-{name}@{host}"
    # When the event was written down: the day is all that records say, and a clock would change the file.
    yield f"DTSTAMP:{plan.date:%Y%m%d}T000000Z"
    yield from when
    yield f"SUMMARY:{_text(summary)}"
    for label, value in (("DESCRIPTION", description), ("LOCATION", place)):
        if value:
            yield f"{label}:{_text(value)}"
    yield f"URL:{url}"
    yield f"TRANSP:{busy}"
    yield "END:VEVENT"


def _time(label: str, day: date, clock: str) -> str:
    return f"{label};TZID={ZONE}:{day:%Y%m%d}T{clock.replace(':', '')}00"


def _text(value: str) -> str:
    """A value of type TEXT (section 3.3.11)."""
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(sign, escaped)
    return "".join(sign for sign in value if sign >= " ")


def _folded(line: str) -> bytes:
    """A line with its end, broken so that no part has more octets than it may and no character is cut."""
    parts = [bytearray()]
    for sign in line:
        encoded = sign.encode()
        if len(parts[-1]) + len(encoded) > LONGEST:
            parts.append(bytearray(b" "))
        parts[-1] += encoded
    return b"\r\n".join(parts) + b"\r\n"
