"""A model's validation errors as problems; imports records (storey 1) and pydantic."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.fields import About, declared
from generator.problems import Path, Problem, nearest

SHAPES = {
    "string_type": "not-text",
    "tuple_type": "not-a-list",
    "model_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
}
MOST = 1_000
"""Nobody mends more at a time, and a file made to cost time costs little."""
Explained = tuple[str, Mapping[str, str]]


def explain(error: ValidationError, model: type[BaseModel], file: str) -> list[Problem]:
    """Every error of one validation, each with its path and the code's arguments; of a file full of nonsense the first MOST."""
    return [_problem(detail, model, file) for detail in error.errors(include_url=False)[:MOST]]


def path_of(detail: ErrorDetails) -> Path:
    """Where in the plain values the error lies; pydantic marks the key of a mapping with a step of its own."""
    return tuple(step for step in detail["loc"] if step != "[key]")


def _problem(detail: ErrorDetails, model: type[BaseModel], file: str) -> Problem:
    path = path_of(detail)
    if detail["type"] == "missing":
        code, arguments = _missing(detail["input"], path, model)
    elif detail["type"] == "extra_forbidden":
        code, arguments = _unknown(str(path[-1]), keys_at(model, _names(path[:-1])))
    elif detail["input"] == "":
        # An empty item of a list, or nothing behind a key of a mapping whose keys are free.
        code, arguments = "empty-value", {}
    elif detail["type"] in ("enum", "literal_error"):
        code, arguments = _not_in_list(detail)
    elif detail["type"] in SHAPES:
        code, arguments = SHAPES[detail["type"]], {"found": _shape(detail["input"])}
    else:
        context = detail.get("ctx", {})
        code, arguments = detail["type"], {name: str(value) for name, value in context.items() if name != "code"}
    return Problem(file, path, code, arguments)


def _missing(within: object, path: Path, model: type[BaseModel]) -> Explained:
    if path[-1] == "alt" and isinstance(within, dict):
        file = within.get("file", "")
        return "alt-missing", {"found": file if isinstance(file, str) else ""}
    return "missing-field", {"field": str(path[-1]), "label": label(model, path)}


def _unknown(key: str, known: Mapping[str, str]) -> Explained:
    """People also write the label that the page shows."""
    by_label = {label: name for name, label in known.items()}
    near = nearest(key, known) or by_label.get(nearest(key, by_label), "")
    return "unknown-key", {"found": key, "nearest": near, "allowed": "、".join(known)}


def _not_in_list(detail: ErrorDetails) -> Explained:
    # Pydantic's own sentence: 'a', 'b' or 'c'.
    expected = str(detail.get("ctx", {}).get("expected", ""))
    choices = {word.strip("' "): "" for word in expected.replace(" or ", ",").split(",")}
    found = detail["input"]
    if not isinstance(found, str):
        return "not-text", {"found": _shape(found)}
    if "[key]" in detail["loc"]:
        return _unknown(found, choices)
    return "not-in-list", {"found": found, "nearest": nearest(found, choices), "allowed": "、".join(choices)}


def _shape(value: object) -> str:
    return {"dict": "mapping", "list": "list", "str": "text"}.get(type(value).__name__, type(value).__name__)


@cache
def keys_at(model: type[BaseModel], names: tuple[str, ...]) -> Mapping[str, str]:
    """The keys that the model knows below these keys, with their Chinese labels."""
    inner = _model_at(model, names)
    return {name: label(inner, (name,)) for name in inner.model_fields} if inner else {}


def label(model: type[BaseModel], path: Path) -> str:
    """The Chinese label of the field at a path, or its key."""
    about = about_at(model, path)
    return about.zh if about else str(path[-1])


def about_at(model: type[BaseModel], path: Path) -> About | None:
    """The declaration of the field at a path, of a list's item that of the list."""
    names = _names(path)
    inner = _model_at(model, names[:-1])
    field = inner.model_fields.get(names[-1]) if inner and names else None
    return declared(field.metadata) if field else None


def _names(path: Path) -> tuple[str, ...]:
    """A path without its positions."""
    return tuple(step for step in path if isinstance(step, str))


def _model_at(model: type[BaseModel], names: tuple[str, ...]) -> type[BaseModel] | None:
    here: type[BaseModel] | None = model
    for name in names:
        field = here.model_fields.get(name) if here else None
        here = _inner_model(field.annotation) if field else None
    return here


def _inner_model(annotation: Any) -> type[BaseModel] | None:  # an annotation may be any typing construct
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is None:
        return None
    return next((inner for part in get_args(annotation) if (inner := _inner_model(part))), None)
