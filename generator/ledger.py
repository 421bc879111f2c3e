"""Ledger: which questions a page asked of the records, and the answers; imports only the standard library.

A page is made again when an answer that it was given has changed. So whatever pages learn of other records they ask here; an
answer is a plain value (text, numbers, truth, tuples of them) that can be kept and compared.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

Query = tuple[Any, ...]  # the name of a source, then its arguments: plain values
T = TypeVar("T")
Answer = Any  # what the source says of them: plain as well
Fact = tuple[str, str]
"""The type of a record and the name of one of its facts."""
Reads = frozenset[Fact] | None
"""The facts that an answer depends on: None for any of them."""
OUTSIDE: Fact = ("", "")
"""Something that is no fact of a record: the day, a text, a file. Whoever depends on it is asked in every build."""
ALWAYS = frozenset((OUTSIDE,))


class Ledger:
    """Answers questions, each worked out once, and notes for whoever listens which were asked."""

    def __init__(self) -> None:
        self._sources: dict[str, Callable[..., Answer]] = {}
        self._reads: dict[str, Reads | Callable[..., Reads]] = {}
        self._read: dict[Query, Reads] = {}
        self._answers: dict[Query, Answer] = {}
        self._known: Mapping[Query, Answer] = {}
        self._unsure: frozenset[Query] = frozenset()
        self._asked: set[Query] | None = None
        self._made: dict[Hashable, tuple[Any, frozenset[Query]]] = {}  # plain values of whatever type

    def source(self, name: str, answer: Callable[..., Answer], reads: Reads | Callable[..., Reads] = None) -> None:
        """Let `answer` answer the questions that begin with `name`; it must have an answer to whatever arguments.

        `reads` are the facts that an answer depends on, perhaps by the arguments: while these are the same, so is the answer.
        """
        self._sources[name], self._reads[name] = answer, reads
        self._read.clear()

    def reads(self, *query: Any) -> Reads:  # as `ask`
        """The facts that the answer to a question depends on."""
        reads = self._reads[query[0]]
        if not callable(reads):
            return reads
        if query not in self._read:
            self._read[query] = reads(*query[1:])
        return self._read[query]

    def depending(self, altered: frozenset[Fact]) -> Mapping[str, bool | Callable[[Query], bool]]:
        """By source, whether its answers depend on one of these facts, or how to see that of a question."""

        def depends(reads: Reads) -> bool:
            return altered != ALWAYS if reads is None else not altered.isdisjoint(reads)

        def asked(query: Query) -> bool:
            reads = self._reads[query[0]]
            return depends(reads(*query[1:]) if callable(reads) else reads)

        others = altered != ALWAYS
        return {
            name: depends(reads) if not callable(reads) else others and asked for name, reads in self._reads.items()
        }

    def know(self, answers: Mapping[Query, Answer], without: Iterable[Query]) -> None:
        """Rely on answers that still hold; those `without` have to be asked for."""
        self._known, self._unsure = answers, frozenset(without)

    def ask(self, *query: Any) -> Answer:  # plain values of whatever type
        """The answer to a question: the name of a source and its arguments."""
        asked = self._asked
        if asked is not None:
            asked.add(query)
        try:
            return self._answers[query]
        except KeyError:
            pass
        if query in self._known and query not in self._unsure:
            answer = self._answers[query] = self._known[query]
            return answer
        # What a source itself asks is not what the page asked.
        self._asked = None
        try:
            answer = self._answers[query] = self._sources[query[0]](*query[1:])
        finally:
            self._asked = asked
        return answer

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, made once; whoever wants it has asked what was asked for it."""
        if key not in self._made:
            with self.listening() as asked:
                made = make()
            self._made[key] = made, frozenset(asked)
        found: tuple[T, frozenset[Query]] = self._made[key]
        if self._asked is not None:
            self._asked |= found[1]
        return found[0]

    @contextmanager
    def listening(self) -> Iterator[set[Query]]:
        """The questions that are asked meanwhile."""
        before, self._asked = self._asked, set()
        try:
            yield self._asked
        finally:
            self._asked = before
