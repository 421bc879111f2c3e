"""Text that fits: paragraphs in the largest letters with which all of them stay within their box; imports nothing of ours.

Line heights are given in points, so that text takes the same room whatever font a machine has.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.base import BaseShape
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as Paragraph
from pptx.util import Length, Pt

BRAND, INK, MUTED = "A61B1B", "1F2328", "57606A"
LINE = 1.3
"""Height of a line, in sizes of its letters."""
ONE_LINE = 30
"""Points at which a title is still one."""
LEAST = 0.75
"""How much smaller letters may be so that no line holds a single character."""


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points."""

    left: int
    top: int
    width: int
    height: int

    @property
    def corner(self) -> tuple[Length, Length]:
        """Its upper left corner."""
        return Pt(self.left), Pt(self.top)

    def put(self, shape: BaseShape) -> None:
        """Move the shape there."""
        shape.left, shape.top, shape.width, shape.height = map(Pt, (self.left, self.top, self.width, self.height))


@dataclass(frozen=True)
class Words:
    """A paragraph before its size is known; `scale` is that of its letters to those of the slide."""

    text: str
    scale: float = 1.0
    mark: str = ""
    """What stands before it in bold."""
    tint: str = BRAND
    """The colour of the mark."""
    colour: str = INK
    bold: bool = False
    bullet: bool = False
    before: float = 0.35
    """Space above it, in sizes of its letters."""

    @property
    def hang(self) -> float:
        """How far its lines stand in, in sizes of its letters: as far as a mark or a bullet needs."""
        return max(4.5, _widths(self.mark) + 1.2) if self.mark else 1.0 if self.bullet else 0.0


def write(frame: TextFrame, words: Sequence[Words], box: Box, sizes: Iterable[int]) -> None:
    """Paragraphs in the largest letters with which all of them stay within the box."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    size = _size(words, box, list(sizes))
    for number, each in enumerate(words):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]  # type: ignore[no-untyped-call]
        _paragraph(paragraph, each, size, not number)


def _size(words: Sequence[Words], box: Box, sizes: Sequence[int]) -> int:
    """The size of the letters. A title rather has smaller ones than a second line, as long as it stays a title."""
    if len(words) == 1 and (
        one := [each for each in sizes if each >= ONE_LINE and _lines(words[0], each, box.width) == 1]
    ):
        return one[0]
    fitting = [each for each in sizes if _height(words, each, box.width) <= box.height] or [sizes[-1]]
    whole = (each for each in fitting if not any(_lonely(word, each * word.scale, box.width) for word in words))
    good = next(whole, 0)
    return good if good >= fitting[0] * LEAST else fitting[0]


def _lonely(words: Words, letters: float, width: int) -> bool:
    """Whether the last line would hold hardly more than a character."""
    lines = _lines(words, letters, width)
    return lines > 1 and _widths(words.text) - (lines - 1) * _room(words, letters, width) < 3


def _height(words: Sequence[Words], size: int, width: int) -> float:
    """How high the paragraphs are in points, in letters of this size."""
    letters = [size * each.scale for each in words]
    lines = [_lines(each, high, width) for each, high in zip(words, letters, strict=True)]
    return sum(high * (LINE * rows + each.before) for each, high, rows in zip(words, letters, lines, strict=True))


def _lines(words: Words, letters: float, width: int) -> int:
    return max(1, ceil(_widths(words.text) / _room(words, letters, width)))


def _room(words: Words, letters: float, width: int) -> float:
    """How many letters a line holds; it may end early because a sign must not begin the next one."""
    return max(1.0, (width - letters * words.hang) / letters - 0.8)


def _widths(text: str) -> float:
    """The width of a text in letters: Latin ones are little more than half as wide as Chinese ones."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.6 for sign in text)


def _paragraph(paragraph: Paragraph, words: Words, size: int, first: bool) -> None:
    letters = round(size * words.scale)
    paragraph.line_spacing, paragraph.space_before = Pt(letters * LINE), Pt(0 if first else letters * words.before)
    properties, hang = paragraph._p.get_or_add_pPr(), Pt(round(letters * words.hang))
    properties.set("algn", "l")
    properties.set("marL", str(hang))
    properties.set("indent", str(-hang))
    bullet = '<a:buChar {} char="•"/>' if words.bullet else "<a:buNone {}/>"
    properties.append(parse_xml(bullet.format(nsdecls("a"))))
    if words.mark:
        properties.append(parse_xml(f'<a:tabLst {nsdecls("a")}><a:tab pos="{hang}" algn="l"/></a:tabLst>'))
        _run(paragraph, f"{words.mark}\t", letters, words.tint, bold=True)
    _run(paragraph, words.text, letters, words.colour, bold=words.bold)


def _run(paragraph: Paragraph, text: str, letters: int, colour: str, *, bold: bool) -> None:
    run = paragraph.add_run()
    run.text = text
    font = run.font
    font.size, font.bold, font.color.rgb = Pt(letters), bold, rgb(colour)
    font.language_id = MSO_LANGUAGE_ID.SIMPLIFIED_CHINESE


def rgb(colour: str) -> RGBColor:
    """A colour written A61B1B."""
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]
