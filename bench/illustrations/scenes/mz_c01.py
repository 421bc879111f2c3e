"""mz-c01: the courtyard of a round house: small desks with crayons and open picture books, a wall of picture books."""

from ..canvas import Canvas
from ..colour import (
    CLAY,
    CORAL,
    CREAM,
    INK,
    LAMP,
    OCHRE,
    PAPER,
    RED,
    RURAL,
    SAGE,
    SAND,
    SEA,
    SLATE,
    STONE,
    TEAL,
    TILES,
    TIMBER,
    VERMILION,
    WHITE,
    WOOD,
    mix,
)
from ..parts.rooms import cover, small_desk
from ..parts.sky import backdrop
from ..parts.things import shelf
from ..shapes import Ground, Path, oval, points, rect


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SEA, PAPER, 0.45)), (200, mix(CREAM, PAPER, 0.5)))
    wall = mix(PAPER, CREAM, 0.5)
    art.box(-10, 170, 1620, 450, wall)
    art.wash(rect(-10, 170, 1620, 450), mix(SAND, RURAL.mid, 0.3), 0.6, 0.0)
    _eaves(art)
    _bookwall(art)
    _courtyard_floor(art)
    for x in (96, 1504):
        art.box(x - 34, 150, 68, 560, mix(TIMBER, CLAY, 0.3))
        art.wash(rect(x - 34, 150, 68, 560), INK, 0.0, 0.5, side="right")
        art.slab(x - 52, 690, 104, 44, 8, mix(STONE, PAPER, 0.2))
    beam: Path = points("520,192 850,192 1330,1020 640,1020")
    art.wash(beam, mix(LAMP, WHITE, 0.5), 0.4, 0.08, grain=0.2)
    for x, foot, size in ((395, 800, 250), (1205, 800, 250), (800, 940, 360)):
        small_desk(art, x, foot, size)


def _eaves(art: Canvas) -> None:
    """The tiled eaves around the opening of the courtyard."""
    art.shape(points("-20,-20 1620,-20 1620,60 1180,118 420,118 -20,60"), mix(SEA, PAPER, 0.3))
    art.shape(points("-20,40 420,104 1180,104 1620,40 1620,176 -20,176"), mix(TILES, INK, 0.1))
    for i in range(54):
        x = -10 + i * 30.5
        top = 104 - max(0.0, (420 - x) * 0.145, (x - 1180) * 0.145)
        art.stroke([(x + (800 - x) * 0.03, top), (x, 160)], 9, mix(TILES, WHITE, 0.16))
        art.shape(oval(x, 162, 11, 14, 0, 180), mix(TILES, WHITE, 0.3))
    art.box(-10, 170, 1620, 22, mix(TIMBER, CLAY, 0.3))
    for x in range(120, 1600, 92):
        art.box(x, 192, 14, 18, mix(TIMBER, INK, 0.2))


def _bookwall(art: Canvas) -> None:
    """Two shelves of covers above a shelf of spines along the whole wall."""
    bright = (RED, VERMILION, OCHRE, RURAL.main, RURAL.mid, TEAL, SEA, CORAL, CLAY, SLATE)
    art.box(170, 262, 1260, 370, mix(WOOD, INK, 0.45))
    for row in range(2):
        x, foot = 190.0, 372 + row * 118
        while x < 1400:
            wide = art.chance.uniform(58, 92)
            cover(art, x, foot - 92, min(wide, 1412 - x), 92, art.chance.choice(bright), art.chance.choice(bright))
            x += wide + 10
        art.box(170, foot, 1260, 14, mix(WOOD, OCHRE, 0.3))
        art.box(170, foot - 26, 1260, 6, mix(WOOD, PAPER, 0.3))
    shelf(art, 170, 506, 1260, 126, 1, bright, mix(WOOD, OCHRE, 0.3))
    art.box(160, 248, 1280, 18, mix(WOOD, OCHRE, 0.4))


def _courtyard_floor(art: Canvas) -> None:
    """Flagstones in perspective, and the gutter round the well of the court."""
    art.box(-10, 630, 1620, 400, mix(STONE, SAGE, 0.25))
    view = Ground(500, 800, 1.6)
    with art.inside(rect(-10, 630, 1620, 400)):
        for i in range(10):
            z = 12.2 - i * 0.98
            for k in range(-11, 12):
                x = k * 1.2 + (i % 2) * 0.6
                tone = mix(
                    mix(STONE, CREAM, 0.35), art.chance.choice((SAGE, PAPER, SLATE)), art.chance.uniform(0.05, 0.3)
                )
                art.shape(view.patch(x + 0.03, max(0.6, z - 0.93), x + 1.16, z), tone)
    art.wash(rect(-10, 630, 1620, 400), RURAL.dark, 0.25, 0.0)
