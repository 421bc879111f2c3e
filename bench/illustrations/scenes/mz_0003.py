"""mz-0003: a pitch of red clay, two wooden goal posts, a worn ball; green hills behind."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CORAL,
    CREAM,
    GREEN,
    INK,
    OCHRE,
    PAPER,
    RURAL,
    SAGE,
    SAND,
    SCHOOL,
    SEA,
    TIMBER,
    VERMILION,
    WHITE,
    WOOD,
    mix,
)
from ..parts.land import crags, far_trees, hills, pebbles
from ..parts.plants import grass, meadow
from ..parts.sky import backdrop, birds, cumulus, streak, sun
from ..shapes import Ground, between, oval, points, rect


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SEA, SCHOOL.pale, 0.4)), (280, SCHOOL.pale), (470, mix(CREAM, CORAL, 0.15)))
    sun(art, 1280, 190, 62, mix(OCHRE, PAPER, 0.25))
    cumulus(art, 430, 190, 330, WHITE, SCHOOL.pale)
    streak(art, 930, 110, 380, 15, WHITE, 0.6)
    crags(art, 470, 260, mix(SAGE, SEA, 0.3), SCHOOL.pale, 0.45)
    crags(art, 500, 210, mix(RURAL.mid, SAGE, 0.3), SCHOOL.pale, 0.36)
    hills(art, 486, 70, mix(RURAL.main, RURAL.mid, 0.5), SCHOOL.pale, 3)
    far_trees(art, [(x, 536) for x in range(-10, 1620, 6)], 34, GREEN[1])
    clay = mix(CLAY, VERMILION, 0.25)
    art.box(-10, 536, 1620, 480, clay)
    art.wash(rect(-10, 536, 1620, 90), mix(SAND, CORAL, 0.3), 0.6, 0.0)
    art.wash(rect(-10, 620, 1620, 390), mix(CLAY, TIMBER, 0.6), 0.0, 0.6)
    view = Ground(486, 800, 1.75)
    _lines(art, view)
    _goal(art, view)
    pebbles(art, points("-10,640 1610,640 1610,1000 -10,1000"), 170, mix(CLAY, SAND, 0.5), 8)
    _ball(art, 570, 850, 74)
    meadow(art, [(x, 548) for x in range(-10, 1620, 8)], 22, GREEN)
    for x in (30, 1570):
        grass(art, x, 1000, 90, GREEN, 14)
    birds(art, ((700, 240), (760, 210), (810, 250)), 18, SCHOOL.dark)


def _lines(art: Canvas, view: Ground) -> None:
    """Lime lines, half washed away."""
    lime = mix(PAPER, CORAL, 0.2)
    for a, b in (
        ((-5.6, 16), (5.6, 16)),
        ((-5.6, 16), (-5.6, 8.4)),
        ((5.6, 16), (5.6, 8.4)),
        ((-5.6, 8.4), (5.6, 8.4)),
        ((-30, 16), (30, 16)),
    ):
        for i in range(26):
            start = a[0] + (b[0] - a[0]) * i / 26, a[1] + (b[1] - a[1]) * i / 26
            end = a[0] + (b[0] - a[0]) * (i + 0.97) / 26, a[1] + (b[1] - a[1]) * (i + 0.97) / 26
            art.stroke(
                [view.at(*start), view.at(*end)], 70 / start[1], lime, art.chance.uniform(0.35, 0.85), end=70 / end[1]
            )


def _goal(art: Canvas, view: Ground) -> None:
    """The goal of two tree trunks with a third across."""
    wood = mix(WOOD, TIMBER, 0.3)
    posts = [(view.at(side * 3.3, 16), view.at(side * 3.3, 16, 4.3)) for side in (-1, 1)]
    for foot, top in posts:
        art.glow(foot[0], foot[1], 70, INK, 0.5, ry=10)
        art.stroke([(foot[0] + 30, foot[1] + 5), (foot[0] + 190, foot[1] + 34)], 10, mix(CLAY, TIMBER, 0.6), 0.5, end=3)
        art.stroke([(foot[0], foot[1] + 6), top], 26, wood, end=21)
        art.stroke([(foot[0] - 6, foot[1]), (top[0] - 5, top[1])], 6, mix(wood, PAPER, 0.35), 0.8)
        for v in (0.2, 0.45, 0.8):
            x, y = between(foot, top, v)
            art.disc(x + 2, y, 5, mix(wood, INK, 0.4), ry=7)
    art.stroke(
        [(posts[0][1][0] - 26, posts[0][1][1] + 6), (posts[1][1][0] + 24, posts[1][1][1] + 2)], 20, mix(wood, INK, 0.1)
    )
    art.stroke(
        [(posts[0][1][0] - 26, posts[0][1][1] + 1), (posts[1][1][0] + 24, posts[1][1][1] - 3)],
        5,
        mix(wood, PAPER, 0.35),
        0.8,
    )
    for _, top in posts:
        for dy in (-8, 0, 8):
            art.stroke([(top[0] - 17, top[1] + dy), (top[0] + 17, top[1] + dy + 5)], 4, mix(SAND, OCHRE, 0.2))


def _ball(art: Canvas, x: float, y: float, radius: float) -> None:
    """An old ball of stitched panels, scuffed by red clay."""
    art.disc(x + 90, y + radius * 0.92, radius * 1.7, mix(CLAY, TIMBER, 0.8), ry=radius * 0.16, alpha=0.5)
    skin = mix(PAPER, SAND, 0.35)
    art.disc(x, y, radius, skin)
    with art.inside(oval(x, y, radius)):
        spots = [
            (x, y, 0.33),
            *((*oval(x, y, radius * 0.92, radius * 0.92, a, a)[0], 0.27) for a in range(-90, 270, 72)),
        ]
        for cx, cy, r in spots:
            patch = [oval(cx, cy, radius * r, radius * r, a, a)[0] for a in range(-90, 270, 72)]
            art.shape(patch, mix(SCHOOL.dark, INK, 0.4))
        for a in range(-90, 270, 72):
            inner, outer = (oval(x, y, radius * r, radius * r, a, a)[0] for r in (0.33, 0.68))
            art.stroke([inner, outer], 3.6, mix(SCHOOL.dark, SAND, 0.3))
            left = oval(x, y, radius * 0.72, radius * 0.72, a + 36, a + 36)[0]
            for b in (a, a + 72):
                art.stroke([oval(x, y, radius * 0.7, radius * 0.7, b, b)[0], left], 3, mix(SCHOOL.dark, SAND, 0.3))
        art.glow(x + radius * 0.2, y + radius * 0.8, radius * 1.1, CLAY, 0.9)
    art.wash(oval(x, y, radius), mix(TIMBER, INK, 0.4), 0.0, 0.65)
    art.disc(x - radius * 0.36, y - radius * 0.46, radius * 0.24, WHITE, ry=radius * 0.15, alpha=0.55)
