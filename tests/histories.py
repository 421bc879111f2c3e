"""Repositories for tests: the tests' little province under real git, changed commit by commit."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.review import Desk, Review, desk, reviewed
from tests.worlds import TODAY, make_data

WHO = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false")
Changes = Mapping[str, str | bytes | None]
"""File texts by path below the repository's root; None removes the file."""


def git(folder: Path, *line: str, given: bytes | None = None) -> str:
    """What git says, in a folder."""
    told = {
        **os.environ,
        "GIT_COMMITTER_DATE": "2026-10-01T12:00:00 +0800",
        "GIT_AUTHOR_DATE": "2026-10-01T12:00:00 +0800",
    }
    done = subprocess.run(["git", *WHO, *line], cwd=folder, env=told, input=given, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def begun(folder: Path, changes: Changes | None = None) -> str:
    """A repository with the little province as its first commit; the commit's id."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    make_data(folder)
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    return committed(folder, changes or {})


def committed(folder: Path, changes: Changes) -> str:
    """The id of a new commit with these changes."""
    for name, text in changes.items():
        path = folder / name
        if text is None:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


def planted(folder: Path, base: str, entries: Mapping[bytes, tuple[str, bytes]]) -> str:
    """The id of a new commit: those of `base`, and entries made by hand, (mode, content) by name in the folder `data`."""
    tree = git(folder, "rev-parse", f"{base}:data")
    lines = subprocess.run(["git", "ls-tree", "-z", tree], cwd=folder, check=True, capture_output=True).stdout
    for name, (mode, content) in entries.items():
        kind = {"160000": "commit", "040000": "tree"}.get(mode, "blob")
        id_ = content.decode() if kind != "blob" else git(folder, "hash-object", "-w", "--stdin", given=content)
        lines += f"{mode} {kind} {id_}\t".encode() + name + b"\0"
    data = git(folder, "mktree", "-z", "--missing", given=lines)
    top = git(folder, "mktree", "-z", given=f"040000 tree {data}\tdata\0".encode())
    return git(folder, "commit-tree", top, "-p", base, "-m", "x")


@contextmanager
def review_of(folder: Path, base: str, head: str) -> Iterator[Review]:
    """The review, on the tests' day."""
    with reviewed(folder, base, head, TODAY, os.environ) as found:
        yield found


@contextmanager
def desk_of(folder: Path, base: str, head: str, lang: str = "zh") -> Iterator[Desk]:
    """What its report is written with."""
    with review_of(folder, base, head) as found:
        yield desk(found, lang)
