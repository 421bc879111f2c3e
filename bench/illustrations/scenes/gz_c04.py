"""gz-c04: a wooden cabinet with thirty-six old keys on red strings; a register lies open on the table below."""

from ..canvas import Canvas
from ..colour import CLAY, COMMUNITY, CREAM, INK, OCHRE, RED, TIMBER, WHITE, WOOD, Colour, mix
from ..parts.rooms import key
from ..parts.sky import backdrop
from ..parts.things import open_book, pencil, plank_table
from ..shapes import Point, cell, oval, points, rect, rounded, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(COMMUNITY.pale, CREAM, 0.35)), (700, mix(COMMUNITY.light, CREAM, 0.4)))
    art.wash(points("900,-20 1640,-20 1640,560 420,700"), mix(CREAM, WHITE, 0.5), 0.55, 0.0, grain=0.3)
    art.box(-10, 640, 1620, 90, mix(COMMUNITY.mid, COMMUNITY.dark, 0.25))
    art.box(-10, 632, 1620, 10, COMMUNITY.light)
    wood = mix(WOOD, CLAY, 0.35)
    art.glow(800, 640, 560, COMMUNITY.night, 0.4, ry=60)
    for side in (-1, 1):
        _leaf_door(art, side, wood)
    art.shape(rounded(400, 66, 800, 590, 10), mix(wood, INK, 0.25))
    art.box(428, 94, 744, 534, mix(COMMUNITY.dark, TIMBER, 0.35))
    art.wash(rect(428, 94, 744, 534), INK, 0.55, 0.0)
    for row in range(4):
        y = 124 + row * 130
        art.box(428, y - 8, 744, 16, wood)
        art.box(428, y - 8, 744, 4, mix(wood, WHITE, 0.3))
        for column in range(9):
            key(art, 470 + column * 82.5, y, (row * 9 + column) % 4)
    art.shape(rounded(384, 44, 832, 34, 8), mix(wood, WHITE, 0.15))
    art.shape(rounded(384, 640, 832, 28, 8), mix(wood, WHITE, 0.05))
    plank_table(art, 790, mix(CLAY, WOOD, 0.45), 4)
    art.glow(770, 960, 480, INK, 0.45, ry=50)
    open_book(art, 770, 960, 640, 0.2, COMMUNITY.dark, lines=7, cover=COMMUNITY.deep)
    pencil(art, (1240, 880), (1080, 940), 15, RED)
    _cup(art)


def _leaf_door(art: Canvas, side: int, wood: Colour) -> None:
    """One open door of the cabinet, seen slantwise."""
    inner, outer = 800 + side * 397, 800 + side * 640
    form: list[Point] = [(inner, 72), (outer, 30), (outer, 690), (inner, 650)]
    art.shape(form, mix(wood, WHITE, 0.12 if side < 0 else 0.0))
    for v in (0.06, 0.54):
        panel = cell(form, 0.14, v, 0.72, 0.4)
        art.shape(panel, mix(wood, INK, 0.22))
        art.shape(cell(panel, 0.06, 0.05, 0.88, 0.9), mix(wood, WHITE, 0.06))
    art.wash(form, INK, 0.35 if side < 0 else 0.1, 0.1 if side < 0 else 0.4, side="right")
    art.disc(800 + side * 606, 368, 11, OCHRE)


def _cup(art: Canvas) -> None:
    """An enamel cup on the table."""
    art.glow(330, 912, 130, INK, 0.5, ry=22)
    art.outline(oval(404, 852, 32, 34), 11, mix(WHITE, COMMUNITY.light, 0.3))
    body = [(256, 806), (404, 806), *smooth(points("402,890 380,912 330,918 280,912 258,890"))]
    art.shape(body, WHITE)
    art.wash(body, COMMUNITY.mid, 0.0, 0.5, side="right")
    art.disc(330, 806, 74, COMMUNITY.main, ry=17)
    art.disc(330, 807, 66, mix(OCHRE, TIMBER, 0.3), ry=13)
