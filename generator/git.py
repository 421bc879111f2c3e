"""What git knows of the repository: days, trees, objects; the only module that runs git.

Everything is read from objects: nothing is checked out, no filter, hook or pager runs, no network is asked.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator import process

SECONDS = 10
LONG = 600
"""Seconds that reading many objects may take."""
AT_ONCE = 64_000_000
"""Bytes of objects that are held in memory together."""
LINK, MODULE = 0o120000, 0o160000
"""Modes of entries that are no file: a symbolic link, the commit of another repository (git-ls-tree)."""
KEPT = re.compile(r"GIT_(?:CEILING_DIRECTORIES|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|(?:KEY|VALUE)_\d+))")
"""What the caller may say of git. Whatever else begins with GIT_ may lead to another repository, as it does within a hook."""
CALM = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
"""No question, no lock, no object in place of another, and no object fetched from elsewhere, in older versions neither."""


class NoRepository(Exception):
    """The folder is in no repository, or git is not there."""


class NoCommit(Exception):
    """There is no such commit; its text is the name that was given."""


class NoObject(Exception):
    """An object is missing, as in a shallow or damaged clone; its text is the object's id."""


class Entry(NamedTuple):
    """A file in a tree: its mode (`LINK`, `MODULE`, else a regular file), its object, its size in bytes; 0 for a module."""

    mode: int
    id: str
    size: int

    @property
    def regular(self) -> bool:
        return self.mode not in (LINK, MODULE)


Tree = Mapping[str, Entry]
"""Every file of a folder and what lies below it, by name relative to it, with `/`; bytes that are no UTF-8 as lone surrogates."""


def head_date(root: Path, environment: Mapping[str, str]) -> date | None:
    """The commit date of HEAD, as its committer's calendar had it; None without git, a repository or a commit."""
    return commit_date(root, "HEAD", environment)


def commit_date(root: Path, commit: str, environment: Mapping[str, str]) -> date | None:
    """As `head_date`, of any commit."""
    try:
        said = _git(root, ["log", "-1", "--no-show-signature", "--format=%cs", commit, "--"], environment)
        return date.fromisoformat(said.decode("ascii", "replace").strip())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def commit(root: Path, name: str, environment: Mapping[str, str]) -> str:
    """The id of the commit that a name such as `main`, `HEAD~1` or `v1` stands for. Raises NoCommit and NoRepository."""
    try:
        _git(root, ["rev-parse", "--git-dir"], environment)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRepository(str(root)) from error
    # git would take the one for an option, and finds no commit of the other: neither comes from somebody who means well.
    if name.startswith("-") or not name.isprintable():
        raise NoCommit(name)
    try:
        said = _git(root, ["rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"], environment)
    except subprocess.SubprocessError as error:
        raise NoCommit(name) from error
    return said.decode("ascii").strip()


def tree(root: Path, commit: str, environment: Mapping[str, str]) -> Tree:
    """What a commit holds below the folder `root`, which may be a part of the repository. Raises NoObject."""
    try:
        above = _git(root, ["rev-parse", "--show-prefix"], environment)[:-1]
        below = ["--", above.decode("utf-8", "surrogateescape")] if above else []
        said = _git(root, ["ls-tree", "-r", "-z", "-l", "--full-tree", commit, *below], environment, LONG)
    except subprocess.SubprocessError as error:
        raise NoObject(commit) from error
    listed = (line.partition(b"\t") for line in said.split(b"\0") if line)
    return {_name(name[len(above) :]): _entry(about.split()) for about, _, name in listed}


def _name(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _entry(words: Sequence[bytes]) -> Entry:
    """Mode, type, object and size; of what has no size there is a hyphen."""
    mode, _, id_, size = words
    return Entry(int(mode, 8), id_.decode("ascii"), int(size) if size.isdigit() else 0)


def blobs(root: Path, wanted: Iterable[Entry], environment: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Id and bytes of these entries, each id once. Raises NoObject."""
    for group in _groups({each.id: each.size for each in wanted}):
        given = "".join(f"{id_}\n" for id_ in group).encode("ascii")
        try:
            said = _git(root, ["cat-file", "--batch"], environment, LONG, given)
        except subprocess.SubprocessError as error:
            raise NoObject(group[0]) from error
        yield from _objects(said, group)


def _groups(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """The ids in groups that are not too large together."""
    group: list[str] = []
    total = 0
    for id_, size in sizes.items():
        if group and total + size > AT_ONCE:
            yield group
            group, total = [], 0
        group.append(id_)
        total += size
    if group:
        yield group


def _objects(said: bytes, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """What `cat-file --batch` answers: a line `ID TYPE SIZE`, the bytes and a line feed; or `ID missing`."""
    place = 0
    for id_ in ids:
        end = said.index(b"\n", place)
        words = said[place:end].split()
        if len(words) != 3:
            raise NoObject(id_)
        place = end + 1 + int(words[2]) + 1
        yield id_, said[end + 1 : place - 1]


def _git(
    root: Path, arguments: Sequence[str], environment: Mapping[str, str], seconds: float = SECONDS, given: bytes | None = None
) -> bytes:  # fmt: skip
    """What git says. Raises OSError without git, subprocess.SubprocessError when it refuses or takes too long."""
    own = {name: value for name, value in environment.items() if not name.startswith("GIT_") or KEPT.fullmatch(name)}
    line = ["git", "-C", str(root), *arguments]
    done = process.run(line, seconds, {**own, **CALM}, errors=subprocess.DEVNULL, given=given)
    done.check_returncode()
    return done.stdout
