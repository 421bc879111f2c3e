"""A process and all that it has started, as /proc shows them at this moment: processor time and memory; Linux only."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
_HIGHEST = re.compile(rb"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


def members(pid: int) -> Iterator[int]:
    """The process and its descendants; one that ends meanwhile is left out."""
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield from members(int(child))


def cpu(pid: int) -> float:
    """The processor seconds that the family has used, those of members that ended included."""
    return sum(_each(pid, _ticks)) / TICK


def weight(pid: int) -> float:
    """The family's memory in MB: Pss, so that what members share counts once (and what they share with strangers in part)."""
    return sum(_each(pid, _pss)) / 1024


def largest(pid: int) -> float:
    """The most that any one member has held so far, in MB; of those that are still there."""
    # Not ru_maxrss: Linux counts what a process held before it became its program, which is what the benchmark itself holds.
    return max(_each(pid, _highest), default=0) / 1024


def _each(pid: int, ask: Callable[[int], int]) -> Iterator[int]:
    for member in list(members(pid)):
        with suppress(OSError):
            yield ask(member)


def _ticks(pid: int) -> int:
    # The name of the program, in brackets, may hold anything; utime, stime, cutime and cstime are fields 14 to 17.
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def _pss(pid: int) -> int:
    return _number(_PSS, Path(f"/proc/{pid}/smaps_rollup"))


def _highest(pid: int) -> int:
    return _number(_HIGHEST, Path(f"/proc/{pid}/status"))


def _number(pattern: re.Pattern[bytes], file: Path) -> int:
    found = pattern.search(file.read_bytes())
    return int(found[1]) if found else 0
