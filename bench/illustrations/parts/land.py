"""Land: hills, ranges, limestone peaks, fields, terraces, paths; draws on a canvas."""

import itertools
from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import Colour, mix
from ..shapes import WIDTH, Path, Point, cell, grounded, jagged, oval, points, ribbon, rolling, smooth, within


def hills(
    art: Canvas, y: float, swing: float, colour: Colour, haze: Colour, waves: float = 2.5, foot: float = 260
) -> Path:
    """A rolling hill across the sheet that fades into haze at its foot; the crest is returned."""
    crest = rolling(art.chance, y, swing, waves)
    art.shape(grounded(crest), colour)
    art.wash(grounded(crest, y + foot), haze, 0.0, 0.75, grain=0.35)
    return crest


def mountains(
    art: Canvas, y: float, height: float, colour: Colour, haze: Colour, peaks: int = 4, foot: float = 300
) -> Path:
    """A range with lit western faces, fading into haze at its foot; the crest is returned."""
    step = (WIDTH + 240) / peaks
    tops = [
        (-120 + step * (i + art.chance.uniform(0.3, 0.7)), y - height * art.chance.uniform(0.55, 1))
        for i in range(peaks)
    ]
    nodes = [(-200.0, y)]
    for top, after in zip(tops, [*tops[1:], (WIDTH + 200.0, y)], strict=True):
        dip = ((top[0] + after[0]) / 2, y - height * art.chance.uniform(0.15, 0.4))
        nodes += [top, dip]
    crest = [p for a, b in itertools.pairwise(nodes) for p in jagged(art.chance, a, b, height * 0.09, 4)[:-1]]
    art.shape(grounded([*crest, (WIDTH + 200.0, y)]), colour)
    for peak in tops:
        _face(art, peak, height, mix(colour, haze, 0.35))
    art.wash(grounded([*crest, (WIDTH + 200.0, y)], y + foot * 0.2), haze, 0.0, 0.85, grain=0.35)
    return crest


def _face(art: Canvas, peak: Point, height: float, colour: Colour) -> None:
    """The lit side of a peak: a ragged wedge."""
    x, y = peak
    edge = jagged(art.chance, (x, y + 6), (x + height * 0.16, y + height * 0.8), height * 0.08, 4)
    art.shape([*edge, (x - height * 0.5, y + height * 0.85)], colour, 0.45)


def crags(art: Canvas, y: float, height: float, colour: Colour, haze: Colour, rough: float = 0.34) -> Path:
    """A broken, uneven range, in haze at its foot; the crest is returned."""
    crest = jagged(art.chance, (-60, y - height * 0.5), (WIDTH + 60, y - height * 0.4), height * rough * 1.6, 8)
    crest = [(x, min(py, y - height * 0.12)) for x, py in crest]
    art.shape(grounded(crest), colour)
    art.wash(grounded(crest, y), mix(colour, haze, 0.4), 0.5, 0.0, grain=0.6)
    art.wash(grounded(crest, y), haze, 0.0, 0.85, grain=0.35)
    art.box(-20, y, WIDTH + 40, 1020 - y, mix(colour, haze, 0.85))
    return crest


def karst(art: Canvas, x: float, foot: float, width: float, height: float, colour: Colour, light: Colour) -> None:
    """A limestone tower: steep, round on top, with a lit face, fluted rock and a green cap."""
    half = width / 2
    sides = points("-1,0 -0.86,0.34 -0.72,0.66 -0.42,0.92 0,1 0.4,0.9 0.68,0.62 0.88,0.3")
    form = [(x + dx * half * art.chance.uniform(0.93, 1.07), foot - dy * height) for dx, dy in [*sides, (1.0, 0.0)]]
    body = smooth(form)
    art.shape(body, colour)
    with art.inside(body):
        edge = jagged(art.chance, (x + half * 0.1, foot - height), (x - half * 0.35, foot), half * 0.3, 6)
        art.shape([*edge, (x - width, foot), (x - width, foot - height)], light, 0.5)
        art.wash(body, mix(colour, (40, 70, 60), 0.5), 0.0, 0.5, side="right")
        for _ in range(9):
            top = (x + art.chance.uniform(-0.8, 0.8) * half, foot - height * art.chance.uniform(0.35, 0.9))
            line = [top, (top[0] + art.chance.uniform(-6, 6), top[1] + height * 0.12), (top[0], top[1] + height * 0.26)]
            art.stroke(smooth(line), 5, mix(colour, light, 0.9), 0.55, end=1)


def far_trees(art: Canvas, line: Sequence[Point], size: float, colour: Colour, gap: float = 0.55) -> None:
    """A hedge of distant crowns along a line."""
    x = line[0][0]
    for px, py in line:
        if px >= x:
            r = size * art.chance.uniform(0.6, 1.15)
            art.disc(px, py - r * 0.4, r, colour, ry=r * art.chance.uniform(0.7, 1.0))
            x = px + size * gap


def stripes(art: Canvas, corners: Sequence[Point], number: int, colours: Sequence[Colour], share: float = 0.62) -> None:
    """Beds side by side in a quadrangle, each running from its far to its near side."""
    for i in range(number):
        art.shape(cell(corners, i / number, 0, share / number, 1), colours[i % len(colours)])


def furrows(art: Canvas, corners: Sequence[Point], number: int, colour: Colour, alpha: float = 0.5) -> None:
    """Rows across a quadrangle, closer together far away."""
    for i in range(number):
        v = (i / number) ** 1.6
        art.stroke([within(corners, 0, v), within(corners, 1, v)], 1 + 3.5 * v, colour, alpha)


def terrace(
    art: Canvas, line: Sequence[Point], rise: float, top: Colour, wall: Colour, tufts: Colour | None = None
) -> None:
    """One step of a terraced slope: its level ground under the line, its bank below with a ragged edge."""
    art.shape(grounded(line), wall)
    art.wash(grounded(line, line[0][1] + rise * 3), top, 0.35, 0.0)
    art.stroke(line, rise * 0.5, top)
    if tufts:
        rows(art, line, rise * 0.55, tufts)


def rows(art: Canvas, line: Sequence[Point], size: float, colour: Colour, lift: float = 0.35) -> None:
    """A row of clipped bushes along a line."""
    x, light = line[0][0], mix(colour, (255, 255, 220), 0.22)
    for px, py in line:
        if px >= x:
            r = size * art.chance.uniform(0.85, 1.15)
            art.disc(px, py - r * lift, r, colour, ry=r * 0.72)
            art.disc(px - r * 0.2, py - r * (lift + 0.22), r * 0.62, light, ry=r * 0.36, alpha=0.75)
            x = px + size * 0.9


def path(art: Canvas, points: Sequence[Point], far: float, near: float, colour: Colour, edge: Colour) -> None:
    """A path that widens towards the eye, with a darker verge."""
    line = smooth(points)
    art.shape(ribbon(line, far * 1.25, near * 1.16), edge)
    art.shape(ribbon(line, far, near), colour)


def pebbles(art: Canvas, area: Sequence[Point], number: int, colour: Colour, size: float = 5) -> None:
    """Small stones and clods scattered over a quadrangle, larger near the eye."""
    for _ in range(number):
        v = art.chance.random()
        x, y = within(area, art.chance.random(), v)
        r = size * (0.3 + 0.7 * v) * art.chance.uniform(0.5, 1)
        art.shape(oval(x, y, r, r * 0.5), colour, art.chance.uniform(0.3, 0.8))
