"""Honours: which there are, and the points and cases that hold them; imports storeys 0 to 3."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from generator.pages import addresses
from generator.pages.atlas import Atlas
from generator.pages.cards import HOME, card_of
from generator.pages.listing import PER_PAGE, page_count
from generator.pages.page import Block, Card, Content, Link, Page
from generator.pages.parts import Head, Pager, pager
from generator.records import Term

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
    search: str
    """The search page, narrowed to the same records."""


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


Holder = tuple[int, str, str]
"""Year, type and id of who holds an honour."""


def register(atlas: Atlas) -> None:
    atlas.catalog.ledger.source("holders", lambda: _holders(atlas))
    atlas.catalog.ledger.source("holding", lambda key: dict(atlas.catalog.ledger.ask("holders")).get(key, ()))


def _holders(atlas: Atlas) -> tuple[tuple[str, tuple[Holder, ...]], ...]:
    """Who holds which honour, newest first, then by name."""
    found: defaultdict[str, list[tuple[int, tuple[str, ...], str, str]]] = defaultdict(list)
    for kind in ("point", "case"):
        for id_, facts in atlas.catalog.facts[kind].items():
            for key, year in facts.honours:
                found[key].append((-year, facts.pinyin, id_, kind))
    return tuple(
        (key, tuple((-year, kind, id_) for year, _, id_, kind in sorted(holding))) for key, holding in found.items()
    )


def _holding(atlas: Atlas, key: str) -> Sequence[Holder]:
    found: Sequence[Holder] = atlas.catalog.ledger.ask("holding", key)
    return found


def _held(atlas: Atlas, key: str, holders: Sequence[Holder]) -> Iterator[Held]:
    for year, kind, id_ in holders:
        record: Any = atlas.catalog.seen[kind][id_]  # a point or a case
        note = next(each.note for each in record.honours if (each.honour, each.year) == (key, year))
        card = card_of(atlas.catalog, record)
        # The date of the record is not that of the honour.
        yield Held(year, replace(card, line=note or card.line, date=None))


def honour_pages(atlas: Atlas) -> Iterator[Page]:
    """A page, or several, for every honour of the vocabulary and of the records, held or not."""
    register(atlas)
    for key in _keys(atlas):
        first = addresses.honour(key)
        for number in range(1, page_count(len(_holding(atlas, key))) + 1):
            yield Page(addresses.numbered(first, number), "honours", "honour", partial(_content, atlas, key, number))


def _keys(atlas: Atlas) -> list[str]:
    terms, held = atlas.catalog.terms("honours"), dict(atlas.catalog.ledger.ask("holders"))
    return [*terms, *sorted(set(held).difference(terms))]


def _content(atlas: Atlas, key: str, number: int) -> Content:
    name, terms, first = atlas.catalog.label("honours", key), atlas.catalog.terms("honours"), addresses.honour(key)
    holders = _holding(atlas, key)
    shown = _held(atlas, key, holders[(number - 1) * PER_PAGE : number * PER_PAGE])
    context = HonourContext(
        Head((HOME, Link("荣誉", "honours.html")), name, "荣誉", lead=terms[key].description if key in terms else ""),
        tuple((year, tuple(each.card for each in same)) for year, same in groupby(shown, lambda each: each.year)),
        len(holders),
        pager(first, number, page_count(len(holders))),
        tuple(Link(each.zh, addresses.honour(other)) for other, each in terms.items() if other != key),
        addresses.searched(honour=key),
    )
    suffix = f"（第 {number} 页）" if number > 1 else ""
    return Content(name + suffix, f"获得“{name}”的联系点和典型案例，共 {len(holders)} 个{suffix}。", context)


def overview(atlas: Atlas) -> Block:
    """All honours with their newest holders, for honours.html."""
    register(atlas)
    terms = atlas.catalog.terms("honours")
    found = {key: _holding(atlas, key) for key in terms}
    rows = [
        HonourRow(term, addresses.honour(key), len(found[key]), tuple(_held(atlas, key, found[key][:FEW])))
        for key, term in terms.items()
        if found[key]
    ]
    others = [Link(term.zh, addresses.honour(key)) for key, term in terms.items() if not found[key]]
    return Block("honours", "honours", HonoursContext(tuple(rows), tuple(others)))
