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
