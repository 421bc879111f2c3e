"""Where the files of the index lie; imports only the standard library."""

from collections.abc import Iterator
from math import isqrt

FOLDER = "assets/search/"
META, SUGGEST, SIMPLE, SOUNDS = (f"{FOLDER}{name}.js" for name in ("meta", "suggest", "simple", "sounds"))
MARK = 90
"""Of the numbers in `meta.js` that are written in a fixed number of digits: the lowest digit first."""


def shard_count(documents: int) -> int:
    """How many files of postings there are: a power of two that depends on the number of documents alone.

    It grows with its power of three quarters, as the words do: a file is then some 8 KB, and a query loads little that it does not need.
    """
    return 1 << isqrt(documents * isqrt(documents)).bit_length()


def shard_name(shard: int) -> str:
    return f"{FOLDER}shards/{shard}.js"


def text_name(number: int) -> str:
    """A thousand in a folder, for file systems that do not bear more."""
    return f"{FOLDER}text/{number // 1000}/{number}.js"


def names(documents: int) -> Iterator[str]:
    """Every file of an index of so many documents; none of an empty one."""
    if not documents:
        return
    yield from (META, SUGGEST, SIMPLE, SOUNDS)
    yield from map(shard_name, range(shard_count(documents)))
    yield from map(text_name, range(documents))
