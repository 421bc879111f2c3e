"""The quick way to read YAML: plain values and nothing else; whatever is out of the ordinary is left to the survey; imports yaml."""

from typing import Any

import yaml

# The stubs of PyYAML know neither the attributes that tell the kinds of events apart nor that there always is a next one.
Event = Any

Value = str | list["Value"] | dict[str, "Value"]
Mapped = dict[str, Value]

DEPTH = 12
"""Mappings and lists that may stand within each other; records need five."""


class Unusual(Exception):
    """The quick way found something that only the survey can tell apart; never leaves this folder."""


def quick(text: str) -> Mapped:
    """The mapping of a right text; raises Unusual or yaml.YAMLError for every other."""
    parser = yaml.CBaseLoader(text)
    try:
        parser.get_event()
        if type(parser.get_event()) is not yaml.DocumentStartEvent:
            raise Unusual
        value = _quick_value(parser, parser.get_event(), 1)
        parser.get_event()
        if type(parser.get_event()) is not yaml.StreamEndEvent or type(value) is not dict:
            raise Unusual
        return value
    finally:
        parser.dispose()


def _quick_value(parser: yaml.CBaseLoader, event: Event, depth: int) -> Value:
    kind = type(event)
    if depth > DEPTH + 1 or event.anchor is not None or event.tag is not None:
        raise Unusual
    if kind is yaml.ScalarEvent:
        return event.value  # type: ignore[no-any-return]
    return _quick_mapping(parser, depth) if kind is yaml.MappingStartEvent else _quick_list(parser, depth)


def _quick_mapping(parser: yaml.CBaseLoader, depth: int) -> Mapped:
    mapping: Mapped = {}
    while type(event := parser.get_event()) is yaml.ScalarEvent:
        key = event.value
        if key in mapping or not key or event.anchor is not None or event.tag is not None:
            raise Unusual
        mapping[key] = _quick_value(parser, parser.get_event(), depth + 1)
    if type(event) is not yaml.MappingEndEvent:
        raise Unusual
    return mapping


def _quick_list(parser: yaml.CBaseLoader, depth: int) -> list[Value]:
    items: list[Value] = []
    while type(event := parser.get_event()) is not yaml.SequenceEndEvent:
        items.append(_quick_value(parser, event, depth + 1))
    return items
