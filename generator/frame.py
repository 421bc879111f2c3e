"""Frame: shells cut out of the engine's pages, bodies stamped into them; pure, imports only the standard library.

A shell is a page that the engine rendered with placeholders for title, description, address and body. There is one for every
section and depth, so that the active tab and every relative address of the frame are the engine's own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Layout = tuple[str, int]
"""A section, and how many folders a page lies below the site's root."""

DEEPEST = {
    "home": 0, "domains": 1, "regions": 4, "points": 4, "cases": 4, "practices": 4, "articles": 4, "meetings": 4,
    "organs": 1, "honours": 3, "about": 0, "search": 1,
}  # fmt: skip
"""How many folders below the root a section's deepest page lies: points/status/contact/page/2.html lies four."""
LAYOUTS: tuple[Layout, ...] = tuple(
    (section, depth) for section, deepest in DEEPEST.items() for depth in range(deepest + 1)
)

_FOLDER = "zqshell"
_SLOTS = {"zqtitleqz": "title", "zqdescriptionqz": "description", "<!-- zqbodyqz -->": "body"}
_PLACEHOLDER = re.compile(rf"({'|'.join(_SLOTS)}|https?:[^\"'<>\s]*?{_FOLDER}-[a-z]+\.html)")
_MARKER = re.compile(r"<!--\s*shifan:\s*(.*?)\s*-->")


class NotAShell(ValueError):
    """The page lacks a placeholder, or its address stands where it cannot be replaced: an override of the theme is wrong."""


@dataclass(frozen=True)
class Sheet:
    """What is stamped into a shell: title and description are plain text, the body is HTML."""

    address: str
    section: str
    title: str
    description: str
    body: str

    @property
    def layout(self) -> Layout:
        """Which shell the sheet needs."""
        return self.section, self.address.count("/")


@dataclass(frozen=True)
class Shell:
    """The engine's page in pieces; `slots` says which piece stands for what."""

    pieces: tuple[str, ...]
    slots: tuple[tuple[int, str], ...]

    def stamp(self, sheet: Sheet, site_url: str) -> str:
        """The page as the engine would have written it; `site_url` ends in `/`."""
        texts = {
            "title": escape(sheet.title),
            "description": escape(sheet.description),
            "address": escape(site_url + sheet.address),
            "body": sheet.body,
        }
        pieces = list(self.pieces)
        for place, slot in self.slots:
            pieces[place] = texts[slot]
        return "".join(pieces)


@dataclass(frozen=True)
class Filled:
    """A hand-written page with its generated blocks, the markers that no block answers, and the blocks that no marker asked for."""

    html: str
    unknown: tuple[str, ...]
    unused: tuple[str, ...]


def sources(layouts: Iterable[Layout] = LAYOUTS) -> dict[str, str]:
    """The Markdown pages from which the engine makes the shells, by their path in `docs/`."""
    return {_path(layout): _source(layout[0]) for layout in layouts}


def shells(rendered: Mapping[str, str]) -> dict[Layout, Shell]:
    """The shells, from what the engine made of `sources`, by the same paths; raises NotAShell."""
    return {(_section(path), path.count("/")): cut(html) for path, html in rendered.items()}


def cut(html: str) -> Shell:
    """One rendered source, cut at its placeholders; raises NotAShell."""
    pieces = tuple(_PLACEHOLDER.split(html))
    slots = tuple((place, _SLOTS.get(pieces[place], "address")) for place in range(1, len(pieces), 2))
    names = [name for _, name in slots]
    missing = [name for name in _SLOTS.values() if name not in names]
    if missing or names.count("body") > 1:
        raise NotAShell(
            f"the theme must print the body once and the title and description: {', '.join(missing) or 'body twice'}"
        )
    if any(_FOLDER in piece for piece in pieces[::2]):
        raise NotAShell("the theme prints the page's address somewhere else than in its full form (page.canonical_url)")
    return Shell(pieces, slots)


def markers(html: str) -> tuple[str, ...]:
    """The blocks that a page asks for with `<!-- shifan: NAME -->`, each once, in their order."""
    return tuple(dict.fromkeys(_MARKER.findall(html)))


def fill(html: str, blocks: Mapping[str, str]) -> Filled:
    """Puts blocks in the place of their markers; a marker shown as code is text, not a comment, and stays."""
    wanted = markers(html)
    filled = _MARKER.sub(lambda found: blocks.get(found[1], found[0]), html)
    unknown = tuple(name for name in wanted if name not in blocks)
    return Filled(filled, unknown, tuple(name for name in blocks if name not in wanted))


def escape(text: str) -> str:
    """Text for an element or a quoted attribute, in the very form that the engine's `e` filter gives it."""
    for char, entity in (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ("'", "&#39;"), ('"', "&#34;")):
        text = text.replace(char, entity)
    return text


def _path(layout: Layout) -> str:
    section, depth = layout
    return f"{_FOLDER}/" * depth + f"{_FOLDER}-{section}.md"


def _section(path: str) -> str:
    return path.rpartition("/")[2].removeprefix(f"{_FOLDER}-").removesuffix(".md")


def _source(section: str) -> str:
    title, description, body = _SLOTS
    return f"---\ntitle: {title}\ndescription: {description}\nsection: {section}\n---\n\n{body}\n"
