"""The index: its files, and those that differ when some documents have changed; imports the rest of the folder.

The files of the last build are all the memory it needs: what a changed document said is read from its text, what the others hold
from the postings. A warm build gives the same bytes as a clean one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from typing import Any

import numpy as np

from generator.hanzi import simplified_forms
from generator.outputs.search import postings, script
from generator.outputs.search.document import Document
from generator.outputs.search.grams import DOCUMENT, MOST, Numbers, grams, pieces
from generator.outputs.search.names import (
    FOLDER,
    MARK,
    META,
    SIMPLE,
    SOUNDS,
    SUGGEST,
    shard_count,
    shard_name,
    text_name,
)
from generator.outputs.search.suggest import Card, card, common_sounds, ranks, suggestions
from generator.outputs.search.texts import Read, text_of, told

File = tuple[str, bytes]


class Index:
    """The index of a site, from the last one of it."""

    def __init__(self, order: Sequence[str], fresh: Mapping[str, Document], cards: Sequence[Card], read: Read) -> None:
        """`order` are the addresses by number; `fresh` the documents that are new or have changed; `cards` those of the last build.

        Where there was none, every document is fresh.
        """
        assert len(order) <= MOST, "document numbers have 17 bits"
        self._order, self._fresh, self._read = order, fresh, read
        self._old = {each.address: number for number, each in enumerate(cards)}
        known = {each.address: each for each in cards} | {address: card(each) for address, each in fresh.items()}
        self._old_cards, self.cards = cards, [known[address] for address in order]
        self._shards = shard_count(len(order))
        self._key = sha256("\n".join((str(self._shards), *order)).encode()).hexdigest()[:8]

    def files(self) -> Iterator[File]:
        """Every file that may differ from the last build's, or is new."""
        if not self._old_cards:
            yield from self._encoded_all(())
            yield from self._texts()
        elif [each.address for each in self._old_cards] == list(self._order):
            yield from self._patched()
            yield from self._texts()
        else:
            # Each text has to be read before another takes its place.
            texts = list(self._moved_texts())
            yield from self._encoded_all((self._renumbered(),))
            yield from texts
        if list(self._old_cards) != self.cards:
            yield self._file(META, self._meta())
            yield self._file(SUGGEST, suggestions(self.cards))
        if not self._old_cards:
            yield self._file(SIMPLE, "".join(map("".join, sorted(simplified_forms().items()))))
            yield self._file(SOUNDS, common_sounds())

    def _meta(self) -> Mapping[str, object]:
        places = ranks(self.cards)
        width = next(digits for digits in range(1, 5) if max(places, default=0) < MARK**digits)
        order = "".join(_digits(place, width) for place in places)
        return {"key": self._key, "documents": len(self.cards), "shards": self._shards, "width": width, "order": order}

    # --- texts

    def _texts(self) -> Iterator[File]:
        for number, address in enumerate(self._order):
            if address in self._fresh:
                yield self._file(text_name(number), text_of(self._fresh[address]))

    def _moved_texts(self) -> Iterator[File]:
        """All texts, the old ones under their new numbers."""
        for number, address in enumerate(self._order):
            fresh = self._fresh.get(address)
            yield self._file(text_name(number), text_of(fresh) if fresh else self._value(text_name(self._old[address])))

    # --- postings

    def _patched(self) -> Iterator[File]:
        """The postings without what changed documents said, and with what they say now."""
        numbers = {address: number for number, address in enumerate(self._order)}
        said = [(numbers[address], told(numbers[address], self._read)) for address in self._fresh]
        gone = grams(said)
        come = grams((numbers[address], each) for address, each in self._fresh.items())
        changed = np.setxor1d(gone, come, assume_unique=True)
        shards = np.flatnonzero(np.bincount(postings.homes(changed, self._shards))).tolist()
        if shards:
            found = np.concatenate((self._without(gone, shards), come))
            found.sort()
            for shard, names, lists in postings.encode(found, self._shards, shards):
                yield self._shard(shard, names, lists)

    def _without(self, gone: Numbers, shards: Iterable[int]) -> Numbers:
        """The postings of these files but for the ones that are gone."""
        found = self._decoded(shards)
        found.sort()
        places = np.minimum(np.searchsorted(found, gone), len(found) - 1)
        return np.delete(found, places[found[places] == gone])

    def _renumbered(self) -> Numbers:
        """The old postings of documents that stay, under their new numbers."""
        numbers = np.full(MOST, -1, np.int64)
        for number, address in enumerate(self._order):
            if address in self._old and address not in self._fresh:
                numbers[self._old[address]] = number
        found = self._decoded(range(shard_count(len(self._old))))
        moved = numbers[(found & DOCUMENT).astype(np.int64)]
        stay = moved >= 0
        return found[stay] & ~DOCUMENT | moved[stay].astype(np.uint64)

    def _encoded_all(self, kept: Iterable[Numbers]) -> Iterator[File]:
        fresh = ((number, self._fresh[each]) for number, each in enumerate(self._order) if each in self._fresh)
        for shard, names, lists in postings.encode_all(chain(kept, pieces(fresh)), self._shards):
            yield self._shard(shard, names, lists)

    def _decoded(self, shards: Iterable[int]) -> Numbers:
        values = (self._value(shard_name(shard)) for shard in shards)
        return np.concatenate([postings.decode(value["grams"], value["lists"]) for value in values])

    def _shard(self, shard: int, names: str, lists: str) -> File:
        return self._file(shard_name(shard), {"key": self._key, "grams": names, "lists": lists})

    # --- files

    def _value(self, name: str) -> Any:  # what that file holds
        return script.read(self._read(name))

    @staticmethod
    def _file(name: str, value: object) -> File:
        return name, script.write(name.removeprefix(FOLDER).removesuffix(".js"), value)


def _digits(number: int, width: int) -> str:
    return "".join(postings.ALPHABET[number // MARK**place % MARK] for place in range(width))
