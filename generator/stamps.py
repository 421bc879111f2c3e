"""Stamps: by which a file is known again without being read; imports only the standard library."""

import os
from collections.abc import Iterator
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size, time of change and of status in nanoseconds, and inode."""
FRESH = 100_000_000
"""Nanoseconds in which a second change could leave the same stamp: clocks of file systems tick slowly."""


def stamp(status: os.stat_result) -> Stamp:
    """The stamp of a file; a changed one differs."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def written(status: os.stat_result) -> tuple[int, int]:
    """Size and time of change in nanoseconds of a file: what links to it have in common, wherever they are."""
    return status.st_size, status.st_mtime_ns


def settled(found: Stamp, now: int) -> bool:
    """Whether the stamp tells: the file was not changed just `now` (nanoseconds since 1970)."""
    return max(found[1], found[2]) < now - FRESH


def scan(folder: Path | str) -> dict[str, os.stat_result]:
    """Every entry below a folder that is no folder, by its path with `/`; links are not followed. Raises OSError."""
    return {path: entry.stat(follow_symlinks=False) for path, entry in entries(folder)}


def entries(folder: Path | str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """The same, not looked at yet. Raises OSError."""
    return _entries(os.fspath(folder), "")


def _entries(folder: str, below: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    with os.scandir(folder) as found:
        listed = list(found)
    for entry in listed:
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{below}{entry.name}/")
        else:
            yield below + entry.name, entry
