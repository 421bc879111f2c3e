"""The region tiles: the province as a schematic grid, shaded by number; imports storeys 0 to 3."""

from dataclasses import dataclass

from generator.pages import addresses
from generator.pages.atlas import Atlas
from generator.pages.page import Link

SHADES = 5
"""Steps of shading, 0 for none to SHADES - 1."""
HERE = "index.html#tiles"


@dataclass(frozen=True)
class Tile:
    """One region of the grid; `column` and `row` count from 1, both 0 where the site gives no place."""

    code: str
    name: str
    address: str
    number: int
    shade: int
    column: int
    row: int


@dataclass(frozen=True)
class TileGrid:
    """The province at a glance: the number on a tile counts points, of one domain or of all."""

    domain: str
    """Key, '' for all domains."""
    choices: tuple[Link, ...]
    """All domains, then each: the same grid on other pages."""
    current: str
    """The address of the choice that is on."""
    tiles: tuple[Tile, ...]
    placed: bool
    """Whether the site says where each tile stands."""


def tile_grid(atlas: Atlas, domain: str = "") -> TileGrid:
    """The grid of the province's prefectures, placed as `tiles` of site.yml says, else in the order of their codes."""
    site = atlas.catalog.site
    codes = atlas.children(site.province)
    places = {
        code: (column, row) for row, line in enumerate(site.tiles, 1) for column, code in enumerate(line.split(), 1)
    }
    most = max((atlas.tally(code, domain).points for code in codes), default=0)
    tiles = [_tile(atlas, code, domain, most, *places.get(code, (0, 0))) for code in codes]
    return TileGrid(
        domain,
        (
            Link("全部", HERE),
            *(
                Link(term.zh, f"{addresses.domain(key)}#tiles", key)
                for key, term in atlas.catalog.terms("domains").items()
            ),
        ),
        f"{addresses.domain(domain)}#tiles" if domain else HERE,
        # Those without a place fill what is free behind the others.
        tuple(sorted(tiles, key=lambda tile: (tile.row or SHADES * len(codes), tile.column))),
        any(code in places for code in codes),
    )


def _tile(atlas: Atlas, code: str, domain: str, most: int, column: int, row: int) -> Tile:
    row_ = atlas.row(code, domain)
    return Tile(
        code, short_name(row_.name), row_.address, row_.tally.points, shade(row_.tally.points, most), column, row
    )


def shade(number: int, most: int) -> int:
    """0 for none, the darkest for the most, even steps between."""
    return -(-number * (SHADES - 1) // most) if number else 0


def short_name(name: str) -> str:
    """韶关市 as 韶关: a tile has room for two characters or three."""
    return name.removesuffix("市") if len(name) > 2 else name
