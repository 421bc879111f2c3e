"""cz-0001: an embroidery frame with an unfinished phoenix in gold thread, a tray of needles, a gauze lamp."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CORAL,
    CREAM,
    ENTERPRISE,
    INK,
    LAMP,
    OCHRE,
    RED,
    SAND,
    STONE,
    TEAL,
    TIMBER,
    VERMILION,
    WHITE,
    WOOD,
    mix,
)
from ..parts.crafts import GOLD, plume, scales, spool, thread_ends
from ..parts.houses import window
from ..parts.sky import backdrop
from ..parts.things import plank_table
from ..shapes import Path, Point, cell, oval, points, rounded, smooth, within


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(ENTERPRISE.dark, ENTERPRISE.deep, 0.4)), (520, mix(ENTERPRISE.deep, ENTERPRISE.main, 0.5)))
    for i in range(4):
        window(art, 120 + i * 380, 50, 230, 300, mix(ENTERPRISE.dark, TEAL, 0.25), mix(TIMBER, ENTERPRISE.night, 0.3))
    plank_table(art, 520, mix(TIMBER, CLAY, 0.35), 6)
    art.glow(250, 520, 520, LAMP, 0.5)
    cloth = _frame(art)
    with art.inside(cloth):
        _phoenix(art)
    _gauze_lamp(art, 190, 640)
    _needle_tray(art)
    for x, foot, size, tone in (
        (1420, 560, 110, GOLD),
        (1510, 590, 120, mix(GOLD, WHITE, 0.35)),
        (1435, 640, 120, RED),
    ):
        spool(art, x, foot, size, tone)
    thread_ends(art, (1400, 610), (1130, 560), GOLD, 60)


def _frame(art: Canvas) -> Path:
    """The wooden frame with the cloth laced into it; gives the area of the cloth."""
    cloth: list[Point] = points("420,330 1290,330 1370,850 330,850")
    art.shape([(px + 12, py + 22) for px, py in points("360,280 1350,280 1450,905 250,905")], INK, 0.35)
    art.shape(cloth, mix(CREAM, WHITE, 0.4))
    art.wash(cloth, mix(LAMP, CORAL, 0.2), 0.5, 0.0, side="right", grain=0.25)
    for i in range(64):
        art.stroke(cell(cloth, i / 64, 0, 0, 1)[1:3], 1, SAND, 0.4)
    for side, edge in ((0, 0.0), (1, 1.0)):
        for i in range(18):
            inner, outer = within(cloth, edge, (i + 0.5) / 18), within(cloth, edge + (-0.05, 0.05)[side], i / 18 + 0.02)
            art.stroke([inner, outer], 2.6, mix(SAND, WOOD, 0.3))
    beam = mix(CLAY, WOOD, 0.4)
    for a, b in (((350, 305), (1360, 305)), ((240, 880), (1460, 880))):
        art.stroke([a, b], 50, mix(beam, INK, 0.4))
        art.stroke([(a[0], a[1] - 5), (b[0], b[1] - 5)], 40, beam)
        art.stroke([(a[0], a[1] - 18), (b[0], b[1] - 18)], 7, mix(beam, WHITE, 0.35))
    for a, b in (((380, 290), (290, 910)), ((1330, 290), (1410, 910))):
        art.stroke([a, b], 30, mix(beam, INK, 0.25))
        art.stroke([(a[0] - 6, a[1]), (b[0] - 6, b[1])], 8, mix(beam, WHITE, 0.25))
    return cloth


def _phoenix(art: Canvas) -> None:
    """The bird: tail plumes, far wing (drawn only), near wing, body, head; some of it still without thread."""
    tails = (
        (points("700,690 600,740 500,720 430,650 430,570"), 1.0),
        (points("700,700 610,780 510,780 420,740"), 1.0),
        (points("710,705 660,800 580,826 480,822"), 1.0),
        (points("730,710 740,790 700,824 640,834"), 0.5),
        (points("750,712 830,790 930,816 1040,800 1110,740"), 0.3),
    )
    for i, (line, done) in enumerate(tails):
        plume(art, smooth(line, steps=16), 34, (GOLD, mix(GOLD, VERMILION, 0.4))[i % 2], done=done, eye=ENTERPRISE.main)
    for tip in ((1150, 470), (1190, 530), (1195, 595), (1170, 655)):
        plume(
            art, smooth([(880, 600), ((880 + tip[0]) / 2, (560 + tip[1]) / 2 - 30), tip], steps=18), 24, GOLD, done=0.25
        )
    _bird_body(art)
    for i in range(8):
        tip = (500 + 36 * i, 500 - 118 * (i / 7) ** 0.7 + 6 * (i % 2))
        middle = ((800 + tip[0]) / 2 - 34 + 4 * i, (610 + tip[1]) / 2 + 24)
        tone = mix(GOLD, (RED, OCHRE, CORAL)[i % 3], 0.3)
        plume(art, smooth([(812, 618), middle, tip], steps=20), 27, tone, done=1.0 if i < 6 else 0.4)
    scales(
        art,
        smooth(points("700,560 760,520 830,560 850,630 790,650 730,610"), closed=True),
        mix(GOLD, VERMILION, 0.25),
        24,
    )
    for x, y in ((1150, 800), (1240, 730), (470, 430), (560, 380), (1090, 390)):
        for angle in range(0, 360, 60):
            art.outline(oval(*oval(x, y, 17, 15, angle, angle)[0], 10, 8), 2, (110, 140, 170), 0.9)


def _bird_body(art: Canvas) -> None:
    """Slender body, long neck, head with its comb."""
    lower = points("684,696 770,722 858,694 912,630 916,560 944,500 984,466")
    upper = points("950,436 900,478 868,544 800,596 724,640")
    body = smooth([*lower, *upper], closed=True)
    scales(art, body, GOLD, 26)
    art.outline(body, 3, mix(GOLD, INK, 0.45))
    head = smooth(points("938,470 944,436 978,422 1008,438 1006,470 968,486"), closed=True)
    art.shape(head, mix(GOLD, CORAL, 0.2))
    art.outline(head, 2.6, mix(GOLD, INK, 0.45))
    art.shape(smooth(points("1004,438 1034,446 1052,470 1030,464 1002,466")), mix(RED, OCHRE, 0.25))
    art.disc(984, 448, 6, INK)
    for i, (dx, dy) in enumerate(((-112, 6), (-104, -34), (-80, -66), (-46, -84))):
        feather = smooth([(962, 430), (962 + dx * 0.55, 430 + dy * 0.9 - 16), (962 + dx, 430 + dy)], steps=12)
        plume(art, feather, 13, (mix(GOLD, RED, 0.45), GOLD)[i % 2], eye=ENTERPRISE.main)


def _gauze_lamp(art: Canvas, x: float, foot: float) -> None:
    """A lamp of gauze in a wooden frame."""
    art.glow(x, foot + 4, 150, INK, 0.5, ry=22)
    art.glow(x, foot - 210, 360, LAMP, 0.6)
    body = rounded(x - 92, foot - 380, 184, 340, 40)
    art.shape(body, mix(LAMP, CREAM, 0.45))
    art.wash(body, mix(OCHRE, CORAL, 0.3), 0.0, 0.5)
    art.glow(x, foot - 190, 120, WHITE, 0.9)
    for dx in (-88, -32, 26, 82):
        art.box(x + dx, foot - 380, 6, 340, mix(TIMBER, CLAY, 0.3))
    for y in (foot - 396, foot - 48):
        art.slab(x - 106, y, 212, 26, 8, mix(TIMBER, CLAY, 0.25))
    for dx in (-84, 70):
        art.box(x + dx, foot - 24, 14, 26, TIMBER)
    art.stroke(oval(x, foot - 396, 44, 50, 180, 360), 6, OCHRE)


def _needle_tray(art: Canvas) -> None:
    """A round tray with pincushion, needles and scissors."""
    art.glow(1470, 850, 150, INK, 0.5, ry=24)
    art.disc(1480, 820, 128, mix(RED, TIMBER, 0.45), ry=60)
    art.disc(1480, 812, 116, mix(RED, TIMBER, 0.2), ry=52)
    art.disc(1450, 800, 52, ENTERPRISE.mid, ry=32)
    art.disc(1446, 790, 44, mix(ENTERPRISE.mid, WHITE, 0.3), ry=22)
    for i in range(6):
        x = 1416 + i * 13
        art.stroke([(x, 790), (x - 8 + 5 * i, 738 + 6 * (i % 3))], 2.6, mix(STONE, WHITE, 0.6))
        art.disc(x - 8 + 5 * i, 738 + 6 * (i % 3), 3.4, (RED, GOLD, WHITE)[i % 3])
    for side in (-1, 1):
        art.stroke([(1526, 812), (1556 + side * 12, 770)], 6, mix(STONE, WHITE, 0.5), end=2)
        art.outline(oval(1514 + side * 14, 832, 13, 9), 5, INK)
