"""Skies: light, sun and moon, clouds, mist, rain, birds; draws on a canvas."""

import itertools
from collections.abc import Sequence

from PIL import Image

from ..canvas import Canvas
from ..colour import PAPER, WHITE, Colour, mix
from ..shapes import HEIGHT, WIDTH, Path, Point, grounded, oval, points, rect, rolling, smooth


def backdrop(art: Canvas, *stops: tuple[float, Colour]) -> None:
    """Fill the sheet from above to below with colours that stand at given heights."""
    column = Image.new("RGB", (1, HEIGHT))
    for y in range(HEIGHT):
        column.putpixel((0, y), _at(stops, y))
    art.image.paste(column.resize(art.image.size, Image.Resampling.BICUBIC))


def _at(stops: Sequence[tuple[float, Colour]], y: float) -> Colour:
    """The colour at a height between two stops."""
    for (top, upper), (bottom, lower) in itertools.pairwise(stops):
        if y < bottom:
            return mix(upper, lower, max(0.0, (y - top) / (bottom - top)))
    return stops[-1][1]


def sun(art: Canvas, x: float, y: float, radius: float, colour: Colour, halo: float = 0.35) -> None:
    """A flat disc in a soft light."""
    art.glow(x, y, radius * 4.2, mix(colour, WHITE, 0.5), halo)
    art.disc(x, y, radius * 1.35, mix(colour, WHITE, 0.6), alpha=0.18)
    art.disc(x, y, radius, colour)


def moon(art: Canvas, x: float, y: float, radius: float, colour: Colour = PAPER) -> None:
    """A full moon with its seas."""
    art.glow(x, y, radius * 5, colour, 0.38)
    art.disc(x, y, radius, colour)
    with art.inside(oval(x, y, radius)):
        for dx, dy, r in ((-0.35, -0.2, 0.32), (0.2, 0.25, 0.4), (0.35, -0.4, 0.2), (-0.3, 0.5, 0.2)):
            art.disc(x + dx * radius, y + dy * radius, r * radius, mix(colour, (150, 150, 140), 0.4), alpha=0.35)


def stars(art: Canvas, number: int, bottom: float, colour: Colour = PAPER) -> None:
    """Small stars, fewer towards the horizon."""
    for _ in range(number):
        x, y = art.chance.uniform(0, WIDTH), bottom * art.chance.random() ** 1.4
        art.disc(x, y, art.chance.choice((0.9, 1.2, 1.2, 2.0)), colour, alpha=art.chance.uniform(0.35, 0.95))


def streak(art: Canvas, x: float, y: float, length: float, thick: float, colour: Colour, alpha: float = 1.0) -> None:
    """A flat bank of cloud: long bars with round ends, shorter ones above and below."""
    bars = []
    for dx, dy, share in ((0.0, 0.0, 1.0), (0.16, -0.62, 0.55), (-0.1, 0.6, 0.62)):
        middle, half, level = x + dx * length, length * share / 2, y + dy * thick
        bar = [*oval(middle + half, level, thick / 2, thick / 2, -90, 90)]
        bars.append([*bar, *oval(middle - half, level, thick / 2, thick / 2, 90, 270)])
    art.union(bars, colour, alpha)


def cumulus(art: Canvas, x: float, y: float, width: float, colour: Colour, shade: Colour | None = None) -> None:
    """A heaped cloud on a flat base, lit from above."""
    heaps = [(art.chance.uniform(-0.42, 0.42), art.chance.uniform(0.13, 0.2)) for _ in range(6)]
    heaps += points("-0.22,0.2 0.08,0.26 0.3,0.17")
    cloud = [(x + dx * width, y - width * r * 0.55 * (1.6 - abs(dx) * 2), width * r) for dx, r in heaps]
    low = mix(colour, shade or colour, 0.55)
    with art.inside(points("-1,-1 1,-1 1,0 -1,0", x, y, width)):
        for cx, cy, r in cloud:
            art.disc(cx, cy, r, low)
        for cx, cy, r in cloud:
            art.disc(cx - r * 0.06, cy - r * 0.14, r * 0.9, colour)


def mist(art: Canvas, y: float, depth: float, colour: Colour, alpha: float = 0.8) -> None:
    """A bank of mist with a soft upper edge, densest in its middle."""
    line = rolling(art.chance, y, depth * 0.12, 3)
    art.wash(grounded(line, y + depth / 2), colour, 0.0, alpha, grain=0.25)
    art.wash(grounded([(-20, y + depth / 2), (WIDTH + 20, y + depth / 2)], y + depth), colour, alpha, 0.0, grain=0.25)


def cloud_sea(art: Canvas, y: float, swell: float, colour: Colour, shade: Colour, layers: int = 3) -> None:
    """Tops of clouds seen from above, bank before bank, down to the lower edge."""
    for layer in range(layers):
        size, level, x = swell * (0.7 + 0.35 * layer), y + swell * 0.75 * layer, -60.0
        art.wash(rect(-20, level, WIDTH + 40, size * 1.6), shade, 0.0, 0.6, grain=0.3)
        while x < WIDTH + 60:
            r, top = size * art.chance.uniform(0.55, 1.0), level + size * (1 + art.chance.uniform(-0.25, 0.25))
            heap = oval(x, top + r * 0.3, r, r * 0.62)
            art.shape(heap, mix(shade, colour, 0.55))
            art.shape(oval(x - r * 0.07, top + r * 0.24, r * 0.93, r * 0.55), colour)
            art.wash(heap, shade, 0.0, 0.75, grain=0.3)
            x += r * art.chance.uniform(0.75, 1.25)


def rain(art: Canvas, number: int, colour: Colour, alpha: float = 0.35, lean: float = 0.28) -> None:
    """Slanting threads of rain."""
    for _ in range(number):
        x, y, long = art.chance.uniform(-50, WIDTH + 250), art.chance.uniform(-60, HEIGHT), art.chance.uniform(26, 80)
        art.stroke([(x, y), (x - lean * long, y + long)], 2.2, colour, alpha * art.chance.uniform(0.4, 1), end=1.0)


def birds(art: Canvas, places: Sequence[Point], size: float, colour: Colour) -> None:
    """A few birds far away."""
    for x, y in places:
        for side in (-1, 1):
            wing: Path = points("0,0 0.5,-0.42 1,-0.16", x, y, side * size, size)
            art.stroke(smooth(wing), size * 0.14, colour, end=1)


def smoke(art: Canvas, x: float, y: float, rise: float, drift: float, colour: Colour, alpha: float = 0.7) -> None:
    """A thread of smoke that widens and fades as it climbs."""
    bends = points("0,0 0.1,-0.25 0.1,-0.45", x, y, drift, rise)
    line = smooth([*bends, (x + drift * 0.55, y - rise * 0.7), (x + drift, y - rise)])
    for step in range(0, len(line) - 8, 2):
        share = step / len(line)
        art.stroke(
            line[step : step + 9], 8 + 46 * share, colour, alpha * 0.16 * (1 - share) + 0.01, end=12 + 48 * share
        )
