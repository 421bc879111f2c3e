"""What a build keeps for the next one: plain values that say what was read, asked, found and written; imports storeys 0 to 3."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import sealed
from generator.ledger import Answer, Ledger, Query
from generator.load.stock import Item, Plain, item, plain_problem, problem
from generator.mirror import File
from generator.problems import Problem

Trace = bytes
"""The questions that were asked for something, by their numbers among all questions."""
VOLATILE = frozenset(("record", "today", "future", "past", "next-meeting", "media", "shown"))
"""Questions whose answers may change though no fact of any record does."""


@dataclass
class Kept:
    """By file, address or name; all of it holds for one `world` only: settings, templates, address of the site."""

    world: str = ""
    items: Mapping[str, Item] = field(default_factory=dict)
    together: tuple[Problem, ...] = ()
    """What is wrong with several records at once."""
    ruled: dict[str, tuple[tuple[Problem, ...], Trace]] = field(default_factory=dict)
    """What is wrong with each record, and what was asked for it."""
    pages: dict[str, tuple[int, Trace]] = field(default_factory=dict)
    """The day of each page, as an ordinal, and what was asked for it."""
    files: Mapping[str, File] = field(default_factory=dict)
    """The mirror."""
    frame: str = ""
    questions: list[tuple[Query, Answer]] = field(default_factory=list)

    def changed(self, ledger: Ledger, same_facts: bool) -> frozenset[int]:
        """The numbers of the questions that have another answer now, of those that can be answered yet."""
        return frozenset(
            number
            for number, (query, answer) in enumerate(self.questions)
            if (query[0] in VOLATILE or not same_facts) and ledger.knows(query[0]) and ledger.ask(*query) != answer
        )


def touched(trace: Trace, changed: frozenset[int]) -> bool:
    """Whether one of the changed questions was asked."""
    numbers = array("I")
    numbers.frombytes(trace)
    return not changed.isdisjoint(numbers)


class Questions:
    """Numbers questions as they come, beginning with those that are kept."""

    def __init__(self, known: Iterable[Query] = ()) -> None:
        self._numbers = {query: number for number, query in enumerate(known)}

    def trace(self, asked: Iterable[Query]) -> Trace:
        numbers = self._numbers
        return array("I", [numbers.setdefault(query, len(numbers)) for query in asked]).tobytes()

    def renumbered(self, trace: Trace, queries: list[Query]) -> Trace:
        """A trace of numbers in another list."""
        numbers = array("I")
        numbers.frombytes(trace)
        return self.trace(queries[number] for number in numbers)

    @property
    def queries(self) -> list[Query]:
        return list(self._numbers)


def read(path: Path, seal: str) -> Kept:
    """What the last build kept; nothing where it was another program, or the file is damaged."""
    plain = sealed.read(path, seal)
    if plain is None:
        return Kept()
    world, items, together, ruled, pages, files, frame, questions = plain
    return Kept(
        world,
        {each.file: each for each in map(item, items)},
        tuple(map(problem, together)),
        {file: (tuple(map(problem, found)), trace) for file, (found, trace) in ruled.items()},
        pages,
        files,
        frame,
        questions,
    )


def write(path: Path, seal: str, kept: Kept) -> None:
    """Keep it for the next build."""
    ruled: dict[str, Any] = {  # plain values
        file: (tuple(map(plain_problem, found)), trace) for file, (found, trace) in kept.ruled.items()
    }
    items: list[Plain] = [each.plain() for each in kept.items.values()]
    together = [plain_problem(each) for each in kept.together]
    plain = (kept.world, items, together, ruled, kept.pages, dict(kept.files), kept.frame, kept.questions)
    sealed.write(path, seal, plain)
