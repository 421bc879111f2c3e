"""Suggestions while one types: titles and places of what readers most often look for, in one small file; imports pinyin.

Of the sound only a table is kept, one reading for each character, and the names that are read otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.outputs.search.document import Document
from generator.outputs.search.normal import RUN, pairs, runs
from generator.pinyin import syllables

MOST = 5_000
"""Entries at most, so that the file stays small."""
KINDS = ("organ", "point", "practice", "meeting", "case", "article", "page")
"""Whose titles go in first."""


class Card(NamedTuple):
    """What is kept of a document from build to build."""

    address: str
    kind: str
    title: str
    sound: str
    place: str
    proven: bool
    day: int


def card(document: Document) -> Card:
    return Card(*(getattr(document, name) for name in Card._fields))


def ranks(cards: Sequence[Card]) -> list[int]:
    """The place of each document among equals: demonstration points, then the newest; the same for the same day."""
    places = {key: place for place, key in enumerate(sorted({_weight(each) for each in cards}))}
    return [places[_weight(each)] for each in cards]


def _weight(each: Card) -> tuple[bool, int]:
    return not each.proven, -each.day


def suggestions(cards: Sequence[Card]) -> Mapping[str, object]:
    """The value of `suggest.js`: columns, an entry in each, and the table of sounds."""
    chosen = sorted(cards, key=lambda each: (KINDS.index(each.kind), _weight(each)))[:MOST]
    chosen.sort(key=_weight)
    places = list(dict.fromkeys(each.place for each in chosen))
    numbers = {place: number for number, place in enumerate(places)}
    sounds = [(each.title, each.sound) for each in chosen] + [(place, " ".join(syllables(place))) for place in places]
    table = _table(sounds)
    return {
        "kinds": KINDS,
        "kind": "".join(str(KINDS.index(each.kind)) for each in chosen),
        "ids": "\n".join(_id(each) for each in chosen),
        "titles": "\n".join(" ".join(each.title.split()) for each in chosen),
        "places": places,
        "place": [numbers[each.place] for each in chosen],
        "pairs": pairs(*(name for name, _ in sounds)),
        "sounds": _written(table),
        "odd": {str(number): sound for number, (name, sound) in enumerate(sounds) if _sounded(name, table) != sound},
    }


def common_sounds() -> str:
    """The reading of each character of GB/T 2312: the value of `sounds.js`, by which a slip such as 番愚 for 番禺 is understood."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    chars = (char for code in codes for char in code.decode("gb2312", "ignore"))
    return _written({char: " ".join(syllables(char)) for char in chars})


def _id(each: Card) -> str:
    return each.address if each.kind == "page" else each.address.rpartition("/")[2].removesuffix(".html")


def _table(sounds: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The most frequent reading of each character."""
    heard: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, sound in sounds:
        chars, readings = _chars(name), sound.split()
        if len(chars) == len(readings):
            for char, reading in zip(chars, readings, strict=True):
                heard[char][reading] += 1
    return {
        char: min(readings, key=lambda reading: (-readings[reading], reading))
        for char, readings in heard.items()
        if not char.isascii()
    }


def _written(table: Mapping[str, str]) -> str:
    """The characters of each reading behind it, a space between readings."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for char, reading in sorted(table.items()):
        found[reading].append(char)
    return " ".join(f"{reading}{''.join(chars)}" for reading, chars in sorted(found.items()))


def _sounded(name: str, table: Mapping[str, str]) -> str:
    """A name's syllables as the browser works them out."""
    return " ".join(reading for char in _chars(name) if (reading := char if char.isascii() else table.get(char, "")))


def _chars(name: str) -> str:
    return "".join(RUN.findall(runs(name)))
