"""Facts: what a record is ordered, counted and linked by."""

import marshal
from datetime import date
from pathlib import Path
from typing import Any

from generator.facts import Facts, day_of, facts_of
from generator.records import TYPES
from generator.records.reading import outline
from tests.worlds import checked


def test_facts_are_plain_values(tmp_path: Path) -> None:
    """They survive being written and read."""
    catalog = checked(tmp_path).catalog
    assert catalog is not None
    for _, record in catalog.all():
        facts: Any = tuple(facts_of(record))

        assert facts == marshal.loads(marshal.dumps(facts))


def test_no_fact_comes_from_a_private_field() -> None:
    """They are kept on disk and stand on public pages."""
    private = {field.name for model in TYPES.values() for field in outline(model) if field.about.private}

    assert {"contact"} == private
    assert not private & set(Facts._fields)


def test_a_day_comes_back_from_its_ordinal() -> None:
    """Nought is no day."""
    assert (None, date(2026, 11, 23)) == (day_of(0), day_of(date(2026, 11, 23).toordinal()))


def test_the_sound_of_a_name_that_stays_is_taken_over(tmp_path: Path) -> None:
    """To look it up takes longer than everything else about a changed record."""
    catalog = checked(tmp_path).catalog
    assert catalog is not None
    point = catalog.points["gz-0001"]
    before = facts_of(point)._replace(pinyin=("x",), sound="x")

    assert ("x", "x") == (facts_of(point, before).sound, *facts_of(point, before).pinyin)
    assert facts_of(point) == facts_of(point, before._replace(name="另一个"))
