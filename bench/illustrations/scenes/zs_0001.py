"""zs-0001: a street of lamp shops at night, lamps of every kind hanging like fruit."""

from ..canvas import Canvas
from ..colour import CORAL, CREAM, ENTERPRISE, INK, LAMP, OCHRE, RED, SEA, SLATE, TEAL, VERMILION, WHITE, mix
from ..parts.crafts import hanging_lamp
from ..parts.sky import backdrop
from ..shapes import Ground, Path, cell, within


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(
        art,
        (0, ENTERPRISE.night),
        (420, mix(ENTERPRISE.dark, ENTERPRISE.deep, 0.4)),
        (620, mix(ENTERPRISE.deep, CORAL, 0.35)),
    )
    view = Ground(600, 800, 1.7, 900)
    street: Path = view.patch(-4.2, 1.6, 4.2, 60)
    art.box(-10, 598, 1620, 430, mix(ENTERPRISE.night, SLATE, 0.25))
    art.shape(street, mix(SLATE, ENTERPRISE.deep, 0.5))
    for side in (-1, 1):
        for z in (26.0, 17.0, 11.5, 8.0, 5.4, 3.6):
            _lamp_shop(art, view, side, z)
    art.glow(800, 600, 280, LAMP, 0.7)
    for _i in range(40):
        z = 2.2 + 24 * art.chance.random() ** 2
        x, y = view.at(art.chance.uniform(-4, 4), z)
        art.disc(x, y, 200 / z, LAMP, ry=14 / z, alpha=0.25)
    with art.inside(street):
        art.mirror(690, 310, 0.28, ripple=4)
    _lamps(art)


def _lamp_shop(art: Canvas, view: Ground, side: int, z: float) -> None:
    """One shop front in perspective: upper floor, lit window full of lamps, sign, awning."""
    near, far = z, z * 1.42
    for top, foot, tone in ((7.6, 3.4, mix(ENTERPRISE.deep, ENTERPRISE.dark, 0.5)), (3.4, 0.0, mix(LAMP, OCHRE, 0.25))):
        art.shape(view.wall((side * 4.2, near), (side * 4.2, far), top, foot), tone)
    glass = view.wall((side * 4.2, near * 1.03), (side * 4.2, far * 0.97), 2.8, 0.5)
    art.shape(glass, mix(LAMP, WHITE, 0.35))
    for u, v, kind in ((0.2, 0.22, 0), (0.5, 0.35, 1), (0.8, 0.2, 2), (0.35, 0.6, 3), (0.68, 0.64, 4)):
        x, y = within(glass, u, v)
        size = 190 / z
        art.stroke([within(glass, u, 0), (x, y)], 60 / z / 6, INK, 0.7)
        tint = (VERMILION, ENTERPRISE.mid, OCHRE, CORAL, TEAL)[kind]
        art.disc(x, y, size * 0.5, tint)
        art.disc(x, y + size * 0.1, size * 0.28, mix(tint, LAMP, 0.5))
    for u in (0.0, 0.48, 0.97):
        art.shape(cell(glass, u, 0, 0.03, 1), ENTERPRISE.night)
    sign = view.wall((side * 4.2, near), (side * 4.2, far), 3.75, 3.05)
    art.shape(sign, (ENTERPRISE.main, mix(RED, INK, 0.2), TEAL)[int(z) % 3])
    art.shape(cell(sign, 0.2, 0.36, 0.6, 0.28), mix(LAMP, WHITE, 0.4))
    for u in (0.14, 0.44, 0.74):
        pane = cell(view.wall((side * 4.2, near), (side * 4.2, far), 7.0, 4.4), u, 0.1, 0.16, 0.8)
        art.shape(pane, mix(LAMP, ENTERPRISE.deep, 0.35) if art.chance.random() < 0.5 else ENTERPRISE.night)
    art.shape(view.wall((side * 4.2, near * 0.995), (side * 4.2, near * 1.03), 7.8, 0), ENTERPRISE.night)


def _lamps(art: Canvas) -> None:
    """The lamps over the street, small ones first."""
    tints = (VERMILION, OCHRE, ENTERPRISE.mid, CORAL, SEA, mix(CREAM, OCHRE, 0.3), RED)
    far = [
        (540, 400, 34),
        (590, 340, 40),
        (650, 400, 36),
        (700, 330, 42),
        (750, 420, 30),
        (800, 340, 44),
        (850, 425, 30),
        (900, 350, 42),
        (950, 410, 36),
        (1010, 345, 42),
        (1060, 405, 34),
    ]
    near = [
        (60, 330, 108),
        (150, 120, 92),
        (265, 240, 96),
        (370, 90, 84),
        (440, 320, 100),
        (530, 170, 80),
        (640, 90, 82),
        (700, 220, 84),
    ]
    near += [
        (800, 110, 90),
        (900, 220, 84),
        (970, 90, 84),
        (1070, 180, 80),
        (1150, 320, 102),
        (1230, 100, 88),
        (1330, 240, 98),
        (1440, 110, 92),
        (1540, 310, 112),
    ]
    for i, (x, y, size) in enumerate([*far, *near]):
        hanging_lamp(art, x, y, size, (i * 3 + i // 7) % 7, tints[(i * 5 + i // 7) % 7])
