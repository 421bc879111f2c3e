"""One measured run of a command: wall and processor time, memory, and its stages as it says them on a terminal; Linux only."""

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench import family

EVERY = 0.05
"""Seconds between two looks at the memory."""
START = "start"
"""The stage before the first that is said: the interpreter and its imports."""
_SAID = re.compile(r"\x1b\[K([^\r\x1b]+) …")


@dataclass(frozen=True)
class Command:
    """What to run, and where."""

    line: Sequence[str]
    folder: Path


@dataclass(frozen=True)
class Stage:
    """A part of a run, by the name that it gives itself."""

    name: str
    wall: float
    cpu: float


@dataclass(frozen=True)
class Run:
    """What a run took, of the command and all that it started; the memory is 0 when the run was not weighed."""

    wall: float
    cpu: float
    largest: float
    """MB of its largest single process (VmHWM)."""
    peak: float
    """MB of all its processes together (Pss), at the heaviest moment seen."""
    stages: tuple[Stage, ...]


class Failed(Exception):
    """The command ended with a code; its last words follow."""


def measure(command: Command, weigh: bool = False) -> Run:
    """Run the command; weighing it looks into its memory all the time, which slows it down. Raises Failed."""
    ours, theirs = pty.openpty()  # the stages are said only to a terminal
    begin = time.perf_counter()
    process = subprocess.Popen(
        command.line, cwd=command.folder, env=_environment(), stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    watched = _Watch(process.pid, ours, begin, weigh)
    watched.follow()
    _, status, used = os.wait4(process.pid, 0)
    wall, cpu = time.perf_counter() - begin, used.ru_utime + used.ru_stime
    process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would warn that nobody waited
    os.close(ours)
    if process.returncode:
        raise Failed(f"{' '.join(command.line)}: {process.returncode}\n{watched.text[-2000:]}")
    return Run(wall, cpu, watched.largest, watched.peak, stages(watched.marks, wall, cpu))


def _environment() -> dict[str, str]:
    """That of a user, who runs a program for the second time without compiling it again."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


Marks = Sequence[tuple[str, float, float]]
"""Stages as they began: name, wall and processor time so far."""


def stages(marks: Marks, wall: float, cpu: float) -> tuple[Stage, ...]:
    """The stages of a run that took `wall` and `cpu`: each lasts until the next begins."""
    begun = [(START, 0.0, 0.0), *marks, ("", wall, cpu)]
    return tuple(Stage(name, until - since, more - less) for (name, since, less), (_, until, more) in pairwise(begun))


class _Watch:
    """Follows a process through its terminal until nobody holds that any more."""

    def __init__(self, pid: int, terminal: int, begin: float, weigh: bool) -> None:
        self._pid = pid
        self._terminal = terminal
        self._begin = begin
        self._weigh = weigh
        self.marks: list[tuple[str, float, float]] = []
        self.text = ""
        self.peak = 0.0
        self.largest = 0.0

    def follow(self) -> None:
        """Read what is said, and look at the memory in between."""
        pause = EVERY if self._weigh else None
        while True:
            said, _, _ = select.select([self._terminal], [], [], pause)
            if said and not self._heard():
                return
            if self._weigh:
                self.peak = max(self.peak, family.weight(self._pid))
                self.largest = max(self.largest, family.largest(self._pid))

    def _heard(self) -> bool:
        try:
            self.text += os.read(self._terminal, 65536).decode("utf-8", "replace")
        except OSError:  # the other end is closed: the process has ended
            return False
        for name in _SAID.findall(self.text)[len(self.marks) :]:
            self.marks.append((name, time.perf_counter() - self._begin, family.cpu(self._pid)))
        return True
