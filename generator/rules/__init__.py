"""Rules over several records: one rule, one function, one code or one family of codes; imports storeys 0 to 2."""

from collections.abc import Callable, Iterator
from functools import cache

from generator.problems import Problem
from generator.records import Attachment, Photo
from generator.records.reading import Outlined, Want
from generator.rules import life, links, media, meetings, places, settings, texts, titles
from generator.rules.world import Found, World

Rule = Callable[[World], Iterator[Problem]]
ValueRule = Callable[[World, Found], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    links.repeated_references,
    links.own_ancestors,
    links.superiors,
    places.folders,
    places.outside_organ,
    life.history_order,
    life.history_status,
    life.future,
    life.unproven,
    life.deed_order,
    life.deed_years,
    life.on_site_days,
    life.deed_details,
    life.expected_hookup,
    meetings.period,
    meetings.times,
    meetings.days,
    meetings.overlaps,
    meetings.withdrawn_stops,
    texts.sections,
    texts.most_highlights,
    texts.empty_lists,
    titles.similar,
    media.stray_files,
    settings.vocabularies,
    settings.quotas,
    settings.weights,
    settings.province,
    settings.tiles,
)

VALUE_RULES: tuple[tuple[Want, ValueRule], ...] = (
    (lambda field: bool(field.about.refers) and field.about.refers != "region", links.unknown_reference),
    (lambda field: field.about.vocabulary in links.OPEN, links.unknown_term),
    (lambda field: field.about.refers == "region", places.region),
    (lambda field: field.about.markdown, texts.markdown),
    (lambda field: field.about.markdown, links.unknown_link),
    (lambda field: field.about.markdown, media.unknown_picture),
    (lambda field: field.part in (Photo, Attachment), media.named_file),
    (
        lambda field: field.text and not (field.about.refers or field.about.vocabulary or field.about.private),
        texts.personal_data,
    ),
    (lambda field: field.about.private, texts.private_value),
)
"""Rules about one value, each with the fields that it is about: the records are walked once for all of them."""


def broken(world: World) -> Iterator[Problem]:
    """Every problem of every rule, without places: `load.place_all` looks them up."""
    return (settled for problem in _all(world) if (settled := world.settled(problem)))


def _all(world: World) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule(world)
    for found in world.found(_has_rules):
        for value_rule in _rules_of(found.field):
            yield from value_rule(world, found)


@cache
def _rules_of(field: Outlined) -> tuple[ValueRule, ...]:
    return tuple(rule for is_about, rule in VALUE_RULES if is_about(field))


@cache
def _has_rules(field: Outlined) -> bool:
    return bool(_rules_of(field))
