"""Points of which nothing was told for long."""

from datetime import date
from pathlib import Path

import pytest

from generator.load import load
from generator.stale import stale
from tests.worlds import make_data, world_text

POINT = "points/440100/gz-0001.yml"


def found(
    folder: Path, today: date, months: int, changes: dict[str, str | None] | None = None
) -> list[tuple[str, date | None]]:
    catalog = load(folder, make_data(folder, changes)).catalog
    assert catalog is not None
    return [(each.id, each.last) for each in stale(catalog, today, months)]


@pytest.mark.parametrize(
    ("today", "months", "ids"),
    [
        (date(2026, 11, 23), 12, ["gd-0001"]),
        (date(2027, 3, 3), 12, ["gd-0001"]),
        (date(2027, 3, 4), 12, ["gd-0001", "gz-0001"]),
        (date(2026, 11, 23), 3, ["gd-0001", "gz-0001"]),
        (date(2026, 11, 23), 1_200, ["gd-0001"]),  # which tells of no day at all
    ],
)
def test_the_newest_thing_done_counts(tmp_path: Path, today: date, months: int, ids: list[str]) -> None:
    """A deed or a station, to the day; the longest neglected comes first."""
    assert ids == [id_ for id_, _ in found(tmp_path, today, months)]


@pytest.mark.parametrize("status", ["candidate", "withdrawn"])
def test_only_adopted_points_are_expected_to_tell(tmp_path: Path, status: str) -> None:
    """A candidate is not adopted yet, a withdrawn point no more."""
    text = world_text(POINT).replace("status: demonstration", f"status: {status}")

    assert "gz-0001" not in [id_ for id_, _ in found(tmp_path, date(2030, 1, 1), 12, {POINT: text})]


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 3, 31), date(2026, 12, 31), date(2026, 1, 1)])
def test_every_day_has_one_so_many_months_before(tmp_path: Path, day: date) -> None:
    """Also where that month is shorter."""
    for months in range(1, 30):
        found_ = stale.__globals__["_before"](day, months)

        assert abs((day - found_).days - months * 30.44) < 3
