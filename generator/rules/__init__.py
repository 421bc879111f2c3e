"""Rules over several records: one rule, one function, one code or one family of codes; imports storeys 0 to 2."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from generator.problems import Problem
from generator.records import Attachment, Photo, Record
from generator.records.reading import Outlined, Want
from generator.rules import life, links, media, meetings, people, places, settings, texts, titles
from generator.rules.world import Found, Holder, World

Rule = Callable[[World], Iterator[Problem]]
TypeRule = Callable[[World, Any], Iterator[Problem]]  # the record type of its table
RecordRule = Callable[[World, str, Record], Iterator[Problem]]
ValueRule = Callable[[World, Found], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    titles.similar,
    links.former_ids,
    media.stray_files,
    people.names,
    settings.vocabularies,
    settings.quotas,
    settings.weights,
    settings.province,
    settings.tiles,
)
"""Rules about all records together, and about the settings."""

RECORD_RULES: tuple[RecordRule, ...] = (
    links.repeated_references,
    places.folders,
    life.future,
    texts.most_highlights,
    texts.empty_lists,
)
"""Rules about one record of any type, and what it asks of others."""

TYPE_RULES: Mapping[str, tuple[TypeRule, ...]] = {
    "organ": (links.own_ancestors, links.superiors),
    "point": (
        places.outside_organ,
        life.history_order,
        life.history_status,
        life.unproven,
        life.deed_order,
        life.deed_years,
        life.on_site_days,
        life.deed_details,
        life.expected_hookup,
    ),
    "case": (texts.sections,),
    "meeting": (meetings.period, meetings.times, meetings.days, meetings.overlaps, meetings.withdrawn_stops),
}
"""Rules about one record of this type."""

VALUE_RULES: tuple[tuple[Want, ValueRule], ...] = (
    (lambda field: bool(field.about.refers) and field.about.refers != "region", links.unknown_reference),
    (lambda field: field.about.vocabulary in links.OPEN, links.unknown_term),
    (lambda field: field.about.refers == "region", places.region),
    (lambda field: field.about.markdown, texts.markdown),
    (lambda field: field.about.markdown, links.unknown_link),
    (lambda field: field.about.markdown, media.unknown_picture),
    (lambda field: field.part in (Photo, Attachment), media.named_file),
    (lambda field: field.part is Photo, people.consent),
    (
        lambda field: field.text and not (field.about.refers or field.about.vocabulary or field.about.private),
        people.personal_data,
    ),
    (lambda field: field.about.private, people.private_value),
)
"""Rules about one value, each with the fields that it is about: the records are walked once for all of them."""


def register(world: World) -> None:
    """Lets the ledger know all sources, so that it can answer what was asked in an earlier build."""
    titles.register(world)


def broken(world: World) -> Iterator[Problem]:
    """Every problem of every rule, without places: `load.place_all` looks them up."""
    yield from broken_together(world)
    for kind, record in world.catalog.all():
        yield from broken_alone(world, kind, record)


def broken_together(world: World) -> Iterator[Problem]:
    """What is wrong with the settings and with several records at once."""
    found = (problem for rule in RULES for problem in rule(world))
    return _settled(world, chain(found, _values(world, world.others())))


def broken_alone(world: World, kind: str, record: Record) -> Iterator[Problem]:
    """What is wrong with one record. All that it depends on besides the record and the settings it asks the ledger."""
    found = (problem for rule in RECORD_RULES for problem in rule(world, kind, record))
    typed = (problem for rule in TYPE_RULES.get(kind, ()) for problem in rule(world, record))
    return _settled(world, chain(found, typed, _values(world, [world.holder(kind, record)])))


def _settled(world: World, found: Iterable[Problem]) -> Iterator[Problem]:
    return (settled for problem in found if (settled := world.settled(problem)))


def _values(world: World, holders: Iterable[Holder]) -> Iterator[Problem]:
    for found in world.found(_has_rules, holders):
        for value_rule in _rules_of(found.field):
            yield from value_rule(world, found)


@cache
def _rules_of(field: Outlined) -> tuple[ValueRule, ...]:
    return tuple(rule for is_about, rule in VALUE_RULES if is_about(field))


@cache
def _has_rules(field: Outlined) -> bool:
    return bool(_rules_of(field))
