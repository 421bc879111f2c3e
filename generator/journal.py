"""Journal: what is kept in one file, and part by part what has become of it; imports sealed.

A part is a plain value as `marshal` takes it, and octets beside it that nobody copies to read the value. Parts are sealed in a
chain, so that each stands where it was written. What is not whole ends the journal: what came before it still holds.
"""

import marshal
import mmap
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from generator.sealed import put

MAGIC = b"shifan journal 1\n"
_DIGEST = sha256().digest_size
_SIZES = 16
"""Octets before the digest: the lengths of a part's value and of what is beside it."""
_SHARE = 4
"""What was added may grow to this part of what it was added to."""


class Part(NamedTuple):
    """A value, and the octets beside it."""

    value: Any  # plain
    beside: "memoryview | bytes" = b""


class Journal:
    """One file, read and written by one process at a time."""

    def __init__(self, path: Path, seal: str) -> None:
        """`seal` changes with the form of the values: what was written under another one is nothing."""
        self._path, self._seal = path, seal.encode()
        self._digest, self._first, self._end = b"", 0, 0

    def read(self) -> list[Part]:
        """All parts, the first one first; none where there is no file, it is damaged, or it was written under another seal."""
        parts: list[Part] = []
        found = _mapped(self._path)
        self._digest, self._first, self._end = b"", 0, len(MAGIC)
        if bytes(found[: len(MAGIC)]) != MAGIC:
            return parts
        while part := self._part(found):
            parts.append(part)
            self._first = self._first or self._end
        return parts

    def _part(self, found: memoryview) -> Part | None:
        start = self._end + _SIZES + _DIGEST
        sizes = found[self._end : self._end + _SIZES]
        value, beside = (int.from_bytes(sizes[half : half + 8], "little") for half in (0, 8))
        digest = found[self._end + _SIZES : start]
        body, rest = found[start : start + value], found[start + value : start + value + beside]
        # Marshal may crash on what it has not written itself: nothing reaches it without the seal.
        if len(digest) < _DIGEST or len(rest) < beside or digest != self._sealed(sizes, body, rest):
            return None
        self._digest, self._end = bytes(digest), start + value + beside
        return Part(marshal.loads(body), rest)

    def begin(self, part: Part) -> None:
        """Begin anew with a first part, in one step. Not being able to costs time at the next build and nothing else."""
        self._digest, self._first = b"", 0
        pieces = (MAGIC, *self._head(part))
        with suppress(OSError):
            put(self._path, pieces)
            self._first = self._end = sum(map(len, pieces))

    def add(self, part: Part) -> bool:
        """Add a part to what was read or written before; False where it is better to begin anew. As for errors, see `begin`."""
        if not self._first:
            return False
        sealed = self._head(part)
        if (self._end - self._first + sum(map(len, sealed))) * _SHARE > self._first:
            return False
        first, self._first = self._first, 0
        with suppress(OSError), self._path.open("r+b") as file:
            # What was not whole may stand there.
            file.truncate(self._end)
            file.seek(self._end)
            file.writelines(sealed)
            self._first, self._end = first, file.tell()
        return True

    def _head(self, part: Part) -> "tuple[bytes, bytes, bytes, memoryview | bytes]":
        body = marshal.dumps(part.value)
        sizes = len(body).to_bytes(8, "little") + len(part.beside).to_bytes(8, "little")
        self._digest = self._sealed(sizes, body, part.beside)
        return sizes, self._digest, body, part.beside

    def _sealed(self, *pieces: "memoryview | bytes") -> bytes:
        hashed = sha256(self._seal + b"\0" + self._digest)
        for piece in pieces:
            hashed.update(piece)
        return hashed.digest()


def _mapped(path: Path) -> memoryview:
    """The octets of a file, read when they are looked at; empty where there are none."""
    try:
        if sys.platform == "win32":  # there nobody could replace it meanwhile
            return memoryview(path.read_bytes())
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # a ValueError for an empty file
        return memoryview(b"")
