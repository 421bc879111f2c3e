"""A record renamed: its file moves, whatever names it names it anew, and it keeps the address that it had."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.amend.plan import Plan, Site, judged
from generator.changeset import Change
from generator.edit import SHAPES, Plain, rewritten
from generator.load.walk import Found
from generator.markdown import relinked
from generator.problems import Path, Problem
from generator.records.reading import Outlined, outline
from generator.records.values import Part, is_id
from generator.yamlfile import Mapped, Value


@dataclass(frozen=True)
class Renaming:
    """The record type, the id until now, the id from now on."""

    kind: str
    old: str
    new: str

    def led(self, path: Path) -> Path:
        """Ids are keys in the quotas only; a record has no field of that name."""
        return ("organs", self.new, *path[2:]) if (self.kind, *path[:2]) == ("organ", "organs", self.old) else path


def rename(site: Site, kind: str, old: str, new: str) -> Plan:
    """The plan: the record under its new name first, then all that refers to it, the old file last."""
    found = site.one(kind, old)
    if isinstance(found, Problem):
        return Plan((), (found,))
    name = f"{found.file.rpartition('/')[0]}/{new}.yml"
    if not is_id(new):
        return Plan((), (Problem(name, (), "bad-id", {"found": new}),))
    taken = next((each.file for each in site.files if (each.kind, each.name) == (kind, new)), "")
    if taken:
        return Plan((), (Problem(name, (), "duplicate-id", {"id": new, "other": taken}),))
    changes, problems = _changes(site, found, name, Renaming(kind, old, new))
    called = {old: new, found.file: name}
    return Plan((), tuple(problems)) if problems else judged(site, changes, lambda problem: _called(problem, called))


def _changes(site: Site, moved: Found, name: str, renaming: Renaming) -> tuple[list[Change], list[Problem]]:
    """Every file that changes; what cannot be understood could refer to the record, and is a problem."""
    changes: list[Change] = []
    problems: list[Problem] = []
    for each in (moved, *(each for each in site.files if each.kind in SHAPES and each is not moved)):
        data, unreadable = site.read(each)
        made = rewritten(data, each.file, each.kind, _Change(renaming, each.kind, each is moved), renaming.led)
        if unreadable or made.text is None:
            problems += unreadable or made.problems
        elif each is moved:
            changes.append(Change(name, None, made.text.encode()))
        elif made.text.encode() != data:
            changes.append(Change(each.file, data, made.text.encode()))
    return [*changes, Change(moved.file, site.read(moved)[0], None)], problems


def _called(problem: Problem, names: Mapping[str, str]) -> Problem:
    """A problem of today as it will be called."""
    arguments = {key: names.get(text, text) for key, text in problem.arguments.items()}
    path = tuple(names.get(step, step) if isinstance(step, str) else step for step in problem.path)
    return replace(problem, file=names.get(problem.file, problem.file), path=path, arguments=arguments)


@dataclass(frozen=True)
class _Change:
    """What becomes of the value of one file; None where nothing does."""

    renaming: Renaming
    kind: str
    moved: bool

    def __call__(self, value: Mapped) -> Plain | None:
        model, many = SHAPES[self.kind]
        made = {key: self._part(each, model) for key, each in value.items()} if many else self._fields(value, model)
        if self.moved:
            return self._remembering(made)
        return made if made != value else None

    def _remembering(self, value: Mapped) -> Mapped:
        """The renamed record: it had the old id, and if it ever had the new one, it has that again."""
        old, new = self.renaming.old, self.renaming.new
        had = value.get("former", [])
        former: list[Value] = [each for each in had if each != new] if isinstance(had, list) else []
        return {**value, **({"id": new} if value.get("id") else {}), "former": [*former, old]}

    def _fields(self, value: Mapped, model: type[Part]) -> Mapped:
        fields = {field.name: field for field in outline(model)}
        return {key: self._value(each, fields[key]) if key in fields else each for key, each in value.items()}

    def _part(self, value: Value, model: type[Part]) -> Value:
        return self._fields(value, model) if isinstance(value, dict) else value

    def _value(self, value: Value, field: Outlined) -> Value:
        kind, old, new = self.renaming.kind, self.renaming.old, self.renaming.new
        if isinstance(value, list):
            return [self._value(each, field) for each in value]
        if field.part:
            return self._part(value, field.part)
        if isinstance(value, str):
            if field.about.markdown:
                return relinked(value, kind, old, new)
            return new if field.about.refers == kind and value == old else value
        # Ids may also be keys, as in the quotas.
        return {new if field.about.refers == kind and key == old else key: each for key, each in value.items()}
