"""jm-0002: a river dyke with old arcade houses; crates on the landing, a dark blue jacket and an old helmet beside them."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    COMMUNITY,
    CORAL,
    CREAM,
    FRONTS,
    INK,
    OCHRE,
    PAPER,
    SAND,
    SEA,
    STONE,
    TEAL,
    TIMBER,
    WHITE,
    WOOD,
    mix,
)
from ..parts.boats import sampan
from ..parts.garments import coat, hard_hat
from ..parts.houses import arcade_house
from ..parts.land import crags
from ..parts.plants import palm
from ..parts.sky import backdrop, birds, streak, sun
from ..parts.things import crate, wire
from ..parts.water import coil, ripples, water
from ..shapes import Path, between, hanging, points


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    air = mix(COMMUNITY.light, SEA, 0.35), mix(COMMUNITY.pale, CREAM, 0.4), mix(CREAM, CORAL, 0.35)
    backdrop(art, (0, air[0]), (230, air[1]), (420, air[2]))
    sun(art, 250, 250, 60, mix(CORAL, OCHRE, 0.4))
    for x, y, long in ((470, 150, 440), (1100, 90, 520)):
        streak(art, x, y, long, 15, WHITE, 0.6)
    crags(art, 486, 110, mix(COMMUNITY.light, CREAM, 0.25), CREAM, 0.35)
    _house_row(art)
    _dyke(art)
    _landing(art)
    birds(art, ((560, 260), (620, 230), (520, 300)), 18, COMMUNITY.dark)


def _house_row(art: Canvas) -> None:
    """The arcade houses, from the right edge into the distance."""
    right, trim = 1640.0, mix(COMMUNITY.mid, CLAY, 0.3)
    sizes = points("150,400 138,350 156,420 130,340 146,390 116,300 124,330 98,250 90,230 76,190 66,160")
    for i, (wide, tall) in enumerate(sizes):
        right -= wide
        foot = 600 - (1640 - right) * 0.048
        arcade_house(art, right, foot, wide, tall, FRONTS[i * 2 % 6], trim, style=i, lit=0.2)


def _dyke(art: Canvas) -> None:
    """The long dyke with its railing and palms, the river on the left."""
    water(
        art,
        points("-20,482 420,486 1640,640 1640,1020 -20,1020"),
        mix(SEA, CORAL, 0.35),
        mix(TEAL, COMMUNITY.deep, 0.55),
    )
    ripples(art, -20, 600, 500, 1000, 90, WHITE, 0.5)
    for i in range(26):
        art.disc(
            250 + art.chance.uniform(-26, 26), 500 + i * 12, 46 - i * 0.6, mix(CORAL, CREAM, 0.4), ry=2.2, alpha=0.6
        )
    sampan(art, 150, 640, 180, mix(WOOD, COMMUNITY.dark, 0.3))
    sampan(art, 330, 545, 90, mix(WOOD, COMMUNITY.dark, 0.3))
    promenade: Path = points("430,484 1640,584 1640,700 470,560 440,520")
    art.shape(promenade, mix(STONE, CREAM, 0.4))
    art.shape(points("470,556 1640,694 1640,780 440,600"), mix(STONE, COMMUNITY.deep, 0.35))
    for i in range(30):
        x, y = between((480, 556), (1640, 694), i / 29)
        art.box(x - 3, y - 14 - i, 6, 16 + i, mix(PAPER, STONE, 0.3))
    art.stroke([(480, 540), (1640, 664)], 5, mix(PAPER, STONE, 0.2), end=11)
    for i, (px, py, tall) in enumerate(((620, 556, 130), (820, 584, 190), (1090, 616, 260), (1430, 656, 350))):
        palm(
            art, px, py, tall, mix(TEAL, COMMUNITY.dark, 0.35), mix(WOOD, COMMUNITY.mid, 0.3), 0.05 if i % 2 else -0.05
        )


def _landing(art: Canvas) -> None:
    """The landing stage in front: crates, the jacket on its pole, the helmet."""
    deck: Path = points("430,800 1640,800 1640,1020 330,1020")
    art.shape(points("430,800 1640,800 1640,770 450,770"), mix(WOOD, CREAM, 0.35))
    art.shape(deck, mix(WOOD, COMMUNITY.dark, 0.15))
    for i in range(8):
        art.stroke([(430 - i * 12, 800 + i * 28), (1640, 800 + i * 28)], 3, TIMBER, 0.7)
    art.wash(deck, COMMUNITY.night, 0.0, 0.45)
    crates = (
        (640, 880, 170, 130),
        (815, 886, 150, 112),
        (650, 750, 150, 108),
        (1300, 900, 180, 140),
        (1480, 884, 150, 116),
        (1345, 760, 160, 112),
    )
    for x, foot, wide, tall in crates:
        art.glow(x + wide / 2, foot, wide * 0.7, INK, 0.4, ry=14)
        crate(art, x, foot, wide, tall, mix(WOOD, OCHRE, 0.3))
    for x in (1000, 1260):
        art.stroke([(x, 900), (x, 560)], 13, TIMBER)
    wire(art, (1000, 572), (1260, 572), 16, INK, 4)
    coat(art, 1128, 580, 190, 290, mix(COMMUNITY.dark, (24, 52, 104), 0.7))
    hard_hat(art, 890, 776, 120, OCHRE)
    coil(art, 560, 950, 70, mix(SAND, WOOD, 0.3))
    art.slab(478, 756, 34, 70, 9, COMMUNITY.night)
    art.stroke(hanging((495, 790), (250, 700), 50), 6, SAND)
