"""Rules about what one record says of another: references, vocabulary terms, superiors."""

from collections.abc import Iterator

from generator.problems import Problem, nearest
from generator.records import TYPES, Level, Organ, OrganKind, Record
from generator.records.reading import outline
from generator.records.settings import refusal
from generator.rules.world import Found, World

OPEN = ("domains", "honours", "tags")
"""Vocabularies whose keys are data; what stands outside the others the declarations tell."""
RANKS = {Level.PROVINCE: 0, Level.DIRECT: 1, Level.PREFECTURE: 1, Level.COUNTY: 2}


def unknown_reference(world: World, found: Found) -> Iterator[Problem]:
    """Every reference leads to a record."""
    kind, id_ = found.about.refers, str(found.value)
    if not world.exists(kind, id_):
        yield found.problem("unknown-reference", type=kind, found=id_, nearest=world.meant(kind, id_))


def unknown_term(world: World, found: Found) -> Iterator[Problem]:
    """Every value of an open vocabulary stands in it."""
    name, key = found.about.vocabulary, str(found.value)
    if name in OPEN and key not in world.doubts.terms.get(name, (key,)):
        yield found.problem("not-in-list", **refusal(key, world.catalog.terms(name)))


def unknown_link(world: World, found: Found) -> Iterator[Problem]:
    """Every link of a text leads to a record or an attachment."""
    for reference in world.inspected(str(found.value)).references:
        kind, name = reference.kind, reference.name
        if kind == "media" and world.media_kind(name) is None:
            yield found.problem("media-missing", found=name, nearest=nearest(name, world.media))
        elif kind != "media" and not world.exists(kind, name):
            yield found.problem("markdown-reference", kind=kind, found=name, nearest=world.meant(kind, name))


def repeated_references(world: World, kind: str, record: Record) -> Iterator[Problem]:
    """A list names nothing twice."""
    for name in LISTS[kind]:
        seen: set[str] = set()
        for number, value in enumerate(getattr(record, name)):
            if value in seen:
                yield world.problem(kind, record, (name, number), "duplicate-reference", found=value)
            seen.add(value)


LISTS = {
    kind: tuple(field.name for field in outline(model) if field.many and (field.about.refers or field.about.vocabulary))
    for kind, model in TYPES.items()
}
"""The fields of each type that list references or terms."""


def former_ids(world: World) -> Iterator[Problem]:
    """An address that a record had leads to that record alone: no living one has it now, and no other one had it."""
    for kind, found in world.catalog.facts.items():
        had: dict[str, str] = {}
        for id_, facts in found.items():
            file = world.catalog.files.get((kind, id_), "")
            for number, old in enumerate(facts.former):
                other = world.catalog.files.get((kind, old)) or had.get(old)
                if other:
                    yield Problem(file, ("former", number), "former-taken", {"found": old, "other": other})
                had.setdefault(old, file)


def own_ancestors(world: World, organ: Organ) -> Iterator[Problem]:
    """No organ is its own superior, however far up."""
    seen, here = {organ.id}, organ.parent
    while here and here in world.catalog.organs and here not in seen:
        seen.add(here)
        here = world.catalog.organs[here].parent
    if here == organ.id:
        yield world.problem("organ", organ, ("parent",), "organ-cycle", found=organ.parent)


def superiors(world: World, organ: Organ) -> Iterator[Problem]:
    """A committee's superior stands on a higher level; departments and units also belong to one of their own."""
    parent = world.catalog.organs.get(organ.parent)
    below = organ.kind is not OrganKind.COMMITTEE or world.wrong(world.file("organ", organ), "kind")
    if parent and parent is not organ and RANKS[parent.level] >= RANKS[organ.level] + below:
        levels = {"found": parent.level, "level": organ.level}
        yield world.problem("organ", organ, ("parent",), "organ-parent-level", parent=parent.name, **levels)
