"""gd-0008: two rows of school rooms and a flagpole between limestone peaks, a green letter box beside the yard, stone steps."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    GREEN,
    INK,
    OCHRE,
    PAPER,
    RURAL,
    SAGE,
    SAND,
    SCHOOL,
    SEA,
    SLATE,
    STONE,
    TEAL,
    TILES,
    TIMBER,
    WHITE,
    mix,
)
from ..parts.houses import roof, school
from ..parts.land import far_trees, karst, pebbles
from ..parts.plants import grass, meadow, tree
from ..parts.sky import backdrop, birds, mist, sun
from ..shapes import oval, points, rect, rounded, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SEA, SCHOOL.pale, 0.35)), (330, SCHOOL.pale), (560, PAPER))
    sun(art, 960, 160, 54, mix(OCHRE, PAPER, 0.3))
    grey = mix(SAGE, SLATE, 0.25)
    for x, wide, tall, haze in (
        (260, 190, 300, 0.6),
        (520, 170, 250, 0.66),
        (1130, 200, 330, 0.6),
        (1400, 180, 270, 0.64),
        (820, 170, 210, 0.7),
    ):
        karst(art, x, 560, wide, tall, mix(grey, SCHOOL.pale, haze), mix(PAPER, SCHOOL.pale, 0.4))
    mist(art, 420, 170, PAPER, 0.8)
    for x, wide, tall, haze in (
        (60, 360, 500, 0.2),
        (1530, 380, 540, 0.15),
        (400, 240, 330, 0.36),
        (1230, 250, 350, 0.34),
    ):
        karst(art, x, 620, wide, tall, mix(mix(grey, RURAL.deep, 0.35), SCHOOL.pale, haze), mix(STONE, PAPER, 0.3))
    mist(art, 510, 120, PAPER, 0.6)
    far_trees(art, [(x, 604) for x in range(-10, 1620, 6)], 40, mix(GREEN[1], SCHOOL.pale, 0.2))
    art.box(-10, 600, 1620, 420, mix(RURAL.mid, SCHOOL.light, 0.4))
    _two_rows(art)
    _yard(art)
    _steps(art)
    _letter_box(art)
    birds(art, ((640, 180), (700, 150), (750, 195)), 17, SCHOOL.dark)


def _two_rows(art: Canvas) -> None:
    """The upper and the lower row, each with its own low roof."""
    for x, foot, width, floors, floor in ((430, 620, 560, 1, 86), (560, 740, 720, 2, 92)):
        school(
            art,
            x,
            foot,
            width,
            floors,
            mix(PAPER, SCHOOL.pale, 0.5),
            mix(SCHOOL.mid, CLAY, 0.25),
            bays=int(width / 102),
            floor=floor,
        )
        roof(art, x - 10, foot - floors * floor - 18, width + 20, 44, mix(TILES, CLAY, 0.4), over=20)
    for x in (420, 1330):
        tree(art, x, 742, 200, GREEN, TIMBER, 0.42)


def _yard(art: Canvas) -> None:
    """The yard of beaten earth with its flagpole."""
    yard = smooth(points("-20,800 300,752 800,742 1300,750 1640,790"))
    art.shape([*yard, (1640, 1020), (-20, 1020)], mix(SAND, SCHOOL.pale, 0.3))
    art.wash([*yard, (1640, 1020), (-20, 1020)], mix(SCHOOL.mid, CLAY, 0.3), 0.0, 0.5)
    pebbles(art, points("0,800 1600,800 1600,1000 0,1000"), 80, mix(STONE, SCHOOL.mid, 0.3), 7)
    for i in range(3):
        art.box(770 - i * 16, 812 + i * 13, 130 + 32 * i, 14, mix(STONE, PAPER, 0.4 - 0.12 * i))
    art.stroke([(835, 814), (835, 240)], 11, mix(STONE, WHITE, 0.35), end=6)
    art.stroke([(838, 814), (838, 240)], 3, SLATE, end=2)
    art.disc(835, 236, 9, OCHRE)
    art.stroke([(846, 800), (842, 250)], 1.8, SLATE)


def _steps(art: Canvas) -> None:
    """Stone steps up to the dormitory at the left."""
    for i in range(9):
        x, y = 40 + i * 13, 866 - i * 26
        art.box(x, y, 240 - i * 11, 13, mix(STONE, PAPER, 0.45))
        art.box(x, y + 13, 240 - i * 11, 15, mix(STONE, SCHOOL.dark, 0.4))
    art.box(120, 470, 220, 190, mix(PAPER, SCHOOL.pale, 0.6))
    art.wash(rect(120, 470, 220, 190), SCHOOL.mid, 0.0, 0.4, side="right")
    for i in range(6):
        art.box(140 + (i % 3) * 66, 494 + (i // 3) * 78, 42, 48, mix(TEAL, PAPER, 0.35))
    roof(art, 116, 470, 228, 44, mix(TILES, CLAY, 0.4), over=16)
    for x, y in ((20, 880), (330, 850), (370, 800)):
        grass(art, x, y, 56, GREEN, 11)


def _letter_box(art: Canvas) -> None:
    """The green letter box on its post."""
    green = mix(RURAL.main, RURAL.deep, 0.3)
    art.glow(1290, 962, 130, INK, 0.5, ry=16)
    art.stroke([(1290, 960), (1290, 780)], 26, mix(TIMBER, SLATE, 0.2))
    case = rounded(1196, 560, 188, 236, 16)
    art.shape(case, green)
    art.wash(case, RURAL.night, 0.0, 0.65, side="right")
    art.shape([(1178, 574), *smooth(points("1190,540 1290,512 1390,540")), (1402, 574)], mix(green, INK, 0.2))
    art.stroke(smooth(points("1190,546 1290,518 1390,546")), 6, mix(green, WHITE, 0.4), 0.7)
    art.slab(1226, 606, 128, 15, 5, mix(green, INK, 0.7))
    art.slab(1220, 596, 140, 9, 4, mix(green, WHITE, 0.3))
    art.outline(rounded(1228, 650, 124, 112, 8), 4, mix(green, WHITE, 0.35))
    art.slab(1318, 694, 24, 30, 4, OCHRE)
    art.outline(oval(1330, 692, 8, 11, 180, 360), 4, mix(STONE, WHITE, 0.3))
    art.shape(points("1262,584 1330,572 1336,606 1268,612"), PAPER)
    art.stroke(points("1262,584 1302,598 1330,572"), 2.4, SAND)
    meadow(art, [(x, 966) for x in range(1230, 1360, 9)], 30, GREEN)
