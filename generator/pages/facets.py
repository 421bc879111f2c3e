"""Facets: how the records of a type are divided, and the links that lead to each part; imports storeys 0 to 3."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.catalog import Catalog, date_of
from generator.pages import addresses
from generator.pages.atlas import Atlas
from generator.pages.page import Count
from generator.pages.shelves import STATUSES
from generator.records import Record

Values = Callable[[Record], Iterable[str]]
OPEN = 2
"""How many groups of links stand open; the others are folded, so that a phone shows rows on its first screen."""


@dataclass(frozen=True)
class Facet:
    """A way to divide a type; `vocabulary` has the labels of its values and their order."""

    key: str
    label: str
    values: Values
    vocabulary: str = ""


@dataclass(frozen=True)
class FilterGroup:
    """Links that narrow a list: the values of one facet with their counts."""

    label: str
    choices: tuple[Count, ...]
    folded: bool = False


def _of(attribute: str) -> Values:
    def values(record: Record) -> Iterable[str]:
        found = getattr(record, attribute)
        return found if isinstance(found, tuple) else (str(found),) if found else ()

    return values


def _year(record: Record) -> Iterable[str]:
    day = date_of(record)
    return (str(day.year),) if day else ()


STATUS = Facet("status", "状态", _of("status"), "statuses")
DOMAIN = Facet("domain", "领域", _of("domain"), "domains")
DOMAINS = Facet("domain", "领域", _of("domains"), "domains")
BATCH = Facet("batch", "四个一批", _of("batch"), "batches")
TAG = Facet("tag", "标签", _of("tags"), "tags")
YEAR = Facet("year", "年份", _year)
FACETS: Mapping[str, tuple[Facet, ...]] = {
    "point": (STATUS, DOMAIN, BATCH, TAG),
    "case": (Facet("kind", "类别", _of("kind"), "case-kinds"), DOMAIN, YEAR, TAG),
    "practice": (DOMAINS, TAG),
    "article": (YEAR, DOMAIN),
    "meeting": (Facet("kind", "类别", _of("kind"), "meeting-kinds"), YEAR),
}
"""Which lists exist beside the whole one, per type."""


def address(kind: str, facet: Facet, value: str) -> str:
    """The list of one value: points/status/demonstration.html."""
    return f"{addresses.PLURALS[kind]}/{facet.key}/{value}.html"


def label(catalog: Catalog, facet: Facet, value: str) -> str:
    return catalog.label(facet.vocabulary, value) if facet.vocabulary else f"{value} 年"


def divided(atlas: Atlas, kind: str, facet: Facet) -> Mapping[str, list[Record]]:
    """The records by value, in order; one with several values stands under each. What comes first is what readers look for."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in atlas.shelves.all(kind):
        for value in dict.fromkeys(facet.values(record)):
            found[value].append(record)
    return {value: found[value] for value in _sorted(atlas.catalog, facet, found)}


def _sorted(catalog: Catalog, facet: Facet, found: Mapping[str, list[Record]]) -> list[str]:
    if facet is YEAR:
        return sorted(found, reverse=True)
    if facet is TAG:
        return sorted(found, key=lambda value: (-len(found[value]), value))
    known = STATUSES if facet is STATUS else tuple(catalog.terms(facet.vocabulary))
    return [*(value for value in known if value in found), *sorted(set(found).difference(known))]


def groups(atlas: Atlas, kind: str) -> tuple[FilterGroup, ...]:
    """All facets of a type as links; a value that no record has is not offered."""
    return (*_facet_groups(atlas, kind), *_region_group(atlas, kind))


def _facet_groups(atlas: Atlas, kind: str) -> Iterator[FilterGroup]:
    for number, facet in enumerate(FACETS.get(kind, ())):
        choices = tuple(
            Count(label(atlas.catalog, facet, value), len(records), address(kind, facet, value))
            for value, records in divided(atlas, kind, facet).items()
        )
        if choices:
            yield FilterGroup(facet.label, choices, folded=number >= OPEN or facet is TAG)


def _region_group(atlas: Atlas, kind: str) -> Iterator[FilterGroup]:
    """The prefectures, which have pages of their own that say more than a list."""
    if kind not in ("point", "case"):
        return
    rows = [(code, atlas.tally(code)) for code in atlas.children(atlas.catalog.site.province)]
    found = [(code, tally.points if kind == "point" else tally.cases) for code, tally in rows]
    anchor = addresses.PLURALS[kind]
    choices = [
        Count(atlas.name(code), number, f"{addresses.region(code)}#{anchor}") for code, number in found if number
    ]
    if choices:
        yield FilterGroup("地区", tuple(choices), folded=True)
