"""Buildings in elevation: village houses, windows, blocks, arcades, schools; draws on a canvas."""

from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import LAMP, STONE, TILES, WHITE, WOOD, Colour, mix
from ..shapes import Path, Point, cell, oval, points, rect, smooth


def window(art: Canvas, x: float, y: float, width: float, height: float, glass: Colour, frame: Colour) -> None:
    """A window of four panes with a sill."""
    art.box(x, y, width, height, frame)
    for i in range(4):
        art.box(
            x + width * (0.08 + 0.46 * (i % 2)),
            y + height * (0.06 + 0.47 * (i // 2)),
            width * 0.38,
            height * 0.41,
            glass,
        )
    art.box(x - width * 0.08, y + height, width * 1.16, max(2, height * 0.06), mix(frame, WHITE, 0.4))


def lit_window(
    art: Canvas, x: float, y: float, width: float, height: float, frame: Colour, light: Colour = LAMP
) -> None:
    """A window with lamplight behind it."""
    art.glow(x + width / 2, y + height / 2, max(width, height) * 2.2, light, 0.4)
    window(art, x, y, width, height, light, frame)


def roof(art: Canvas, x: float, y: float, width: float, rise: float, tile: Colour, over: float = 14) -> None:
    """A tiled roof seen from its long side, with ridge, eaves and rows of tiles."""
    form: Path = [(x - over, y), (x + over * 0.8, y - rise), (x + width - over * 0.8, y - rise), (x + width + over, y)]
    art.shape(form, tile)
    step = max(5.0, min(18.0, width / 34))
    for i in range(int((width + 2 * over) / step)):
        foot = x - over + i * step
        head = x + over * 0.8 + (width - 1.6 * over) * i * step / (width + 2 * over)
        art.stroke([(head, y - rise), (foot, y)], step * 0.28, mix(tile, (20, 24, 28), 0.4), 0.55)
    art.wash(form, mix(tile, (20, 24, 28), 0.7), 0.0, 0.35)
    art.box(x + over * 0.4, y - rise - 4, width - over * 0.8, 7, mix(tile, WHITE, 0.25))
    art.box(x - over, y - 2, width + 2 * over, 5, mix(tile, WHITE, 0.2))


def cottage(
    art: Canvas,
    x: float,
    foot: float,
    width: float,
    wall: Colour,
    tile: Colour = TILES,
    *,
    storeys: int = 1,
    glass: Colour = TILES,
) -> None:
    """A village house: white or brick wall, tiled roof, a door and windows."""
    height = width * (0.36 if storeys == 1 else 0.66)
    art.box(x, foot - height, width, height, wall)
    art.wash(rect(x, foot - height, width, height), mix(wall, TILES, 0.5), 0.0, 0.35, side="right")
    art.box(x, foot - height * 0.1, width, height * 0.1, mix(wall, STONE, 0.7))
    for level in range(storeys):
        top = foot - height + level * height / storeys + height * 0.13
        for share in (0.12, 0.7):
            window(art, x + share * width, top + 4, width * 0.16, height / storeys * 0.4, glass, mix(wall, WOOD, 0.6))
    door = (x + width * 0.42, foot - height / storeys * 0.66, width * 0.17, height / storeys * 0.66)
    art.box(*door, mix(WOOD, TILES, 0.35))
    art.box(door[0] + door[2] * 0.47, door[1], max(1.2, width * 0.006), door[3], TILES)
    art.wash(rect(x, foot - height, width, height * 0.16), TILES, 0.5, 0.0, grain=0.3)
    roof(art, x, foot - height, width, width * 0.2, tile, over=width * 0.06)


def gable_house(art: Canvas, x: float, foot: float, width: float, wall: Colour, tile: Colour = TILES) -> None:
    """A house seen from its gable, the wok-ear gable of the Pearl River villages."""
    height = width * 0.7
    ear = points("0,-1 0.08,-1.16 0.3,-1.3", x, foot, width, height)
    top = [*ear, (x + width * 0.5, foot - height * 1.56), (x + width * 0.7, foot - height * 1.3)]
    body = [
        (x, foot),
        *smooth([*top, (x + width * 0.92, foot - height * 1.16), (x + width, foot - height)]),
        (x + width, foot),
    ]
    art.shape(body, wall)
    art.wash(body, mix(wall, TILES, 0.6), 0.0, 0.4, side="right")
    art.outline(body, 5, tile)
    window(
        art,
        x + width * 0.4,
        foot - height * 0.95,
        width * 0.2,
        width * 0.2,
        mix(tile, WHITE, 0.1),
        mix(wall, WOOD, 0.5),
    )


def block(
    art: Canvas,
    x: float,
    foot: float,
    width: float,
    height: float,
    wall: Colour,
    *,
    columns: int,
    floors: int,
    glass: Colour,
    lit: float = 0.0,
    ground: float = 0.0,
    light: Colour = LAMP,
    balcony: Colour | None = None,
) -> None:
    """A block of flats: a grid of windows, a share of them lit, `ground` of its height left free below."""
    art.box(x, foot - height, width, height, wall)
    art.wash(rect(x, foot - height, width, height), mix(wall, (15, 15, 30), 0.6), 0.0, 0.3, side="right", grain=0.3)
    cell_w, cell_h = width / columns, height * (1 - ground) / floors
    for row in range(floors):
        for column in range(columns):
            left, top = x + (column + 0.2) * cell_w, foot - height + (row + 0.24) * cell_h
            on = art.chance.random() < lit
            art.box(
                left,
                top,
                cell_w * 0.6,
                cell_h * 0.5,
                mix(light, wall, art.chance.choice((0, 0, 0.25))) if on else glass,
            )
            art.box(left + cell_w * 0.28, top, cell_w * 0.04, cell_h * 0.5, wall)
        if balcony:
            top = foot - height + (row + 0.78) * cell_h
            art.box(x - 4, top, width + 8, cell_h * 0.16, balcony)
            art.box(x - 4, top + cell_h * 0.16, width + 8, cell_h * 0.05, mix(balcony, (0, 0, 0), 0.3))
    art.box(x - 5, foot - height - 7, width + 10, 9, mix(wall, WHITE, 0.25))


def school(
    art: Canvas,
    x: float,
    foot: float,
    width: float,
    floors: int,
    wall: Colour,
    trim: Colour,
    *,
    bays: int,
    floor: float = 92,
) -> None:
    """A schoolhouse with an open corridor on every floor: railings in front, doors and windows behind."""
    top, step = foot - floors * floor, width / bays
    art.box(x, top, width, floors * floor, mix(wall, trim, 0.28))
    for level in range(floors):
        y = top + level * floor
        art.wash(rect(x, y, width, floor * 0.5), mix(trim, (40, 30, 20), 0.5), 0.55, 0.0, grain=0.3)
        for bay in range(bays):
            _classroom(art, x + bay * step, y, step, floor, trim)
        art.box(x, y + floor * 0.66, width, floor * 0.24, wall)
        for i in range(int(width / 13)):
            art.box(x + i * 13 + 4, y + floor * 0.7, 5, floor * 0.16, mix(wall, trim, 0.3))
        art.box(x - 8, y + floor * 0.9, width + 16, floor * 0.1, mix(wall, WHITE, 0.5))
    for bay in range(bays + 1):
        art.box(x + bay * step - 7, top, 14, floors * floor, mix(wall, WHITE, 0.35))
        art.box(x + bay * step + 3, top, 4, floors * floor, mix(wall, trim, 0.35))
    art.box(x - 16, top - 22, width + 32, 22, wall)
    art.box(x - 16, top - 26, width + 32, 6, trim)


def _classroom(art: Canvas, x: float, y: float, step: float, floor: float, trim: Colour) -> None:
    """The door and the window of one bay, behind the corridor."""
    art.box(x + step * 0.12, y + floor * 0.2, step * 0.18, floor * 0.7, mix(trim, (60, 40, 20), 0.3))
    window(
        art,
        x + step * 0.4,
        y + floor * 0.2,
        step * 0.46,
        floor * 0.36,
        mix(trim, (210, 225, 220), 0.55),
        mix(trim, WHITE, 0.35),
    )


def arcade_house(
    art: Canvas,
    x: float,
    foot: float,
    width: float,
    height: float,
    wall: Colour,
    trim: Colour,
    *,
    style: int = 0,
    lit: float = 0.0,
) -> None:
    """A shop house of a southern arcade street: open ground floor on two piers, balcony windows, a shaped gable."""
    ground, glass = height * 0.3, mix(trim, (30, 40, 50), 0.55)
    art.box(x, foot - height, width, height - ground, wall)
    art.wash(rect(x, foot - height, width, height - ground), mix(wall, trim, 0.8), 0.0, 0.4, side="right")
    art.box(x, foot - ground, width, ground, mix(trim, (25, 20, 25), 0.65))
    art.wash(rect(x + width * 0.1, foot - ground, width * 0.8, ground), LAMP, 0.05 + lit * 0.5, 0.35 + lit * 0.4)
    _shop(art, x, foot, width, ground, trim)
    _gable(art, x, foot - height, width, wall, trim, style)
    floors = 2 if height > width * 1.5 else 1
    level = (height - ground) / floors
    for floor in range(floors):
        y = foot - height + floor * level
        for i in range(3):
            tall_window(
                art,
                x + width * (0.11 + 0.28 * i),
                y + level * 0.24,
                width * 0.2,
                level * 0.56,
                LAMP if art.chance.random() < lit else glass,
                mix(wall, WHITE, 0.45),
                arched=(style + floor) % 2 == 0,
            )
        art.box(x, y + level * 0.9, width, level * 0.1, mix(wall, WHITE, 0.4))
        art.box(x, y + level * 0.97, width, level * 0.04, mix(wall, trim, 0.5))
    for pier in (x, x + width * 0.9):
        art.box(pier, foot - ground, width * 0.1, ground, mix(wall, WHITE, 0.2))
        art.box(pier + width * 0.066, foot - ground, width * 0.034, ground, mix(wall, trim, 0.5))


def _shop(art: Canvas, x: float, foot: float, width: float, ground: float, trim: Colour) -> None:
    """Folding doors and a lamp behind the piers."""
    for i in range(5):
        art.box(
            x + width * (0.17 + 0.135 * i),
            foot - ground * 0.68,
            width * 0.12,
            ground * 0.68,
            mix(trim, WOOD, 0.6),
            0.75,
        )
    arch = [
        (x + width * 0.1, foot - ground),
        *oval(x + width * 0.5, foot - ground * 0.72, width * 0.4, ground * 0.2, 180, 360),
    ]
    art.shape([*arch, (x + width * 0.9, foot - ground)], mix(trim, WHITE, 0.55))


def _gable(art: Canvas, x: float, y: float, width: float, wall: Colour, trim: Colour, style: int) -> None:
    """The ornament above the eaves: a scroll, steps, or a balustrade."""
    middle, tone = x + width / 2, mix(wall, WHITE, 0.35)
    art.box(x - 3, y - 8, width + 6, 10, tone)
    if style % 3 == 0:
        art.shape(
            [
                (middle - width * 0.36, y - 6),
                *oval(middle, y - 10, width * 0.26, width * 0.24, 180, 360),
                (middle + width * 0.36, y - 6),
            ],
            wall,
        )
        art.disc(middle, y - width * 0.12, width * 0.06, mix(wall, trim, 0.6))
    elif style % 3 == 1:
        for share, rise in ((0.8, 0.08), (0.5, 0.17), (0.24, 0.25)):
            art.box(middle - width * share / 2, y - width * rise - 6, width * share, width * rise, wall)
            art.box(middle - width * share / 2 - 2, y - width * rise - 9, width * share + 4, 5, tone)
    else:
        for i in range(9):
            art.box(x + width * (0.06 + 0.1 * i), y - width * 0.13, width * 0.045, width * 0.1, tone)
        art.box(x, y - width * 0.16, width, width * 0.035, tone)


def tall_window(
    art: Canvas, x: float, y: float, width: float, height: float, glass: Colour, frame: Colour, *, arched: bool = True
) -> None:
    """A narrow window with a cross bar, arched or straight above."""

    def form(grow: float) -> Path:
        head: Path = [(x - grow, y - grow), (x + width + grow, y - grow)]
        if arched:
            head = oval(x + width / 2, y + width * 0.3, width / 2 + grow, width * 0.5 + grow, 180, 360)
        return [*head, (x + width + grow, y + height + grow), (x - grow, y + height + grow)]

    art.shape(form(width * 0.12), frame)
    art.shape(form(0), glass)
    art.box(x + width * 0.46, y - width * 0.1, width * 0.08, height + width * 0.1, frame)
    art.box(x, y + height * 0.42, width, width * 0.08, frame)


def manchu_window(
    art: Canvas, corners: Sequence[Point], panes: Sequence[Colour], frame: Colour, *, columns: int = 3, rows: int = 4
) -> None:
    """A window of coloured panes in carved wood, set into any quadrangle."""
    art.shape(corners, frame)
    for row in range(rows):
        for column in range(columns):
            u, v = (column + 0.07) / columns, (row + 0.05) / rows
            part = cell(corners, u, v, 0.86 / columns, 0.9 / rows)
            art.shape(part, panes[(row * 2 + column * 3 + row // 2) % len(panes)])
            art.outline(cell(corners, u + 0.2 / columns, v + 0.2 / rows, 0.46 / columns, 0.5 / rows), 2.2, frame, 0.9)
            art.stroke([part[0], part[2]], 1.6, frame, 0.55)
            art.stroke([part[1], part[3]], 1.6, frame, 0.55)
