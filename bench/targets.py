"""The targets, and whether the figures reach them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench.competitor import BODY, COLD, NOTHING, TITLE
from bench.hugo import Hugo
from bench.ours import Ours
from bench.race import Figure, Heat

Heats = Mapping[int, Heat]
"""A heat by its number of records."""
FEW, MANY, MOST = 1_000, 10_000, 50_000


@dataclass(frozen=True)
class Target:
    """A figure that must not be greater than `most`; `found` raises KeyError when what it needs was not measured."""

    text: str
    most: float
    unit: str
    found: Callable[[Heats], float]


@dataclass(frozen=True)
class Verdict:
    """A target and what was found; None when it was not measured."""

    target: Target
    found: float | None

    @property
    def word(self) -> str:
        """Whether it is met."""
        if self.found is None:
            return "not measured"
        return "met" if self.found <= self.target.most else "**missed**"


def ours(heats: Heats, build: str, number: int = MANY) -> Figure:
    """Our figure for a build."""
    return heats[number][Ours.name, build]


def beside_hugo(heats: Heats, build: str) -> float:
    """Our wall time as a multiple of Hugo's for the same build."""
    return ours(heats, build).wall / heats[MANY][Hugo.name, build].wall


def growth(heats: Heats) -> float:
    """What ten times as many records cost as a multiple, the fixed start (a build of no records) taken off both."""
    start, few, many = (ours(heats, COLD, number).cpu for number in (0, FEW, MANY))
    return (many - start) / (few - start)


TARGETS = (
    Target("10,000 records, cold", 12, "CPU-s", lambda heats: ours(heats, COLD).cpu),
    Target("10,000 records, cold, wall", 0.7, "x Hugo", lambda heats: beside_hugo(heats, COLD)),
    Target("one title changed", 1.2, "CPU-s", lambda heats: ours(heats, TITLE).cpu),
    Target("one title changed, wall", 0.1, "x Hugo", lambda heats: beside_hugo(heats, TITLE)),
    Target("one body changed", 1.2, "CPU-s", lambda heats: ours(heats, BODY).cpu),
    Target("one body changed, wall", 0.1, "x Hugo", lambda heats: beside_hugo(heats, BODY)),
    Target("nothing changed, wall", 0.05, "x Hugo", lambda heats: beside_hugo(heats, NOTHING)),
    Target("nothing changed, files written", 0, "files", lambda heats: ours(heats, NOTHING).written),
    Target("10,000 records, peak memory", 500, "MB", lambda heats: ours(heats, COLD).peak),
    Target("10,000 records against 1,000, beyond the fixed start", 11, "x CPU", growth),
    Target("50,000 records, peak memory", 2048, "MB", lambda heats: ours(heats, COLD, MOST).peak),
)


def verdicts(heats: Heats) -> list[Verdict]:
    """Every target with what was found."""
    return [Verdict(target, _found(target, heats)) for target in TARGETS]


def _found(target: Target, heats: Heats) -> float | None:
    try:
        return target.found(heats)
    except KeyError:
        return None
