"""What stands in rooms: lamps, letters, desks, picture books, keys; draws on a canvas."""

from ..canvas import Canvas
from ..colour import INK, LAMP, OCHRE, PAPER, RED, RURAL, SEA, VERMILION, WHITE, WOOD, Colour, mix
from ..shapes import Path, between, hanging, oval, points, rect, rounded, smooth, turned
from .things import book_stack, open_book, scribble, stool


def desk_lamp(art: Canvas, x: float, foot: float, height: float, glass: Colour, brass: Colour) -> None:
    """A banker's lamp: brass foot, long glass shade, light below it."""
    top = foot - height
    cone: Path = [
        (x - height * 0.5, top + height * 0.3),
        (x + height * 0.26, top + height * 0.3),
        (x + height * 0.5, foot),
        (x - height * 0.86, foot),
    ]
    art.wash(cone, LAMP, 0.42, 0.1, grain=0.2)
    art.glow(x, foot + 8, height * 0.4, INK, 0.5, ry=24)
    art.disc(x + 40, foot, height * 0.2, mix(brass, INK, 0.35), ry=height * 0.055)
    art.disc(x + 40, foot - 9, height * 0.19, brass, ry=height * 0.045)
    art.stroke([(x + 40, foot - 12), (x + 40, top + height * 0.16)], height * 0.035, mix(brass, INK, 0.15))
    art.stroke([(x + 36, foot - 12), (x + 36, top + height * 0.16)], height * 0.01, mix(brass, WHITE, 0.5))
    shade = [
        (x - height * 0.52, top + height * 0.3),
        *smooth(points("-0.49,0.17 -0.38,0.06 -0.12,0.02 0.14,0.06 0.25,0.17", x, top, height)),
        (x + height * 0.28, top + height * 0.3),
    ]
    art.shape(shade, glass)
    art.wash(shade, mix(LAMP, WHITE, 0.3), 0.0, 0.55, grain=0.2)
    art.stroke(smooth(points("-0.44,0.19 -0.34,0.1 -0.12,0.06", x, top, height)), 8, WHITE, 0.6, end=2)
    art.slab(x - height * 0.53, top + height * 0.285, height * 0.82, height * 0.03, 4, mix(LAMP, WHITE, 0.6))
    art.stroke([(x + 130, top + height * 0.3), (x + 130, top + height * 0.5)], 2.4, brass)
    art.disc(x + 130, top + height * 0.5, 6, brass)


def envelope(art: Canvas, x: float, y: float, width: float, turn: float, paper: Colour, stamp: Colour) -> None:
    """An air-mail envelope with its striped edge, stamps and a postmark; it lies flat, (x, y) is its middle."""

    def lie(points: Path) -> Path:
        return [(px, y + (py - y) * 0.62) for px, py in turned(points, turn, x, y)]

    height, left, top = width * 0.56, x - width / 2, y - width * 0.28
    art.shape([(px + 6, py + 7) for px, py in lie(rect(left, top, width, height))], INK, 0.35)
    art.shape(lie(rect(left, top, width, height)), paper)
    for i in range(24):
        tone = (RED, paper, (52, 92, 140), paper)[i % 4]
        for edge in (top, top + height - 9):
            art.shape(lie(rect(left + i * width / 24, edge, width / 24, 9)), tone)
    for i in range(14):
        tone = (RED, paper, (52, 92, 140), paper)[i % 4]
        for edge in (left, left + width - 9):
            art.shape(lie(rect(edge, top + i * height / 14, 9, height / 14)), tone)
    scribble(art, lie(rect(left + width * 0.24, top + height * 0.42, width * 0.5, height * 0.42)), 3, INK, 2.4)
    for i, tone in enumerate((stamp, mix(stamp, OCHRE, 0.6), RURAL.main)):
        place = left + width * (0.66 + 0.105 * i), top + height * 0.1
        art.shape(lie(rect(*place, width * 0.095, height * 0.26)), WHITE)
        art.shape(lie(rect(place[0] + 3, place[1] + 3, width * 0.095 - 6, height * 0.26 - 6)), tone)
        art.shape(lie(oval(place[0] + width * 0.047, place[1] + height * 0.14, width * 0.024)), mix(tone, WHITE, 0.6))
    for r in (26, 19):
        art.outline(lie(oval(left + width * 0.62, top + height * 0.24, r)), 2.4, INK, 0.6)


def cover(art: Canvas, x: float, y: float, width: float, height: float, ground: Colour, figure: Colour) -> None:
    """The front of a picture book: a simple picture in two colours."""
    art.slab(x, y, width, height, 3, ground)
    with art.inside(rect(x, y, width, height)):
        _figure(art, x, y, width, height, figure)
    art.box(x + width * 0.2, y + height * 0.12, width * 0.6, height * 0.06, mix(ground, PAPER, 0.75))
    art.box(x, y, 4, height, mix(ground, INK, 0.3))


def _figure(art: Canvas, x: float, y: float, width: float, height: float, tone: Colour) -> None:
    """What the cover shows: a sun, hills, a mountain, a fish or steps."""
    kind = art.chance.randrange(5)
    if kind == 0:
        art.disc(x + width / 2, y + height * 0.5, width * 0.26, mix(tone, LAMP, 0.5))
    elif kind == 1:
        ridge = smooth(points("0,0.75 0.3,0.45 0.7,0.7 1,0.5", x, y, width, height))
        art.shape([*ridge, (x + width, y + height), (x, y + height)], mix(tone, WHITE, 0.2))
    elif kind == 2:
        art.shape(points("0.5,0.3 0.8,0.8 0.2,0.8", x, y, width, height), mix(tone, PAPER, 0.3))
    elif kind == 3:
        art.disc(x + width / 2, y + height * 0.55, width * 0.3, mix(tone, WHITE, 0.3), ry=height * 0.12)
        art.shape(points("0.74,0.55 0.92,0.44 0.92,0.66", x, y, width, height), mix(tone, WHITE, 0.3))
    else:
        for i in range(3):
            step = x + width * (0.2 + 0.22 * i), y + height * (0.7 - 0.14 * i)
            art.box(*step, width * 0.16, height, mix(tone, PAPER, 0.25))


def small_desk(art: Canvas, x: float, foot: float, size: float) -> None:
    """A child's desk with an open picture book, crayons and a stool behind."""
    for dx in (-0.72, 0.72):
        stool(art, x + dx * size, foot - size * 0.06, size * 0.3, mix(WOOD, OCHRE, 0.3))
    art.glow(x, foot, size * 0.75, INK, 0.45, ry=size * 0.12)
    top, wood = foot - size * 0.62, mix(WOOD, OCHRE, 0.45)
    for dx in (-0.44, 0.39):
        art.box(x + dx * size, top, size * 0.05, size * 0.62, mix(wood, INK, 0.3))
        art.box(x + dx * size * 0.86, top, size * 0.04, size * 0.5, mix(wood, INK, 0.45))
    deck = points("-0.44,-0.16 0.44,-0.16 0.54,0.06 -0.54,0.06", x, top, size)
    art.shape(deck, wood)
    art.wash(deck, mix(LAMP, WHITE, 0.4), 0.5, 0.0, side="right")
    art.box(x - size * 0.54, top + size * 0.06, size * 1.08, size * 0.07, mix(wood, INK, 0.25))
    open_book(art, x - size * 0.1, top + size * 0.03, size * 0.56, 0.24, INK, lines=3, cover=VERMILION)
    for dx, tone in ((-0.27, SEA), (-0.2, RED)):
        art.disc(x + dx * size, top - size * 0.05, size * 0.045, mix(tone, WHITE, 0.2), ry=size * 0.022)
    for i, tone in enumerate((RED, OCHRE, RURAL.main, (60, 110, 160), VERMILION, (120, 80, 150))):
        start = (x + size * (0.26 + 0.03 * i), top - size * (0.11 - 0.02 * (i % 3)))
        crayon(art, start, (start[0] + size * 0.06, start[1] + size * (0.1 - 0.03 * (i % 2))), size * 0.024, tone)
    book_stack(art, x - size * 0.4, top - size * 0.06, size * 0.17, size * 0.03, (SEA, OCHRE, RED))


def crayon(art: Canvas, start: tuple[float, float], end: tuple[float, float], width: float, colour: Colour) -> None:
    """A wax crayon."""
    art.stroke([start, between(start, end, 0.8)], width, colour)
    art.stroke([between(start, end, 0.2), between(start, end, 0.6)], width, mix(colour, INK, 0.25))
    art.stroke([between(start, end, 0.8), end], width * 0.8, mix(colour, WHITE, 0.2), end=width * 0.25)


def key(art: Canvas, x: float, y: float, kind: int, size: float = 1.0) -> None:
    """An old key that hangs from a hook on a red string, a blank tag beside it."""
    metal = ((176, 138, 70), (150, 144, 132), (120, 96, 60), (196, 164, 96))[kind]
    sway, ring = art.chance.uniform(-5, 5) * size, y + 48 * size
    art.disc(x, y, 5 * size, mix(OCHRE, WHITE, 0.4))
    for side in (-4, 4):
        art.stroke(
            smooth([(x, y), (x + side * size, y + 20 * size), (x + sway + side * 0.4 * size, ring - 8 * size)]),
            3.4 * size,
            RED,
        )
    shaft = x + sway
    art.outline(oval(shaft, ring + 4 * size, 12 * size, 13 * size), 6.5 * size, metal)
    if kind % 2:
        art.outline(oval(shaft, ring + 4 * size, 5 * size, 6 * size), 3 * size, metal)
    art.box(shaft - 3 * size, ring + 16 * size, 6 * size, 44 * size, metal)
    art.box(shaft - 3 * size, ring + 16 * size, 2 * size, 44 * size, mix(metal, WHITE, 0.5))
    for i in range(2 + kind % 2):
        art.box(shaft + 3 * size, ring + (34 + i * 10) * size, (9 - 3 * (i % 2)) * size, 6 * size, metal)
    left, top = x - 25 * size + sway * 0.5, y + 24 * size
    tag = turned(rounded(left, top, 18 * size, 27 * size, 4 * size), sway, x, y)
    art.stroke(hanging((x, y), (left + 9 * size, top), 4 * size), 1.5 * size, RED)
    art.shape(tag, mix(PAPER, OCHRE, 0.2))
    art.box(left + 4 * size, top + 12 * size, 10 * size, 2 * size, mix(INK, PAPER, 0.3))
