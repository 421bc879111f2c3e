"""The receipt of a build or a print: what it was told, what it read, what it left. The very same again leaves all as it is.

That must not need the whole program to be seen: of ours this imports only git, publish, sealed and stamps.
"""

import mmap
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator import sealed
from generator.git import head_date
from generator.publish import busy
from generator.stamps import Stamp, entries, settled, stamp, written

CACHE = ".shifan"
"""The folder of work that need not be done again, beside mkdocs.yml; it may be removed at any time."""
NAME = "receipt"
FORM = 2
"""Of what stands in a receipt: another program may have left one of another form."""
PRINTS = ("pack", "booklet")
RECEIPTS, MOST = "receipts", 24
"""Prints have a receipt each, for they leave files of their own; so many of the newest are kept."""
READ = ("docs", "templates")
OWN = ("fonts",)
"""Folders that a site may have or not."""
EPOCH = "SOURCE_DATE_EPOCH"
Left = Mapping[str, tuple[int, int]]
"""Size and time of change in nanoseconds of every file of the site by its address, or of every printed file by its path."""
Found = tuple[str, "os.DirEntry[str] | Path"]
"""A path and what can be looked at there."""
Seen = TypeVar("Seen")
Failed = mmap.mmap
"""One octet that two processes share: not 0 as soon as one of them has found that something does not hold."""


class Told(NamedTuple):
    """What a build was told from outside: its words, the working folder, and what the environment says of the day."""

    words: tuple[str, ...]
    here: str
    epoch: str
    python: str

    @property
    def dated(self) -> bool:
        """Whether the day is said; else the last commit says it."""
        return bool(self.epoch) or any(word.startswith("--today") for word in self.words)


class Answer(NamedTuple):
    """How it ended: what it said of problems, what it says at the end on a terminal, the exit code, and what it wrote to standard output."""

    said: str
    done: str
    code: int
    listed: str = ""


class Places(NamedTuple):
    """The folders of a build; a print has no target, for it leaves files where others may lie as well."""

    root: str
    data: str
    target: str = ""


def given(words: Sequence[str], environment: Mapping[str, str]) -> Told:
    """What this process was told."""
    return Told(tuple(words), os.getcwd(), environment.get(EPOCH, ""), f"{sys.executable} {sys.version}")  # noqa: PTH109


class Draft:
    """A receipt that is being written: begun before anything is read, left when everything is done."""

    def __init__(self, told: Told, places: Places, environment: Mapping[str, str], now: int) -> None:
        """`now` is the time in nanoseconds since 1970."""
        self._places, self._told = places, told
        self._day = _day(told, places.root, environment)
        try:
            self._read = _read(places)
        except OSError:  # whoever reads it will tell
            self._read = {}
        # What was written just now may be written again without its stamp showing it.
        self._tells = bool(self._read) and all(settled(each, now) for each in self._read.values())

    def leave(self, cache: Path, left: Left, answer: Answer, also: Iterable[str] = ()) -> None:
        """Keep it in the folder of the cache; `also` are files and folders that were found to matter. Raises OSError."""
        if self._tells:
            kept = (tuple(self._places), self._day, self._read, _stamped(also), dict(left), tuple(answer))
            path = _path(cache, self._told)
            sealed.write(path, _seal(self._told), kept)
            if path.parent.name == RECEIPTS:
                _forget(path.parent)


def answer(words: Sequence[str], environment: Mapping[str, str]) -> Answer | None:
    """How the last build or print ended, if it was told the same, would read the same, and what it left is as it was.

    None where that is not so, or cannot be seen.
    """
    try:
        return _answer(given(words, environment), environment) if words and words[0] in ("build", *PRINTS) else None
    except OSError:
        return None


def _answer(told: Told, environment: Mapping[str, str]) -> Answer | None:
    cache = _root(told) / CACHE
    found = None if leads_elsewhere(cache) else sealed.read(_path(cache, told), _seal(told))
    if found is None:
        return None
    kept, day, read, also, left, ended = found
    places = Places(*kept)

    def half(number: int, failed: Failed) -> bool:
        return (
            (number == 1 or (_stamped(also) == also and _day(told, places.root, environment) == day))
            and _hold(_inputs(places), read, stamp, number, failed)
            and _hold(_outputs(places.target, left), left, written, number, failed)
        )

    same = (
        os.path.samefile(places.root, cache.parent)  # noqa: PTH121 - a text
        and not (places.target and busy(Path(places.target)))
        and both(half)
    )
    return Answer(*ended) if same else None


def _hold(
    found: Iterable[Found],
    expected: Mapping[str, Seen],
    seen: Callable[[os.stat_result], Seen],
    half: int,
    failed: Failed,
) -> bool:
    """Whether these are the expected ones; of two who ask, each looks at every second one, until the other has failed."""
    count = 0
    for path, entry in found:
        if path not in expected or failed[0]:
            return False
        if count % 2 == half and seen(entry.stat(follow_symlinks=False)) != expected[path]:
            return False
        count += 1
    return count == len(expected)


def leads_elsewhere(cache: Path) -> bool:
    """Whether the cache, or something in it, is a link: whoever made it means other files to be removed or written."""
    return cache.is_symlink() or (cache.is_dir() and any(entry.is_symlink() for entry in cache.iterdir()))


def _seal(told: Told) -> str:
    return f"{FORM} {told!r}"


def _path(cache: Path, told: Told) -> Path:
    """Where a receipt lies: that of the last build, or that of this very print."""
    return cache / RECEIPTS / sha256(repr(told).encode()).hexdigest() if told.words[0] in PRINTS else cache / NAME


def _forget(folder: Path) -> None:
    """Only the newest receipts are worth their place."""
    with suppress(OSError):  # another print may be at work here
        for path in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-MOST]:
            path.unlink()


def both(look: Callable[[int, Failed], bool]) -> bool:
    """Whether both halves hold, 0 and 1; on Linux they are looked at side by side. Raises OSError."""
    failed = mmap.mmap(-1, 1)
    if sys.platform != "linux":
        return look(0, failed) and look(1, failed)
    child = os.fork()
    if not child:
        holds = False
        try:
            holds = look(1, failed)
        finally:
            failed[0] |= int(not holds)
            os._exit(0 if holds else 1)
    holds = False
    try:
        holds = look(0, failed)
    finally:
        failed[0] |= int(not holds)
        status = os.waitpid(child, 0)[1]
    return holds and not status


def _root(told: Told) -> Path:
    """The folder that `--root` names, or the nearest one upward that has mkdocs.yml; the command line says what is wrong with it."""
    here = Path(told.here)
    named = [word.partition("=")[2] for word in told.words if word.startswith("--root=")]
    named += [after for word, after in zip(told.words, told.words[1:], strict=False) if word == "--root"]
    if named:
        return here / named[-1]
    return next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").is_file()), here)


def _day(told: Told, root: str, environment: Mapping[str, str]) -> str:
    """The day of the last commit, where that is what decides."""
    return "" if told.dated else str(head_date(Path(root), environment))


def _read(places: Places) -> dict[str, Stamp]:
    """The stamp of all that a build reads, by its path. Raises OSError."""
    return {path: stamp(entry.stat(follow_symlinks=False)) for path, entry in _inputs(places)}


def _inputs(places: Places) -> Iterator[Found]:
    root, program = places.root, os.path.dirname(__file__)  # noqa: PTH120 - a text
    # Installing or removing a package changes the folder that holds it.
    packages = (path for path in sys.path if path.endswith("-packages") and os.path.isdir(path))  # noqa: PTH112 - a text
    for path in (f"{root}/mkdocs.yml", *map(os.path.realpath, packages)):
        yield path, Path(path)
    own = [f"{root}/{name}" for name in OWN if os.path.isdir(f"{root}/{name}")]  # noqa: PTH112 - a text
    for folder in (places.data, *(f"{root}/{name}" for name in READ), *own, program):
        for name, entry in entries(folder):
            if "__pycache__" not in name:
                yield f"{folder}/{name}", entry


def _stamped(paths: Iterable[str]) -> dict[str, Stamp]:
    return {path: stamp(os.stat(path)) for path in paths}  # noqa: PTH116 - a text


def _outputs(target: str, files: Iterable[str]) -> Iterator[Found]:
    """All that there is of the site, or the printed files."""
    if not target:
        return ((path, Path(path)) for path in files)
    return iter(()) if os.path.islink(target) else entries(target)  # noqa: PTH114 - a text
