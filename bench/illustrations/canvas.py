"""The sheet that is drawn on: flat shapes, soft washes, glow, mirror and grain; imports Pillow."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .colour import Colour
from .shapes import HEIGHT, WIDTH, Path, Point, oval, rect, ribbon, rounded

Box = tuple[int, int, int, int]


class Canvas:
    """A picture in the making, `scale` times as large as it will be; `chance` depends on its name only."""

    def __init__(self, name: str, scale: int = 3) -> None:
        self.scale = scale
        self.chance = Random(name)
        self.image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), (250, 244, 230))
        # A pen that knows alpha, on an image without it, blends.
        self._pen = ImageDraw.Draw(self.image, "RGBA")

    # --- flat shapes

    def shape(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """Fill a polygon."""
        self._pen.polygon(self._large(points), fill=(*colour, round(255 * alpha)))

    def stroke(
        self, line: Sequence[Point], width: float, colour: Colour, alpha: float = 1.0, end: float | None = None
    ) -> None:
        """A line of one width, or one that runs from `width` to `end`."""
        self.shape(ribbon(line, width, end), colour, alpha)

    def outline(self, points: Sequence[Point], width: float, colour: Colour, alpha: float = 1.0) -> None:
        """The edge of a polygon."""
        line = [*self._large(points), *self._large(points[:2])]
        self._pen.line(line, fill=(*colour, round(255 * alpha)), width=max(1, round(width * self.scale)), joint="curve")

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, alpha: float = 1.0) -> None:
        """An upright rectangle."""
        self.shape(rect(x, y, width, height), colour, alpha)

    def slab(self, x: float, y: float, width: float, height: float, radius: float, colour: Colour) -> None:
        """A rectangle with round corners."""
        self.shape(rounded(x, y, width, height, radius), colour)

    def disc(self, x: float, y: float, rx: float, colour: Colour, ry: float | None = None, alpha: float = 1.0) -> None:
        """A circle or an ellipse."""
        self.shape(oval(x, y, rx, ry), colour, alpha)

    def union(self, shapes: Sequence[Sequence[Point]], colour: Colour, alpha: float) -> None:
        """Fill several polygons as one, so that they may overlap and still be evenly transparent."""
        box = self._bounds([point for points in shapes for point in points])
        if box is None:
            return
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        for points in shapes:
            mask.paste(round(255 * alpha), (0, 0), self._mask(points, box))
        self.image.paste(colour, box[:2], mask)

    # --- light and shade

    def wash(
        self, points: Sequence[Point], colour: Colour, start: float, end: float, side: str = "down", grain: float = 0.4
    ) -> None:
        """Lay a colour over a shape, from one strength to another (0 to 1), `down` or `right`; grain stipples it."""
        box = self._bounds(points)
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        ramp = _ramp(size, start, end, side)
        if grain:
            dots = ImageChops.subtract(ramp, _noise(self.scale).crop(box)).point(lambda v: min(255, v * 3))
            ramp = Image.blend(ramp, dots, grain)
        self.image.paste(colour, box[:2], ImageChops.multiply(ramp, self._mask(points, box)))

    def glow(self, x: float, y: float, rx: float, colour: Colour, alpha: float, ry: float | None = None) -> None:
        """Light (or, in a dark colour, shadow) that fades from a centre to nothing at the edge."""
        width, height = round(2 * rx * self.scale), round(2 * (ry or rx) * self.scale)
        # The ramp reaches 180, not 255, at the middle of an edge.
        fade = Image.radial_gradient("L").point(lambda v: round(255 * alpha * max(0.0, 1 - v / 180) ** 1.6))
        left, top = round(x * self.scale - width / 2), round(y * self.scale - height / 2)
        self.image.paste(colour, (left, top), fade.resize((max(1, width), max(1, height)), Image.Resampling.BICUBIC))

    @contextmanager
    def inside(self, points: Sequence[Point]) -> Iterator[None]:
        """What is drawn meanwhile shows only within the shape."""
        box = self._bounds(points) or (0, 0, 1, 1)
        before = self.image.copy()
        yield
        after = self.image.crop(box)
        self.image.paste(before)
        self.image.paste(after, box[:2], self._mask(points, box))

    def mirror(
        self, y: float, depth: float, alpha: float, *, ripple: float = 3.0, squeeze: float = 1.0, fade: float = 0.3
    ) -> None:
        """Reflect what stands above y in the `depth` below it; weaker downwards, broken by ripples."""
        s, width = self.scale, self.image.width
        rows = min(round(depth * s), self.image.height - round(y * s))
        source = self.image.crop((0, max(0, round((y - depth / squeeze) * s)), width, round(y * s)))
        flipped = source.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((width, rows), Image.Resampling.BILINEAR)
        rippled = flipped.copy()
        for top in range(0, rows, 2 * s):
            shift = ripple * s * math.sin(top / (5.0 * s)) * (0.3 + top / rows)
            rippled.paste(flipped.crop((0, top, width, top + 2 * s)), (round(shift), top))
        self.image.paste(rippled, (0, round(y * s)), _ramp((width, rows), alpha, alpha * fade, "down"))

    # --- the ground of all that

    def _large(self, points: Sequence[Point]) -> Path:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def _bounds(self, points: Sequence[Point]) -> Box | None:
        """The part of the sheet that a shape covers, if any."""
        xs, ys = zip(*self._large(points), strict=True)
        box = max(0, int(min(xs))), max(0, int(min(ys))), int(max(xs)) + 1, int(max(ys)) + 1
        right, lower = min(self.image.width, box[2]), min(self.image.height, box[3])
        return (box[0], box[1], right, lower) if right > box[0] and lower > box[1] else None

    def _mask(self, points: Sequence[Point], box: Box) -> Image.Image:
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in self._large(points)], fill=255)
        return mask


def _ramp(size: tuple[int, int], start: float, end: float, side: str) -> Image.Image:
    """A grey ramp between two strengths, downwards or to the right."""
    ramp = Image.linear_gradient("L").point(lambda v: round(255 * (start + (end - start) * v / 255)))
    if side == "right":
        ramp = ramp.transpose(Image.Transpose.ROTATE_90)
    return ramp.resize(size, Image.Resampling.BILINEAR)


@lru_cache(maxsize=2)
def _noise(scale: int) -> Image.Image:
    """Grain for a whole sheet: the same dots every time, a little larger than a pixel of the finished picture."""
    width, height = WIDTH * 2 // 3, HEIGHT * 2 // 3
    dots = Image.frombytes("L", (width, height), Random("grain").randbytes(width * height))
    return dots.resize((WIDTH * scale, HEIGHT * scale), Image.Resampling.BICUBIC)
