"""The former tree: what was visible before stays in the cache, and by its differences becomes the next tree; imports mirror and sealed.

Whether a tree is the one that was laid is seen by its folders: nothing comes into one, leaves it or takes another's place in it
without a mark. What is written into a file shows in the mirror, which has the same file by another name.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator import sealed
from generator.mirror import File, Mirror

FOLDER, RECORD, FORM = "former", "trees", "2"

Folders = dict[str, tuple[int, int, int]]
"""Inode, mode, and time of change in nanoseconds of every folder of a tree."""


class State(NamedTuple):
    """The files of a site, and the mark of the build that left them."""

    mark: str
    files: Mapping[str, File]


class Former:
    """For one cache folder, whose lock its owner holds."""

    def __init__(self, cache: Path, before: State) -> None:
        """`before` is the site that was visible when the build began."""
        self._folder, self._record, self._before = cache / FOLDER, cache / RECORD, before
        self._visible, self._kept = Folders(), Folders()
        self._differing: dict[str, File | None] = {}
        mark, *known = sealed.read(self._record, FORM) or ("",)
        if mark and mark == before.mark:
            self._visible, self._kept, self._differing = known
        self._linked = False

    def lay(self, mirror: Mirror, tree: Path) -> None:
        """Lay all files of the mirror into `tree`, which is not there yet. Raises OSError."""
        files = None
        if _is(self._folder, self._kept):
            with suppress(OSError):  # it may be on another file system
                self._folder.rename(tree)
                found = {**self._before.files, **self._differing}
                files = {address: file for address, file in found.items() if file}
        self._linked = mirror.lay(tree, files)

    def keep(self, old: Path | None, out: Path, after: State) -> None:
        """For the next build: `old` was visible in the place of `out`, where the tree with these files now is."""
        shutil.rmtree(self._folder, ignore_errors=True)
        visible, kept = Folders(), Folders()
        with suppress(OSError):
            if self._linked:
                visible = _folders(out, _above(after.files))
            if self._linked and old and _is(old, self._visible):
                old.rename(self._folder)
                kept = self._visible
        one, other = self._before.files, after.files
        differing = {address: one.get(address) for address, _ in one.items() ^ other.items()} if kept else {}
        sealed.write(self._record, FORM, (after.mark, visible, kept, differing))


def _is(tree: Path, known: Folders) -> bool:
    """Whether a tree is as it was left."""
    try:
        return bool(known) and not tree.is_symlink() and _folders(tree, known) == known
    except OSError:
        return False


def _above(files: Iterable[str]) -> set[str]:
    """All folders that these files are in, from the root down."""
    names = {""}
    for address in files:
        parent = address.rpartition("/")[0]
        while parent not in names:
            names.add(parent)
            parent = parent.rpartition("/")[0]
    return names


def _folders(tree: Path, names: Iterable[str]) -> Folders:
    statuses = {name: os.lstat(tree / name) for name in names}
    return {name: (status.st_ino, status.st_mode, status.st_mtime_ns) for name, status in statuses.items()}
