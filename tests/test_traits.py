"""Traits: what each record is found by, and how many have each value."""

from generator.traits import FACETS, directory
from tests.provinces import Records, province

RECORDS: Records = {
    "organ/gz": {"level": "prefecture", "region": "440100"},
    "point/b": {"status": "demonstration", "batch": "improve", "tags": ["training", "online", "training"]},
    "point/a": {"organ": "gz", "honours": [{"honour": "expert", "year": "2026"}, {"honour": "expert", "year": "2025"}]},
    "case/a": {"region": "330523", "date": "2025-05-01"},
    "practice/a": {"domains": ["school", "rural"]},
    "article/a": {"organ": "gz", "date": "2026-05-01"},
    "meeting/a": {"host": "gz", "date": "2024-05-01"},
}


def traits(key: str) -> dict[str, tuple[str, ...]]:
    kind, _, id_ = key.partition("/")
    found = directory(province(RECORDS)).all
    known = next(each for each in found if (each.kind, each.facts.id) == (kind, id_))
    return {name: values for name, values in zip(FACETS, known.traits, strict=True) if values}


def test_a_point_is_found_by_all_that_it_says() -> None:
    """A region counts for all above it, a tag once, and the level is that of the organ; what was done last is no year of a point."""
    assert {
        "type": ("point",),
        "domain": ("rural",),
        "region": ("440000", "440100", "440113"),
        "level": ("county",),
        "status": ("demonstration",),
        "batch": ("improve",),
        "organ": ("py",),
        "tag": ("online", "training"),
    } == traits("point/b")
    assert {"level": ("prefecture",), "honour": ("expert",)}.items() <= traits("point/a").items()


def test_other_types_are_found_by_what_they_have() -> None:
    """A practice belongs to several domains and no place; an organ has its own level; a dated thing has a year."""
    assert {"type": ("practice",), "domain": ("rural", "school")} == traits("practice/a")
    assert {"type": ("organ",), "level": ("prefecture",), "region": ("440000", "440100")} == traits("organ/gz")
    assert [("330000", "330500", "330523"), ("2025",)] == [traits("case/a")[name] for name in ("region", "year")]
    assert [("2026",), ("gz",)] == [traits("article/a")[name] for name in ("year", "organ")]
    assert [("2024",), ("gz",), ("prefecture",)] == [traits("meeting/a")[name] for name in ("year", "organ", "level")]


def test_records_are_numbered_by_type_then_by_id() -> None:
    """Whoever numbers the same records gets the same numbers."""
    assert ["organ/gz", "organ/py", "point/a", "point/b", "case/a", "practice/a", "article/a", "meeting/a"] == [
        f"{each.kind}/{each.facts.id}" for each in directory(province(RECORDS)).all
    ]


def test_each_value_is_counted_once_a_record() -> None:
    """The counts of a facet are those of its records."""
    counts = directory(province(RECORDS)).counts

    assert {"organ": 2, "point": 2, "case": 1, "practice": 1, "article": 1, "meeting": 1} == counts["type"]
    assert {"expert": 1} == counts["honour"]
    assert (4, 1) == (counts["region"]["440113"], counts["region"]["330523"])


def test_an_organ_that_is_not_there_has_no_level() -> None:
    """The rules tell; nothing breaks here."""
    catalog = province({"point/a": {"organ": "gone"}})

    assert () == directory(catalog).all[-1].traits.level
