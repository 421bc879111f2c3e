"""gz-0001: vegetable fields between creeks, a stone bridge, and a great banyan with a small blackboard in its shade."""

from ..canvas import Canvas
from ..colour import CREAM, OCHRE, PAPER, RURAL, SAND, SEA, STONE, TILES, TIMBER, WHITE, WOOD, mix
from ..parts.boats import sampan
from ..parts.houses import cottage, gable_house
from ..parts.land import far_trees, hills, stripes
from ..parts.old import stone_bridge
from ..parts.plants import banyan, cabbage, meadow, palm
from ..parts.sky import backdrop, birds, streak, sun
from ..parts.things import blackboard, stool
from ..parts.water import ripples
from ..shapes import points, rect, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(RURAL.pale, SEA, 0.35)), (330, CREAM), (470, PAPER))
    sun(art, 330, 235, 62, mix(OCHRE, PAPER, 0.35))
    for x, y, long in ((560, 150, 420), (1180, 90, 520), (90, 330, 300)):
        streak(art, x, y, long, 16, WHITE, 0.6)
    hills(art, 400, 60, mix(RURAL.light, PAPER, 0.4), PAPER)
    hills(art, 438, 34, mix(RURAL.light, RURAL.mid, 0.25), PAPER, 4)
    _hamlet(art)
    _beds(art)
    _creek(art)
    stone_bridge(art, 470, 762, 520, 124, STONE, TILES)
    _near_beds(art)
    banyan(art, 1190, 812, 600, RURAL.leaves, mix(WOOD, STONE, 0.45))
    blackboard(art, 985, 850, 140)
    for x, y in ((820, 884), (896, 916), (1080, 915), (1180, 890)):
        stool(art, x, y, 46, WOOD)
    birds(art, ((610, 250), (680, 220), (730, 268)), 17, RURAL.deep)
    meadow(art, [(x, 1006) for x in range(640, 1640, 8)], 46, (RURAL.main, RURAL.mid, RURAL.deep))


def _hamlet(art: Canvas) -> None:
    """Houses and trees on the far bank."""
    far_trees(art, [(x, 474) for x in range(-10, 1620, 6)], 26, mix(RURAL.mid, RURAL.light, 0.35))
    for x, width in ((118, 92), (226, 120), (392, 84), (640, 104)):
        cottage(art, x, 482, width, WHITE, glass=mix(TILES, WHITE, 0.2))
    gable_house(art, 352, 482, 52, WHITE)
    gable_house(art, 560, 482, 60, WHITE)
    palm(art, 512, 486, 104, RURAL.main, WOOD)
    palm(art, 96, 486, 84, RURAL.mid, WOOD, -0.1)
    art.box(-10, 480, 1620, 540, mix(RURAL.mid, RURAL.light, 0.5))
    art.wash(rect(-10, 480, 1620, 520), RURAL.main, 0.0, 0.5)


def _beds(art: Canvas) -> None:
    """Beds of vegetables on both sides of the creek, and the open ground under the banyan."""
    greens = (RURAL.main, RURAL.light, RURAL.mid, mix(RURAL.light, OCHRE, 0.3))
    stripes(art, points("-20,500 330,500 190,680 -300,680"), 9, greens)
    stripes(art, points("600,500 1640,500 2040,660 720,660"), 22, greens)
    ground = smooth(points("700,720 900,692 1640,672 1640,1010 420,1010 560,860"))
    art.shape(ground, mix(RURAL.mid, SAND, 0.42))
    art.wash(ground, RURAL.main, 0.0, 0.4)


def _creek(art: Canvas) -> None:
    """The creek that winds from the hamlet to the lower edge, a boat on it."""
    line = smooth(points("440,482 500,520 400,580 430,660 490,760 420,860 330,960 280,1080"))
    for grow, colour in (
        (1.22, mix(RURAL.deep, TIMBER, 0.25)),
        (1.1, mix(SAND, RURAL.mid, 0.4)),
        (1.0, mix(SEA, PAPER, 0.35)),
    ):
        for x, y in line:
            width = (24 + 3.1 * (y - 482) ** 0.76) * grow
            art.disc(x, y + (grow - 1) * 20, width * 0.5, colour, ry=width * 0.18)
    ripples(art, 400, 480, 540, 680, 16, WHITE, 0.6)
    ripples(art, 300, 500, 790, 990, 30, WHITE, 0.5)
    sampan(art, 330, 900, 150)


def _near_beds(art: Canvas) -> None:
    """Cabbages in rows at the lower left."""
    bank = smooth(points("-20,770 90,775 200,800 190,880 110,950 60,1020"))
    art.shape([*bank, (-20, 1020)], mix(TIMBER, RURAL.deep, 0.45))
    for row in range(5):
        for i in range(4):
            x, y = 8 + i * 52 - row * 16 + (row % 2) * 20, 806 + row * 48
            if x < 190 - row * 28:
                cabbage(art, x, y, 42 + row * 5, (RURAL.main, RURAL.mid, RURAL.light))
