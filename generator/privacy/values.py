"""What is found in a text, and how it is shown; imports only the standard library."""

from collections.abc import Iterable
from dataclasses import dataclass

KEPT_FIRST, KEPT_LAST = 3, 2


@dataclass(frozen=True)
class Finding:
    """A place that looks like personal data.

    `kind` is `id-card`, `mobile` or `bank-card`; of hints `email`, `account`, `home`, `birthday`, `student`, `plate`, `passport` or `minor`.
    """

    kind: str
    start: int
    end: int
    found: str
    """The characters as they stand in the text, from `start` to `end`."""


def apart(found: Iterable[Finding]) -> list[Finding]:
    """Sorted by place; of two that overlap the first one stays."""
    kept: list[Finding] = []
    taken: set[int] = set()
    for each in found:
        if taken.isdisjoint(range(each.start, each.end)):
            kept.append(each)
            taken.update(range(each.start, each.end))
    return sorted(kept, key=lambda each: each.start)


def mask(found: str) -> str:
    """The first characters and the last: enough to find it in the file, too little to be used."""
    if len(found) < 2 * (KEPT_FIRST + KEPT_LAST):
        return f"{found[:2]}***"
    return f"{found[:KEPT_FIRST]}***{found[-KEPT_LAST:]}"
