"""A training workshop's parts: lathe, rack of moulds, route map; draws on a canvas."""

from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import INK, LAMP, OCHRE, PAPER, RED, SAND, SEA, SLATE, STONE, VERMILION, WHITE, WOOD, Colour, mix
from ..shapes import Point, cell, oval, points, rect, ribbon, rounded, smooth, within


def lathe(art: Canvas, x: float, foot: float, width: float, body: Colour, trim: Colour) -> None:
    """A lathe from its front: head with chuck, bed, carriage with hand wheel, tailstock, chip tray, lamp."""
    height, dark, steel = width * 0.5, mix(body, INK, 0.4), mix(STONE, WHITE, 0.4)
    art.glow(x, foot, width * 0.62, INK, 0.5, ry=width * 0.05)
    for dx, wide in ((-0.48, 0.3), (0.22, 0.24)):
        cabinet = rect(x + dx * width, foot - height * 0.52, wide * width, height * 0.52)
        art.shape(cabinet, body)
        art.wash(cabinet, INK, 0.0, 0.4, side="right")
        art.box(x + (dx + 0.03) * width, foot - height * 0.44, (wide - 0.06) * width, height * 0.03, dark)
    art.box(x - width * 0.2, foot - height * 0.46, width * 0.44, height * 0.12, dark)
    art.shape(rounded(x - width * 0.5, foot - height * 0.64, width, height * 0.16, 4), mix(body, WHITE, 0.15))
    art.box(x - width * 0.2, foot - height * 0.66, width * 0.68, height * 0.05, steel)
    head = rounded(x - width * 0.5, foot - height * 1.05, width * 0.29, height * 0.44, 8)
    art.shape(head, body)
    art.wash(head, INK, 0.0, 0.4, side="right")
    for i, tone in enumerate((RED, OCHRE, LAMP)):
        art.disc(x - width * 0.44 + i * width * 0.065, foot - height * 0.94, width * 0.018, tone)
    art.slab(x - width * 0.45, foot - height * 0.84, width * 0.17, height * 0.1, 3, mix(trim, WHITE, 0.6))
    art.box(x - width * 0.21, foot - height * 0.97, width * 0.07, height * 0.27, steel)
    for i in range(3):
        art.box(x - width * 0.14, foot - height * (0.95 - 0.09 * i), width * 0.03, height * 0.06, SLATE)
    art.box(x - width * 0.14, foot - height * 0.87, width * 0.42, height * 0.07, mix(steel, OCHRE, 0.2))
    _carriage(art, x, foot, width, height, body, trim)
    art.stroke(smooth(points("-0.24,-1.04 -0.2,-1.4 0.02,-1.34", x, foot, width, height)), width * 0.016, SLATE)
    art.glow(x + width * 0.04, foot - height * 1.2, width * 0.2, LAMP, 0.5)
    art.shape(points("-0.02,-1.4 0.05,-1.38 0.08,-1.22 -0.03,-1.24", x, foot, width, height), trim)


def _carriage(art: Canvas, x: float, foot: float, width: float, height: float, body: Colour, trim: Colour) -> None:
    """Carriage, tool post, hand wheels and tailstock."""
    apron = rounded(x - width * 0.02, foot - height * 0.76, width * 0.2, height * 0.38, 5)
    art.shape(apron, mix(body, WHITE, 0.25))
    art.wash(apron, INK, 0.0, 0.35)
    art.box(x + width * 0.03, foot - height * 0.85, width * 0.08, height * 0.1, SLATE)
    for dx, r in ((0.05, 0.05), (0.14, 0.032)):
        art.outline(oval(x + dx * width, foot - height * 0.54, r * width), width * 0.012, mix(STONE, WHITE, 0.5))
        art.disc(x + dx * width, foot - height * 0.54, r * width * 0.3, trim)
        art.stroke(
            [(x + dx * width, foot - height * 0.54), (x + (dx + r) * width, foot - height * 0.54)],
            width * 0.01,
            mix(STONE, WHITE, 0.5),
        )
    tail = rounded(x + width * 0.31, foot - height * 0.95, width * 0.13, height * 0.31, 6)
    art.shape(tail, body)
    art.wash(tail, INK, 0.0, 0.4, side="right")
    art.shape(points("0.31,-0.88 0.31,-0.79 0.26,-0.835", x, foot, width, height), mix(STONE, WHITE, 0.4))
    art.outline(oval(x + width * 0.46, foot - height * 0.83, width * 0.014, width * 0.05), width * 0.012, SLATE)


def mould_rack(art: Canvas, x: float, foot: float, width: float, height: float, steel: Colour, tint: Colour) -> None:
    """A rack of steel moulds of different make."""
    levels, step = 4, height / 4
    art.box(x, foot - height, width, height, mix(steel, INK, 0.45))
    for level in range(levels):
        y, at = foot - level * step - 12, x + 16
        while at < x + width - 60:
            wide, tall = art.chance.uniform(48, 82), step * art.chance.uniform(0.42, 0.74)
            tone = mix(
                mix(STONE, WHITE, 0.2),
                art.chance.choice((tint, SEA, SLATE, VERMILION, OCHRE)),
                art.chance.choice((0.1, 0.2, 0.55)),
            )
            _mould(art, at, y, min(wide, x + width - 14 - at), tall, tone)
            at += wide + 8
        art.box(x, y, width, 12, steel)
        art.box(x, y, width, 4, mix(steel, WHITE, 0.4))
    for side in (x - 4, x + width - 8):
        art.box(side, foot - height - 10, 12, height + 10, mix(steel, WHITE, 0.1))


def _mould(art: Canvas, x: float, foot: float, width: float, height: float, tone: Colour) -> None:
    """One mould: two plates, guide pins, a cavity."""
    art.box(x, foot - height, width, height, tone)
    art.wash(rect(x, foot - height, width, height), INK, 0.0, 0.45, side="right")
    art.box(x - 2, foot - height * 0.54, width + 4, height * 0.08, mix(tone, INK, 0.5))
    for dx in (0.12, 0.78):
        art.box(x + dx * width, foot - height - 5, width * 0.1, 7, SLATE)
    art.disc(x + width / 2, foot - height * 0.27, min(width, height) * 0.14, mix(tone, INK, 0.45))
    art.slab(x + width * 0.3, foot - height * 0.86, width * 0.4, height * 0.14, 2, mix(tone, WHITE, 0.4))


def route_map(art: Canvas, corners: Sequence[Point]) -> None:
    """A map of routes on a board: river, streets, blocks, a route with red dots; nothing to read."""
    art.shape([(px + 8, py + 10) for px, py in corners], INK, 0.3)
    art.shape(corners, mix(WOOD, OCHRE, 0.3))
    sheet = cell(corners, 0.02, 0.035, 0.96, 0.93)
    art.shape(sheet, mix(PAPER, SAND, 0.25))
    with art.inside(sheet):
        for _ in range(34):
            u, v = art.chance.uniform(0, 0.9), art.chance.uniform(0, 0.9)
            art.shape(
                cell(sheet, u, v, art.chance.uniform(0.05, 0.13), art.chance.uniform(0.07, 0.16)),
                mix(SAND, (SEA, OCHRE, PAPER)[int(u * 30) % 3], 0.35),
                0.55,
            )
        art.shape(
            ribbon(
                smooth([within(sheet, *p) for p in ((-0.1, 0.7), (0.2, 0.62), (0.42, 0.82), (0.7, 0.6), (1.1, 0.72))]),
                34,
                44,
            ),
            mix(SEA, PAPER, 0.3),
        )
        for a, b in (
            ((0.1, -0.1), (0.24, 1.1)),
            ((0.52, -0.1), (0.46, 1.1)),
            ((0.84, -0.1), (0.8, 1.1)),
            ((-0.1, 0.28), (1.1, 0.2)),
            ((-0.1, 0.5), (1.1, 0.44)),
        ):
            art.stroke([within(sheet, *a), within(sheet, *b)], 8, WHITE)
    stops = points("0.12,0.24 0.3,0.38 0.36,0.16 0.55,0.3 0.66,0.5 0.86,0.36 0.9,0.16 0.74,0.82 0.3,0.84 0.1,0.6")
    line = smooth([within(sheet, *p) for p in stops[:7]])
    art.stroke(line, 5, mix(RED, VERMILION, 0.5))
    for end, start in ((7, 4), (8, 1), (9, 1)):
        art.stroke([within(sheet, *stops[start]), within(sheet, *stops[end])], 3.6, mix(RED, VERMILION, 0.5))
    for place in stops:
        x, y = within(sheet, *place)
        art.disc(x, y, 13, WHITE)
        art.disc(x, y, 10, RED)
    for u, v in ((0.02, 0.04), (0.96, 0.04), (0.02, 0.92), (0.96, 0.92)):
        art.disc(*within(sheet, u + 0.01, v + 0.02), 5, OCHRE)
