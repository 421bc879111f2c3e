"""A wooden water wheel; draws on a canvas."""

import math

from ..canvas import Canvas
from ..colour import INK, PAPER, TIMBER, WHITE, Colour, mix
from ..shapes import oval


def waterwheel(art: Canvas, x: float, y: float, radius: float, wood: Colour) -> None:
    """A wheel with spokes and paddles on its stand, a flume above it, water running off."""
    dark = mix(wood, INK, 0.4)
    art.stroke([(x - radius * 1.9, y - radius * 0.86), (x + radius * 0.1, y - radius * 0.98)], radius * 0.1, wood)
    for dx in (-1.7, -1.1):
        art.stroke([(x + dx * radius, y - radius * 0.84), (x + dx * radius, y + radius * 0.9)], radius * 0.06, dark)
    for lean in (-0.5, 0.5):
        art.stroke([(x, y), (x + lean * radius, y + radius * 1.02)], radius * 0.09, dark)
    for ring in (1.0, 0.78):
        art.outline(oval(x, y, radius * ring), radius * 0.05, wood)
    for i in range(16):
        angle = math.radians(i * 22.5 + 6)
        c, s = math.cos(angle), math.sin(angle)
        art.stroke([(x, y), (x + c * radius * 1.02, y + s * radius * 1.02)], radius * 0.035, wood if i % 2 else dark)
        paddle = [(x + (c * 1.06 - s * 0.11) * radius, y + (s * 1.06 + c * 0.11) * radius)]
        paddle.append((x + (c * 0.92 + s * 0.09) * radius, y + (s * 0.92 - c * 0.09) * radius))
        art.stroke(paddle, radius * 0.075, mix(wood, PAPER, 0.25))
    art.disc(x, y, radius * 0.11, TIMBER)
    for i in range(4):
        drop = x + radius * (0.1 + 0.05 * i)
        art.stroke(
            [(drop, y - radius * 0.95), (drop + radius * 0.2, y - radius * (0.5 - 0.06 * i))], 2.5, WHITE, 0.55, end=1
        )
