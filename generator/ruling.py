"""The ruling: what is wrong with the records, found again only where something has changed; imports storeys 0 to 4."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.catalog import Catalog
from generator.facts import Facts
from generator.kept import Kept, Questions, touched, translated
from generator.ledger import OUTSIDE, Fact
from generator.load import place_all
from generator.load.stock import Item, Stock
from generator.problems import Problem
from generator.rules import broken_alone, broken_together
from generator.rules.world import World
from generator.workers import share


@dataclass(frozen=True)
class Ruled:
    """Everything wrong, sorted, and what is kept of it."""

    problems: tuple[Problem, ...]
    kept: Kept
    altered: frozenset[Fact]
    """The facts that some record has otherwise than in the last build."""
    changed: frozenset[int]
    """The questions of the last build that have another answer now."""
    questions: Questions
    """The first of them are those of the last build, under the same numbers."""


class Ruling:
    """Follows the rules about the records of one site. The ledger knows all sources already."""

    def __init__(self, stock: Stock, catalog: Catalog, world: World, workers: int) -> None:
        """`catalog` and `world` are those of the stock."""
        self._stock, self._catalog, self._world, self._workers = stock, catalog, world, workers

    def follow(self, old: Kept, later: str) -> Ruled:
        """Follows the rules about every record that is new, changed, or was told something that has changed.

        Questions that begin with `later` cannot be asked yet.
        """
        items, ledger, altered = self._stock.items, self._catalog.ledger, self._altered(old)
        changed = old.changed(ledger, altered, later)
        due = [
            each
            for each in items.values()
            if each.file not in old.ruled
            or old.items[each.file].digest != each.digest
            or touched(old.ruled[each.file][1], changed)
        ]
        new = Kept(items=dict(items), ruled={file: ruled for file, ruled in old.ruled.items() if file in items})
        questions = Questions(old.asked_again(ledger, changed))
        for answered, found in share(len(due), partial(self._rule, due), self._workers):
            numbers = questions.adopt(answered)
            for file, problems, trace in found:
                placed = place_all(self._stock.loaded, (Problem(*each) for each in problems)) if problems else []
                new.ruled[file] = tuple(placed), translated(trace, numbers)
        with ledger.listening() as asked:
            new.together = tuple(place_all(self._stock.loaded, broken_together(self._world)))
        new.asked = questions.trace(asked, ledger)
        return Ruled(tuple(sorted(self._problems(new), key=Problem.order)), new, altered, changed, questions)

    def _rule(self, due: Sequence[Item], numbers: Iterator[int]) -> Any:  # plain values
        """A worker's share of the rules: its questions, and what it found."""
        questions, ledger, found = Questions(), self._catalog.ledger, []
        for each in map(due.__getitem__, numbers):
            record = self._catalog.records[each.kind][each.facts.id]
            with ledger.listening() as asked:
                problems = [problem.plain() for problem in broken_alone(self._world, each.kind, record)]
            found.append((each.file, problems, questions.trace(asked, ledger)))
        return questions.answered, found

    def _altered(self, old: Kept) -> frozenset[Fact]:
        """The facts that some record has otherwise than in the last build; all of a type of which a record came or went."""
        before, now = old.items, self._stock.items
        kinds = {found[file].kind for file in before.keys() ^ now.keys() for found in (before, now) if file in found}
        altered = {OUTSIDE, *((kind, name) for kind in kinds for name in Facts._fields)}
        for file, each in now.items():
            if file in before and before[file].facts != each.facts:
                pairs = zip(Facts._fields, before[file].facts, each.facts, strict=True)
                altered |= {(each.kind, name) for name, one, other in pairs if one != other}
        return frozenset(altered)

    def _problems(self, new: Kept) -> set[Problem]:
        alone = (each for problems, _ in new.ruled.values() for each in problems)
        read = (each for item in self._stock.items.values() for each in item.problems)
        return {*self._stock.problems, *read, *alone, *new.together}
