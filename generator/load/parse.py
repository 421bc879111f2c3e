"""One file's bytes to one record, and everything wrong with it; pure, so that a cache may stand before it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Generic, TypeVar, get_origin

from pydantic import ValidationError, create_model

from generator import yamlfile
from generator.load.explain import explain, path_of
from generator.load.pinpoint import pinpointed, remarks
from generator.problems import Path, Problem
from generator.records import Record
from generator.records.mistaken import Mistaken
from generator.records.values import Part, is_id
from generator.yamlfile import Mapped, Value, read_bytes, read_text

M = TypeVar("M", bound=Part)
INDISPENSABLE = ("date", "level")
"""Required fields that rules reckon with: a record that lacks one of them is looked at value by value only."""


@dataclass(frozen=True)
class Parsed(Generic[M]):
    """What a file holds; None when something is wrong with it. The problems know their places."""

    value: M | None
    problems: tuple[Problem, ...] = ()
    plain: Value | None = None
    """The plain values that a right record was made of."""
    mistaken: Mistaken | None = None
    """What is right of a file with mistakes; None when nothing could be made out."""


def record(data: bytes, file: str, name: str, model: type[Record], known: Mapped | None = None) -> Parsed[Record]:
    """A record of the type `model`; its id is `name`, the file's name without `.yml`; `known` are its plain values if nothing is wrong with them."""
    plain, problems = (known, list[Problem]()) if known is not None else plain_values(data, file)
    if plain is None:
        return Parsed(None, tuple(problems))
    if plain.get("id") not in (None, "", name):
        problems.append(Problem(file, ("id",), "id-mismatch", {"found": str(plain["id"]), "name": name}))
    parsed = _validated({**plain, "id": name}, model, file)
    return replace(parsed, problems=placed((*problems, *parsed.problems), data))


def plain_values(data: bytes, file: str) -> tuple[Mapped | None, list[Problem]]:
    """As `read_bytes`; what remarks may not hold is named as well."""
    plain, problems = read_bytes(data, file)
    # What is right and has no remark says nothing but its values, and those the rules look at.
    if problems or b"#" in data:
        text, _ = read_text(data, file)
        problems += remarks(text or "", file, plain)
    return plain, problems


def settings(data: bytes, file: str, model: type[M]) -> Parsed[M]:
    """A settings file of one value."""
    plain, problems = plain_values(data, file)
    if plain is None:
        return Parsed(None, tuple(problems))
    parsed = _validated(plain, model, file)
    return replace(parsed, problems=placed((*problems, *parsed.problems), data))


@dataclass(frozen=True)
class Entries(Generic[M]):
    """A settings file of many values: the right ones by key, and all keys, or None where the file could not be read."""

    found: dict[str, M]
    keys: frozenset[str] | None
    problems: tuple[Problem, ...]


def entries(data: bytes, file: str, model: type[M], *, ids: bool = False) -> Entries[M]:
    """A settings file of many values under their keys; with `ids` the keys have to be fit for addresses."""
    plain, problems = plain_values(data, file)
    found: dict[str, M] = {}
    for key, value in (plain or {}).items():
        parsed = _validated(value, model, file)
        problems += [replace(problem, path=(key, *problem.path)) for problem in parsed.problems]
        if ids and not is_id(key):
            problems.append(Problem(file, (key,), "bad-id", {"found": key}))
        elif parsed.value is not None:
            found[key] = parsed.value
    return Entries(found, None if plain is None else frozenset(plain), placed(problems, data))


def _validated(plain: Value, model: type[M], file: str) -> Parsed[M]:
    try:
        return Parsed(model.model_validate(plain), plain=plain)
    except ValidationError as error:
        return Parsed(None, tuple(explain(error, model, file)), mistaken=_mistaken(plain, error, model))


# --- What is right of a file with mistakes


def _mistaken(plain: Value, error: ValidationError, model: type[Part]) -> Mistaken | None:
    if not isinstance(plain, dict):
        return None
    mended, kept = _mended(plain, [path_of(detail) for detail in error.errors(include_url=False)])
    lenient = _lenient(model).model_validate(mended)
    right = {name: value for name in model.model_fields if (value := getattr(lenient, name)) is not None}
    part = model.model_construct(None, **{**_nothing(model), **right})
    wrong = frozenset(str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"])
    whole = not (set(INDISPENSABLE) & _nothing(model).keys()) - right.keys()
    return Mistaken(model.__name__.lower(), part, wrong, kept, whole)


def _mended(plain: Mapped, wrong: list[Path]) -> tuple[Mapped, dict[str, tuple[int, ...]]]:
    """The values without the wrong ones: a list loses its wrong items only, and which stayed is told."""
    lost: defaultdict[str, set[int | None]] = defaultdict(set)
    for path in wrong:
        lost[str(path[0])].add(path[1] if len(path) > 1 and isinstance(path[1], int) else None)
    mended: Mapped = {}
    kept: dict[str, tuple[int, ...]] = {}
    for name, value in plain.items():
        if name not in lost:
            mended[name] = value
        elif isinstance(value, list) and None not in lost[name]:
            kept[name] = tuple(number for number in range(len(value)) if number not in lost[name])
            mended[name] = [value[number] for number in kept[name]]
    return mended, kept


@cache
def _lenient(model: type[Part]) -> type[Part]:
    """The model with every field optional."""
    fields: dict[str, Any] = {}  # pydantic takes field definitions as tuples of anything
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation  # any typing construct
        fields[name] = (Annotated[annotation | None, *field.metadata], None)
    return create_model(model.__name__, __base__=Part, **fields)


NOTHING: Mapping[object, object] = {str: "", tuple: (), dict: {}}


@cache
def _nothing(model: type[Part]) -> Mapping[str, object]:
    """What stands for a required field that is not there."""
    needed = {name: field.annotation for name, field in model.model_fields.items() if field.is_required()}
    return {name: NOTHING.get(get_origin(kind) or kind) for name, kind in needed.items()}


def placed(problems: Sequence[Problem], data: bytes) -> tuple[Problem, ...]:
    """The problems with line and column, looked up in the text only when there are any; those of a whole file have none."""
    if all(problem.line or not problem.path for problem in problems):
        return tuple(problems)
    text, _ = read_text(data, "")
    if text is None:
        return tuple(problems)
    inside = [problem for problem in problems if problem.path]
    return (*pinpointed(text, yamlfile.placed(text, inside)), *(problem for problem in problems if not problem.path))
