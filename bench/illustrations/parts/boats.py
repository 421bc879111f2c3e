"""Boats: sampan, fishing boat, ferry, container ship; draws on a canvas."""

from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import INK, LAMP, PAPER, RED, SAND, TIMBER, WHITE, WOOD, Colour, mix
from ..shapes import oval, points, rect, smooth


def sampan(art: Canvas, x: float, y: float, length: float, colour: Colour = WOOD) -> None:
    """A flat boat with a mat roof."""
    art.glow(x, y + length * 0.06, length * 0.6, INK, 0.3, ry=length * 0.06)
    roof = oval(x, y - length * 0.06, length * 0.2, length * 0.13, 180, 360)
    art.shape([*roof, *points("0.2,-0.03 -0.2,-0.03", x, y, length)], mix(SAND, colour, 0.25))
    for i in range(6):
        rib = x + (i - 2.5) * length * 0.066, x + (i - 2.5) * length * 0.058
        art.stroke([(rib[0], y - length * 0.03), (rib[1], y - length * 0.17)], 2, colour, 0.6)
    hull = points("-0.5,-0.09 -0.3,0.06 0.3,0.06 0.5,-0.1 0.3,-0.02 -0.3,-0.02", x, y, length)
    art.shape(smooth(hull, closed=True), mix(colour, INK, 0.25))
    rim = smooth(points("-0.5,-0.09 -0.3,-0.015 0.3,-0.015 0.5,-0.1", x, y, length))
    art.stroke(rim, length * 0.022, mix(colour, PAPER, 0.3))


def trawler(art: Canvas, x: float, y: float, length: float, hull: Colour, cabin: Colour, *, lamp: bool = False) -> None:
    """A fishing boat from its side, bow to the left; y is the water line."""
    rigging(art, x, y, length)
    deck = y - length * 0.15
    for dx, wide, tall in ((0.12, 0.3, 0.13), (0.16, 0.2, 0.23)):
        art.box(x + dx * length - length * wide / 2, deck - length * tall, length * wide, length * tall, cabin)
        art.box(
            x + dx * length - length * wide / 2 - 3,
            deck - length * tall - length * 0.02,
            length * wide + 6,
            length * 0.025,
            mix(cabin, INK, 0.35),
        )
    for i in range(4):
        art.slab(
            x + length * (0.075 + 0.045 * i),
            deck - length * 0.2,
            length * 0.034,
            length * 0.05,
            2,
            LAMP if lamp else mix(hull, INK, 0.5),
        )
    sheer = smooth(points("-0.5,-0.25 -0.28,-0.16 0.1,-0.12 0.48,-0.16", x, y, length))
    body = [*sheer, (x + length * 0.44, y + 4), (x - length * 0.38, y + 4)]
    art.shape(body, hull)
    art.wash(body, INK, 0.0, 0.4, side="right")
    art.stroke(sheer, length * 0.022, mix(hull, WHITE, 0.6))
    art.shape(
        [
            (x - length * 0.405, y - length * 0.045),
            (x + length * 0.455, y - length * 0.045),
            (x + length * 0.44, y + 4),
            (x - length * 0.38, y + 4),
        ],
        mix(RED, INK, 0.2),
    )
    for i in range(4):
        art.outline(oval(x + length * (-0.2 + 0.16 * i), y - length * 0.075, length * 0.024), length * 0.014, INK)


def rigging(art: Canvas, x: float, y: float, length: float) -> None:
    """Mast, boom and stays of a fishing boat."""
    mast, top = x - length * 0.12, y - length * 0.72
    art.stroke([(mast, y - length * 0.1), (mast, top)], length * 0.022, TIMBER, end=length * 0.012)
    art.stroke([(mast, y - length * 0.3), (x + length * 0.2, y - length * 0.52)], length * 0.014, TIMBER)
    for end in (
        (x - length * 0.48, y - length * 0.24),
        (x + length * 0.44, y - length * 0.16),
        (x + length * 0.2, y - length * 0.52),
    ):
        art.stroke([(mast, top), end], 1.8, INK, 0.75)
    art.shape(points("0,0 0.09,0.03 0,0.06", mast, top, length), RED)


def ferry(art: Canvas, x: float, y: float, length: float, trim: Colour, glass: Colour) -> None:
    """A white passenger boat, bow to the right; y is the water line."""
    deck = y - length * 0.12
    for dx, wide, low, tall in ((-0.06, 0.62, 0.0, 0.09), (-0.04, 0.42, 0.09, 0.08), (0.06, 0.14, 0.17, 0.06)):
        _saloon(art, x + dx * length, deck - low * length, wide * length, tall * length, trim, glass)
    art.stroke(points("-0.02,-0.2 -0.05,-0.34", x, deck, length), 3, mix(trim, INK, 0.3))
    sheer = smooth(points("-0.48,0 0,0.006 0.36,-0.02 0.54,-0.06", x, deck, length))
    hull = [*sheer, *points("0.42,0 -0.46,0", x, y, length)]
    art.shape(hull, WHITE)
    art.wash(hull, mix(trim, WHITE, 0.4), 0.0, 0.6)
    art.stroke(points("-0.47,-0.035 0.455,-0.035", x, y, length), length * 0.018, trim)


def _saloon(art: Canvas, x: float, foot: float, width: float, height: float, trim: Colour, glass: Colour) -> None:
    """One deck of a ferry with its row of windows; the bow side slopes."""
    half, top = width / 2, foot - height
    art.shape([(x - half, foot), (x - half + 3, top), (x + half - height * 0.55, top), (x + half, foot)], WHITE)
    art.box(x - half - 4, top - 2, width * 0.97, 4, trim)
    for i in range(int(width / 18)):
        art.slab(x - half + 10 + i * 16.5, foot - height * 0.72, 11, height * 0.36, 2, glass)


def container_ship(art: Canvas, x: float, y: float, length: float, hull: Colour, colours: Sequence[Colour]) -> None:
    """A laden ship from its side, bow to the left; y is the water line."""
    deck, unit = y - length * 0.1, length * 0.052
    for column in range(12):
        for row in range(3 + (column * 7 + 3) % 3):
            left, top = x - length * 0.36 + column * unit, deck - (row + 1) * unit * 0.52
            art.box(left, top, unit - 1.5, unit * 0.52 - 1.5, art.chance.choice(colours))
    art.box(x + length * 0.29, deck - length * 0.19, length * 0.09, length * 0.19, WHITE)
    art.wash(rect(x + length * 0.29, deck - length * 0.19, length * 0.09, length * 0.19), hull, 0.0, 0.5, side="right")
    art.box(x + length * 0.27, deck - length * 0.2, length * 0.13, length * 0.022, mix(hull, WHITE, 0.7))
    art.box(x + length * 0.4, deck - length * 0.13, length * 0.03, length * 0.13, RED)
    body = [
        (x - length * 0.5, deck - length * 0.025),
        (x - length * 0.4, deck),
        (x + length * 0.48, deck),
        (x + length * 0.46, y),
        (x - length * 0.44, y),
    ]
    art.shape(body, hull)
    art.wash(body, INK, 0.0, 0.4)
    art.box(x - length * 0.445, y - length * 0.018, length * 0.907, length * 0.018, mix(RED, INK, 0.25))
