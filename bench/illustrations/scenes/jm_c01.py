"""jm-c01: an old table with stamped air-mail envelopes, some books, a green lamp on half a letter."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CORAL,
    CREAM,
    INK,
    LAMP,
    OCHRE,
    PAPER,
    RED,
    RURAL,
    SAND,
    TEAL,
    TILES,
    TIMBER,
    WHITE,
    WOOD,
    mix,
)
from ..parts.rooms import desk_lamp, envelope
from ..parts.sky import backdrop
from ..parts.things import book_stack, pencil, plank_table, scribble
from ..shapes import cell, oval, points, rect, turned


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(RURAL.night, RURAL.dark, 0.5)), (640, mix(RURAL.dark, RURAL.deep, 0.6)))
    _night_window(art)
    _picture(art)
    plank_table(art, 620, mix(TIMBER, CLAY, 0.25), 6)
    art.glow(980, 790, 760, LAMP, 0.5, ry=300)
    _letters(art)
    art.glow(430, 770, 260, INK, 0.5, ry=30)
    height = book_stack(art, 420, 770, 380, 46, (RED, RURAL.main, OCHRE, TILES, mix(CLAY, PAPER, 0.2)))
    book_stack(art, 430, 770 - height, 300, 34, (mix(RURAL.mid, PAPER, 0.2), mix(TIMBER, RED, 0.3)))
    desk_lamp(art, 1090, 760, 470, RURAL.main, OCHRE)
    pencil(art, (1160, 960), (1010, 870), 13, RURAL.deep)
    art.glow(1000, 470, 540, LAMP, 0.16)


def _night_window(art: Canvas) -> None:
    """A latticed window with the evening outside."""
    art.box(170, 70, 470, 380, mix(TIMBER, RURAL.night, 0.3))
    view = rect(188, 88, 434, 344)
    art.shape(view, mix(TEAL, RURAL.night, 0.35))
    art.wash(view, mix(CORAL, OCHRE, 0.4), 0.0, 0.6, grain=0.1)
    with art.inside(view):
        for x, tall in ((270, 150), (480, 210)):
            art.box(x, 432 - tall, 60, tall, mix(RURAL.night, TEAL, 0.2))
            art.box(x - 10, 432 - tall, 80, 26, mix(RURAL.night, TEAL, 0.15))
            art.shape(oval(x + 30, 432 - tall, 26, 26, 180, 360), mix(RURAL.night, TEAL, 0.15))
            art.box(x + 24, 432 - tall * 0.6, 10, 14, LAMP)
    for i in range(1, 4):
        art.box(188 + i * 434 / 4 - 5, 88, 10, 344, mix(TIMBER, RURAL.night, 0.3))
    art.box(188, 200, 434, 10, mix(TIMBER, RURAL.night, 0.3))
    art.box(150, 450, 510, 20, mix(TIMBER, WOOD, 0.3))


def _picture(art: Canvas) -> None:
    """A framed print of a steamer at sea on the wall."""
    art.box(1216, 96, 240, 180, mix(WOOD, OCHRE, 0.3))
    sheet = rect(1230, 110, 212, 152)
    art.shape(sheet, mix(CREAM, SAND, 0.3))
    with art.inside(sheet):
        art.disc(1390, 160, 22, mix(CORAL, SAND, 0.3))
        art.box(1230, 206, 212, 60, mix(TEAL, RURAL.dark, 0.4))
        art.shape(points("1268,196 1388,196 1376,216 1280,216"), TIMBER)
        art.box(1300, 180, 56, 16, mix(PAPER, SAND, 0.4))
        art.box(1318, 152, 13, 30, RED)
        for x, y, r in ((1312, 142, 9), (1298, 134, 12), (1278, 128, 15)):
            art.disc(x, y, r, mix(PAPER, TILES, 0.2), alpha=0.7)
    art.wash(rect(1216, 96, 240, 180), RURAL.night, 0.35, 0.15, grain=0.1)


def _letters(art: Canvas) -> None:
    """Envelopes spread over the table and the half-written answer."""
    for x, y, turn, tint in ((640, 905, -13, 0.1), (300, 900, 9, 0.4), (1380, 800, 13, 0.2), (760, 810, 6, 0.0)):
        envelope(art, x, y, 330, turn, mix(PAPER, SAND, tint), art.chance.choice((TEAL, RED, OCHRE)))
    page = turned(rect(900, 780, 360, 200), -6, 1080, 880)
    page = [(x + (y - 880) * -0.25, y) for x, y in page]
    art.shape([(x + 6, y + 7) for x, y in page], INK, 0.35)
    art.shape(page, mix(PAPER, WHITE, 0.6))
    scribble(art, cell(page, 0.08, 0.08, 0.84, 0.5), 6, mix(TILES, RURAL.deep, 0.3), 2.6)
