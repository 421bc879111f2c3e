"""mz-0002: tea terraces high on a mountain, a carried blackboard at the end of a row, a sea of clouds below."""

from ..canvas import Canvas
from ..colour import CLAY, CORAL, CREAM, INK, OCHRE, PAPER, RURAL, SAGE, SAND, SEA, TIMBER, WHITE, WOOD, mix
from ..parts.land import crags, far_trees, rows
from ..parts.plants import meadow
from ..parts.sky import backdrop, birds, cloud_sea, streak, sun
from ..parts.things import board
from ..shapes import HEIGHT, Path, moved, points, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(SEA, RURAL.pale, 0.45)), (250, mix(RURAL.pale, CREAM, 0.6)), (480, mix(CREAM, CORAL, 0.22)))
    sun(art, 1290, 250, 70, mix(OCHRE, CORAL, 0.35), 0.5)
    streak(art, 1110, 130, 460, 14, WHITE, 0.6)
    crags(art, 500, 190, mix(SAGE, PAPER, 0.3), PAPER, 0.5)
    cloud_sea(art, 450, 90, mix(PAPER, WHITE, 0.6), mix(SAGE, PAPER, 0.45))
    _peak(art, 1180, 640, 460, 270, 0.35)
    _peak(art, 1480, 660, 380, 200, 0.15)
    cloud_sea(art, 600, 120, WHITE, mix(SAGE, PAPER, 0.35))
    _tea_slope(art)
    _carried_board(art)
    birds(art, ((980, 220), (1040, 190), (1090, 235)), 17, RURAL.dark)


def _peak(art: Canvas, x: float, foot: float, width: float, height: float, haze: float) -> None:
    """A wooded summit that rises out of the clouds."""
    line = smooth(points("-0.5,0 -0.24,-0.55 -0.04,-1 0.12,-0.9 0.3,-0.42 0.5,0", x, foot, width, height))
    tone = mix(mix(RURAL.main, SAGE, 0.4), PAPER, haze)
    art.shape(line, tone)
    art.wash(line, mix(tone, RURAL.dark, 0.6), 0.0, 0.6, side="right")
    art.wash(line, PAPER, 0.0, 0.7)
    far_trees(art, line[12:40], 12, mix(tone, RURAL.dark, 0.25))


def _tea_slope(art: Canvas) -> None:
    """The slope on the left, step below step, each with its clipped row."""
    for i in range(13):
        t = i / 12
        top, reach = 300 + 640 * t**1.25, 520 + 930 * t**0.8
        line = smooth(
            [
                (-60, top - 70 * (1 - t)),
                (reach * 0.35, top - 42 + 10 * t),
                (reach * 0.72, top + 24),
                (reach, top + 120 + 60 * t),
            ]
        )
        bank = mix(mix(CLAY, SAND, 0.35), RURAL.deep, 0.35)
        art.shape([*line, (reach * 0.9, HEIGHT + 20), (-60, HEIGHT + 20)], mix(bank, RURAL.mid, 0.55 - 0.25 * t))
        tone = mix(mix(RURAL.mid, RURAL.light, 0.3), RURAL.deep, 0.15 + 0.6 * t)
        shadow = mix(tone, RURAL.night, 0.45)
        rows(art, moved(line, 0, 10 + 6 * t), 15 + 24 * t, shadow)
        rows(art, line, 15 + 24 * t, tone)


def _carried_board(art: Canvas) -> None:
    """The blackboard on its carrying frame, at the end of a row."""
    art.glow(1105, 905, 190, RURAL.night, 0.5, ry=26)
    art.shape(
        smooth(points("880,930 1000,884 1160,880 1290,930 1340,1020 840,1020"), closed=True), mix(SAND, RURAL.mid, 0.4)
    )
    for x in (1010, 1190):
        art.stroke([(x, 905), (x + (1100 - x) * 0.08, 560)], 13, TIMBER)
    art.stroke([(1130, 590), (1230, 900)], 11, mix(TIMBER, INK, 0.3))
    for y in (860, 585):
        art.stroke([(1008, y), (1192, y)], 10, WOOD)
    for side in (-1, 1):
        strap: Path = smooth(
            [(1100 + side * 40, 612), (1100 + side * 150, 690), (1100 + side * 130, 800), (1100 + side * 60, 850)]
        )
        art.stroke(strap, 11, mix(OCHRE, TIMBER, 0.4))
    board(art, points("985,625 1215,625 1215,800 985,800"), WOOD, 4)
    meadow(art, [(x, 925) for x in range(900, 1300, 9)], 34, (RURAL.main, RURAL.mid, RURAL.deep))
