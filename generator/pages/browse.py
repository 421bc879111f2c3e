"""The search page: what there is to choose from, and the first records, as plain links; imports storeys 0 to 5.

The script beside it turns the same links into switches. What stands here is what a reader sees who has chosen nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from heapq import nsmallest
from typing import NamedTuple

from generator.facts import Facts, day_of
from generator.pages import addresses, facets
from generator.pages.atlas import Atlas
from generator.pages.listing import TITLES
from generator.pages.page import Block, Card
from generator.pages.tiles import TileGrid, tile_grid
from generator.records import TYPES as RECORD_TYPES
from generator.records import Status
from generator.traits import TRAITED, directory, traits_of

PER_PAGE = 10
LABELS: Mapping[str, str] = {
    "type": "类型",
    "domain": "领域",
    "region": "地区",
    "level": "层级",
    "status": "状态",
    "batch": "四个一批",
    "year": "年份",
    "organ": "机关",
    "honour": "荣誉",
    "tag": "标签",
}
ORDER = ("type", "domain", "status", "region", "batch", "level", "year", "organ", "honour", "tag")
"""As they stand on the page, what narrows most of all first."""
OPEN = 3
"""So many facets stand open; the others are folded."""
FEW = 12
"""So many values of a facet are shown at once; the others are behind a fold."""
TYPES = ("point", "case", "practice", "article", "meeting", "organ")
"""As readers want them."""


class Choice(NamedTuple):
    """One value of a facet: plain, for the ledger keeps it."""

    key: str
    label: str
    number: int
    address: str
    """The page of the value, for readers without script."""
    above: str = ""
    """Of a region: the one above it, '' for a province."""


@dataclass(frozen=True)
class Group:
    """A facet with its values: the first ones, and those behind a fold."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    further: tuple[Choice, ...]
    folded: bool


@dataclass(frozen=True)
class Branch:
    """A region of the tree that has records, and those below it."""

    choice: Choice
    below: tuple["Branch", ...]


@dataclass(frozen=True)
class Browse:
    """What `browse.html` receives."""

    groups: tuple[Group, ...]
    regions: tuple[Branch, ...]
    """The prefectures of the province, then the provinces elsewhere."""
    total: int
    first: tuple[Card, ...]
    tiles: TileGrid


def register(atlas: Atlas) -> None:
    """The sources that the search page asks."""
    ledger = atlas.catalog.ledger
    ledger.source(
        "choices", lambda facet: tuple(tuple(each) for each in _choices(atlas, facet)), TRAITED | {("organ", "title")}
    )
    ledger.source("foremost", lambda: tuple(_foremost(atlas)))
    ledger.source("documents", lambda: len(directory(atlas.catalog).all), TRAITED)


def block(atlas: Atlas) -> Block:
    """The generated block of search.html."""
    register(atlas)
    ask = atlas.catalog.ledger.ask
    first = tuple(_card(*each) for each in ask("foremost"))
    context = Browse(tuple(_groups(atlas)), _tree(atlas), ask("documents"), first, tile_grid(atlas))
    return Block("search", "browse", context)


# --- what there is to choose from


def choices(atlas: Atlas, facet: str) -> list[Choice]:
    """The values of a facet that records have, in the order in which readers choose."""
    register(atlas)
    return [Choice(*each) for each in atlas.catalog.ledger.ask("choices", facet)]


def _choices(atlas: Atlas, facet: str) -> Iterator[Choice]:
    found = directory(atlas.catalog).counts[facet]
    for key in _SORTED[facet](atlas, found):
        label, address, above = _SHOWN[facet](atlas, key)
        # The closed vocabularies are enumerations, and the ledger keeps plain text.
        yield Choice(str(key), label, found[key], address, above)


Shown = tuple[str, str, str]
"""Label, address, and the region above."""


def _type(atlas: Atlas, key: str) -> Shown:
    return TITLES[key], f"{addresses.PLURALS[key]}.html", ""


def _domain(atlas: Atlas, key: str) -> Shown:
    return atlas.catalog.label("domains", key), addresses.domain(key), ""


def _region(atlas: Atlas, key: str) -> Shown:
    above = atlas.catalog.regions.ancestors(key)
    return atlas.name(key), addresses.region(key), above[-1] if above else ""


def _organ(atlas: Atlas, key: str) -> Shown:
    return atlas.catalog.facts["organ"][key].title, addresses.record("organ", key), ""


def _honour(atlas: Atlas, key: str) -> Shown:
    return atlas.catalog.label("honours", key), addresses.honour(key), ""


def _listed(facet: facets.Facet, atlas: Atlas, key: str) -> Shown:
    """Only points have it."""
    return facets.label(atlas.catalog, facet, key), facets.address("point", facet, key), ""


def _across(facet: facets.Facet, atlas: Atlas, key: str) -> Shown:
    return facets.label(atlas.catalog, facet, key), addresses.across(facet.key, key), ""


_SHOWN: Mapping[str, Callable[[Atlas, str], Shown]] = {
    "type": _type,
    "domain": _domain,
    "region": _region,
    "level": partial(_across, facets.LEVEL),
    "status": partial(_listed, facets.STATUS),
    "batch": partial(_listed, facets.BATCH),
    "year": partial(_across, facets.YEAR),
    "organ": _organ,
    "honour": _honour,
    "tag": partial(_across, facets.TAG),
}


def _in_order(facet: facets.Facet, atlas: Atlas, found: Mapping[str, int]) -> Sequence[str]:
    return facets.in_order(atlas.catalog, facet, found)


def _by_number(atlas: Atlas, found: Mapping[str, int]) -> Sequence[str]:
    return sorted(found, key=lambda key: (-found[key], key))


def _organs(atlas: Atlas, found: Mapping[str, int]) -> Sequence[str]:
    """Those with most records first: there are hundreds. An id without its organ is for the rules to tell."""
    return [key for key in _by_number(atlas, found) if key in atlas.catalog.facts["organ"]]


def _regions(atlas: Atlas, found: Mapping[str, int]) -> Sequence[str]:
    return sorted(key for key in found if atlas.catalog.regions.get(key))


def _types(atlas: Atlas, found: Mapping[str, int]) -> Sequence[str]:
    return [kind for kind in TYPES if kind in found]


_SORTED: Mapping[str, Callable[[Atlas, Mapping[str, int]], Sequence[str]]] = {
    "type": _types,
    "domain": partial(_in_order, facets.DOMAIN),
    "region": _regions,
    "level": partial(_in_order, facets.LEVEL),
    "status": partial(_in_order, facets.STATUS),
    "batch": partial(_in_order, facets.BATCH),
    "year": partial(_in_order, facets.YEAR),
    "organ": _organs,
    "honour": _by_number,
    "tag": partial(_in_order, facets.TAG),
}


def _groups(atlas: Atlas) -> Iterator[Group]:
    for place, facet in enumerate(ORDER):
        found = choices(atlas, facet)
        if found:
            first, further = (found, []) if len(found) <= FEW + 2 else (found[:FEW], found[FEW:])
            yield Group(facet, LABELS[facet], tuple(first), tuple(further), place >= OPEN)


def _tree(atlas: Atlas) -> tuple[Branch, ...]:
    """Of the province the prefectures; what lies elsewhere by province."""
    below: dict[str, list[Choice]] = {}
    for choice in choices(atlas, "region"):
        below.setdefault(choice.above, []).append(choice)

    def branch(choice: Choice) -> Branch:
        return Branch(choice, tuple(map(branch, below.get(choice.key, ()))))

    province = atlas.catalog.site.province
    elsewhere = [choice for choice in below.get("", ()) if choice.key != province]
    return tuple(map(branch, [*below.get(province, ()), *elsewhere]))


# --- the first records


def _foremost(atlas: Atlas) -> Iterator[tuple[str, str, str, str, str, str, int]]:
    """Plain values of those that come first when nothing is chosen: demonstration points, then the newest."""
    known = atlas.catalog.facts
    every = ((kind, known[kind][id_]) for kind in RECORD_TYPES for id_ in sorted(known.get(kind, ())))
    for kind, facts in nsmallest(PER_PAGE, every, key=lambda each: _rank(each[1])):
        traits = traits_of(atlas.catalog, kind, facts)
        domain, status = (next(iter(values), "") for values in (traits.domain, traits.status))
        yield kind, facts.id, facts.title, _place(atlas, traits.region), domain, status, facts.day


def _rank(facts: Facts) -> tuple[bool, int]:
    return facts.status != Status.DEMONSTRATION, -facts.day


def _place(atlas: Atlas, codes: Sequence[str]) -> str:
    """The names below the province, as the script sets them together."""
    return "".join(atlas.name(code) for code in codes[1:] or codes)


def _card(kind: str, id_: str, title: str, place: str, domain: str, status: str, day: int) -> Card:
    when: date | None = day_of(day)
    return Card(kind, addresses.record(kind, id_), title, place, domain, status, TITLES[kind], when)
