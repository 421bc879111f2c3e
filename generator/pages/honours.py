"""Honours: which there are, and the points and cases that hold them; imports storeys 0 to 3."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.catalog import Catalog
from generator.pages import addresses
from generator.pages.atlas import Atlas
from generator.pages.cards import HOME, title_of
from generator.pages.listing import PER_PAGE, page_count
from generator.pages.page import Block, Card, Link, Page
from generator.pages.parts import Head, Pager, pager
from generator.pinyin import sort_key
from generator.records import Case, HonourHeld, Point, Term

FEW = 3
"""The newest holders in the overview."""


@dataclass(frozen=True)
class Held:
    """Who holds an honour, and since when."""

    year: int
    card: Card
    """Its line is the note of the honour, such as who gave it, where there is one."""


@dataclass(frozen=True)
class HonourContext:
    """One honour and its holders by year, newest first."""

    head: Head
    years: tuple[tuple[int, tuple[Card, ...]], ...]
    total: int
    pager: Pager
    others: tuple[Link, ...]


@dataclass(frozen=True)
class HonourRow:
    """One honour in the overview."""

    term: Term
    address: str
    total: int
    newest: tuple[Held, ...]


@dataclass(frozen=True)
class HonoursContext:
    """Honours that someone holds; and the others, which nobody holds yet."""

    held: tuple[HonourRow, ...]
    others: tuple[Link, ...]


def holders(atlas: Atlas) -> dict[str, list[Held]]:
    """Who holds which honour, newest first, then by name."""
    found: defaultdict[str, list[tuple[Point | Case, HonourHeld]]] = defaultdict(list)
    records: tuple[Point | Case, ...] = (*atlas.shelves.points, *atlas.shelves.cases)
    for record in records:
        for honour in record.honours:
            found[honour.honour].append((record, honour))
    return {key: [_held(atlas, *each) for each in sorted(pairs, key=_newest_first)] for key, pairs in found.items()}


def _newest_first(pair: tuple[Point | Case, HonourHeld]) -> tuple[int, tuple[str, ...], str]:
    record, honour = pair
    return -honour.year, sort_key(title_of(record)), record.id


def _held(atlas: Atlas, record: Point | Case, honour: HonourHeld) -> Held:
    card = atlas.shelves.card(record)
    # The date of the record is not that of the honour.
    return Held(honour.year, replace(card, line=honour.note or card.line, date=None))


def honour_pages(atlas: Atlas) -> Iterator[Page]:
    """A page, or several, for every honour of the vocabulary and of the records, held or not."""
    found = holders(atlas)
    for key in _keys(atlas.catalog, found):
        held = found.get(key, [])
        for number in range(1, page_count(len(held)) + 1):
            yield _page(atlas.catalog, key, held, number)


def _keys(catalog: Catalog, found: dict[str, list[Held]]) -> list[str]:
    return [*catalog.terms("honours"), *sorted(set(found).difference(catalog.terms("honours")))]


def _page(catalog: Catalog, key: str, held: Sequence[Held], number: int) -> Page:
    name, term, first = catalog.label("honours", key), catalog.terms("honours").get(key), addresses.honour(key)
    shown = held[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = HonourContext(
        Head((HOME, Link("荣誉", "honours.html")), name, "荣誉", lead=term.description if term else ""),
        tuple((year, tuple(each.card for each in same)) for year, same in groupby(shown, lambda each: each.year)),
        len(held),
        pager(first, number, page_count(len(held))),
        tuple(
            Link(each.zh, addresses.honour(other)) for other, each in catalog.terms("honours").items() if other != key
        ),
    )
    suffix = f"（第 {number} 页）" if number > 1 else ""
    description = f"获得“{name}”的联系点和典型案例，共 {len(held)} 个{suffix}。"
    return Page(addresses.numbered(first, number), "honours", "honour", name + suffix, description, context)


def overview(atlas: Atlas) -> Block:
    """All honours with their newest holders, for honours.html."""
    found, terms = holders(atlas), atlas.catalog.terms("honours")
    rows = [
        HonourRow(term, addresses.honour(key), len(found[key]), tuple(found[key][:FEW]))
        for key, term in terms.items()
        if key in found
    ]
    others = [Link(term.zh, addresses.honour(key)) for key, term in terms.items() if key not in found]
    return Block("honours", "honours", HonoursContext(tuple(rows), tuple(others)))
