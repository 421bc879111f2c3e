"""gd-0002: a village in the bend of a river after the flood: a new pale road, muddy shovels in a row."""

from ..canvas import Canvas
from ..colour import CLAY, CORAL, CREAM, INK, PAPER, RURAL, SAND, SEA, SLATE, STONE, TILES, TIMBER, WHITE, WOOD, mix
from ..parts.houses import cottage, roof, window
from ..parts.land import crags, far_trees, hills, pebbles
from ..parts.plants import foliage, meadow, palm
from ..parts.sky import backdrop, streak
from ..parts.things import shovel
from ..parts.water import ripples, water
from ..shapes import points, rect, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(RURAL.light, SLATE, 0.45)), (190, mix(RURAL.pale, SEA, 0.3)), (360, mix(CREAM, CORAL, 0.18)))
    for x, y, long in ((200, 84, 760), (1220, 60, 900), (760, 178, 560), (1500, 206, 460)):
        streak(art, x, y, long, 30, mix(STONE, WHITE, 0.5), 0.5)
    crags(art, 372, 250, mix(RURAL.mid, SLATE, 0.4), PAPER)
    hills(art, 352, 70, mix(RURAL.mid, RURAL.light, 0.3), PAPER, 3)
    art.box(-10, 392, 1620, 640, mix(RURAL.light, RURAL.mid, 0.5))
    art.wash(rect(-10, 392, 1620, 610), RURAL.main, 0.0, 0.55)
    _river_bend(art)
    _flood_village(art)
    _new_road(art)
    _near_house(art)
    for i in range(7):
        shovel(art, (1180 + 52 * i, 868 + 5 * (i % 2)), (1196 + 55 * i, 546 + 14 * (i % 3)), 13, mix(CLAY, TIMBER, 0.5))
    meadow(art, [(x, 1004) for x in range(250, 640, 8)], 60, (RURAL.main, RURAL.deep, RURAL.mid))


def _river_bend(art: Canvas) -> None:
    """The brown river, fallen back into its bed, mud on its banks."""
    outer = smooth(points("1640,404 1200,412 700,424 330,462 90,560 -40,700"))
    inner = smooth(points("330,1020 330,860 300,720 360,590 560,500 860,448 1240,428 1640,424"))
    art.shape([*outer, (-40, 1020), *inner], mix(SAND, CLAY, 0.3))
    bed = smooth(points("240,1020 256,860 226,720 296,580 520,486 850,440 1240,424 1640,420"))
    river = [*smooth(points("1640,407 1200,416 700,430 350,474 110,580 -40,730")), (-40, 1020), *bed]
    water(art, river, mix(SEA, SAND, 0.5), mix(SEA, CLAY, 0.32))
    with art.inside(river):
        ripples(art, -40, 520, 470, 980, 60, WHITE, 0.5)
    far_trees(art, [(x, 408) for x in range(-10, 1620, 6)], 18, RURAL.main)


def _flood_village(art: Canvas) -> None:
    """Houses with the mark of the water on their walls."""
    far_trees(art, [(x, 486) for x in range(600, 1180, 6)], 40, RURAL.main)
    for x, foot, width in (
        (700, 500, 130),
        (870, 494, 112),
        (1010, 500, 140),
        (620, 556, 150),
        (800, 566, 176),
        (1010, 560, 150),
    ):
        cottage(art, x, foot, width, WHITE, storeys=2 if width > 160 else 1, glass=mix(TILES, WHITE, 0.15))
        art.wash(rect(x, foot - width * 0.13, width, width * 0.13), mix(CLAY, SAND, 0.3), 0.55, 0.7)
    foliage(art, 1200, 520, 70, 62, RURAL.leaves, 16)
    palm(art, 585, 566, 150, RURAL.main, WOOD, -0.08)


def _new_road(art: Canvas) -> None:
    """The new concrete road, joint by joint, from the village to the eye."""
    left = smooth(points("600,592 540,640 560,720 620,850 640,1020"))
    right = smooth(points("720,592 700,640 790,720 960,850 1090,1020"))
    art.shape([(600, 592), (1180, 584), (1180, 600), *right, *reversed(left)], mix(SAND, CLAY, 0.35))
    inner = [(x + 8, y) for x, y in left], [(x - 10, y) for x, y in right]
    art.shape([*inner[0], *reversed(inner[1])], mix(PAPER, STONE, 0.3))
    art.shape(points("640,590 1180,584 1180,596 700,606"), mix(PAPER, STONE, 0.3))
    for i in range(3, len(left), 4):
        art.stroke([inner[0][i], inner[1][i]], 1 + 3 * i / len(left), mix(STONE, TILES, 0.3), 0.7)
    art.wash([*inner[0], *reversed(inner[1])], STONE, 0.0, 0.4)


def _near_house(art: Canvas) -> None:
    """The wall of the nearest house, stained up to the height of the flood."""
    ground = smooth(points("1000,850 1250,826 1640,840"))
    art.shape([*ground, (1640, 1020), (1120, 1020)], mix(SAND, CLAY, 0.4))
    pebbles(art, points("1060,860 1640,860 1640,1000 1150,1000"), 90, mix(CLAY, TIMBER, 0.3), 9)
    wall = rect(1150, 400, 500, 460)
    art.shape(wall, WHITE)
    art.wash(rect(1150, 400, 500, 90), TILES, 0.5, 0.0)
    art.wash(wall, mix(STONE, WHITE, 0.4), 0.0, 0.5, side="right")
    tide = smooth(points("1150,650 1270,642 1400,655 1520,640 1650,650"))
    art.shape([*tide, (1650, 860), (1150, 860)], mix(CLAY, SAND, 0.5), 0.6)
    art.stroke(tide, 5, mix(CLAY, TIMBER, 0.3), 0.5)
    window(art, 1400, 480, 130, 110, mix(TILES, WHITE, 0.12), mix(WHITE, WOOD, 0.6))
    roof(art, 1150, 400, 500, 90, TILES, over=44)
    art.box(1150, 842, 500, 20, mix(STONE, TILES, 0.3))
    art.glow(1370, 876, 330, INK, 0.5, ry=30)
