"""Clothes and desk machines: coats, rails, helmets, an old monitor; draws on a canvas."""

from collections.abc import Sequence

from ..canvas import Canvas
from ..colour import INK, SLATE, STONE, WHITE, WOOD, Colour, mix
from ..shapes import Path, Point, cell, oval, points, rect, rounded, smooth


def coat(art: Canvas, x: float, top: float, width: float, height: float, cloth: Colour) -> None:
    """A jacket on a hanger; (x, top) is its collar."""
    dark, half = mix(cloth, INK, 0.4), width / 2
    art.stroke(oval(x, top - height * 0.06, width * 0.05, width * 0.06, 120, 400), 3, SLATE)
    for side in (-1, 1):
        sleeve = smooth(
            points("0.62,0.06 0.98,0.32 1.06,0.7 0.76,0.72 0.56,0.3", x, top, side * half, height), closed=True
        )
        art.shape(sleeve, mix(cloth, INK, 0.1 if side < 0 else 0.28))
        art.stroke(
            [(x + side * half * 1.07, top + height * 0.66), (x + side * half * 0.75, top + height * 0.68)],
            height * 0.04,
            dark,
        )
    body: Path = points("-0.24,0 0.24,0 0.72,0.08 0.66,0.96 -0.66,0.96 -0.72,0.08", x, top, half, height)
    art.shape(body, cloth)
    art.wash(body, INK, 0.0, 0.4, side="right")
    art.stroke([(x, top + height * 0.1), (x, top + height * 0.96)], 2.4, dark)
    for side in (-1, 1):
        collar = points("0,0.12 0.26,-0.02 0.4,0.1", x, top, side * half, height)
        art.shape(collar, mix(cloth, WHITE, 0.18))
        art.box(
            x + side * half * 0.38 - half * 0.2, top + height * 0.34, half * 0.4, height * 0.16, mix(cloth, WHITE, 0.1)
        )
        art.box(x + side * half * 0.38 - half * 0.2, top + height * 0.34, half * 0.4, height * 0.03, dark)
    for i in range(4):
        art.disc(x + 4, top + height * (0.24 + 0.18 * i), max(1.6, width * 0.014), mix(STONE, WHITE, 0.5))


def garment(art: Canvas, x: float, top: float, width: float, height: float, cloth: Colour, kind: int) -> None:
    """Something that hangs edge on among others: shirt, dress or trousers."""
    flare = (0.05, 0.3, -0.05)[kind % 3]
    long = height * (0.7, 1.0, 0.92)[kind % 3]
    body: list[Point] = [
        (x - width * 0.2, top),
        (x + width * 0.2, top),
        (x + width * 0.5, top + long * 0.1),
        (x + width * (0.46 + flare), top + long),
        (x - width * (0.46 + flare), top + long),
        (x - width * 0.5, top + long * 0.1),
    ]
    art.shape(body, cloth)
    art.wash(body, INK, 0.0, 0.35, side="right")
    if kind % 3 == 1:
        art.shape(cell(body[:1] + body[1:2] + [body[3]] + [body[4]], 0, 0.44, 1, 0.06), mix(cloth, INK, 0.35))
    elif kind % 3 == 2:
        art.stroke([(x, top + long * 0.34), (x, top + long)], 3, mix(cloth, INK, 0.45))
    else:
        art.stroke([(x, top + 6), (x, top + long)], 2, mix(cloth, INK, 0.3))
    art.stroke(oval(x, top - 9, 6, 8, 100, 400), 2.4, SLATE)


def dress_rail(art: Canvas, x: float, foot: float, width: float, height: float, cloths: Sequence[Colour]) -> None:
    """A rail on wheels full of garments."""
    top = foot - height
    art.glow(x + width / 2, foot + 4, width * 0.6, INK, 0.4, ry=18)
    for px in (x + 8, x + width - 8):
        art.stroke([(px, foot), (px, top)], 9, mix(STONE, SLATE, 0.4))
        art.slab(px - 26, foot - 10, 52, 9, 4, SLATE)
        for dx in (-20, 20):
            art.disc(px + dx, foot + 2, 7, INK)
    art.stroke([(x, top), (x + width, top)], 10, mix(STONE, WHITE, 0.2))
    step = (width - 60) / len(cloths)
    for i, cloth in enumerate(cloths):
        garment(art, x + 34 + (i + 0.5) * step, top + 20, step * 1.15, height * 0.76, cloth, i * 2 + i // 3)


def hard_hat(art: Canvas, x: float, foot: float, width: float, shell: Colour) -> None:
    """An old safety helmet, scratched."""
    art.glow(x, foot, width * 0.7, INK, 0.4, ry=width * 0.08)
    dome = oval(x, foot - width * 0.1, width * 0.42, width * 0.42, 180, 360)
    art.shape(dome, shell)
    art.wash(dome, mix(shell, INK, 0.7), 0.0, 0.6, side="right")
    art.stroke(
        oval(x - width * 0.02, foot - width * 0.1, width * 0.14, width * 0.42, 190, 350),
        width * 0.045,
        mix(shell, WHITE, 0.3),
    )
    art.slab(x - width * 0.52, foot - width * 0.14, width * 1.04, width * 0.09, width * 0.04, mix(shell, INK, 0.12))
    for dx, dy in ((-0.24, -0.3), (0.2, -0.26), (0.08, -0.4)):
        art.stroke(
            [(x + dx * width, foot + dy * width), (x + (dx + 0.07) * width, foot + (dy - 0.03) * width)],
            2.4,
            mix(shell, INK, 0.45),
            0.8,
        )


def monitor(art: Canvas, x: float, foot: float, width: float, height: float, case: Colour, screen: Colour) -> None:
    """A deep old monitor from its front, on its stand."""
    top = foot - height - 60
    art.glow(x, foot, width * 0.55, INK, 0.5, ry=34)
    art.shape(rounded(x - width * 0.24, foot - 34, width * 0.48, 36, 12), mix(case, INK, 0.25))
    art.shape(
        [
            (x - width * 0.14, foot - 76),
            (x + width * 0.14, foot - 76),
            (x + width * 0.2, foot - 28),
            (x - width * 0.2, foot - 28),
        ],
        mix(case, INK, 0.35),
    )
    front = rounded(x - width / 2, top, width, height + 10, 34)
    art.shape([(px + 10, py + 12) for px, py in front], mix(case, INK, 0.4))
    art.shape(front, case)
    art.wash(front, mix(case, WOOD, 0.6), 0.0, 0.4)
    glass = rounded(x - width * 0.43, top + height * 0.07, width * 0.86, height * 0.81, 24)
    art.shape([(x + (px - x) * 1.025, py) for px, py in glass], mix(case, INK, 0.45))
    art.shape(glass, screen)
    art.shape(rect(x - width * 0.41, top + height * 0.09, width * 0.82, height * 0.775), mix(screen, WHITE, 0.12))
    for i in range(3):
        art.slab(x + width * 0.2 + i * 34, top + height * 0.94, 22, 12, 5, mix(case, INK, 0.3))
    art.disc(x + width * 0.43, top + height * 0.955, 8, (110, 190, 110))
    art.slab(x - width * 0.43, top + height * 0.935, 70, 16, 4, mix(case, INK, 0.18))
