"""The check: a data folder to its catalog and all that is wrong, sorted and placed; imports storeys 0 to 3."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from generator.catalog import Catalog, unheard
from generator.clock import today
from generator.ledger import Query
from generator.load import Loaded, Overlay, Parses, load, place_all
from generator.messages import severity
from generator.problems import Problem
from generator.records import Record
from generator.rules import broken, broken_alone, broken_together
from generator.rules.world import World
from generator.screen import Known, Screen
from generator.workers import share


@dataclass(frozen=True)
class Checked:
    """What a data folder holds and what is wrong with it; `catalog` is None when nothing could stand on it."""

    catalog: Catalog | None
    media: Mapping[str, Path]
    today: date | None
    data: str
    """The data folder as problems name it."""
    problems: tuple[Problem, ...]
    readable: Catalog
    """All that could be made out, also of records with mistakes."""

    def refused(self, strict: bool = False) -> bool:
        """Whether a problem forbids to publish; with `strict` a warning does."""
        return self.catalog is None or forbids(self.problems, strict)


@dataclass
class Trail:
    """What a check leaves for the next one of nearly the same data: what was the same is neither read nor judged again."""

    parses: Parses = field(default_factory=dict)
    world: World | None = None
    digest: str = ""
    """Of the settings."""
    workers: int = 1
    seen: Known = field(default_factory=dict)
    asked: dict[str, frozenset[Query]] = field(default_factory=dict)
    """By file, what was asked for a record with which nothing was wrong."""


def forbids(problems: Iterable[Problem], strict: bool = False) -> bool:
    """Whether any of the problems is an error; with `strict`, whether there is any at all."""
    return any(strict or severity(problem.code) == "error" for problem in problems)


def check(
    root: Path,
    data: Path,
    day: date | None,
    environment: Mapping[str, str],
    overlay: Overlay | None = None,
    trail: Trail | None = None,
) -> Checked:
    """Everything wrong with the records, in one run; with `overlay`, what would be wrong if files were so.

    With the `trail` of another check it is the same, sooner; the trail then is that of this one.
    """
    loaded = load(root, data, overlay, trail.parses, trail.workers) if trail else load(root, data, overlay)
    readable = unheard(loaded.readable, trail.world.catalog if trail and trail.world else None)
    now = today(day, environment, root, readable)
    world = World(readable, loaded.media, loaded.data, now, loaded.doubts)
    found = _followed(world, loaded, trail) if loaded.files else ()
    screen = Screen(root, readable.settings.privacy, environment, trail.seen if trail else {})
    problems = {*loaded.problems, *place_all(loaded, found), *screen.problems(loaded.media_files)}
    if trail is not None:
        trail.seen = screen.known
    return Checked(loaded.catalog, loaded.media, now, loaded.data, tuple(sorted(problems, key=Problem.order)), readable)


def _followed(world: World, loaded: Loaded, trail: Trail | None) -> Iterator[Problem]:
    """Follows the rules about every record of which the trail does not tell that nothing is wrong with it."""
    if trail is None:
        yield from broken(world)
        return
    yield from broken_together(world)
    is_right = _is_right(world, loaded.digest, trail)
    due, asked = list[tuple[str, Record]](), dict[str, frozenset[Query]]()
    for kind, record in world.catalog.all():
        file = world.file(kind, record)
        if is_right(file, loaded.digests.get((kind, record.id), "")):
            asked[file] = trail.asked[file]
        else:
            due.append((kind, record))
    for found in share(len(due), partial(_rule, world, due), trail.workers):
        for number, problems, questions in found:
            if not problems:
                asked[world.file(*due[number])] = frozenset(questions)
            yield from (Problem(*each) for each in problems)
    trail.world, trail.digest, trail.asked = world, loaded.digest, asked


def _rule(world: World, due: Sequence[tuple[str, Record]], numbers: Iterator[int]) -> Any:  # plain values
    """A worker's share of the rules: by number what is wrong and what was asked."""
    found = []
    for number in numbers:
        with world.catalog.ledger.listening() as asked:
            problems = [problem.plain() for problem in broken_alone(world, *due[number])]
        found.append((number, problems, tuple(asked)))
    return found


def _is_right(world: World, digest: str, trail: Trail) -> Callable[[str, str], bool]:
    """Whether nothing can be wrong with a record: it is the same file, nothing was wrong, and all that was asked is answered as before."""
    old = trail.world
    if old is None or digest != trail.digest or not world.doubts_as(old):
        return lambda file, record: False
    keys = {file: key for key, file in old.catalog.files.items()}
    before, now = old.catalog.ledger, world.catalog.ledger

    @cache
    def same(query: Query) -> bool:
        return bool(before.ask(*query) == now.ask(*query))

    def is_right(file: str, record: str) -> bool:
        known = file in trail.asked and file not in world.doubts.mistaken and file in keys
        return known and old.catalog.digests.get(keys[file]) == record and all(map(same, trail.asked[file]))

    return is_right
