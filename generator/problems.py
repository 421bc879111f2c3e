"""Problem: what is wrong in a record, as a value; imports only the standard library."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, total_ordering

FAR = 1_000_000
Path = tuple[str | int, ...]


@total_ordering
@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, where it is, and with which values; `messages` puts it into words.

    `file` is relative to the root and written with `/`.
    `path` leads from the top of the file to the value: keys and 0-based positions; empty for the whole file.
    `arguments` fill the placeholders that `messages.yml` lists for the code; never shortened, never escaped.
    `line` and `column` count from 1; 0 means the whole file, or a place that nobody has looked up yet.
    """

    file: str
    path: Path
    code: str
    arguments: Mapping[str, str] = field(default_factory=dict, hash=False)
    line: int = 0
    column: int = 0

    @property
    def field(self) -> str:
        """The path as a reader counts: `deeds[2].date` is the date of the second deed."""
        return field_name(self.path)

    def at(self, line: int, column: int) -> Problem:
        """The same problem, with its place."""
        return replace(self, line=line, column=column)

    def order(self) -> tuple[object, ...]:
        """What problems are sorted by; as a key to `sorted` it is made once for each."""
        return (self.file, self.line, self.column, self.code, self.field, sorted(self.arguments.items()))

    def plain(self) -> tuple[object, ...]:
        """The same as plain values, to be kept; `Problem(*plain)` is the problem again."""
        return (self.file, self.path, self.code, dict(self.arguments), self.line, self.column)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return self.order() < other.order()


def field_name(path: Path) -> str:
    """`('deeds', 1, 'date')` as `deeds[2].date`: positions count from 1, as a reader does; '' for the whole file."""
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")


def visible(text: str) -> str:
    """Text that cannot act on a terminal or a build log: what steers or hides is shown as `<U+202E>`.

    Covers control, bidirectional, zero-width, private-use and line-separating characters, odd spaces and lone surrogates.
    """
    if text.isascii() and text.isprintable() and "##[" not in text:
        return text
    shown = "".join(f"<U+{ord(char):04X}>" if _acts(char) else char for char in text)
    # GitHub's runner also obeys its old command form, and that anywhere in a line.
    return shown.replace("##[", "##<U+005B>")


def _acts(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") or (kind == "Zs" and char not in " \u3000")


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that was most likely meant, or '' when none is near; Chinese and Latin alike.

    Case, width and `_`, `-` or space do not count. Near is: at most one character in three wrong, or one is the other's beginning.
    """
    found, mask = _fold(word), _mask(_fold(word))
    best, best_cost = "", FAR
    for choice, folded, choice_mask in _folded(tuple(choices)) if found else ():
        limit = max(1, max(len(found), len(folded)) // 3)
        # One wrong character changes at most two bits; without this test ten thousand ids would take a tenth of a second.
        if (mask ^ choice_mask).bit_count() <= 2 * limit or folded.startswith(found) or found.startswith(folded):
            cost = _cost(found, folded, limit)
            if (cost, choice) < (best_cost, best):
                best, best_cost = choice, cost
    return best


@lru_cache(maxsize=8)
def _folded(choices: tuple[str, ...]) -> list[tuple[str, str, int]]:
    return [(choice, _fold(choice), _mask(_fold(choice))) for choice in choices]


def _fold(word: str) -> str:
    folded = word if word.isascii() else unicodedata.normalize("NFKC", word)
    return folded.casefold().replace("_", "-").replace(" ", "-")


def _mask(word: str) -> int:
    """Which characters a word has, thrown into 64 bits."""
    mask = 0
    for char in word:
        mask |= 1 << (ord(char) & 63)
    return mask


def _cost(word: str, choice: str, limit: int) -> int:
    """How far two folded words lie apart; FAR when too far to be meant."""
    shorter, longer = sorted((word, choice), key=len)
    if len(longer) - len(shorter) <= limit:
        edits = edit_distance(word, choice, limit)
        if edits <= limit and edits < len(shorter):
            return edits
    # "demo" for "demonstration", "广州" for "广州市天河区": an almost equal word is better.
    if len(shorter) >= 2 and longer.startswith(shorter):
        return 9 + len(longer) - len(shorter)
    return FAR


def edit_distance(left: str, right: str, limit: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words; `limit + 1` stands for all that is more."""
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    older: list[int] = []
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and left[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
