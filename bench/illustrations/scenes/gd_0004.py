"""gd-0004: domed halls on a headland against the shining sea; in front an open toolbox with a red wrist band on its rim."""

from ..canvas import Canvas
from ..colour import CREAM, ENTERPRISE, INK, OCHRE, PAPER, RED, RURAL, SAND, SLATE, STONE, VERMILION, WHITE, mix
from ..parts.garments import hard_hat
from ..parts.industry import dome_hall, toolbox
from ..parts.land import crags, far_trees, pebbles
from ..parts.sky import backdrop, birds, cumulus, sun
from ..parts.water import glitter, horizon_sea, ripples
from ..shapes import Path, oval, points, rect, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(
        art, (0, mix(ENTERPRISE.mid, ENTERPRISE.light, 0.4)), (260, mix(ENTERPRISE.pale, WHITE, 0.2)), (430, CREAM)
    )
    sun(art, 190, 240, 62, mix(OCHRE, CREAM, 0.35), 0.55)
    cumulus(art, 640, 190, 300, WHITE, ENTERPRISE.light)
    cumulus(art, 1390, 236, 330, WHITE, ENTERPRISE.light)
    crags(art, 446, 60, mix(ENTERPRISE.light, ENTERPRISE.mid, 0.35), CREAM, 0.3)
    horizon_sea(art, 430, mix(ENTERPRISE.light, CREAM, 0.35), ENTERPRISE.main)
    glitter(art, 190, 440, 760, mix(CREAM, WHITE, 0.5), 170, 120)
    ripples(art, 0, 1600, 450, 700, 80, WHITE, 0.4)
    _headland(art)
    _ledge(art)
    toolbox(art, 620, 908, 560, mix(ENTERPRISE.main, ENTERPRISE.dark, 0.2))
    _band(art)
    birds(art, ((620, 330), (690, 300), (560, 290)), 20, ENTERPRISE.deep)


def _headland(art: Canvas) -> None:
    """The headland with three domes, their halls and masts."""
    rock = smooth(points("640,660 760,590 900,560 1080,520 1300,500 1640,470"))
    art.shape([*rock, (1640, 720), (600, 720)], mix(ENTERPRISE.deep, RURAL.deep, 0.35))
    for x, foot, size in ((900, 566, 150), (1105, 548, 185), (1350, 540, 225)):
        art.box(x + size * 0.35, foot - size * 0.52, size * 0.75, size * 0.6, mix(ENTERPRISE.pale, STONE, 0.25))
        art.wash(
            rect(x + size * 0.35, foot - size * 0.52, size * 0.75, size * 0.6), ENTERPRISE.mid, 0.1, 0.6, side="right"
        )
        for i in range(5):
            art.box(x + size * (0.45 + 0.12 * i), foot - size * 0.38, size * 0.06, size * 0.1, ENTERPRISE.mid)
        dome_hall(
            art, x, foot + 10, size, size * 1.24, mix(WHITE, CREAM, 0.5), mix(ENTERPRISE.mid, ENTERPRISE.deep, 0.3)
        )
    for x, tall in ((1010, 250), (1235, 280), (1530, 300)):
        art.stroke([(x, 548), (x, 548 - tall)], 6, ENTERPRISE.deep, end=3)
        for i in range(4):
            art.box(x - 4, 548 - tall + i * 26, 8, 12, VERMILION if i % 2 == 0 else WHITE)
    far_trees(art, [(x, y + 22) for x, y in rock], 30, mix(RURAL.main, ENTERPRISE.deep, 0.4))
    cliff = smooth(points("600,700 700,640 860,620 1100,606 1400,596 1640,580"))
    art.shape([*cliff, (1640, 760), (560, 760)], mix(SAND, ENTERPRISE.deep, 0.55))
    art.wash([*cliff, (1640, 760), (560, 760)], ENTERPRISE.night, 0.0, 0.6)
    for i in range(14):
        art.disc(600 + i * 80 + 9 * (i % 4), 744 + (i % 3) * 4, 34 + 9 * (i % 3), WHITE, ry=4, alpha=0.7)


def _ledge(art: Canvas) -> None:
    """The concrete ledge in front with a yellow edge line."""
    top: Path = points("-20,790 1640,770 1640,1020 -20,1020")
    art.shape(top, mix(STONE, PAPER, 0.25))
    art.wash(top, mix(ENTERPRISE.deep, STONE, 0.4), 0.0, 0.6)
    for i in range(34):
        x = -40 + i * 52
        art.shape(
            [(x, 800 - x * 0.0125), (x + 26, 800 - x * 0.0125), (x + 6, 826 - x * 0.0125), (x - 20, 826 - x * 0.0125)],
            OCHRE,
        )
    pebbles(art, points("0,850 1600,840 1600,1000 0,1000"), 50, SLATE, 7)
    hard_hat(art, 1240, 912, 230, OCHRE)


def _band(art: Canvas) -> None:
    """The red wrist band over the rim of the box."""
    art.outline(oval(770, 726, 62, 30), 27, mix(RED, INK, 0.25))
    art.outline(oval(770, 720, 62, 30), 25, (206, 44, 40))
    art.stroke(oval(770, 722, 62, 32, 20, 160), 9, mix((206, 44, 40), WHITE, 0.35))
    art.slab(744, 738, 52, 24, 5, mix(RED, INK, 0.4))
    art.slab(752, 743, 36, 13, 3, mix(PAPER, WHITE, 0.5))
