"""sz-0002: a port at dawn: tall gantry cranes over a ship and stacks of containers, the sky faintly red."""

from ..canvas import Canvas
from ..colour import CORAL, CREAM, ENTERPRISE, INK, OCHRE, PAPER, SEA, STONE, VERMILION, mix
from ..parts.boats import container_ship
from ..parts.industry import container_stack, gantry_crane
from ..parts.land import crags
from ..parts.sky import backdrop, birds, streak, sun
from ..parts.water import glitter, horizon_sea
from ..shapes import between, points

BOXES = (
    ENTERPRISE.main,
    ENTERPRISE.mid,
    ENTERPRISE.deep,
    CORAL,
    VERMILION,
    OCHRE,
    mix(SEA, ENTERPRISE.mid, 0.4),
    ENTERPRISE.light,
)


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(
        art,
        (0, mix(ENTERPRISE.mid, ENTERPRISE.light, 0.5)),
        (280, mix(ENTERPRISE.pale, CORAL, 0.25)),
        (480, mix(CORAL, CREAM, 0.45)),
        (640, mix(CREAM, OCHRE, 0.2)),
    )
    sun(art, 520, 560, 76, mix(CORAL, OCHRE, 0.3), 0.6)
    for x, y, long in ((300, 190, 620), (1180, 120, 700), (880, 300, 420), (80, 350, 360)):
        streak(art, x, y, long, 15, mix(CORAL, PAPER, 0.55), 0.6)
    crags(art, 650, 130, mix(ENTERPRISE.light, CORAL, 0.35), mix(CREAM, CORAL, 0.3), 0.35)
    horizon_sea(art, 640, mix(CORAL, ENTERPRISE.light, 0.5), ENTERPRISE.main)
    glitter(art, 520, 650, 860, mix(CREAM, OCHRE, 0.25), 120, 80)
    for x, tall, haze in ((1520, 430, 0.62), (1330, 500, 0.45), (1080, 590, 0.25)):
        tone = mix(ENTERPRISE.deep, mix(CORAL, CREAM, 0.4), haze)
        gantry_crane(art, x, 712, tall, tone, mix(CORAL, CREAM, haze), mix(VERMILION, CREAM, haze))
    container_ship(art, 400, 734, 760, ENTERPRISE.dark, BOXES)
    _wharf(art)
    gantry_crane(art, 930, 838, 780, ENTERPRISE.dark, VERMILION, OCHRE)
    container_stack(art, 1010, 900, 152, 58, (2, 4, 5, 5), BOXES)
    container_stack(art, 1150, 960, 176, 66, (3, 2, 3), BOXES)
    birds(art, ((200, 300), (262, 270), (150, 262)), 18, ENTERPRISE.deep)


def _wharf(art: Canvas) -> None:
    """The quay wall with its fenders, rails on top."""
    art.shape(points("760,770 1640,706 1640,1020 690,1020"), mix(STONE, ENTERPRISE.deep, 0.45))
    art.wash(points("760,770 1640,706 1640,1020 690,1020"), ENTERPRISE.night, 0.0, 0.65)
    art.stroke([(756, 772), (1640, 706)], 8, mix(STONE, CREAM, 0.5))
    for i in range(7):
        x, y = between((752, 800), (694, 1010), i / 6)
        art.slab(x - 24, y - 12, 22, 26, 6, INK)
    for rail in (0.0, 60.0):
        art.stroke([(748 + rail, 838 + rail * 0.4), (1640, 800 + rail)], 4, mix(STONE, CREAM, 0.2), 0.7)
