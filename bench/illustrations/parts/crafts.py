"""Crafts and trades: yarn, knitting machines, lamps of every kind, embroidery; draws on a canvas."""

import math
from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import INK, LAMP, OCHRE, PAPER, RED, SAND, TIMBER, WHITE, WOOD, Colour, mix
from ..shapes import Path, Point, between, cell, moved, oval, points, rect, rounded, smooth, turned


def cone(art: Canvas, x: float, foot: float, height: float, yarn: Colour) -> None:
    """A cone of yarn on its core."""
    half = height * 0.36
    art.shape(points("-0.3,-1.08 0.3,-1.08 0.4,-0.9 -0.4,-0.9", x, foot, half, height), mix(SAND, WOOD, 0.4))
    form: list[Point] = points("-0.55,-0.96 0.55,-0.96 1,0 -1,0", x, foot, half, height)
    art.shape(form, yarn)
    for i in range(9):
        v = (i + 0.5) / 9
        art.stroke(list(cell(form, 0.0, v, 1.0, 0)[:2]), height * 0.03, mix(yarn, INK if i % 2 else WHITE, 0.22), 0.6)
    art.wash(form, mix(yarn, INK, 0.6), 0.0, 0.6, side="right", grain=0.3)


def knitting_machine(
    art: Canvas, x: float, foot: float, width: float, steel: Colour, cloth: Colour, yarns: Sequence[Colour]
) -> None:
    """A flat-bed machine: stand, needle bed with carriage, yarn stand above, the fabric hanging below."""
    bed = foot - width * 0.55
    for dx in (-0.42, 0.38):
        art.stroke([(x + dx * width, foot), (x + dx * width * 0.9, bed)], width * 0.045, mix(steel, INK, 0.45))
    art.box(x - width * 0.42, foot - width * 0.16, width * 0.84, width * 0.03, mix(steel, INK, 0.45))
    fabric = rect(x - width * 0.24, bed, width * 0.48, width * 0.42)
    art.shape(fabric, cloth)
    knit(art, x - width * 0.24, bed, width * 0.48, width * 0.42, cloth)
    for dx in (-0.38, 0.36):
        art.stroke([(x + dx * width, bed), (x + dx * width, bed - width * 0.5)], width * 0.025, mix(steel, INK, 0.35))
    art.box(x - width * 0.42, bed - width * 0.52, width * 0.84, width * 0.025, mix(steel, INK, 0.3))
    for i, yarn in enumerate(yarns):
        place = x + (i - (len(yarns) - 1) / 2) * width * 0.19
        cone(art, place, bed - width * 0.52, width * 0.17, yarn)
        art.stroke([(place, bed - width * 0.52), (x + width * 0.06, bed - width * 0.1)], 1.8, yarn)
    art.slab(x - width * 0.5, bed - width * 0.07, width, width * 0.1, 5, steel)
    for i in range(int(width / 7)):
        art.box(x - width * 0.47 + i * 7, bed - width * 0.07, 2, width * 0.05, mix(steel, INK, 0.4), 0.7)
    art.slab(x - width * 0.06, bed - width * 0.13, width * 0.24, width * 0.16, 6, mix(RED, INK, 0.1))
    art.box(x - width * 0.03, bed - width * 0.1, width * 0.18, width * 0.03, mix(RED, WHITE, 0.5))


def knit(
    art: Canvas, x: float, y: float, width: float, height: float, wool: Colour, motif: Colour | None = None
) -> None:
    """Stitches over a piece of fabric, with bands of diamonds when a motif colour is given."""
    step = 11.0
    light, dark = mix(wool, WHITE, 0.22), mix(wool, INK, 0.16)
    for row in range(int(height / step)):
        for column in range(int(width / step)):
            cx, cy = x + (column + 0.5) * step, y + row * step
            wave = abs(column - int(width / step) // 2) + abs(row - int(height / step) // 2)
            tone = motif if motif and wave % 4 == 3 and wave < 8 else None
            for side, shade in ((-1, light), (1, dark)):
                art.stroke([(cx + side * step * 0.42, cy), (cx, cy + step * 0.8)], 2.6, tone or shade, 0.9)


def knit_panel(art: Canvas, x: float, top: float, width: float, height: float, wool: Colour, motif: Colour) -> None:
    """A knitted piece pegged to a pole."""
    art.shape(moved(rect(x, top, width, height), 6, 6), INK, 0.2)
    art.box(x, top, width, height, wool)
    knit(art, x, top, width, height - 16, wool, motif)
    for i in range(int(width / 9)):
        art.box(x + i * 9, top + height - 18, 4.5, 18, mix(wool, INK, 0.2))
    for dx in (0.15, 0.8):
        art.slab(x + dx * width, top - 14, 9, 24, 2, mix(WOOD, PAPER, 0.3))


# --- lamps


def hanging_lamp(art: Canvas, x: float, drop: float, size: float, kind: int, tint: Colour) -> None:
    """A lit lamp on its cord from above the sheet; `kind` 0 to 6 is its form."""
    art.stroke([(x, -20), (x, drop - size * 0.3)], 2.4, mix(INK, tint, 0.3))
    art.glow(x, drop, size * 2.6, mix(LAMP, tint, 0.25), 0.5)
    (_globe, _bell, _drum, _lantern, _cluster, _disc, _crystal)[kind % 7](art, x, drop, size, tint)


def _globe(art: Canvas, x: float, y: float, size: float, tint: Colour) -> None:
    """A glass ball."""
    art.box(x - size * 0.12, y - size * 0.62, size * 0.24, size * 0.16, OCHRE)
    art.disc(x, y, size * 0.52, mix(LAMP, tint, 0.18))
    art.disc(x - size * 0.06, y - size * 0.04, size * 0.36, mix(LAMP, WHITE, 0.55))


def _bell(art: Canvas, x: float, y: float, size: float, tint: Colour) -> None:
    """A bell of coloured metal."""
    side = smooth(points("-0.1,-0.5 -0.2,-0.2 -0.36,0.1 -0.6,0.36", x, y, size))
    art.disc(x, y + size * 0.36, size * 0.6, mix(LAMP, WHITE, 0.5), ry=size * 0.14)
    art.shape([*side, *reversed([(2 * x - px, py) for px, py in side])], tint)
    art.stroke(side[4:-4], size * 0.06, mix(tint, WHITE, 0.6), 0.7)
    art.disc(x, y + size * 0.42, size * 0.16, WHITE)


def _drum(art: Canvas, x: float, y: float, size: float, tint: Colour) -> None:
    """A cloth drum."""
    form: Path = points("-0.46,-0.34 0.46,-0.34 0.54,0.34 -0.54,0.34", x, y, size)
    art.shape(form, mix(LAMP, tint, 0.3))
    art.wash(form, WHITE, 0.0, 0.5, grain=0)
    for v in (0.0, 0.94):
        art.shape(cell(form, 0, v, 1, 0.07), tint)
    for i in range(1, 8):
        art.stroke(cell(form, i / 8, 0, 0, 1)[1:3], 1.6, mix(LAMP, tint, 0.6), 0.7)


def _lantern(art: Canvas, x: float, y: float, size: float, tint: Colour) -> None:
    """A ribbed lantern with a tassel."""
    art.box(x - size * 0.22, y - size * 0.58, size * 0.44, size * 0.12, OCHRE)
    art.disc(x, y, size * 0.62, mix(tint, LAMP, 0.3), ry=size * 0.5)
    for share in (0.5, 0.25, 0.0):
        art.outline(oval(x, y, size * 0.62 * share + 1, size * 0.5), 2.4, mix(LAMP, WHITE, 0.2), 0.8)
    art.box(x - size * 0.2, y + size * 0.46, size * 0.4, size * 0.1, OCHRE)
    for dx in (-0.08, 0.0, 0.08):
        art.stroke([(x + dx * size, y + size * 0.56), (x + dx * size, y + size * 0.95)], 3, tint)


def _cluster(art: Canvas, x: float, y: float, size: float, tint: Colour) -> None:
    """A bunch of small balls, like grapes."""
    for dx, dy in ((-0.36, -0.3), (0.0, -0.36), (0.36, -0.3), (-0.19, 0.0), (0.19, 0.0), (0.0, 0.32)):
        art.disc(x + dx * size, y + dy * size, size * 0.23, mix(LAMP, tint, 0.35))
        art.disc(x + dx * size - 2, y + dy * size - 2, size * 0.13, mix(LAMP, WHITE, 0.7))


def _disc(art: Canvas, x: float, y: float, size: float, tint: Colour) -> None:
    """A ring of light on three wires."""
    for dx in (-0.7, 0.0, 0.7):
        art.stroke([(x, y - size * 0.6), (x + dx * size, y)], 1.8, mix(INK, tint, 0.4))
    art.outline(oval(x, y + 4, size * 0.78, size * 0.2), size * 0.13, tint)
    art.outline(oval(x, y, size * 0.78, size * 0.2), size * 0.1, mix(LAMP, WHITE, 0.5))


def _crystal(art: Canvas, x: float, y: float, size: float, tint: Colour) -> None:
    """A chandelier of three tiers with drops."""
    for tier, (half, dy) in enumerate(((0.36, -0.36), (0.66, -0.08), (0.42, 0.22))):
        art.disc(x, y + dy * size, half * size, mix(OCHRE, tint, 0.3), ry=size * 0.08)
        count = 5 + 2 * (tier == 1)
        for i in range(count):
            cx = x + (i - (count - 1) / 2) * 2 * half * size / count
            drop = turned(rounded(cx - size * 0.05, y + (dy + 0.05) * size, size * 0.1, size * 0.17, 4), 0, cx, y)
            art.shape(drop, mix(LAMP, WHITE, 0.6))


# --- embroidery

GOLD = (204, 150, 44)


def plume(
    art: Canvas, line: Sequence[Point], width: float, tone: Colour, *, done: float = 1.0, eye: Colour | None = None
) -> None:
    """A tail feather along a line, barbs on both sides; stitched only up to `done`, drawn in outline beyond."""
    end = max(2, int(len(line) * done))
    for i in range(1, len(line) - 1):
        (ax, ay), (bx, by) = line[i - 1], line[i + 1]
        angle = math.atan2(by - ay, bx - ax)
        reach = width * math.sin(math.pi * min(1.0, 0.12 + 0.88 * i / len(line))) * 0.9 + 2
        for side in (-1, 1):
            tip = (
                line[i][0] + math.cos(angle + side * 2.2) * -reach,
                line[i][1] + math.sin(angle + side * 2.2) * -reach,
            )
            if i < end:
                art.stroke([line[i], tip], 3.6, mix(tone, WHITE, 0.3 if side < 0 else 0.0), 0.95, end=1)
            elif i % 3 == 0:
                art.stroke([between(line[i], tip, 0.75), tip], 1.8, (110, 140, 170), 0.8)
    art.stroke(line[:end], 3.4, mix(tone, INK, 0.2))
    if eye and done >= 1:
        cx, cy = line[-3]
        for r, shade in ((0.62, tone), (0.42, eye), (0.2, mix(GOLD, WHITE, 0.6))):
            art.disc(cx, cy, width * r, shade)


def scales(art: Canvas, form: Sequence[Point], tone: Colour, size: float) -> None:
    """Rows of overlapping feather scales within a shape."""
    xs, ys = [p[0] for p in form], [p[1] for p in form]
    art.shape(form, mix(tone, INK, 0.15))
    with art.inside(form):
        for row in range(int((max(ys) - min(ys)) / size * 2) + 2):
            for i in range(int((max(xs) - min(xs)) / size) + 2):
                cx, cy = min(xs) + (i + 0.5 * (row % 2)) * size, min(ys) + row * size * 0.5
                art.shape(oval(cx, cy, size * 0.56, size * 0.6, 0, 180), mix(tone, WHITE, 0.12 * (row % 3)))
                art.stroke(oval(cx, cy, size * 0.52, size * 0.56, 10, 170), 1.8, mix(tone, INK, 0.35), 0.8)


def spool(art: Canvas, x: float, foot: float, size: float, thread: Colour) -> None:
    """A wooden spool of thread."""
    art.glow(x, foot, size * 0.7, INK, 0.4, ry=size * 0.12)
    art.slab(x - size * 0.36, foot - size * 0.14, size * 0.72, size * 0.14, 4, mix(WOOD, TIMBER, 0.3))
    body = rect(x - size * 0.26, foot - size * 0.74, size * 0.52, size * 0.62)
    art.shape(body, thread)
    for i in range(9):
        art.stroke(
            [(x - size * 0.26, foot - size * (0.7 - 0.065 * i)), (x + size * 0.26, foot - size * (0.73 - 0.065 * i))],
            1.8,
            mix(thread, INK, 0.3),
            0.7,
        )
    art.wash(body, INK, 0.0, 0.4, side="right")
    art.disc(x, foot - size * 0.76, size * 0.36, mix(WOOD, PAPER, 0.25), ry=size * 0.1)
    art.disc(x, foot - size * 0.77, size * 0.09, mix(TIMBER, INK, 0.4), ry=size * 0.03)


def thread_ends(art: Canvas, start: Point, end: Point, colour: Colour, slack: float = 40) -> None:
    """A loose thread."""
    (ax, ay), (bx, by) = start, end
    art.stroke(
        smooth([start, ((2 * ax + bx) / 3, ay + slack), ((ax + 2 * bx) / 3, by - slack * 0.6), end]), 2.6, colour
    )
