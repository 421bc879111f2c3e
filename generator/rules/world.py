"""What the rules look at, and how they name what they find."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.catalog import Catalog
from generator.fields import About
from generator.imagefile import Fault, Header, probe
from generator.ledger import ALWAYS
from generator.markdown import Inspected, inspect
from generator.problems import Path as FieldPath
from generator.problems import Problem, nearest
from generator.records import Record
from generator.records.mistaken import Doubts
from generator.records.reading import Outlined, Want, values
from generator.records.values import Part

Holder = tuple[str, Part, FieldPath]
"""Where values lie: a file, a record or a setting, and the path to that."""


class Found(NamedTuple):
    """One value of a record or of the settings, with its path and its field."""

    file: str
    record: Part
    """The record, or what is right of it."""
    path: FieldPath
    field: Outlined
    value: object

    @property
    def about(self) -> About:
        """How the field is declared."""
        return self.field.about

    def problem(self, code: str, **arguments: object) -> Problem:
        """A problem in this very value."""
        return _problem(self.file, self.path, code, arguments)


def _problem(file: str, path: FieldPath, code: str, arguments: Mapping[str, object]) -> Problem:
    return Problem(file, path, code, {name: str(value) for name, value in arguments.items()})


@dataclass(frozen=True)
class World:
    """The catalog, the files of `data/media` by name, the data folder as problems name it, today, and what is in doubt.

    The catalog also holds records with mistakes, their wrong values left out: ask `wrong` before taking anything for missing.
    """

    catalog: Catalog
    media: Mapping[str, Path]
    data: str
    today: date | None
    doubts: Doubts = field(default_factory=Doubts)

    def __post_init__(self) -> None:
        day = self.today.toordinal() if self.today else 0
        ledger = self.catalog.ledger
        for name, source in (
            ("future", lambda ordinal: bool(day) and ordinal > day),
            ("past", lambda ordinal: bool(day) and ordinal < day),
            ("today", lambda: day),
            ("media", self._media_kind),
        ):
            ledger.source(name, source, ALWAYS)
        ledger.source("exists", lambda kind, id_: id_ in self.known[kind], lambda kind, _: frozenset(((kind, "id"),)))

    def is_future(self, day: date) -> bool:
        return bool(self.catalog.ledger.ask("future", day.toordinal()))

    def is_past(self, day: date) -> bool:
        return bool(self.catalog.ledger.ask("past", day.toordinal()))

    def now(self) -> date | None:
        """Today; a rule that asks for it is followed again every day."""
        self.catalog.ledger.ask("today")
        return self.today

    def exists(self, kind: str, id_: str) -> bool:
        """Whether there is such a record, readable or not."""
        return bool(self.catalog.ledger.ask("exists", kind, id_))

    def media_kind(self, name: str) -> str | None:
        """What a file of `data/media` is: `jpeg`, `pdf` …; '' for something broken, None where there is no such file."""
        found: str | None = self.catalog.ledger.ask("media", name)
        return found

    def _media_kind(self, name: str) -> str | None:
        if name not in self.media:
            return None
        header = self.probed(self.media[name])
        return "" if isinstance(header, Fault) else header.kind

    def file(self, kind: str, record: Record) -> str:
        return self.catalog.files.get((kind, record.id), "")

    def problem(self, kind: str, record: Record, path: FieldPath, code: str, **arguments: object) -> Problem:
        """A problem in a record's file."""
        return _problem(self.file(kind, record), path, code, arguments)

    def wrong(self, file: str, *names: str) -> bool:
        """Whether one of these fields has a mistake, so that nothing can be concluded from what it lacks."""
        mistaken = self.doubts.mistaken.get(file)
        return mistaken is not None and not mistaken.wrong.isdisjoint(names)

    def settled(self, problem: Problem) -> Problem | None:
        """The problem with its path in the file; None when it follows from a mistake that is named already."""
        mistaken = self.doubts.mistaken.get(problem.file)
        if mistaken is None:
            return problem
        if mistaken.hides(problem.path):
            return None
        return Problem(problem.file, mistaken.original(problem.path), problem.code, problem.arguments)

    @cached_property
    def known(self) -> Mapping[str, Mapping[str, None]]:
        """The ids of every type: also of records that could not be read, for they are not missing."""
        known: dict[str, dict[str, None]] = {kind: dict.fromkeys(found) for kind, found in self.catalog.records.items()}
        for kind, id_ in self.catalog.files:
            known[kind][id_] = None
        return known

    def meant(self, kind: str, found: str) -> str:
        """The id that somebody probably meant, who may have written the one it had before, or a name or title instead."""
        return (
            self._by_former[kind].get(found)
            or nearest(found, self.known[kind])
            or self._by_title[kind].get(nearest(found, self._by_title[kind]), "")
        )

    @cached_property
    def _by_former(self) -> Mapping[str, Mapping[str, str]]:
        facts = self.catalog.facts
        return {kind: {old: id_ for id_, each in found.items() for old in each.former} for kind, found in facts.items()}

    @cached_property
    def _by_title(self) -> Mapping[str, Mapping[str, str]]:
        records = self.catalog.records
        # A record without a title is what nobody meant.
        named = {kind: ((title_of(each), id_) for id_, each in found.items()) for kind, found in records.items()}
        return {kind: {title: id_ for title, id_ in found if title} for kind, found in named.items()}

    def found(self, want: Want, holders: Iterable["Holder"]) -> Iterator[Found]:
        """Every wanted value of these records and settings, of those with mistakes what is right."""
        for file, record, path in holders:
            for inner, declared, value in values(record, want, path):
                yield Found(file, record, inner, declared, value)

    def holder(self, kind: str, record: Record) -> "Holder":
        """A record with its file."""
        return self.file(kind, record), record, ()

    def others(self) -> Iterator["Holder"]:
        """What values lie in besides records: the settings, and what is right of files that are no whole record."""
        settings = self.catalog.settings
        yield f"{self.data}/site.yml", settings.site, ()
        for name, terms in settings.vocabularies.items():
            yield from ((f"{self.data}/vocabulary/{name}.yml", term, (key,)) for key, term in terms.items())
        yield from ((f"{self.data}/indicators.yml", each, (key,)) for key, each in settings.indicators.items())
        for file, mistaken in self.doubts.mistaken.items():
            if not mistaken.whole and isinstance(mistaken.part, Record):
                yield file, mistaken.part, ()

    @cached_property
    def unsure_of_cases(self) -> bool:
        """Whether a case may belong to a point that it does not name, by mistake."""
        return any(self.wrong(file, "points") for (kind, _), file in self.catalog.files.items() if kind == "case")

    def doubts_as(self, other: "World") -> bool:
        """Whether the two are in doubt about the same, apart from single records."""
        mine, others = self.doubts, other.doubts
        site = f"{self.data}/site.yml"
        return (
            (mine.gaps, mine.terms, mine.codes, mine.mistaken.get(site))
            == (others.gaps, others.terms, others.codes, others.mistaken.get(site))
            and self.unsure_of_cases == other.unsure_of_cases
            and (self.today, self.data) == (other.today, other.data)
        )

    @property
    def private(self) -> bool:
        """Whether the repository may hold what is not for everyone; also where the settings fail to say."""
        site = self.doubts.mistaken.get(f"{self.data}/site.yml")
        unsaid = "site" in self.doubts.gaps or (site is not None and "repository" in site.wrong)
        return unsaid or self.catalog.site.repository == "private"

    @cached_property
    def inspected(self) -> Callable[[str], Inspected]:
        """What a Markdown text uses and what is wrong in it. Several rules ask in turn for the same text."""
        return lru_cache(maxsize=8)(inspect)

    @cached_property
    def probed(self) -> Callable[[Path], Header | Fault]:
        """What a file of `data/media` is; every file is opened once."""
        return lru_cache(maxsize=None)(probe)


def title_of(record: Record) -> str:
    """What readers call a record."""
    return str(getattr(record, "title", "") or getattr(record, "name", ""))
