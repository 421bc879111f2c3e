"""Records and settings rewritten: the one canonical form, with every remark kept; imports storeys 0 and 1.

The order of keys is that of the declarations, down into the parts; what no declaration knows follows as it came.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.problems import Path, Problem
from generator.records import TYPES, Indicator, Privacy, Quotas, Site, Term
from generator.records.reading import outline
from generator.records.values import Part
from generator.yamlfile import NONE, Mapped, Remarks, read, read_text, remarks, write


class Shape(NamedTuple):
    """What a file holds: one of a model, or many under keys of their own."""

    model: type[Part]
    many: bool = False


SHAPES: Mapping[str, Shape] = {
    **{kind: Shape(model) for kind, model in TYPES.items()},
    "site": Shape(Site),
    "quotas": Shape(Quotas),
    "privacy": Shape(Privacy),
    "indicators": Shape(Indicator, many=True),
    "vocabulary": Shape(Term, many=True),
}
"""By what `load.walk` calls a file."""
Plain = Mapping[str, object]
Change = Callable[[Mapped], Plain | None]
"""Makes another value of a file's; None leaves the file as it is."""


Led = Callable[[Path], Path]


class Rewritten(NamedTuple):
    """The canonical text of a file, None where it cannot be understood, and what is wrong with the one that it has."""

    text: str | None
    problems: tuple[Problem, ...]


def stays(path: Path) -> Path:
    """The path of a value that stays where it is."""
    return path


def canonical(value: Plain, kind: str, said: Remarks = NONE) -> str:
    """A file's value as text, in the canonical form."""
    return write(ordered(value, SHAPES[kind]), said)


def formatted(data: bytes, file: str, kind: str) -> Rewritten:
    """A file in the canonical form: the same values, the same remarks."""
    return rewritten(data, file, kind, lambda value: value)


def rewritten(data: bytes, file: str, kind: str, change: Change, led: Led = stays) -> Rewritten:
    """The canonical text of what `change` makes of a file's value; `led` tells where what is at a path will be."""
    text, problems = read_text(data, file)
    if text is None:
        return Rewritten(None, tuple(problems))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    value, more = read(lines, file)
    problems += more
    if value is None or any(problem.code not in HARMLESS for problem in problems):
        return Rewritten(None, tuple(problems))
    made = change(value)
    return Rewritten(text if made is None else canonical(made, kind, remarks(lines).led(led)), tuple(problems))


HARMLESS = frozenset(("hidden-character", "garbled-text"))
"""What may be wrong with a text that is read as it stands: every other mistake is read as it was probably meant."""


def ordered(value: Plain, shape: Shape) -> Plain:
    """A file's value with its keys in declared order."""
    if shape.many:
        return {key: _ordered(each, shape.model) for key, each in value.items()}
    return _in_order(value, shape.model)


def _ordered(value: object, model: type[Part] | None) -> object:
    """A value of a field; what has another shape than declared stays as it is."""
    if model is not None and isinstance(value, list):
        return [_ordered(each, model) for each in value]
    return _in_order(value, model) if model is not None and isinstance(value, dict) else value


def _in_order(value: Plain, model: type[Part]) -> Plain:
    parts = {field.name: field.part for field in outline(model)}
    names = [*(name for name in parts if name in value), *(name for name in value if name not in parts)]
    return {name: _ordered(value[name], parts.get(name)) for name in names}
