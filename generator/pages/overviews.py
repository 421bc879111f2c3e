"""The generated blocks of the other hand-written pages: lists, organs, about; imports storeys 0 to 3."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.ledger import ALWAYS
from generator.pages import addresses
from generator.pages.atlas import Atlas
from generator.pages.cards import link_to
from generator.pages.facets import FACETS
from generator.pages.listing import NOUNS, listing, whole
from generator.pages.organs import Coverage, coverage_of
from generator.pages.page import Block, Count, Link
from generator.records import Organ, Point
from generator.stats import adopted

SEARCHED = ("point", "practice", "case", "article", "meeting", "organ")


@dataclass(frozen=True)
class OrganRow:
    """An organ in the overview. Without a quota `coverage` is None, and `points` says how many it has adopted."""

    link: Link
    points: int
    coverage: Coverage | None


@dataclass(frozen=True)
class Rank:
    """The organs of one level; `key` is the level."""

    key: str
    label: str
    rows: tuple[OrganRow, ...]


@dataclass(frozen=True)
class Organs:
    """All organs by level."""

    total: int
    levels: tuple[Rank, ...]


@dataclass(frozen=True)
class About:
    """What the site consists of, and how old it is. A private repository has no address to show."""

    counts: tuple[Count, ...]
    organisation: str
    today: date | None
    notice: str
    repository: str


def lists(atlas: Atlas) -> Mapping[str, Callable[[], Block]]:
    """The first page of every type's list, for its hand-written page."""
    return {addresses.PLURALS[kind]: partial(_list, atlas, kind) for kind in FACETS}


def _list(atlas: Atlas, kind: str) -> Block:
    return Block(addresses.PLURALS[kind], "list", listing(atlas, whole(atlas, kind), 1, heading=False))


def organs(atlas: Atlas) -> Block:
    """Every organ with its points against its quota, for organs.html."""
    rows: dict[str, list[OrganRow]] = {}
    for organ in atlas.shelves.organs:
        rows.setdefault(organ.level, []).append(_row(atlas, organ))
    label = atlas.catalog.label
    ranks = tuple(Rank(level, label("levels", level), tuple(found)) for level, found in rows.items())
    return Block("organs", "organs", Organs(len(atlas.shelves.organs), ranks))


def _row(atlas: Atlas, organ: Organ) -> OrganRow:
    points = atlas.catalog.citing("organ", organ.id, Point)
    children = atlas.catalog.citing("organ", organ.id, Organ)
    return OrganRow(link_to(organ), adopted(points), coverage_of(atlas.catalog, organ, points, children))


def register(atlas: Atlas, today: date | None) -> None:
    """The sources that the blocks ask."""
    _register_today(atlas, today)


def _register_today(atlas: Atlas, today: date | None) -> None:
    atlas.catalog.ledger.source("today", lambda: today.toordinal() if today else 0, ALWAYS)


def about(atlas: Atlas, today: date | None) -> Block:
    site, found = atlas.catalog.site, atlas.catalog.seen
    _register_today(atlas, today)
    atlas.catalog.ledger.ask("today")
    counts = [Count(NOUNS[kind], len(found[kind]), f"{addresses.PLURALS[kind]}.html") for kind in SEARCHED]
    repository = site.repository_url if site.repository == "public" else ""
    return Block("about", "about", About(tuple(counts), site.organisation, today, site.notice, repository))
