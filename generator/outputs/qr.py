"""QR codes of addresses (ISO/IEC 18004); the only module that imports segno."""

from io import BytesIO

import segno

QUIET = 4
"""Modules of white around a code: what the standard asks for."""
MASK = 0
"""Every second module turned over. To draw and judge all eight masks, as the standard wishes, takes five times as long; scanners read each."""


def svg(address: str) -> str:
    """The code as a picture of lines, black on white; a quarter of it may be dirty or torn."""
    return str(_code(address).svg_inline(border=QUIET, light="#fff", omitsize=True))


def png(address: str, scale: int = 12) -> bytes:
    """The code in pixels, `scale` a module."""
    file = BytesIO()
    _code(address).save(file, kind="png", scale=scale, border=QUIET)
    return file.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="q", micro=False, boost_error=False, mask=MASK)
