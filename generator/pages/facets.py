"""Facets: how the records of a type are divided, and the links that lead to each part; imports storeys 0 to 3."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.catalog import Catalog
from generator.pages import addresses
from generator.pages.atlas import Atlas
from generator.pages.page import Count
from generator.pages.shelves import LEVELS, STATUSES
from generator.rows import Row

OPEN = 2
"""How many groups of links stand open; the others are folded, so that a phone shows rows on its first screen."""


@dataclass(frozen=True)
class Facet:
    """A way to divide a type; `vocabulary` has the labels of its values and their order."""

    key: str
    label: str
    fact: str
    """The name of the fact that divides them."""
    vocabulary: str = ""


@dataclass(frozen=True)
class FilterGroup:
    """Links that narrow a list: the values of one facet with their counts."""

    label: str
    choices: tuple[Count, ...]
    folded: bool = False


STATUS = Facet("status", "状态", "status", "statuses")
DOMAIN = Facet("domain", "领域", "domain", "domains")
BATCH = Facet("batch", "四个一批", "batch", "batches")
TAG = Facet("tag", "标签", "tags", "tags")
YEAR = Facet("year", "年份", "year")
LEVEL = Facet("level", "层级", "level", "levels")
"""That of the organ which adopts, reports or hosts: no fact of the record itself."""
FACETS: Mapping[str, tuple[Facet, ...]] = {
    "point": (STATUS, DOMAIN, BATCH, LEVEL, TAG),
    "case": (Facet("kind", "类别", "kind", "case-kinds"), DOMAIN, YEAR, LEVEL, TAG),
    "practice": (DOMAIN, YEAR, TAG),
    "article": (YEAR, DOMAIN, LEVEL, TAG),
    "meeting": (Facet("kind", "类别", "kind", "meeting-kinds"), YEAR, LEVEL),
}
"""Which lists exist beside the whole one, per type."""


def address(kind: str, facet: Facet, value: str) -> str:
    """The list of one value: points/status/demonstration.html."""
    return f"{addresses.PLURALS[kind]}/{facet.key}/{value}.html"


def label(catalog: Catalog, facet: Facet, value: str) -> str:
    return catalog.label(facet.vocabulary, value) if facet.vocabulary else f"{value} 年"


def divided(atlas: Atlas, kind: str, facet: Facet) -> Mapping[str, int]:
    """How many records have each value; one with several values counts for each. What comes first is what readers look for."""
    found = _by_level(atlas, kind) if facet is LEVEL else atlas.shelves.all(kind).counts(facet.fact)
    return {value: found[value] for value in in_order(atlas.catalog, facet, found)}


def _by_level(atlas: Atlas, kind: str) -> Mapping[str, int]:
    return {level: number for level in map(str, LEVELS) if (number := len(chosen(atlas, kind, LEVEL, level)))}


def chosen(atlas: Atlas, kind: str, facet: Facet, value: str) -> Row[Any]:  # of the type that `kind` names
    """The records of a type with one value, in the order of its list."""
    if facet is LEVEL:
        return atlas.shelves.of_level(kind, value)
    return atlas.shelves.all(kind).where(facet.fact, value)


def in_order(catalog: Catalog, facet: Facet, found: Mapping[str, int]) -> list[str]:
    """The values in the order in which readers choose."""
    if facet is YEAR:
        return sorted(found, reverse=True)
    if facet is TAG:
        return sorted(found, key=lambda value: (-found[value], value))
    known = tuple(map(str, STATUSES)) if facet is STATUS else tuple(catalog.terms(facet.vocabulary))
    return [*(value for value in known if value in found), *sorted(set(found).difference(known))]


def groups(atlas: Atlas, kind: str) -> tuple[FilterGroup, ...]:
    """All facets of a type as links; a value that no record has is not offered."""
    return atlas.catalog.ledger.once(
        ("groups", kind), lambda: (*_facet_groups(atlas, kind), *_region_group(atlas, kind))
    )


def _facet_groups(atlas: Atlas, kind: str) -> Iterator[FilterGroup]:
    for number, facet in enumerate(FACETS.get(kind, ())):
        choices = tuple(
            Count(label(atlas.catalog, facet, value), number, address(kind, facet, value))
            for value, number in divided(atlas, kind, facet).items()
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
