"""The small values that everything printed is made of; imports storeys 0 and 1.

All text is plain, or a block tree of `generator.markdown.tree`; whoever prints it treats it as data.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass

from generator.markdown.tree import Block, Code, Link, Text
from generator.records import Figure

Words = Callable[[str], str]
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True)
class Picture:
    """A photo by its key among the files that go along."""

    key: str
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a fact card."""

    label: str
    text: str


@dataclass(frozen=True)
class Section:
    """A part of an entry under a heading of its own; '' for none."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Step:
    """A numbered step of a practice."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Entry:
    """A record in full. `key` is what links within the booklet lead to; `colour` is that of its domain, '' for none."""

    key: str
    kicker: tuple[str, ...]
    title: str
    lead: str
    colour: str
    address: str
    lines: tuple[Line, ...] = ()
    highlights: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    pictures: tuple[Picture, ...] = ()
    before: tuple[Section, ...] = ()
    """What comes before the steps: all of it where there are none."""
    steps: tuple[Step, ...] = ()
    after: tuple[Section, ...] = ()
    visit: tuple[Line, ...] = ()
    """How to get there."""
    origin: str = ""
    """Where the text comes from, as the record says."""


@dataclass(frozen=True)
class Item:
    """An item of the agenda; times are written 09:30, `end` may be ''."""

    start: str
    end: str
    title: str
    note: str


@dataclass(frozen=True)
class Halt:
    """A stop of the route, with what there is to know of its point."""

    number: int
    key: str
    date: dt.date
    arrive: str
    leave: str
    name: str
    see: str
    address: str
    domain: str = ""
    colour: str = ""
    place: str = ""
    status: str = ""
    lead: str = ""
    highlights: tuple[str, ...] = ()
    where: str = ""
    """The postal address."""
    transport: str = ""
    notes: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Day:
    """One day of a meeting."""

    date: dt.date
    label: str
    items: tuple[Item, ...] = ()
    halts: tuple[Halt, ...] = ()


@dataclass(frozen=True)
class Programme:
    """A meeting's who, when, where and what."""

    id: str
    title: str
    kind: str
    theme: str
    when: str
    place: str
    host: str
    date: dt.date
    until: dt.date
    address: str
    days: tuple[Day, ...]

    @property
    def halts(self) -> tuple[Halt, ...]:
        """All stops, in order."""
        return tuple(halt for day in self.days for halt in day.halts)


@dataclass(frozen=True)
class Part:
    """Entries under a common heading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Imprint:
    """What the last page says; `notice` is that of the whole site. The fonts are added by whoever knows them."""

    organisation: str
    site: str
    address: str
    notice: str
    made: str
    """The day for which it was made, in words."""


@dataclass(frozen=True)
class Booklet:
    """典型经验材料汇编: a booklet of one volume."""

    title: str
    lines: tuple[str, ...]
    """What stands under the title on the cover."""
    foot: tuple[str, ...]
    """What stands at the foot of the cover."""
    date: dt.date
    """The date of the document, as its metadata have it."""
    programme: Programme | None
    opening: tuple[Section, ...]
    """Texts before the entries: what came of a meeting."""
    parts: tuple[Part, ...]
    imprint: Imprint
    notes: int
    """Pages for notes."""
    volume: str = ""


@dataclass(frozen=True)
class Sheet:
    """A practice on one page; `proofs` are titles and places of cases, `dated` is the date in words."""

    title: str
    lead: str
    domains: tuple[str, ...]
    colour: str
    address: str
    problem: tuple[Block, ...]
    steps: tuple[Step, ...]
    conditions: tuple[str, ...]
    pitfalls: tuple[str, ...]
    proofs: tuple[Line, ...]
    author: str
    date: dt.date | None
    dated: str


@dataclass(frozen=True)
class Topic:
    """A time or a number, and what it is about."""

    mark: str
    text: str


@dataclass(frozen=True)
class Slide:
    """One slide: a title and what stands below it; `colour` is that of the domain, '' for none."""

    title: str
    kicker: tuple[str, ...]
    lead: str
    colour: str
    topics: tuple[Topic, ...] = ()
    highlights: tuple[str, ...] = ()
    figures: tuple[Topic, ...] = ()
    picture: Picture | None = None
    address: str = ""


@dataclass(frozen=True)
class Deck:
    """The slides of a meeting, and what stands on the first one."""

    title: str
    subtitle: tuple[str, ...]
    author: str
    date: dt.date
    slides: tuple[Slide, ...]


def plain(value: object, words: Words) -> Plain:
    """A value as JSON has it, each object with its type's name as `is`; every text but keys and addresses goes through `words`."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, dt.date):
        return [value.year, value.month, value.day]
    if isinstance(value, tuple):
        return [plain(each, words) for each in value]
    if is_dataclass(value):
        return _object(value, words)
    if isinstance(value, Figure):
        return {"is": "figure", **{name: words(getattr(value, name)) for name in ("label", "value", "unit", "note")}}
    assert value is None or isinstance(value, int | float), f"{type(value)} has no place in what is printed"
    return value


_VERBATIM = frozenset(("key", "address", "colour", "source"))


def _object(value: object, words: Words) -> Plain:
    found: dict[str, Plain] = {"is": type(value).__name__.lower()}
    for field in fields(value):  # type: ignore[arg-type]  # it is a dataclass
        item = getattr(value, field.name)
        found[field.name] = item if field.name in _VERBATIM else plain(item, words)
    if isinstance(value, Link):
        found["short"] = words(shown(value))
    return found


def shown(link: Link) -> str:
    """The address of a link as readers of paper need to see it beside its words; '' where these say it, or it leads to another page."""
    said = "".join(span.text for span in link.spans if isinstance(span, Text | Code))
    address = short(link.address)
    return "" if link.address.startswith("#") or short(said) == address else address


def short(address: str, longest: int = 40) -> str:
    """An address without its scheme, and no longer than a line."""
    bare = re.sub(r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", address).partition("?")[0].removesuffix("/")
    return bare if len(bare) <= longest else f"{bare[: longest - 1]}…"
