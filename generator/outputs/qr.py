"""QR codes of addresses (ISO/IEC 18004); the only module that imports segno."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import segno

QUIET = 4
"""Modules of white around a code: what the standard asks for."""
MASK = 0
"""Every second module turned over. To draw and judge all eight masks, as the standard wishes, takes five times as long; scanners read each."""

_BLACK = re.compile(rb"\x01+")


def svg(address: str) -> str:
    """The code as a picture of lines, black on white; a quarter of it may be dirty or torn."""
    rows = _code(address).matrix
    side, begin = len(rows) + 2 * QUIET, f"M{QUIET} {QUIET}.5"
    strokes = "".join(_strokes(rows)).removeprefix("m0 0")  # a code's first module is black
    return (
        f'<svg viewBox="0 0 {side} {side}" class="segno"><path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>'
        f'<path class="qrline" stroke="#000" d="{begin}{strokes}"/></svg>'
    )


def _strokes(rows: Iterable[bytes | bytearray]) -> Iterator[str]:
    """A stroke for each run of black modules, along the middle of its row. The library writes the same in four times the time."""
    place = line = 0
    for number, row in enumerate(rows):
        for run in _BLACK.finditer(row):
            start, end = run.span()
            yield f"m{start - place} {number - line}h{end - start}"
            place, line = end, number


def png(address: str, scale: int = 12) -> bytes:
    """The code in pixels, `scale` a module."""
    file = BytesIO()
    _code(address).save(file, kind="png", scale=scale, border=QUIET)
    return file.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="q", micro=False, boost_error=False, mask=MASK)
