"""gz-c02: stacked bamboo baskets of lychees, bags of ice beside them, a hand-written price board."""

from ..canvas import Canvas
from ..colour import CREAM, INK, OCHRE, PAPER, RED, RURAL, SEA, TEAL, TIMBER, WHITE, WOOD, mix
from ..parts.orchard import leaf, lychee
from ..parts.sky import backdrop
from ..parts.things import basket, plank_table, scribble
from ..shapes import Point, cell, points, ribbon, rounded, smooth, turned


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(RURAL.light, PAPER, 0.35)), (560, mix(RURAL.pale, CREAM, 0.5)))
    _leaf_shadows(art)
    plank_table(art, 690, mix(WOOD, OCHRE, 0.25))
    for x, y, width in ((250, 800, 330), (470, 770, 250), (1290, 830, 340)):
        ice_bag(art, x, y, width)
    for x, foot, width in ((620, 770, 330), (985, 770, 330)):
        art.glow(x, foot, width * 0.75, INK, 0.45, ry=28)
        basket(art, x, foot, width, 170, mix(OCHRE, WOOD, 0.3), rows=8)
    _heap(art, 620, 604, 160, 3)
    _heap(art, 985, 604, 160, 3)
    basket(art, 800, 596, 360, 190, mix(OCHRE, WOOD, 0.2), rows=9)
    _heap(art, 800, 414, 178, 5)
    art.glow(820, 934, 420, INK, 0.4, ry=40)
    basket(art, 800, 946, 480, 170, mix(OCHRE, WOOD, 0.25), rows=9)
    _heap(art, 800, 786, 232, 4)
    _price_board(art)
    for x, y in ((330, 900), (382, 926), (1120, 930), (1480, 905), (430, 890)):
        art.glow(x, y + 28, 46, INK, 0.5, ry=10)
        lychee(art, x, y, 29)


def _leaf_shadows(art: Canvas) -> None:
    """The shadow of a bough on the wall."""
    tone = mix(RURAL.main, RURAL.light, 0.45)
    for line in (
        smooth(points("-20,60 260,110 520,60")),
        smooth(points("1640,20 1420,130 1260,260")),
        smooth(points("-20,330 120,350 250,430")),
    ):
        shadows = [ribbon(line, 9, 3)]
        for x, y in line[2::2]:
            for lean in (-1, 1):
                blade = smooth([(x, y), (x + 46, y - 19), (x + 125, y), (x + 46, y + 19)], closed=True)
                shadows.append(turned(blade, 90 - lean * art.chance.uniform(15, 65), x, y))
        art.union(shadows, tone, 0.3)


def _heap(art: Canvas, x: float, y: float, half: float, rows: int) -> None:
    """Fruit heaped in a basket, leaves between; y is the rim."""
    for row in range(rows):
        level, reach = y - row * 27, half * (1 - 0.15 * row - 0.03 * row**2)
        count = max(2, int(reach * 2 / 44))
        for _ in range(3):
            tone = art.chance.choice((RURAL.main, RURAL.deep, RURAL.mid))
            leaf(
                art,
                x + art.chance.uniform(-reach, reach),
                level,
                art.chance.uniform(70, 110),
                art.chance.uniform(-165, -15),
                tone,
            )
        for i in range(count):
            lychee(art, x - reach + (i + 0.5) * 2 * reach / count, level + art.chance.uniform(-5, 5), 26)


def ice_bag(art: Canvas, x: float, foot: float, width: float) -> None:
    """A clear bag of ice, tied."""
    height = width * 0.52
    art.glow(x, foot, width * 0.7, INK, 0.35, ry=22)
    outer = "-0.5,-0.08 -0.46,-0.7 -0.12,-1 0.2,-0.92 0.48,-0.6 0.48,-0.07 0,0.02"
    form = smooth(points(outer, x, foot, width, height), closed=True)
    art.shape(form, mix(SEA, WHITE, 0.6))
    with art.inside(form):
        for _ in range(34):
            _ice(art, x + art.chance.uniform(-0.5, 0.5) * width, foot - art.chance.random() * height, width)
    art.wash(form, TEAL, 0.0, 0.4, side="right")
    art.outline(form, 3, mix(SEA, WHITE, 0.8), 0.9)
    neck = x + width * 0.06, foot - height * 0.96
    art.shape(points("-9,0 -34,-40 4,-30 36,-44 10,0", *neck), mix(SEA, WHITE, 0.75))
    art.slab(neck[0] - 13, neck[1] - 6, 26, 11, 5, RED)
    shine = smooth(points("-0.32,-0.3 -0.28,-0.66 -0.1,-0.85", x, foot, width, height))
    art.stroke(shine, 9, WHITE, 0.9, end=2)


def _ice(art: Canvas, x: float, y: float, width: float) -> None:
    """One piece of ice in a bag of a given width."""
    size = width * art.chance.uniform(0.06, 0.11)
    cube = turned(rounded(x, y, size, size, 6), art.chance.uniform(0, 90), x, y)
    art.shape(cube, mix(SEA, WHITE, art.chance.uniform(0.45, 0.95)), 0.8)
    art.outline(cube, 2, mix(SEA, TEAL, 0.3), 0.5)


def _price_board(art: Canvas) -> None:
    """The board on its stake: three markets, three prices, too far off to read."""
    art.stroke([(1128, 900), (1170, 380)], 17, mix(WOOD, TIMBER, 0.3))
    corners: list[Point] = points("1030,262 1360,296 1334,530 1004,496")
    art.shape([(px + 9, py + 10) for px, py in corners], mix(TIMBER, INK, 0.3), 0.5)
    art.shape(corners, mix(WOOD, OCHRE, 0.4))
    inner = cell(corners, 0.04, 0.06, 0.92, 0.88)
    art.shape(inner, mix(PAPER, CREAM, 0.4))
    scribble(art, cell(inner, 0.08, 0.05, 0.84, 0.26), 1, RED, 4)
    for row in range(3):
        scribble(art, cell(inner, 0.08, 0.36 + 0.2 * row, 0.36, 0.17), 1, INK, 3)
        scribble(art, cell(inner, 0.66, 0.36 + 0.2 * row, 0.26, 0.17), 1, mix(RED, INK, 0.2), 3.2)
        art.stroke(list(cell(inner, 0.06, 0.54 + 0.2 * row, 0.88, 0)[:2]), 1.6, mix(INK, PAPER, 0.5))
