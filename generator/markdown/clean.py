"""The two doors of record Markdown, and the cleaner; only here nh3 is imported, of ours storey 0."""

import nh3

from generator.markdown.dress import (
    IMAGE,
    LINK,
    Dresser,
    ImageResolver,
    LinkResolver,
    link_problem,
    picture,
    picture_problem,
    reference,
)
from generator.markdown.parse import LONGEST, doubtful, parse
from generator.markdown.text import plain, unmarked
from generator.markdown.values import Inspected, Rendered

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "pre", "blockquote", "ul", "ol", "li", "hr", "figure", "figcaption", "div", "section"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_SPANS = {"strong", "em", "del", "code", "br", "a", "img", "sup", "input"}
CLEANER = nh3.Cleaner(
    tags=_HEADINGS | _BLOCKS | _TABLES | _SPANS,
    attributes={
        "a": {"href", "title", "id", "aria-label"},
        "img": {"src", "srcset", "sizes", "width", "height", "alt", "title", "loading", "decoding"},
        "input": {"checked", "disabled", "aria-label"},
        "div": {"role", "aria-label", "tabindex"},
        "ol": {"start"},
        **{tag: {"id"} for tag in sorted(_HEADINGS | {"li"})},
    },
    tag_attribute_values={"input": {"type": {"checkbox"}}},
    allowed_classes={
        "a": {"sf-note-back"},
        "div": {"sf-table"},
        "figure": {"sf-figure"},
        "li": {"sf-task"},
        "section": {"sf-notes"},
        "sup": {"sf-note"},
        "th": {"sf-right", "sf-center"},
        "td": {"sf-right", "sf-center"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
)


def render(
    text: str,
    *,
    first: int = 2,
    prefix: str = "s",
    image: ImageResolver = lambda file: None,
    link: LinkResolver = lambda reference: None,
) -> Rendered:
    """Safe HTML for one page.

    `first` (2 to 6) is the level of the text's uppermost headings; the others follow without a gap. `prefix` begins
    every id: texts that share a page need different ones. `image` is given a file relative to `data/media`, `link` a
    reference to a record or an attachment; both answer with addresses as seen from the page, or None for a problem.
    """
    html, refusal = parse(text)
    if refusal:
        return Rendered("", (), (refusal,))
    dresser = Dresser(first, prefix, image, link)
    return Rendered(CLEANER.clean(dresser.dress(html)), tuple(dresser.contents), tuple(dresser.problems))


def said(text: str) -> str:
    """The words of a text as `plain` gives them, '' when it is refused."""
    known = unmarked(text) if len(text) <= LONGEST else None
    return plain(render(text).html) if known is None else known


def inspect(text: str) -> Inspected:
    """What a text uses and what is wrong in it; whether the files and records exist is not asked here."""
    html, refusal = parse(text)
    if refusal:
        return Inspected(problems=(refusal,))
    pictures = [picture(found) for found in IMAGE.finditer(html)] if "<img" in html else []
    links = [reference(found) for found in LINK.finditer(html)] if "<a " in html else []
    found = [*map(picture_problem, pictures), *map(link_problem, links), *doubtful(text, html)]
    return Inspected(
        tuple(picture for picture in pictures if picture.file),
        tuple(link for link in links if link.kind not in ("web", "")),
        tuple(problem for problem in found if problem),
    )
