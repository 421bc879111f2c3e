"""Lychees: the tree, the bough, the fruit; draws on a canvas."""

import math

from ..canvas import Canvas
from ..colour import INK, RURAL, VERMILION, WHITE, Colour, mix
from ..shapes import Point, moved, oval, smooth, turned
from .plants import Tones, foliage

SKIN = (190, 50, 52)


def fruit_tree(art: Canvas, x: float, foot: float, size: float, tones: Tones, fruit: Colour) -> None:
    """A low broad tree, strewn with bunches of red fruit."""
    art.glow(x, foot, size * 0.62, tones[0], 0.5, ry=size * 0.1)
    art.stroke([(x, foot), (x, foot - size * 0.4)], size * 0.09, mix(tones[0], INK, 0.45))
    foliage(art, x, foot - size * 0.52, size * 0.52, size * 0.4, tones, 18)
    for _ in range(22):
        angle, far = art.chance.uniform(0, 6.3), math.sqrt(art.chance.random()) * 0.88
        bx, by = x + math.cos(angle) * far * size * 0.5, foot - size * 0.5 + math.sin(angle) * far * size * 0.37
        for dx, dy in ((-0.9, 0.2), (0.8, 0.0), (-0.1, 1.1), (1.0, 1.4))[: art.chance.choice((2, 3, 3, 4))]:
            r = size * art.chance.uniform(0.019, 0.026)
            art.disc(bx + dx * r * 1.3, by + dy * r * 1.3, r, mix(fruit, VERMILION, art.chance.random()))


def lychee(art: Canvas, x: float, y: float, radius: float) -> None:
    """One fruit with its knobbly skin."""
    skin = mix(SKIN, VERMILION, art.chance.uniform(0, 0.5))
    art.disc(x, y, radius, skin, ry=radius * 1.04)
    with_light = mix(skin, WHITE, 0.3)
    for ring, count in ((0.3, 5), (0.62, 10), (0.86, 14)):
        for i in range(count):
            angle = 2 * math.pi * i / count + ring
            px, py = x + math.cos(angle) * ring * radius, y + math.sin(angle) * ring * radius
            art.disc(px, py, radius * 0.085, with_light if px + py < x + y else mix(skin, INK, 0.25), alpha=0.75)
    art.wash(oval(x, y, radius), mix(skin, INK, 0.7), 0.0, 0.6, grain=0.3)
    art.disc(x - radius * 0.34, y - radius * 0.38, radius * 0.2, mix(skin, WHITE, 0.55), alpha=0.7)


def leaf(art: Canvas, x: float, y: float, length: float, angle: float, colour: Colour) -> None:
    """A long pointed leaf with its midrib; (x, y) is its stalk."""
    blade = smooth(
        [(0, 0), (length * 0.35, -length * 0.15), (length, 0), (length * 0.35, length * 0.15)], closed=True, steps=8
    )
    form = moved(turned(blade, angle, 0, 0), x, y)
    art.shape(form, colour)
    lower = smooth([(0, 0), (length * 0.35, length * 0.15), (length, 0)], steps=8)
    art.shape(moved(turned(lower, angle, 0, 0), x, y), mix(colour, INK, 0.18))
    rib = moved(turned([(0, 0), (length * 0.94, 0)], angle, 0, 0), x, y)
    art.stroke(rib, length * 0.025, mix(colour, WHITE, 0.4), 0.8, end=1)


def bunch(art: Canvas, x: float, y: float, radius: float, number: int) -> None:
    """Fruit that hangs from one stalk."""
    for i in range(number):
        row, column = divmod(i, 3)
        dx, dy = (column - 1 + 0.5 * (row % 2)) * radius * 1.6, row * radius * 1.45 + art.chance.uniform(-3, 3)
        art.stroke([(x, y - radius * 2), (x + dx, y + dy)], 3, mix(RURAL.deep, SKIN, 0.3))
    for i in range(number):
        row, column = divmod(i, 3)
        lychee(art, x + (column - 1 + 0.5 * (row % 2)) * radius * 1.6, y + row * radius * 1.45, radius)


def fruit_bough(art: Canvas, start: Point, end: Point) -> None:
    """A bough near the eye with leaves and bunches."""
    (ax, ay), (bx, by) = start, end
    line = smooth([start, ((ax + bx) / 2, (ay + by) / 2 - 34), end])
    art.stroke(line, 20, mix(RURAL.night, SKIN, 0.25), end=4)
    for i in range(2, len(line), 3):
        for side in (-1, 1):
            angle = 180 + side * art.chance.uniform(25, 75)
            tone = art.chance.choice((RURAL.deep, RURAL.main, RURAL.dark, RURAL.mid))
            leaf(art, *line[i], art.chance.uniform(80, 130), angle, tone)
    for i in range(4, len(line), 6):
        bunch(art, line[i][0], line[i][1] + 46, 23, art.chance.choice((5, 6, 7)))
