"""All pages and generated blocks, each from its module; imports the whole folder."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from generator.catalog import Catalog
from generator.pages import (
    across,
    articles,
    browse,
    cases,
    domains,
    home,
    honours,
    listing,
    meetings,
    neighbours,
    organs,
    overviews,
    points,
    practices,
    regions,
    submit,
)
from generator.pages.atlas import Atlas
from generator.pages.page import Block, Page

RECORD_PAGES = (points, cases, practices, articles, meetings, organs)


def site_pages(catalog: Catalog, atlas: Atlas, today: date | None) -> Iterator[Page]:
    """Every data-driven page, one after the other."""
    for kind in RECORD_PAGES:
        yield from kind.pages(catalog, today)
    yield from domains.domain_pages(atlas)
    yield from regions.region_pages(atlas)
    yield from honours.honour_pages(atlas)
    yield from listing.all_lists(atlas)
    yield from across.across_pages(atlas)


def site_blocks(catalog: Catalog, atlas: Atlas, today: date | None) -> Mapping[str, Callable[[], Block]]:
    """How the generated blocks of hand-written pages are made, by the name that stands in their markers."""
    return {
        "figures": partial(home.figures, atlas),
        "tiles": partial(home.tiles, atlas),
        "featured": partial(home.featured, atlas),
        "newest-cases": partial(home.newest_cases, atlas),
        "promises": partial(home.practices_to_copy, atlas),
        "next-meeting": partial(home.next_meeting, catalog, today),
        **overviews.lists(atlas),
        "organs": partial(overviews.organs, atlas),
        "search": partial(browse.block, atlas),
        "about": partial(overviews.about, atlas, today),
        "submit": partial(submit.block, catalog),
        "domains": partial(domains.overview, atlas),
        "regions": partial(regions.tree_block, atlas),
        "honours": partial(honours.overview, atlas),
    }


def register(atlas: Atlas, today: date | None) -> None:
    """Lets the ledger know all sources, so that it can answer what pages of an earlier build have asked."""
    neighbours.register(atlas.catalog)
    meetings.register(atlas.catalog, today)
    honours.register(atlas)
    overviews.register(atlas, today)
    home.register(atlas, today)
    browse.register(atlas)
