"""Two states compared: records that came, went, changed or changed their names, problems that came with them, numbers, pages."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.catalog import Key
from generator.messages import severity
from generator.problems import Problem
from generator.records import TYPES
from generator.review.difference import Change, changes
from generator.review.numbers import Numbers, numbers
from generator.review.state import DATA, State, changed
from generator.review.touched import Touched, touched
from generator.rules.people import CODES
from generator.yamlfile import Mapped, Value

ORDER = ("added", "changed", "renamed", "moved", "removed")


@dataclass(frozen=True)
class Altered:
    """A record that differs: how (one of ORDER), its id and file, those it had before, and what changed in it."""

    change: str
    kind: str
    id: str
    file: str
    changes: tuple[Change, ...] = ()
    old_id: str = ""
    old_file: str = ""
    readable: bool = True
    """Whether its values could be made out."""

    @property
    def key(self) -> Key:
        return self.kind, self.id

    @property
    def says(self) -> bool:
        """Whether it says something else than before, and is not only written otherwise."""
        return bool(self.changes) or self.change != "changed" or not self.readable


@dataclass(frozen=True)
class Review:
    """What a change does; `before` and `after` are its states."""

    before: State
    after: State
    files: tuple[str, ...]
    """All files that differ."""
    records: tuple[Altered, ...]
    """By type, then by what happened."""

    @cached_property
    def _known(self) -> Counter[tuple[object, ...]]:
        called = {each.old_file: each.file for each in self.records if each.old_file}
        return Counter(_same(replace(each, file=called.get(each.file, each.file))) for each in self.before.problems)

    @cached_property
    def in_changed(self) -> tuple[Problem, ...]:
        """The problems of files that differ, errors first."""
        return _sorted(each for each in self.after.problems if each.file in self._differing)

    @cached_property
    def caused(self) -> tuple[Problem, ...]:
        """Problems in files that are as they were, which had none there before."""
        left = Counter(self._known)
        found = []
        for each in (each for each in self.after.problems if each.file not in self._differing):
            left[_same(each)] -= 1
            if left[_same(each)] < 0:
                found.append(each)
        return _sorted(found)

    @property
    def standing(self) -> int:
        """How many problems there are that have nothing to do with the change."""
        return len(self.after.problems) - len(self.in_changed) - len(self.caused)

    @property
    def solved(self) -> int:
        """How many problems there were that are no more."""
        return (self._known - Counter(map(_same, self.after.problems))).total()

    @cached_property
    def personal(self) -> tuple[Problem, ...]:
        """Those of the problems above that are about personal data."""
        return tuple(each for each in (*self.in_changed, *self.caused) if each.code in CODES)

    def is_old(self, problem: Problem) -> bool:
        """Whether the file had the same problem before; a list may have grown above it."""
        return self._known[_same(problem)] > 0

    @cached_property
    def numbers(self) -> Numbers:
        return numbers(self.before.catalog, self.after.catalog)

    @cached_property
    def touched(self) -> Touched:
        keys = dict.fromkeys(key for each in self.records if each.says for key in _keys(each))
        return touched(self.before.catalog, self.after.catalog, tuple(keys), self.files)

    @cached_property
    def _differing(self) -> frozenset[str]:
        return frozenset(self.files)

    def fails(self, strict: bool) -> bool:
        """Whether the change brings an error, or a file that nobody can look at; with `strict`, any problem."""
        return "name" in self.after.unseen.values() or any(
            strict or severity(each.code) == "error" for each in (*self.in_changed, *self.caused)
        )


def _keys(altered: Altered) -> Iterator[Key]:
    yield altered.key
    if altered.old_id:
        yield altered.kind, altered.old_id


def _same(problem: Problem) -> tuple[object, ...]:
    """What makes two problems of two states one, wherever in a list the value now stands."""
    return problem.file, problem.code, tuple(step for step in problem.path if isinstance(step, str))


def _sorted(found: Iterator[Problem] | Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(found, key=lambda each: (severity(each.code) != "error", each.order())))


def compare(before: State, after: State) -> Review:
    """The review of two states."""
    files = tuple(changed(before.files, after.files))
    found = sorted(
        _altered(before, after, frozenset(files)),
        key=lambda each: (list(TYPES).index(each.kind), ORDER.index(each.change), each.file),
    )
    return Review(before, after, files, tuple(found))


def _altered(before: State, after: State, files: frozenset[str]) -> Iterator[Altered]:
    old = {file: key for file, key in before.records().items() if file in files}
    new = {file: key for file, key in after.records().items() if file in files}
    for file in sorted(old.keys() & new.keys()):
        yield _pair("changed", before, after, (file, old.pop(file)), (file, new.pop(file)))
    for gone, come, change in _renamed(before, after, old, new):
        yield _pair(change, before, after, (gone, old.pop(gone)), (come, new.pop(come)))
    yield from (_single("removed", before, file, key) for file, key in old.items())
    yield from (_single("added", after, file, key) for file, key in new.items())


Records = Mapping[str, Key]
"""Type and id of records by file."""
Named = tuple[str, Key]


def _pair(change: str, before: State, after: State, was: Named, now: Named) -> Altered:
    (old_file, (kind, old_id)), (file, (_, id_)) = was, now
    old, new = before.plain(old_file), after.plain(file)
    found = tuple(changes(TYPES[kind], old, new)) if old is not None and new is not None else ()
    readable = old is not None and new is not None
    if change == "changed":
        return Altered(change, kind, id_, file, found, readable=readable)
    return Altered(change, kind, id_, file, found, old_id * (old_id != id_), old_file, readable)


def _single(change: str, state: State, file: str, key: Key) -> Altered:
    plain = state.plain(file)
    nothing: Mapped = {}
    values = (nothing, plain or nothing) if change == "added" else (plain or nothing, nothing)
    return Altered(change, *key, file, tuple(changes(TYPES[key[0]], *values)), readable=plain is not None)


def _renamed(before: State, after: State, old: Records, new: Records) -> list[tuple[str, str, str]]:
    """Old file, new file, `renamed` or `moved`: by the id, by the id that the record says it had, or by equal content."""
    found: dict[str, tuple[str, str, str]] = {}
    by_key = {key: file for file, key in old.items()}
    by_content = {(key[0], before.files[file].id): file for file, key in old.items()}
    for come, (kind, id_) in new.items():
        former = [("renamed", by_key.get((kind, each))) for each in _former(after.plain(come))]
        content = ("renamed", by_content.get((kind, after.files[come].id)))
        for change, gone in (("moved", by_key.get((kind, id_))), *former, content):
            if gone and gone not in found:
                found[gone] = (gone, come, change)
                break
    return list(found.values())


def _former(plain: Mapped | None) -> list[str]:
    """The ids that a record says it had, the last one first."""
    said: Value = (plain or {}).get("former", [])
    return [each for each in reversed(said) if isinstance(each, str)] if isinstance(said, list) else []


def beyond_records(review: Review) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The other files that differ: those of the data (settings, media), and those outside it."""
    records = {name for each in review.records for name in (each.file, each.old_file)}
    others = [name for name in review.files if name not in records]
    inside = tuple(name for name in others if name == DATA or name.startswith(f"{DATA}/"))
    return inside, tuple(name for name in others if name not in set(inside))
