"""The columns of the search page: what every public record is found by, as compact files for its script.

`assets/search/records.js` hands one object to `shifanColumns`:
  key      what every other file of these must bear too, or it is of another build and its records have other numbers
  total    how many records there are; their numbers are those of `traits.Directory`
  folders  type → folder of its pages; a record's address is folder/id.html
  facets   [{key, label, values: [[key, label, key above]], sets: [[place of a value, …]]}]: each set of values that records have
  first    the day before the first, as an ordinal of the calendar (day 1 is 0001-01-01)
  parts    [{key}]: one of the key '', or above `LIMIT` records one for each prefecture
  columns  of the only part, where there is one; otherwise each lies in `assets/search/records/KEY.js` (`other.js` for '')
The columns of a part:
  count    how many records
  docs     their numbers, each as the distance to the one before; left out where the part holds all
  sets     by facet, the place of each record's set
  days     days after `first`, 0 for none
What its records are called and where they lie, in the same order, is a file of its own, `assets/search/titles.js` of the only part or
`assets/search/titles/KEY.js`: choices are counted without it.
  ids      one a line, each begun with the number of characters that it repeats of the line before (to the base of 36, so at most 35)
  titles   one a line, each begun with how many names of its place, from the smallest up, it would begin with and leaves out
`assets/search/names.js` has `names`: the place of each record when all are sorted by name, by pinyin.
Columns of numbers are digits to the base of 36, lower case, all numbers of one width, which is the first character.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

from generator.pages import addresses
from generator.pages.atlas import Atlas
from generator.pages.browse import LABELS, choices
from generator.traits import FACETS, Known, Values, directory

LIMIT = 20_000
"""So many records are one file; more are divided by prefecture, and a reader's browser loads what it needs."""
FOLDER = "assets/search"
STARTS = tuple(f"{FOLDER}/{noun}" for noun in ("records", "names", "titles"))
"""How the addresses of all these files begin, and of no others."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Sets = Mapping[str, Mapping[Values, int]]
"""By facet: the sets of values that records have, and the place of each."""


def columns(atlas: Atlas, limit: int = LIMIT) -> Iterator[tuple[str, bytes]]:
    """The files: address relative to the site's root, and content."""
    every = directory(atlas.catalog).all
    sets = {facet: _sets(getattr(known.traits, facet) for known in every) for facet in FACETS}
    facets = [_facet(atlas, facet, sets[facet]) for facet in FACETS]
    table = _Table(atlas, every, sets, facets)
    parts = {"": range(len(every))} if len(every) <= limit else _parted(every)
    about = {
        "key": table.key,
        "total": len(every),
        "folders": addresses.PLURALS,
        "facets": facets,
        "first": table.first,
        "parts": [{"key": key} for key in parts],
    }
    if len(every) <= limit:
        about["columns"] = table.part(parts[""], whole=True)
        yield f"{FOLDER}/titles.js", _script(table.titles(parts[""]))
    yield f"{FOLDER}/records.js", _script(about)
    yield f"{FOLDER}/names.js", _script({"key": table.key, "names": table.names})
    if len(every) > limit:
        for key, numbers in parts.items():
            yield f"{FOLDER}/records/{key or 'other'}.js", _script(table.part(numbers, whole=False))
            yield f"{FOLDER}/titles/{key or 'other'}.js", _script(table.titles(numbers))


def _script(value: object) -> bytes:
    """A script that hands the value in. What old browsers take for the end of a line, and what ends a script, is escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"(window.shifanColumns=window.shifanColumns||[]).push({text});\n".encode("utf-8", "replace")


def _sets(found: Iterable[Values]) -> Mapping[Values, int]:
    """The empty set is always the first."""
    return {values: place for place, values in enumerate(dict.fromkeys([(), *found]))}


def _parted(every: Sequence[Known]) -> Mapping[str, Sequence[int]]:
    """By prefecture; of what lies in none by province, and '' for what lies nowhere."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, known in enumerate(every):
        found[next(iter(known.traits.region[:2][-1:]), "")].append(number)
    return dict(sorted(found.items()))


def _facet(atlas: Atlas, facet: str, sets: Mapping[Values, int]) -> Mapping[str, object]:
    """Values that have no page to choose them from, such as a region that nobody knows, are in no set."""
    found = choices(atlas, facet)
    places = {choice.key: place for place, choice in enumerate(found)}
    return {
        "key": facet,
        "label": LABELS[facet],
        "values": [[choice.key, choice.label, choice.above] for choice in found],
        "sets": [[places[value] for value in values if value in places] for values in sets],
    }


class _Table:
    """All columns, whole; a part takes its records out of them."""

    def __init__(self, atlas: Atlas, every: Sequence[Known], sets: Sets, facets: object) -> None:
        self._every, self._sets = every, sets
        self._name = lru_cache(maxsize=None)(atlas.name)
        days = [known.facts.day for known in every if known.facts.day]
        self.first = min(days, default=1) - 1
        # What numbers mean: of records, of values, of days, and of the names of places that titles leave out.
        numbered = [[each.kind, each.facts.id, sets["region"][each.traits.region]] for each in every]
        self.key = sha256(json.dumps([numbered, facets, self.first]).encode()).hexdigest()[:8]

    @property
    def names(self) -> str:
        order = sorted(range(len(self._every)), key=lambda number: (self._every[number].facts.pinyin, number))
        places = {number: place for place, number in enumerate(order)}
        return _digits([places[number] for number in range(len(order))])

    def part(self, numbers: Sequence[int], whole: bool) -> Mapping[str, object]:
        found = [self._every[number] for number in numbers]
        places = {} if whole else {"docs": _digits(_distances(numbers))}
        return {
            "key": self.key,
            "count": len(found),
            **places,
            "sets": [_digits([self._sets[facet][getattr(each.traits, facet)] for each in found]) for facet in FACETS],
            "days": _digits([max(0, each.facts.day - self.first) for each in found]),
        }

    def titles(self, numbers: Sequence[int]) -> Mapping[str, object]:
        found = [self._every[number] for number in numbers]
        return {
            "key": self.key,
            "ids": "\n".join(_folded(each.facts.id for each in found)),
            "titles": "\n".join(map(self._title, found)),
        }

    def _title(self, known: Known) -> str:
        title, codes = known.facts.title, known.traits.region
        for number in range(min(2, len(codes)), 0, -1):
            names = "".join(map(self._name, codes[-number:]))
            if title.startswith(names):
                return f"{number}{title.removeprefix(names)}"
        return f"0{title}"


def _distances(numbers: Sequence[int]) -> list[int]:
    return [after - before for before, after in zip([0, *numbers], numbers, strict=False)]


def _folded(lines: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        same = next((place for place, pair in enumerate(zip(before, line, strict=False)) if pair[0] != pair[1]), None)
        length = min(len(before), len(line)) if same is None else same
        length = min(length, len(DIGITS) - 1)
        yield DIGITS[length] + line[length:]
        before = line


def _digits(numbers: Sequence[int]) -> str:
    """Numbers of one width to the base of 36, after the width."""
    width = len(_base36(max(numbers, default=0)))
    known = {number: _base36(number).rjust(width, "0") for number in set(numbers)}
    return str(width) + "".join([known[number] for number in numbers])


def _base36(number: int) -> str:
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits
