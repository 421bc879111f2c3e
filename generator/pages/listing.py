"""Lists: all records of a type, those with one value of a facet, and those of a region, in pages of equal length."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.pages import addresses, facets
from generator.pages.atlas import Atlas
from generator.pages.cards import HOME, cards_of
from generator.pages.facets import FACETS, Facet, FilterGroup
from generator.pages.page import Card, Content, Count, Link, Page
from generator.pages.parts import Head, Pager, pager
from generator.rows import Row
from generator.traits import FACETS as ALIKE

PER_PAGE = 24
NOUNS = {
    "point": "个联系点",
    "case": "个案例",
    "practice": "条经验",
    "article": "篇文章",
    "meeting": "次会议",
    "organ": "个机关",
}
TITLES = {
    "point": "联系点",
    "case": "典型案例",
    "practice": "典型经验",
    "article": "调研文章",
    "meeting": "会议",
    "organ": "组织",
}
"""As the tabs of mkdocs.yml say."""


@dataclass(frozen=True)
class Listing:
    """One page of a list."""

    head: Head | None
    """None inside hand-written pages, which have their own."""
    total: int
    noun: str
    first: int
    """Which of all the first row is, from 1."""
    cards: tuple[Card, ...]
    every: Count | None
    """The whole list, where there are parts of it to choose from."""
    groups: tuple[FilterGroup, ...]
    folded: tuple[FilterGroup, ...]
    """Further ones. Who turns pages has chosen already: they are on the first page only."""
    current: str
    """The address of the choice that is on."""
    pager: Pager
    empty: str
    """A kind sentence for a list without records."""
    search: str
    """The search page, narrowed to the same records."""

    @property
    def unfolded(self) -> bool:
        """Whether the choice that is on stands among the folded ones."""
        return any(choice.address == self.current for group in self.folded for choice in group.choices)

    @property
    def last(self) -> int:
        return self.first + len(self.cards) - 1


@dataclass(frozen=True)
class Selection:
    """What one list shows: where it begins, what it is called, and its records in order."""

    kind: str
    first: str
    title: str
    label: str
    """What sort of selection this is: 联系点 · 领域."""
    records: Row[Any]  # of the type that `kind` names
    crumbs: tuple[Link, ...]
    section: str
    grouped: bool = False
    """Whether links to the parts of the whole list stand above it."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """What the records have in common besides their type, by facet of the search page."""


def whole(atlas: Atlas, kind: str) -> Selection:
    """All records of a type."""
    first, records = f"{addresses.PLURALS[kind]}.html", atlas.shelves.all(kind)
    return Selection(kind, first, TITLES[kind], "", records, (HOME,), addresses.PLURALS[kind], grouped=True)


def listing(atlas: Atlas, chosen: Selection, number: int, *, heading: bool = True) -> Listing:
    """Page `number` (from 1) of a list."""
    start, total = (number - 1) * PER_PAGE, len(chosen.records)
    groups = facets.groups(atlas, chosen.kind) if chosen.grouped else ()
    every = Count("全部", len(atlas.shelves.all(chosen.kind)), f"{addresses.PLURALS[chosen.kind]}.html")
    return Listing(
        Head(chosen.crumbs, chosen.title, chosen.label) if heading else None,
        total,
        NOUNS[chosen.kind],
        start + 1,
        cards_of(atlas.catalog, chosen.records[start : start + PER_PAGE]),
        every if groups else None,
        tuple(group for group in groups if not group.folded),
        tuple(group for group in groups if group.folded and number == 1),
        chosen.first,
        pager(chosen.first, number, page_count(total)),
        f"这里还没有{TITLES[chosen.kind]}。有新的记录收入后，会自动出现在这一页。",
        addresses.searched(type=chosen.kind, **chosen.chosen),
    )


def page_count(total: int) -> int:
    return max(1, -(-total // PER_PAGE))


def listing_pages(atlas: Atlas, chosen: Selection, start: int = 1) -> Iterator[Page]:
    """The pages of a list from page `start` on."""
    pages = page_count(len(chosen.records))
    for number in range(start, pages + 1):
        yield Page(
            addresses.numbered(chosen.first, number),
            chosen.section,
            "list",
            partial(_content, atlas, chosen, number),
        )


def _content(atlas: Atlas, chosen: Selection, number: int) -> Content:
    name = f"{chosen.title} · {chosen.label.partition(' · ')[0]}" if chosen.label else chosen.title
    total = len(chosen.records)
    suffix = f"（第 {number} 页，共 {page_count(total)} 页）" if number > 1 else ""
    description = f"{name}：{total} {NOUNS[chosen.kind]}{suffix}。"
    return Content(name + suffix, description, listing(atlas, chosen, number))


def all_lists(atlas: Atlas) -> Iterator[Page]:
    """Every list of every type. The first page of a whole list is hand-written and holds it as a block."""
    for kind in FACETS:
        chosen = whole(atlas, kind)
        yield from listing_pages(atlas, chosen, start=2)
        for facet in FACETS[kind]:
            yield from _facet_pages(atlas, chosen, facet)


def _facet_pages(atlas: Atlas, every: Selection, facet: Facet) -> Iterator[Page]:
    for value in facets.divided(atlas, every.kind, facet):
        chosen = Selection(
            every.kind,
            facets.address(every.kind, facet, value),
            facets.label(atlas.catalog, facet, value),
            f"{every.title} · {facet.label}",
            facets.chosen(atlas, every.kind, facet, value),
            (HOME, Link(every.title, every.first)),
            every.section,
            every.grouped,
            {facet.key: value} if facet.key in ALIKE else {},
        )
        yield from listing_pages(atlas, chosen)
