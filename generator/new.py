"""A new record: which questions to ask, and the file that the answers make; imports storeys 0 to 3."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.edit import canonical
from generator.load import Loaded, parse
from generator.problems import Problem
from generator.records import FOLDERS, TYPES
from generator.records.reading import Outlined, outline
from generator.records.values import Part, is_id
from generator.rules import broken
from generator.rules.places import allowed_folders
from generator.rules.world import World

SEPARATOR = re.compile(r"\s*[,，、;；]\s*")
TOLD = "body"
"""A case needs either this or its sections: a new one is asked for this."""


@dataclass(frozen=True)
class Question:
    """One field to ask for: `many` answers are separated by commas; `choices` are keys with their labels."""

    name: str
    label: str
    help: str
    many: bool
    choices: Mapping[str, str]


@dataclass(frozen=True)
class Draft:
    """A record that is not written yet: where it would lie, its text, and what is wrong with it."""

    path: Path
    text: str
    problems: tuple[Problem, ...]


def questions(kind: str, catalog: Catalog) -> tuple[Question, ...]:
    """The fields that a record of this type needs at least."""
    model = TYPES[kind]
    needed = [field for field in outline(model) if model.model_fields[field.name].is_required()]
    told = [field for field in outline(model) if kind == "case" and field.name == TOLD]
    return tuple(_question(field, catalog) for field in (*needed, *told))


def _question(field: Outlined, catalog: Catalog) -> Question:
    terms = catalog.terms(field.about.vocabulary) if field.about.vocabulary else {}
    choices = {key: term.zh for key, term in terms.items()}
    return Question(field.name, field.about.zh, field.about.help, field.many, choices)


def plain(kind: str, answers: Mapping[str, str]) -> dict[str, object]:
    """The record's values from what was typed, in declared order; lists are split at commas, labels become keys."""
    fields = {field.name: field for field in outline(TYPES[kind])}
    known = {name: _value(fields[name], answers[name]) for name in fields if answers.get(name)}
    return known | {name: text for name, text in answers.items() if name not in fields}


def _value(field: Outlined, text: str) -> object:
    if not field.many:
        return text
    items = [item for item in SEPARATOR.split(text) if item]
    return [{_first(field.part): item} for item in items] if field.part else items


def _first(part: type[Part]) -> str:
    return outline(part)[0].name


def draft(loaded: Loaded, data: Path, kind: str, id_: str, answers: Mapping[str, str], today: date | None) -> Draft:
    """The new record among those that are there. Raises ValueError when the folder cannot be read as a catalog."""
    catalog = loaded.catalog
    if catalog is None:
        raise ValueError("the catalog has no settings")
    text = canonical(plain(kind, answers), kind)
    name = f"{data.relative_to(loaded.base).as_posix()}/{FOLDERS[kind]}/{id_}.yml"
    parsed = parse.record(text.encode(), name, id_, TYPES[kind])
    if not is_id(id_):
        return Draft(data, text, (Problem(name, (), "bad-id", {"found": id_}),))
    if parsed.value is None:
        return Draft(data, text, parsed.problems)
    folder = data / FOLDERS[kind] / "/".join(allowed_folders(catalog, parsed.value)[:1])
    path = folder / f"{id_}.yml"
    file = path.relative_to(loaded.base).as_posix()
    if other := loaded.files.get((kind, id_)):
        return Draft(path, text, (Problem(file, (), "duplicate-id", {"id": id_, "other": other}),))
    loaded.records[kind][id_] = parsed.value
    loaded.files[kind, id_] = file
    world = World(loaded.catalog or catalog, loaded.media, loaded.data, today, loaded.doubts)
    wrong = [problem for problem in broken(world) if problem.file == file]
    # What is wrong with the text as such, odd characters above all, belongs to it too.
    own = (replace(problem, file=file) for problem in parsed.problems)
    return Draft(path, text, (*own, *parse.placed(wrong, text.encode())))
