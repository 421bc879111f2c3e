"""Reading many records at once: YAML to plain values, shared out among workers; imports storeys 0 and 1."""

import marshal
from collections.abc import Iterator, Mapping

from generator.load.parse import plain_values
from generator.workers import share
from generator.yamlfile import Mapped


def read_ahead(texts: Mapping[str, bytes], workers: int) -> dict[str, Mapped]:
    """The plain values of each file in which nothing is wrong; the others have to be read with their problems."""
    files = list(texts)

    def read(numbers: Iterator[int]) -> list[tuple[int, bytes]]:
        return [(number, marshal.dumps(plain)) for number in numbers if (plain := _right(texts[files[number]]))]

    found = share(len(files), read, workers) if workers > 1 else []
    return {files[number]: marshal.loads(plain) for share_ in found for number, plain in share_}


def _right(data: bytes) -> Mapped | None:
    plain, problems = plain_values(data, "")
    return None if problems else plain
