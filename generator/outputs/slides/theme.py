"""An empty presentation: 16:9, three layouts of real placeholders, our colours and Chinese fonts; of ours imports packs.

ECMA-376, part 1, chapters 19 and 20.
"""

import re
from collections.abc import Mapping
from datetime import datetime, time
from itertools import chain

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Pt

from generator.outputs.slides.letters import BRAND, INK, MUTED, Box
from generator.packs.values import Deck

FONT = "微软雅黑"
"""On nearly every machine on which the slides will be shown; others put their own Chinese font in its place."""
COLOURS = {"dk2": INK, "accent1": BRAND, "accent2": "2F6B2F", "accent3": "1D5A9E", "accent4": "8A5A00", "accent5": "6B3FA0", "accent6": MUTED, "hlink": "1D4F86"}  # fmt: skip
COVER, TEXT, PICTURE = "封面", "标题和内容", "标题、图片和要点"
KEPT = {"Title Slide": COVER, "Title and Content": TEXT, "Picture with Caption": PICTURE}
WIDTH, HEIGHT = Pt(960), Pt(540)
TITLE = Box(48, 30, 864, 74)
BODY = Box(48, 124, 700, 380)
BESIDE = Box(48, 124, 460, 380)
PHOTO = Box(536, 124, 376, 262)
CODE = Box(832, 410, 80, 80)
HEADLINE, SUBTITLE = Box(72, 150, 816, 130), Box(72, 300, 816, 170)


def blank(deck: Deck) -> Slides:
    """No slide yet; 16:9, three layouts, our theme."""
    found = Presentation()
    found.slide_width, found.slide_height = WIDTH, HEIGHT
    for layout in list(found.slide_layouts):
        if layout.name not in KEPT:
            found.slide_layouts.remove(layout)
    theme = found.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _themed(theme.blob.decode("utf-8")).encode("utf-8")
    _lay_out(found)
    properties = found.core_properties
    properties.title, properties.author, properties.last_modified_by = deck.title, deck.author, deck.author
    properties.created = properties.modified = datetime.combine(deck.date, time())
    properties.language, properties.revision = "zh-CN", 1
    return found


def _themed(xml: str) -> str:
    """The theme with our fonts and colours."""
    xml = re.sub(
        r'<a:latin typeface="[^"]*"/><a:ea typeface="[^"]*"/>',
        f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/>',
        xml,
    )
    xml = re.sub(r'(script="Hans" typeface=)"[^"]*"', rf'\1"{FONT}"', xml)
    for name, value in COLOURS.items():
        xml = re.sub(rf"(<a:{name}>)<a:srgbClr val=\"\w+\"/>", rf'\1<a:srgbClr val="{value}"/>', xml)
    return xml.replace('name="Office Theme"', 'name="示范"')


def _lay_out(found: Slides) -> None:
    """The layouts at 16:9, named in Chinese; what they come with is made for 4:3."""
    master = found.slide_master
    for shape in chain(master.placeholders, *(layout.placeholders for layout in found.slide_layouts)):
        shape.left, shape.top, shape.width, shape.height = (
            Emu(shape.left * 4 // 3), shape.top, Emu(shape.width * 4 // 3), shape.height,
        )  # fmt: skip
    _place(master, {0: TITLE, 1: BODY})
    boxes = {COVER: {0: HEADLINE, 1: SUBTITLE}, TEXT: {0: TITLE, 1: BODY}, PICTURE: {0: TITLE, 1: PHOTO, 2: BESIDE}}
    for layout in found.slide_layouts:
        name = KEPT[layout.name]
        layout._element.cSld.set("name", name)
        _place(layout, boxes[name])
    for style in master._element.iter(qn("p:titleStyle"), qn("p:bodyStyle")):
        style.find(qn("a:lvl1pPr")).set("algn", "l")


def _place(layout: SlideLayout | SlideMaster, boxes: Mapping[int, Box]) -> None:
    for shape in layout.placeholders:  # type: ignore[misc]  # python-pptx types its own iterator wrongly
        if box := boxes.get(shape.placeholder_format.idx):
            box.put(shape)
