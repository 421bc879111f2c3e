"""Which typical slip of the pen lies behind a YAML syntax error, and the line as it was meant; imports only the standard library."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

# `- key: value`, `key: value`, `- value` or `value`; the head is all that stands before the value.
LINE = re.compile(r"""(?P<head>\s*(?:-\s+)*(?:[^\s:#"'\[\]{}-][^:]*:\s+)?)(?P<value>\S.*?)\s*""")
NO_SPACE = re.compile(r"""(?P<key>\s*(?:-\s+)*[^\s:：#"']+)\s*(?P<colon>:(?=[^\s:/])|：)\s*""")
CLOSED_QUOTE = re.compile(r""""(?:[^"\\]|\\.)*"\s*(?:#.*)?|'(?:[^']|'')*'\s*(?:#.*)?""")
# A line under which something must stand further right; the last two kinds open a block of text.
OPENING = re.compile(r"[:|>][-+0-9]*\s*$")
BLOCK = re.compile(r":\s+[|>][-+0-9]*\s*$")
FORBIDDEN_STARTS = "%@`*&!|>[]{},?"


@dataclass(frozen=True)
class Failure:
    """What the parser says: its words, and the 1-based places where it stopped and where the trouble began (0: not told)."""

    reason: str
    line: int
    column: int
    context_line: int = 0
    context_column: int = 0


@dataclass(frozen=True)
class Mistake:
    """One slip: its problem code and place, and the text of the line that was probably meant (None when nobody can tell)."""

    code: str
    line: int
    column: int
    mended: str | None = None
    arguments: dict[str, str] = field(default_factory=dict)


def find_mistake(lines: list[str], failure: Failure) -> Mistake:
    """The likeliest slip for a failure; `yaml-syntax` with the parser's own words when none fits. Never fails."""
    for look in DETECTIVES:
        mistake = look(lines, failure)
        if mistake is not None:
            return mistake
    return Mistake("yaml-syntax", failure.line, failure.column, None, {"reason": failure.reason})


def _text(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _previous(lines: list[str], number: int) -> int:
    """The nearest line above that says something; 0 when there is none."""
    above = range(min(number - 1, len(lines)), 0, -1)
    return next((n for n in above if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#")), 0)


def _suspects(lines: list[str], failure: Failure) -> Iterable[int]:
    yield from dict.fromkeys((failure.line, failure.context_line, _previous(lines, failure.line)))


def _tab(lines: list[str], failure: Failure) -> Mistake | None:
    for number in _suspects(lines, failure):
        text = _text(lines, number)
        indent = text[: len(text) - len(text.lstrip())]
        if "\t" in indent:
            above = _text(lines, _previous(lines, number))
            spaces = indent.replace("\t", "  ") if OPENING.search(above) else " " * min(_depth(above), 2 * len(indent))
            return Mistake("yaml-tab", number, indent.index("\t") + 1, spaces + text.lstrip())
    return None


def _colon_in_value(lines: list[str], failure: Failure) -> Mistake | None:
    if "mapping values are not allowed" not in failure.reason:
        return None
    split = LINE.fullmatch(_text(lines, failure.line))
    if split and split["head"].rstrip().endswith(":") and failure.column > len(split["head"]):
        return _quoted("yaml-colon-value", failure.line, split)
    return None


def _keyless(lines: list[str], failure: Failure) -> int:
    """The line that the parser missed a colon in; 0 when it misses none."""
    if "mapping values are not allowed" in failure.reason:
        return _previous(lines, failure.line)
    return failure.context_line if "could not find expected ':'" in failure.reason else 0


def _no_space(lines: list[str], failure: Failure) -> Mistake | None:
    number = _keyless(lines, failure)
    text = _text(lines, number)
    found = NO_SPACE.match(text)
    if not found:
        return None
    code = "yaml-colon-fullwidth" if found["colon"] == "：" else "yaml-colon-space"
    return Mistake(code, number, found.start("colon") + 1, f"{found['key']}: {text[found.end() :]}")


def _block_text(lines: list[str], failure: Failure) -> Mistake | None:
    """A paragraph under `body: |` that is not moved to the right."""
    number = _keyless(lines, failure)
    above = _text(lines, _previous(lines, number))
    return _moved_text(lines, number, _depth(above) + 2) if number and BLOCK.search(above) else None


def _plain_line(lines: list[str], failure: Failure) -> Mistake | None:
    if "could not find expected ':'" not in failure.reason:
        return None
    number = failure.context_line
    above = _depth(_text(lines, _previous(lines, number)))
    # Where nobody can tell what the line belongs to, the rest is read without it.
    return _moved_text(lines, number, above if above > _depth(_text(lines, number)) else None)


def _moved_text(lines: list[str], number: int, depth: int | None) -> Mistake:
    text = _text(lines, number)
    mended = "" if depth is None else " " * depth + text.strip()
    return Mistake("yaml-text-line", number, _depth(text) + 1, mended, {"found": text.strip()})


def _quote(lines: list[str], failure: Failure) -> Mistake | None:
    """A quotation mark that is not closed, or is followed by text; it may stand well above the place where the parser stopped."""
    first = failure.context_line or 1
    for number in range(min(failure.line, len(lines)), first - 1, -1):
        split = LINE.fullmatch(_text(lines, number))
        if split and split["value"][0] in "\"'" and not CLOSED_QUOTE.fullmatch(split["value"]):
            return _quoted("yaml-quote", number, split)
    return None


def _start(lines: list[str], failure: Failure) -> Mistake | None:
    for number in _suspects(lines, failure):
        split = LINE.fullmatch(_text(lines, number))
        if split and split["head"] and split["value"][0] in FORBIDDEN_STARTS and not _enclosed(split["value"]):
            code = "yaml-bracket" if _unclosed(split["value"]) else "yaml-start"
            return _quoted(code, number, split)
    return None


def _enclosed(value: str) -> bool:
    """A list or group on one line: what is wrong lies inside it."""
    return value[0] + value[-1] in ("[]", "{}")


def _unclosed(value: str) -> bool:
    return (value[0] == "[" and "]" not in value) or (value[0] == "{" and "}" not in value)


def _indent(lines: list[str], failure: Failure) -> Mistake | None:
    signs = (
        "mapping values are not allowed",
        "did not find expected key",
        "<document start>",
        "did not find expected '-'",
    )
    text = _text(lines, failure.line)
    is_entry = re.match(r"\s*(?:- |[^\s:]+:(?:\s|$))", text)
    # Only a stop at the line's beginning, or at its first colon, speaks of indentation.
    if is_entry and any(sign in failure.reason for sign in signs) and ":" not in text[: failure.column - 1]:
        depth = _entry_depth(_text(lines, _previous(lines, failure.line)), text)
        return Mistake("yaml-indent", failure.line, _depth(text) + 1, " " * depth + text.lstrip())
    return None


def _entry_depth(above: str, text: str) -> int:
    """How far right an entry belongs that continues the list or mapping of the line above."""
    dash = re.match(r"\s*- +", above)
    return dash.end() if dash and not text.lstrip().startswith("- ") else _depth(above)


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip())


def _quoted(code: str, number: int, split: re.Match[str]) -> Mistake:
    value = split["value"]
    if code == "yaml-bracket":
        meant = value + {"[": "]", "{": "}"}[value[0]]
    elif code == "yaml-quote" and value.count(value[0]) == 1:
        meant = value + value[0]
    else:
        meant = in_quotes(value)
    start = {"start": value[0]} if code in ("yaml-bracket", "yaml-start") else {}
    return Mistake(code, number, len(split["head"]) + 1, split["head"] + meant, {"found": value, **start})


def in_quotes(value: str) -> str:
    """A one-line value as a quoted YAML scalar."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


DETECTIVES: tuple[Callable[[list[str], Failure], Mistake | None], ...] = (
    _tab,
    _colon_in_value,
    _block_text,
    _no_space,
    _plain_line,
    _quote,
    _start,
    _indent,
)
