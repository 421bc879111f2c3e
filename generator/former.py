"""The former tree: what was visible before stays in the cache, and by its differences becomes the next tree; imports mirror, sealed, stamps.

Whether a tree is the one that was laid is seen by its folders: nothing comes into one, leaves it or takes another's place in it
without a mark. What is written into a file shows in the mirror, which has the same file by another name.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator import sealed
from generator.mirror import File, Mirror

FOLDER, RECORD, FORM = "former", "trees", "1"

Folders = dict[str, tuple[int, int, int]]
"""Inode, mode, and time of change in nanoseconds of every folder of a tree."""


class Former:
    """For one cache folder, whose lock its owner holds."""

    def __init__(self, cache: Path) -> None:
        self._folder, self._record = cache / FOLDER, cache / RECORD
        self._known: list[tuple[Folders, dict[str, File]]] = sealed.read(self._record, FORM) or []
        self._laid = False

    def lay(self, mirror: Mirror, tree: Path) -> None:
        """Lay all files of the mirror into `tree`, which is not there yet. Raises OSError."""
        files = self._held(self._folder)
        if files is not None:
            try:
                self._folder.rename(tree)
            except OSError:  # on another file system
                files = None
        self._laid = mirror.lay(tree, files)

    def keep(self, old: Path | None, out: Path, files: Mapping[str, File]) -> None:
        """For the next build: `old` was visible in the place of `out`, where the tree with these files now is."""
        held = self._held(old) if old and self._laid else None
        shutil.rmtree(self._folder, ignore_errors=True)
        known: list[tuple[Folders, dict[str, File]]] = []
        with suppress(OSError):
            if self._laid:
                known.append((_folders(out, files), dict(files)))
            if old and held is not None:
                old.rename(self._folder)
                known.append((_folders(self._folder, held), held))
        sealed.write(self._record, FORM, known)

    def _held(self, tree: Path) -> dict[str, File] | None:
        """What is in a tree, if it is as it was left."""
        with suppress(OSError):
            for folders, files in self._known:
                if not tree.is_symlink() and _stamped(tree, folders) == folders:
                    return files
        return None


def _folders(tree: Path, files: Iterable[str]) -> Folders:
    names = {""}
    for address in files:
        parent = address.rpartition("/")[0]
        while parent not in names:
            names.add(parent)
            parent = parent.rpartition("/")[0]
    return _stamped(tree, names)


def _stamped(tree: Path, names: Iterable[str]) -> Folders:
    statuses = {name: os.lstat(tree / name) for name in names}
    return {name: (status.st_ino, status.st_mode, status.st_mtime_ns) for name, status in statuses.items()}
