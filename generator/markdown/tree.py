"""HTML from `render` as a small tree of values for print and slides; imports only the standard library.

Nesting needs no bound here: `render` refuses what nests deeper than a person writes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Marked:
    """`kind` is `strong`, `emphasis` or `deleted`."""

    kind: str
    spans: tuple["Span", ...]


@dataclass(frozen=True, slots=True)
class Link:
    address: str
    spans: tuple["Span", ...]


@dataclass(frozen=True, slots=True)
class Image:
    """`source` is what the image resolver gave; width and height in pixels."""

    source: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Points to the footnote with this number."""

    number: int


Span = Text | Code | Break | Marked | Link | Image | NoteMark
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """`done` is None unless the item has a box to tick."""

    blocks: tuple["Block", ...]
    done: bool | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` is the first number of an ordered one, None of an unordered."""

    start: int | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Preformatted text."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The first row is the header; `aligns` has `left`, `right` or `center` for each column."""

    aligns: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    image: Image
    caption: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes; number 1 comes first."""

    notes: tuple[Item, ...]


Block = Heading | Paragraph | Items | Quote | Listing | Table | Figure | Rule | Notes


def blocks(html: str) -> tuple[Block, ...]:
    """The block tree of HTML from `render`; not for other HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _blocks(reader.root)


@dataclass
class _Node:
    tag: str
    values: dict[str, str] = field(default_factory=dict)
    children: list["_Node | str"] = field(default_factory=list)

    def elements(self) -> list["_Node"]:
        return [child for child in self.children if isinstance(child, _Node)]

    def words(self) -> str:
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)


class _Reader(HTMLParser):
    """The cleaner closes every element in order, so a stack is all it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.root = _Node("root")
        self._stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {key: value or "" for key, value in attrs})
        self._stack[-1].children.append(node)
        if tag not in ("br", "hr", "img", "input"):
            self._stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        self._stack.pop()

    def handle_data(self, data: str) -> None:
        self._stack[-1].children.append(data)


def _blocks(node: _Node) -> tuple[Block, ...]:
    """The blocks of a node; text that stands loose between them becomes paragraphs."""
    found: list[Block] = []
    loose: list[_Node | str] = []
    for child in node.children:
        if isinstance(child, str) or child.tag in SPANS or child.tag == "input":
            loose.append(child)
            continue
        found += _paragraph(loose)
        loose = []
        # The parser can leave a footnote's item outside its list.
        found += [BLOCKS[child.tag](child)] if child.tag in BLOCKS else _blocks(child)
    return (*found, *_paragraph(loose))


def _paragraph(loose: list[_Node | str]) -> list[Block]:
    spans = _spans(loose)
    return [Paragraph(spans)] if spans else []


def _spans(children: list[_Node | str]) -> Spans:
    """The spans of a line of text, without white space at its ends and after a break; none when there is nothing else."""
    kept: list[Span] = []
    for child in children:
        span = _span(child)
        if isinstance(span, Text) and (not kept or isinstance(kept[-1], Break)):
            span = Text(span.text.lstrip(" "))
        if span != Text(""):
            kept.append(span)
    while kept and isinstance(last := kept[-1], Text) and last.text.endswith(" "):
        kept[-1:] = [Text(text)] if (text := last.text.rstrip(" ")) else []
    return tuple(kept)


def _span(child: _Node | str) -> Span:
    if isinstance(child, str):
        return Text(child.replace("\n", " "))
    return SPANS[child.tag](child) if child.tag in SPANS else Text("")


def _link(node: _Node) -> Span:
    back = node.values.get("class") == "sf-note-back"
    return Text("") if back else Link(node.values.get("href", ""), _spans(node.children))


def _image(node: _Node) -> Image:
    values = node.values
    return Image(values["src"], values["alt"], int(values["width"]), int(values["height"]))


SPANS: dict[str, Callable[[_Node], Span]] = {
    "strong": lambda node: Marked("strong", _spans(node.children)),
    "em": lambda node: Marked("emphasis", _spans(node.children)),
    "del": lambda node: Marked("deleted", _spans(node.children)),
    "code": lambda node: Code(node.words()),
    "br": lambda node: Break(),
    "a": _link,
    "img": _image,
    "sup": lambda node: NoteMark(int(node.words())),
}


def _heading(node: _Node) -> Block:
    return Heading(int(node.tag[1]), _spans(node.children))


def _items(node: _Node) -> Block:
    start = int(node.values.get("start", "1")) if node.tag == "ol" else None
    return Items(start, _list_items(node))


def _list_items(node: _Node) -> tuple[Item, ...]:
    # After an empty footnote the parser puts what follows straight into the list.
    children = (child for child in node.children if not isinstance(child, str) or child.strip())
    items = (
        child if isinstance(child, _Node) and child.tag == "li" else _Node("li", {}, [child]) for child in children
    )
    return tuple(Item(_blocks(item), _done(item)) for item in items)


def _done(item: _Node) -> bool | None:
    box = next((child for child in item.elements() if child.tag == "input"), None)
    return None if box is None else "checked" in box.values


def _table(node: _Node) -> Block:
    rows = [row.elements() for part in node.elements()[0].elements() for row in part.elements()]
    aligns = tuple(cell.values.get("class", "sf-left").removeprefix("sf-") for cell in rows[0])
    return Table(aligns, tuple(tuple(_spans(cell.children) for cell in row) for row in rows))


def _figure(node: _Node) -> Block:
    image, *caption = node.elements()
    return Figure(_image(image), "".join(part.words() for part in caption))


BLOCKS: dict[str, Callable[[_Node], Block]] = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol"), _items),
    "p": lambda node: Paragraph(_spans(node.children)),
    "blockquote": lambda node: Quote(_blocks(node)),
    "pre": lambda node: Listing(node.words()),
    "hr": lambda node: Rule(),
    "div": _table,
    "figure": _figure,
    "section": lambda node: Notes(tuple(item for part in node.elements() for item in _list_items(part))),
}
