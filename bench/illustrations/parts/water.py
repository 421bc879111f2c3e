"""Water and what swims on it: ripples, glitter, waves, boats; draws on a canvas."""

import math
from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import INK, PAPER, RED, WHITE, Colour, mix
from ..shapes import HEIGHT, WIDTH, Path, Point, grounded, hanging, oval, points, rect, smooth


def water(art: Canvas, area: Sequence[Point], far: Colour, near: Colour) -> None:
    """A sheet of water that grows deeper in colour towards the eye."""
    art.shape(area, far)
    art.wash(area, near, 0.0, 1.0, grain=0.15)


def ripples(
    art: Canvas, left: float, right: float, top: float, bottom: float, number: int, colour: Colour, alpha: float = 0.5
) -> None:
    """Thin level lights on water, longer near the eye."""
    for _ in range(number):
        v = art.chance.random() ** 0.75
        long = (14 + 90 * v) * art.chance.uniform(0.5, 1.2)
        x, y = art.chance.uniform(left, right), top + (bottom - top) * v
        art.disc(x, y, long / 2, colour, ry=0.9 + 1.8 * v, alpha=alpha * art.chance.uniform(0.4, 1))


def glitter(
    art: Canvas, x: float, top: float, bottom: float, colour: Colour, spread: float = 120, number: int = 90
) -> None:
    """The path of the sun or the moon on water."""
    for i in range(number):
        v = i / number
        half = (12 + spread * v) * art.chance.uniform(0.25, 0.9)
        shift = art.chance.gauss(0, 0.35) * (10 + spread * v)
        art.disc(x + shift, top + (bottom - top) * v, half, colour, ry=1.2 + 2.6 * v, alpha=0.8 - 0.45 * v)


def waves(art: Canvas, y: float, height: float, colour: Colour, foam: Colour, gap: float = 150) -> None:
    """A row of steep waves with white heads, the sea below them included."""
    crest: Path = []
    heads = []
    x = -gap * art.chance.random()
    while x < WIDTH + gap:
        wide, tall = gap * art.chance.uniform(0.7, 1.2), height * art.chance.uniform(0.6, 1)
        crest += points("0,0 0.4,-0.35 0.68,-1 0.82,-0.45", x, y, wide, tall)
        heads.append((x + wide * 0.68, y - tall, wide, tall))
        x += wide
    line = smooth(crest, steps=6)
    art.shape(grounded(line), colour)
    art.wash(grounded(line, y + height * 1.6), mix(colour, foam, 0.5), 0.4, 0.0)
    for hx, hy, wide, tall in heads:
        cap = points("-0.3,0.62 -0.1,0.12 0,-0.04 0.1,0.3", hx, hy, wide, tall)
        art.shape(smooth([*cap, (hx + wide * 0.02, hy + tall * 0.26), (hx - wide * 0.1, hy + tall * 0.4)]), foam, 0.9)
        for _ in range(5):
            art.disc(
                hx + art.chance.uniform(-0.15, 0.2) * wide,
                hy - art.chance.uniform(0, 0.5) * tall,
                art.chance.uniform(1, 3),
                foam,
                alpha=0.8,
            )


def wake(art: Canvas, points: Sequence[Point], width: float, foam: Colour) -> None:
    """The trail of a boat: from the far end of the line to the stern."""
    line = smooth(points)
    art.stroke(line, width * 2.6, foam, 0.16, end=width * 0.6)
    for side in (-1, 1):
        count = len(line) - 1
        arm = [(px, py + side * width * (1 - i / count) ** 0.8) for i, (px, py) in enumerate(line)]
        art.stroke(arm, 1.5, foam, 0.6, end=6)
    for _ in range(90):
        i = art.chance.randrange(len(line))
        px, py = line[i]
        sway = art.chance.gauss(0, 0.35) * width * (1 - i / len(line) * 0.7)
        art.disc(
            px + art.chance.uniform(-20, 20),
            py + sway,
            art.chance.uniform(5, 18),
            foam,
            ry=art.chance.uniform(1, 2.4),
            alpha=0.7,
        )


def coil(art: Canvas, x: float, y: float, radius: float, colour: Colour, turns: int = 4) -> None:
    """A coil of rope on the ground."""
    art.glow(x, y + radius * 0.1, radius * 1.3, INK, 0.35, ry=radius * 0.5)
    for i in range(turns):
        r = radius * (1 - i * 0.17)
        art.outline(oval(x, y - i * radius * 0.07, r, r * 0.36), radius * 0.13, mix(colour, INK, 0.3))
        art.outline(
            oval(x, y - i * radius * 0.07 - radius * 0.03, r, r * 0.36), radius * 0.07, mix(colour, WHITE, 0.15)
        )


def net_heap(art: Canvas, x: float, foot: float, width: float, height: float, colour: Colour) -> None:
    """A heap of fishing net with its floats."""
    form = [
        (x - width / 2, foot),
        *smooth(points("-0.46,-0.3 -0.2,-0.9 0.08,-0.78 0.26,-1 0.46,-0.3", x, foot, width, height)),
        (x + width / 2, foot),
    ]
    art.shape(form, mix(colour, INK, 0.25))
    with art.inside(form):
        for i in range(26):
            a = x - width * 0.7 + i * width * 0.055
            art.stroke(
                hanging((a, foot - height), (a + width * 0.35, foot), -height * 0.1), 1.5, mix(colour, WHITE, 0.3), 0.7
            )
            art.stroke(
                hanging((a, foot), (a + width * 0.35, foot - height), height * 0.1), 1.5, mix(colour, WHITE, 0.3), 0.7
            )
    for i in range(9):
        angle = math.pi * (1.05 + 0.1 * i)
        art.disc(
            x + math.cos(angle) * width * 0.42,
            foot - height * 0.25 + math.sin(angle) * height * 0.5,
            width * 0.028,
            mix(RED, PAPER, 0.25 if i % 2 else 0.75),
        )


def horizon_sea(art: Canvas, y: float, far: Colour, near: Colour) -> None:
    """The sea from its horizon to the lower edge."""
    water(art, rect(-10, y, WIDTH + 20, HEIGHT - y + 10), far, near)
