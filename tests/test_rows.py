"""Rows: records in an order, of which a page asks for no more than it shows."""

from generator.pages.atlas import Atlas
from generator.records import Point
from generator.rows import Row
from tests.provinces import many, province


def row() -> Row[Point]:
    return Atlas(
        province(many("point", 5), {"point/shown": {"status": "demonstration", "domain": "school"}})
    ).shelves.points


def test_a_part_of_a_row_asks_for_itself_alone() -> None:
    """So the first page of a list is not made again when something changes on the last, and its records need not be made."""
    points = row()
    with points._ledger.listening() as asked:
        shown = points[:2].ids

    assert 2 == len(shown)
    assert {"part"} == {query[0] for query in asked}


def test_a_part_of_a_row_is_a_row() -> None:
    """It is sliced, narrowed, sorted and counted as the whole is."""
    part = row()[1:4]

    assert [each.id for each in row()][1:4] == [each.id for each in part] == list(part.ids)
    assert [part[1].id] == [each.id for each in part[1:2]]
    assert {"rural": 3} == dict(part.where("domain", "rural").newest().counts("domain"))


def test_how_many_there_are_does_not_depend_on_their_order() -> None:
    """A name that sounds otherwise sorts otherwise, and no count need be made again."""
    points = row()

    assert ("point", "pinyin") in (points._ledger.reads(*points.query) or ())
    assert ("point", "pinyin") not in (points._ledger.reads("length", *points.query) or ())


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
