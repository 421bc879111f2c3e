"""What a build keeps for the next one: plain values that say what was read, asked, found and written; imports storeys 0 to 3."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import sealed
from generator.ledger import ALWAYS, Answer, Fact, Ledger, Query
from generator.load.stock import Item, Plain, item
from generator.mirror import File
from generator.problems import Problem

Trace = bytes
"""The questions that were asked for something, by their numbers among all questions."""


@dataclass
class Kept:
    """By file, address or name; all of it holds for one `world` only: settings, templates, address of the site."""

    world: str = ""
    items: Mapping[str, Item] = field(default_factory=dict)
    together: tuple[Problem, ...] = ()
    """What is wrong with several records at once."""
    asked: Trace = b""
    """What was asked for that, and to know which pages there are."""
    ruled: dict[str, tuple[tuple[Problem, ...], Trace]] = field(default_factory=dict)
    """What is wrong with each record, and what was asked for it."""
    pages: dict[str, tuple[int, Trace]] = field(default_factory=dict)
    """The day of each page, as an ordinal, and what was asked for it."""
    files: Mapping[str, File] = field(default_factory=dict)
    """The mirror."""
    frame: str = ""
    questions: Mapping[Query, Answer] = field(default_factory=dict)
    """Each has the number of its place."""
    cards: list[tuple[Any, ...]] = field(default_factory=list)  # plain values
    """What the search index keeps of each document, by its number."""

    def changed(self, ledger: Ledger, altered: frozenset[Fact], later: str = "") -> frozenset[int]:
        """The numbers of the questions that have another answer now that these facts are other ones.

        The ledger learns the answers that hold. Questions that begin with `later` cannot be asked yet.
        """
        suspects = dict(self._suspects(ledger, altered, later))
        ledger.know(self.questions, suspects.values())
        asked = ((number, query) for number, query in suspects.items() if query[0] != later)
        return frozenset(number for number, query in asked if ledger.ask(*query) != self.questions[query])

    def _suspects(self, ledger: Ledger, altered: frozenset[Fact], later: str) -> Iterator[tuple[int, Query]]:
        outside = ledger.outside | {later}
        for number, query in enumerate(self.questions):
            if query[0] in outside or (
                altered != ALWAYS and ((reads := ledger.reads(*query)) is None or not altered.isdisjoint(reads))
            ):
                yield number, query

    def changed_of(self, ledger: Ledger, name: str) -> frozenset[int]:
        """The same among the questions that begin with `name`."""
        found = (each for each in enumerate(self.questions) if each[1][0] == name)
        return frozenset(number for number, query in found if ledger.ask(*query) != self.questions[query])

    def asked_again(self, ledger: Ledger, changed: frozenset[int]) -> Mapping[Query, Answer]:
        """The questions with today's answers."""
        queries = list(self.questions)
        return {**self.questions, **{queries[number]: ledger.ask(*queries[number]) for number in changed}}


def touched(trace: Trace, changed: frozenset[int]) -> bool:
    """Whether one of the changed questions was asked."""
    return bool(changed) and not changed.isdisjoint(_numbers(trace))


def _numbers(trace: Trace) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(trace)
    return numbers


class Questions:
    """Questions with their answers, numbered as they come."""

    def __init__(self, known: Mapping[Query, Answer] | None = None) -> None:
        self._answers = dict(known or {})
        self._numbers = {query: number for number, query in enumerate(self._answers)}

    def trace(self, asked: Iterable[Query], ledger: Ledger) -> Trace:
        """What was asked, by its numbers; the ledger answers what is new."""
        return array("I", [self._number(query, ledger.ask) for query in asked]).tobytes()

    def adopt(self, answered: Mapping[Query, Answer]) -> Sequence[int]:
        """The numbers here of the questions that another one holds, with its answers to those that are new."""
        return [self._number(query, lambda *_, answer=answer: answer) for query, answer in answered.items()]

    def renew(self, numbers: Iterable[int], known: Iterable[Query], ledger: Ledger) -> None:
        """Take today's answers to the questions of these numbers among the known ones."""
        queries = list(known)
        self._answers.update((queries[number], ledger.ask(*queries[number])) for number in numbers)

    def _number(self, query: Query, answer: Callable[..., Answer]) -> int:
        if query not in self._numbers:
            self._numbers[query], self._answers[query] = len(self._numbers), answer(*query)
        return self._numbers[query]

    @property
    def answered(self) -> Mapping[Query, Answer]:
        return self._answers


def translated(trace: Trace, numbers: Sequence[int] | Mapping[int, int]) -> Trace:
    """A trace whose questions have other numbers."""
    return array("I", [numbers[number] for number in _numbers(trace)]).tobytes()


def pruned(kept: Kept) -> Kept:
    """Without the questions that nobody asks any more: they would be answered again in every build."""
    ruled, pages = (trace for _, trace in kept.ruled.values()), (trace for _, trace in kept.pages.values())
    traces = [kept.asked, *ruled, *pages]
    used = sorted({number for trace in traces for number in _numbers(trace)})
    if len(used) == len(kept.questions):
        return kept
    numbers, queries = {number: place for place, number in enumerate(used)}, list(kept.questions)
    return replace(
        kept,
        asked=translated(kept.asked, numbers),
        ruled={file: (found, translated(trace, numbers)) for file, (found, trace) in kept.ruled.items()},
        pages={address: (day, translated(trace, numbers)) for address, (day, trace) in kept.pages.items()},
        questions={queries[number]: kept.questions[queries[number]] for number in used},
    )


def read(path: Path, seal: str) -> Kept:
    """What the last build kept; nothing where it was another program, or the file is damaged."""
    plain = sealed.read(path, seal)
    if plain is None:
        return Kept()
    world, items, together, asked, ruled, pages, files, frame, questions, cards = plain
    return Kept(
        world,
        {each.file: each for each in map(item, items)},
        tuple(Problem(*each) for each in together),
        asked,
        {file: (tuple(Problem(*each) for each in found), trace) for file, (found, trace) in ruled.items()},
        pages,
        files,
        frame,
        questions,
        cards,
    )


def write(path: Path, seal: str, kept: Kept) -> None:
    """Keep it for the next build."""
    ruled: dict[str, Any] = {  # plain values
        file: (tuple(each.plain() for each in found), trace) for file, (found, trace) in kept.ruled.items()
    }
    items: list[Plain] = [each.plain() for each in kept.items.values()]
    together = [each.plain() for each in kept.together]
    plain = (
        kept.world, items, together, kept.asked, ruled, kept.pages, dict(kept.files), kept.frame, dict(kept.questions), kept.cards,
    )  # fmt: skip
    sealed.write(path, seal, plain)
