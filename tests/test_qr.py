"""QR codes: what is drawn is what a telephone reads."""

from io import BytesIO

import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.outputs import qr
from generator.outputs.qr import QUIET

addresses = st.text("abcdefghijklmnopqrstuvwxyz0123456789-./", min_size=1, max_size=120).map("https://{}".format)


@given(addresses)
@settings(max_examples=40)
def test_a_code_says_its_address(address: str) -> None:
    """Whatever its length, the code decodes to the very address."""
    with Image.open(BytesIO(qr.png(address))) as picture:
        assert [address] == [found.text for found in zxingcpp.read_barcodes(picture)]


def test_a_code_survives_a_stain() -> None:
    """A poster hangs outside: a twentieth of the code may be covered."""
    with Image.open(BytesIO(qr.png("https://shifan.example/points/gz-0001.html"))) as opened:
        picture = opened.convert("L")
    side = picture.width // 5
    picture.paste(128, (picture.width // 2, picture.height // 2, picture.width // 2 + side, picture.height // 2 + side))

    assert 1 == len(zxingcpp.read_barcodes(picture))


def test_the_drawing_is_one_path_within_white() -> None:
    """It scales to any size, and keeps the white margin that scanners need."""
    drawing = qr.svg("https://shifan.example/")

    assert drawing.startswith("<svg ") and 'fill="#fff"' in drawing and "viewBox" in drawing
    assert qr.svg("https://shifan.example/") == drawing


@given(addresses)
@settings(max_examples=40)
def test_a_drawing_is_that_of_the_library(address: str) -> None:
    """To the byte, in a quarter of the time."""
    code = segno.make(address, error="q", micro=False, boost_error=False, mask=qr.MASK)

    assert qr.svg(address) == code.svg_inline(border=QUIET, light="#fff", omitsize=True)
