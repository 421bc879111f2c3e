"""One value of a facet across all types: how many records of each have it, the first of them, and where all are; imports storeys 0 to 5."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.pages import addresses, facets
from generator.pages.atlas import Atlas
from generator.pages.browse import LABELS, TYPES, Choice, choices
from generator.pages.cards import HOME, cards_of
from generator.pages.facets import FACETS, LEVEL, TAG, YEAR, Facet
from generator.pages.listing import NOUNS, TITLES
from generator.pages.page import Card, Content, Link, Page
from generator.pages.parts import Head

MOST = 6
"""Records of a type that are shown; the others are in its list."""


@dataclass(frozen=True)
class Portion:
    """The records of one type that have the value."""

    kind: str
    title: str
    total: int
    cards: tuple[Card, ...]
    all: Link | None
    """Their whole list, where there are more than are shown."""


@dataclass(frozen=True)
class Across:
    """What `across.html` receives."""

    head: Head
    total: int
    portions: tuple[Portion, ...]
    search: str
    """Where the records can be narrowed further."""
    label: str
    others: tuple[Choice, ...]
    """The other values of the facet."""


def across_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for every level, year and tag that a record has; what other facets divide has pages that say more."""
    for facet in (LEVEL, YEAR, TAG):
        for choice in choices(atlas, facet.key):
            make = partial(_content, atlas, facet, choice.key)
            yield Page(addresses.across(facet.key, choice.key), "search", "across", make)


def _content(atlas: Atlas, facet: Facet, value: str) -> Content:
    label = facets.label(atlas.catalog, facet, value)
    portions = tuple(_portions(atlas, facet, value))
    term = atlas.catalog.terms(facet.vocabulary).get(value)
    context = Across(
        Head((HOME, Link("搜索", "search.html")), label, LABELS[facet.key], lead=term.description if term else ""),
        sum(portion.total for portion in portions),
        portions,
        addresses.searched(**{facet.key: value}),
        LABELS[facet.key],
        tuple(choice for choice in choices(atlas, facet.key) if choice.key != value),
    )
    counted = "，".join(f"{portion.total} {NOUNS[portion.kind]}" for portion in portions)
    return Content(f"{label} · {LABELS[facet.key]}", f"{label}：{counted}。", context)


def _portions(atlas: Atlas, facet: Facet, value: str) -> Iterator[Portion]:
    for kind in TYPES:
        listed = facet in FACETS.get(kind, ())
        if listed or (kind, facet) == ("organ", LEVEL):
            records = facets.chosen(atlas, kind, facet, value)
            address = facets.address(kind, facet, value) if listed else f"organs.html#{value}"
            if total := len(records):
                more = Link(f"全部 {total} {NOUNS[kind]}", address) if total > MOST else None
                yield Portion(kind, TITLES[kind], total, cards_of(atlas.catalog, records[:MOST]), more)
