"""gz-0002: a slope of lychee trees full of red fruit, a white cold store at its foot."""

from ..canvas import Canvas
from ..colour import CREAM, OCHRE, PAPER, RED, RURAL, SAND, SEA, STONE, TILES, WHITE, WOOD, mix
from ..parts.land import hills, mountains
from ..parts.orchard import fruit_bough, fruit_tree
from ..parts.sky import backdrop, streak, sun
from ..parts.things import basket
from ..shapes import oval, points, rect, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(RURAL.pale, SEA, 0.3)), (420, CREAM), (700, PAPER))
    sun(art, 250, 190, 54, mix(OCHRE, PAPER, 0.3))
    streak(art, 520, 110, 360, 15, WHITE, 0.6)
    mountains(art, 470, 230, mix(RURAL.light, SEA, 0.4), PAPER, 4)
    hills(art, 470, 60, mix(RURAL.light, RURAL.mid, 0.3), PAPER, 2)
    for base, tone, size, gap in (
        (380, 0.0, 92, 118),
        (470, 0.3, 122, 150),
        (590, 0.55, 160, 196),
        (740, 0.9, 215, 262),
    ):
        _orchard_row(art, base, tone, size, gap)
    _yard(art)
    fruit_bough(art, (1640, 20), (1120, 130))
    fruit_bough(art, (1640, 130), (1330, 330))


def _orchard_row(art: Canvas, base: float, tone: float, size: float, gap: float) -> None:
    """One contour of the slope with its trees."""
    line = smooth(
        [(-20, base + 190), (380, base + 150), (860, base + 40), (1300, base - 60), (1640, base - 110)], steps=40
    )
    art.shape([*line, (1640, 1020), (-20, 1020)], mix(mix(RURAL.light, SAND, 0.3), RURAL.mid, tone))
    art.wash([*line, (1640, base + 260), (-20, base + 260)], PAPER, 0.28, 0.0)
    x = -60 + gap * tone
    for px, py in line:
        if px >= x and not (px < 720 and base > 560):
            fruit_tree(art, px, py + 12, size * art.chance.uniform(0.9, 1.1), RURAL.leaves, RED)
            x = px + gap * art.chance.uniform(0.85, 1.2)


def _yard(art: Canvas) -> None:
    """The cold store, its open door and empty baskets."""
    yard = smooth(points("-20,850 300,838 700,850 960,900 1200,1020"))
    art.shape([*yard, (-20, 1020)], mix(SAND, PAPER, 0.35))
    art.wash([*yard, (-20, 1020)], mix(SAND, WOOD, 0.5), 0.0, 0.5)
    art.box(80, 640, 470, 226, WHITE)
    art.wash(rect(80, 640, 470, 226), mix(TILES, WHITE, 0.35), 0.0, 0.4, side="right")
    art.box(62, 622, 506, 26, mix(SEA, TILES, 0.5))
    art.box(80, 838, 470, 28, mix(STONE, TILES, 0.3))
    _cold_door(art)
    for x, foot in ((600, 880), (672, 888), (636, 832), (710, 836), (760, 900)):
        basket(art, x, foot, 74, 54, mix(OCHRE, WOOD, 0.2), rows=5)


def _cold_door(art: Canvas) -> None:
    """The open insulated door, cold mist at its sill, and the fan beside it."""
    art.box(250, 688, 130, 178, mix(SEA, WHITE, 0.65))
    art.wash(rect(250, 688, 130, 178), mix(SEA, TILES, 0.4), 0.75, 0.0)
    for i in range(3):
        basket(art, 282 + i * 33, 866 - 40 * (i % 2), 50, 40, mix(OCHRE, WOOD, 0.3), rows=4)
    art.shape(points("380,688 452,672 452,882 380,866"), mix(SEA, TILES, 0.25))
    art.shape(points("388,698 444,686 444,868 388,856"), mix(SEA, WHITE, 0.3))
    art.glow(315, 872, 150, WHITE, 0.9, ry=26)
    art.slab(112, 690, 92, 74, 6, mix(TILES, WHITE, 0.5))
    art.disc(158, 727, 29, mix(TILES, WHITE, 0.1))
    for angle in range(0, 360, 60):
        art.stroke(
            [oval(158, 727, 6, 6, angle, angle)[0], oval(158, 727, 27, 27, angle + 25, angle + 25)[0]],
            5,
            mix(TILES, WHITE, 0.5),
        )
