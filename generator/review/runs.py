"""What two texts have in common and what not, as somebody who edits them would say it; imports only the standard library.

Chinese has no spaces between words, so that every character may begin one; Latin words and numbers stay whole.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]*[”’」』）)]*")
TOKEN = re.compile(r"[0-9A-Za-z\u00c0-\u024f][0-9A-Za-z\u00c0-\u024f.,_%+-]*(?<![.,])|\s+|.", re.DOTALL)
MOST = 250_000
"""Pairs of pieces that are compared; beyond, the whole passage counts as rewritten."""
SHORT = 2
"""Characters that two changes must have between them, or they are one: confetti is no help."""


class Run(NamedTuple):
    """A stretch of text: `sign` is `=` for what stayed, `-` for what is gone, `+` for what is new."""

    sign: str
    text: str


def runs(old: str, new: str) -> list[Run]:
    """The way from one text to the other: sentences first, and within those that differ words."""
    found: list[Run] = []
    for sign, left, right in _compared(SENTENCE.findall(old), SENTENCE.findall(new)):
        if sign == "=":
            found.append(Run("=", left))
        else:
            found += _words(left, right)
    return list(_joined(_calm(list(_joined(found)))))


def _words(old: str, new: str) -> Iterator[Run]:
    for sign, left, right in _compared(TOKEN.findall(old), TOKEN.findall(new)):
        if sign == "=":
            yield Run("=", left)
        else:
            yield Run("-", left)
            yield Run("+", right)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """`=` with a common stretch, `!` with one that differs."""
    start, end = _common(old, new)
    middle = old[start : len(old) - end], new[start : len(new) - end]
    yield "=", "".join(old[:start]), ""
    if len(middle[0]) * len(middle[1]) > MOST:
        yield "!", "".join(middle[0]), "".join(middle[1])
    else:
        for tag, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
            yield "=" if tag == "equal" else "!", "".join(middle[0][a:b]), "".join(middle[1][c:d])
    yield "=", "".join(old[len(old) - end :]), ""


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many pieces are the same at the beginning, and of the others at the end."""
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - start
    return start, next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)


def _calm(found: Sequence[Run]) -> Iterator[Run]:
    """Without the crumbs between two changes: what stayed there counts as gone and come again."""
    for place, run in enumerate(found):
        between = 0 < place < len(found) - 1
        if run.sign == "=" and between and len(run.text.strip()) < SHORT:
            yield Run("-", run.text)
            yield Run("+", run.text)
        else:
            yield run


def _joined(found: Sequence[Run] | Iterator[Run]) -> Iterator[Run]:
    """Between two stretches that stayed first what is gone, then what is new."""
    for stayed, group in groupby((run for run in found if run.text), key=lambda run: run.sign == "="):
        stretch = list(group)
        for sign in "=" if stayed else "-+":
            if text := "".join(run.text for run in stretch if run.sign == sign):
                yield Run(sign, text)


def shortened(found: Sequence[Run], around: int, most: int) -> list[Run]:
    """The runs with what stayed cut to a few characters `around` each change, and each change to `most`; an ellipsis stands for the rest."""
    last = len(found) - 1
    return [
        run._replace(text=_around(run.text, around if place else 0, around if place < last else 0))
        if run.sign == "="
        else run._replace(text=cut(run.text, most))
        for place, run in enumerate(found)
    ]


def _around(text: str, before: int, after: int) -> str:
    """The first `before` and the last `after` characters."""
    if len(text) <= before + after + 1:
        return text
    return f"{text[:before]}…{text[len(text) - after :]}"


def cut(text: str, most: int) -> str:
    """At most so many characters; an ellipsis stands for the rest."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
