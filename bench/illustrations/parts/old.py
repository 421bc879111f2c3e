"""Old buildings of the province: watch towers, round houses, timber houses, kilns, stone bridges; draws on a canvas."""

from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import CLAY, INK, LAMP, PAPER, RED, STONE, TILES, TIMBER, WHITE, WOOD, Colour, mix
from ..shapes import Path, Point, mirrored, oval, points, rect, smooth
from .houses import roof


def watchtower(
    art: Canvas, x: float, foot: float, width: float, height: float, wall: Colour, glass: Colour, style: int = 0
) -> None:
    """A fortified tower of Kaiping: a plain shaft, an arched gallery on corbels, a crown; x is its middle."""
    top, shaft = foot - height, foot - height * 0.7
    body = [(x - width * 0.46, shaft), (x + width * 0.46, shaft), (x + width * 0.5, foot), (x - width * 0.5, foot)]
    art.shape(body, wall)
    art.wash(body, mix(wall, INK, 0.6), 0.0, 0.5, side="right", grain=0.6)
    _shutters(art, x, foot, width, height * 0.7, wall, glass)
    _gallery(art, x, shaft, width * 1.24, height * 0.17, wall, glass)
    _crown(art, x, shaft - height * 0.17, width, top, wall, style)


def _shutters(art: Canvas, x: float, foot: float, width: float, height: float, wall: Colour, glass: Colour) -> None:
    """Small windows with hoods, floor above floor."""
    floors = max(3, round(height / width / 0.42))
    for floor in range(floors - 1):
        y = foot - height + (floor + 0.3) * height / floors
        for dx in (-0.27, 0.0, 0.27):
            art.box(x + dx * width - width * 0.07, y, width * 0.14, width * 0.2, mix(wall, WHITE, 0.4))
            art.box(x + dx * width - width * 0.045, y + width * 0.03, width * 0.09, width * 0.15, glass)
            art.box(x + dx * width - width * 0.1, y - width * 0.03, width * 0.2, width * 0.035, mix(wall, INK, 0.35))


def _gallery(art: Canvas, x: float, foot: float, width: float, height: float, wall: Colour, glass: Colour) -> None:
    """The overhanging storey with its arches."""
    corbel = points("-0.5,0 0.5,0 0.4,0.28 -0.4,0.28", x, foot, width, height)
    art.shape(corbel, mix(wall, INK, 0.42))
    art.box(x - width / 2, foot - height, width, height, mix(wall, WHITE, 0.15))
    for i in range(5):
        left = x - width / 2 + width * (0.07 + 0.178 * i)
        art.shape(
            [
                *oval(left + width * 0.07, foot - height * 0.56, width * 0.07, height * 0.22, 180, 360),
                (left + width * 0.14, foot - height * 0.24),
                (left, foot - height * 0.24),
            ],
            glass,
        )
    art.wash(rect(x - width / 2, foot - height, width, height), mix(wall, INK, 0.6), 0.0, 0.45, side="right")
    for y, grow in ((foot - height, 8.0), (foot - height * 0.12, 5.0)):
        art.box(x - width / 2 - grow, y - 4, width + 2 * grow, height * 0.1, mix(wall, WHITE, 0.45))


def _crown(art: Canvas, x: float, foot: float, width: float, top: float, wall: Colour, style: int) -> None:
    """What stands on the gallery: a dome, a tiled pavilion or a stepped gable."""
    height, light = foot - top, mix(wall, WHITE, 0.3)
    for side in (-1, 1):
        art.box(x + side * width * 0.52 - width * 0.05, foot - height * 0.36, width * 0.1, height * 0.36, light)
        art.disc(x + side * width * 0.52, foot - height * 0.36, width * 0.05, light)
    if style == 0:
        art.box(x - width * 0.3, foot - height * 0.42, width * 0.6, height * 0.42, light)
        dome = oval(x, foot - height * 0.4, width * 0.32, height * 0.44, 180, 360)
        art.shape(dome, mix(CLAY, wall, 0.35))
        art.wash(dome, INK, 0.0, 0.4, side="right")
        art.box(x - width * 0.04, top, width * 0.08, height * 0.2, light)
    elif style == 1:
        art.box(x - width * 0.34, foot - height * 0.4, width * 0.68, height * 0.4, light)
        roof(
            art,
            x - width * 0.36,
            foot - height * 0.38,
            width * 0.72,
            height * 0.4,
            mix(TILES, CLAY, 0.25),
            over=width * 0.1,
        )
    else:
        for share, rise in ((0.84, 0.3), (0.56, 0.62), (0.26, 0.95)):
            art.box(x - width * share / 2, foot - height * rise, width * share, height * rise, light)
            art.box(x - width * share / 2 - 3, foot - height * rise - 4, width * share + 6, 6, mix(wall, INK, 0.3))
        art.disc(x, foot - height * 0.36, width * 0.1, mix(wall, INK, 0.45))


def timber_house(
    art: Canvas, x: float, foot: float, width: float, wood: Colour, tile: Colour, *, lit: bool = False
) -> None:
    """A house of the Yao: planks on a stone base, a gallery, a low tiled roof."""
    height = width * 0.5
    art.box(x, foot - height * 0.22, width, height * 0.22, mix(STONE, tile, 0.35))
    art.box(x, foot - height, width, height * 0.8, wood)
    for i in range(int(width / 9)):
        art.box(x + i * 9, foot - height, 1.6, height * 0.8, mix(wood, INK, 0.4), 0.6)
    for dx in (0.12, 0.66):
        art.box(
            x + dx * width,
            foot - height * 0.72,
            width * 0.2,
            height * 0.3,
            LAMP if lit and dx < 0.5 else mix(wood, INK, 0.55),
        )
        art.box(x + dx * width + width * 0.09, foot - height * 0.72, width * 0.02, height * 0.3, wood)
    art.box(x + width * 0.42, foot - height * 0.68, width * 0.15, height * 0.5, mix(wood, INK, 0.45))
    art.box(x - 4, foot - height * 0.34, width + 8, height * 0.05, mix(wood, PAPER, 0.3))
    for i in range(9):
        art.box(x + width * i / 8 - 2, foot - height * 0.34, 3, height * 0.14, mix(wood, PAPER, 0.2))
    art.wash(rect(x, foot - height, width, height * 0.3), INK, 0.55, 0.0)
    roof(art, x, foot - height, width, width * 0.2, tile, over=width * 0.1)


def round_house(art: Canvas, x: float, y: float, radius: float, wall: Colour, tile: Colour, tilt: float = 0.5) -> None:
    """A Hakka house from above: horseshoe rings of rooms behind, halls in front; (x, y) is the middle of the front."""
    for share in (1.0, 0.72):
        _ring(art, x, y, radius * share, radius * (share - 0.17), wall, tile, tilt)
    for row in range(3):
        foot = y - radius * tilt * (0.5 - 0.25 * row)
        half = radius * (0.5 if row < 2 else 1.0)
        _hall(art, x, foot, half, radius * 0.1, wall, tile)


def _ring(art: Canvas, x: float, y: float, outer: float, inner: float, wall: Colour, tile: Colour, tilt: float) -> None:
    """One half ring of rooms, its roof and its inner wall."""
    lift, back = outer * 0.12, oval(x, y, inner, inner * tilt, 180, 360)
    art.shape([*back, *reversed([(px, py - lift) for px, py in back])], mix(wall, tile, 0.35))
    band = [(px, py - lift) for px, py in [*oval(x, y, outer, outer * tilt, 180, 360), *reversed(back)]]
    art.shape(band, tile)
    ridge = (inner + outer) / 2
    art.wash(
        [(px, py - lift) for px, py in [*oval(x, y, ridge, ridge * tilt, 180, 360), *reversed(back)]], INK, 0.4, 0.15
    )
    for i in range(61):
        (ax, ay), (bx, by) = (oval(x, y, r, r * tilt, 180 + 3 * i, 180 + 3 * i)[0] for r in (outer, inner))
        art.stroke([(ax, ay - lift), (bx, by - lift)], 2, mix(tile, INK, 0.5), 0.6)
    art.stroke([(px, py - lift - 3) for px, py in oval(x, y, ridge, ridge * tilt, 180, 360)], 5, mix(tile, WHITE, 0.35))


def _hall(art: Canvas, x: float, foot: float, half: float, height: float, wall: Colour, tile: Colour) -> None:
    """One row of the halls: white front, doors, tiled roof."""
    art.box(x - half, foot - height, 2 * half, height, wall)
    art.wash(rect(x - half, foot - height, 2 * half, height), tile, 0.4, 0.0)
    roof(art, x - half, foot - height, 2 * half, height * 0.75, tile, over=8)


def stone_bridge(art: Canvas, x: float, foot: float, width: float, rise: float, stone: Colour, shade: Colour) -> None:
    """A stone arch seen from its side; the opening is left free of colour below."""
    deck = smooth(points("-0.5,-0.42 -0.26,-0.8 0,-1 0.26,-0.8 0.5,-0.42", x, foot, width, rise))
    arch = oval(x, foot, width * 0.25, rise * 0.72, 360, 180)
    body: Path = [*deck, (x + width / 2, foot), *arch, (x - width / 2, foot)]
    art.shape(body, stone)
    with art.inside(body):
        _courses(art, x, foot, width, rise, mix(stone, shade, 0.55))
    art.wash(body, shade, 0.0, 0.45, side="right")
    ring = [(px, py) for px, py in oval(x, foot, width * 0.275, rise * 0.79, 360, 180)]
    art.stroke(ring, rise * 0.09, mix(stone, WHITE, 0.35))
    art.stroke([(px, py - rise * 0.05) for px, py in deck], rise * 0.1, mix(stone, WHITE, 0.45))
    for i in range(4, len(deck) - 2, 5):
        px, py = deck[i]
        art.box(px - 4, py - rise * 0.34, 8, rise * 0.3, mix(stone, WHITE, 0.3))
    art.stroke([(px, py - rise * 0.32) for px, py in deck[3:-3]], rise * 0.055, mix(stone, WHITE, 0.5))


def _courses(art: Canvas, x: float, foot: float, width: float, rise: float, colour: Colour) -> None:
    """The joints of squared stones."""
    for row in range(7):
        y = foot - row * rise / 7
        art.box(x - width / 2, y, width, 1.6, colour, 0.7)
        for i in range(16):
            art.box(x - width / 2 + (i + 0.5 * (row % 2)) * width / 15, y, 1.6, rise / 7, colour, 0.6)


def jar(art: Canvas, x: float, foot: float, width: float, height: float, glaze: Colour) -> None:
    """A stoneware jar with a collar and a run of light."""
    half = points("0.26,-1 0.3,-0.95 0.24,-0.9 0.42,-0.76 0.5,-0.52 0.42,-0.2 0.3,0")
    right: Path = smooth([(x + dx * width, foot + dy * height) for dx, dy in half])
    body = [*right, *mirrored(right, x)]
    art.shape(body, glaze)
    art.wash(body, mix(glaze, INK, 0.8), 0.0, 0.8, side="right")
    with art.inside(body):
        art.stroke(
            smooth(points("-0.26,-0.76 -0.34,-0.5 -0.24,-0.14", x, foot, width, height)),
            width * 0.09,
            mix(glaze, WHITE, 0.6),
            0.7,
            end=2,
        )
        art.box(x - width, foot - height * 0.7, width * 2, height * 0.02, mix(glaze, INK, 0.5), 0.6)
    art.disc(x, foot - height * 0.985, width * 0.27, mix(glaze, INK, 0.3), ry=height * 0.04)
    art.disc(x, foot - height * 0.98, width * 0.2, mix(glaze, INK, 0.75), ry=height * 0.024)


def long_drum(art: Canvas, x: float, y: float, length: float, lacquer: Colour, skin: Colour) -> None:
    """The long drum of the Yao, lying on two trestles: two flared ends and a narrow waist."""
    for dx in (-0.3, 0.3):
        for lean in (-0.05, 0.05):
            art.stroke([(x + dx * length, y), (x + (dx + lean) * length, y + length * 0.26)], length * 0.022, TIMBER)
    upper = smooth(points("-0.5,-0.15 -0.3,-0.1 -0.07,-0.035 0.07,-0.035 0.3,-0.1 0.5,-0.15", x, y, length))
    body = [*upper, *((px, 2 * y - py) for px, py in reversed(upper))]
    art.shape(body, lacquer)
    with art.inside(body):
        for dx, wide, tone in (
            (-0.43, 0.035, PAPER),
            (-0.33, 0.02, LAMP),
            (-0.1, 0.03, LAMP),
            (0.1, 0.03, LAMP),
            (0.33, 0.02, LAMP),
            (0.43, 0.035, PAPER),
            (0.0, 0.12, mix(lacquer, INK, 0.5)),
        ):
            art.box(x + (dx - wide / 2) * length, y - length * 0.2, wide * length, length * 0.4, tone, 0.9)
    art.wash(body, INK, 0.0, 0.6)
    for side in (-1, 1):
        art.disc(x + side * length / 2, y, length * 0.045, skin if side < 0 else mix(skin, INK, 0.3), ry=length * 0.152)
        for i in range(-3, 4):
            art.stroke(
                [(x + side * length * 0.48, y + i * length * 0.043), (x + side * length * 0.08, y + i * length * 0.01)],
                2,
                mix(skin, INK, 0.1),
                0.75,
            )
    art.outline(oval(x - length / 2, y, length * 0.045, length * 0.152), length * 0.012, RED)


def brick_courses(art: Canvas, form: Sequence[Point], colour: Colour, size: float = 16) -> None:
    """Joints of bricks over a shape."""
    xs, ys = [p[0] for p in form], [p[1] for p in form]
    with art.inside(form):
        for row in range(int((max(ys) - min(ys)) / size * 2) + 1):
            y = min(ys) + row * size / 2
            art.box(min(xs), y, max(xs) - min(xs), 1.3, colour, 0.6)
            for i in range(int((max(xs) - min(xs)) / size) + 1):
                art.box(min(xs) + (i + 0.5 * (row % 2)) * size, y, 1.3, size / 2, colour, 0.55)


def door_light(art: Canvas, corners: Sequence[Point], wood: Colour = WOOD) -> None:
    """Lamplight in an open door and its pool on the ground."""
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    art.glow(sum(xs) / len(xs), sum(ys) / len(ys), (max(ys) - min(ys)) * 1.5, LAMP, 0.5)
    art.shape(corners, LAMP)
    art.outline(corners, 4, wood)
