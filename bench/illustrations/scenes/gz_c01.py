"""gz-c01: close up on a field ridge: a small blackboard leans on a basket of greens; a water wheel and a creek far off."""

from ..canvas import Canvas
from ..colour import CLAY, CREAM, INK, OCHRE, PAPER, RURAL, SAND, SEA, TIMBER, WHITE, WOOD, mix
from ..parts.land import crags, far_trees, hills, pebbles, stripes
from ..parts.plants import cabbage, meadow
from ..parts.sky import backdrop, streak
from ..parts.things import basket, board
from ..parts.water import ripples
from ..parts.waterwheel import waterwheel
from ..shapes import Ground, points, ribbon, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(RURAL.pale, SEA, 0.25)), (260, CREAM), (400, PAPER))
    streak(art, 380, 120, 520, 18, WHITE, 0.65)
    streak(art, 1240, 190, 420, 15, WHITE, 0.5)
    crags(art, 410, 210, mix(RURAL.light, SEA, 0.45), PAPER, 0.42)
    crags(art, 420, 120, mix(RURAL.light, RURAL.mid, 0.35), PAPER, 0.3)
    hills(art, 392, 40, mix(RURAL.light, RURAL.mid, 0.4), PAPER, 3)
    art.box(-10, 420, 1620, 600, mix(RURAL.light, RURAL.mid, 0.3))
    view = Ground(400, 760, 1.9)
    for i, tone in enumerate(
        (RURAL.mid, mix(RURAL.light, OCHRE, 0.25), RURAL.light, RURAL.main, RURAL.mid, RURAL.light)
    ):
        stripes(art, view.patch(-40 + i * 14, 5.5, -27 + i * 14, 30), 7, (tone, mix(tone, RURAL.main, 0.4)), 0.7)
    far_trees(art, [(x, 424) for x in range(-10, 1620, 6)], 22, mix(RURAL.mid, RURAL.main, 0.4))
    _far_creek(art)
    waterwheel(art, 1370, 560, 150, WOOD)
    _ridge(art)
    basket(art, 860, 902, 440, 280, mix(OCHRE, WOOD, 0.3), rows=11)
    _greens(art)
    _leaning_board(art)
    meadow(art, [(x, 1000) for x in range(-10, 1620, 7)], 66, (RURAL.main, RURAL.deep, RURAL.mid), 0.55)


def _far_creek(art: Canvas) -> None:
    """The creek between far fields."""
    bends = points("1640,444 1450,450 1270,466 1330,500 1440,540 1260,596 900,640 520,700 -60,770")
    line = smooth(bends)
    art.shape(ribbon(line, 8, 116), mix(SAND, RURAL.mid, 0.45))
    art.shape(ribbon(line, 5, 90), mix(SEA, PAPER, 0.4))
    ripples(art, -20, 300, 690, 770, 16, WHITE, 0.6)


def _ridge(art: Canvas) -> None:
    """The ridge of earth in front."""
    top = smooth(points("-20,800 300,770 700,782 1100,764 1640,800"))
    area = [*top, (1640, 1020), (-20, 1020)]
    art.shape(area, mix(CLAY, TIMBER, 0.4))
    art.wash(area, TIMBER, 0.0, 0.7)
    pebbles(art, points("0,810 1600,810 1600,1000 0,1000"), 130, mix(CLAY, SAND, 0.5), 9)
    meadow(art, top, 44, (RURAL.main, RURAL.mid, RURAL.deep), 0.4)


def _greens(art: Canvas) -> None:
    """Cut greens that overflow the basket."""
    heads = (
        (710, 665, 150),
        (1010, 665, 150),
        (790, 640, 165),
        (945, 640, 165),
        (865, 655, 190),
        (750, 690, 120),
        (980, 692, 125),
        (860, 700, 120),
    )
    for x, y, size in heads:
        tones = (RURAL.deep, RURAL.main, RURAL.mid) if size % 2 else (RURAL.main, RURAL.mid, RURAL.light)
        cabbage(art, x, y, size, tones)
    cabbage(art, 1200, 930, 120, (RURAL.main, RURAL.mid, RURAL.light))


def _leaning_board(art: Canvas) -> None:
    """The blackboard that leans on the basket."""
    art.glow(560, 945, 320, INK, 0.45, ry=40)
    corners = points("390,585 725,540 760,905 380,955")
    art.shape([(x + 12, y + 4) for x, y in corners], mix(TIMBER, INK, 0.4))
    board(art, corners, WOOD, lines=5)
