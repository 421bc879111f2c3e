"""Record Markdown as block trees, its pictures and links resolved for paper; imports storeys 0 to 3 and pages."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from generator.markdown import ImageView, Reference, blocks, render
from generator.markdown.tree import Block, Link, Text
from generator.packs.values import Picture, Section
from generator.pages import addresses
from generator.records import Photo


@dataclass(frozen=True)
class Library:
    """What texts may show and lead to. `picture` gives the key of a photo of `data/media`, `file` the address of an attachment,

    both '' for what is not published; `inside` holds the keys of the records that are printed along.
    """

    site_url: str
    """Ends in `/`."""
    picture: Callable[[str], str]
    file: Callable[[str], str]
    inside: Container[str] = ()

    def address(self, kind: str, id_: str) -> str:
        """The page of a record."""
        return self.site_url + addresses.record(kind, id_)

    def prose(self, text: str) -> tuple[Block, ...]:
        """A long text; its uppermost headings have level 4, below the entry's own. Nothing for a text that is refused."""
        return blocks(render(text, first=4, image=self._image, link=self._link).html) if text else ()

    def section(self, title: str, text: str) -> tuple[Section, ...]:
        """A section of it; none for none."""
        return (Section(title, found),) if (found := self.prose(text)) else ()

    def pictures(self, photos: tuple[Photo, ...]) -> tuple[Picture, ...]:
        """The photos that are published."""
        found = ((self.picture(photo.file), photo) for photo in photos)
        return tuple(Picture(key, photo.alt, photo.caption, photo.credit) for key, photo in found if key)

    def _image(self, file: str) -> ImageView | None:
        key = self.picture(file)
        return ImageView(key, "", 1, 1) if key else None

    def _link(self, reference: Reference) -> str | None:
        if reference.kind == "media":
            return self.file(reference.name) or None
        if reference.kind not in addresses.PLURALS:
            return None
        return self._target(reference.kind, reference.name)

    def link(self, kind: str, id_: str, words: str) -> Link:
        """A link to a record: to its entry where it is printed along, else to its page."""
        return Link(self._target(kind, id_), (Text(words),))

    def _target(self, kind: str, id_: str) -> str:
        key = key_of(kind, id_)
        return f"#{key}" if key in self.inside else self.address(kind, id_)


def key_of(kind: str, id_: str) -> str:
    """What an entry is called within a booklet."""
    return f"{kind}-{id_}"
