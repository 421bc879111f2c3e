"""gd-0007: halls of residence at dusk round a court of old banyans; a duty board at the door, light in the hall."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CORAL,
    ENTERPRISE,
    INK,
    LAMP,
    OCHRE,
    PAPER,
    RED,
    RURAL,
    SCHOOL,
    STONE,
    TEAL,
    TIMBER,
    WOOD,
    mix,
)
from ..parts.houses import block
from ..parts.plants import banyan, meadow
from ..parts.sky import backdrop, moon, stars, streak
from ..parts.things import scribble
from ..shapes import points, rect

FAR_HALLS = (
    (560, 650, 220, 300, 0.45),
    (840, 650, 240, 330, 0.5),
    (330, 670, 250, 420, 0.25),
    (1080, 670, 260, 440, 0.25),
)
"""Left edge, foot, width, height, haze."""


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    dusk = mix(ENTERPRISE.deep, SCHOOL.dark, 0.35), mix(SCHOOL.mid, CORAL, 0.45), mix(SCHOOL.light, CORAL, 0.3)
    backdrop(art, (0, dusk[0]), (300, dusk[1]), (560, dusk[2]), (700, SCHOOL.pale))
    stars(art, 40, 200)
    moon(art, 860, 130, 34, mix(PAPER, SCHOOL.light, 0.2))
    for x, y, long in ((330, 220, 520), (1260, 180, 560)):
        streak(art, x, y, long, 15, mix(CORAL, SCHOOL.pale, 0.4), 0.5)
    for x, foot, wide, tall, haze in FAR_HALLS:
        wall = mix(mix(SCHOOL.mid, CLAY, 0.25), mix(SCHOOL.light, CORAL, 0.3), haze)
        glass, rail = mix(wall, mix(SCHOOL.main, SCHOOL.dark, 0.35), 0.6), mix(wall, PAPER, 0.3)
        block(art, x, foot, wide, tall, wall, columns=6, floors=7, glass=glass, lit=0.4, balcony=rail)
    art.box(-10, 650, 1620, 370, mix(SCHOOL.main, RURAL.deep, 0.45))
    art.wash(rect(-10, 650, 1620, 350), SCHOOL.night, 0.0, 0.6)
    _front_block(art)
    _garden(art)
    _duty_board(art)


def _garden(art: Canvas) -> None:
    """The banyans of the court and the grass before them."""
    shade = (mix(RURAL.night, SCHOOL.dark, 0.3), mix(RURAL.deep, SCHOOL.dark, 0.35), mix(RURAL.main, SCHOOL.mid, 0.4))
    banyan(art, 800, 780, 300, shade, mix(TIMBER, SCHOOL.dark, 0.3), 0.7)
    banyan(art, 330, 850, 450, shade, mix(TIMBER, SCHOOL.dark, 0.2), 0.72)
    grass = (mix(RURAL.deep, SCHOOL.night, 0.4), mix(RURAL.main, SCHOOL.dark, 0.4))
    meadow(art, [(x, 1004) for x in range(-10, 760, 8)], 46, grass)


def _front_block(art: Canvas) -> None:
    """The nearest hall at the right, its lit entrance and the light on the path."""
    wall = mix(CLAY, SCHOOL.mid, 0.5)
    block(
        art,
        1180,
        800,
        440,
        660,
        wall,
        columns=6,
        floors=6,
        glass=mix(SCHOOL.dark, CLAY, 0.3),
        lit=0.45,
        balcony=mix(wall, PAPER, 0.28),
        ground=0.26,
    )
    art.box(1180, 622, 440, 180, mix(wall, SCHOOL.dark, 0.3))
    door = rect(1270, 648, 240, 154)
    art.glow(1390, 730, 420, LAMP, 0.6)
    art.shape(door, LAMP)
    art.wash(door, mix(OCHRE, CORAL, 0.3), 0.0, 0.5)
    for i in range(5):
        art.box(1270 + i * 58.5, 648, 6, 154, SCHOOL.dark)
    art.box(1240, 618, 300, 24, mix(PAPER, SCHOOL.light, 0.3))
    for i in range(3):
        art.box(1240 - i * 14, 800 + i * 12, 300 + i * 28, 13, mix(STONE, SCHOOL.light, 0.4 - 0.1 * i))
    art.wash(points("1210,836 1570,836 1600,1020 860,1020"), LAMP, 0.6, 0.12, grain=0.4)


def _duty_board(art: Canvas) -> None:
    """The board with the duty list: rows of name slips, a lamp above it."""
    art.glow(1085, 962, 150, INK, 0.5, ry=18)
    for x in (1000, 1166):
        art.stroke([(x, 962), (x, 640)], 14, mix(TIMBER, SCHOOL.night, 0.3))
    art.glow(1083, 640, 230, LAMP, 0.5)
    art.shape(points("970,642 1196,642 1170,606 996,606"), SCHOOL.dark)
    art.slab(980, 646, 206, 210, 8, mix(WOOD, SCHOOL.main, 0.4))
    art.box(992, 658, 182, 186, mix(PAPER, SCHOOL.pale, 0.4))
    art.box(992, 658, 182, 30, SCHOOL.main)
    art.slab(1040, 666, 86, 12, 4, PAPER)
    for row in range(5):
        for column in range(3):
            tone = (RED, SCHOOL.mid, RURAL.main, TEAL)[(row * 2 + column) % 4]
            art.slab(1002 + column * 57, 698 + row * 29, 12, 18, 3, tone)
            scribble(art, rect(1018 + column * 57, 700 + row * 29, 36, 16), 1, INK, 1.8)
