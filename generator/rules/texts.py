"""Rules about what is written: sections, lengths, Markdown, personal data."""

from collections.abc import Iterator

from generator.problems import Problem
from generator.records import TYPES, Case, Record
from generator.records.case import SECTIONS
from generator.records.reading import outline
from generator.rules.world import Found, World

MOST_HIGHLIGHTS = 3


def sections(world: World, case: Case) -> Iterator[Problem]:
    """A case tells its story in sections or in one body, not in both and not in neither."""
    told = any(getattr(case, name) for name in SECTIONS)
    if told == bool(case.body) and not world.wrong(world.file("case", case), *SECTIONS):
        yield world.problem("case", case, ("body",), "body-or-sections", found="both" if told else "neither")


def most_highlights(world: World, kind: str, record: Record) -> Iterator[Problem]:
    """Posters and slides have room for three highlights."""
    number = len(getattr(record, "highlights", ()))
    if number > MOST_HIGHLIGHTS:
        yield world.problem(kind, record, ("highlights",), "too-many", found=number, limit=MOST_HIGHLIGHTS)


def empty_lists(world: World, kind: str, record: Record) -> Iterator[Problem]:
    """A list that a record needs has something in it: the steps of a practice, the authors of an article."""
    for name, label in NEEDED[kind].items():
        if not getattr(record, name):
            yield world.problem(kind, record, (name,), "missing-field", field=name, label=label)


NEEDED = {
    kind: {
        field.name: field.about.zh
        for field in outline(model)
        if field.many and model.model_fields[field.name].is_required()
    }
    for kind, model in TYPES.items()
}
"""The lists that each type needs, with their labels."""


def markdown(world: World, found: Found) -> Iterator[Problem]:
    """Long texts are Markdown that can be shown whole."""
    for problem in world.inspected(str(found.value)).problems:
        yield found.problem(problem.code, **problem.arguments)
