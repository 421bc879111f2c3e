"""The catalog: everything the site knows, immutable, with links both ways; imports storeys 0 and 1."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.records import (
    Article,
    Case,
    Indicator,
    Meeting,
    Organ,
    Point,
    Practice,
    Privacy,
    Quotas,
    Record,
    Site,
    Term,
)
from generator.records.reading import private_fields, references
from generator.regions import Regions, Resolved

R = TypeVar("R", bound=Record)
Key = tuple[str, str]
"""Record type and id."""


@dataclass(frozen=True)
class Place:
    """Where a record is: today's code and names from the province down; `old` is the name at the record's date."""

    code: str
    names: tuple[str, ...]
    codes: tuple[str, ...]
    old: str = ""

    @property
    def name(self) -> str:
        """The name readers see: the successor's, with the old one in brackets."""
        return f"{self.names[-1]}（{self.old}）" if self.old else self.names[-1]

    @property
    def text(self) -> str:
        """The names below the province, joined: 广州市番禺区."""
        return "".join(self.names[1:] or self.names) + (f"（{self.old}）" if self.old else "")


@dataclass(frozen=True)
class Settings:
    """What the site says once."""

    site: Site
    vocabularies: Mapping[str, Mapping[str, Term]]
    regions: Regions
    quotas: Quotas
    indicators: Mapping[str, Indicator]
    privacy: Privacy


@dataclass(frozen=True)
class Catalog:
    """All records by type and id, in the order of their ids."""

    settings: Settings
    records: Mapping[str, Mapping[str, Record]]
    files: Mapping[Key, str] = field(default_factory=dict)
    """The file of each record, relative to the root."""

    @property
    def site(self) -> Site:
        return self.settings.site

    @property
    def regions(self) -> Regions:
        return self.settings.regions

    @property
    def organs(self) -> Mapping[str, Organ]:
        return self.records["organ"]  # type: ignore[return-value]

    @property
    def points(self) -> Mapping[str, Point]:
        return self.records["point"]  # type: ignore[return-value]

    @property
    def cases(self) -> Mapping[str, Case]:
        return self.records["case"]  # type: ignore[return-value]

    @property
    def practices(self) -> Mapping[str, Practice]:
        return self.records["practice"]  # type: ignore[return-value]

    @property
    def articles(self) -> Mapping[str, Article]:
        return self.records["article"]  # type: ignore[return-value]

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        return self.records["meeting"]  # type: ignore[return-value]

    def all(self) -> Iterator[tuple[str, Record]]:
        """Every record with its type."""
        return ((kind, record) for kind, found in self.records.items() for record in found.values())

    def label(self, vocabulary: str, key: str) -> str:
        """The Chinese label of a vocabulary's key; the key itself where the vocabulary lacks it."""
        term = self.settings.vocabularies.get(vocabulary, {}).get(key)
        return term.zh if term else key

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        return self.settings.vocabularies.get(vocabulary, {})

    @cached_property
    def _citing(self) -> Mapping[Key, Mapping[str, tuple[str, ...]]]:
        citing: defaultdict[Key, defaultdict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for kind, record in self.all():
            for _, target, id_ in references(record):
                citing[target, id_][kind][record.id] = None
        return {key: {kind: tuple(ids) for kind, ids in by.items()} for key, by in citing.items()}

    def citing(self, kind: str, id_: str, by: type[R]) -> list[R]:
        """The records of type `by` that name the record `id_` of type `kind`: the links back."""
        source = by.__name__.lower()
        return [self.records[source][id_] for id_ in self._citing.get((kind, id_), {}).get(source, ())]  # type: ignore[misc]

    def cited(self, kind: str, ids: Iterable[str]) -> list[Record]:
        """The records of a type that these ids name, in that order; unknown ones are left to the rules."""
        return [self.records[kind][id_] for id_ in ids if id_ in self.records[kind]]

    @cached_property
    def _places(self) -> dict[tuple[str, date | None], Place]:
        return {}

    def place(self, record: Organ | Point | Case | Meeting) -> Place:
        """Where the record is, under today's names; a code that nobody knows stands for itself."""
        key = (record.region, region_date(record))
        if key not in self._places:
            self._places[key] = self._place(*key)
        return self._places[key]

    def _place(self, code: str, when: date | None) -> Place:
        found = self.regions.resolve(code, when)
        if not isinstance(found, Resolved):
            return Place(code, (code,), (code,))
        codes = (*self.regions.ancestors(found.code), found.code)
        names = tuple(region.name for each in codes if (region := self.regions.get(each)))
        return Place(found.code, names, codes, found.old or "")

    def public(self) -> "Catalog":
        """The catalog without one private value: the only gate to pages and exports."""
        records = {
            kind: {id_: without_private(record) for id_, record in found.items()}
            for kind, found in self.records.items()
        }
        return replace(self, records=records)


def without_private(record: R) -> R:
    """The record with every private field emptied; the same object where it holds none."""
    fields = type(record).model_fields
    private = private_fields(record)
    return record.model_copy(update={name: fields[name].default for name in private}) if private else record


def done(record: Record) -> list[date]:
    """The dates of what was done, never of what is planned."""
    if isinstance(record, Point):
        return [*(station.date for station in record.history), *(deed.date for deed in record.deeds)]
    if isinstance(record, Case | Article | Practice):
        return [record.date] if record.date else []
    return []


def date_of(record: Record) -> date | None:
    """The date a page shows and lists sort by: the newest thing done, a meeting's first day."""
    if isinstance(record, Meeting):
        return record.date
    return max(done(record), default=None)


def region_date(record: Record) -> date | None:
    """The date at which the record's region code has to be valid: a point's beginning, otherwise the record's date."""
    if isinstance(record, Point):
        return min((station.date for station in record.history), default=None)
    return date_of(record)


def newest(catalog: Catalog) -> date | None:
    """The newest date of something done, where neither option, environment nor commit says what today is."""
    return max((day for _, record in catalog.all() for day in done(record)), default=None)
