"""Which pages exist: address, layout, typed context; nothing rendered. Imports storeys 0 to 3."""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.catalog import Catalog
from generator.pages import (
    articles,
    cases,
    domains,
    home,
    honours,
    listing,
    meetings,
    organs,
    overviews,
    points,
    practices,
    regions,
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


def site_blocks(catalog: Catalog, atlas: Atlas, today: date | None) -> Mapping[str, Block]:
    """The generated blocks of hand-written pages, by the name that stands in their markers."""
    blocks = (
        home.figures(atlas),
        home.tiles(atlas),
        home.featured(atlas),
        home.newest_cases(atlas),
        home.practices_to_copy(atlas),
        home.next_meeting(catalog, today),
        *overviews.lists(atlas),
        overviews.organs(atlas),
        overviews.titles(atlas),
        overviews.about(atlas, today),
        domains.overview(atlas),
        regions.tree_block(atlas),
        honours.overview(atlas),
    )
    return {block.name: block for block in blocks}


__all__ = ["Atlas", "Block", "Page", "site_blocks", "site_pages"]
