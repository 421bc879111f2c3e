"""The slides of a deck, one by one, and the file that holds them; of ours imports packs."""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import PlaceholderPicture
from pptx.slide import Slide as Sheet
from pptx.util import Pt

from generator.outputs.slides.letters import BRAND, MUTED, Box, Words, rgb, write
from generator.outputs.slides.theme import (
    BESIDE,
    BODY,
    CODE,
    COVER,
    HEADLINE,
    PHOTO,
    PICTURE,
    SUBTITLE,
    TEXT,
    TITLE,
    blank,
)
from generator.packs.values import Deck, Slide


def slides(deck: Deck, pictures: Mapping[str, bytes], codes: Mapping[str, bytes]) -> bytes:
    """The file; `pictures` by their keys and QR `codes` by their addresses. The same in gives the same bytes out."""
    found = blank(deck)
    layouts = {layout.name: layout for layout in found.slide_layouts}
    _cover(found.slides.add_slide(layouts[COVER]), deck)
    for each in deck.slides:
        sheet = found.slides.add_slide(layouts[PICTURE if each.picture else TEXT])
        _slide(sheet, each, pictures, codes)
    file = BytesIO()
    found.save(file)
    return _without_clock(file.getvalue())


def _cover(sheet: Sheet, deck: Deck) -> None:
    _bar(sheet, Box(72, 132, 72, 6), BRAND)
    title, subtitle = sheet.placeholders[0], sheet.placeholders[1]
    write(
        title.text_frame, [Words(deck.title, colour=BRAND, bold=True)], HEADLINE, (44, 40, 36, 32, 28, 24, 20, 18, 16)
    )
    write(
        subtitle.text_frame, [Words(line, colour=MUTED) for line in deck.subtitle], SUBTITLE, (22, 20, 18, 16, 14, 12)
    )


def _slide(sheet: Sheet, slide: Slide, pictures: Mapping[str, bytes], codes: Mapping[str, bytes]) -> None:
    colour = slide.colour.removeprefix("#").upper() or BRAND
    _bar(sheet, Box(0, 0, 14, 540), colour)
    write(sheet.placeholders[0].text_frame, [Words(slide.title, bold=True)], TITLE, (32, 28, 26, 24, 22, 20, 18, 16))
    box = BODY
    if slide.picture:
        box = BESIDE
        frame = sheet.placeholders[1].insert_picture(BytesIO(pictures[slide.picture.key]))
        _contain(frame, slide.picture.alt)
    body = sheet.placeholders[2 if slide.picture else 1]
    write(
        body.text_frame,
        list(_paragraphs(slide, colour)),
        box,
        (30, 28, 26, 24, 22, 20, 18, 17, 16, 15, 14, 13, 12, 11, 10),
    )
    if slide.address:
        code = sheet.shapes.add_picture(BytesIO(codes[slide.address]), *CODE.corner)
        CODE.put(code)
        _describe(code, f"二维码：{slide.address}")
        code.click_action.hyperlink.address = slide.address


def _paragraphs(slide: Slide, colour: str) -> Iterator[Words]:
    if slide.kicker:
        yield Words("　".join(slide.kicker), 0.7, colour=colour, bold=True, before=0)
    if slide.lead:
        yield Words(slide.lead, bold=True)
    for topic in slide.topics:
        yield Words(topic.text, mark=topic.mark)
    for line in slide.highlights:
        yield Words(line, 0.9, bullet=True)
    for place, number in enumerate(slide.figures):
        yield Words(number.text, 0.8, number.mark, colour, MUTED, before=0.35 if place else 1.2)


def _bar(sheet: Sheet, box: Box, colour: str) -> None:
    """A bar of colour, which says nothing and is passed over when read aloud."""
    bar = sheet.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.corner, Pt(box.width), Pt(box.height))
    bar.fill.solid()
    bar.fill.fore_color.rgb = rgb(colour)
    bar.line.fill.background()
    bar.shadow.inherit = False
    _describe(bar, "")


def _contain(picture: PlaceholderPicture, alt: str) -> None:
    """The whole picture within its place: a placeholder would crop it."""
    width, height = picture.image.size
    scale = min(PHOTO.width / width, PHOTO.height / height)
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    size = round(width * scale), round(height * scale)
    Box(PHOTO.left + (PHOTO.width - size[0]) // 2, PHOTO.top, *size).put(picture)
    _describe(picture, alt)


def _describe(shape: BaseShape, alt: str) -> None:
    shape._element._nvXxPr.cNvPr.set("descr", alt)


def _without_clock(data: bytes) -> bytes:
    """The package with the beginning of ZIP's calendar in place of the time at which it was written."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(file, "w") as same:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr, entry.create_system = 0o644 << 16, 3
            same.writestr(entry, made.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
