"""The small values that the macros of `templates/pages/_parts.html` take; imports storeys 0 to 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.pages import addresses
from generator.pages.page import Link


@dataclass(frozen=True)
class Head:
    """What stands at the top of a record's page."""

    crumbs: tuple[Link, ...]
    """From home to the page above this one; the page itself is named by `title`."""
    title: str
    kind: str = ""
    """What this is, in a word: 典型案例 · 集体."""
    domains: tuple[str, ...] = ()
    """Keys; the first one colours the page."""
    place: Link | None = None
    """Its address is '' where the site has no page for the region."""
    status: str = ""
    """The key of a point's status."""
    since: date | None = None
    """Since when the status holds."""
    when: date | None = None
    lead: str = ""
    """One line of plain text, shown larger."""


@dataclass(frozen=True)
class Fact:
    """One line of a fact card: a label with text, links, or both. An address of '' makes a link plain text."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Pager:
    """Where one is in a list of `total` pages; with one page nothing is shown."""

    number: int
    total: int
    window: tuple[Link | None, ...]
    """The first, the last and the pages around this one, titled by their number; None stands for those left out."""
    previous: Link | None = None
    following: Link | None = None


def pager(first: str, number: int, total: int) -> Pager:
    """Page `number` (from 1) of the list whose first page lies at `first`."""

    def to(page: int) -> Link:
        return Link(str(page), addresses.numbered(first, page))

    return Pager(
        number,
        total,
        tuple(to(page) if page else None for page in _window(number, total)),
        to(number - 1) if number > 1 else None,
        to(number + 1) if number < total else None,
    )


def _window(number: int, total: int) -> Iterator[int]:
    """Numbers of the pages to show; 0 for a gap. A gap of one page is that page: a dot would take the same room."""
    shown = sorted({1, total, *range(max(1, number - 1), min(total, number + 1) + 1)})
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            yield page - 1 if page - before == 2 else 0
        yield page
