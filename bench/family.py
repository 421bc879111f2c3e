"""A process and all that it has started, as /proc shows them at this moment: processor time and memory; Linux only."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
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
    return _sum(pid, _ticks) / TICK


def weight(pid: int) -> float:
    """The family's memory in MB: Pss, so that what members share counts once."""
    return _sum(pid, _pss) / 1024


def _sum(pid: int, ask: Callable[[int], int]) -> int:
    found = 0
    for member in list(members(pid)):
        with suppress(OSError):
            found += ask(member)
    return found


def _ticks(pid: int) -> int:
    # The name of the program, in brackets, may hold anything; utime, stime, cutime and cstime are fields 14 to 17.
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def _pss(pid: int) -> int:
    found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
    return int(found[1]) if found else 0
