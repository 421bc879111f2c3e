"""What lies in every region, looked up once for all region pages, lists and tile grids; imports storeys 0 to 3."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache, cached_property

from generator.catalog import Catalog
from generator.ledger import Reads
from generator.pages import addresses
from generator.pages.cards import HOME
from generator.pages.page import Link
from generator.pages.shelves import Shelves, ordered
from generator.records import Case, Point, Practice, Record
from generator.rows import Row
from generator.stats import Tally, tallies

NOTHING = Tally()
TALLIED = frozenset(
    (kind, fact) for kind in ("point", "case") for fact in ("id", "region", "region_day", "domain", "status")
)
PAGED = frozenset(
    (kind, fact) for kind in ("point", "case", "meeting", "organ") for fact in ("id", "region", "region_day")
)


@dataclass(frozen=True)
class RegionRow:
    """A region among others: its counts, rolled up."""

    name: str
    address: str
    tally: Tally


class Atlas:
    """What lies in every region of the catalog; a region has a page if it is of the province, or if a record lies in it."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.shelves = Shelves(catalog)
        ledger = catalog.ledger
        ledger.source("within", lambda kind, code, domain: self._within(kind).get((code, domain), ()), self._reads)
        ledger.source("seated", self._seated, self._reads)
        ledger.source(
            "tally",
            lambda code, domain: astuple(self._tallies.get((code, domain), NOTHING)),
            TALLIED,
        )
        ledger.source("old-names", lambda code: tuple(self._old_names.get(code, ())), PAGED)
        ledger.source("proving", self._proving, self._proving_reads)
        ledger.source("paged", self._codes, PAGED)
        ledger.source("below", self._children, PAGED)

    def _reads(self, kind: str, *_: object) -> Reads:
        return ordered(kind) | {(kind, fact) for fact in ("region", "region_day", "domain")}

    def _proving_reads(self, kind: str, *query: object) -> Reads:
        inner = self.catalog.ledger.reads(*query)
        return inner and inner | ordered(kind) | {(kind, "references")}

    @cached_property
    def _tallies(self) -> Mapping[tuple[str, str], Tally]:
        return tallies(self.catalog)

    @cache  # noqa: B019 - an atlas lives as long as a build
    def _within(self, kind: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """By region, the province and all above included, and domain; '' for all regions, '' for all domains."""
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        known = self.catalog.facts[kind]
        for id_ in self.shelves.all(kind).ids:
            for code in ("", *self.catalog.place_of(known[id_]).codes):
                for domain in ("", *known[id_].domain):
                    found[code, domain].append(id_)
        return {key: tuple(ids) for key, ids in found.items()}

    def within(self, code: str, domain: str = "") -> tuple[Row[Point], Row[Case]]:
        """Points and cases of a region and all below it, or of one domain there, in the order of lists; of '' all."""
        row = self.catalog.row
        return row("within", "point", code, domain), row("within", "case", code, domain)  # type: ignore[return-value]

    def meetings(self, code: str) -> Row[Record]:
        return self.catalog.row("within", "meeting", code, "")

    def organs(self, code: str) -> Row[Record]:
        """The organs of the region itself, not of those below it."""
        return self.catalog.row("seated", "organ", code)

    def _seated(self, kind: str, code: str) -> tuple[str, ...]:
        facts, place_of = self.catalog.facts[kind], self.catalog.place_of
        return tuple(id_ for id_ in self._within(kind).get((code, ""), ()) if place_of(facts[id_]).code == code)

    def tally(self, code: str, domain: str = "") -> Tally:
        return Tally(*self.catalog.ledger.ask("tally", code, domain))

    def old_names(self, code: str) -> tuple[str, ...]:
        """Former names that records of the region itself use, the more frequent first."""
        found: tuple[str, ...] = self.catalog.ledger.ask("old-names", code)
        return found

    @cached_property
    def _old_names(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for kind in ("point", "case"):
            for place in map(self.catalog.place_of, self.catalog.facts[kind].values()):
                if place.old:
                    found[place.code][place.old] += 1
        return {code: sorted(names, key=lambda name: (-names[name], name)) for code, names in found.items()}

    @cached_property
    def _proven(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in self.shelves.practices.ids:
            for case in self.catalog.facts["practice"][id_].cites("case"):
                found[case].append(id_)
        return {id_: tuple(practices) for id_, practices in found.items()}

    def proving(self, cases: Row[Case]) -> Row[Practice]:
        """The practices that these cases prove, those with most of them first."""
        return self.catalog.row("proving", "practice", *cases.query)  # type: ignore[return-value]

    def _proving(self, kind: str, *query: object) -> tuple[str, ...]:
        ids = self.catalog.ledger.ask(*query)
        found = Counter(practice for id_ in ids for practice in self._proven.get(id_, ()))
        return tuple(sorted(found, key=lambda id_: (-found[id_], id_)))

    @property
    def codes(self) -> tuple[str, ...]:
        """The regions that have a page."""
        found: tuple[str, ...] = self.catalog.ledger.ask("paged")
        return found

    def _codes(self) -> tuple[str, ...]:
        inside = tuple(self._below(self.catalog.site.province))
        used = {code for kind in ("point", "case", "meeting", "organ") for code, _ in self._within(kind)}
        known = {code for code in used if self.catalog.regions.get(code)}
        return (*inside, *sorted(known.difference(inside)))

    @cached_property
    def _paged(self) -> frozenset[str]:
        return frozenset(self.codes)

    def _below(self, code: str) -> Iterator[str]:
        yield code
        for region in self.catalog.regions.children(code):
            yield from self._below(region.code)

    def children(self, code: str) -> tuple[str, ...]:
        """The regions right below one that have a page."""
        found: tuple[str, ...] = self.catalog.ledger.ask("below", code)
        return found

    def _children(self, code: str) -> tuple[str, ...]:
        return tuple(region.code for region in self.catalog.regions.children(code) if region.code in self._paged)

    def siblings(self, code: str) -> list[str]:
        """The other regions of the one above; of a province, the other provinces."""
        above = self.catalog.regions.ancestors(code)
        return [each for each in self.children(above[-1] if above else "") if each != code]

    def row(self, code: str, domain: str = "") -> RegionRow:
        """Where one domain has nothing the row leads to the region itself."""
        tally = self.tally(code, domain)
        return RegionRow(self.name(code), addresses.region(code, "" if tally.empty else domain), tally)

    def name(self, code: str) -> str:
        region = self.catalog.regions.get(code)
        return region.name if region else code

    def crumbs(self, code: str) -> tuple[Link, ...]:
        """From home to the region above."""
        above = [Link(self.name(each), addresses.region(each)) for each in self.catalog.regions.ancestors(code)]
        return (HOME, Link("地区", "regions.html"), *above)

    @property
    def districts(self) -> tuple[str, ...]:
        """Where a point can be, of equal rank: counties, and prefectures that have none."""
        return self.catalog.ledger.once("districts", self._districts)

    def _districts(self) -> tuple[str, ...]:
        below = {code: self.children(code) for code in self.children(self.catalog.site.province)}
        counties = {code: [each for each in found if self._is_county(each)] for code, found in below.items()}
        return tuple(each for code, found in counties.items() for each in found or [code])

    def _is_county(self, code: str) -> bool:
        region = self.catalog.regions.get(code)
        return region is not None and region.level == "county"
