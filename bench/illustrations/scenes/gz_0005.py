"""gz-0005: under the arcades: columns, the coloured light of Manchurian windows, a cabinet of keys open on the wall."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    COMMUNITY,
    CORAL,
    CREAM,
    INK,
    LAMP,
    OCHRE,
    PAPER,
    RED,
    SAND,
    SEA,
    SLATE,
    STONE,
    TEAL,
    TIMBER,
    VERMILION,
    WHITE,
    WOOD,
    mix,
)
from ..parts.houses import manchu_window, tall_window
from ..parts.old import brick_courses
from ..parts.plants import foliage
from ..parts.rooms import key
from ..parts.sky import backdrop
from ..parts.things import pendant, shelf
from ..shapes import Ground, Path, cell, oval, points, rect

GLASS = (
    mix(COMMUNITY.main, WHITE, 0.1),
    RED,
    OCHRE,
    TEAL,
    COMMUNITY.mid,
    mix(SEA, WHITE, 0.2),
    VERMILION,
    mix(OCHRE, WHITE, 0.35),
)


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(COMMUNITY.pale, CREAM, 0.5)), (300, mix(CREAM, COMMUNITY.pale, 0.4)))
    _upper_front(art)
    _passage(art)
    _wide_window(art, 130, 400, 350, 330)
    _barred_door(art, 628, 380, 344, 440)
    _key_cabinet(art, 1212, 410, 250, 330)
    _arcade_floor(art)
    for x in (40, 546, 1054, 1560):
        _column(art, x)
    for x in (293, 800, 1307):
        _arch(art, x)
        pendant(art, x, 322, 30, 54, COMMUNITY.dark)
    _street(art)


def _upper_front(art: Canvas) -> None:
    """The upper storey: tall windows with coloured heads between flat pilasters, a cornice."""
    wall = mix(CREAM, SAND, 0.35)
    art.box(-10, -10, 1620, 300, wall)
    art.wash(rect(-10, -10, 1620, 290), mix(CLAY, COMMUNITY.mid, 0.5), 0.25, 0.0)
    for bay in (293, 800, 1307):
        for dx in (-150, -50, 50):
            tall_window(art, bay + dx, 44, 100 - 18, 170, mix(COMMUNITY.dark, TEAL, 0.35), mix(WHITE, CREAM, 0.4))
            for k in range(3):
                art.box(bay + dx + 4 + k * 26, 66, 22, 40, GLASS[(k + int(bay / 90)) % len(GLASS)], 0.9)
        for k in range(17):
            art.slab(bay - 168 + k * 20, 226, 10, 34, 5, mix(WHITE, CREAM, 0.3))
        art.box(bay - 178, 216, 356, 12, mix(WHITE, CREAM, 0.2))
    for x in (40, 546, 1054, 1560):
        art.box(x - 40, -10, 80, 290, mix(wall, WHITE, 0.35))
        art.wash(rect(x - 40, -10, 80, 290), COMMUNITY.mid, 0.0, 0.3, side="right")
    for y, deep, tone in ((256, 22, 0.5), (278, 12, 0.1)):
        art.box(-10, y, 1620, deep, mix(wall, WHITE if tone > 0.2 else COMMUNITY.deep, 0.5))


def _passage(art: Canvas) -> None:
    """The shaded wall behind the columns: grey brick over a granite foot, beams above."""
    wall = mix(SLATE, COMMUNITY.deep, 0.45)
    back = rect(-10, 290, 1620, 530)
    art.shape(back, wall)
    brick_courses(art, rect(-10, 340, 1620, 410), mix(wall, COMMUNITY.light, 0.28), 44)
    art.wash(back, COMMUNITY.night, 0.75, 0.0)
    art.box(-10, 750, 1620, 70, mix(STONE, COMMUNITY.dark, 0.45))
    for bay in (293, 800, 1307):
        art.glow(bay, 440, 330, LAMP, 0.4)
    for x in (40, 546, 1054, 1560):
        art.box(x - 60, 290, 120, 530, COMMUNITY.night, 0.35)


def _wide_window(art: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A pair of Manchurian windows, lit from behind."""
    art.glow(x + width / 2, y + height / 2, width * 0.95, LAMP, 0.55)
    art.box(x - 18, y - 18, width + 36, height + 36, TIMBER)
    for side in (0, 1):
        manchu_window(
            art,
            rect(x + side * width / 2 + 4, y, width / 2 - 8, height),
            GLASS,
            mix(TIMBER, INK, 0.25),
            columns=2,
            rows=4,
        )
    art.wash(rect(x, y, width, height), LAMP, 0.28, 0.05, grain=0)
    art.box(x - 30, y + height + 18, width + 60, 18, mix(STONE, COMMUNITY.light, 0.3))


def _barred_door(art: Canvas, x: float, y: float, width: float, height: float) -> None:
    """The threefold door of Xiguan: a sliding grille of round bars before the lit hall, low swing leaves in front."""
    art.box(x - 26, y - 26, width + 52, height + 26, mix(STONE, PAPER, 0.25))
    art.box(x, y, width, height, mix(LAMP, OCHRE, 0.3))
    art.wash(rect(x, y, width, height), mix(CORAL, COMMUNITY.mid, 0.4), 0.1, 0.7)
    shelf(art, x + 90, y + 120, width - 180, 190, 3, (RED, COMMUNITY.main, OCHRE, TEAL, PAPER), WOOD)
    for i in range(11):
        bar = y + 20 + i * 38
        art.box(x, bar, width, 13, mix(WOOD, CLAY, 0.3))
        art.box(x, bar, width, 4, mix(WOOD, WHITE, 0.3))
    for side in (0, 1):
        leaf = x + side * (width - 104)
        art.box(leaf, y + 150, 104, height - 150, mix(TIMBER, CLAY, 0.35))
        for k in range(2):
            art.box(leaf + 14, y + 168 + k * 134, 76, 116, mix(TIMBER, INK, 0.25))
            art.outline(rect(leaf + 24, y + 178 + k * 134, 56, 96), 3, mix(OCHRE, TIMBER, 0.4))
    art.box(x - 26, y + height - 14, width + 52, 18, mix(STONE, PAPER, 0.1))


def _key_cabinet(art: Canvas, x: float, y: float, width: float, height: float) -> None:
    """The cabinet on the wall, both leaves open: keys on red strings in rows."""
    wood = mix(WOOD, CLAY, 0.3)
    art.glow(x + width / 2, y + height / 2, width, LAMP, 0.5)
    for side in (-1, 1):
        hinge, edge = x + width / 2 + side * width / 2, x + width / 2 + side * (width / 2 + 84)
        door: Path = [(hinge, y), (edge, y - 34), (edge, y + height + 42), (hinge, y + height)]
        art.shape(door, mix(wood, WHITE, 0.1 if side < 0 else 0.0))
        for v in (0.08, 0.54):
            art.shape(cell(door, 0.18, v, 0.64, 0.38), mix(wood, INK, 0.25))
        art.disc(edge - side * 12, y + height / 2, 6, OCHRE)
    art.slab(x - 10, y - 12, width + 20, height + 24, 6, wood)
    art.box(x + 4, y + 4, width - 8, height - 8, mix(COMMUNITY.dark, TIMBER, 0.3))
    for row in range(4):
        level = y + 16 + row * 80
        art.box(x + 4, level - 5, width - 8, 9, mix(wood, WHITE, 0.1))
        for column in range(6):
            key(art, x + 26 + column * 40, level, (row * 5 + column) % 4, 0.56)
    art.slab(x - 20, y - 26, width + 40, 18, 5, mix(wood, WHITE, 0.2))


def _arcade_floor(art: Canvas) -> None:
    """Tiles of the passage with the colours of the windows lying on them."""
    view = Ground(560, 800, 1.7, 620)
    floor = rect(-10, 820, 1620, 90)
    art.shape(floor, mix(CREAM, CLAY, 0.25))
    with art.inside(floor):
        for row in range(8):
            for column in range(-9, 10):
                if (row + column) % 2:
                    art.shape(
                        view.patch(column * 0.55, 2.9 + row * 0.2, column * 0.55 + 0.55, 3.1 + row * 0.2),
                        mix(COMMUNITY.mid, CLAY, 0.35),
                    )
        art.wash(floor, COMMUNITY.night, 0.5, 0.1)
        for i in range(12):
            left = 128 + (i % 6) * 58 - (i // 6) * 26
            art.shape(
                [
                    (left, 828 + (i // 6) * 38),
                    (left + 50, 828 + (i // 6) * 38),
                    (left + 30, 862 + (i // 6) * 38),
                    (left - 24, 862 + (i // 6) * 38),
                ],
                GLASS[(i * 3) % len(GLASS)],
                0.6,
            )
    art.wash(points("650,820 950,820 1010,910 590,910"), LAMP, 0.5, 0.2, grain=0.3)


def _column(art: Canvas, x: float) -> None:
    """One column of the arcade with base and capital."""
    tone = mix(CREAM, WHITE, 0.35)
    parts = ((34, 300, 560), (48, 840, 76), (42, 806, 34), (42, 330, 14), (50, 300, 30), (38, 356, 10))
    for half, y, tall in parts:
        art.box(x - half, y, 2 * half, tall, tone)
        art.wash(rect(x - half, y, 2 * half, tall), mix(COMMUNITY.deep, CLAY, 0.2), 0.0, 0.6, side="right")
    for dx in (-18, -4, 10):
        art.box(x + dx, 380, 5, 414, mix(tone, COMMUNITY.mid, 0.35), 0.8)
    art.glow(x, 914, 90, COMMUNITY.night, 0.4, ry=10)


def _arch(art: Canvas, x: float) -> None:
    """The flat arch between two columns."""
    spandrel: Path = [(x - 224, 290), (x + 224, 290), (x + 224, 372), *oval(x, 384, 212, 72, 360, 180), (x - 224, 372)]
    tone = mix(CREAM, WHITE, 0.25)
    art.shape(spandrel, tone)
    art.wash(spandrel, mix(CLAY, COMMUNITY.mid, 0.5), 0.0, 0.4)
    art.stroke(oval(x, 384, 206, 68, 180, 360), 8, mix(tone, COMMUNITY.deep, 0.3))
    art.slab(x - 16, 290, 32, 44, 5, mix(tone, WHITE, 0.5))


def _street(art: Canvas) -> None:
    """The granite kerb and the street, flower pots at the columns."""
    art.box(-10, 908, 1620, 22, mix(STONE, PAPER, 0.45))
    art.box(-10, 930, 1620, 90, mix(STONE, COMMUNITY.mid, 0.35))
    art.wash(rect(-10, 930, 1620, 80), COMMUNITY.night, 0.4, 0.1)
    for i in range(12):
        art.stroke(
            [(i * 150 - 40, 930), ((i * 150 - 840) * 1.2 + 800, 1010)], 2.4, mix(STONE, COMMUNITY.deep, 0.5), 0.6
        )
    leafy = (mix(TEAL, COMMUNITY.night, 0.5), mix(TEAL, COMMUNITY.dark, 0.2), mix(TEAL, CREAM, 0.3))
    for x, size in ((150, 60), (452, 50), (1000, 58), (1136, 54), (1500, 62)):
        art.glow(x, 912, size, INK, 0.4, ry=9)
        foliage(art, x, 912 - size * 1.25, size * 0.62, size * 0.6, leafy, 12)
        for _ in range(6):
            art.disc(
                x + art.chance.uniform(-0.45, 0.45) * size,
                912 - size * art.chance.uniform(0.9, 1.7),
                5,
                mix(VERMILION, CORAL, 0.3),
            )
        art.shape(
            [
                (x - size * 0.42, 912 - size * 0.7),
                (x + size * 0.42, 912 - size * 0.7),
                (x + size * 0.3, 912),
                (x - size * 0.3, 912),
            ],
            CLAY,
        )
        art.box(x - size * 0.46, 912 - size * 0.76, size * 0.92, size * 0.14, mix(CLAY, WHITE, 0.15))
