"""The exchange: one builder at a time, and a finished tree takes the place of the visible one; imports only the standard library."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Busy(Exception):
    """Another builder is at work on the same folder."""


def beside(out: Path, name: str) -> Path:
    """A folder beside the visible one, such as `.site.next`: on the same file system, so that a rename is enough."""
    return out.parent / f".{out.name}.{name}"


@contextmanager
def next_tree(out: Path) -> Iterator[Path]:
    """The place for the next tree, for one builder at a time; what is there at the end without being exchanged is removed.

    Raises Busy, or OSError when the place cannot be had.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with alone(beside(out, "lock")):
        tree = beside(out, "next")
        shutil.rmtree(tree, ignore_errors=True)
        try:
            yield tree
        finally:
            shutil.rmtree(tree, ignore_errors=True)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Holds the lock file, which goes when its holder does, however that ends."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(descriptor)
        # The former holder may have removed the file between our opening and our locking it: then this lock locks nothing.
        if not path.exists() or not os.path.samestat(os.fstat(descriptor), path.stat()):
            raise Busy
        try:
            yield
        finally:
            if sys.platform != "win32":  # where an open file cannot be removed
                path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Busy from None


def exchange(tree: Path, out: Path) -> None:
    """Put `tree` in the place of `out`; the old one disappears. Raises OSError, and then `out` is as it was."""
    old = beside(out, "old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    try:
        tree.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
