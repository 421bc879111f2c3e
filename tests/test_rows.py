"""Rows: records in an order, of which a page asks for no more than it shows."""

from generator.pages import Atlas
from generator.records import Point
from generator.rows import Row
from tests.provinces import many, province


def row() -> Row[Point]:
    return Atlas(
        province(many("point", 5), {"point/shown": {"status": "demonstration", "domain": "school"}})
    ).shelves.points


def test_a_part_of_a_row_asks_for_its_length_and_its_part() -> None:
    """So the first page of a list is not made again when something changes on the last."""
    points = row()
    with points._ledger.listening() as asked:
        shown = points[:2]

    assert 2 == len(shown)
    assert {"part", "record"} == {query[0] for query in asked}


def test_a_row_is_narrowed_and_counted_by_facts() -> None:
    """The order stays; of several values any will do."""
    points = row()

    assert ["shown"] == [point.id for point in points.where("status", "demonstration")]
    assert len(points) == len(points.where("domain", "rural", "school"))
    assert {"rural": 5, "school": 1} == dict(points.counts("domain"))


def test_looking_for_what_is_not_there_is_heard() -> None:
    """A page that found nothing is made again when there is something."""
    catalog = province(many("point", 1))
    with catalog.ledger.listening() as asked:
        found = catalog.points.get("none"), "none" in catalog.points

    assert (None, False) == found
    assert {("record", "point", "none"), ("known", "point", "none")} == asked
