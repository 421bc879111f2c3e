"""Plants: crowns, banyans, bamboo, palms, fruit, grass, rice, tea; draws on a canvas."""

import math
from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import Colour, mix
from ..shapes import Path, Point, moved, oval, points, smooth, turned

Tones = tuple[Colour, Colour, Colour]
"""Shade, body and light."""


def clump(art: Canvas, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0) -> None:
    """A ball of leaves with a scalloped edge."""
    lobes, turn = max(5, min(11, int(radius / 4))), art.chance.uniform(0, 6.3)
    edge: Path = []
    for step in range(lobes * 8):
        angle = 2 * math.pi * step / (lobes * 8)
        r = radius * (0.84 + 0.18 * abs(math.sin(angle * lobes / 2)))
        edge.append((x + math.cos(angle + turn) * r, y + math.sin(angle + turn) * r))
    art.shape(edge, colour, alpha)


def foliage(art: Canvas, x: float, y: float, rx: float, ry: float, tones: Tones, density: int = 26) -> None:
    """A crown of three tones, lit from the upper left, with single leaves at its edge."""
    art.disc(x, y, rx * 0.82, tones[0], ry=ry * 0.82)
    for layer, tone in enumerate(tones):
        reach = (0.86, 0.7, 0.52)[layer]
        for _ in range(density - layer * density // 5):
            angle, far = art.chance.uniform(0, 6.3), math.sqrt(art.chance.random()) * reach
            cx = x + math.cos(angle) * far * rx - 0.1 * layer * rx
            cy = y + math.sin(angle) * far * ry - 0.13 * layer * ry
            clump(art, cx, cy, min(rx, ry) * art.chance.uniform(0.16, 0.3) * (1 - 0.22 * layer), tone)
    leaves(art, x, y, rx, ry, tones, density * 4)


def leaves(art: Canvas, x: float, y: float, rx: float, ry: float, tones: Tones, number: int) -> None:
    """Single leaves strewn over an ellipse, lighter above."""
    size = max(2.2, min(rx, ry) * 0.03)
    for _ in range(number):
        angle, far = art.chance.uniform(0, 6.3), math.sqrt(art.chance.random()) * 1.02
        dx, dy = math.cos(angle) * far, math.sin(angle) * far
        tone = tones[2] if dx + 1.6 * dy < -0.3 else tones[1] if dy < 0.45 else tones[0]
        leaf = oval(0, 0, size * art.chance.uniform(0.8, 1.6), size * 0.55)
        tone = mix(tone, (255, 255, 225), art.chance.uniform(0, 0.18))
        art.shape(moved(turned(leaf, art.chance.uniform(-50, 50), 0, 0), x + dx * rx, y + dy * ry), tone)


def limb(art: Canvas, points: Sequence[Point], start: float, end: float, colour: Colour, light: Colour) -> None:
    """A bent trunk or branch that tapers, round at its foot, lit on its left side."""
    line = smooth(points)
    art.disc(*line[0], start * 0.5, colour)
    art.stroke(line, start, colour, end=end)
    art.stroke(moved(line, -start * 0.2, 0), start * 0.26, light, 0.5, end=end * 0.26)


def tree(art: Canvas, x: float, foot: float, height: float, tones: Tones, bark: Colour, spread: float = 0.42) -> None:
    """A round tree on a straight trunk."""
    art.glow(x, foot, height * spread * 1.1, tones[0], 0.35, ry=height * 0.06)
    crown = foot - height * 0.64
    limb(
        art,
        [(x, foot + 2), (x + height * 0.01, foot - height * 0.3), (x, crown)],
        height * 0.075,
        height * 0.04,
        bark,
        mix(bark, tones[2], 0.4),
    )
    for side in (-1, 1):
        limb(
            art,
            [(x, foot - height * 0.32), (x + side * height * 0.14, crown)],
            height * 0.035,
            height * 0.015,
            bark,
            bark,
        )
    foliage(art, x, crown, height * spread, height * 0.36, tones)


def banyan(art: Canvas, x: float, foot: float, height: float, tones: Tones, bark: Colour, spread: float = 0.75) -> None:
    """An old banyan: a wide crown of many domes on a bundle of trunks, with hanging roots."""
    light, crown = mix(bark, (255, 240, 210), 0.3), foot - height * 0.62
    art.glow(x, foot, height * spread * 1.05, tones[0], 0.5, ry=height * 0.1)
    for dx in (-0.56, -0.34, -0.17, 0.17, 0.35, 0.56):
        fork = (x + dx * 0.12 * height, foot - height * (0.36 - 0.12 * abs(dx)))
        elbow = (x + dx * 0.62 * height, foot - height * 0.47)
        limb(art, [fork, elbow, (x + dx * height * 1.05, crown)], height * 0.075, height * 0.022, bark, light)
    _trunk(art, x, foot, height, bark, light)
    for place in range(-3, 4):
        rise = (0.02, 0.13, 0.2, 0.25, 0.21, 0.12, 0.0)[place + 3] * height * 0.8
        size = (0.2, 0.26, 0.29, 0.31, 0.29, 0.27, 0.2)[place + 3] * height
        foliage(art, x + place * spread * height * 0.28, crown - rise, size * 1.08, size * 0.78, tones, 22)
    aerial_roots(art, x, crown + height * 0.12, height * spread * 0.85, height * 0.3, mix(bark, tones[0], 0.3))


def _trunk(art: Canvas, x: float, foot: float, height: float, bark: Colour, light: Colour) -> None:
    """Grown-together trunks that spread into roots."""
    for dx in (-0.34, -0.22, -0.1, 0.04, 0.16, 0.3):
        root = [(x + dx * 0.1 * height, foot - height * 0.22), (x + dx * 0.45 * height, foot - height * 0.04)]
        art.stroke(
            smooth([*root, (x + dx * height * 0.9, foot + height * (0.035 - 0.04 * abs(dx)))]),
            height * 0.13,
            bark,
            end=2,
        )
    sides = points(
        "-0.15,0 -0.1,-0.08 -0.085,-0.2 -0.11,-0.37 -0.05,-0.42 0.05,-0.42 0.11,-0.37 0.08,-0.2 0.1,-0.08 0.15,0"
    )
    art.shape(smooth([(x + dx * height, foot + dy * height) for dx, dy in sides]), bark)
    for dx, lean in ((-0.09, -0.03), (-0.05, 0.0), (-0.015, 0.005), (0.03, 0.02), (0.07, 0.04)):
        line = [
            (x + dx * 1.2 * height, foot),
            (x + dx * 0.7 * height, foot - height * 0.2),
            (x + (dx + lean) * height, foot - height * 0.4),
        ]
        art.stroke(smooth(line), height * 0.02, light if dx < 0 else mix(bark, (20, 22, 20), 0.25), 0.6, end=2)


def aerial_roots(art: Canvas, x: float, top: float, half: float, length: float, colour: Colour) -> None:
    """Thin roots that hang from a crown."""
    for _ in range(int(half / 7)):
        cx, long = x + art.chance.uniform(-half, half), length * art.chance.uniform(0.25, 1)
        line = [
            (cx, top - 20),
            (cx + art.chance.uniform(-4, 4), top + long * 0.5),
            (cx + art.chance.uniform(-5, 5), top + long),
        ]
        art.stroke(smooth(line), art.chance.uniform(1.4, 3.2), colour, 0.85, end=0.8)


def bamboo(art: Canvas, x: float, foot: float, height: float, tones: Tones, stems: int = 9) -> None:
    """A clump of bamboo that leans outward."""
    for i in range(stems):
        lean = (i / max(1, stems - 1) - 0.5) * height * 0.55 + art.chance.uniform(-12, 12)
        tall = height * art.chance.uniform(0.72, 1)
        base = x + (i - stems / 2) * height * 0.016
        line = smooth(points("0,0 0.15,-0.5 0.6,-0.86 1.3,-0.9", base, foot, lean, tall))
        art.stroke(line, height * 0.016, tones[i % 2], end=2)
        for px, py in line[len(line) // 4 :]:
            _spray(art, px, py, height * 0.06, tones)


def _spray(art: Canvas, x: float, y: float, size: float, tones: Tones) -> None:
    """A handful of drooping bamboo leaves."""
    for _ in range(3):
        angle = art.chance.choice((20, 50, 75, 110, 140, 165)) + art.chance.uniform(-12, 12)
        blade = [(0.0, 0.0), (size * 0.5, -size * 0.09), (size, 0.0), (size * 0.5, size * 0.09)]
        dx, dy = art.chance.uniform(-8, 8), art.chance.uniform(-8, 8)
        art.shape(moved(turned(blade, angle, 0, 0), x + dx, y + dy), art.chance.choice(tones))


def palm(art: Canvas, x: float, foot: float, height: float, colour: Colour, bark: Colour, lean: float = 0.1) -> None:
    """A palm with arching fronds."""
    top = (x + lean * height, foot - height)
    art.stroke(
        smooth([(x, foot), (x + lean * height * 0.3, foot - height * 0.5), top]), height * 0.05, bark, end=height * 0.03
    )
    for angle in (-172, -150, -122, -92, -62, -34, -10, 14, 166):
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        reach = height * art.chance.uniform(0.36, 0.46)
        frond(art, top, (top[0] + c * reach, top[1] + s * reach * 0.7 + reach * 0.32), colour)


def frond(art: Canvas, start: Point, end: Point, colour: Colour) -> None:
    """One feathered leaf that arches from start to end."""
    (ax, ay), (bx, by) = start, end
    rib = smooth([start, ((ax + bx) / 2, (ay + by) / 2 - abs(bx - ax) * 0.22 - 10), end], steps=8)
    art.stroke(rib, 3, colour, end=1)
    for i, (px, py) in enumerate(rib[1:], 1):
        long = abs(bx - ax) * 0.1 + 12 * math.sin(math.pi * i / len(rib)) + 6
        for side in (-0.5, 0.5):
            art.stroke([(px, py), (px + side * long * 0.6 + (bx - ax) * 0.04, py + long)], 3.4, colour, end=0.8)


def grass(art: Canvas, x: float, y: float, size: float, colours: Sequence[Colour], blades: int = 9) -> None:
    """A tuft of grass."""
    for i in range(blades):
        lean = (i / max(1, blades - 1) - 0.5) * size * 1.3 + art.chance.uniform(-0.15, 0.15) * size
        tip = (x + lean, y - size * art.chance.uniform(0.6, 1.1))
        line = smooth([(x + lean * 0.2, y), (x + lean * 0.45, y - size * 0.5), tip], steps=5)
        art.stroke(line, size * 0.1, art.chance.choice(colours), end=0.8)


def meadow(art: Canvas, line: Sequence[Point], size: float, colours: Sequence[Colour], gap: float = 0.5) -> None:
    """Tufts of grass along a line."""
    x = line[0][0]
    for px, py in line:
        if px >= x:
            grass(art, px, py + 3, size * art.chance.uniform(0.6, 1.1), colours, 7)
            x = px + size * gap * art.chance.uniform(0.5, 1.4)


def cabbage(art: Canvas, x: float, y: float, size: float, tones: Tones) -> None:
    """A head of leaf vegetable: broad leaves that open upwards."""
    for angle, tone in ((-62, 0), (62, 0), (-38, 1), (38, 1), (-16, 2), (16, 1), (0, 2)):
        leaf = smooth(
            [
                (0, 0),
                (-0.26 * size, -0.5 * size),
                (-0.1 * size, -size),
                (0.14 * size, -0.98 * size),
                (0.26 * size, -0.5 * size),
            ],
            closed=True,
            steps=5,
        )
        art.shape(moved(turned(leaf, angle, 0, 0), x, y), tones[tone])
        rib = turned([(0, 0), (0, -0.8 * size)], angle, 0, 0)
        art.stroke(moved(rib, x, y), size * 0.07, mix(tones[2], (255, 255, 235), 0.6), 0.8, end=1)
