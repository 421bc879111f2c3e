"""An issue that corrects a record: one value changed, every other one and all remarks kept."""

import re
from collections.abc import Iterator

from generator.amend import Site
from generator.amend.plan import judged
from generator.changeset import Change
from generator.edit import rewritten
from generator.intake.newcomer import Intake
from generator.intake.sections import Answer, Filled
from generator.intake.values import Reader, Taken, here
from generator.issueform import correctable
from generator.load import Loaded
from generator.problems import Problem, nearest
from generator.records import FOLDERS, TYPES
from generator.records.reading import Outlined, outline

RECORD = re.compile(
    rf"(?:^|[/\s])(?:({'|'.join(FOLDERS.values())})/)?(?:[0-9]{{6}}/)?([a-z0-9-]+)(?:\.html|\.yml)?/?(?:[?#]\S*)?$"
)
"""The end of an address, of a file's name, or an id."""


def corrected(site: Site, loaded: Loaded, found: Filled, file: str) -> Intake:
    """The record with its new value."""
    missing = tuple(_missing(found, file))
    if missing:
        return Intake(None, missing)
    target = _record(loaded, found.answers["record"], file)
    if isinstance(target, Problem):
        return Intake(None, (target,))
    field = _field(target[0], found.answers["field"], file)
    if isinstance(field, Problem):
        return Intake(None, (field,))
    assert loaded.catalog is not None, "as `intake` has seen"
    taken = Taken({}, {}, [])
    Reader(loaded.catalog, file).take(found.answers["value"], field, taken)
    return _changed(site, *target, taken, file)


def _missing(found: Filled, file: str) -> Iterator[Problem]:
    for section in found.form.sections:
        answer = found.answers.get(section.key)
        if section.required and not (answer and answer.lines):
            arguments = {"field": section.key, "label": section.label}
            yield Problem(file, (section.key,), "missing-field", arguments, answer.heading if answer else 1, 1)


def _record(loaded: Loaded, answer: Answer, file: str) -> tuple[str, str] | Problem:
    """Type and id of the record that an address, a file or an id names."""
    said = answer.text.strip()
    match = RECORD.search(said)
    folder, id_ = match.groups() if match else (None, said)
    known = [key for key in loaded.files if key[1] == id_ and folder in (None, FOLDERS[key[0]])]
    if len(known) == 1:
        return known[0]
    every = [f"{FOLDERS[kind]}/{each}" for kind, each in loaded.files]
    near = nearest(f"{folder}/{id_}", every) if folder else ""
    return Problem(file, ("record",), "issue-record", {"found": said, "nearest": near}, answer.first, 1)


def _field(kind: str, answer: Answer, file: str) -> Outlined | Problem:
    able = set(correctable())
    allowed = {each.about.zh: each for each in outline(TYPES[kind]) if each in able}
    if field := allowed.get(answer.text):
        return field
    arguments = {"found": answer.text, "nearest": nearest(answer.text, allowed), "allowed": "、".join(allowed)}
    return Problem(file, ("field",), "unknown-key", arguments, answer.first, 1)


def _changed(site: Site, kind: str, id_: str, taken: Taken, file: str) -> Intake:
    found = site.one(kind, id_)
    if isinstance(found, Problem):
        return Intake(None, (found,))
    data, unreadable = site.read(found)
    made = rewritten(data, found.file, kind, lambda value: {**value, **taken.values})
    if unreadable or made.text is None:
        return Intake(None, (*unreadable, *made.problems))
    change = Change(found.file, data, made.text.encode())
    plan = judged(site, [change])
    problems = (here(each, file, taken.lines) if each.file == found.file else each for each in plan.problems)
    return Intake(change if plan.changes else None, (*taken.problems, *problems))
