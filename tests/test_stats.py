"""Figures: the five ones, quotas, and counts that roll up to every region above."""

from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.records import Deed, DeedKind, OrganKind, Point, Status
from generator.stats import FIVE_ONES, One, adopted, five_ones, quota, tallies
from tests.worlds import checked

LECHANG = "points/440000/gd-0002.yml"


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    found = checked(tmp_path).catalog
    assert found is not None
    return found


def test_the_five_ones_are_counted_by_year(catalog: Catalog) -> None:
    """Deeds by kind, days on site as days; the newest year first; surveys and activities are none of the five."""
    found = five_ones(catalog.points["gz-0001"])

    assert [2026, 2025] == list(found)
    assert [0, 0, 0, 0, 0] == [one.count for one in found[2026]]
    assert [1, 1, 1, 1, 31] == [one.count for one in found[2025]]
    assert list(FIVE_ONES) == [one.kind for one in found[2025]]


def test_a_point_without_deeds_has_no_years(catalog: Catalog) -> None:
    """Nothing done, nothing to show."""
    assert {} == five_ones(catalog.points["gd-0001"])


def test_stays_of_a_year_add_up() -> None:
    """Thirty days a year, in as many stays as it takes."""
    days = [Deed(date="2025-03-01", kind="on_site", title="蹲点", days=number) for number in ("12", "17")]  # type: ignore[arg-type]
    point = Point.model_construct(deeds=tuple(days))

    assert One(DeedKind.ON_SITE, 29) == five_ones(point)[2025][-1]


@pytest.mark.parametrize(
    ("kind", "count", "reached"),
    [("survey", 0, False), ("system", 1, True), ("on_site", 29, False), ("on_site", 30, True)],
)
def test_one_is_reached_by_one_and_on_site_work_by_thirty_days(kind: str, count: int, reached: bool) -> None:
    """Every one of the five ones is one, but a month on site."""
    assert reached is One(DeedKind(kind), count).reached


def test_a_quota_is_the_organs_own_or_its_levels(catalog: Catalog) -> None:
    """Departments and units have none of their own unless somebody gives them one."""
    gz, gd = catalog.organs["gz"], catalog.organs["gd"]

    assert (20, 12) == (quota(catalog, gz), quota(catalog, gd))
    assert quota(catalog, gz.model_copy(update={"kind": OrganKind.DEPARTMENT})) is None
    assert 12 == quota(catalog, gd.model_copy(update={"kind": OrganKind.UNIT}))


def test_only_contact_and_demonstration_points_are_adopted(catalog: Catalog) -> None:
    """A candidate is not yet one, a withdrawn point no longer."""
    point = catalog.points["gz-0001"]
    points = {str(status): point.model_copy(update={"id": str(status), "status": status}) for status in Status}
    every = Catalog(catalog.settings, {**catalog.records, "point": points})

    assert 2 == adopted(every.citing("organ", point.organ, Point))


def test_counts_roll_up_to_every_region_above(catalog: Catalog) -> None:
    """A county's point counts in its prefecture and its province, in its domain and in all."""
    found = tallies(catalog)

    assert (2, 1, 2) == _numbers(found["440000", ""])
    assert (1, 1, 2) == _numbers(found["440100", "rural"])
    assert (1, 0, 0) == _numbers(found["440281", ""])
    assert ("440104", "") not in found
    assert found["440104", "rural"].empty


def test_an_old_code_counts_where_the_region_is_today(catalog: Catalog) -> None:
    """增城市 of 2007 is 增城区 now."""
    found = tallies(catalog)

    assert 1 == found["440118", ""].cases
    assert found["440183", ""].empty


def _numbers(tally: object) -> tuple[int, int, int]:
    return (getattr(tally, "points"), getattr(tally, "demonstrations"), getattr(tally, "cases"))  # noqa: B009
