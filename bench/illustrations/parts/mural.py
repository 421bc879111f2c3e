"""A farmers' painting in the manner of Longmen: flat bright fields, an ox, a red sun; draws on a canvas."""

from ..canvas import Canvas
from ..colour import CORAL, CREAM, INK, OCHRE, RED, RURAL, SEA, TEAL, TIMBER, VERMILION, WHITE, mix
from ..shapes import Path, Point, moved, oval, points, ribbon, smooth, turned

OX = (62, 58, 66)


def mural(art: Canvas, frame: Path) -> None:
    """The whole painting within an upright rectangle."""
    (x, y), (right, _), (_, bottom), _ = frame
    width, height = right - x, bottom - y
    art.shape(frame, mix(CREAM, OCHRE, 0.25))
    with art.inside(frame):
        _sun(art, x + width * 0.72, y + height * 0.36, height * 0.24)
        _hills(art, x, y, width, height)
        _paddies(art, x, y, width, height)
        for px, size in ((0.5, 34), (0.56, 30), (0.46, 26)):
            _duck(art, x + px * width, y + height * (0.66 + (px - 0.5)), size)
        _ox(art, x + width * 0.3, y + height * 0.86, height * 0.5)
        _stalks(art, x + width * 0.74, bottom, width * 0.26, height * 0.4)
    art.outline(frame, 12, RED)
    art.outline([(x + 12, y + 12), (right - 12, y + 12), (right - 12, bottom - 12), (x + 12, bottom - 12)], 4, OCHRE)


def _sun(art: Canvas, x: float, y: float, radius: float) -> None:
    """A red sun in rings, clouds as scrolls about it."""
    for i, tone in enumerate((mix(CORAL, CREAM, 0.5), mix(CORAL, CREAM, 0.15), VERMILION, RED)):
        art.disc(x, y, radius * (1.75 - 0.25 * i), tone)
    for dx, dy in ((-2.6, -0.5), (2.0, -0.8), (-4.6, -0.9), (1.9, 0.5)):
        cx, cy = x + dx * radius, y + dy * radius
        for r in (0.34, 0.22, 0.1):
            art.outline(oval(cx, cy, radius * r, radius * r * 0.8), 6, WHITE)
        art.stroke([(cx - radius * 0.9, cy + radius * 0.28), (cx + radius * 0.5, cy + radius * 0.28)], 6, WHITE)


def _hills(art: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Round hills with bands, like quilts."""
    for i, (px, wide, tall, tone) in enumerate(
        ((0.1, 0.2, 0.34, TEAL), (0.34, 0.22, 0.28, RURAL.mid), (0.58, 0.2, 0.3, RURAL.main), (0.9, 0.22, 0.36, TEAL))
    ):
        for band in range(5):
            share = 1 - band * 0.19
            shade = tone if band % 2 == 0 else mix(tone, (OCHRE, WHITE)[i % 2], 0.4)
            art.shape(
                oval(x + px * width, y + height * 0.56, wide * width * share * 0.62, tall * height * share, 180, 360),
                shade,
            )
    for i in range(16):
        cx = x + width * (0.03 + 0.063 * i)
        art.box(cx - 2, y + height * 0.5, 4, height * 0.07, TIMBER)
        art.disc(cx, y + height * 0.48, 13, (RURAL.deep, mix(RURAL.mid, OCHRE, 0.3))[i % 2], ry=18)


def _paddies(art: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Paddies as curved bands, each with its own pattern of seedlings."""
    tones = (
        mix(RURAL.light, OCHRE, 0.3),
        mix(SEA, WHITE, 0.2),
        RURAL.light,
        mix(OCHRE, CREAM, 0.2),
        mix(SEA, RURAL.mid, 0.3),
    )
    for i in range(6):
        top = y + height * (0.55 + 0.085 * i)
        line = smooth(
            [
                (x - 20, top + 16),
                (x + width * 0.25, top - 8),
                (x + width * 0.55, top + 12),
                (x + width * 0.8, top - 6),
                (x + width + 20, top + 10),
            ]
        )
        art.shape([*line, (x + width + 20, y + height + 20), (x - 20, y + height + 20)], tones[i % 5])
        art.stroke(line, 6, mix(TIMBER, OCHRE, 0.4))
        for k, (px, py) in enumerate(line):
            if k % 2 == 0:
                for lean in (-6, 0, 6):
                    art.stroke([(px, py + 26), (px + lean, py + 11)], 3.4, RURAL.deep if i % 2 else RURAL.main, end=1)


def _ox(art: Canvas, x: float, foot: float, size: float) -> None:
    """A water buffalo from its side, head to the right, with great horns."""
    for dx in (-0.5, -0.32, 0.3, 0.46):
        art.stroke(
            [(x + dx * size, foot - size * 0.4), (x + (dx + 0.02) * size, foot)],
            size * 0.13,
            mix(OX, INK, 0.2),
            end=size * 0.1,
        )
    art.stroke(smooth(points("-0.64,-0.62 -0.78,-0.4 -0.72,-0.16", x, foot, size)), 7, OX, end=4)
    body = smooth(
        points("-0.66,-0.5 -0.5,-0.8 0,-0.84 0.46,-0.86 0.6,-0.55 0.4,-0.3 -0.1,-0.24 -0.52,-0.3", x, foot, size),
        closed=True,
    )
    art.shape(body, OX)
    for i, (dx, dy) in enumerate(((-0.4, -0.58), (-0.12, -0.62), (0.16, -0.58), (0.38, -0.66))):
        for r, tone in ((0.11, RED), (0.07, OCHRE), (0.03, WHITE)):
            art.disc(x + dx * size, foot + dy * size, r * size * (1 - 0.1 * (i % 2)), tone)
    head = smooth(points("0.5,-0.86 0.72,-0.88 0.96,-0.56 0.88,-0.46 0.62,-0.56", x, foot, size), closed=True)
    art.shape(head, mix(OX, WHITE, 0.12))
    for lean, tall in ((-0.34, 0.3), (0.2, 0.34)):
        horn = smooth(
            [
                (x + size * 0.62, foot - size * 0.86),
                (x + size * (0.62 + lean), foot - size * 0.94),
                (x + size * (0.6 + lean * 1.15), foot - size * (0.9 + tall)),
            ]
        )
        art.stroke(horn, size * 0.075, CREAM, end=2)
    art.disc(x + size * 0.73, foot - size * 0.74, size * 0.035, WHITE)
    art.disc(x + size * 0.735, foot - size * 0.74, size * 0.018, INK)
    art.stroke(smooth(points("0.93,-0.52 1.1,-0.3 1.34,-0.34", x, foot, size)), 4, VERMILION)


def _duck(art: Canvas, x: float, y: float, size: float) -> None:
    """A white duck on a paddy."""
    art.shape(smooth(points("-1,-0.3 -0.4,0.3 0.5,0.2 0.7,-0.3", x, y, size), closed=True), WHITE)
    art.stroke(smooth(points("0.5,0 0.66,-0.5 0.6,-0.8", x, y, size)), size * 0.3, WHITE)
    art.disc(x + size * 0.64, y - size * 0.86, size * 0.24, WHITE)
    art.shape(points("0.82,-0.94 1.2,-0.78 0.8,-0.74", x, y, size), OCHRE)
    art.disc(x + size * 0.68, y - size * 0.9, size * 0.05, INK)
    art.stroke(smooth(points("-0.5,-0.1 0,0.1 0.3,-0.1", x, y, size)), size * 0.1, mix(SEA, TEAL, 0.4))


def _stalks(art: Canvas, x: float, foot: float, width: float, height: float) -> None:
    """Ripe ears in the corner, large and golden."""
    for i in range(9):
        bx = x + width * i / 8
        top = (bx + 26 - 6 * (i % 3), foot - height * (0.72 + 0.1 * (i % 3)))
        stem = smooth([(bx, foot + 10), (bx + 4, foot - height * 0.45), top])
        art.shape(ribbon(stem, 6, 4), mix(RURAL.mid, OCHRE, 0.3))
        for k in range(7):
            grain: list[Point] = turned(oval(0, 0, 10, 5), 60 - 6 * k, 0, 0)
            px, py = top[0] + 3 * k + (9 if k % 2 else -5), top[1] + 9 * k - 16
            art.shape(moved(grain, px, py), (OCHRE, mix(OCHRE, RED, 0.25))[k % 2])
