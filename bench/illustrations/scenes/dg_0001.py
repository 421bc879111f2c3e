"""dg-0001: a workshop street: knitting machines in a row, shelves of coloured yarn, knitted pieces on a bamboo pole."""

from ..canvas import Canvas
from ..colour import (
    CORAL,
    CREAM,
    ENTERPRISE,
    INK,
    LAMP,
    OCHRE,
    PAPER,
    RED,
    SAND,
    SEA,
    STONE,
    TEAL,
    TIMBER,
    VERMILION,
    WHITE,
    WOOD,
    mix,
)
from ..parts.crafts import cone, knit_panel, knitting_machine
from ..parts.sky import backdrop
from ..shapes import oval, rect

YARNS = (
    VERMILION,
    OCHRE,
    ENTERPRISE.main,
    ENTERPRISE.mid,
    SEA,
    CORAL,
    mix(ENTERPRISE.light, WHITE, 0.3),
    RED,
    TEAL,
    mix(SAND, WHITE, 0.4),
)


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, ENTERPRISE.pale), (500, mix(CREAM, PAPER, 0.5)))
    art.box(-10, 60, 1620, 690, mix(ENTERPRISE.light, ENTERPRISE.pale, 0.5))
    art.wash(rect(-10, 60, 1620, 690), ENTERPRISE.mid, 0.3, 0.0)
    for x, wide in ((40, 470), (565, 470), (1090, 470)):
        _shop_bay(art, x, wide)
    for x in (10, 535, 1060, 1570):
        art.box(x - 22, 60, 44, 720, mix(ENTERPRISE.deep, ENTERPRISE.main, 0.4))
        art.box(x - 22, 60, 12, 720, ENTERPRISE.mid)
    art.box(-10, 40, 1620, 56, ENTERPRISE.deep)
    for i in range(20):
        art.shape(
            [
                (i * 82 - 10, 96),
                (i * 82 + 72, 96),
                (i * 82 + 62, 150),
                *oval(i * 82 + 31, 150, 31, 18, 0, 180),
                (i * 82, 150),
            ],
            (PAPER, ENTERPRISE.main)[i % 2],
        )
    art.box(-10, 770, 1620, 260, mix(STONE, SAND, 0.35))
    art.wash(rect(-10, 770, 1620, 260), ENTERPRISE.deep, 0.3, 0.0)
    for i in range(5):
        art.stroke([(-10, 800 + i * 48), (1620, 800 + i * 48)], 2, mix(STONE, ENTERPRISE.deep, 0.3), 0.5)
    _machines(art)
    _pole_of_knits(art)
    for i, (x, foot) in enumerate(
        ((110, 960), (172, 975), (140, 925), (1440, 965), (1505, 955), (1470, 920), (1380, 975))
    ):
        cone(art, x, foot, 78, YARNS[(i * 3) % len(YARNS)])


def _shop_bay(art: Canvas, x: float, width: float) -> None:
    """One open workshop: shelves of yarn in lamplight."""
    art.box(x, 150, width, 630, mix(ENTERPRISE.dark, TIMBER, 0.2))
    art.wash(rect(x, 150, width, 630), mix(LAMP, OCHRE, 0.2), 0.35, 0.12, grain=0.2)
    for level in range(5):
        foot = 330 + level * 86
        for i in range(int(width / 43)):
            cone(art, x + 24 + i * 43, foot, 60, art.chance.choice(YARNS))
        art.box(x, foot, width, 9, mix(WOOD, OCHRE, 0.3))
    art.wash(rect(x, 150, width, 630), mix(ENTERPRISE.dark, INK, 0.2), 0.2, 0.62, grain=0)


def _machines(art: Canvas) -> None:
    """Three machines at work in front of the shops."""
    for x, cloth, yarns in (
        (290, VERMILION, (VERMILION, OCHRE, PAPER)),
        (800, ENTERPRISE.mid, (SEA, ENTERPRISE.main, CORAL)),
        (1310, OCHRE, (OCHRE, RED, TEAL)),
    ):
        art.glow(x, 880, 260, INK, 0.45, ry=24)
        knitting_machine(art, x, 880, 400, mix(STONE, ENTERPRISE.light, 0.4), cloth, yarns)


def _pole_of_knits(art: Canvas) -> None:
    """Knitted pieces drying on a pole under the awning."""
    art.stroke([(-20, 196), (1640, 186)], 13, mix(OCHRE, WOOD, 0.3))
    for i in range(9):
        art.box(90 + i * 180, 186, 5, 16, mix(WOOD, TIMBER, 0.4))
    pieces = ((60, 130, 190), (330, 96, 150), (600, 140, 200), (870, 104, 160), (1120, 134, 190), (1390, 110, 170))
    for i, (x, wide, tall) in enumerate(pieces):
        wool, motif = YARNS[(i * 3 + 1) % len(YARNS)], (PAPER, RED, OCHRE, ENTERPRISE.dark)[i % 4]
        knit_panel(art, x, 198, wide, tall, wool, motif)
