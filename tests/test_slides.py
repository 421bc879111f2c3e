"""Slides: whole, editable, Chinese, and within their bounds, as LibreOffice shows them."""

import re
import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from generator.outputs import qr
from generator.outputs.slides import slides
from generator.packs.values import Deck, Picture, Slide, Topic
from tests import pdfs

ADDRESS = "https://shifan.example/points/gz-0001.html"
LONG = "把团课开到田埂上三步两个条件四个案例" * 11
PLAIN = Slide("番禺区沙溪围村团支部", ("第 1 站　08:40–10:00", "农村"), "榕树头田头团课", "#2f6b2f", (), ("课表跟着农时走",), (), Picture("p/a.jpg", "田埂上的小黑板"), ADDRESS)  # fmt: skip
FULL = Slide(LONG[:200], (LONG[:60], LONG[:60]), LONG[:200], "", (), (LONG[:30],) * 3, tuple(Topic(LONG[:20], LONG[:60]) for _ in range(4)), Picture("p/tall.jpg", "高"), ADDRESS)  # fmt: skip
AGENDA = Slide(
    "议程", (), "", "", tuple(Topic(f"{hour:02}:00–{hour:02}:50", LONG[: hour * 8]) for hour in range(8, 16))
)
DECK = Deck("现场观摩会（示例）", ("2026年9月16日", "眼睛向下"), "团省委", date(2026, 9, 16), (AGENDA, PLAIN, FULL))


def photo(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "#808000").save(file, "JPEG")
    return file.getvalue()


PICTURES = {"p/a.jpg": photo(800, 500), "p/tall.jpg": photo(300, 1200)}


def made(deck: Deck = DECK) -> bytes:
    return slides(deck, PICTURES, {ADDRESS: qr.png(ADDRESS)})


def test_slides_are_made_of_real_placeholders() -> None:
    """Title, text and picture stand in placeholders of their layouts, so that a theme or an outline view finds them."""
    found = Presentation(BytesIO(made()))

    assert [sheet.shapes.title.text_frame.text for sheet in found.slides] == [
        *("现场观摩会（示例）", "议程", "番禺区沙溪围村团支部", LONG[:200])
    ]
    kinds = [shape.placeholder_format.type for shape in found.slides[2].placeholders]
    assert {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.PICTURE, PP_PLACEHOLDER.BODY} == set(kinds)
    assert len(found.slide_layouts) == 3
    assert not [
        shape
        for sheet in found.slides
        for shape in sheet.placeholders
        if shape.has_text_frame and not shape.text_frame.text
    ]


def test_the_fonts_of_the_theme_are_chinese() -> None:
    """East-Asian and Latin letters alike; every run says that it is Chinese."""
    with zipfile.ZipFile(BytesIO(made())) as packed:
        theme = packed.read("ppt/theme/theme1.xml").decode()
        sheet = packed.read("ppt/slides/slide3.xml").decode()

    assert theme.count('<a:ea typeface="微软雅黑"/>') == 2
    assert re.findall(r'<a:rPr[^>]* lang="([^"]*)"', sheet) == ["zh-CN"] * sheet.count("<a:r>")


def test_pictures_are_whole_and_described() -> None:
    """Contained, not cropped, in their own proportions; the code is described as well."""
    found = Presentation(BytesIO(made()))

    for sheet, shape_of in ((found.slides[2], 800 / 500), (found.slides[3], 300 / 1200)):
        picture = next(each for each in sheet.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.PICTURE)
        assert abs(picture.width / picture.height - shape_of) < 0.02
        assert not any((picture.crop_left, picture.crop_right, picture.crop_top, picture.crop_bottom))
    descriptions = [each._element._nvXxPr.cNvPr.get("descr") for each in found.slides[2].shapes]
    assert {"田埂上的小黑板", f"二维码：{ADDRESS}"} <= set(descriptions)


def test_the_same_gives_the_same_bytes() -> None:
    """No clock shows, neither in the package nor in its properties."""
    assert made() == made()
    assert Presentation(BytesIO(made())).core_properties.modified.date() == date(2026, 9, 16)


def test_nothing_lies_over_anything_else() -> None:
    """The boxes of a slide stay apart and within it; only the bar of colour touches the edge."""
    found = Presentation(BytesIO(made()))

    for sheet in found.slides:
        boxes = [(each.left, each.top, each.left + each.width, each.top + each.height) for each in sheet.shapes]
        assert all(
            0 <= box[0] and 0 <= box[1] and box[2] <= found.slide_width and box[3] <= found.slide_height
            for box in boxes
        )
        for one, other in combinations(boxes, 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.slow
def test_libreoffice_shows_all_text_within_its_box(tmp_path: Path) -> None:
    """Converted to PDF: a page a slide, every character on it, and the fullest text ends above the lower edge."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("There is no LibreOffice; on Debian as root `python3 dev.py test` gets it.")
    (tmp_path / "a.pptx").write_bytes(made())
    line = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "a.pptx"]
    subprocess.run(line, cwd=tmp_path, capture_output=True, check=True, timeout=300)
    data = (tmp_path / "a.pdf").read_bytes()

    pages = pdfs.texts(data)
    assert len(pages) == 4
    assert LONG[:200] in pages[3] and pages[3].count(LONG[:30]) >= 4
    for number in range(4):
        with pdfs.opened(data) as document:
            page = document[number].get_textpage()
            boxes = [page.get_charbox(each) for each in range(page.count_chars())]
        assert min(bottom for _, bottom, _, top in boxes if top > bottom) > 10, number
    assert ADDRESS in pdfs.codes(data)[2]
