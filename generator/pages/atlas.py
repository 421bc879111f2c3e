"""What lies in every region, looked up once for all region pages, lists and tile grids; imports storeys 0 to 3."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.catalog import Catalog
from generator.pages import addresses
from generator.pages.cards import HOME
from generator.pages.page import Link
from generator.pages.shelves import Shelves
from generator.records import Case, Meeting, Organ, Point, Practice
from generator.stats import Tally, tallies

Placed = TypeVar("Placed", bound=Organ | Point | Case | Meeting)
NOTHING = Tally()


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
        self._tallies: Mapping[tuple[str, str], Tally] = tallies(catalog)
        self._points = self._by_region(self.shelves.points)
        self._cases = self._by_region(self.shelves.cases)
        self._meetings = self._by_region(self.shelves.meetings)
        self._organs = self._by_region(self.shelves.organs)

    def _by_region(self, records: Iterable[Placed]) -> dict[tuple[str, str], list[Placed]]:
        """By region, the province and all above included, and domain; '' for all regions, '' for all domains."""
        found: defaultdict[tuple[str, str], list[Placed]] = defaultdict(list)
        for record in records:
            domain_: str = getattr(record, "domain", "")
            for code in ("", *self.catalog.place(record).codes):
                for domain in {"", domain_}:
                    found[code, domain].append(record)
        return dict(found)

    def within(self, code: str, domain: str = "") -> tuple[list[Point], list[Case]]:
        """Points and cases of a region and all below it, or of one domain there, in the order of lists; of '' all."""
        return self._points.get((code, domain), []), self._cases.get((code, domain), [])

    def meetings(self, code: str) -> list[Meeting]:
        return self._meetings.get((code, ""), [])

    def organs(self, code: str) -> list[Organ]:
        """The organs of the region itself, not of those below it."""
        return [organ for organ in self._organs.get((code, ""), []) if self.catalog.place(organ).code == code]

    def tally(self, code: str, domain: str = "") -> Tally:
        return self._tallies.get((code, domain), NOTHING)

    def old_names(self, code: str) -> tuple[str, ...]:
        """Former names that records of the region itself use, the more frequent first."""
        found = self._old_names.get(code, Counter())
        return tuple(sorted(found, key=lambda name: (-found[name], name)))

    @cached_property
    def _old_names(self) -> Mapping[str, Counter[str]]:
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        records: tuple[Point | Case, ...] = (*self.shelves.points, *self.shelves.cases)
        for place in map(self.catalog.place, records):
            if place.old:
                found[place.code][place.old] += 1
        return found

    @cached_property
    def proven(self) -> Mapping[str, tuple[Practice, ...]]:
        """The practices that each case proves, by the case's id."""
        found: defaultdict[str, list[Practice]] = defaultdict(list)
        for practice in self.shelves.practices:
            for id_ in dict.fromkeys(practice.cases):
                found[id_].append(practice)
        return {id_: tuple(practices) for id_, practices in found.items()}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The regions that have a page."""
        inside = tuple(self._below(self.catalog.site.province))
        used = {code for code, _ in (*self._points, *self._cases, *self._meetings, *self._organs)}
        known = {code for code in used if self.catalog.regions.get(code)}
        return (*inside, *sorted(known.difference(inside)))

    @cached_property
    def _paged(self) -> frozenset[str]:
        return frozenset(self.codes)

    def _below(self, code: str) -> Iterator[str]:
        yield code
        for region in self.catalog.regions.children(code):
            yield from self._below(region.code)

    def children(self, code: str) -> list[str]:
        """The regions right below one that have a page."""
        return [region.code for region in self.catalog.regions.children(code) if region.code in self._paged]

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

    @cached_property
    def districts(self) -> tuple[str, ...]:
        """Where a point can be, of equal rank: counties, and prefectures that have none."""
        below = {code: self.children(code) for code in self.children(self.catalog.site.province)}
        counties = {code: [each for each in found if self._is_county(each)] for code, found in below.items()}
        return tuple(each for code, found in counties.items() for each in found or [code])

    def _is_county(self, code: str) -> bool:
        region = self.catalog.regions.get(code)
        return region is not None and region.level == "county"
