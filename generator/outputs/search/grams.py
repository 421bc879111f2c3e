"""Grams: what a document can be found by, as numbers; with `postings` the only place that imports numpy.

A gram says that two characters stand beside each other, or apart by a sign; that a title begins or ends with such a pair; that a
character stands in a title or name; or that three letters do in its pinyin. One gram of one document is a number of 64 bits:
sort (3), first character (21), second character (21), field (2), document (17).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from generator.hanzi import simplified_forms
from generator.outputs.search.document import Document
from generator.outputs.search.normal import runs

Numbers = NDArray[np.uint64]
Mask = NDArray[np.bool_]

PAIR, APART, STARTS, STARTS_APART, ENDS, ENDS_APART, SINGLE, SOUND = range(8)
FULL, INITIALS = 1, 2
"""The first character of a gram of sound; the second holds its three letters, seven bits each."""
FIELDS = 4
MOST = 1 << 17
"""So many documents have numbers; a nation's 100,000 records do."""
SORT, FIRST, SECOND, FIELD = (np.uint64(bits) for bits in (61, 40, 19, 17))
DOCUMENT = np.uint64(MOST - 1)
_FIELD_WIDTH, _FIELD_BITS = np.uint64(2), np.uint64(3)
_LINE, _SPACE = 10, 32
_BATCH = 512


def grams(documents: Iterable[tuple[int, Document]]) -> Numbers:
    """The grams of numbered documents, each with the weightiest field it stands in; sorted."""
    found = np.concatenate((*pieces(documents), np.empty(0, np.uint64)))
    found.sort()
    return found


def pieces(documents: Iterable[tuple[int, Document]]) -> Iterator[Numbers]:
    """The same of some hundred documents at a time, in no order: those of ten thousand together are 50 MB."""
    source = iter(documents)
    while batch := list(islice(source, _BATCH)):
        yield _of_batch(batch)


def _of_batch(batch: Sequence[tuple[int, Document]]) -> Numbers:
    numbers = np.array([number for number, _ in batch], np.uint64)
    return np.concatenate((_of_texts(numbers, batch), _of_sounds(numbers, batch)))


def _of_texts(numbers: Numbers, batch: Sequence[tuple[int, Document]]) -> Numbers:
    text = "".join(
        f"{runs(each.title)}\n{_names(each.names)}\n{runs(each.summary)}\n{runs(each.body)}\n" for _, each in batch
    )
    chars, places = _placed(text, numbers, FIELDS)
    before, second, third, fourth = (_shifted(chars, steps) for steps in (-1, 1, 2, 3))
    field = places & _FIELD_BITS
    close, apart = (chars > _SPACE) & (second > _SPACE), (chars > _SPACE) & (second == _SPACE)
    first, last, last_apart = before == _LINE, third == _LINE, fourth == _LINE
    title = field == 0
    wanted = (
        (PAIR, close, second), (STARTS, close & title & first, second), (ENDS, close & title & last, second),
        (APART, apart, third), (STARTS_APART, apart & title & first, third), (ENDS_APART, apart & title & last_apart, third),
    )  # fmt: skip
    made = [_made(sort, chars[mask], other[mask], places[mask]) for sort, mask, other in wanted]
    single = (chars > _SPACE) & (field < 2)
    alone = _made(SINGLE, np.zeros_like(chars[single]), chars[single], places[single])
    return _weightiest(np.concatenate((*made, alone)))


def _shifted(chars: Numbers, steps: int) -> Numbers:
    """For each character the one so many steps after it, as if lines went on for ever."""
    ends = np.full(abs(steps), _LINE, np.uint64)
    return np.concatenate((chars[steps:], ends) if steps > 0 else (ends, chars[:steps]))[: len(chars)]


def _of_sounds(numbers: Numbers, batch: Sequence[tuple[int, Document]]) -> Numbers:
    return np.concatenate([_of_sound(numbers, batch, sort) for sort in (FULL, INITIALS)])


def _of_sound(numbers: Numbers, batch: Sequence[tuple[int, Document]], sort: int) -> Numbers:
    text = "".join(f"{_spelt(each.sound, sort)}\n{_spelt(each.names_sound, sort)}\n" for _, each in batch)
    chars, places = _placed(text, numbers, 2)
    three = (chars[:-2] > _SPACE) & (chars[1:-1] > _SPACE) & (chars[2:] > _SPACE)
    seven = np.uint64(7)
    letters = ((chars[:-2] << seven | chars[1:-1]) << seven | chars[2:])[three]
    return _weightiest(_made(SOUND, np.full(len(letters), sort, np.uint64), letters, places[: len(three)][three]))


@lru_cache(maxsize=20_000)
def _spelt(sound: str, sort: int) -> str:
    """Syllables as one word, or their first letters; names stay apart."""
    lines = (line.split(" ") for line in sound.split("\n"))
    return " ".join("".join(line) if sort == FULL else "".join([each[:1] for each in line]) for line in lines)


_names = lru_cache(maxsize=20_000)(runs)


@cache
def _simple() -> NDArray[np.uint32]:
    """Simplified by traditional character, all others by themselves: faster for ten million characters than `str.translate`."""
    table = np.arange(0x110000, dtype=np.uint32)
    for traditional, simple in simplified_forms().items():
        table[ord(traditional)] = ord(simple)
    return table


def _placed(text: str, numbers: Numbers, fields: int) -> tuple[Numbers, Numbers]:
    """The characters of lines, `fields` for each document, and for each its document and field: number << 2 | field."""
    chars = _simple()[np.frombuffer(text.encode("utf-32-le"), np.uint32)].astype(np.uint64)
    breaks = np.flatnonzero(chars == _LINE)
    places = (numbers[:, None] << _FIELD_WIDTH | np.arange(fields, dtype=np.uint64)).ravel()
    return chars, np.repeat(places, breaks - np.append(-1, breaks[:-1]))


def _made(sort: int, first: Numbers, second: Numbers, places: Numbers) -> Numbers:
    """Grams in the order sort, characters, document, field."""
    found: Numbers = np.uint64(sort) << SORT | first << FIRST | second << SECOND | places
    return found


def _weightiest(found: Numbers) -> Numbers:
    """Of each gram in each document the first field, now before the document's number."""
    found.sort()
    same = found >> _FIELD_WIDTH
    kept = found[changes(same)]
    weighed: Numbers = kept >> SECOND << SECOND | (kept & _FIELD_BITS) << FIELD | kept >> _FIELD_WIDTH & DOCUMENT
    return weighed


def changes(found: Numbers) -> Mask:
    """Where a number differs from the one before it; the first does."""
    different: Mask = np.append(True, found[1:] != found[:-1])[: len(found)]
    return different
