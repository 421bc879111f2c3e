"""Things near the eye: blackboards, baskets, books, lamps, bags, tools; draws on a canvas."""

import math
from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import INK, LAMP, PAPER, TIMBER, WHITE, WOOD, Colour, mix
from ..shapes import Path, Point, between, cell, hanging, oval, points, rect, rounded, smooth, within

BOARD = (38, 62, 54)


def scribble(art: Canvas, corners: Sequence[Point], lines: int, colour: Colour, width: float = 2.4) -> None:
    """Handwriting too small to read: rows of short strokes in a quadrangle."""
    for line in range(lines):
        v, u, end = (line + 0.6) / lines, 0.02, art.chance.uniform(0.62, 0.98) if line else 0.7
        while u < end:
            long = art.chance.uniform(0.025, 0.06)
            sway = [(u + long * t, v + art.chance.uniform(-0.16, 0.16) / lines) for t in (0, 0.35, 0.7, 1)]
            art.stroke(smooth([within(corners, *p) for p in sway], steps=4), width, colour, 0.9)
            u += long + art.chance.choice((0.014, 0.014, 0.04))


def blackboard(art: Canvas, x: float, foot: float, width: float, *, frame: Colour = WOOD, lines: int = 4) -> None:
    """A small blackboard on an easel, chalk on its ledge."""
    height = width * 0.68
    top = foot - height * 1.75
    for lean in (-0.08, 0.08):
        art.stroke(
            [(x + lean * width * 2, top - 12), (x + lean * width * 5, foot)], width * 0.045, mix(frame, INK, 0.25)
        )
    art.stroke([(x, top), (x + width * 0.1, foot - width * 0.04)], width * 0.035, mix(frame, INK, 0.5))
    board(art, points("-0.5,0 0.5,0 0.5,1 -0.5,1", x, top, width, height), frame, lines)
    art.box(x - width * 0.53, top + height, width * 1.06, width * 0.04, frame)
    for dx in (-0.2, -0.12, 0.3):
        art.box(x + dx * width, top + height - width * 0.018, width * 0.05, width * 0.02, WHITE)


def board(art: Canvas, corners: Sequence[Point], frame: Colour, lines: int = 4, face: Colour = BOARD) -> None:
    """The framed face of a blackboard, written on."""
    art.shape(corners, frame)
    inner = cell(corners, 0.035, 0.05, 0.93, 0.9)
    art.shape(inner, face)
    art.wash(inner, mix(face, WHITE, 0.35), 0.3, 0.0, side="right")
    size = math.dist(corners[0], corners[1])
    scribble(art, cell(corners, 0.1, 0.1, 0.8, 0.78), lines, mix(face, WHITE, 0.88), max(1.6, size * 0.011))


def stool(art: Canvas, x: float, foot: float, size: float, colour: Colour) -> None:
    """A low wooden stool."""
    art.glow(x, foot, size * 0.8, INK, 0.3, ry=size * 0.16)
    for dx in (-0.36, 0.3):
        art.stroke(
            [(x + dx * size * 0.8, foot - size * 0.5), (x + dx * size, foot)], size * 0.1, mix(colour, INK, 0.35)
        )
    art.slab(x - size / 2, foot - size * 0.6, size, size * 0.14, 3, colour)
    art.box(x - size * 0.46, foot - size * 0.6, size * 0.92, size * 0.04, mix(colour, WHITE, 0.4))


def basket(art: Canvas, x: float, foot: float, width: float, height: float, colour: Colour, *, rows: int = 9) -> None:
    """A woven bamboo basket, wider above."""
    corners = points("-0.5,-1 0.5,-1 0.4,0 -0.4,0", x, foot, width, height)
    dark, light = mix(colour, INK, 0.42), mix(colour, WHITE, 0.38)
    art.shape(corners, mix(colour, INK, 0.2))
    columns = rows * 2
    for row in range(rows):
        for column in range(columns):
            if (row + column) % 2:
                art.shape(
                    cell(corners, column / columns, row / rows, 1 / columns, 0.8 / rows),
                    light if column < columns * 0.45 else colour,
                )
    art.wash(corners, dark, 0.0, 0.55, side="right")
    for v in (0.0, 0.92):
        left, right = within(corners, -0.02, v), within(corners, 1.02, v)
        art.stroke([left, right], height * 0.085, dark)
        art.stroke([(left[0], left[1] - height * 0.02), (right[0], right[1] - height * 0.02)], height * 0.04, light)


def book(art: Canvas, x: float, y: float, width: float, height: float, colour: Colour, *, band: bool = True) -> None:
    """The spine of a standing book; (x, y) is its upper left corner."""
    art.box(x, y, width, height, colour)
    art.box(x, y, max(1.0, width * 0.18), height, mix(colour, WHITE, 0.3))
    if band:
        art.box(x, y + height * 0.16, width, height * 0.07, mix(colour, PAPER, 0.65))
        art.box(x, y + height * 0.78, width, height * 0.04, mix(colour, PAPER, 0.65))


def book_row(art: Canvas, x: float, foot: float, width: float, height: float, colours: Sequence[Colour]) -> None:
    """Books of different height side by side, one or two leaning."""
    at = x
    while at < x + width - height * 0.08:
        wide, tall = height * art.chance.uniform(0.1, 0.22), height * art.chance.uniform(0.68, 0.97)
        wide = min(wide, x + width - at)
        if art.chance.random() < 0.08:
            at += wide * 0.8
            continue
        book(art, at, foot - tall, wide - 1, tall, art.chance.choice(colours), band=height > 26)
        at += wide


def shelf(
    art: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    levels: int,
    colours: Sequence[Colour],
    wood: Colour = WOOD,
) -> None:
    """A bookcase."""
    art.box(x, y, width, height, mix(wood, INK, 0.5))
    step = height / levels
    for level in range(levels):
        foot = y + (level + 1) * step - step * 0.07
        book_row(art, x + width * 0.03, foot, width * 0.94, step * 0.8, colours)
        art.box(x, foot, width, step * 0.09, wood)
        art.box(x, foot, width, step * 0.03, mix(wood, WHITE, 0.3))
    for side in (x, x + width - width * 0.025):
        art.box(side, y, width * 0.025, height, wood)
    art.box(x - 3, y - step * 0.06, width + 6, step * 0.1, mix(wood, WHITE, 0.2))


def book_stack(art: Canvas, x: float, foot: float, width: float, thick: float, colours: Sequence[Colour]) -> float:
    """Books that lie on each other; gives the height of the pile."""
    for i, colour in enumerate(colours):
        y, shift = foot - (i + 1) * thick, art.chance.uniform(-0.06, 0.06) * width
        long = width * art.chance.uniform(0.86, 1)
        art.slab(x - long / 2 + shift, y, long, thick, thick * 0.16, colour)
        art.box(x - long / 2 + shift + long * 0.03, y + thick * 0.18, long * 0.97, thick * 0.64, PAPER)
        for k in (0.36, 0.52, 0.68):
            art.box(x - long / 2 + shift + long * 0.03, y + thick * k, long * 0.97, 1, mix(PAPER, INK, 0.25))
        art.slab(x - long / 2 + shift, y, long * 0.1, thick, thick * 0.3, mix(colour, INK, 0.12))
    return thick * len(colours)


def open_book(
    art: Canvas, x: float, y: float, width: float, tilt: float, ink: Colour, *, lines: int = 7, cover: Colour = WOOD
) -> None:
    """An open book that lies on a table, seen from above and in front; (x, y) is the middle of its near edge."""
    half, deep = width / 2, width * tilt
    art.shape(
        [
            (x - half * 1.05, y + 7),
            (x + half * 1.05, y + 7),
            (x + half * 0.95, y - deep - 3),
            (x - half * 0.95, y - deep - 3),
        ],
        cover,
    )
    for side in (-1, 1):
        near = smooth(points("0,0.05 0.35,-0.08 1,0", x, y, side * half, deep))
        far = smooth(points("0.9,-1 0.32,-1.08 0,-0.96", x, y, side * half, deep))
        page = [*near, *far]
        art.shape(page, PAPER if side < 0 else mix(PAPER, WHITE, 0.6))
        art.wash(
            page, mix(PAPER, WOOD, 0.6), 0.0 if side < 0 else 0.4, 0.4 if side < 0 else 0.0, side="right", grain=0.2
        )
        left, right = sorted((x + side * half * 0.12, x + side * half * 0.86))
        scribble(
            art,
            [(left, y - deep * 0.95), (right, y - deep * 0.95), (right, y - deep * 0.1), (left, y - deep * 0.1)],
            lines,
            ink,
            max(1.2, width * 0.005),
        )


def pencil(art: Canvas, start: Point, end: Point, width: float, colour: Colour) -> None:
    """A pencil; its point is at the end."""
    neck, tip = between(start, end, 0.86), between(start, end, 0.965)
    art.stroke([start, neck], width, colour)
    art.stroke([between(start, end, 0.0), between(start, end, 0.08)], width, mix(colour, PAPER, 0.7))
    art.stroke([neck, end], width, mix(PAPER, WOOD, 0.4), end=0.6)
    art.stroke([tip, end], width * 0.26, INK, end=0.6)


def lantern_light(art: Canvas, x: float, y: float, radius: float, colour: Colour = LAMP) -> None:
    """A bulb and the light about it."""
    art.glow(x, y, radius * 7, colour, 0.55)
    art.disc(x, y, radius, mix(colour, WHITE, 0.6))


def pendant(art: Canvas, x: float, top: float, drop: float, size: float, shade: Colour) -> None:
    """A lamp with a cone of metal on a cord."""
    y = top + drop
    art.stroke([(x, top), (x, y)], 2.4, INK)
    art.glow(x, y + size * 0.5, size * 3.4, LAMP, 0.5)
    art.shape(points("-0.14,-0.1 0.14,-0.1 0.6,0.42 -0.6,0.42", x, y, size), shade)
    art.disc(x, y + size * 0.42, size * 0.6, mix(LAMP, WHITE, 0.5), ry=size * 0.1)


def schoolbag(art: Canvas, x: float, foot: float, size: float, colour: Colour) -> None:
    """A school satchel that stands against a wall."""
    art.glow(x, foot, size * 0.7, INK, 0.4, ry=size * 0.1)
    art.outline(oval(x, foot - size * 1.02, size * 0.13, size * 0.12), size * 0.05, mix(colour, INK, 0.4))
    art.shape(rounded(x - size * 0.4, foot - size, size * 0.8, size, size * 0.26), colour)
    art.wash(rounded(x - size * 0.4, foot - size, size * 0.8, size, size * 0.26), INK, 0.0, 0.35, side="right")
    art.shape(
        rounded(x - size * 0.29, foot - size * 0.46, size * 0.58, size * 0.38, size * 0.08), mix(colour, WHITE, 0.22)
    )
    art.box(x - size * 0.29, foot - size * 0.36, size * 0.58, size * 0.035, mix(colour, INK, 0.35))
    art.box(x - size * 0.3, foot - size * 0.72, size * 0.6, size * 0.03, mix(colour, INK, 0.3))


def wire(art: Canvas, start: Point, end: Point, sag: float, colour: Colour, width: float = 2.4) -> None:
    """A wire or rope that hangs between two points."""
    art.stroke(hanging(start, end, sag), width, colour)


def crate(art: Canvas, x: float, foot: float, width: float, height: float, colour: Colour) -> None:
    """A wooden crate of boards with a brace."""
    dark = mix(colour, INK, 0.35)
    art.box(x, foot - height, width, height, dark)
    for i in range(4):
        art.box(
            x + 3, foot - height + height * i / 4 + 2, width - 6, height / 4 - 3, mix(colour, WHITE, 0.08 * (3 - i))
        )
    art.stroke(
        [(x + width * 0.1, foot - height * 0.06), (x + width * 0.9, foot - height * 0.94)],
        width * 0.1,
        mix(colour, WHITE, 0.1),
    )
    for side in (x, x + width * 0.88):
        art.box(side, foot - height, width * 0.12, height, mix(colour, WHITE, 0.15))
    art.wash(rect(x, foot - height, width, height), INK, 0.0, 0.3, side="right")


def plank_table(art: Canvas, y: float, colour: Colour, planks: int = 5, bottom: float = 1000) -> Path:
    """A table top that fills the lower part of the sheet; gives its area."""
    area = [(-60.0, y), (1660.0, y), (1900.0, bottom + 20), (-300.0, bottom + 20)]
    art.shape(area, colour)
    for i in range(planks):
        tone = mix(colour, (WHITE, INK)[i % 2], 0.05 + 0.03 * (i % 3))
        art.shape(cell(area, 0, (i / planks) ** 1.3, 1, ((i + 1) / planks) ** 1.3 - (i / planks) ** 1.3), tone)
        for _ in range(7):
            v = ((i + art.chance.random()) / planks) ** 1.3
            start, u = art.chance.random(), art.chance.uniform(0.1, 0.3)
            art.stroke([within(area, start, v), within(area, start + u, v)], 2, mix(colour, TIMBER, 0.6), 0.35, end=1)
    return area


def shovel(art: Canvas, foot: Point, top: Point, width: float, mud: Colour) -> None:
    """A spade that leans: muddy blade below, a grip above."""
    (x, y), neck = foot, between(foot, top, 0.26)
    art.stroke([neck, top], width * 0.62, WOOD)
    art.stroke([between(foot, top, 0.3), top], width * 0.2, mix(WOOD, WHITE, 0.4))
    dx, dy = top[0] - x, top[1] - y
    long = math.hypot(dx, dy)
    nx, ny = -dy / long * width * 1.75, dx / long * width * 1.75
    low = between(foot, top, 0.05)
    blade = [
        (neck[0] - nx * 0.8, neck[1] - ny * 0.8),
        (low[0] - nx, low[1] - ny),
        foot,
        (low[0] + nx, low[1] + ny),
        (neck[0] + nx * 0.8, neck[1] + ny * 0.8),
    ]
    art.shape(blade, (118, 124, 126))
    art.wash(blade, mud, 0.1, 1.0, grain=0.6)
    art.stroke([between(foot, top, 0.2), between(foot, top, 0.32)], width * 0.9, (90, 96, 100), end=width * 0.6)
    art.stroke(
        [(top[0] - nx * 0.7, top[1] - ny * 0.7), (top[0] + nx * 0.7, top[1] + ny * 0.7)],
        width * 0.6,
        mix(WOOD, INK, 0.2),
    )
