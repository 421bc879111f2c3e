"""The catalog: everything the site knows, immutable, with links both ways; imports storeys 0 and 1, facts and rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.facts import Facts, day_of, facts_of, region_date
from generator.ledger import ALWAYS, Ledger
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
from generator.records.reading import private_fields
from generator.regions import Regions, Resolved
from generator.rows import AllFacts, Row, Seen, register

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
    """All records by type and id, in the order of their ids.

    Pages learn of records through `points`, `cases` … , `citing` and rows, so that the ledger hears of it.
    """

    settings: Settings
    records: Mapping[str, Mapping[str, Record]]
    files: Mapping[Key, str] = field(default_factory=dict)
    """The file of each record, relative to the root."""
    digests: Mapping[Key, str] = field(default_factory=dict)
    """What changes when a record does; where it is not given, nobody keeps pages from build to build."""
    ledger: Ledger = field(default_factory=Ledger)
    known: AllFacts | None = None
    """The facts of all records, where they need not be worked out from the records."""

    def __post_init__(self) -> None:
        register(self.ledger, lambda kind: self.facts[kind])
        self.ledger.source(
            "record",
            lambda kind, id_: self.digests.get((kind, id_)) or id_ in self.records[kind],
            ALWAYS,
        )
        self.ledger.source("citing", self._ids_citing, lambda by, *_: frozenset(((by, "references"),)))

    @cached_property
    def facts(self) -> AllFacts:
        """The facts of all records."""
        if self.known is not None:
            return self.known
        return {kind: {id_: facts_of(each) for id_, each in found.items()} for kind, found in self.records.items()}

    @property
    def site(self) -> Site:
        return self.settings.site

    @property
    def regions(self) -> Regions:
        return self.settings.regions

    @cached_property
    def seen(self) -> Mapping[str, Seen[Record]]:
        """The records as pages look at them."""
        return {kind: Seen(self.ledger, kind, found) for kind, found in self.records.items()}

    @property
    def organs(self) -> Mapping[str, Organ]:
        return self.seen["organ"]  # type: ignore[return-value]

    @property
    def points(self) -> Mapping[str, Point]:
        return self.seen["point"]  # type: ignore[return-value]

    @property
    def cases(self) -> Mapping[str, Case]:
        return self.seen["case"]  # type: ignore[return-value]

    @property
    def practices(self) -> Mapping[str, Practice]:
        return self.seen["practice"]  # type: ignore[return-value]

    @property
    def articles(self) -> Mapping[str, Article]:
        return self.seen["article"]  # type: ignore[return-value]

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        return self.seen["meeting"]  # type: ignore[return-value]

    def all(self) -> Iterator[tuple[str, Record]]:
        """Every record with its type."""
        return ((kind, record) for kind, found in self.records.items() for record in found.values())

    def label(self, vocabulary: str, key: str) -> str:
        """The Chinese label of a vocabulary's key; the key itself where the vocabulary lacks it."""
        term = self.settings.vocabularies.get(vocabulary, {}).get(key)
        return term.zh if term else key

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        return self.settings.vocabularies.get(vocabulary, {})

    def row(self, *query: object) -> Row[Record]:
        """The records that answer a question to the ledger; its first argument is their type."""
        return Row(self.ledger, self.seen[str(query[1])], *query)

    @cached_property
    def _citing(self) -> Mapping[Key, Mapping[str, tuple[str, ...]]]:
        citing: defaultdict[Key, defaultdict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for kind, found in self.facts.items():
            for id_, facts in found.items():
                for target in facts.references:
                    citing[target][kind][id_] = None
        return {key: {kind: tuple(ids) for kind, ids in by.items()} for key, by in citing.items()}

    def _ids_citing(self, by: str, kind: str, id_: str) -> tuple[str, ...]:
        return self._citing.get((kind, id_), {}).get(by, ())

    def citing(self, kind: str, id_: str, by: type[R]) -> Row[R]:
        """The records of type `by` that name the record `id_` of type `kind`: the links back."""
        return self.row("citing", by.__name__.lower(), kind, id_)  # type: ignore[return-value]

    def cited(self, by: type[R], ids: Iterable[str]) -> Row[R]:
        """The records of a type that these ids name, in that order; unknown ones are left to the rules."""
        return self.row("cited", by.__name__.lower(), tuple(ids))  # type: ignore[return-value]

    @cached_property
    def _places(self) -> dict[tuple[str, date | None], Place]:
        return {}

    def place(self, record: Organ | Point | Case | Meeting) -> Place:
        """Where the record is, under today's names; a code that nobody knows stands for itself."""
        return self.place_at(record.region, region_date(record))

    def place_of(self, facts: Facts) -> Place:
        """The same, from a record's facts."""
        return self.place_at(facts.region, day_of(facts.region_day))

    def place_at(self, code: str, when: date | None) -> Place:
        """Where a region's code led on a day."""
        key = (code, when)
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
        records = {kind: _Public(found) for kind, found in self.records.items()}
        return replace(self, records=records, known=self.facts)


class _Public(Mapping[str, R]):
    """The records of a type without their private values."""

    def __init__(self, records: Mapping[str, R]) -> None:
        self._records = records

    def __getitem__(self, id_: str) -> R:
        return without_private(self._records[id_])

    def __contains__(self, id_: object) -> bool:
        return id_ in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def without_private(record: R) -> R:
    """The record with every private field emptied; the same object where it holds none."""
    fields = type(record).model_fields
    private = private_fields(record)
    return record.model_copy(update={name: fields[name].default for name in private}) if private else record


def unheard(catalog: Catalog, before: Catalog | None = None) -> Catalog:
    """The same for whoever sorts nothing by sound: to look sounds up takes longer than all else. What `before` knows of the same records stays."""
    old = before or Catalog(catalog.settings, {kind: {} for kind in catalog.records})
    facts = {
        kind: {
            id_: old.facts[kind][id_] if old.records[kind].get(id_) is record else facts_of(record, sound=False)
            for id_, record in found.items()
        }
        for kind, found in catalog.records.items()
    }
    return replace(catalog, known=facts)


def newest(catalog: Catalog) -> date | None:
    """The newest date of something done, where neither option, environment nor commit says what today is."""
    return day_of(max((each.done for found in catalog.facts.values() for each in found.values()), default=0))
