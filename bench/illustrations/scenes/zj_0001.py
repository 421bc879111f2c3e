"""zj-0001: a fishing harbour before the typhoon: black clouds, boats packed at their moorings, a red lamp on the quay."""

from ..canvas import Canvas
from ..colour import (
    CREAM,
    INK,
    LAMP,
    OCHRE,
    PAPER,
    RED,
    RURAL,
    SAND,
    SEA,
    SLATE,
    STONE,
    STORM,
    TEAL,
    TILES,
    TIMBER,
    WHITE,
    mix,
)
from ..parts.boats import trawler
from ..parts.land import crags
from ..parts.sky import backdrop, rain
from ..parts.water import horizon_sea, waves
from ..shapes import WIDTH, Path, hanging, oval, points, rect, rounded


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(
        art, (0, mix(STORM, INK, 0.35)), (330, STORM), (470, mix(SAND, SLATE, 0.35)), (520, mix(CREAM, OCHRE, 0.2))
    )
    _storm(art)
    crags(art, 512, 80, mix(STORM, SLATE, 0.4), mix(SAND, SLATE, 0.3), 0.3)
    horizon_sea(art, 500, mix(SEA, SLATE, 0.55), STORM)
    for y, tall, tone in ((545, 20, 0.35), (590, 32, 0.25), (650, 46, 0.12)):
        waves(art, y, tall, mix(STORM, SEA, tone), mix(PAPER, SEA, 0.2), 70 + tall * 3)
    _fleet(art)
    waves(art, 880, 46, mix(STORM, SEA, 0.08), PAPER, 240)
    waves(art, 950, 54, mix(STORM, SEA, 0.04), PAPER, 300)
    _quay(art)
    rain(art, 90, PAPER, 0.22, 0.5)


def _storm(art: Canvas) -> None:
    """Heavy clouds, their bellies darker than their tops."""
    for row, (y, size) in enumerate(((60, 300), (190, 260), (300, 190), (380, 130))):
        x = -150.0
        while x < WIDTH + 150:
            wide = size * art.chance.uniform(0.7, 1.5)
            tone = mix(STORM, mix(SLATE, SAND, 0.25), 0.14 + 0.16 * row + art.chance.uniform(-0.05, 0.08))
            heap = oval(x, y + art.chance.uniform(-0.16, 0.1) * size, wide * 0.62, wide * 0.36)
            art.shape(heap, tone)
            art.wash(heap, mix(STORM, INK, 0.55), 0.0, 0.75, grain=0.5)
            x += wide * art.chance.uniform(0.5, 0.75)
    art.wash(rect(-10, 380, WIDTH + 20, 120), mix(CREAM, OCHRE, 0.35), 0.0, 0.5)


def _fleet(art: Canvas) -> None:
    """Boats moored side by side in three ranks."""
    hulls = (mix(SEA, SLATE, 0.4), mix(RURAL.deep, SLATE, 0.3), mix(SLATE, INK, 0.2), mix(TEAL, INK, 0.3))
    cabins = (mix(PAPER, SLATE, 0.3), mix(SAND, SLATE, 0.3), mix(PAPER, SEA, 0.4))
    for rank, (y, size, start) in enumerate(((660, 250, 560), (735, 320, 470), (838, 420, 560))):
        x = float(start)
        while x < WIDTH + 160:
            dip = art.chance.uniform(-9, 9)
            trawler(
                art,
                x,
                y + dip,
                size,
                art.chance.choice(hulls),
                art.chance.choice(cabins),
                lamp=art.chance.random() < 0.3,
            )
            x += size * (0.5 + 0.06 * rank)
        waves(art, y + 12, 16 + 7 * rank, mix(STORM, SEA, 0.2 - 0.05 * rank), PAPER, 120 + 30 * rank)


def _quay(art: Canvas) -> None:
    """The head of the quay with its red lamp and a mooring rope."""
    quay: Path = points("-20,720 330,742 420,800 430,1020 -20,1020")
    art.shape(quay, mix(STONE, STORM, 0.45))
    art.shape(points("-20,720 330,742 420,800 -20,776"), mix(STONE, STORM, 0.15))
    art.wash(quay, STORM, 0.0, 0.8)
    for i in range(5):
        art.stroke([(-20, 830 + 38 * i), (426, 846 + 36 * i)], 2.5, STORM, 0.6)
    art.stroke([(236, 764), (236, 420)], 20, mix(TILES, INK, 0.3), end=13)
    for y in (560, 660):
        art.box(222, y, 30, 7, SLATE)
    art.glow(236, 396, 330, mix(RED, (255, 90, 70), 0.6), 0.65)
    art.shape(rounded(211, 366, 50, 58, 12), (232, 78, 62))
    art.disc(236, 394, 14, mix(LAMP, WHITE, 0.3))
    art.shape(points("204,368 268,368 250,344 222,344"), mix(TILES, INK, 0.4))
    art.disc(236, 772, 90, (232, 78, 62), ry=18, alpha=0.25)
    for dx in (340, 384):
        art.shape(rounded(dx - 13, 752, 26, 46, 8), INK)
    art.stroke(hanging((344, 764), (700, 770), 42), 7, mix(SAND, TIMBER, 0.4))
    art.stroke(hanging((388, 772), (800, 840), 30), 7, mix(SAND, TIMBER, 0.4))
