"""The stock: every record as a build needs it, with the ones that are as they were taken from the last build.

A record that has not changed is neither read nor made again: its plain values wait as bytes, and its facts are kept. As soon as
a file cannot be read as what it is there is no stock, and `load` tells everything.
"""

import marshal
import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from generator import pinyin
from generator.catalog import Catalog, Key
from generator.facts import Facts, facts_of
from generator.load.folder import TEXT_LIMIT, Loaded, in_words, load_settings
from generator.load.parse import record as parse_record
from generator.load.walk import Found, base_of, shown, walk
from generator.messages import severity
from generator.problems import Problem
from generator.records import TYPES, Record
from generator.stamps import Stamp, settled
from generator.workers import FEW, share
from generator.yamlfile import file_bytes

Plain = tuple[Any, ...]  # a kept value, as `marshal` takes it
MADE = 500
"""Records of a type that are held at a time; a page looks at few, and those beside it at nearly the same."""


class Item(NamedTuple):
    """One record in stock."""

    kind: str
    file: str
    stamp: Stamp | None
    """None where it does not tell whether the file is the same."""
    digest: str
    """Of its name and its bytes."""
    facts: Facts
    values: bytes
    """Its plain values, as `marshal` writes them."""
    problems: tuple[Problem, ...]
    """Warnings about the file by itself, with their places."""

    def plain(self) -> Plain:
        problems = tuple(each.plain() for each in self.problems)
        return (self.kind, self.file, self.stamp, self.digest, tuple(self.facts), self.values, problems)


def item(plain: Plain) -> Item:
    """The item that `plain` came from."""
    kind, file, known, digest, facts, values, problems = plain
    return Item(kind, file, known, digest, Facts._make(facts), values, tuple(Problem(*each) for each in problems))


@dataclass(frozen=True)
class Stock:
    """All records, readable every one; `problems` are warnings about settings and what else lies in the folder."""

    loaded: Loaded
    """The settings and the media; it holds no record."""
    items: Mapping[str, Item]
    """By file, sorted."""
    problems: tuple[Problem, ...]

    def catalog(self) -> Catalog:
        """The records, made when they are looked at."""
        loaded = self.loaded
        assert loaded.site is not None and loaded.quotas is not None and loaded.regions is not None, "else no stock"
        facts: dict[str, dict[str, Facts]] = {kind: {} for kind in TYPES}
        values: dict[str, dict[str, bytes]] = {kind: {} for kind in TYPES}
        for each in self.items.values():
            facts[each.kind][each.facts.id] = each.facts
            values[each.kind][each.facts.id] = each.values
        return Catalog(
            loaded.settings(loaded.site, loaded.quotas, loaded.regions),
            {kind: Shelved(TYPES[kind], found) for kind, found in values.items()},
            {(each.kind, each.facts.id): each.file for each in self.items.values()},
            self.digests,
            known=facts,
        )

    @property
    def digests(self) -> Mapping[Key, str]:
        return {(each.kind, each.facts.id): each.digest for each in self.items.values()}


class Shelved(Mapping[str, Record]):
    """The records of a type as bytes, each made when it is wanted; some stay made."""

    def __init__(self, model: type[Record], values: Mapping[str, bytes]) -> None:
        self._model, self._values = model, values
        self._made: dict[str, Record] = {}

    def __getitem__(self, id_: str) -> Record:
        found = self._made.get(id_)
        if found is None:
            found = self._model.model_validate(marshal.loads(self._values[id_]))
            if len(self._made) >= MADE:
                del self._made[next(iter(self._made))]
            self._made[id_] = found
        return found

    def __contains__(self, id_: object) -> bool:
        return id_ in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def take(root: Path, data: Path, kept: Mapping[str, Item], workers: int) -> Stock | None:
    """The stock of a data folder, with what of `kept` (items by file) still holds; None when `load` has to tell why not."""
    data = Path(os.path.normpath(data))
    base, now = base_of(root, data), time.time_ns()
    loaded = Loaded(base, shown(data, base))
    if not data.is_dir() or data.is_symlink():
        return None
    found, problems = walk(base, data)
    by_kind: defaultdict[str, list[Found]] = defaultdict(list)
    for each in found:
        by_kind[each.kind].append(each)
    load_settings(loaded, by_kind)
    records = [each for kind in TYPES for each in by_kind[kind]]
    ids = {(each.kind, each.name) for each in records}
    if _wrong([*problems, *loaded.problems]) or not loaded.whole or not records or len(ids) < len(records):
        return None
    loaded.media = {each.name: each.path for each in by_kind["media"]}
    items = _items(loaded, records, kept, now, workers)
    return Stock(loaded, items, (*problems, *loaded.problems)) if items is not None else None


def _wrong(problems: Iterable[Problem]) -> bool:
    return any(severity(each.code) == "error" for each in problems)


def _items(
    loaded: Loaded, records: Sequence[Found], kept: Mapping[str, Item], now: int, workers: int
) -> dict[str, Item] | None:
    known = {each.file: old for each in records if (old := kept.get(each.file)) and old.stamp == each.stamp}
    unknown = [each for each in records if each.file not in known]

    def read(numbers: Iterator[int]) -> list[Plain | None]:
        return [_read(loaded, unknown[number], kept, now) for number in numbers]

    if len(unknown) > FEW:
        pinyin.load()
    for made in share(len(unknown), read, workers):
        if None in made:
            return None
        known.update((each.file, each) for each in map(item, made))
    return {each.file: known[each.file] for each in records}


def _read(loaded: Loaded, found: Found, kept: Mapping[str, Item], now: int) -> Plain | None:
    """A record from its file, or from `kept` where the content is the same; None when it is not right."""
    data, unreadable = file_bytes(loaded.base, found.file, TEXT_LIMIT)
    if unreadable:
        return None
    known = found.stamp if settled(found.stamp, now) else None
    digest = sha256(found.file.encode() + b"\0" + data).hexdigest()
    old = kept.get(found.file)
    if old and old.digest == digest:
        return old._replace(stamp=known).plain()
    parsed = parse_record(data, found.file, found.name, TYPES[found.kind])
    if parsed.value is None or _wrong(parsed.problems):
        return None
    problems = tuple(in_words(each, found.kind, loaded.vocabularies) for each in parsed.problems)
    values = marshal.dumps(_bare(parsed.plain))
    facts = facts_of(parsed.value, old.facts if old else None)
    return Item(found.kind, found.file, known, digest, facts, values, problems).plain()


def _bare(value: Any) -> Any:  # what YAML holds: text, lists and mappings
    """The same without the places that a text may know of itself."""
    if isinstance(value, str):
        return str(value)
    return (
        {str(key): _bare(each) for key, each in value.items()} if isinstance(value, dict) else list(map(_bare, value))
    )
