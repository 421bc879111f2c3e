"""Search: the index that a browser finds everything by, in small scripts; imports storeys 0 to 4.

Documents are numbered: records by type and id, then hand-written pages by address. `assets/search/` holds `meta.js` (how many,
and their order among equals), `shards/` (which documents hold a gram), `text/` (what a document says, to verify and to quote),
`suggest.js` (titles, while one types), `simple.js` (traditional characters) and `sounds.js` (the reading of common ones).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.catalog import Catalog
from generator.outputs.search.document import Document, of_page, of_record
from generator.outputs.search.names import names
from generator.outputs.search.suggest import Card
from generator.outputs.search.texts import told
from generator.pages import addresses
from generator.records import TYPES

Plain = tuple[Any, ...]  # a kept value, as `marshal` takes it


def order(catalog: Catalog, pages: Iterable[str]) -> list[str]:
    """The addresses of all documents by their numbers; `pages` are those of hand-written pages."""
    records = [addresses.record(kind, id_) for kind in TYPES for id_ in sorted(catalog.facts[kind])]
    return [*records, *sorted(pages)]


def renew(
    order: Sequence[str],
    fresh: Mapping[str, Document],
    cards: Sequence[Plain],
    get: Callable[[str], bytes],
    put: Callable[[str, bytes], None],
) -> list[Plain]:
    """Writes what differs from the last index, and says what to keep for the next one. Raises OSError.

    `fresh` are the documents that are new or have changed, by address; `cards` are what was kept, none where there is no index
    to begin from: then every document has to be fresh. `get` reads a file of the last index.
    """
    if not fresh and [card[0] for card in cards] == order:
        return list(cards)
    from generator.outputs.search.index import Index  # numpy takes a tenth of a second to load: only where it is needed

    # Where everything is fresh, what was there before is of no use.
    index = Index(order, fresh, [Card(*card) for card in cards] if len(fresh) < len(order) else [], get)
    for address, data in index.files():
        put(address, data)
    return [tuple(card) for card in index.cards]


__all__ = ["Document", "names", "of_page", "of_record", "order", "renew", "told"]
