"""gd-0009: three islands in a green-blue sea; a white boat draws its wake to a stone pier with nets on it."""

from ..canvas import Canvas
from ..colour import COMMUNITY, CORAL, CREAM, OCHRE, PAPER, RURAL, SAND, SEA, STONE, TEAL, WHITE, WOOD, mix
from ..parts.boats import ferry
from ..parts.land import far_trees
from ..parts.plants import clump
from ..parts.sky import backdrop, birds, cumulus, sun
from ..parts.things import blackboard
from ..parts.water import coil, glitter, horizon_sea, net_heap, ripples, wake
from ..shapes import Point, points, rounded, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(COMMUNITY.light, SEA, 0.35)), (150, COMMUNITY.pale), (260, mix(CREAM, CORAL, 0.3)))
    sun(art, 1330, 130, 50, mix(CORAL, OCHRE, 0.4))
    cumulus(art, 300, 205, 330, WHITE, COMMUNITY.light)
    cumulus(art, 940, 190, 240, WHITE, COMMUNITY.light)
    horizon_sea(art, 262, mix(SEA, COMMUNITY.pale, 0.35), mix(TEAL, COMMUNITY.deep, 0.45))
    glitter(art, 1330, 270, 560, mix(CREAM, WHITE, 0.4), 120, 60)
    ripples(art, -20, 1620, 290, 900, 150, WHITE, 0.45)
    _island(art, 1120, 330, 330, 92, 0.55)
    _island(art, 330, 388, 480, 150, 0.3)
    _island(art, 1420, 470, 560, 210, 0.05)
    wake(art, points("-40,560 170,600 380,650 560,690"), 54, WHITE)
    art.disc(720, 706, 190, WHITE, ry=10, alpha=0.7)
    ferry(art, 730, 704, 330, COMMUNITY.main, COMMUNITY.dark)
    birds(art, ((560, 470), (640, 430), (700, 490), (1010, 250)), 22, WHITE)
    _pier(art)


def _island(art: Canvas, x: float, foot: float, width: float, height: float, haze: float) -> None:
    """A green island with a belt of rock and surf and its mirror image."""
    air = mix(COMMUNITY.light, CREAM, 0.3)
    green = mix(mix(RURAL.main, TEAL, 0.35), air, haze)
    art.disc(x, foot + 5, width * 0.56, WHITE, ry=height * 0.09, alpha=0.75)
    base = smooth(
        [
            (x - width * 0.5, foot + 4),
            (x - width * 0.4, foot - height * 0.22),
            (x, foot - height * 0.28),
            (x + width * 0.42, foot - height * 0.18),
            (x + width * 0.52, foot + 4),
        ]
    )
    art.shape(base, mix(mix(SAND, COMMUNITY.mid, 0.35), air, haze))
    line = smooth([(x + dx * width, foot - dy * height * art.chance.uniform(0.9, 1.08)) for dx, dy in ISLAND])
    art.shape(line, green)
    with art.inside(line):
        for _ in range(70):
            cx, cy = x + art.chance.uniform(-0.5, 0.5) * width, foot - art.chance.random() * height
            lit = mix(green, mix(RURAL.light, air, haze), art.chance.uniform(0.1, 0.4))
            clump(
                art,
                cx,
                cy,
                width * art.chance.uniform(0.025, 0.05),
                lit if cx < x else mix(green, COMMUNITY.dark, 0.14),
                0.8,
            )
    art.wash(line, mix(COMMUNITY.dark, green, 0.25), 0.0, 0.6, side="right")
    far_trees(art, line[5:-5], width * 0.035, mix(green, COMMUNITY.dark, 0.2), 0.7)
    for i in range(9):
        art.disc(
            x + width * art.chance.uniform(-0.5, 0.5),
            foot + 8 + i * 3,
            width * art.chance.uniform(0.05, 0.16),
            mix(green, COMMUNITY.dark, 0.4),
            ry=1.8,
            alpha=0.4,
        )


ISLAND = (
    (-0.47, 0.1),
    (-0.4, 0.35),
    (-0.3, 0.52),
    (-0.2, 0.9),
    (-0.08, 1.0),
    (0.02, 0.8),
    (0.12, 0.58),
    (0.24, 0.72),
    (0.36, 0.4),
    (0.47, 0.1),
)


def _pier(art: Canvas) -> None:
    """The stone pier at the lower right: steps, bollards, nets, a small blackboard."""
    top: list[Point] = points("900,880 1640,720 1640,1020 930,1020")
    art.shape(points("880,884 900,880 930,1020 880,1020"), mix(STONE, COMMUNITY.dark, 0.5))
    art.shape(top, mix(STONE, CREAM, 0.35))
    with art.inside(top):
        for row in range(7):
            y = 742 + row * 46
            art.stroke([(860, y + 150), (1660, y - 30)], 2.5, mix(STONE, COMMUNITY.dark, 0.45), 0.6)
            for i in range(9):
                x = 900 + i * 110 + (row % 2) * 55
                art.stroke(
                    [(x, y + 140 - (x - 900) * 0.22), (x + 14, y + 186 - (x - 900) * 0.22)],
                    2.5,
                    mix(STONE, COMMUNITY.dark, 0.45),
                    0.5,
                )
    art.wash(top, COMMUNITY.dark, 0.0, 0.35)
    art.stroke([(900, 880), (1640, 720)], 13, mix(PAPER, STONE, 0.2))
    for x, y in ((1000, 872), (1240, 818)):
        art.shape(rounded(x - 15, y - 42, 30, 48, 9), COMMUNITY.night)
        art.disc(x, y - 40, 22, mix(COMMUNITY.night, COMMUNITY.mid, 0.3), ry=9)
    net_heap(art, 1440, 880, 270, 118, mix(TEAL, COMMUNITY.dark, 0.3))
    coil(art, 1130, 940, 62, mix(SAND, WOOD, 0.3))
    blackboard(art, 1270, 985, 120, lines=3)
