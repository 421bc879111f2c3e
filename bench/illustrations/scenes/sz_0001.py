"""sz-0001: a factory at night, and a storehouse beside it turned into a classroom, lit, with people sitting in rows."""

import itertools

from ..canvas import Canvas
from ..colour import CREAM, ENTERPRISE, INK, LAMP, OCHRE, SLATE, VERMILION, WOOD, mix
from ..parts.industry import works_hall
from ..parts.sky import backdrop, moon, stars
from ..parts.things import board, pendant
from ..shapes import Path, oval, points, rect, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, ENTERPRISE.night), (380, ENTERPRISE.dark), (660, mix(ENTERPRISE.deep, ENTERPRISE.mid, 0.25)))
    stars(art, 130, 420)
    moon(art, 1370, 140, 46)
    for i in range(15):
        tall = art.chance.uniform(70, 210)
        art.box(i * 112 - 30, 700 - tall, 84, tall, mix(ENTERPRISE.dark, ENTERPRISE.deep, 0.5))
        for k in range(5):
            art.box(i * 112 - 20 + 15 * k, 710 - tall + art.chance.randrange(4) * 22, 7, 9, LAMP, 0.5)
    works_hall(
        art, 40, 730, 700, 470, mix(ENTERPRISE.deep, SLATE, 0.2), floors=4, columns=13, lit=0.85, dark=ENTERPRISE.night
    )
    art.box(-10, 728, 1620, 300, mix(ENTERPRISE.night, SLATE, 0.2))
    art.wash(rect(-10, 728, 1620, 300), ENTERPRISE.night, 0.0, 0.7)
    _storehouse(art)
    _bicycles(art)
    for x in (84, 690, 1560):
        _street_lamp(art, x, 850)


def _storehouse(art: Canvas) -> None:
    """The storehouse with its wide door slid open."""
    front: Path = points("800,760 800,430 1150,300 1500,430 1500,760")
    art.shape(front, mix(ENTERPRISE.main, SLATE, 0.35))
    with art.inside(front):
        for i in range(36):
            art.box(800 + i * 20, 290, 7, 480, mix(ENTERPRISE.deep, SLATE, 0.3), 0.7)
    art.wash(front, ENTERPRISE.night, 0.1, 0.5, side="right")
    for side in (-1, 1):
        art.stroke([(1150, 292), (1150 + side * 378, 434)], 20, ENTERPRISE.night)
        art.stroke([(1150, 286), (1150 + side * 378, 428)], 8, ENTERPRISE.mid)
    art.disc(1150, 400, 34, LAMP)
    art.outline(oval(1150, 400, 34), 7, ENTERPRISE.dark)
    art.glow(1150, 660, 640, LAMP, 0.42)
    room = rect(900, 480, 500, 280)
    art.shape(room, mix(LAMP, CREAM, 0.45))
    with art.inside(room):
        _class(art)
    art.shape(rect(1400, 470, 86, 292), mix(ENTERPRISE.mid, SLATE, 0.3))
    art.shape(rect(816, 470, 84, 292), mix(ENTERPRISE.mid, SLATE, 0.4))
    for x in (816, 1400):
        for i in range(4):
            art.box(x + 6, 486 + i * 70, 74, 3, ENTERPRISE.deep)
    art.box(806, 462, 690, 14, ENTERPRISE.dark)
    spill: Path = points("900,760 1400,760 1600,1020 700,1020")
    art.wash(spill, LAMP, 0.55, 0.05, grain=0.5)


def _class(art: Canvas) -> None:
    """Inside: board, lamps, and rows of listeners seen from behind."""
    art.wash(rect(900, 480, 500, 280), OCHRE, 0.0, 0.5)
    board(art, points("1010,520 1290,520 1290,640 1010,640"), WOOD, 4)
    for lamp in (960, 1080, 1220, 1340):
        pendant(art, lamp, 480, 24, 26, ENTERPRISE.deep)
    for row, (y, gap, size) in enumerate(((672, 44, 13), (706, 54, 16), (752, 66, 20))):
        tone = mix(ENTERPRISE.dark, OCHRE, 0.3 - 0.13 * row)
        for i in range(int(480 / gap)):
            x = 916 + gap * (i + 0.5 + 0.2 * (row % 2)) + art.chance.uniform(-4, 4)
            art.disc(x, y - size * 1.5, size * 0.62, tone, ry=size * 0.74)
            art.shape(
                [
                    (x - size * 1.15, y + size * 1.5),
                    *oval(x, y + size * 0.25, size * 1.15, size, 180, 360),
                    (x + size * 1.15, y + size * 1.5),
                ],
                tone,
            )
        art.box(900, y + size * 0.9, 500, size * 0.5, mix(WOOD, INK, 0.2))


def _bicycles(art: Canvas) -> None:
    """Bicycles in their stand before the factory."""
    for i in range(6):
        x, y, tone = 150 + i * 92, 850, (VERMILION, ENTERPRISE.light, OCHRE)[i % 3]
        for dx in (-29, 29):
            art.outline(oval(x + dx, y, 23), 3.6, mix(SLATE, ENTERPRISE.light, 0.3))
        for line in (
            [(x - 29, y), (x - 10, y - 33), (x + 20, y - 33), (x, y)],
            [(x - 29, y), (x, y), (x - 13, y - 42)],
            [(x + 29, y), (x + 17, y - 46), (x + 28, y - 50)],
        ):
            for a, b in itertools.pairwise(line):
                art.stroke([a, b], 4, tone)
        art.slab(x - 24, y - 47, 22, 6, 3, INK)
    art.box(100, 872, 560, 5, SLATE)


def _street_lamp(art: Canvas, x: float, foot: float) -> None:
    """A lamp post of the works road."""
    art.stroke([(x, foot), (x, foot - 330)], 9, ENTERPRISE.night, end=6)
    art.stroke(smooth([(x, foot - 320), (x + 14, foot - 350), (x + 56, foot - 356)]), 6, ENTERPRISE.night)
    art.glow(x + 58, foot - 344, 150, LAMP, 0.5)
    art.slab(x + 36, foot - 360, 46, 12, 5, SLATE)
    art.box(x + 42, foot - 349, 34, 5, LAMP)
    art.wash(
        [(x + 42, foot - 344), (x + 76, foot - 344), (x + 160, foot + 20), (x - 50, foot + 20)],
        LAMP,
        0.22,
        0.0,
        grain=0.3,
    )
