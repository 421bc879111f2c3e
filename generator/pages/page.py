"""What a page is before it is rendered, and the small values that contexts are made of; imports storeys 0 to 3."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.records import Photo

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Content:
    """What stands on a page: `context` is a frozen dataclass which the template sees as `page`.

    Title and description are plain text.
    """

    title: str
    description: str
    context: object
    date: dt.date | None = None


@dataclass(frozen=True)
class Page:
    """One data-driven page: where it lies, which template shows it, and how its content is worked out when it is wanted.

    `address` is relative to the site's root, with `/`; `template` lies in `templates/pages/`.
    """

    address: str
    section: str
    template: str
    make: Callable[[], Content]

    @cached_property
    def content(self) -> Content:
        return self.make()

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def description(self) -> str:
        return self.content.description

    @property
    def context(self) -> object:
        return self.content.context

    @property
    def date(self) -> dt.date | None:
        return self.content.date


@dataclass(frozen=True)
class Block:
    """A generated block of a hand-written page, set where `<!-- shifan: NAME -->` stands in it."""

    name: str
    template: str
    context: object


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to, relative to the site's root."""

    title: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Card:
    """A record in a list: a row or a card. Empty values are not shown; `domain` and `status` are keys."""

    kind: str
    address: str
    title: str
    place: str = ""
    domain: str = ""
    status: str = ""
    label: str = ""
    """A word for the kind within the type, such as 个人 or 现场观摩会."""
    date: dt.date | None = None
    line: str = ""
    photo: Photo | None = None


@dataclass(frozen=True)
class Count:
    """A number that links to what it counts."""

    label: str
    number: int
    address: str
    unit: str = ""


@dataclass(frozen=True)
class Edit:
    """Where a reader can correct the record: its file, what the form calls it, and the forge's edit page ('' when there is none to show)."""

    file: str
    form: str = ""
    address: str = ""


Blocks = Mapping[str, Block]
