"""The renderer: what templates may use, and the page from which they see it; imports storeys 0 to 4."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple, Protocol

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.markdown import Entry, ImageView, Reference, render
from generator.outputs.render.language import Language
from generator.packs import names
from generator.pages import addresses
from generator.pages.page import Block, Page
from generator.pages.sentences import day
from generator.records import Term

Vocabularies = Mapping[str, Mapping[str, Term]]


KEPT = 1 << 15
"""So many pieces are remembered, about a kilobyte each."""
MARKED = re.compile("\2([^\3]*)\3")


class Variant(Protocol):
    """One published file: its address relative to the site's root, width and height in pixels, or its size in octets."""

    @property
    def address(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def size(self) -> int: ...


class Download(NamedTuple):
    """A file to take along: its title, its address as the page at work sees it, what it is: PDF，1.2 MB, and what is in it."""

    title: str
    address: str
    note: str
    contents: str


Publications = Callable[[str], Iterable[Variant]]
"""What is published of a file of `data/media`: a picture in its sizes, smallest first, an attachment as it is; nothing else.

Of `meeting:<id>` and `practice:<id>` it is what was printed for that.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A long text as HTML, printed by `{{ text }}`; `contents` are its headings."""

    html: str
    contents: tuple[Entry, ...] = ()

    def __html__(self) -> str:
        return self.html

    def __bool__(self) -> bool:
        return bool(self.html)


class Piece(NamedTuple):
    """What a macro prints for a value, cut where an address depends on the page."""

    texts: Sequence[str]
    """HTML and, in every second place, a folder to go to."""
    files: Sequence[str]
    """Those of `data/media` that it shows or links, or would if they were published."""


class Renderer:
    """Turns contexts into body HTML. Not for threads: it remembers the address of the page at work."""

    def __init__(self, templates: Path, vocabularies: Vocabularies, published: Publications, icons: Path) -> None:
        """`templates` holds `pages/*.html`; `icons` is the folder of Material's icon set."""
        self._vocabularies = vocabularies
        self._publications = published
        self._way: Callable[[str], str] = partial(addresses.way, "")
        """From the folder of the page at work to another."""
        self._piece = lru_cache(KEPT)(self._cut)
        self._language = Language(templates / "pages")
        # As filters they cost a template half of what a call does.
        tools: dict[str, Callable[..., object]] = {
            "url": self._url,
            "markdown": self._markdown,
            "picture": self._picture,
            "file": self._file,
            "pack": self._pack,
            "each": self._each,
        }
        self._language.globals.update(tools, label=self._label, term=self._term, icon=cache(partial(icon, icons)))
        self._language.filters.update({name: late(tool) for name, tool in tools.items()}, label=self._labelled, day=day)

    def page(self, page: Page) -> str:
        """The body of a page."""
        return self._render(page.template, page.address, page.context)

    def block(self, block: Block, address: str) -> str:
        """A block as it stands in the hand-written page at `address`."""
        return self._render(block.template, address, block.context)

    def _render(self, template: str, address: str, context: object) -> str:
        self._way = partial(addresses.way, address.rpartition("/")[0])
        return self._language.render(f"{template}.html", context)

    def _url(self, address: str) -> str:
        folder, _, name = address.rpartition("/")
        return self._way(folder) + name

    def _each(self, values: Iterable[Hashable], macro: str) -> Markup:
        """What a macro of `_parts.html` prints for each value; it is called once for equal ones, whatever page they stand in."""
        found: list[str] = []
        for value in values:
            piece = self._piece(macro, value)
            place = len(found) + 1
            found += piece.texts
            for slot in range(place, len(found), 2):
                found[slot] = self._way(found[slot])
            for file in piece.files:
                # Whoever follows what a page depends on hears the question for each page.
                self._publications(file)
        return Markup("".join(found))

    def _cut(self, macro: str, value: Hashable) -> Piece:
        way, publications, files = self._way, self._publications, dict[str, None]()

        def noted(file: str) -> Iterable[Variant]:
            files[file] = None
            return publications(file)

        self._way, self._publications = mark, noted
        try:
            html = getattr(self._language.get_template("_parts.html").module, macro)(value)
            return Piece(tuple(MARKED.split(html)), tuple(files))
        finally:
            self._way, self._publications = way, publications

    def _label(self, vocabulary: str, key: str) -> str:
        term = self._term(vocabulary, key)
        return term.zh if term else key

    def _labelled(self, key: str, vocabulary: str) -> str:
        return self._label(vocabulary, key)

    def _term(self, vocabulary: str, key: str) -> Term | None:
        return self._vocabularies.get(vocabulary, {}).get(key)

    def _markdown(self, text: str, prefix: str = "s", first: int = 2) -> Text:
        """Record Markdown; texts that share a page need different prefixes, `first` is the level of the uppermost headings."""
        if not text:
            return Text("")
        rendered = render(text, first=first, prefix=prefix, image=self._picture, link=self._link)
        return Text(rendered.html, rendered.contents)

    def _picture(self, file: str) -> ImageView | None:
        variants = tuple(self._publications(file))
        if not variants:
            return None
        srcset = ", ".join(f"{self._url(variant.address)} {variant.width}w" for variant in variants)
        largest = variants[-1]
        return ImageView(self._url(variants[0].address), srcset, largest.width, largest.height)

    def _file(self, file: str) -> str | None:
        """Where an attachment is published; None where it is not."""
        found = next(iter(self._publications(file)), None)
        return self._url(found.address) if found else None

    def _pack(self, key: str) -> tuple[Download, ...]:
        """What was printed for a meeting or a practice."""
        found = [(each, each.address.rpartition("/")[2]) for each in self._publications(key)]
        return tuple(
            Download(
                names.title(name),
                self._url(each.address),
                f"{name.rpartition('.')[2].upper()}，{names.size(each.size)}",
                names.contents(name),
            )
            for each, name in found
        )

    def _link(self, reference: Reference) -> str | None:
        if reference.kind == "media":
            return self._file(reference.name)
        return (
            self._url(addresses.record(reference.kind, reference.name)) if reference.kind in addresses.PLURALS else None
        )


def mark(folder: str) -> str:
    """Stands for the way to a folder where the page is not known; no record holds these characters, and no page."""
    return f"\2{folder}\3"


def late(tool: Callable[..., object]) -> Callable[..., object]:
    """A filter of what depends on the page at work: without a context, Jinja would apply it to constants when it compiles."""

    @pass_context
    def applied(context: Context, value: str, *arguments: object) -> object:
        return tool(value, *arguments)

    return applied


def icon(folder: Path, name: str) -> Markup:
    """An icon such as `material/sprout` as an SVG element, hidden from screen readers; '' where the set lacks it."""
    try:
        svg = (folder / f"{name}.svg").read_text("utf-8")
    except OSError:
        return Markup("")
    return Markup(svg.replace("<svg ", '<svg class="sf-svg" aria-hidden="true" ', 1).strip())
