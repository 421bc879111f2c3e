"""Reading a record back by its declarations: which values refer, belong to a vocabulary, are private or Markdown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from generator.fields import About, declared
from generator.problems import Path
from generator.records.values import Part


@dataclass(frozen=True, eq=False)
class Outlined:
    """One declared field of a model: a value or a part, one or many. There is one object for each field."""

    name: str
    about: About
    part: type[Part] | None
    many: bool
    text: bool
    """Whether it is free text: no date, number, word of a closed list or part."""


@cache
def outline(model: type[Part]) -> tuple[Outlined, ...]:
    """The declared fields of a model, in order; a field without a declaration is a mistake of ours."""
    return tuple(_outlined(model, name) for name in model.model_fields)


def _outlined(model: type[Part], name: str) -> Outlined:
    field = model.model_fields[name]
    about = declared(field.metadata)
    assert about is not None, f"{model.__name__}.{name} is not declared"
    kind, many = _shape(field.annotation)
    part = kind if isinstance(kind, type) and issubclass(kind, Part) else None
    return Outlined(name, about, part, many, kind is str)


def _shape(annotation: Any) -> tuple[object, bool]:  # an annotation may be any typing construct
    """What a field holds, one or many of it."""
    if get_origin(annotation) is tuple:
        return _shape(get_args(annotation)[0])[0], True
    if get_origin(annotation) is Annotated:
        return _shape(get_args(annotation)[0])
    inner = [part for part in get_args(annotation) if part is not NoneType]
    return _shape(inner[0]) if len(inner) == 1 else (annotation, False)


Want = Callable[[Outlined], bool]


@cache
def _branches(model: type[Part], want: Want) -> tuple[Outlined, ...]:
    """The fields that are wanted, or that hold parts with wanted fields: all others need not be looked at."""
    return tuple(field for field in outline(model) if want(field) or (field.part and _branches(field.part, want)))


def _refers(field: Outlined) -> bool:
    return bool(field.about.refers)


def _markdown(field: Outlined) -> bool:
    return field.about.markdown


def _private(field: Outlined) -> bool:
    return field.about.private


def values(record: Part, want: Want, path: Path = ()) -> Iterator[tuple[Path, Outlined, object]]:
    """Every value that is there and wanted, with its path and its field; parts are opened."""
    for field in _branches(type(record), want):
        value = getattr(record, field.name)
        if not value and value != 0:
            continue
        here = (*path, field.name)
        if field.many:
            for number, item in enumerate(value):
                yield from _value(item, field, want, (*here, number))
        else:
            yield from _value(value, field, want, here)


def _value(value: object, field: Outlined, want: Want, path: Path) -> Iterator[tuple[Path, Outlined, object]]:
    if want(field):
        yield path, field, value
    if isinstance(value, Part):
        yield from values(value, want, path)


def references(record: Part) -> Iterator[tuple[Path, str, str]]:
    """Path, record type and id of every reference."""
    return ((path, field.about.refers, str(value)) for path, field, value in values(record, _refers))


def texts(record: Part) -> Iterator[tuple[Path, str]]:
    """Path and source of every Markdown text."""
    return ((path, str(value)) for path, _, value in values(record, _markdown))


def private_fields(record: Part) -> set[str]:
    """The fields of a record that hold something private."""
    return {str(path[0]) for path, _, _ in values(record, _private)}


def parts(record: Part, kinds: tuple[type[Part], ...]) -> Iterator[Part]:
    """The parts of these types that stand directly in a record."""
    for field in outline(type(record)):
        if field.part in kinds:
            found = getattr(record, field.name)
            yield from found if field.many else (found,) if found else ()
