"""How a field is declared once, and read back by everything derived from it; imports only the standard library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """What people and derived outputs need to know of a field beyond its type.

    Forms, spreadsheet columns, CSV headers, JSON Schema and the field reference are made from this and from the
    type beside it; nothing about a field is written down a second time.
    """

    zh: str
    """The label readers see."""
    en: str
    help: str = ""
    """One Chinese sentence for the person who fills the field in."""
    unit: str = ""
    private: bool = False
    """Private values are refused in a public repository and never reach a page."""
    refers: str = ""
    """The record type whose id this field holds, such as `organ`; `region` for a code."""
    vocabulary: str = ""
    """The vocabulary whose key this field holds, such as `domains`."""
    markdown: bool = False
    """Long text in record Markdown."""


def about(
    zh: str,
    en: str,
    help: str = "",
    *,
    unit: str = "",
    private: bool = False,
    refers: str = "",
    vocabulary: str = "",
    markdown: bool = False,
) -> About:
    """Declare a field: `name: Annotated[Line, about("名称", "Name")]`."""
    return About(zh, en, help, unit, private, refers, vocabulary, markdown)


@dataclass(frozen=True, eq=False)
class Written:
    """How a value has to be written, in the keywords of JSON Schema; it stands beside the validator that holds it."""

    schema: Mapping[str, object]
    kind: str = ""
    """How a form asks for it and checks it: `line`, `text`, `day`, `time`, `whole`, `decimal`, `url`, `email`, `account`."""


def as_text(pattern: str = "", longest: int = 0, kind: str = "line") -> Written:
    """A text. YAML tells numbers and truth values from texts, and a record does not: all of them are text."""
    return Written({"type": ["string", "number", "boolean"], **_bounds(pattern, longest)}, kind)


def as_line(pattern: str, longest: int = 0, kind: str = "line") -> Written:
    """A text that nobody takes for a number."""
    return Written({"type": "string", **_bounds(pattern, longest)}, kind)


def as_number(pattern: str, least: int, most: int, *, whole: bool = True) -> Written:
    """A number, or the same between quotes."""
    kind, form = ("integer", "whole") if whole else ("number", "decimal")
    return Written({"type": [kind, "string"], "minimum": least, "maximum": most, "pattern": pattern}, form)


def _bounds(pattern: str, longest: int) -> dict[str, object]:
    return {**({"pattern": pattern} if pattern else {}), **({"maxLength": longest} if longest else {})}


def declared(metadata: Iterable[object]) -> About | None:
    """The declaration among a field's metadata, if it has one."""
    return next((item for item in metadata if isinstance(item, About)), None)
