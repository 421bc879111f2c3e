"""An issue that proposes a record: its values, its id, and where it lies."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.amend import Site
from generator.catalog import Catalog
from generator.changeset import Change
from generator.check import forbids
from generator.edit import Plain, canonical
from generator.intake.sections import Answer, Filled
from generator.intake.values import Reader, Taken, here
from generator.load import Loaded
from generator.problems import Problem
from generator.records import FOLDERS, TYPES
from generator.records.reading import outline
from generator.records.values import is_id
from generator.rules.places import allowed_folders

NUMBERED = re.compile(r"(.*?)(\d+)")
UNNAMED = "new-1"
"""Stands for an id that cannot be used or told; what keeps it from that is a mistake, so that nothing is written under it."""


@dataclass(frozen=True)
class Intake:
    """What came of an issue: the change of one file, None where errors forbid it; problems stand in the issue, with their lines."""

    change: Change | None
    problems: tuple[Problem, ...]


def added(site: Site, loaded: Loaded, found: Filled, file: str, id_: str) -> Intake:
    """The new record; without an id it gets the next one of those beside it."""
    assert loaded.catalog is not None, "as `intake` has seen"
    kind, taken = found.form.kind, _taken(loaded.catalog, found, file)
    folder = _folder(loaded.catalog, kind, taken.values)
    asked = found.answers.get("id")
    taken.lines["id",] = (asked.first if asked.lines else asked.heading) if asked else 1
    wanted = id_ or (asked.text.strip() if asked else "") or _free_id(loaded, kind, folder)
    wrong = _wrong_id(loaded, kind, wanted)
    name = f"{site.name}/{FOLDERS[kind]}/{folder or loaded.catalog.site.province}/{UNNAMED if wrong else wanted}.yml"
    text = canonical(taken.values, kind).encode()
    judged = [each for each in site.judge({name: text}) if each.file == name]
    problems = (*taken.problems, *(here(each, file, taken.lines) for each in (*wrong, *judged)))
    return Intake(None if forbids(problems) else Change(name, None, text), problems)


def _wrong_id(loaded: Loaded, kind: str, id_: str) -> list[Problem]:
    """What keeps a record from having an id: it is none, or somebody has it."""
    if not is_id(id_):
        return [Problem("", ("id",), "bad-id", {"found": id_})]
    other = loaded.files.get((kind, id_))
    return [Problem("", ("id",), "duplicate-id", {"id": id_, "other": other})] if other else []


def _taken(catalog: Catalog, found: Filled, file: str) -> Taken:
    """The values of the answers, in declared order."""
    reader, taken = Reader(catalog, file), Taken({}, {}, [])
    answers: Mapping[str, Answer] = found.answers
    for each in outline(TYPES[found.form.kind]):
        answer = answers.get(each.name)
        if answer and answer.section.field is each:
            reader.take(answer, each, taken)
    return taken


def _folder(catalog: Catalog, kind: str, values: Plain) -> str:
    """The folder in which a record with these values belongs; '' where it cannot be told, because of a mistake in them."""
    said = {name: str(values.get(name, "")) for name in ("organ", "region")}
    probe = TYPES[kind].model_construct(None, **said, points=(), history=(), deeds=(), date=None)
    return next(iter(allowed_folders(catalog, probe)), "")


def _free_id(loaded: Loaded, kind: str, folder: str) -> str:
    """The next number after those of the same type in the same folder: gz-0013 after gz-0012."""
    beside = [id_ for (each, id_), file in loaded.files.items() if each == kind and file.split("/")[-2] == folder]
    matches = [match for id_ in beside if (match := NUMBERED.fullmatch(id_))]
    if not matches:
        return f"{folder}-0001" if folder else UNNAMED
    prefix, _ = Counter(match[1] for match in matches).most_common(1)[0]
    numbers = [match[2] for match in matches if match[1] == prefix]
    return f"{prefix}{max(map(int, numbers)) + 1:0{len(numbers[-1])}}"
