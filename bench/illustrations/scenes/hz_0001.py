"""hz-0001: a school wall with a farmers' painting: paddies, an ox, a red sun; paint pots on the ground."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CREAM,
    GREEN,
    INK,
    OCHRE,
    PAPER,
    RED,
    RURAL,
    SAND,
    SCHOOL,
    SEA,
    SLATE,
    STONE,
    TEAL,
    TILES,
    WHITE,
    WOOD,
    mix,
)
from ..parts.houses import roof, school
from ..parts.mural import mural
from ..parts.plants import bamboo, foliage
from ..parts.sky import backdrop, cumulus
from ..shapes import Path, Point, between, oval, rect, rounded


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SEA, SCHOOL.pale, 0.4)), (260, SCHOOL.pale))
    cumulus(art, 1180, 100, 260, WHITE, SCHOOL.pale)
    school(art, 980, 250, 560, 2, mix(PAPER, SCHOOL.pale, 0.4), SCHOOL.mid, bays=5, floor=84)
    for x, size in ((150, 330), (420, 280), (860, 260)):
        foliage(art, x, 150, size * 0.5, size * 0.38, GREEN, 24)
    bamboo(art, 660, 330, 330, GREEN, 7)
    art.box(-10, 206, 1620, 560, mix(PAPER, CREAM, 0.3))
    art.wash(rect(-10, 206, 1620, 560), mix(SAND, STONE, 0.4), 0.0, 0.45)
    roof(art, -30, 210, 1660, 44, mix(TILES, CLAY, 0.25), over=10)
    mural(art, rect(110, 252, 1380, 450))
    art.box(-10, 726, 1620, 44, mix(STONE, SCHOOL.light, 0.3))
    art.box(-10, 766, 1620, 260, mix(STONE, SAND, 0.4))
    art.wash(rect(-10, 766, 1620, 240), SCHOOL.dark, 0.35, 0.1)
    for i in range(9):
        art.stroke(
            [(i * 220 - 60, 770), ((i * 220 - 60 - 800) * 1.7 + 800, 1020)], 2.4, mix(STONE, SCHOOL.dark, 0.3), 0.5
        )
    for y in (812, 880):
        art.stroke([(-10, y), (1620, y)], 2.4, mix(STONE, SCHOOL.dark, 0.3), 0.5)
    _paint_pots(art)


def _paint_pots(art: Canvas) -> None:
    """Pots of paint, a brush across one of them, drops on the ground."""
    for x, foot, size, tone in (
        (560, 900, 100, RED),
        (690, 930, 116, OCHRE),
        (840, 905, 100, RURAL.main),
        (970, 940, 112, TEAL),
        (430, 945, 108, WHITE),
    ):
        art.glow(x, foot, size * 0.75, INK, 0.45, ry=14)
        body: Path = [
            (x - size * 0.42, foot - size * 0.86),
            (x + size * 0.42, foot - size * 0.86),
            *oval(x, foot - size * 0.06, size * 0.38, size * 0.1, 0, 180),
        ]
        art.shape(body, mix(STONE, WHITE, 0.35))
        art.wash(body, SLATE, 0.0, 0.6, side="right")
        art.box(x - size * 0.4, foot - size * 0.6, size * 0.8, size * 0.3, mix(tone, PAPER, 0.15))
        art.disc(x, foot - size * 0.86, size * 0.43, mix(STONE, SLATE, 0.3), ry=size * 0.12)
        art.disc(x, foot - size * 0.85, size * 0.37, tone, ry=size * 0.09)
        art.shape(rounded(x + size * 0.14, foot - size * 0.86, size * 0.1, size * 0.34, 5), tone)
        art.stroke(oval(x, foot - size * 0.8, size * 0.44, size * 0.4, 200, 340), 3, SLATE)
    for _ in range(26):
        drop = art.chance.uniform(380, 1090), art.chance.uniform(910, 985)
        art.disc(
            *drop,
            art.chance.uniform(3, 11),
            art.chance.choice((RED, OCHRE, RURAL.main, TEAL)),
            ry=art.chance.uniform(2, 5),
            alpha=0.85,
        )
    _brush(art, (1090, 965), (1290, 905))


def _brush(art: Canvas, tip: Point, end: Point) -> None:
    """A broad brush that lies on the ground."""
    neck, ferrule = between(tip, end, 0.28), between(tip, end, 0.42)
    art.stroke([(tip[0] + 8, tip[1] + 12), (end[0], end[1] + 14)], 14, INK, 0.3)
    art.stroke([ferrule, end], 15, WOOD, end=10)
    art.stroke([neck, ferrule], 34, mix(STONE, SLATE, 0.3), end=22)
    art.stroke([tip, neck], 30, RED, end=36)
