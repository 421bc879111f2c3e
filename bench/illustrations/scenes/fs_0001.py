"""fs-0001: a dragon kiln climbing a slope, a last thread of smoke at its mouth, a pile of jars in front."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CORAL,
    CREAM,
    ENTERPRISE,
    INK,
    OCHRE,
    PAPER,
    RURAL,
    SAND,
    SEA,
    SLATE,
    TILES,
    TIMBER,
    WHITE,
    mix,
)
from ..parts.industry import dragon_kiln
from ..parts.land import crags, hills
from ..parts.old import jar
from ..parts.plants import bamboo, meadow
from ..parts.sky import backdrop, smoke, streak, sun
from ..shapes import oval, points, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(
        art,
        (0, mix(ENTERPRISE.mid, ENTERPRISE.light, 0.55)),
        (300, mix(ENTERPRISE.pale, CREAM, 0.4)),
        (520, mix(CREAM, CORAL, 0.25)),
    )
    sun(art, 300, 190, 56, mix(OCHRE, CREAM, 0.3))
    streak(art, 620, 130, 420, 16, WHITE, 0.6)
    crags(art, 520, 230, mix(ENTERPRISE.light, ENTERPRISE.mid, 0.3), CREAM, 0.4)
    hills(art, 500, 60, mix(ENTERPRISE.mid, RURAL.mid, 0.5), CREAM, 2)
    slope = smooth(points("-20,720 300,690 700,600 1100,430 1400,300 1640,240"))
    art.shape([*slope, (1640, 1020), (-20, 1020)], mix(RURAL.mid, SAND, 0.45))
    art.wash([*slope, (1640, 1020), (-20, 1020)], mix(RURAL.deep, ENTERPRISE.deep, 0.35), 0.0, 0.75)
    meadow(art, slope[8:], 26, (RURAL.main, RURAL.mid), 1.2)
    for x, y, tall in ((1180, 420, 230), (1420, 310, 270), (1570, 280, 250)):
        bamboo(art, x, y, tall, (RURAL.deep, RURAL.main, RURAL.mid), 7)
    kiln = smooth(points("330,760 560,715 800,630 1050,520 1290,400 1480,300"))
    dragon_kiln(art, kiln, 128, mix(CLAY, OCHRE, 0.15), mix(TILES, ENTERPRISE.deep, 0.35))
    _mouth(art)
    yard = smooth(points("-20,850 400,836 900,850 1300,900 1640,940"))
    art.shape([*yard, (1640, 1020), (-20, 1020)], mix(SAND, CLAY, 0.3))
    art.wash([*yard, (1640, 1020), (-20, 1020)], CLAY, 0.0, 0.5)
    _jars(art)


def _mouth(art: Canvas) -> None:
    """The fire mouth at the foot of the kiln, its embers and its smoke."""
    face = [(230, 850), (230, 730), *oval(320, 730, 90, 82, 180, 360), (410, 850)]
    art.shape(face, mix(CLAY, OCHRE, 0.3))
    art.wash(face, INK, 0.0, 0.4, side="right")
    for angle in range(190, 360, 20):
        (ax, ay), (bx, by) = oval(320, 740, 60, 56, angle, angle)[0], oval(320, 732, 88, 80, angle, angle)[0]
        art.stroke([(ax, ay), (bx, by)], 3, mix(CLAY, PAPER, 0.4), 0.8)
    hole = [(272, 850), (272, 770), *oval(320, 770, 48, 44, 180, 360), (368, 850)]
    art.shape(hole, mix(INK, CLAY, 0.2))
    with art.inside(hole):
        art.glow(320, 850, 84, (255, 140, 60), 0.9, ry=60)
    smoke(art, 322, 716, 470, -150, WHITE, 0.9)


def _jars(art: Canvas) -> None:
    """Jars fresh from the kiln, heaped three high, and a few that stand alone."""
    glazes = (
        mix(CLAY, TIMBER, 0.3),
        mix(ENTERPRISE.deep, TILES, 0.3),
        mix(OCHRE, CLAY, 0.5),
        ENTERPRISE.main,
        mix(TIMBER, INK, 0.2),
        mix(SEA, SLATE, 0.3),
    )
    art.glow(1090, 940, 430, INK, 0.5, ry=36)
    for row in range(3):
        for i in range(5 - row):
            x = 860 + 114 * i + 57 * row + art.chance.uniform(-4, 4)
            jar(art, x, 940 - row * 124, 118, 142, glazes[(i * 2 + row * 3) % len(glazes)])
    for x, foot, size, tone in ((620, 960, 160, 2), (1470, 966, 180, 1), (760, 930, 110, 4), (180, 950, 120, 3)):
        art.glow(x, foot, size * 0.7, INK, 0.45, ry=14)
        jar(art, x, foot, size, size * 1.25, glazes[tone])
