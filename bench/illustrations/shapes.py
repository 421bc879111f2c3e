"""Geometry in the picture's own units (1600 × 1000, y downwards); imports only the standard library."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

WIDTH, HEIGHT = 1600, 1000
Point = tuple[float, float]
Path = list[Point]


def points(text: str, x: float = 0, y: float = 0, width: float = 1, height: float | None = None) -> Path:
    """Points written as SVG writes them, `x,y x,y`: in the picture's units, or in shares of a size about (x, y)."""
    pairs = (pair.split(",") for pair in text.split())
    return [(x + float(px) * width, y + float(py) * (width if height is None else height)) for px, py in pairs]


def rect(x: float, y: float, width: float, height: float) -> Path:
    """An upright rectangle by its upper left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def oval(x: float, y: float, rx: float, ry: float | None = None, start: float = 0, end: float = 360) -> Path:
    """An ellipse, or the arc of one, clockwise in degrees from the east."""
    steps = max(12, min(120, int(max(rx, ry or rx) * abs(end - start) / 360)))
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(x + math.cos(a) * rx, y + math.sin(a) * (rx if ry is None else ry)) for a in angles]


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Path:
    """A rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    corners = [(x + width - r, y + r), (x + width - r, y + height - r), (x + r, y + height - r), (x + r, y + r)]
    return [p for i, (cx, cy) in enumerate(corners) for p in oval(cx, cy, r, r, -90 + 90 * i, 90 * i)]


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 10) -> Path:
    """The Catmull-Rom curve through the points."""
    ring = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    path = [_catmull(ring[i : i + 4], step / steps) for i in range(len(ring) - 3) for step in range(steps)]
    return path if closed else [*path, points[-1]]


def _catmull(four: Sequence[Point], t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
    return _cubic(ax, bx, cx, dx, t), _cubic(ay, by, cy, dy, t)


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def moved(points: Sequence[Point], dx: float, dy: float) -> Path:
    """The points, shifted."""
    return [(x + dx, y + dy) for x, y in points]


def turned(points: Sequence[Point], degrees: float, x: float, y: float) -> Path:
    """The points, turned clockwise about (x, y)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(x + (px - x) * c - (py - y) * s, y + (px - x) * s + (py - y) * c) for px, py in points]


def scaled(points: Sequence[Point], factor: float, x: float, y: float) -> Path:
    """The points, drawn towards (x, y) or away from it."""
    return [(x + (px - x) * factor, y + (py - y) * factor) for px, py in points]


def mirrored(points: Sequence[Point], x: float) -> Path:
    """The points on the other side of an upright axis, in reverse order."""
    return [(2 * x - px, py) for px, py in reversed(points)]


def between(first: Point, second: Point, share: float) -> Point:
    """A point on the way from the first to the second."""
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


def within(corners: Sequence[Point], u: float, v: float) -> Point:
    """A point of a quadrangle (upper left, upper right, lower right, lower left); u runs across, v down."""
    return between(between(corners[0], corners[1], u), between(corners[3], corners[2], u), v)


def cell(corners: Sequence[Point], u: float, v: float, width: float, height: float) -> Path:
    """A part of a quadrangle, in shares of it."""
    places = ((u, v), (u + width, v), (u + width, v + height), (u, v + height))
    return [within(corners, *place) for place in places]


def rolling(chance: Random, y: float, swing: float, waves: float = 2.5, left: float = -20, right: float = 1620) -> Path:
    """A line from left to right that rises and falls gently about y."""
    parts = [(waves * f, chance.uniform(0, 6.3), a) for f, a in ((1, 0.6), (2.3, 0.28), (4.9, 0.12))]
    line = []
    for step in range(101):
        t = step / 100
        height = sum(a * math.sin(f * t * math.pi + phase) for f, phase, a in parts)
        line.append((left + (right - left) * t, y - swing * height))
    return line


def jagged(chance: Random, start: Point, end: Point, rough: float, depth: int = 6) -> Path:
    """A mountain line between two points by halving; each half is less rough."""
    line = [start, end]
    for _ in range(depth):
        halves: Path = []
        for a, b in pairwise(line):
            x, y = between(a, b, 0.5 + chance.uniform(-0.1, 0.1))
            halves += [a, (x, y + chance.uniform(-rough, rough))]
        line = [*halves, line[-1]]
        rough *= 0.52
    return line


def grounded(line: Sequence[Point], y: float = HEIGHT + 20) -> Path:
    """The area below a line, down to y."""
    return [*line, (line[-1][0], y), (line[0][0], y)]


def ribbon(line: Sequence[Point], start: float, end: float | None = None) -> Path:
    """The outline of a stroke along a line, from one width to another."""
    last = len(line) - 1
    sides: tuple[Path, Path] = ([], [])
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, i - 1)], line[min(last, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = (start + ((start if end is None else end) - start) * i / max(1, last)) / 2
        nx, ny = (ay - by) / length * half, (bx - ax) / length * half
        sides[0].append((x + nx, y + ny))
        sides[1].append((x - nx, y - ny))
    return [*sides[0], *reversed(sides[1])]


def hanging(start: Point, end: Point, sag: float) -> Path:
    """A rope between two points."""
    return [
        (x, y + sag * (1 - (2 * t - 1) ** 2)) for t in (i / 24 for i in range(25)) for x, y in [between(start, end, t)]
    ]


@dataclass(frozen=True)
class Ground:
    """A level ground seen in perspective: x to the right and z away from the eye, in metres; `eye` is its height."""

    horizon: float
    centre: float = WIDTH / 2
    eye: float = 1.7
    lens: float = 1000.0

    def at(self, x: float, z: float, up: float = 0.0) -> Point:
        """Where a point of the world stands in the picture; z above 0."""
        return self.centre + x * self.lens / z, self.horizon + (self.eye - up) * self.lens / z

    def patch(self, left: float, near: float, right: float, far: float, up: float = 0.0) -> Path:
        """A rectangle on the ground, the far side first."""
        return [self.at(left, far, up), self.at(right, far, up), self.at(right, near, up), self.at(left, near, up)]

    def wall(self, start: Point, end: Point, top: float, foot: float = 0.0) -> Path:
        """An upright wall between two places (x, z) of the ground."""
        return [self.at(*start, top), self.at(*end, top), self.at(*end, foot), self.at(*start, foot)]
