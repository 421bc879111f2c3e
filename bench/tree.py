"""What lies in a folder, and which of its files a build has written; imports only the standard library."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mark:
    """A file as the file system knows it: written anew, it has another inode or another time."""

    inode: int
    time: int
    size: int


Tree = Mapping[str, Mark]
"""Marks by path from the folder, with `/`."""


def tree(folder: Path) -> Tree:
    """Every file below the folder; nothing when there is no folder."""
    return dict(_marks(os.fspath(folder), "")) if folder.is_dir() else {}


def _marks(folder: str, below: str) -> Iterator[tuple[str, Mark]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _marks(entry.path, f"{below}{entry.name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield below + entry.name, Mark(found.st_ino, found.st_mtime_ns, found.st_size)


def written(before: Tree, after: Tree) -> int:
    """How many files a build wrote, whether their bytes changed or not; a file linked from the last tree is not written."""
    return sum(before.get(path) != mark for path, mark in after.items())


def size(found: Tree) -> int:
    """The bytes of all files together."""
    return sum(mark.size for mark in found.values())
