"""The race: every competitor does every build in every round, by turns, so that a slow moment of the machine hits all alike."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.competitor import BUILDS, Competitor
from bench.measure import Run, Stage, measure
from bench.tree import size, tree, written


@dataclass(frozen=True)
class Lap:
    """One build by one competitor, and what it left."""

    run: Run
    size: int
    files: int
    written: int


@dataclass(frozen=True)
class Figure:
    """Many laps of one kind: medians of time, and the memory of the weighed lap."""

    wall: float
    cpu: float
    peak: float
    largest: float
    size: int
    files: int
    written: int
    stages: tuple[Stage, ...]


Heat = dict[tuple[str, str], Figure]
"""Figures by competitor and build."""


def race(competitors: Sequence[Competitor], rounds: int, say: Callable[[str], None]) -> Heat:
    """The first round, which also warms the machine's caches, weighs memory; the times are those of the `rounds` after it."""
    laps: dict[tuple[str, str], list[Lap]] = {}
    for number in range(rounds + 1):
        for build, competitor in _turns(competitors):
            say(f"{number}/{rounds} {build}: {competitor.name}")
            laps.setdefault((competitor.name, build), []).append(lap(competitor, build, weigh=number == 0))
    return {key: figure(found) for key, found in laps.items()}


def _turns(competitors: Sequence[Competitor]) -> Iterator[tuple[str, Competitor]]:
    return ((build, each) for build in BUILDS for each in competitors if build in each.builds)


def lap(competitor: Competitor, build: str, weigh: bool) -> Lap:
    """One build; what earlier ones left to be written to the disk is written before the clock starts."""
    command = competitor.ready(build)
    before = tree(competitor.out)
    os.sync()
    run = measure(command, weigh)
    after = tree(competitor.out)
    return Lap(run, size(after), len(after), written(before, after))


def figure(laps: Sequence[Lap]) -> Figure:
    """What the laps come to; the first was the weighed one, whose times do not count."""
    weighed, *timed = laps
    runs = [each.run for each in timed]
    last = timed[-1]
    return Figure(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        weighed.run.peak,
        weighed.run.largest,
        last.size,
        last.files,
        max(each.written for each in timed),
        _middle([run.stages for run in runs]),
    )


def _middle(runs: Sequence[Sequence[Stage]]) -> tuple[Stage, ...]:
    """The median of each stage, in the order of the last run; a stage that a run lacks took it no time."""
    by_name = [{stage.name: stage for stage in stages} for stages in runs]
    return tuple(
        Stage(name, median(_of(run, name).wall for run in by_name), median(_of(run, name).cpu for run in by_name))
        for name in by_name[-1]
    )


def _of(run: dict[str, Stage], name: str) -> Stage:
    return run.get(name, Stage(name, 0, 0))
