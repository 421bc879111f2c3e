"""jm-0001: watchtowers between rice and bamboo; the nearest has its door half open on lamplit bookshelves."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CORAL,
    CREAM,
    LAMP,
    OCHRE,
    PAPER,
    RED,
    RURAL,
    SAND,
    SEA,
    STONE,
    TILES,
    TIMBER,
    WOOD,
    Colour,
    mix,
)
from ..parts.land import far_trees, hills, pebbles, stripes
from ..parts.old import door_light, watchtower
from ..parts.plants import bamboo, grass, meadow
from ..parts.sky import backdrop, streak, sun
from ..parts.things import shelf
from ..shapes import Ground, Path, oval, points, smooth, within


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SEA, RURAL.light, 0.5)), (230, mix(CREAM, OCHRE, 0.2)), (470, mix(CREAM, CORAL, 0.4)))
    sun(art, 420, 400, 78, mix(OCHRE, CORAL, 0.5), 0.5)
    streak(art, 560, 190, 480, 17, mix(CORAL, PAPER, 0.5), 0.6)
    streak(art, 180, 280, 380, 14, mix(CORAL, PAPER, 0.5), 0.6)
    hills(art, 470, 60, mix(RURAL.mid, CREAM, 0.4), mix(CREAM, CORAL, 0.2), 3)
    far_trees(art, [(x, 508) for x in range(-10, 1620, 7)], 34, mix(RURAL.mid, RURAL.main, 0.6))
    watchtower(art, 250, 560, 104, 300, mix(STONE, OCHRE, 0.25), TILES, 1)
    watchtower(art, 690, 585, 138, 400, mix(STONE, CREAM, 0.4), TILES, 2)
    _rice(art)
    for x, tall in ((60, 420), (470, 330), (1530, 560)):
        bamboo(art, x, 640 if x < 1000 else 800, tall, (RURAL.deep, RURAL.main, RURAL.mid), 8)
    watchtower(art, 1160, 800, 270, 720, mix(CREAM, STONE, 0.45), mix(TILES, RURAL.night, 0.3), 0)
    _book_door(art)
    meadow(
        art, [(x, 1005) for x in range(-10, 1620, 7)], 58, (RURAL.deep, RURAL.main, mix(OCHRE, RURAL.mid, 0.5)), 0.45
    )


def _rice(art: Canvas) -> None:
    """Ripening rice in squares between low banks, and the path to the tower."""
    art.box(-10, 530, 1620, 500, mix(RURAL.mid, OCHRE, 0.35))
    view = Ground(470, 700, 2.4)
    gold = (mix(OCHRE, RURAL.light, 0.5), mix(OCHRE, SAND, 0.4), mix(RURAL.light, RURAL.mid, 0.4))
    for row, (near, far) in enumerate(((14, 40), (8.2, 13.4), (5.4, 7.9), (3.6, 5.2))):
        for column in range(-6, 7):
            left = column * 4.6 + (row % 2) * 2
            tone = gold[(row * 2 + column) % 3]
            plot = view.patch(left, near, left + 4.3, far)
            stripes(art, plot, 9, (tone, mix(tone, RURAL.mid, 0.2)), 0.9)
            if row:
                _ears(art, plot, 60 / near, tone)
    trail = [
        *smooth(points("1120,800 1090,860 960,940 820,1020")),
        (1200, 1020),
        *smooth(points("1220,920 1215,860 1205,800")),
    ]
    art.shape(trail, mix(SAND, PAPER, 0.4))
    art.wash(trail, WOOD, 0.0, 0.4)
    pebbles(art, points("1120,810 1200,810 1180,1000 860,1000"), 40, mix(STONE, TILES, 0.3), 7)


def _ears(art: Canvas, plot: Path, size: float, tone: Colour) -> None:
    """Tufts of rice over a plot, the far ones first."""
    if plot[1][0] < 0 or plot[0][0] > 1600:
        return
    for row in range(9):
        for i in range(12):
            x, y = within(plot, (i + art.chance.random()) / 12, (row + 0.7) / 9)
            grass(art, x, y, size * (2 + row * 0.18), (mix(tone, OCHRE, 0.4), mix(tone, RURAL.main, 0.35), tone), 4)


def _book_door(art: Canvas) -> None:
    """The open ground floor: shelves in lamplight behind a half-open leaf."""
    door = [*oval(1165, 640, 50, 36, 180, 360), (1215, 800), (1115, 800)]
    door_light(art, door, TIMBER)
    with art.inside(door):
        shelf(art, 1117, 622, 98, 130, 4, (RED, RURAL.main, OCHRE, TILES, CLAY), WOOD)
        art.wash(door, LAMP, 0.25, 0.45, grain=0)
        art.box(1110, 752, 110, 60, mix(OCHRE, WOOD, 0.4))
    art.shape(points("1115,640 1064,632 1064,822 1115,800"), mix(WOOD, TIMBER, 0.4))
    art.stroke([(1090, 640), (1090, 812)], 3, TIMBER)
    art.glow(1150, 840, 210, LAMP, 0.55, ry=46)
    art.box(1104, 798, 122, 10, mix(STONE, PAPER, 0.4))
