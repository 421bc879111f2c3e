"""Works and docks: gantry cranes, containers, halls, domes, kilns, lathes; draws on a canvas."""

from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import CLAY, INK, LAMP, OCHRE, PAPER, RED, SLATE, STONE, TILES, TIMBER, WHITE, Colour, mix
from ..shapes import Path, Point, between, cell, oval, points, rect, ribbon, rounded, smooth
from .old import brick_courses


def gantry_crane(art: Canvas, x: float, foot: float, height: float, steel: Colour, trim: Colour, load: Colour) -> None:
    """A ship-to-shore crane from its side: legs, girder with boom to the left, apex with stays, cab and load."""
    half, deck, low = height * 0.17, foot - height * 0.6, foot - height * 0.24
    shade, bar = mix(steel, INK, 0.3), height * 0.026
    left, right = x - half, x + half
    tip, tail, apex = (left - height * 0.62, deck), (right + height * 0.26, deck), (left + height * 0.03, foot - height)
    art.stroke([(left, low), (right, deck)], bar * 0.6, shade)
    for leg in (left, right):
        art.stroke([(leg, foot), (leg, deck)], bar * 1.35, steel)
        art.stroke([(leg + bar * 0.4, foot), (leg + bar * 0.4, deck)], bar * 0.4, shade)
        art.slab(leg - height * 0.055, foot - height * 0.03, height * 0.11, height * 0.032, 4, SLATE)
    art.stroke([(left, low), (right, low)], bar * 1.3, steel)
    for end in (tip, between(tip, (left, deck), 0.5), tail):
        art.stroke([apex, end], max(1.6, height * 0.006), shade)
    art.stroke([(left, deck), apex], bar, steel)
    art.stroke([(right, deck), apex], bar * 0.8, shade)
    _girder(art, tip, tail, height * 0.05, steel, shade)
    art.box(right - half * 0.3, deck - height * 0.1, height * 0.17, height * 0.075, mix(steel, WHITE, 0.35))
    art.disc(*apex, bar * 0.8, trim)
    _trolley(art, left - height * 0.33, deck, height, trim, load)


def _girder(art: Canvas, tip: Point, tail: Point, depth: float, steel: Colour, shade: Colour) -> None:
    """A lattice beam."""
    (ax, y), (bx, _) = tip, tail
    step = depth * 1.1
    for i in range(int((bx - ax) / step)):
        sign = depth / 2 if i % 2 else -depth / 2
        art.stroke([(ax + i * step, y - sign), (ax + (i + 1) * step, y + sign)], depth * 0.12, shade)
    for dy in (-depth / 2, depth / 2):
        art.stroke([(ax, y + dy), (bx, y + dy)], depth * 0.26, steel)


def _trolley(art: Canvas, x: float, deck: float, height: float, trim: Colour, load: Colour) -> None:
    """The cab under the girder and the container on its ropes."""
    art.box(x - height * 0.04, deck + height * 0.02, height * 0.08, height * 0.025, SLATE)
    art.slab(x + height * 0.05, deck + height * 0.03, height * 0.055, height * 0.055, 3, trim)
    art.box(x + height * 0.055, deck + height * 0.04, height * 0.03, height * 0.025, mix(LAMP, WHITE, 0.4))
    drop = deck + height * 0.26
    for dx in (-0.03, 0.03):
        art.stroke([(x + dx * height, deck + height * 0.04), (x + dx * height * 1.5, drop)], 1.8, INK, 0.8)
    art.box(x - height * 0.07, drop, height * 0.14, height * 0.018, OCHRE)
    container(art, x - height * 0.075, drop + height * 0.018, height * 0.15, height * 0.062, load)


def container(art: Canvas, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    """A container from its long side."""
    art.box(x, y, width, height, colour)
    ribs = max(6, int(width / 9))
    for i in range(ribs):
        art.box(
            x + (i + 0.5) * width / ribs,
            y + height * 0.08,
            width / ribs * 0.35,
            height * 0.84,
            mix(colour, INK, 0.2),
            0.8,
        )
    for edge in (y, y + height * 0.93):
        art.box(x, edge, width, max(1.2, height * 0.07), mix(colour, WHITE, 0.2))
    for post in (x, x + width - width * 0.025):
        art.box(post, y, width * 0.025, height, mix(colour, INK, 0.32))
    art.box(x + width * 0.07, y + height * 0.2, width * 0.14, height * 0.16, mix(colour, PAPER, 0.7), 0.8)


def container_stack(
    art: Canvas, x: float, foot: float, width: float, height: float, heights: Sequence[int], colours: Sequence[Colour]
) -> None:
    """Containers side by side, so many high in each column."""
    for column, count in enumerate(heights):
        for row in range(count):
            container(
                art, x + column * width, foot - (row + 1) * height, width - 3, height - 2, art.chance.choice(colours)
            )


def works_hall(
    art: Canvas,
    x: float,
    foot: float,
    width: float,
    height: float,
    wall: Colour,
    *,
    floors: int,
    columns: int,
    lit: float,
    dark: Colour,
) -> None:
    """A factory building with bands of windows, pipes and roof gear."""
    art.box(x, foot - height, width, height, wall)
    art.wash(rect(x, foot - height, width, height), mix(wall, INK, 0.6), 0.0, 0.45, side="right")
    step, cell_w = height / floors, width / columns
    for floor in range(floors):
        y = foot - height + floor * step
        for column in range(columns):
            glass = mix(LAMP, wall, art.chance.choice((0, 0, 0.15, 0.3))) if art.chance.random() < lit else dark
            art.box(x + column * cell_w + 4, y + step * 0.26, cell_w - 8, step * 0.46, glass)
            art.box(x + column * cell_w + cell_w / 2 - 1.5, y + step * 0.26, 3, step * 0.46, wall)
        art.box(x, y + step * 0.9, width, step * 0.05, mix(wall, INK, 0.35))
    art.box(x - 8, foot - height - 10, width + 16, 14, mix(wall, WHITE, 0.14))
    for i in range(3):
        at = x + width * (0.14 + 0.3 * i)
        art.box(at, foot - height - 46, width * 0.1, 38, mix(wall, INK, 0.2))
        art.disc(at + width * 0.05, foot - height - 46, width * 0.05, mix(wall, WHITE, 0.1), ry=7)
    art.stroke([(x + width - 26, foot), (x + width - 26, foot - height - 90)], 14, mix(wall, INK, 0.4))


def dome_hall(art: Canvas, x: float, foot: float, width: float, height: float, wall: Colour, shade: Colour) -> None:
    """A round hall under a dome: cylinder, rim, cap, lit from the left; x is its middle."""
    drum = height * 0.58
    form = [
        (x - width / 2, foot),
        (x - width / 2, foot - drum),
        *oval(x, foot - drum, width / 2, height - drum, 180, 360),
        (x + width / 2, foot),
    ]
    art.shape(form, wall)
    art.wash(form, shade, 0.0, 0.85, side="right", grain=0.5)
    art.box(x - width * 0.52, foot - drum - height * 0.025, width * 1.04, height * 0.05, mix(wall, shade, 0.3))
    for i in range(1, 5):
        art.box(x - width / 2 + i * width / 5, foot - drum, 2.4, drum, shade, 0.35)
    art.box(x - width * 0.06, foot - height - height * 0.03, width * 0.12, height * 0.05, mix(wall, shade, 0.4))


def dragon_kiln(art: Canvas, line: Sequence[Point], girth: float, brick: Colour, roof: Colour) -> None:
    """A climbing kiln along a line from its mouth up the slope: a vaulted back, stoke holes, posts, a long roof."""
    body = ribbon(line, girth, girth * 0.6)
    art.shape(body, brick)
    brick_courses(art, body, mix(brick, PAPER, 0.35), 26)
    half = len(line)
    top, below = body[:half], list(reversed(body[half:]))
    for i in range(3, half - 2, 5):
        (ax, ay), (bx, by) = top[i], below[i]
        size = girth * (0.13 - 0.05 * i / half)
        hole = between((bx, by), (ax, ay), 0.42)
        art.disc(*hole, size * 1.35, mix(brick, INK, 0.3))
        art.disc(*hole, size, mix(INK, RED, 0.2))
    art.stroke(below, girth * 0.12, mix(brick, INK, 0.55))
    _kiln_roof(art, top, girth, roof)


def _kiln_roof(art: Canvas, edge: Sequence[Point], girth: float, tile: Colour) -> None:
    """The stepped roof over the kiln on its posts."""
    for start in range(2, len(edge) - 7, 6):
        (ax, ay), (bx, by) = edge[start], edge[start + 6]
        lift = girth * (1.0 - 0.35 * start / len(edge))
        for px, py in ((ax, ay), (bx, by)):
            art.stroke([(px, py + girth * 0.25), (px, py - lift)], girth * 0.055, TIMBER)
        slab: Path = [
            (ax - girth * 0.22, ay - lift * 0.86),
            (bx + girth * 0.16, by - lift * 0.9),
            (bx + girth * 0.1, by - lift * 1.5),
            (ax - girth * 0.1, ay - lift * 1.46),
        ]
        art.shape(slab, tile)
        for i in range(12):
            art.stroke(cell(slab, (i + 0.5) / 12, 0, 0, 1)[1:3], girth * 0.02, mix(tile, INK, 0.4), 0.7)
        art.stroke([slab[0], slab[1]], girth * 0.05, mix(tile, WHITE, 0.25))
        art.stroke([slab[3], slab[2]], girth * 0.06, mix(tile, WHITE, 0.15))


def toolbox(art: Canvas, x: float, foot: float, width: float, colour: Colour) -> None:
    """A steel toolbox, its lid half open, tools looking out."""
    height = width * 0.34
    art.glow(x, foot + 4, width * 0.68, INK, 0.55, ry=width * 0.08)
    lid: list[Point] = points("-0.46,-1 0.46,-1 0.4,-2.1 -0.52,-2.1", x, foot, width, height)
    art.shape(lid, mix(colour, INK, 0.45))
    art.shape(cell(lid, 0.04, 0.08, 0.92, 0.86), mix(colour, INK, 0.25))
    _tools(art, x, foot - height, width)
    art.shape(rounded(x - width / 2, foot - height, width, height, 9), colour)
    art.wash(rect(x - width / 2, foot - height, width, height), INK, 0.0, 0.5)
    art.box(x - width / 2, foot - height, width, height * 0.1, mix(colour, WHITE, 0.4))
    for dx in (-0.3, 0.3):
        art.slab(x + (dx - 0.05) * width, foot - height * 0.94, width * 0.1, height * 0.28, 4, mix(STONE, WHITE, 0.4))
        art.box(x + (dx - 0.02) * width, foot - height * 0.86, width * 0.04, height * 0.1, SLATE)
    art.outline(rounded(x - width * 0.14, foot - height * 0.55, width * 0.28, height * 0.26, 8), height * 0.06, INK)


def _tools(art: Canvas, x: float, rim: float, width: float) -> None:
    """Spanner, screwdriver, hammer, pliers."""
    steel = mix(STONE, WHITE, 0.45)
    art.stroke([(x - width * 0.34, rim + 20), (x - width * 0.26, rim - width * 0.3)], width * 0.035, steel)
    art.outline(
        oval(x - width * 0.255, rim - width * 0.325, width * 0.036, width * 0.036, -40, 250), width * 0.026, steel
    )
    art.stroke([(x - width * 0.1, rim + 20), (x - width * 0.08, rim - width * 0.13)], width * 0.016, steel)
    art.stroke([(x - width * 0.08, rim - width * 0.12), (x - width * 0.068, rim - width * 0.27)], width * 0.05, OCHRE)
    art.stroke([(x + width * 0.1, rim + 20), (x + width * 0.16, rim - width * 0.28)], width * 0.036, CLAY)
    art.stroke([(x + width * 0.09, rim - width * 0.27), (x + width * 0.25, rim - width * 0.3)], width * 0.06, TILES)
    for lean in (-0.03, 0.05):
        art.stroke(
            smooth(
                [
                    (x + width * 0.34, rim + 16),
                    (x + width * (0.34 + lean * 1.6), rim - width * 0.1),
                    (x + width * (0.34 + lean), rim - width * 0.22),
                ]
            ),
            width * 0.032,
            RED,
        )
