"""zj-c01: a quay in the rain: a stout bollard, sandbags, on them an open register of boats and a pencil."""

from ..canvas import Canvas
from ..colour import INK, OCHRE, PAPER, RURAL, SAND, SEA, SLATE, STONE, STORM, TILES, WOOD, mix
from ..parts.boats import trawler
from ..parts.land import pebbles
from ..parts.sky import backdrop, rain
from ..parts.things import open_book, pencil
from ..parts.water import coil, horizon_sea, waves
from ..shapes import Path, hanging, moved, oval, points, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(STORM, SLATE, 0.3)), (300, mix(SLATE, SEA, 0.4)), (430, mix(SAND, SLATE, 0.4)))
    horizon_sea(art, 400, mix(SEA, SLATE, 0.4), STORM)
    for x in (980, 1180, 1390, 1600):
        trawler(art, x, 468 + (x % 7), 210, mix(SLATE, SEA, 0.3), mix(PAPER, SLATE, 0.45))
    for y, tall in ((480, 18), (530, 30), (585, 40)):
        waves(art, y, tall, mix(STORM, SEA, 0.3 - tall / 200), mix(PAPER, SEA, 0.25), 60 + tall * 4)
    deck = points("-20,640 1620,640 1620,1020 -20,1020")
    art.shape(deck, mix(STONE, SLATE, 0.5))
    art.box(-20, 640, 1660, 26, mix(STONE, PAPER, 0.15))
    art.wash(deck, STORM, 0.0, 0.75)
    pebbles(art, deck, 120, mix(SLATE, PAPER, 0.3), 8)
    for x, y, wide in ((300, 960, 260), (760, 720, 210), (1320, 980, 330), (90, 760, 150)):
        art.disc(x, y, wide, mix(SEA, SLATE, 0.3), ry=wide * 0.09, alpha=0.55)
    _bollard(art)
    _sandbags(art)
    rain(art, 200, PAPER, 0.4, 0.32)


def _bollard(art: Canvas) -> None:
    """An iron bollard with the turns of a rope."""
    art.glow(400, 902, 270, INK, 0.55, ry=44)
    iron = mix(RURAL.night, INK, 0.35)
    art.shape([*oval(400, 892, 150, 34, 0, 180), *oval(400, 862, 150, 34, 180, 360)], mix(iron, SLATE, 0.25))
    neck: Path = smooth(points("304,872 322,780 318,640 290,596"))
    body = [*neck, *smooth(points("510,596 482,640 478,780 496,872"))]
    art.shape(body, iron)
    art.wash(body, mix(SLATE, PAPER, 0.45), 0.55, 0.0, side="right")
    art.shape([*oval(400, 600, 138, 40, 0, 180), *oval(400, 560, 138, 40, 180, 360)], mix(iron, INK, 0.3))
    art.disc(400, 560, 138, mix(iron, SLATE, 0.5), ry=40)
    art.disc(376, 552, 70, mix(SLATE, PAPER, 0.3), ry=14, alpha=0.6)
    rope = mix(SAND, WOOD, 0.25)
    for i in range(4):
        turn = oval(400, 720 + 38 * i, 96, 24, 0, 180)
        art.stroke(turn, 34, mix(rope, INK, 0.45))
        art.stroke(turn, 28, rope)
        for k in range(3, len(turn) - 3, 4):
            (ax, ay), (bx, by) = turn[k], turn[k + 2]
            art.stroke([(ax - 2, ay - 13), (bx + 2, by + 13)], 3, mix(rope, INK, 0.4), 0.7)
    line = hanging((492, 836), (1000, 604), 70)
    art.stroke(line, 32, mix(rope, INK, 0.45))
    art.stroke(line, 26, rope)
    coil(art, 170, 930, 120, rope)


def _sandbags(art: Canvas) -> None:
    """A wall of sandbags and the register on top."""
    art.glow(1110, 955, 480, INK, 0.55, ry=44)
    for row, (count, left) in enumerate(((5, 690), (4, 785), (4, 730))):
        for i in range(count):
            _bag(art, left + i * 190 + art.chance.uniform(-5, 5), 940 - row * 84, art.chance.uniform(178, 188))
    open_book(art, 1110, 712, 430, 0.24, mix(TILES, RURAL.deep, 0.3), lines=8, cover=mix(RURAL.deep, INK, 0.2))
    pencil(art, (1160, 700), (1330, 664), 13, OCHRE)


def _bag(art: Canvas, x: float, foot: float, width: float) -> None:
    """One filled bag, its neck tied at the right."""
    cloth = mix(SAND, SLATE, art.chance.uniform(0.22, 0.4))
    form = smooth(
        [
            (x, foot - 40),
            (x + 14, foot - 84),
            (x + width * 0.5, foot - 96),
            (x + width - 20, foot - 82),
            (x + width, foot - 42),
            (x + width - 14, foot - 4),
            (x + width * 0.5, foot + 4),
            (x + 12, foot - 4),
        ],
        closed=True,
    )
    art.shape(moved(form, 5, 6), mix(STORM, INK, 0.55))
    art.shape(form, cloth)
    art.wash(form, mix(STORM, INK, 0.3), 0.0, 0.55, grain=0.25)
    art.outline(form, 3, mix(cloth, INK, 0.55))
    with art.inside(form):
        for i in range(12):
            art.stroke(
                [(x + i * width / 11, foot - 100), (x + i * width / 11 + 10, foot)], 1.2, mix(cloth, INK, 0.3), 0.5
            )
    art.stroke(
        smooth([(x + 20, foot - 78), (x + width * 0.5, foot - 89), (x + width - 30, foot - 76)]),
        5,
        mix(cloth, PAPER, 0.5),
        0.7,
    )
    art.shape(
        [
            (x + width - 8, foot - 58),
            (x + width + 16, foot - 70),
            (x + width + 16, foot - 30),
            (x + width - 8, foot - 40),
        ],
        mix(cloth, INK, 0.2),
    )
