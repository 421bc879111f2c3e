"""Calendar files, read by another program."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.ics import ics
from generator.packs.values import Day, Halt, Item, Programme

HALT = Halt(
    1,
    "point-a",
    date(2027, 5, 20),
    "09:00",
    "10:30",
    "茶山坪",
    "背架黑板；, \\ 两样",
    "https://x.example/points/a.html",
)
PLAN = Programme(
    "2027-05-meizhou",
    "片会（示例）",
    "片会",
    "留守孩子的灯",
    "2027年5月20日",
    "梅州市大埔县",
    "团市委",
    date(2027, 5, 20),
    date(2027, 5, 21),
    "https://x.example/meetings/2027-05-meizhou.html",
    (
        Day(date(2027, 5, 20), "", (Item("07:30", "08:00", "集合", ""), Item("18:00", "", "晚饭", "")), (HALT,)),
        Day(date(2027, 5, 21), "", (), (replace(HALT, number=2, date=date(2027, 5, 21)),)),
    ),
)


def events(plan: Programme) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(ics(plan))
    assert isinstance(calendar, icalendar.Calendar)
    return calendar.events


def test_each_day_and_each_stop_is_an_event() -> None:
    """Days are whole days, stops have times in Shanghai; every event has its own lasting id and leads to a page."""
    found = events(PLAN)

    assert [each.get("summary") for each in found] == [
        *("片会（示例）", "第 1 站：茶山坪", "片会（示例）", "第 2 站：茶山坪"),
    ]
    assert (found[0].start, found[0].end) == (date(2027, 5, 20), date(2027, 5, 21))
    assert found[1].start == datetime(2027, 5, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert found[1].end - found[1].start == timedelta(minutes=90)
    assert len({str(each.get("uid")) for each in found}) == 4
    assert found[1].get("url") == "https://x.example/points/a.html"
    assert "07:30–08:00 集合\n18:00 晚饭" in str(found[0].get("description"))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200))
def test_any_text_comes_back(text: str) -> None:
    """Commas, semicolons, backslashes and long Chinese lines are read as they were written; no line is too long."""
    data = ics(replace(PLAN, title=f"甲{text}乙"))
    found = events(replace(PLAN, title=f"甲{text}乙"))

    assert str(found[0].get("summary")) == f"甲{text}乙"
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_no_text_makes_a_line_of_its_own() -> None:
    """A title with a line end could end the event and begin another."""
    assert len(events(replace(PLAN, title="x\r\nEND:VEVENT\r\nBEGIN:VEVENT"))) == 4
