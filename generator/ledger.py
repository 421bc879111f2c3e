"""Ledger: which questions a page asked of the records, and the answers; imports only the standard library.

A page is made again when an answer that it was given has changed. So whatever pages learn of other records they ask here; an
answer is a plain value (text, numbers, truth, tuples of them) that can be kept and compared.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Query = tuple[Any, ...]  # the name of a source, then its arguments: plain values
T = TypeVar("T")
Answer = Any  # what the source says of them: plain as well


class Ledger:
    """Answers questions, each worked out once, and notes for whoever listens which were asked."""

    def __init__(self) -> None:
        self._sources: dict[str, Callable[..., Answer]] = {}
        self._answers: dict[Query, Answer] = {}
        self._asked: set[Query] | None = None
        self._made: dict[Hashable, tuple[Any, frozenset[Query]]] = {}  # plain values of whatever type

    def source(self, name: str, answer: Callable[..., Answer]) -> None:
        """Let `answer` answer the questions that begin with `name`; it must have an answer to whatever arguments."""
        self._sources[name] = answer

    def ask(self, *query: Any) -> Answer:  # plain values of whatever type
        """The answer to a question: the name of a source and its arguments."""
        asked = self._asked
        if asked is not None:
            asked.add(query)
        try:
            return self._answers[query]
        except KeyError:
            pass
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
