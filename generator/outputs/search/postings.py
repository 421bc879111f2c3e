"""Postings: which documents hold a gram, in small files by a hash of the gram; with `grams` the only place that imports numpy.

A file lists its grams as text, a comma between them, and for each a list. A list has up to four parts, one for each field,
separated by `!`; a part is a rising sequence of document numbers as differences less one, the first number as it is. A number is
written in base 45, the lowest digit first, in 90 printable characters: the first 45 of them end a number, the others do not.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from generator.outputs.search.grams import (
    APART,
    DOCUMENT,
    FIELD,
    FIRST,
    FULL,
    INITIALS,
    SECOND,
    SINGLE,
    SOUND,
    Numbers,
    changes,
)

Places = NDArray[np.int64]
ALPHABET = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\<,!')
BASE = 45
COMMA, BREAK = ord(","), ord("!")
MARKS = ("", "", "^", "^", "$", "$", "")
"""What precedes the characters of a gram, by its sort."""
SOUNDS = {FULL: "'", INITIALS: "."}
_LETTERS = np.frombuffer(ALPHABET.encode(), np.uint8)
_VALUES = np.full(128, -1, np.int64)
_VALUES[_LETTERS] = np.arange(2 * BASE)
_PARTS = 8
_DIGITS = 4
"""Enough for any document's number."""
_SECOND_BITS, _FIELD_BITS = np.uint64((1 << 21) - 1), np.uint64(3)


def homes(keys: Numbers, shards: int) -> Places:
    """The file of each gram, by its two characters alone: pairs at a title's start are looked for with the pair. `shards` is a power of two."""
    first, second = keys >> FIRST & _SECOND_BITS, keys >> SECOND & _SECOND_BITS
    hashed = (first * np.uint64(0x9E3779B1) ^ second * np.uint64(0x85EBCA6B)) & np.uint64(0xFFFFFFFF)
    hashed ^= hashed >> np.uint64(15)
    home: Places = (hashed & np.uint64(shards - 1)).astype(np.int64)
    return home


def encode_all(pieces: Iterable[Numbers], shards: int) -> Iterator[tuple[int, str, str]]:
    """The same of all files, from postings in no order and in many pieces; they are sorted a part at a time, for want of memory."""
    parts: list[list[Numbers]] = [[] for _ in range(min(_PARTS, shards))]
    for piece in pieces:
        part = homes(piece, shards) * len(parts) // shards
        for number, mine in enumerate(parts):
            mine.append(piece[part == number])
    for number, mine in enumerate(parts):
        found = np.concatenate((*mine, np.empty(0, np.uint64)))
        mine.clear()
        found.sort()
        yield from encode(found, shards, range(number * shards // len(parts), (number + 1) * shards // len(parts)))


def encode(found: Numbers, shards: int, wanted: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    """Of each wanted file its number, grams and lists; `found` is sorted."""
    starts = np.flatnonzero(changes(found >> SECOND))
    counts = np.diff(np.append(starts, len(found)))
    home = homes(found[starts], shards)
    order = np.argsort(home, kind="stable")
    bounds = np.searchsorted(home[order], np.arange(shards + 1))
    for shard in wanted:
        mine = order[bounds[shard] : bounds[shard + 1]]
        postings = found[_ranges(starts[mine], counts[mine])]
        yield shard, ",".join(map(_text, found[starts[mine]].tolist())), _lists(postings)


def decode(grams: str, lists: str) -> Numbers:
    """The postings of a file, in no order."""
    if not grams:
        return np.empty(0, np.uint64)
    codes = np.frombuffer(lists.encode(), np.uint8)
    values = _VALUES[codes]
    ends, marks = np.flatnonzero((values >= 0) & (values < BASE)), np.flatnonzero(values < 0)
    # Each number belongs to the part that the last mark before it began, each part to a gram.
    part, commas = np.searchsorted(marks, ends), np.flatnonzero(codes[marks] == COMMA) + 1
    gram = np.searchsorted(commas, part, side="right")
    field = part - np.append(0, commas)[gram]
    begins = 1 + np.maximum(np.append(-1, ends[:-1]), np.append(-1, marks)[part])
    keys = np.array([_number(each) for each in grams.split(",")], np.uint64)
    numbers = _summed(_read(values, begins, ends) + 1, part) - 1
    found: Numbers = keys[gram] | field.astype(np.uint64) << FIELD | numbers.astype(np.uint64)
    return found


def _read(values: Places, begins: Places, ends: Places) -> Places:
    """The numbers whose digits stand from `begins` to `ends`."""
    lengths = ends - begins + 1
    firsts = np.cumsum(lengths) - lengths
    powers = np.arange(lengths.sum()) - np.repeat(firsts, lengths)
    return np.add.reduceat(values[_ranges(begins, lengths)] % BASE * BASE**powers, firsts)


def _summed(steps: Places, part: Places) -> Places:
    """The sum of all steps up to each, within each part."""
    sums = np.cumsum(steps)
    firsts = np.flatnonzero(np.append(True, part[1:] != part[:-1]))
    summed: Places = sums - np.repeat(np.append(0, sums)[firsts], np.diff(np.append(firsts, len(sums))))
    return summed


def _ranges(starts: Places, counts: Places) -> Places:
    """The numbers from each start on, as many as are counted, one after the other."""
    ends = np.cumsum(counts)
    ranges: Places = np.arange(counts.sum()) + np.repeat(starts - (ends - counts), counts)
    return ranges


def _lists(found: Numbers) -> str:
    """The lists of grams that follow one another."""
    if not len(found):
        return ""
    new_gram, new_part = changes(found >> SECOND), changes(found >> FIELD)
    field, number = (found >> FIELD & _FIELD_BITS).astype(np.int64), (found & DOCUMENT).astype(np.int64)
    steps = number - np.where(new_part, 0, np.append(0, number[:-1] + 1))
    breaks = np.where(new_gram, field, field - np.append(0, field[:-1]))
    comma = new_gram.copy()
    comma[0] = False
    digits = 1 + (steps[:, None] >= BASE ** np.arange(1, _DIGITS)).sum(axis=1)
    ends = np.cumsum(comma + breaks + digits)
    out = np.full(ends[-1], BREAK, np.uint8)
    out[(ends - digits - breaks - 1)[comma]] = COMMA
    for place in range(_DIGITS):
        has = digits > place
        digit = steps[has] // BASE**place % BASE + np.where(digits[has] > place + 1, BASE, 0)
        out[ends[has] - digits[has] + place] = _LETTERS[digit]
    return out.tobytes().decode()


def _text(posting: int) -> str:
    """A gram as the browser looks it up."""
    sort, first, second = posting >> 61, posting >> 40 & 0x1FFFFF, posting >> 19 & 0x1FFFFF
    if sort == SOUND:
        return SOUNDS[first] + "".join(chr(second >> bits & 127) for bits in (14, 7, 0))
    return f"{MARKS[sort]}{chr(first) if first else ''}{' ' if sort & APART and sort < SINGLE else ''}{chr(second)}"


def _number(text: str) -> int:
    """The gram of a text, as a posting without field and document."""
    if text[0] in "'." and len(text) == 4:
        first = next(sort for sort, mark in SOUNDS.items() if mark == text[0])
        return SOUND << 61 | first << 40 | (ord(text[1]) << 14 | ord(text[2]) << 7 | ord(text[3])) << 19
    mark, chars = (text[0], text[1:]) if text[0] in "^$" else ("", text)
    if len(chars) == 1:
        return SINGLE << 61 | ord(chars) << 19
    sort: int = MARKS.index(mark) + (len(chars) == 3)
    return sort << 61 | ord(chars[0]) << 40 | ord(chars[-1]) << 19
