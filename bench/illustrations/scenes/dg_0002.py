"""dg-0002: a street of clothes shops with rails of garments; on a table an old monitor shows speech bubbles."""

from ..canvas import Canvas
from ..colour import (
    COMMUNITY,
    CORAL,
    CREAM,
    FRONTS,
    INK,
    LAMP,
    OCHRE,
    PAPER,
    RED,
    SEA,
    SLATE,
    STONE,
    TEAL,
    VERMILION,
    WHITE,
    WOOD,
    mix,
)
from ..parts.garments import coat, dress_rail, monitor
from ..parts.sky import backdrop
from ..parts.things import plank_table
from ..shapes import Path, Point, cell, oval, points, rect, rounded, smooth


def draw(art: Canvas) -> None:
    """The whole picture, from far to near."""
    backdrop(art, (0, mix(COMMUNITY.pale, CREAM, 0.3)), (600, mix(COMMUNITY.light, CREAM, 0.5)))
    for i, x in enumerate((-40, 290, 620, 950, 1280)):
        _fashion_shop(art, x, 330, i)
    art.box(-10, 690, 1620, 330, mix(STONE, COMMUNITY.pale, 0.5))
    art.wash(rect(-10, 690, 1620, 310), COMMUNITY.mid, 0.3, 0.05)
    for i in range(14):
        art.stroke([(i * 130 - 60, 690), ((i * 130 - 860) * 1.8 + 800, 1020)], 2, mix(STONE, COMMUNITY.deep, 0.2), 0.5)
    dress_rail(art, 20, 790, 420, 330, (VERMILION, COMMUNITY.main, OCHRE, SEA, CORAL, COMMUNITY.deep, PAPER, TEAL))
    dress_rail(art, 1180, 790, 420, 330, (COMMUNITY.mid, CORAL, PAPER, RED, TEAL, COMMUNITY.deep, OCHRE, SEA))
    plank_table(art, 840, mix(WOOD, COMMUNITY.mid, 0.2), 3)
    monitor(art, 800, 900, 620, 480, mix(CREAM, STONE, 0.35), COMMUNITY.dark)
    _bubbles(art, rect(546, 400, 508, 372))
    _keyboard(art)


def _fashion_shop(art: Canvas, x: float, width: float, style: int) -> None:
    """One shop: upper window, striped awning, display."""
    wall, trim = FRONTS[style], (COMMUNITY.main, COMMUNITY.deep, VERMILION, COMMUNITY.mid, TEAL)[style]
    art.box(x, 0, width, 700, wall)
    art.wash(rect(x, 0, width, 700), COMMUNITY.mid, 0.0, 0.25, side="right")
    for dx in (0.12, 0.56):
        art.box(x + dx * width, 40, width * 0.32, 120, mix(COMMUNITY.dark, SEA, 0.4))
        art.outline(rect(x + dx * width, 40, width * 0.32, 120), 7, mix(wall, WHITE, 0.5))
    art.box(x + 14, 196, width - 28, 64, trim)
    art.slab(x + 80, 216, width - 160, 22, 8, mix(PAPER, trim, 0.15))
    art.box(x + 24, 340, width - 48, 360, mix(LAMP, PAPER, 0.45))
    art.wash(rect(x + 24, 340, width - 48, 360), mix(trim, CORAL, 0.3), 0.05, 0.35)
    for k, dx in enumerate((0.28, 0.68)):
        coat(
            art,
            x + dx * width,
            400,
            88,
            180,
            (RED, COMMUNITY.mid, TEAL, OCHRE, COMMUNITY.deep, CORAL)[(style * 2 + k) % 6],
        )
    stripes = 9
    for i in range(stripes):
        step = (width - 8) / stripes
        left = x + 4 + i * step
        awning: Path = [
            (left, 260),
            (left + step, 260),
            (left + step, 340),
            *oval(left + step / 2, 340, step / 2, 15, 0, 180),
        ]
        art.shape(awning, trim if i % 2 else PAPER)
    art.wash(rect(x + 4, 260, width - 8, 96), INK, 0.0, 0.2)
    art.box(x - 8, 0, 16, 700, mix(wall, COMMUNITY.deep, 0.35))


def _bubbles(art: Canvas, screen: Path) -> None:
    """Speech bubbles on the screen: question, answer, a tick for the registration."""
    (x, y), (right, _), _, _ = screen
    art.box(x, y, right - x, 30, COMMUNITY.main)
    for i, tone in enumerate((RED, OCHRE, SEA)):
        art.disc(x + 20 + i * 22, y + 15, 6, tone)
    rows = (
        (18, 46, 250, 62, PAPER, 2),
        (206, 124, 284, 62, COMMUNITY.light, 2),
        (18, 202, 300, 62, PAPER, 2),
        (246, 280, 244, 70, mix(CORAL, LAMP, 0.4), 2),
    )
    for dx, dy, wide, tall, tone, lines in rows:
        art.shape(rounded(x + dx, y + dy, wide, tall, 18), tone)
        tail = x + dx + 26 if tone == PAPER else x + dx + wide - 26
        art.shape(
            [
                (tail - 12, y + dy + tall - 4),
                (tail + 12, y + dy + tall - 4),
                (tail + (-16 if tone == PAPER else 16), y + dy + tall + 16),
            ],
            tone,
        )
        for line in range(lines):
            art.slab(
                x + dx + 22,
                y + dy + 18 + line * 20,
                (wide - 50) * (1 if line == 0 else 0.6),
                8,
                4,
                mix(tone, COMMUNITY.dark, 0.55),
            )
    art.disc(x + 456, y + 315, 20, TEAL)
    art.stroke(smooth([(x + 446, y + 315), (x + 454, y + 324), (x + 468, y + 306)], steps=2), 6, WHITE)


def _keyboard(art: Canvas) -> None:
    """The keyboard and the mouse."""
    board: list[Point] = points("560,925 1000,925 1030,985 530,985")
    art.shape([(px, py + 10) for px, py in board], mix(STONE, INK, 0.4))
    art.shape(board, mix(CREAM, STONE, 0.3))
    for row in range(4):
        for i in range(17):
            art.shape(cell(board, 0.02 + i * 0.057, 0.08 + row * 0.23, 0.046, 0.17), mix(WHITE, STONE, 0.15))
    art.shape(oval(1120, 958, 40, 24), mix(CREAM, STONE, 0.25))
    art.stroke([(1120, 936), (1120, 956)], 3, SLATE)
    art.stroke(smooth(points("1104,938 1060,910 1010,905 960,880")), 4, mix(STONE, SLATE, 0.4))
