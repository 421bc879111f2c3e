"""Sealed files: plain values that are read back only if they are whole and ours; imports only the standard library.

A value is made of text, bytes, numbers, truth, None, and tuples, lists, sets and mappings of them. Reading runs no code.
"""

import marshal
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

MAGIC = b"shifan sealed 1\n"
_SIZE = len(MAGIC) + sha256().digest_size


def read(path: Path, seal: str) -> Any:  # whatever was written
    """The value in a file; None when there is no file, it is damaged, or it was written under another seal."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    body = memoryview(found)[_SIZE:]
    # Marshal may crash on what it has not written itself: nothing reaches it without the seal.
    return marshal.loads(body) if found[:_SIZE] == _head(seal, body) else None


def write(path: Path, seal: str, value: Any) -> None:  # plain values
    """Write a value in one step. Not being able to costs time at the next build and nothing else."""
    body = marshal.dumps(value)
    with suppress(OSError):
        put(path, (_head(seal, body), body))


def put(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file in one step, its folder where need be. Raises OSError, and then what was there is as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(prefix="new-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _head(seal: str, body: bytes | memoryview) -> bytes:
    hashed = sha256(seal.encode() + b"\0")
    hashed.update(body)
    return MAGIC + hashed.digest()
