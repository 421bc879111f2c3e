"""Plain values to YAML in the one canonical form, with remarks where there are any; imports only the standard library and characters.

Block style, two spaces a step, items of a list one step in; a value stands without quotes wherever `read` gives it back so, else in
double quotes, in single ones where that saves escapes; several lines stand as a `|` block. Nothing is folded.
"""

import re
from collections.abc import Mapping, Sequence

from generator.characters import FORBIDDEN
from generator.problems import Path
from generator.yamlfile.remarks import NONE, Remarks

STEP = "  "
# What begins no other token, and holds nothing that ends a plain scalar in a block (YAML 1.2.2, 7.3.3).
PLAIN = re.compile(
    r"(?!---|\.\.\.)(?:[^ \t\n\r\ufeff,\[\]{}#&*!|>'\"%@`?:-]|[?:-](?=[^ \t\n\r]))"
    r"(?:[^ \t\n\r\ufeff:#]|:(?=[^ \t\n\r])|(?<=[^ ])#| +(?=[^ \t\n\r#]))*"
)
SIMPLE = 1_000
"""Characters of a key that may stand before its colon on one line; YAML allows 1,024."""
ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def write(value: Mapping[str, object], remarks: Remarks = NONE) -> str:
    """A mapping of plain values as YAML that `read` gives back character for character; every remark stands in it too."""
    writer = _Writer(remarks)
    writer.container(value, (), "")
    head = [*remarks.head, ""] if remarks.head else []
    return "\n".join([*head, *writer.lines, ""])


class _Writer:
    """Collects the lines of one file."""

    def __init__(self, remarks: Remarks) -> None:
        self.lines: list[str] = []
        self._remarks = remarks
        self._lead = ""
        """The dashes that the next line begins with: the first entry of an item stands beside them."""

    def container(self, value: object, path: Path, pad: str) -> None:
        """The entries of a mapping or list; an empty one at the top is `{}`."""
        if isinstance(value, Mapping):
            for key, each in value.items():
                self._entry(_key(str(key), pad), each, (*path, str(key)), pad)
        elif isinstance(value, Sequence):
            for number, each in enumerate(value):
                self._item(each, (*path, number), pad)
        if not value:
            self.lines.append("{}")
        self.lines += (f"{pad}{remark}" for remark in self._remarks.below.get(path, ()))

    def _entry(self, key: str, value: object, path: Path, pad: str) -> None:
        self._above(path, pad)
        beside = f" {remark}" if (remark := self._remarks.beside.get(path)) else ""
        self._value(key, value, path, pad, beside)

    def _item(self, value: object, path: Path, pad: str) -> None:
        self._above(path, pad)
        remark = self._remarks.beside.get(path, "")
        if value and not isinstance(value, str):
            # Beside the dash stands the first entry: what was said there is said above.
            self.lines += [f"{self._indent(pad)}{remark}"] if remark else []
            self._lead = f"{self._lead or pad}- "
            self.container(value, path, pad + STEP)
        else:
            self._value("-", value, path, pad, f" {remark}" if remark else "")

    def _value(self, head: str, value: object, path: Path, pad: str, beside: str) -> None:
        start, self._lead = f"{self._lead or pad}{head}", ""
        if isinstance(value, str):
            first, *more = _text(value)
            self.lines.append(f"{start} {first}{beside}")
            self.lines += (f"{pad}{STEP}{line}" if line else "" for line in more)
        elif value:
            self.lines.append(f"{start}{beside}")
            self.container(value, path, pad + STEP)
        else:
            self.lines.append(f"{start} {'{}' if isinstance(value, Mapping) else '[]'}{beside}")

    def _above(self, path: Path, pad: str) -> None:
        self.lines += (f"{self._indent(pad)}{remark}" for remark in self._remarks.above.get(path, ()))

    def _indent(self, pad: str) -> str:
        """Where a remark stands: left of dashes that are still to come."""
        return self._lead[: len(self._lead) - len(self._lead.lstrip())] if self._lead else pad


def _key(key: str, pad: str) -> str:
    written = _line(key)
    return f"{written}:" if len(written) <= SIMPLE else f"? {written}\n{pad}:"


def _text(text: str) -> list[str]:
    """A text as it stands behind its key: one line, or the head of a block and its lines."""
    if "\n" not in text or not text.strip() or FORBIDDEN.search(text) or "\r" in text:
        return [_line(text)]
    chomp = "+" if text.endswith("\n\n") else "" if text.endswith("\n") else "-"
    indicator = str(len(STEP)) if text[0] in " \t\n" else ""
    return [f"|{indicator}{chomp}", *text.removesuffix("\n").split("\n")]


def _line(text: str) -> str:
    if PLAIN.fullmatch(text) and not FORBIDDEN.search(text):
        return text
    escapes = FORBIDDEN.search(text) or re.search(r"[\n\r]", text)
    if not escapes and ("\\" in text or '"' in text):
        return "'{}'".format(text.replace("'", "''"))
    return '"{}"'.format("".join(ESCAPED.get(char) or _escaped(char) for char in text))


def _escaped(char: str) -> str:
    if not FORBIDDEN.match(char):
        return char
    number = ord(char)
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
