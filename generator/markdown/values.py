"""What goes into and comes out of record Markdown; imports storey 0."""

from dataclasses import dataclass

from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class ImageView:
    """A published picture as one page sees it: relative addresses, width and height in pixels; `srcset` may be ''."""

    src: str
    srcset: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a text: its address as written, alternative text and caption ('' when there is none)."""

    address: str
    alt: str
    caption: str

    @property
    def file(self) -> str:
        """Relative to `data/media`; '' for a picture that lies elsewhere."""
        return self.address.removeprefix("media/") if self.address.startswith("media/") else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a link leads: `kind` is a record type (`case:gz-001`), `media` (`media/guide.pdf`), `web`, or '' when it is refused.

    `name` is the record's id, the file relative to `data/media`, or else the address as written.
    """

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as a table of contents needs it; `level` is that of the HTML element."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """The pictures of `data/media`, records and attachments that a text uses, in order, and what is wrong in it.

    The problems have codes and arguments; whoever knows the file and the field adds the place.
    """

    pictures: tuple[Picture, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as safe HTML ('' when it is refused) with its contents; problems as in `Inspected`."""

    html: str
    contents: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def problem(code: str, **arguments: str) -> Problem:
    """A problem without a place."""
    return Problem("", (), code, arguments)
