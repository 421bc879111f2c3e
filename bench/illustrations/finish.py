"""From the large sheet to the picture: reduction, paper grain, label, WebP; imports Pillow."""

import io
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFont

from .canvas import Canvas
from .shapes import HEIGHT, WIDTH

LABEL = "示例插图"
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
)
"""Where Debian, Fedora and Arch put the font; in the collection, face 2 is the one for simplified Chinese."""

QUALITY, LARGEST = 82, 160_000


def picture(art: Canvas) -> Image.Image:
    """The finished sheet, 1600 × 1000, without its label."""
    small = art.image.reduce(art.scale) if art.scale > 1 else art.image.copy()
    return _grained(small)


def labelled(image: Image.Image) -> Image.Image:
    """The picture with the label in its lower right corner; FileNotFoundError when the font is missing."""
    path = next((place for place in FONTS if Path(place).exists()), None)
    if path is None:
        raise FileNotFoundError("Noto Sans CJK is missing; on Debian: apt install fonts-noto-cjk")
    font = ImageFont.truetype(path, 19, index=2)
    pen = ImageDraw.Draw(image, "RGBA")
    left, top, right, bottom = (round(v) for v in pen.textbbox((0, 0), LABEL, font=font))
    x, y = WIDTH - 34 - (right - left), HEIGHT - 30 - (bottom - top)
    pen.rounded_rectangle((x - 11, y - 8, WIDTH - 23, HEIGHT - 22), 5, fill=(25, 25, 25, 105))
    pen.text((x - left, y - top), LABEL, font=font, fill=(255, 252, 244, 235))
    return image


def webp(image: Image.Image) -> bytes:
    """The picture as WebP, at a lower quality where it would be too large."""
    for quality in range(QUALITY, 40, -4):
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() <= LARGEST:
            break
    return buffer.getvalue()


def _grained(image: Image.Image) -> Image.Image:
    """Faint paper grain, the same on every picture."""
    dots = Image.frombytes("L", (WIDTH // 2, HEIGHT // 2), Random("paper").randbytes(WIDTH * HEIGHT // 4))
    soft = dots.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC).point(lambda v: 128 + round((v - 128) * 0.042))
    return ImageChops.add(image, Image.merge("RGB", (soft, soft, soft)), 1, -128)
