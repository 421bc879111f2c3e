"""gd-0001: timber houses of the Yao in tiers above each other in the mist; a long drum in front, a pole with its wires."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CREAM,
    INK,
    OCHRE,
    PAPER,
    RED,
    RURAL,
    SAGE,
    SAND,
    SEA,
    STONE,
    TILES,
    TIMBER,
    WOOD,
    Colour,
    mix,
)
from ..parts.old import long_drum, timber_house
from ..parts.plants import foliage, grass
from ..parts.sky import backdrop, birds, mist, streak
from ..parts.things import wire
from ..shapes import HEIGHT, Ground, Point, jagged, points, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SEA, RURAL.pale, 0.45)), (300, mix(CREAM, RURAL.pale, 0.4)), (600, PAPER))
    _summit(art, (980, 60), 900, 0.62)
    _summit(art, (330, 130), 760, 0.45)
    mist(art, 330, 160, PAPER, 0.7)
    for level in range(6):
        _tier(art, level)
    _terrace(art)
    long_drum(art, 560, 800, 460, mix(RED, TIMBER, 0.25), mix(CREAM, SAND, 0.4))
    _pole(art)
    birds(art, ((520, 120), (580, 90), (630, 135)), 18, RURAL.dark)


def _summit(art: Canvas, top: Point, width: float, haze: float) -> None:
    """A steep summit far behind."""
    x, y = top
    left = jagged(art.chance, (x - width / 2, 640), (x, y), 60, 6)
    right = jagged(art.chance, (x, y), (x + width / 2, 640), 60, 6)
    tone = mix(mix(SAGE, RURAL.main, 0.3), PAPER, haze)
    art.shape([*left, *right], tone)
    art.wash([*left, *right], mix(tone, RURAL.deep, 0.5), 0.0, 0.6, side="right")
    art.wash([*left, *right], PAPER, 0.0, 0.9)


def _tier(art: Canvas, level: int) -> None:
    """One shelf of the mountain with its houses; the shelves bend up towards the middle."""
    base, width, haze = 300 + 72 * level + 5 * level**2, 84 + 17 * level, 0.42 - 0.075 * level
    tone = mix(mix(mix(SAGE, RURAL.main, 0.5), RURAL.deep, 0.16 * level), PAPER, haze)
    reach = 470 + 130 * level
    shelf_line = [(800 + reach * t / 20, base + 150 * (t / 20) ** 2 + 12) for t in range(-20, 21)]
    art.shape([*shelf_line, (1800, HEIGHT), (-200, HEIGHT)], tone)
    x = 800 - reach * art.chance.uniform(0.8, 0.92)
    while x < 800 + reach * 0.84:
        foot = base + 150 * ((x + width / 2 - 800) / reach) ** 2 + art.chance.uniform(4, 22)
        _house_or_tree(art, x, foot, width, haze, tone)
        x += width * art.chance.uniform(0.82, 1.2)
    for side in (-1, 1):
        streak(art, 800 + side * art.chance.uniform(420, 800), base + 130, art.chance.uniform(380, 620), 34, PAPER, 0.6)


def _house_or_tree(art: Canvas, x: float, foot: float, width: float, haze: float, ground: Colour) -> None:
    """What stands at one place of a shelf: mostly a house, now and then a tree."""
    if art.chance.random() < 0.24:
        crown = (mix(ground, RURAL.dark, 0.4), mix(ground, RURAL.main, 0.5), mix(ground, RURAL.light, 0.4))
        foliage(art, x + width * 0.4, foot - width * 0.3, width * 0.34, width * 0.36, crown, 14)
        return
    wood = mix(mix(WOOD, art.chance.choice((OCHRE, TIMBER, CLAY)), 0.25), PAPER, haze)
    tile = mix(mix(TILES, TIMBER, art.chance.uniform(0.2, 0.5)), PAPER, haze)
    timber_house(art, x, foot, width * art.chance.uniform(0.85, 1.15), wood, tile, lit=art.chance.random() < 0.14)


def _terrace(art: Canvas) -> None:
    """The paved terrace in front."""
    edge = smooth(points("-20,842 300,826 800,836 1250,824 1640,846"))
    area = [*edge, (1640, 1020), (-20, 1020)]
    art.shape(area, mix(STONE, SAND, 0.35))
    with art.inside(area):
        view = Ground(690, 800, 1.5)
        for i in range(9):
            z = 10.5 - i * 1.05
            for k in range(-9, 10):
                x = k * 1.15 + (i % 2) * 0.5
                tone = mix(
                    mix(STONE, SAND, 0.45), art.chance.choice((TILES, PAPER, SAGE)), art.chance.uniform(0.05, 0.25)
                )
                art.shape(view.patch(x + 0.04, z - 1.0, x + 1.08, z), tone)
    art.wash(area, mix(TIMBER, RURAL.dark, 0.5), 0.0, 0.5)
    art.stroke(edge, 9, mix(STONE, PAPER, 0.5))
    art.glow(560, 930, 320, INK, 0.4, ry=26)
    for x in (60, 1500, 1560):
        grass(art, x, 850, 54, (RURAL.main, RURAL.mid, RURAL.deep), 11)


def _pole(art: Canvas) -> None:
    """A telephone pole with insulators; its wires leave the picture."""
    art.glow(1232, 944, 110, INK, 0.4, ry=14)
    art.stroke([(1230, 945), (1226, 210)], 22, TIMBER, end=15)
    art.stroke([(1224, 900), (1220, 215)], 5, mix(WOOD, PAPER, 0.3), 0.6)
    for y, half in ((262, 92), (318, 70)):
        art.box(1227 - half, y, 2 * half, 12, mix(TIMBER, INK, 0.2))
        for side in (-1, 1):
            art.slab(1227 + side * half * 0.86 - 6, y - 20, 12, 20, 5, mix(PAPER, SEA, 0.3))
            art.slab(1227 + side * half * 0.4 - 6, y - 20, 12, 20, 5, mix(PAPER, SEA, 0.3))
    for dx, y in ((-79, 244), (79, 244), (-37, 244), (-60, 300)):
        wire(art, (-20, y - 190 + dx * 0.2), (1227 + dx, y), 44, mix(INK, TIMBER, 0.4), 2.6)
        wire(art, (1227 + dx, y), (1640, y - 60), 36, mix(INK, TIMBER, 0.4), 2.6)
