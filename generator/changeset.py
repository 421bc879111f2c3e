"""A change set: several files changed together, all of them or none; imports only the standard library and safefile."""

import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from generator.safefile import load_bytes


@dataclass(frozen=True)
class Change:
    """One file, named from the base with `/`: its bytes before and after, None where there is no such file."""

    file: str
    before: bytes | None
    after: bytes | None


class Overtaken(Exception):
    """Somebody else changed a file meanwhile; its text is the file's name."""


class HalfDone(Exception):
    """What was changed could not be changed back; its arguments are the names of these files."""


def apply(base: Path, changes: Sequence[Change]) -> None:
    """Make the changes in their order; each file goes from old to new in one step, beside it stands nothing afterwards.

    Raises Overtaken before anything is touched. Raises OSError, or whatever else stops it, after all is as it was again, HalfDone
    where that cannot be had.
    """
    for change in changes:
        if not _is_as_read(base, change):
            raise Overtaken(change.file)
    with ExitStack() as stack:
        staged = [_stage(stack, base / each.file, each.after) for each in changes]
        begun: list[Change] = []
        try:
            for change, new in zip(changes, staged, strict=True):
                begun.append(change)
                _put(base / change.file, new)
        except BaseException as stopped:
            if lost := [each.file for each in reversed(begun) if not _back(base / each.file, each.before)]:
                raise HalfDone(*lost) from stopped
            raise


def _is_as_read(base: Path, change: Change) -> bool:
    if change.before is None:
        return not os.path.lexists(base / change.file)
    return load_bytes(base, change.file, len(change.before)) == change.before


def _stage(stack: ExitStack, path: Path, data: bytes | None) -> Path | None:
    """The new bytes in a file beside the old one, of which it takes the permissions."""
    if data is None:
        return None
    staged = path.with_name(f".{path.name}.{os.getpid()}~")
    staged.unlink(missing_ok=True)
    stack.callback(staged.unlink, missing_ok=True)
    with staged.open("xb") as file:
        file.write(data)
    if path.exists():
        shutil.copymode(path, staged)
    return staged


def _put(path: Path, staged: Path | None) -> None:
    if staged:
        staged.replace(path)
    else:
        path.unlink()


def _back(path: Path, before: bytes | None) -> bool:
    """Whether a file is again what it was."""
    try:
        if before is None:
            path.unlink(missing_ok=True)
        elif not path.is_file() or path.read_bytes() != before:
            with ExitStack() as stack:
                _put(path, _stage(stack, path, before))
    except OSError:
        return False
    return True
