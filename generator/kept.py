"""What a build keeps for the next one: plain values that say what was read, asked, found and written; imports storeys 0 to 3."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, TypeVar

from generator.journal import Part
from generator.ledger import Answer, Fact, Ledger, Query
from generator.load.stock import Item, Plain, item
from generator.mirror import File
from generator.problems import Problem

T = TypeVar("T")
Trace = bytes
"""The questions that were asked for something, by their numbers among all questions."""
Verdict = tuple[tuple[Problem, ...], Trace]
"""What is wrong with a record, and what was asked for that."""
MAPS = ("items", "ruled", "pages", "files", "questions")
"""The fields of which a journal says only what differs."""


@dataclass
class Kept:
    """By file, address or name; all of it holds for one `world` only: settings, templates, address of the site."""

    world: str = ""
    items: dict[str, Item] = field(default_factory=dict)
    together: tuple[Problem, ...] = ()
    """What is wrong with several records at once."""
    asked: Trace = b""
    """What was asked for that, and to know which pages there are."""
    ruled: dict[str, Verdict] = field(default_factory=dict)
    pages: dict[str, tuple[int, Trace]] = field(default_factory=dict)
    """The day of each page, as an ordinal, and what was asked for it."""
    files: dict[str, File] = field(default_factory=dict)
    """The mirror."""
    frame: str = ""
    questions: dict[Query, Answer] = field(default_factory=dict)
    """Each has the number of its place."""
    cards: list[tuple[Any, ...]] = field(default_factory=list)  # plain values
    """What the search index keeps of each document, by its number."""
    mark: str = ""
    """Another one for every build that left something."""

    def changed(self, ledger: Ledger, altered: frozenset[Fact], later: str = "") -> frozenset[int]:
        """The numbers of the questions that have another answer now that these facts are other ones.

        The ledger learns the answers that hold. Questions that begin with `later` cannot be asked yet.
        """
        suspects = dict(self._suspects(ledger, altered, later))
        ledger.know(self.questions, suspects.values())
        asked = ((number, query) for number, query in suspects.items() if query[0] != later)
        return frozenset(number for number, query in asked if ledger.ask(*query) != self.questions[query])

    def _suspects(self, ledger: Ledger, altered: frozenset[Fact], later: str) -> Iterator[tuple[int, Query]]:
        depends = {**ledger.depending(altered), later: True}
        for number, query in enumerate(self.questions):
            found = depends[query[0]]
            if found is True or (found and found(query)):
                yield number, query

    def changed_of(self, ledger: Ledger, name: str) -> frozenset[int]:
        """The same among the questions that begin with `name`."""
        found = (each for each in enumerate(self.questions) if each[1][0] == name)
        return frozenset(number for number, query in found if ledger.ask(*query) != self.questions[query])

    def asked_again(self, ledger: Ledger, changed: frozenset[int]) -> dict[Query, Answer]:
        """The questions with today's answers."""
        queries, again = list(self.questions), self.questions.copy()
        again.update((queries[number], ledger.ask(*queries[number])) for number in changed)
        return again


def touched(trace: Trace, changed: frozenset[int]) -> bool:
    """Whether one of the changed questions was asked."""
    return bool(changed) and not changed.isdisjoint(_numbers(trace))


def _numbers(trace: Trace) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(trace)
    return numbers


class Questions:
    """Questions with their answers, numbered as they come."""

    def __init__(self, known: dict[Query, Answer] | None = None) -> None:
        """`known` is taken over, and learns."""
        self._answers = {} if known is None else known
        self._numbers = {query: number for number, query in enumerate(self._answers)}

    def trace(self, asked: Iterable[Query], ledger: Ledger) -> Trace:
        """What was asked, by its numbers; the ledger answers what is new."""
        return array("I", [self._number(query, ledger.ask) for query in asked]).tobytes()

    def adopt(self, answered: Mapping[Query, Answer]) -> Sequence[int]:
        """The numbers here of the questions that another one holds, with its answers to those that are new."""
        return [self._number(query, lambda *_, answer=answer: answer) for query, answer in answered.items()]

    def renew(self, numbers: Collection[int], known: Iterable[Query], ledger: Ledger) -> None:
        """Take today's answers to the questions of these numbers among the known ones."""
        if numbers:
            queries = list(known)
            self._answers.update((queries[number], ledger.ask(*queries[number])) for number in numbers)

    def _number(self, query: Query, answer: Callable[..., Answer]) -> int:
        if query not in self._numbers:
            self._numbers[query], self._answers[query] = len(self._numbers), answer(*query)
        return self._numbers[query]

    @property
    def answered(self) -> dict[Query, Answer]:
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


# --- in a journal -----------------------------------------------------------------------------------------------------


def opened(parts: Iterable[Part]) -> Kept:
    """What the parts of a journal say; nothing where there are none."""
    kept = Kept()
    for (gone, came, cards, others), values in parts:
        items, ruled, *maps = came
        for name, keys, found in zip(MAPS, gone, (_items(items, values), _ruled(ruled), *maps), strict=True):
            for key in keys:
                del getattr(kept, name)[key]
            getattr(kept, name).update(found)
        stay, altered, more = cards
        kept.cards = [*kept.cards[:stay], *more]
        for place, card in altered:
            kept.cards[place] = card
        kept.world, kept.asked, kept.frame, kept.mark, together = others
        kept.together = tuple(Problem(*each) for each in together)
    return kept


def difference(old: Kept, new: Kept) -> Part | None:
    """What to add to a journal that says `old`, for it to say `new`; None where nothing differs but the mark."""
    found = [_differing(getattr(old, name), getattr(new, name)) for name in MAPS[:-1]]
    gone, came = zip(*found, _asked_otherwise(old.questions, new.questions), strict=True)
    stay = min(len(old.cards), len(new.cards))
    altered = [(place, card) for place, card in enumerate(new.cards[:stay]) if card != old.cards[place]]
    cards = (stay, altered, new.cards[stay:])
    before, after = ((each.world, each.together, each.asked, each.frame, len(each.cards)) for each in (old, new))
    if before == after and not (altered or any(gone) or any(came)):
        return None
    items, ruled, *maps = came
    values = [each.values for each in items.values()]
    closed = [_plain_items(items), _plain_ruled(ruled), *maps]
    others = (new.world, new.asked, new.frame, new.mark, [each.plain() for each in new.together])
    return Part((gone, closed, cards, others), b"".join(values))


def _differing(old: Mapping[T, Any], new: Mapping[T, Any]) -> tuple[list[T], dict[T, Any]]:  # whatever a map holds
    """What is no longer there, and what is new or another one."""
    gone = [key for key in old if key not in new]
    return gone, {key: value for key, value in new.items() if key not in old or old[key] != value}


def _asked_otherwise(old: dict[Query, Answer], new: dict[Query, Answer]) -> tuple[list[Query], dict[Query, Answer]]:
    """The same of questions, without looking for any of them: traces tell them by their places, so where these are other ones, all are."""
    if [*old] != [*islice(new, len(old))]:
        return list(old), new
    pairs = zip(old.items(), new.values(), strict=False)
    found = {query: answer for (query, before), answer in pairs if answer is not before and answer != before}
    return [], found | dict(islice(new.items(), len(old), None))


def _plain_items(items: Mapping[str, Item]) -> list[Plain]:
    """With the place of its values among all values instead of the values."""
    found, end = [], 0
    for each in items.values():
        start, end = end, end + len(each.values)
        kind, file, known, digest, facts, _, problems = each.plain()
        found.append((kind, file, known, digest, facts, (start, end), problems))
    return found


def _items(plain: Iterable[Plain], values: "memoryview | bytes") -> Iterator[tuple[str, Item]]:
    for kind, file, known, digest, facts, (start, end), problems in plain:
        yield file, item((kind, file, known, digest, facts, values[start:end], problems))


def _plain_ruled(ruled: Mapping[str, Verdict]) -> dict[str, Any]:  # plain values
    return {file: ([each.plain() for each in found], trace) for file, (found, trace) in ruled.items()}


def _ruled(plain: Mapping[str, Any]) -> dict[str, Verdict]:  # as above
    return {file: (tuple(Problem(*each) for each in found), trace) for file, (found, trace) in plain.items()}
