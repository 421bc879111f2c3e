"""The exchange: one builder at a time, and a finished tree takes the place of the visible one; imports process.

Whatever a build makes lies in one folder beside the visible one, `.site.next/`: the tree, temporary files, and `old/`, the
former site, where the exchange takes two steps. So one removal clears up after any end. A kill may come at every moment. A
power cut is another matter: nothing is forced onto the disk, as that costs seconds and a site can be built again.
"""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.process import undisturbed

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_SWAP = 2
"""RENAME_EXCHANGE of Linux; RENAME_SWAP of macOS is the same number."""
_HERE = -100
"""AT_FDCWD: names are relative to the working folder."""
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
"""How systems and file systems say that they know no exchange; EPERM is what some containers answer to unknown calls."""
_READABLE = 0o022
"""The mask with which folders and files become 0755 and 0644: a web server runs as somebody else."""


class Busy(Exception):
    """Another builder is at work on the same folder."""


def beside(out: Path, name: str) -> Path:
    """A name beside the visible folder, such as `.site.next`: on the same file system, so that a rename is enough."""
    return out.parent / f".{out.name}.{name}"


@contextmanager
def next_tree(out: Path) -> Iterator[Path]:
    """The place for the next tree, for one builder at a time; nothing is there yet, and nothing is left at the end.

    Meanwhile the process makes files that all may read, and its temporary ones beside the tree. Raises Busy, or OSError
    when the place cannot be had.
    """
    if out.exists() and not out.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), os.fspath(out))
    place, builder = beside(out, "next"), os.getpid()
    with _readable():
        out.parent.mkdir(parents=True, exist_ok=True)
        with alone(beside(out, "lock")):
            _clear(place, out)
            try:
                with _temporary(place / "temporary"):
                    yield _new(place / "tree")
            finally:
                # A forked worker that comes this way by mistake must not take the tree from its parent.
                if os.getpid() == builder:
                    with undisturbed():
                        _clear(place, out)


def exchange(tree: Path, out: Path) -> Path | None:
    """Put the tree of `next_tree` in the place of `out`; where that now is. Raises OSError, and then `out` is as it was."""
    if not out.exists():
        tree.rename(out)
        return None
    return tree if in_one_step(tree, out) else in_two_steps(tree, out)


def in_one_step(tree: Path, out: Path) -> bool:
    """Exchange two folders so that nobody ever finds neither; False where that cannot be done. Raises OSError."""
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    one, other = os.fsencode(tree), os.fsencode(out)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, one, _HERE, other, ctypes.c_uint(_SWAP))
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(one, other, ctypes.c_uint(_SWAP))
    else:
        return False
    number = ctypes.get_errno() if failed else 0
    if number and number not in _CANNOT:
        raise OSError(number, os.strerror(number), os.fspath(tree), None, os.fspath(out))
    return not failed


def in_two_steps(tree: Path, out: Path) -> Path:
    """The same by two renames; where the former is. For a moment nothing is visible; a kill just then is mended by the next `next_tree`."""
    old = tree.with_name("old")
    out.rename(old)
    try:
        tree.rename(out)
    except OSError:
        old.rename(out)
        raise
    return old


def _clear(place: Path, out: Path) -> None:
    """Removes what a build has left, but puts back an old site that was on its way out when no new one had come."""
    if (place / "old").is_dir() and not out.exists():
        (place / "old").rename(out)
    shutil.rmtree(place, ignore_errors=True)


def _new(tree: Path) -> Path:
    """The path, if nothing is there: what could not be removed must not be published with the next site."""
    if os.path.lexists(tree):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(tree))
    return tree


def busy(out: Path) -> bool:
    """Whether a builder is at work on the folder, or has left something to clear up."""
    return os.path.lexists(beside(out, "lock")) or os.path.lexists(beside(out, "next"))


@contextmanager
def _readable() -> Iterator[None]:
    former = os.umask(_READABLE)
    try:
        yield
    finally:
        os.umask(former)


@contextmanager
def _temporary(folder: Path) -> Iterator[None]:
    """Temporary files go here: from the system's place nobody would remove those of a killed build."""
    folder.mkdir(parents=True, exist_ok=True)
    former, tempfile.tempdir = tempfile.tempdir, os.fspath(folder)
    try:
        yield
    finally:
        tempfile.tempdir = former


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Holds the lock file, which goes when its holder does, however that ends. Raises Busy and OSError."""
    descriptor, builder = -1, os.getpid()
    try:
        with undisturbed():
            descriptor = _locked(path)
        yield
    finally:
        if descriptor >= 0:
            if sys.platform != "win32" and os.getpid() == builder:  # Windows does not remove an open file
                path.unlink(missing_ok=True)
            os.close(descriptor)


def _locked(path: Path) -> int:
    """A descriptor that holds the lock of the file that now has this name."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(descriptor)
            # The former holder may have removed the file between our opening and our locking it: then this locks nothing.
            if os.path.lexists(path) and os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Raises Busy; and OSError where the file system knows no locks, as two builders at once would be worse than none."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise Busy from None
