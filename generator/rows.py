"""Rows: records of one type in an order, made only when somebody looks at them; imports storeys 0 to 2 below the catalog."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

from generator.facts import Facts
from generator.ledger import Ledger, Query, Reads
from generator.records import Record

R = TypeVar("R", bound=Record)
AllFacts = Mapping[str, Mapping[str, Facts]]
FactsOf = Callable[[str], Mapping[str, Facts]]
"""The facts of one type by id."""

READ_AS = {"organ": "references", "year": "day"}
"""From which fact the others come."""
ORDERING = frozenset(("pinyin",))
"""Facts by which rows are sorted and nothing is ever chosen."""


class Seen(Mapping[str, R], Generic[R]):
    """The records of a type; the ledger hears which are looked at, and which are looked for in vain."""

    def __init__(self, ledger: Ledger, kind: str, records: Mapping[str, R]) -> None:
        self._ledger, self.kind, self._records = ledger, kind, records

    def __getitem__(self, id_: str) -> R:
        self._ledger.ask("record", self.kind, id_)
        return self._records[id_]

    def __contains__(self, id_: object) -> bool:
        return bool(self._ledger.ask("known", self.kind, id_))

    def __iter__(self) -> Iterator[str]:
        return iter(self._ledger.ask("ids", self.kind))

    def __len__(self) -> int:
        return len(self._ledger.ask("ids", self.kind))


class Row(Sequence[R], Generic[R]):
    """The records of one type that answer a question to the ledger, in order."""

    def __init__(self, ledger: Ledger, records: Seen[R], *query: object) -> None:
        self._ledger, self._records, self.query = ledger, records, query

    @property
    def kind(self) -> str:
        """The type of its records."""
        return self._records.kind

    def __len__(self) -> int:
        return int(self._ledger.ask("length", *self.query))

    @overload
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> "Row[R]": ...
    def __getitem__(self, place: int | slice) -> "R | Row[R]":
        if isinstance(place, slice):
            stop = len(self) if place.stop is None else place.stop
            return Row(self._ledger, self._records, "part", place.start or 0, stop, *self.query)
        return self._records[self[place : place + 1].ids[0]]

    def __iter__(self) -> Iterator[R]:
        return (self._records[id_] for id_ in self.ids)

    @property
    def ids(self) -> tuple[str, ...]:
        found: tuple[str, ...] = self._ledger.ask(*self.query)
        return found

    def newest(self) -> "Row[R]":
        """By date, the newest first, what has no date last; equal dates by id."""
        return Row(self._ledger, self._records, "newest", self.kind, *self.query)

    def where(self, name: str, *values: str) -> "Row[R]":
        """Those of which a fact has one of these values, in the same order."""
        return Row(self._ledger, self._records, "where", self.kind, name, tuple(map(str, values)), *self.query)

    def counts(self, name: str) -> Mapping[str, int]:
        """How many there are of each value of a fact, the most frequent first, then the first to come."""
        return dict(self._ledger.ask("count", self.kind, name, *self.query))


def register(ledger: Ledger, facts: FactsOf) -> None:
    """The sources that rows ask."""
    sources = _Sources(ledger, facts)
    ledger.source("length", lambda *query: len(ledger.ask(*query)), sources.members)
    ledger.source(
        "part", lambda start, stop, *query: ledger.ask(*query)[start:stop], lambda *query: ledger.reads(*query[2:])
    )
    ledger.source("where", sources.where, lambda kind, name, _, *query: sources.reads(kind, name, *query))
    ledger.source("count", sources.count, sources.reads)
    ledger.source("newest", sources.newest, lambda kind, *query: sources.reads(kind, "day", *query))
    ledger.source("ids", lambda kind: tuple(facts(kind)), lambda kind: frozenset(((kind, "id"),)))
    ledger.source(
        "cited",
        lambda kind, ids: tuple(id_ for id_ in ids if id_ in facts(kind)),
        lambda kind, _: frozenset(((kind, "id"),)),
    )
    ledger.source("known", lambda kind, id_: id_ in facts(kind), lambda kind, _: frozenset(((kind, "id"),)))


class _Sources:
    """What is answered from the facts of the records in a row."""

    def __init__(self, ledger: Ledger, facts: FactsOf) -> None:
        self._ledger, self._facts = ledger, facts
        self._members: dict[tuple[str, str], Mapping[str, frozenset[str]]] = {}

    def reads(self, kind: str, name: str, *query: object) -> Reads:
        """What a row of another one reads: a fact of its records, and what the other row does."""
        inner = self._ledger.reads(*query)
        return None if inner is None else inner | {(kind, READ_AS.get(name, name))}

    def members(self, *query: object) -> Reads:
        """What decides who is in a row, in whatever order."""
        inner = self._ledger.reads(*query)
        return inner and frozenset(fact for fact in inner if fact[1] not in ORDERING)

    def where(self, kind: str, name: str, values: tuple[str, ...], *query: object) -> tuple[str, ...]:
        members = self._having(kind, name)
        wanted = frozenset[str]().union(*(members.get(value, ()) for value in values))
        return tuple(id_ for id_ in self._ledger.ask(*query) if id_ in wanted)

    def _having(self, kind: str, name: str) -> Mapping[str, frozenset[str]]:
        """Who has each value of a fact."""
        if (kind, name) not in self._members:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for id_, facts in self._facts(kind).items():
                for value in facts.values(name):
                    found[value].append(id_)
            self._members[kind, name] = {value: frozenset(ids) for value, ids in found.items()}
        return self._members[kind, name]

    def newest(self, kind: str, *query: object) -> tuple[str, ...]:
        facts = self._facts(kind)
        return tuple(sorted(self._ledger.ask(*query), key=lambda id_: (-facts[id_].day, id_)))

    def count(self, kind: str, name: str, *query: object) -> tuple[tuple[str, int], ...]:
        found: dict[str, int] = {}
        read = self._reader(kind, name)
        for id_ in self._ledger.ask(*query):
            for value in read(id_):
                found[value] = found.get(value, 0) + 1
        return tuple(sorted(found.items(), key=lambda pair: -pair[1]))

    def _reader(self, kind: str, name: str) -> Callable[[str], tuple[str, ...]]:
        facts = self._facts(kind)
        return lambda id_: facts[id_].values(name)


__all__ = ["AllFacts", "Query", "Row", "Seen", "register"]
