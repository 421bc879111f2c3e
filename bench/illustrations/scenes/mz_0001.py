"""mz-0001: a round house of the Hakka and its half-moon pond under the full moon; one window is lit."""

from ..canvas import Canvas
from ..colour import LAMP, PAPER, RURAL, SEA, STONE, TILES, TIMBER, WOOD, mix
from ..parts.land import crags, hills, stripes
from ..parts.old import round_house
from ..parts.plants import foliage, meadow
from ..parts.sky import backdrop, moon, stars, streak
from ..parts.water import ripples, water
from ..shapes import Ground, oval, rect

NIGHT_LEAVES = (RURAL.night, RURAL.dark, mix(RURAL.dark, RURAL.deep, 0.6))


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, RURAL.night), (300, mix(RURAL.night, SEA, 0.3)), (560, mix(RURAL.dark, SEA, 0.35)))
    stars(art, 150, 380)
    moon(art, 1120, 170, 74)
    streak(art, 1010, 255, 420, 12, mix(SEA, PAPER, 0.5), 0.25)
    crags(art, 440, 210, mix(RURAL.dark, SEA, 0.25), mix(RURAL.dark, SEA, 0.4), 0.3)
    hills(art, 400, 60, mix(RURAL.dark, RURAL.deep, 0.3), RURAL.dark, 2)
    art.box(-10, 420, 1620, 600, mix(RURAL.dark, RURAL.deep, 0.4))
    art.wash(rect(-10, 420, 1620, 590), RURAL.night, 0.0, 0.7)
    view = Ground(420, 800, 2.6)
    for column in (-4, -3, -2, 1, 2, 3):
        for near, far in ((6.2, 9.4), (9.8, 16), (17, 34)):
            stripes(
                art,
                view.patch(column * 4.4, near, column * 4.4 + 4.1, far),
                9,
                (mix(RURAL.dark, RURAL.main, 0.35), RURAL.dark),
                0.7,
            )
    _grove(art)
    _pond(art)
    wall = mix(PAPER, SEA, 0.4)
    round_house(art, 800, 690, 440, mix(wall, RURAL.night, 0.12), mix(TILES, RURAL.night, 0.45), 0.62)
    _front(art)
    _reflection(art)
    meadow(art, [(x, 1004) for x in range(-10, 1620, 8)], 44, (RURAL.night, RURAL.dark), 0.5)


def _grove(art: Canvas) -> None:
    """The wood behind the house."""
    for i in range(30):
        x = 240 + i * 39
        rise = 120 * (1 - ((x - 800) / 620) ** 2)
        foliage(art, x, 440 - rise + art.chance.uniform(-12, 12), 62, 58, NIGHT_LEAVES, 12)


def _pond(art: Canvas) -> None:
    """The forecourt and the half-moon pond."""
    art.box(330, 690, 940, 34, mix(STONE, RURAL.night, 0.45))
    art.shape(oval(800, 722, 470, 226, 0, 180), mix(STONE, RURAL.night, 0.55))
    pond = oval(800, 724, 448, 206, 0, 180)
    water(art, pond, mix(SEA, RURAL.night, 0.35), RURAL.night)
    with art.inside(pond):
        ripples(art, 380, 1220, 735, 920, 30, mix(SEA, PAPER, 0.5), 0.3)


def _front(art: Canvas) -> None:
    """Doors and windows of the front row; one window alone is lit."""
    for x in (480, 640, 800, 960, 1120):
        art.shape([*oval(x, 668, 15, 15, 180, 360), (x + 15, 690), (x - 15, 690)], mix(TIMBER, RURAL.night, 0.5))
    for x in (420, 560, 720, 880, 1040, 1180):
        art.box(x - 9, 660, 18, 16, RURAL.night)
    art.glow(720, 668, 130, LAMP, 0.75)
    art.box(708, 655, 24, 24, LAMP)
    art.box(719, 655, 2, 24, WOOD)


def _reflection(art: Canvas) -> None:
    """Lamp and moon on the pond."""
    for i in range(22):
        y, sway = 734 + i * 7, art.chance.uniform(-9, 9)
        art.disc(720 + sway, y, 26 - 0.7 * i, LAMP, ry=2, alpha=0.75 - 0.028 * i)
    for i in range(16):
        art.disc(1010 + art.chance.uniform(-16, 16), 770 + i * 5, 34 - i, PAPER, ry=1.8, alpha=0.5 - 0.025 * i)
