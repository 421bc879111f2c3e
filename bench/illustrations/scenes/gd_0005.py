"""gd-0005: a bright service hall: low counters, lit number screens, shelves of archives up to the ceiling."""

from ..canvas import Canvas
from ..colour import CORAL, ENTERPRISE, INK, LAMP, OCHRE, PAPER, SAND, SEA, SLATE, STONE, TEAL, WHITE, WOOD, mix
from ..parts.plants import foliage
from ..parts.sky import backdrop
from ..parts.things import book_row, scribble
from ..shapes import Path, Point, cell, points, rect, rounded


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(ENTERPRISE.pale, WHITE, 0.5)), (600, PAPER))
    _archive(art)
    _hall_sides(art)
    _hall_floor(art)
    _screens(art)
    _counters(art)
    _seats(art)
    for x in (75, 1525):
        art.shape([(x - 46, 880), (x + 46, 880), (x + 34, 980), (x - 34, 980)], mix(PAPER, ENTERPRISE.light, 0.5))
        foliage(art, x, 780, 86, 130, (mix(TEAL, ENTERPRISE.dark, 0.5), TEAL, SEA), 22)


def _archive(art: Canvas) -> None:
    """The wall of archive boxes behind the counters, with a ladder."""
    art.box(260, 90, 1080, 470, mix(WOOD, ENTERPRISE.dark, 0.35))
    files = (
        ENTERPRISE.main,
        ENTERPRISE.mid,
        ENTERPRISE.light,
        mix(ENTERPRISE.pale, SAND, 0.4),
        SAND,
        CORAL,
        ENTERPRISE.deep,
    )
    for bay in range(6):
        for level in range(6):
            book_row(art, 272 + bay * 178, 166 + level * 76, 160, 68, files)
            art.box(262 + bay * 178, 166 + level * 76, 178, 8, mix(WOOD, OCHRE, 0.3))
        art.box(258 + bay * 178, 90, 12, 470, mix(WOOD, OCHRE, 0.2))
    art.box(1328, 90, 12, 470, mix(WOOD, OCHRE, 0.2))
    for dx in (0, 62):
        art.stroke([(1010 + dx, 96), (1060 + dx, 560)], 9, mix(OCHRE, PAPER, 0.3))
    for i in range(9):
        art.stroke([(1015 + 5 * i, 140 + i * 48), (1077 + 5 * i, 140 + i * 48)], 7, mix(OCHRE, PAPER, 0.3))


def _hall_sides(art: Canvas) -> None:
    """Ceiling with light panels, tall windows at the sides."""
    art.shape(points("-20,-20 1620,-20 1340,92 260,92"), WHITE)
    for row in range(3):
        y, half = -6 + row * 32, 700 - row * 62
        for i in range(4):
            left = 800 - half + i * half / 2
            art.shape(
                [(left + 30, y), (left + half / 2 - 30, y), (left + half / 2 - 36, y + 13), (left + 36, y + 13)],
                mix(LAMP, WHITE, 0.55),
            )
    for side in (-1, 1):
        wall: list[Point] = [
            (800 + side * 830, -30),
            (800 + side * 540, 92),
            (800 + side * 540, 560),
            (800 + side * 830, 730),
        ]
        art.shape(wall, mix(PAPER, ENTERPRISE.pale, 0.4))
        for i in range(3):
            pane = cell(wall, 0.07 + 0.31 * i, 0.1, 0.25, 0.72)
            art.shape(pane, mix(SEA, WHITE, 0.55))
            art.wash(pane, mix(ENTERPRISE.light, WHITE, 0.2), 0.7, 0.0)
            art.outline(pane, 5, ENTERPRISE.light)
            art.stroke(cell(pane, 0, 0.45, 1, 0)[:2], 4, ENTERPRISE.light)


def _hall_floor(art: Canvas) -> None:
    """The polished floor with the light of the windows on it."""
    floor: Path = points("260,560 1340,560 1700,1020 -100,1020")
    art.box(-10, 560, 1620, 460, mix(STONE, PAPER, 0.55))
    for i in range(1, 14):
        art.stroke([(260 + i * 77, 560), (-1000 + i * 257, 1020)], 2, mix(STONE, ENTERPRISE.mid, 0.3), 0.4)
    for y in (600, 660, 744, 862):
        art.stroke([(-10, y), (1620, y)], 2, mix(STONE, ENTERPRISE.mid, 0.3), 0.4)
    art.wash(floor, ENTERPRISE.light, 0.3, 0.0)
    for left in (-260, 20, 300):
        art.wash(
            [(left + 260, 700), (left + 420, 700), (left + 620, 1020), (left + 380, 1020)], WHITE, 0.75, 0.25, grain=0.2
        )


def _screens(art: Canvas) -> None:
    """Number screens hanging over the counters: bars of light for figures."""
    for i in range(4):
        x = 345 + i * 240
        for dx in (40, 150):
            art.box(x + dx, 96, 4, 206, SLATE)
        art.slab(x, 300, 194, 84, 8, ENTERPRISE.night)
        art.slab(x + 8, 308, 178, 68, 5, ENTERPRISE.dark)
        for k in range(3):
            art.slab(x + 24 + k * 30, 324, 20, 36, 4, mix(CORAL, LAMP, 0.4))
        art.shape([(x + 132, 328), (x + 160, 342), (x + 132, 356)], mix(SEA, WHITE, 0.5))


def _counters(art: Canvas) -> None:
    """The row of low counters with screens, lamps and a seat before each."""
    art.glow(800, 770, 700, ENTERPRISE.deep, 0.35, ry=40)
    art.box(180, 600, 1240, 150, ENTERPRISE.main)
    art.wash(rect(180, 600, 1240, 150), ENTERPRISE.dark, 0.0, 0.5)
    art.box(160, 584, 1280, 22, mix(WOOD, SAND, 0.45))
    art.box(160, 584, 1280, 6, mix(SAND, WHITE, 0.4))
    for i in range(4):
        x = 345 + i * 240
        art.slab(x + 30, 620, 140, 100, 6, mix(ENTERPRISE.main, WHITE, 0.16))
        art.disc(x + 100, 670, 26, mix(ENTERPRISE.pale, WHITE, 0.3))
        art.slab(x + 20, 520, 84, 56, 5, SLATE)
        art.slab(x + 25, 525, 74, 45, 3, mix(SEA, WHITE, 0.5))
        art.box(x + 56, 574, 12, 14, SLATE)
        art.shape([(x + 124, 584), (x + 176, 584), (x + 168, 566), (x + 132, 566)], PAPER)
        scribble(art, [(x + 134, 568), (x + 166, 568), (x + 170, 582), (x + 130, 582)], 2, SLATE, 1.5)
    for i in range(5):
        art.box(296 + i * 240, 500, 8, 90, mix(SEA, WHITE, 0.4))


def _seats(art: Canvas) -> None:
    """Rows of waiting seats in front, seen from behind."""
    for foot, size, count in ((880, 92, 8), (985, 118, 7)):
        width = count * size * 1.06
        left = 800 - width / 2
        art.box(left, foot - size * 0.3, width, 9, SLATE)
        for i in range(count):
            x, tone = left + i * size * 1.06, (ENTERPRISE.main, ENTERPRISE.mid)[(i + (foot > 900)) % 2]
            seat = rounded(x, foot - size * 0.95, size * 0.96, size * 0.66, 16)
            art.shape(seat, tone)
            art.wash(seat, ENTERPRISE.night, 0.0, 0.5)
            art.slab(x + size * 0.26, foot - size * 0.82, size * 0.44, size * 0.09, 5, mix(tone, INK, 0.35))
        for dx in (0.06, 0.5, 0.94):
            art.box(left + width * dx - 5, foot - size * 0.3, 10, size * 0.3, SLATE)
