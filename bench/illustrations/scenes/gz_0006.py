"""gz-0006: six blocks of flats at night in a ring; the open ground floors are lit, with bookshelves and long tables."""

from ..canvas import Canvas
from ..colour import (
    COMMUNITY,
    CORAL,
    CREAM,
    INK,
    LAMP,
    OCHRE,
    RED,
    SEA,
    SLATE,
    STONE,
    TEAL,
    TIMBER,
    VERMILION,
    WOOD,
    mix,
)
from ..parts.houses import block
from ..parts.plants import foliage
from ..parts.sky import backdrop, moon, stars
from ..parts.things import shelf
from ..shapes import Path, points, rect


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, COMMUNITY.night), (420, COMMUNITY.dark), (700, mix(COMMUNITY.deep, CORAL, 0.2)))
    stars(art, 150, 420)
    moon(art, 800, 130, 44)
    far = ((590, 640, 190, 400, 0.4), (820, 640, 190, 400, 0.4))
    middle = ((330, 690, 240, 500, 0.2), (1030, 690, 240, 500, 0.2))
    near = ((-60, 770, 340, 690, 0.0), (1320, 770, 340, 690, 0.0))
    art.box(-10, 630, 1620, 400, mix(COMMUNITY.dark, COMMUNITY.night, 0.4))
    for group in (far, middle, near):
        for x, foot, wide, tall, haze in group:
            _tower(art, x, foot, wide, tall, haze)
    court: Path = points("560,650 1040,650 1420,1020 180,1020")
    art.shape(court, mix(COMMUNITY.deep, STONE, 0.2))
    art.wash(court, LAMP, 0.35, 0.02)
    _court(art)


def _tower(art: Canvas, x: float, foot: float, width: float, height: float, haze: float) -> None:
    """One block on its pillars, books and tables in the light beneath."""
    wall = mix(mix(COMMUNITY.main, COMMUNITY.dark, 0.35), COMMUNITY.deep, haze)
    glass, rail = mix(COMMUNITY.night, COMMUNITY.dark, 0.5), mix(wall, COMMUNITY.light, 0.25)
    block(art, x, foot, width, height, wall, columns=6, floors=10, glass=glass, lit=0.3, ground=0.2, balcony=rail)
    tall = height * 0.2 - 4
    art.glow(x + width / 2, foot - tall / 2, width * 0.95, LAMP, 0.5)
    _open_floor(art, x, foot, width, tall)
    for i in range(5):
        pillar = x + i * (width - width * 0.035) / 4
        art.box(pillar, foot - tall - 4, width * 0.035, tall + 8, mix(wall, COMMUNITY.night, 0.3))


def _open_floor(art: Canvas, x: float, foot: float, width: float, tall: float) -> None:
    """The open ground floor: shelves, a long table, lamps."""
    hall, top, books = (
        rect(x, foot - tall, width, tall),
        foot - tall,
        (RED, COMMUNITY.main, OCHRE, TEAL, VERMILION, SEA),
    )
    art.shape(hall, mix(LAMP, CREAM, 0.35))
    art.wash(hall, mix(OCHRE, CORAL, 0.3), 0.0, 0.45)
    for left, wide in ((0.06, 0.38), (0.6, 0.34)):
        shelf(art, x + width * left, top + tall * 0.26, width * wide, tall * 0.56, 3, books, WOOD)
    art.box(x + width * 0.14, foot - tall * 0.24, width * 0.72, tall * 0.05, mix(WOOD, TIMBER, 0.3))
    for i in range(4):
        art.box(x + width * (0.17 + 0.21 * i), foot - tall * 0.2, 4, tall * 0.2, TIMBER)
    for i in range(3):
        lamp = x + width * (0.22 + 0.28 * i)
        art.stroke([(lamp, top), (lamp, top + tall * 0.16)], 2, TIMBER)
        art.shape(points("-0.05,0.15 0.05,0.15 0.1,0.24 -0.1,0.24", lamp, top, tall), VERMILION)


def _court(art: Canvas) -> None:
    """Round beds with trees, benches, and light on the paving."""
    for x, y, wide in ((800, 720, 120), (640, 830, 150), (985, 830, 150)):
        art.disc(x, y + 8, wide, COMMUNITY.night, ry=wide * 0.22, alpha=0.5)
        art.disc(x, y, wide, mix(STONE, COMMUNITY.mid, 0.4), ry=wide * 0.2)
        art.disc(x, y - 6, wide * 0.9, mix(TEAL, COMMUNITY.night, 0.6), ry=wide * 0.16)
        art.stroke([(x, y - 6), (x, y - wide * 0.7)], wide * 0.08, TIMBER)
        foliage(
            art,
            x,
            y - wide * 0.95,
            wide * 0.6,
            wide * 0.5,
            (mix(TEAL, COMMUNITY.night, 0.65), mix(TEAL, COMMUNITY.dark, 0.4), mix(TEAL, COMMUNITY.light, 0.2)),
            18,
        )
    for x, y in ((430, 930), (1170, 930), (800, 960)):
        art.glow(x, y + 26, 120, INK, 0.5, ry=12)
        art.slab(x - 90, y, 180, 13, 5, mix(WOOD, OCHRE, 0.25))
        for dx in (-70, 60):
            art.box(x + dx, y + 12, 10, 18, SLATE)
