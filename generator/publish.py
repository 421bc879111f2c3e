"""The exchange: a finished tree takes the place of the visible one; imports only the standard library."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def beside(out: Path, name: str) -> Path:
    """A folder beside the visible one, such as `.site.next`: on the same file system, so that a rename is enough."""
    return out.parent / f".{out.name}.{name}"


@contextmanager
def next_tree(out: Path) -> Iterator[Path]:
    """The place for the next tree; what is there when the block ends without being exchanged is removed."""
    tree = beside(out, "next")
    shutil.rmtree(tree, ignore_errors=True)
    tree.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield tree
    finally:
        shutil.rmtree(tree, ignore_errors=True)


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
