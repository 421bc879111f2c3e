"""Rules about titles: two records with nearly the same one are perhaps one record."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from generator.problems import Problem
from generator.rules.world import World

ALIKE = 0.85
"""Share of common character pairs above which two titles are nearly the same."""
COMMON = 12
"""Pieces in more titles than this say nothing about being the same; so the cost grows with the number of titles only."""
PIECES = 4
# 一中 and 二中, 第3期 and 第4期, 东村 and 西村 are different things however alike they look.
TELLING = re.compile(r"[0-9]+|[〇零一二三四五六七八九十百千甲乙丙丁上中下东西南北]+")


def register(world: World) -> None:
    """The source that the rule asks."""
    world.catalog.ledger.source("similar", partial(_alike, world), lambda kind: frozenset(((kind, "name"),)))


def similar(world: World) -> Iterator[Problem]:
    """No two records of a type have nearly the same title."""
    files, ledger = world.catalog.files, world.catalog.ledger
    register(world)
    for kind, found in world.catalog.facts.items():
        if kind != "organ":
            path = ("name",) if kind == "point" else ("title",)
            for id_, other in ledger.ask("similar", kind):
                arguments = {"file": files.get((kind, other), ""), "found": found[id_].name, "other": found[other].name}
                yield Problem(files.get((kind, id_), ""), path, "similar-title", arguments)


def _alike(world: World, kind: str) -> tuple[tuple[str, str], ...]:
    return tuple(alike({id_: facts.name for id_, facts in world.catalog.facts[kind].items()}))


def alike(titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each id whose title is nearly that of an earlier one, with the first such; every id comes once."""
    folded = {id_: text for id_, title in titles.items() if (text := _folded(title))}
    pieces = _telling_pieces(folded)
    compared = {id_: _title(title) for id_, title in folded.items()}
    same: dict[str, str] = {}
    near: defaultdict[str, list[str]] = defaultdict(list)
    for id_, title in folded.items():
        candidates = (other for piece in pieces[id_] for other in near[piece])
        other = same.get(title) or next(
            (each for each in candidates if _likeness(compared[id_], compared[each]) >= ALIKE), ""
        )
        if other:
            yield id_, other
        same.setdefault(title, id_)
        for piece in pieces[id_]:
            near[piece].append(id_)


def _folded(title: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", title).casefold())


def _telling_pieces(titles: Mapping[str, str]) -> dict[str, list[str]]:
    """The rarest pieces of each title that it shares with another one: titles that are alike have most of them in common."""
    split = {id_: {title[start : start + 3] for start in range(len(title) - 2)} for id_, title in titles.items()}
    number = Counter(piece for found in split.values() for piece in found)
    shared = {id_: [piece for piece in found if 2 <= number[piece] <= COMMON] for id_, found in split.items()}
    return {id_: sorted(found, key=lambda piece: (number[piece], piece))[:PIECES] for id_, found in shared.items()}


class _Title(NamedTuple):
    """What two titles are compared by: the words that tell things apart, and the pairs of characters."""

    telling: list[str]
    pairs: set[str]


def _title(folded: str) -> _Title:
    return _Title(TELLING.findall(folded), {folded[start : start + 2] for start in range(len(folded) - 1)})


def _likeness(left: _Title, right: _Title) -> float:
    if left.telling != right.telling:
        return 0.0
    return len(left.pairs & right.pairs) / max(1, len(left.pairs | right.pairs))
