"""A state of the repository as a commit has it: its records written into a scratch folder, where the check looks at them."""

import errno
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from generator import git
from generator.catalog import Catalog
from generator.check import Checked, Trail, check
from generator.git import Entry, Tree
from generator.load.walk import classified
from generator.problems import Problem
from generator.records import FOLDERS
from generator.records.values import is_id
from generator.safefile import load_bytes
from generator.screen import LOOKED_AT
from generator.workers import possible
from generator.yamlfile import LIMIT, Mapped, read_bytes

DATA = "data"
WRITTEN = 21_000_000
"""Bytes of the largest file that is written; every limit of the check lies below, so that of a larger one its size says enough."""
MOST_BYTES = 2_000_000_000
MOST_FILES = 200_000
LONGEST_TEXT = 60_000
"""Bytes of a record that is held in memory."""
DEEPEST = 32
"""Folders within each other; records lie in three."""
POINTER = b"version https://git-lfs.github.com/spec/v1\n"
"""How the text begins that stands for a file in Git LFS (git-lfs, docs/spec.md)."""
LONGEST_POINTER = 1024
ODD = (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.EEXIST, errno.ENOTDIR, errno.EISDIR)
"""What the system says of names that it cannot take, or takes for one another."""
Environment = Mapping[str, str]
Content = bytes | int | None
"""Of an object: its bytes, its size where it is too large for any use, None where it is written already."""


class TooMuch(Exception):
    """A state is larger than a review can look at."""


@dataclass(frozen=True)
class State:
    """What a commit holds, and what the check says of it; `checked` is None where there is no data at all."""

    commit: str
    files: Tree
    folder: Path
    """Where its data lies now."""
    checked: Checked | None
    unseen: Mapping[str, str]
    """Files of the data that could not be looked at, with the reason: `lfs`, `module`, `name`."""
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """Files of records that lie nowhere, with their bytes."""

    @property
    def catalog(self) -> Catalog | None:
        return self.checked.readable if self.checked else None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems but those of files that were not looked at."""
        found = self.checked.problems if self.checked else ()
        return tuple(each for each in found if each.file not in self.unseen)

    def records(self) -> dict[str, tuple[str, str]]:
        """Type and id of every file that is a record by its place."""
        named = ((file, classified(file.removeprefix(f"{DATA}/"))) for file in data_files(self.files))
        return {file: about for file, about in named if about[0] in FOLDERS}

    def plain(self, file: str) -> Mapped | None:
        """The plain values of a record's file; None when it holds none."""
        data = self.texts[file] if file in self.texts else load_bytes(self.folder, file, LIMIT)
        return read_bytes(data, file)[0] if isinstance(data, bytes) else None


def data_files(files: Tree) -> list[str]:
    return [name for name in files if name.startswith(f"{DATA}/")]


@dataclass
class Scratch:
    """A folder for several states; a file that two of them have in common is written once."""

    root: Path
    """The folder of the repository, or within it."""
    folder: Path
    environment: Environment
    _written: dict[str, Path] = field(default_factory=dict)
    """Where an object lies, by id."""
    _pointers: set[str] = field(default_factory=set)
    """Objects that stand for files in Git LFS."""
    _room: int = MOST_BYTES
    _texts: dict[str, bytes] = field(default_factory=dict)
    """Records, by the id of their object."""
    _trail: Trail = field(default_factory=lambda: Trail(workers=possible()))

    def state(self, commit: str, name: str, day: date | None) -> State:
        """The state of a commit, in the folder `name`. Raises TooMuch and git.NoObject."""
        files = git.tree(self.root, commit, self.environment)
        folder = self.folder / name
        folder.mkdir()
        data = {name: files[name] for name in data_files(files)}
        texts = self._held({name: entry for name, entry in data.items() if _is_text(name, entry, files)})
        written = {name: entry for name, entry in files.items() if _is_written(name, entry)}
        unseen = self.lay(folder, {name: entry for name, entry in data.items() if name not in texts} | written)
        if texts:
            (folder / DATA).mkdir(exist_ok=True)
        if DATA in files and files[DATA].mode == git.LINK:
            (folder / DATA).symlink_to("nowhere")
        there = bool(data) or DATA in files
        checked = check(folder, folder / DATA, day, self.environment, texts, self._trail) if there else None
        return State(commit, files, folder, checked, unseen, texts)

    def _held(self, files: Tree) -> Mapping[str, bytes]:
        """Texts of records, read and not written: ten thousand files take longer to write and to remove than to check."""
        if len(files) > MOST_FILES:
            raise TooMuch
        new = [entry for entry in files.values() if entry.id not in self._texts]
        self._room -= sum(entry.size for entry in new)
        if self._room < 0:
            raise TooMuch
        self._texts.update(git.blobs(self.root, new, self.environment))
        return {name: self._texts[entry.id] for name, entry in files.items()}

    def lay(self, folder: Path, files: Tree) -> Mapping[str, str]:
        """Writes files into a folder; those that cannot be looked at, with the reason, as in `State`. Raises TooMuch and git.NoObject."""
        if len(files) > MOST_FILES:
            raise TooMuch
        return dict(self._laid(folder, files))

    def _laid(self, folder: Path, data: Tree) -> Iterator[tuple[str, str]]:
        """Writes the files; yields those that cannot be looked at, with the reason."""
        places: defaultdict[str, list[str]] = defaultdict(list)
        for name, entry in data.items():
            if not is_safe(name):
                yield name, "name"
            elif entry.regular:
                places[entry.id].append(name)
            elif reason := _put(folder / name, _link if entry.mode == git.LINK else _module):
                yield name, reason
            elif entry.mode == git.MODULE:
                yield name, "module"
        for id_, content in self._contents({id_: data[names[0]] for id_, names in places.items()}):
            if isinstance(content, bytes) and content.startswith(POINTER) and len(content) <= LONGEST_POINTER:
                self._pointers.add(id_)
            for name in places[id_]:
                if reason := self._file(folder / name, id_, content):
                    yield name, reason

    def _contents(self, wanted: Tree) -> Iterator[tuple[str, Content]]:
        """What each object holds, in no certain order."""
        new = {id_: entry for id_, entry in wanted.items() if id_ not in self._written}
        small = [entry for entry in new.values() if entry.size <= WRITTEN]
        self._room -= sum(entry.size for entry in small)
        if self._room < 0:
            raise TooMuch
        yield from git.blobs(self.root, small, self.environment)
        yield from ((id_, entry.size) for id_, entry in new.items() if entry.size > WRITTEN)
        yield from ((id_, None) for id_ in wanted if id_ not in new)

    def _file(self, path: Path, id_: str, content: Content) -> str:
        """Puts an object into a place; the reason why it cannot be looked at, or ''."""
        known = self._written.get(id_)
        reason = _put(path, partial(_same, known) if known else partial(_write, content))
        if not reason:
            self._written.setdefault(id_, path)
        # Only pictures and attachments: any other file says itself what it is.
        return reason or "lfs" * (id_ in self._pointers and path.relative_to(self.folder).parts[1:3] == (DATA, "media"))


def _is_text(name: str, entry: Entry, files: Tree) -> bool:
    """Whether a file can only be a record, and one of usual size; of anything odd the check has to see the file itself."""
    kind, id_ = classified(name.removeprefix(f"{DATA}/"))
    above = name
    while above := above.rpartition("/")[0]:
        if above in files:
            return False
    return kind in FOLDERS and entry.regular and entry.size <= LONGEST_TEXT and is_id(id_) and is_safe(name)


def _is_written(name: str, entry: Entry) -> bool:
    """Whether a file is a page, a picture or a document of `docs/`, which somebody may have put personal data into."""
    return name.startswith("docs/") and entry.regular and PurePosixPath(name).suffix.lower() in LOOKED_AT


def _put(path: Path, put: Callable[[Path], None]) -> str:
    """`name` when the system cannot take a name, or takes two for one; whatever else it refuses is raised."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path)
    except OSError as error:
        if error.errno not in ODD:
            raise
        return "name"
    return ""


def _link(path: Path) -> None:
    # Where it leads is nobody's business: that it is one is a problem.
    path.symlink_to("nowhere")


def _module(path: Path) -> None:
    path.mkdir(exist_ok=True)


def _write(content: Content, path: Path) -> None:
    with path.open("xb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            file.truncate(content)


def _same(source: Path, path: Path) -> None:
    """The same file under another name, or a copy where the system has no hard links, or no more for this file."""
    try:
        path.hardlink_to(source)
    except OSError as error:
        if error.errno in ODD:
            raise
        shutil.copyfile(source, path)


def is_safe(name: str) -> bool:
    """Whether a name of a tree leads to a place within the folder on every system; a tree may be made by hand."""
    parts = name.split("/")
    wrong = os.name == "nt" and re.search(r'[\\:*?"<>|\x00-\x1f]', name)
    return not (wrong or "\0" in name or len(parts) > DEEPEST or any(part in ("", ".", "..") for part in parts))


def changed(before: Tree, after: Tree) -> Sequence[str]:
    """The names of all files that one of two states has otherwise than the other, sorted."""
    names = before.keys() | after.keys()
    return sorted(name for name in names if _content(before.get(name)) != _content(after.get(name)))


def _content(entry: Entry | None) -> tuple[int, str] | None:
    return (entry.mode, entry.id) if entry else None
