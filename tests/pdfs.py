"""PDFs as tests look at them: text, pictures, codes, outline, links, page labels."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw
import zxingcpp
from PIL.Image import Image
from pypdf import PdfReader


class Heading(NamedTuple):
    """An entry of the outline: its level and the page it leads to, both from 0, and its title."""

    level: int
    title: str
    page: int


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def texts(data: bytes) -> list[str]:
    """The text of each page as it can be copied, without any white space."""
    with opened(data) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def lines(data: bytes) -> list[list[str]]:
    """The lines of each page, as they stand on it."""
    with opened(data) as document:
        return [page.get_textpage().get_text_bounded().replace("\r", "").split("\n") for page in document]


def fonts(data: bytes) -> list[tuple[str, bool]]:
    """The name of every font, and whether it is embedded."""
    found = []
    for page in PdfReader(BytesIO(data)).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]  # a dictionary
            inner = font.get_object()
            inner = inner["/DescendantFonts"][0].get_object() if "/DescendantFonts" in inner else inner
            described = inner.get("/FontDescriptor", {}).get_object() if "/FontDescriptor" in inner else {}
            found.append((str(inner["/BaseFont"]).lstrip("/"), any(f"/FontFile{n}" in described for n in ("", 2, 3))))
    return found


def pictures(data: bytes, scale: float = 2.5) -> list[Image]:
    """Each page, rendered with so many pixels a point."""
    with opened(data) as document:
        return [page.render(scale=scale).to_pil() for page in document]


def codes(data: bytes, scale: float = 2.5) -> list[list[str]]:
    """What the QR codes of each page say."""
    return [[found.text for found in zxingcpp.read_barcodes(picture)] for picture in pictures(data, scale)]


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with opened(data) as document:
        return [page.get_size() for page in document]


def letters(data: bytes) -> list[list[float]]:
    """The sizes of all letters of each page in points."""
    with opened(data) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            signs = [each for each in range(text.count_chars()) if chr(raw.FPDFText_GetUnicode(text, each)).strip()]
            found.append([raw.FPDFText_GetFontSize(text, each) for each in signs])
        return found


def outline(data: bytes) -> list[Heading]:
    """The bookmarks, in order."""
    with opened(data) as document:
        marks = [(mark.level, mark.get_title(), mark.get_dest()) for mark in document.get_toc()]
        return [Heading(level, title, dest.get_index() if dest else -1) for level, title, dest in marks]


def labels(data: bytes) -> list[str]:
    """The page labels, as a viewer shows them."""
    return PdfReader(BytesIO(data)).page_labels


class Links(NamedTuple):
    """The addresses that links lead out to, and the pages, from 0, that links lead to within."""

    out: list[str]
    within: list[int]


def links(data: bytes) -> Links:
    """Every link; one that leads nowhere raises."""
    reader = PdfReader(BytesIO(data))
    places = {
        page.indirect_reference.idnum: number for number, page in enumerate(reader.pages) if page.indirect_reference
    }
    out, within = [], []
    for page in reader.pages:
        for each in page.get("/Annots") or ():
            link = each.get_object()
            action = link["/A"].get_object() if "/A" in link else {}
            if "/URI" in action:
                out.append(str(action["/URI"]))
            else:
                dest = (link["/Dest"] if "/Dest" in link else action["/D"]).get_object()
                if isinstance(dest, str):
                    dest = reader.named_destinations[dest].dest_array
                within.append(places[dest[0].idnum])
    return Links(out, within)


class About(NamedTuple):
    """What a file says of itself: its title and language, whether it is tagged, whether viewers show the title."""

    title: str
    language: str
    tagged: bool
    titled: bool


def about(data: bytes) -> About:
    """Read from the document's catalog."""
    reader = PdfReader(BytesIO(data))
    root: Any = reader.root_object  # whatever a PDF holds
    title = str(reader.metadata.title) if reader.metadata else ""
    return About(
        title,
        str(root["/Lang"]),
        bool(root["/MarkInfo"]["/Marked"]),
        bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
    )


def tags(data: bytes) -> set[str]:
    """The kinds of all elements of the structure tree."""
    found: set[str] = set()
    due: list[Any] = [PdfReader(BytesIO(data)).root_object["/StructTreeRoot"]]  # whatever a PDF holds
    while due:
        element = due.pop().get_object()
        kids = element.get("/K", [])
        found.add(str(element.get("/S")))
        due += [each for each in (kids if isinstance(kids, list) else [kids]) if hasattr(each.get_object(), "get")]
    return found
