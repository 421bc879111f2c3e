"""Opens a file under the root without following links, waiting for pipes or reading too much; imports only the standard library."""

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Refusal:
    """Why a file was not read: a problem code (`unsafe-file`, `unreadable`, `too-large`) and its arguments."""

    code: str
    arguments: dict[str, str] = field(default_factory=dict)


def load_bytes(root: Path, file: str, limit: int) -> bytes | Refusal:
    """The bytes of the regular file that `file` names from the root with `/`, at most `limit`."""
    kind = _way(root, file)
    if kind:
        return Refusal("unsafe-file", {"kind": kind})
    try:
        descriptor = os.open(f"{os.fspath(root)}/{file}", FLAGS)
        try:
            return _bounded(descriptor, limit)
        finally:
            os.close(descriptor)
    except OSError as error:
        return Refusal("unreadable", {"reason": error.strerror or type(error).__name__})


def _bounded(descriptor: int, limit: int) -> bytes | Refusal:
    status = os.fstat(descriptor)
    kind = file_kind(status.st_mode)
    if kind:
        return Refusal("unsafe-file", {"kind": kind})
    pieces, left = [], limit + 1
    while left and (piece := os.read(descriptor, left)):
        pieces.append(piece)
        left -= len(piece)
    if left:
        return b"".join(pieces)
    return Refusal("too-large", {"size": f"{max(status.st_size, limit + 1):,}", "limit": f"{limit:,}"})


def _way(root: Path, file: str) -> str:
    """What makes the way from the root to a file unsafe; '' when nothing does. A missing file is for `open` to name."""
    parts = PurePosixPath(file).parts
    if not parts or parts[0] == "/" or ".." in parts or "\0" in file or (os.name == "nt" and re.search(r"[:\\]", file)):
        return "outside"
    # As text: ten thousand files are opened in one go, and pathlib would take longer than the system.
    kinds = (_kind("/".join((os.fspath(root), *parts[:depth]))) for depth in range(1, len(parts) + 1))
    return next((kind for kind in kinds if kind not in ("", "folder")), "")


def _kind(path: str) -> str:
    try:
        return file_kind(os.lstat(path).st_mode)
    except OSError:
        return ""


def file_kind(mode: int) -> str:
    """`symlink`, `folder`, `fifo`, `socket` or `device` for a mode of `stat`; '' for a regular file."""
    tests = {"symlink": stat.S_ISLNK, "folder": stat.S_ISDIR, "fifo": stat.S_ISFIFO, "socket": stat.S_ISSOCK}
    return "" if stat.S_ISREG(mode) else next((kind for kind, test in tests.items() if test(mode)), "device")
