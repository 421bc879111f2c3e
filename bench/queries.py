"""The queries of the search benchmark: drawn from the texts by seed, and written by hand; one a line in the files beside this."""

import random
from collections.abc import Collection, Sequence
from pathlib import Path

from bench.truth import Text, lines, plain

SHORTEST, LONGEST = 2, 6
UNFIT = frozenset('“”"＂-－ \u3000')
"""Signs that mean something in a query."""
HERE = Path(__file__).parent


def drawn(found: Sequence[Text], number: int, seed: int, known: Collection[str] = ()) -> list[str]:
    """So many pieces of two to six characters from anywhere in the texts, across words and signs; none of those that are known."""
    chance = random.Random(seed)
    queries: dict[str, None] = {}
    while len(queries) < number:
        line = chance.choice(list(lines(chance.choice(found))))
        begin, length = chance.randrange(len(line)), chance.randint(SHORTEST, LONGEST)
        piece = line[begin : begin + length]
        if len(plain(piece)) >= SHORTEST and UNFIT.isdisjoint(piece) and piece not in known:
            queries[piece] = None
    return list(queries)


def written(name: str) -> list[str]:
    """The queries of a file; `#` begins a comment."""
    text = (HERE / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
