"""The check: a data folder to its catalog and all that is wrong, sorted and placed; imports storeys 0 to 3."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.clock import today
from generator.load import Overlay, load, place_all
from generator.messages import severity
from generator.problems import Problem
from generator.rules import broken
from generator.rules.world import World


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


def forbids(problems: Iterable[Problem], strict: bool = False) -> bool:
    """Whether any of the problems is an error; with `strict`, whether there is any at all."""
    return any(strict or severity(problem.code) == "error" for problem in problems)


def check(
    root: Path, data: Path, day: date | None, environment: Mapping[str, str], overlay: Overlay | None = None
) -> Checked:
    """Everything wrong with the records, in one run; with `overlay`, what would be wrong if files were so."""
    loaded = load(root, data, overlay)
    readable = loaded.readable
    now = today(day, environment, root, readable)
    found = broken(World(readable, loaded.media, loaded.data, now, loaded.doubts)) if loaded.files else ()
    problems = {*loaded.problems, *place_all(loaded, found)}
    return Checked(loaded.catalog, loaded.media, now, loaded.data, tuple(sorted(problems, key=Problem.order)), readable)
