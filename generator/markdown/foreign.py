"""Markdown from somebody nobody vouches for, as HTML of a few plain elements; imports comrak and nh3."""

import re
from collections.abc import Callable

import comrak
import nh3

TAGS = {"h1", "h2", "h3", "p", "ul", "ol", "li", "a", "code", "strong", "del", "ins", "br"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
EXTENSIONS = comrak.ExtensionOptions(table=True)
PARSING, RENDERING = comrak.ParseOptions(), comrak.RenderOptions(unsafe_=True)
ELEMENT = re.compile(r"(<[^<>]*>)")


def foreign(text: str, may_lead: Callable[[str], bool], spoken: Callable[[str], str]) -> str:
    """The HTML: no attribute but the addresses that `may_lead` lets pass, `spoken` for every stretch of text (which is HTML), no empty line.

    A forge takes such lines for one block of HTML and looks for no Markdown in them.
    """
    html = nh3.clean(
        comrak.markdown_to_html(text, EXTENSIONS, PARSING, RENDERING),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
        attribute_filter=lambda tag, name, value: value if may_lead(value) else None,
    )
    pieces = ELEMENT.split(html)
    shown = "".join(piece if place % 2 else spoken(piece) for place, piece in enumerate(pieces))
    return re.sub(r"\s*\n\s*", "\n", shown).strip()
