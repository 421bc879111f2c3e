"""The mirror: the site as the last build made it, file by file; imports only stamps and the standard library.

The tree that is published is linked from it, so what has not changed is not written again; a changed file is a new one,
never an old one opened for writing.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.stamps import scan, written

File = tuple[str, int, int]
"""Digest of the content, size, and time of change in nanoseconds."""
READABLE = 0o644
"""The mode of every file: a web server runs as somebody else."""


class Mirror:
    """A folder of files by address, of which it knows the content."""

    def __init__(self, folder: Path, known: Mapping[str, File]) -> None:
        """What differs from `known` in the folder is not trusted and goes. Raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = os.fspath(folder)
        self._made = {""}
        self._altered = False
        self.files: dict[str, File] = {}
        for address, status in scan(folder).items():
            file = known.get(address)
            if file and _readable(status) and (file[1:] == written(status) or self._same(address, file)):
                self.files[address] = file if file[1:] == written(status) else (file[0], *written(status))
            else:
                os.unlink(f"{self._folder}/{address}")  # noqa: PTH108 - by text: there are thousands

    def _same(self, address: str, file: File) -> bool:
        """Whether a file with another time holds the known content, as in a folder that was copied or unpacked."""
        with open(f"{self._folder}/{address}", "rb") as opened:  # noqa: PTH123 - by text: there are thousands
            return sha256(opened.read()).hexdigest() == file[0]

    def put(self, address: str, data: bytes) -> None:
        """Write a file, unless it is there with this content. Raises OSError."""
        digest = sha256(data).hexdigest()
        known = self.files.get(address)
        if known and known[0] == digest:
            return
        self._altered = True
        path = f"{self._folder}/{address}"
        if known:
            # The same file may stand in the published site: it must not change there.
            os.unlink(path)  # noqa: PTH108 - by text: there are thousands
        try:
            descriptor = self._opened(path, address)
        except (FileExistsError, NotADirectoryError):
            self._clear_way(address)
            descriptor = self._opened(path, address)
        try:
            if sys.platform != "win32":
                os.fchmod(descriptor, READABLE)  # whatever the umask
            with open(descriptor, "wb", closefd=False) as file:
                file.write(data)
            self.files[address] = (digest, len(data), os.fstat(descriptor).st_mtime_ns)
        except BaseException:
            os.unlink(path)  # noqa: PTH108 - by text: there are thousands
            raise
        finally:
            os.close(descriptor)

    def _opened(self, path: str, address: str) -> int:
        self._make(self._folder, self._made, address)
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)

    def _clear_way(self, address: str) -> None:
        """Remove the folder that stands where a file is to be, or the file where a folder is to be."""
        for other in list(self.files):
            if other.startswith(f"{address}/") or address.startswith(f"{other}/"):
                os.unlink(f"{self._folder}/{other}")  # noqa: PTH108 - as above
                del self.files[other]
        shutil.rmtree(f"{self._folder}/{address}", ignore_errors=True)
        self._made = {""}

    def adopt(self, address: str, file: File) -> None:
        """Know a file that another process has put."""
        self._altered |= self.files.get(address) != file
        self.files[address] = file

    def get(self, address: str) -> bytes:
        """The content of a file. Raises OSError."""
        return Path(self._folder, address).read_bytes()

    def keep(self, addresses: Iterable[str]) -> None:
        """Remove all other files."""
        for address in self.files.keys() - set(addresses):
            os.unlink(f"{self._folder}/{address}")  # noqa: PTH108 - by text: there are thousands
            del self.files[address]
            self._altered = True

    def lay(self, tree: Path, before: Mapping[str, File] | None = None) -> bool:
        """Link every file into `tree`, where the file system can, else copy it; whether all could be linked. Raises OSError.

        `before` are the files as they were when they were laid into this very tree: then only the differences are.
        """
        target, made, before = os.fspath(tree), {""}, before or {}
        tree.mkdir(parents=True, exist_ok=True)
        linked = True
        _remove(target, before.keys() - self.files.keys())
        for address, file in self.files.items():
            if before.get(address) == file:
                continue
            self._make(target, made, address)
            source, goal = f"{self._folder}/{address}", f"{target}/{address}"
            if address in before:
                os.unlink(goal)  # noqa: PTH108 - by text: there are thousands
            linked = linked and _link(source, goal)
            if not linked:
                shutil.copy2(source, goal)
        self._altered = False
        return linked

    @property
    def left(self) -> dict[str, tuple[int, int]]:
        """Size and time of change in nanoseconds of every file, as they are in a tree that was laid."""
        return {address: file[1:] for address, file in self.files.items()}

    def is_in(self, tree: Path) -> bool:
        """Whether `tree` holds these very files, as they were laid into it, and nothing else."""
        # What was written after the last tree was laid is in none.
        if self._altered or tree.is_symlink() or not tree.is_dir():
            return False
        return {address: written(status) for address, status in scan(tree).items()} == self.left

    @staticmethod
    def _make(folder: str, made: set[str], address: str) -> None:
        parent = address.rpartition("/")[0]
        if parent not in made:
            os.makedirs(f"{folder}/{parent}", exist_ok=True)  # noqa: PTH103 - by text: there are thousands
            made.add(parent)


def _remove(folder: str, addresses: Iterable[str]) -> None:
    """Remove files, and the folders that are empty without them."""
    parents = set()
    for address in addresses:
        os.unlink(f"{folder}/{address}")  # noqa: PTH108 - by text: there are thousands
        parents.add(address.rpartition("/")[0])
    for parent in parents:
        with suppress(OSError):  # something else is in it
            while parent:
                os.rmdir(f"{folder}/{parent}")  # noqa: PTH106 - as above
                parent = parent.rpartition("/")[0]


def _readable(status: os.stat_result) -> bool:
    """Whether everybody may read it: a cache may have been unpacked by somebody with another umask."""
    return sys.platform == "win32" or status.st_mode & READABLE == READABLE


def _link(source: str, target: str) -> bool:
    """Link a file; False where the file systems differ or know no links."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno in (errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS):
            return False
        raise
    return True
