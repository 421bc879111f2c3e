"""What differs between two states of a record, field by field, from the values as they are written; imports records."""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.records.reading import Outlined, outline
from generator.records.values import Part
from generator.yamlfile import Mapped, Value

MOST = 250_000
"""Pairs of items that are compared."""
EMPTY: tuple[Value, ...] = ("", [], {})


class Step(NamedTuple):
    """One step on the way to a value: a key, its field where it is declared, and an item's place from 0 where it is one of a list."""

    key: str
    field: Outlined | None
    place: int | None = None
    of: Value | None = None
    """The item that lies there, which tells people more than its place."""


class Change(NamedTuple):
    """A value that one of two states has otherwise than the other; None where it has none."""

    way: tuple[Step, ...]
    old: Value | None
    new: Value | None

    @property
    def field(self) -> Outlined | None:
        return self.way[-1].field

    @property
    def private(self) -> bool:
        """Whether nobody but the office may read it: then the whole part may not be read either."""
        return any(step.field.about.private for step in self.way if step.field)


def changes(model: type[Part], old: Mapped, new: Mapped, way: tuple[Step, ...] = ()) -> Iterator[Change]:
    """Every value that differs, in the declared order, unknown keys last."""
    fields: Mapping[str, Outlined] = {field.name: field for field in outline(model)}
    for key in dict.fromkeys((*fields, *old, *new)):
        before, after = _there(old.get(key)), _there(new.get(key))
        if before != after:
            yield from _value(before, after, (*way, Step(key, fields.get(key))))


def _there(value: Value | None) -> Value | None:
    return None if value in EMPTY else value


def _value(old: Value | None, new: Value | None, way: tuple[Step, ...]) -> Iterator[Change]:
    field = way[-1].field
    part = field.part if field else None
    if part and isinstance(old, dict) and isinstance(new, dict):
        yield from changes(part, old, new, way)
    elif part and _is_list(old) and _is_list(new):
        yield from _items(part, _list(old), _list(new), way)
    else:
        yield Change(way, old, new)


def _is_list(value: Value | None) -> bool:
    return value is None or isinstance(value, list)


def _list(value: Value | None) -> list[Value]:
    return value if isinstance(value, list) else []


def _items(part: type[Part], old: list[Value], new: list[Value], way: tuple[Step, ...]) -> Iterator[Change]:
    """Items are the same where they say the same; of those left over, two that say something in common are one that changed."""
    for left, right in _pairs(old, new):
        before, after = _at(old, left), _at(new, right)
        gone, come = (Step(way[-1].key, way[-1].field, *each) for each in ((left, before), (right, after)))
        if isinstance(before, dict) and isinstance(after, dict) and _said(before) & _said(after):
            yield from changes(part, before, after, (*way[:-1], come))
        else:
            yield from [Change((*way[:-1], gone), before, None)] * (before is not None)
            yield from [Change((*way[:-1], come), None, after)] * (after is not None)


def _said(item: Mapped) -> set[tuple[str, str]]:
    return {(key, value) for key, value in item.items() if isinstance(value, str)}


def _at(items: Sequence[Value], place: int | None) -> Value | None:
    return items[place] if place is not None else None


def _pairs(old: list[Value], new: list[Value]) -> Iterator[tuple[int | None, int | None]]:
    """Places of items that changed, came (no old place) or went (no new place)."""
    keys = [[json.dumps(item, sort_keys=True) for item in items] for items in (old, new)]
    opcodes = (
        SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
        if len(old) * len(new) <= MOST
        else [("replace", 0, len(old), 0, len(new))]
    )
    for tag, a, b, c, d in opcodes:
        if tag != "equal":
            both = min(b - a, d - c)
            yield from ((a + step, c + step) for step in range(both))
            yield from ((place, None) for place in range(a + both, b))
            yield from ((None, place) for place in range(c + both, d))
