"""gd-0003: shrimp ponds in squares under the moon, aerators throwing spray, a lit hut at the end of the dyke."""

from ..canvas import Canvas
from ..colour import CREAM, INK, LAMP, PAPER, RED, RURAL, SAND, SLATE, STONE, TEAL, TILES, TIMBER, WHITE, WOOD, mix
from ..parts.houses import cottage
from ..parts.land import far_trees
from ..parts.plants import grass, palm
from ..parts.sky import backdrop, moon, stars, streak
from ..parts.water import glitter, ripples, water
from ..shapes import WIDTH, Ground, oval, rounded


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, RURAL.night), (260, mix(RURAL.night, TEAL, 0.35)), (400, mix(TEAL, CREAM, 0.3)))
    stars(art, 170, 300)
    moon(art, 470, 170, 66)
    streak(art, 640, 245, 520, 11, mix(TEAL, PAPER, 0.5), 0.3)
    far_trees(art, [(x, 386) for x in range(-10, 1620, 6)], 20, mix(RURAL.night, TEAL, 0.18))
    art.box(-10, 384, 1620, 640, mix(RURAL.night, TIMBER, 0.25))
    view = Ground(372, 640, 5.2)
    for near, far in ((46, 130), (24.5, 44), (14.6, 23.4), (9.4, 14), (6.2, 9.0)):
        for column in range(-7, 8):
            _square(art, view, column * 9.4, near, far)
    glitter(art, 480, 400, 720, PAPER, 130, 110)
    _dyke_hut(art)
    for x, z in ((-3.6, 11.4), (6.2, 11.6), (-12.6, 18.5), (15.2, 18.8), (4.8, 19.2), (-4.2, 29), (23, 30)):
        _aerator(art, *view.at(x, z), 620 / z)
    for x in range(-10, 1620, 70):
        grass(art, x + art.chance.uniform(-30, 30), 1006, 70, (RURAL.night, RURAL.dark), 9)


def _square(art: Canvas, view: Ground, left: float, near: float, far: float) -> None:
    """One pond, its bank catching the moon on the far side."""
    patch = view.patch(left, near, left + 8.4, far)
    if max(p[0] for p in patch) < 0 or min(p[0] for p in patch) > WIDTH:
        return
    water(art, patch, mix(TEAL, CREAM, 0.12), mix(RURAL.night, TEAL, 0.35))
    art.stroke([patch[3], patch[2]], 60 / near, mix(TIMBER, RURAL.night, 0.2))
    art.stroke([patch[0], patch[1]], 36 / near, mix(CREAM, TEAL, 0.5), 0.55)
    with art.inside(patch):
        xs, ys = [p[0] for p in patch], [p[1] for p in patch]
        ripples(art, min(xs), max(xs), min(ys), max(ys), 14, mix(TEAL, PAPER, 0.6), 0.35)


def _aerator(art: Canvas, x: float, y: float, size: float) -> None:
    """A floating paddle wheel with its fans of spray."""
    for side in (-1, 1):
        cx = x + side * size * 0.8
        for _i in range(46):
            t = art.chance.random()
            lean = art.chance.uniform(0.1, 1.0) * side
            px, py = cx + lean * size * 1.5 * t, y - size * 0.2 - size * (2.4 - lean * side) * t * (1 - t) * 1.3
            art.disc(px, py, size * art.chance.uniform(0.015, 0.05), WHITE, alpha=art.chance.uniform(0.4, 0.95))
        art.disc(cx + side * size * 0.4, y + size * 0.05, size * 1.1, WHITE, ry=size * 0.11, alpha=0.4)
        art.outline(oval(cx, y - size * 0.22, size * 0.16, size * 0.32), size * 0.07, mix(SAND, TIMBER, 0.3))
    art.stroke([(x - size * 0.85, y - size * 0.22), (x + size * 0.85, y - size * 0.22)], size * 0.07, SLATE)
    art.shape(rounded(x - size * 0.62, y - size * 0.1, size * 1.24, size * 0.14, 3), INK)
    art.shape(rounded(x - size * 0.2, y - size * 0.44, size * 0.4, size * 0.3, 3), mix(RED, INK, 0.15))


def _dyke_hut(art: Canvas) -> None:
    """The hut at the end of the dyke, one window lit."""
    cottage(art, 1130, 452, 190, mix(STONE, TEAL, 0.45), mix(TILES, RURAL.night, 0.5), glass=RURAL.night)
    palm(art, 1370, 462, 210, mix(RURAL.night, RURAL.deep, 0.5), mix(TIMBER, RURAL.night, 0.4), 0.08)
    art.glow(1276, 418, 210, LAMP, 0.75)
    art.box(1260, 404, 34, 30, LAMP)
    art.box(1275, 404, 3, 30, WOOD)
    for i in range(34):
        y = 466 + i * 6
        art.disc(1277 + art.chance.uniform(-10, 10), y, 26 - 0.5 * i, LAMP, ry=1.9, alpha=0.7 - 0.019 * i)
