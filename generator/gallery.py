"""The photos and attachments that public records use, laid into the site; imports storeys 0 to 5."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.outputs import media
from generator.problems import Problem


@dataclass(frozen=True)
class Shown:
    """One published file: its address relative to the site's root; width and height in pixels, 0 for an attachment."""

    address: str
    width: int
    height: int
    size: int = 0
    """Octets of what is there to download."""


@dataclass(frozen=True)
class Gallery:
    """What is published of `data/media`, by file name; the problems are files that could not be encoded after all."""

    shown: Mapping[str, tuple[Shown, ...]]
    problems: tuple[Problem, ...] = ()

    def variants(self, file: str) -> tuple[Shown, ...]:
        """The sizes of a photo, smallest first; an attachment as it is; nothing for what is not published."""
        return self.shown.get(file, ())


Put = Callable[[str, bytes], None]
"""Writes a file of the site, by its address."""


def hang(names: Iterable[str], files: Mapping[str, Path], cache: Path, put: Put, data: str) -> Gallery:
    """Encode what the records use and write it; `data` is the data folder as problems name it. Raises OSError."""
    shown: dict[str, tuple[Shown, ...]] = {}
    problems: list[Problem] = []
    for name in sorted(set(names) & set(files)):
        published = _published(files[name], name, cache)
        if isinstance(published, media.Fault):
            problems.append(Problem(f"{data}/media/{name}", (), published.code, published.arguments))
        else:
            shown[name] = tuple(Shown(each.address, each.width, each.height) for each in published)
            for each in published:
                put(each.address, each.data)
    return Gallery(shown, tuple(problems))


def _published(path: Path, name: str, cache: Path) -> tuple[media.Published, ...] | media.Fault:
    if not name.lower().endswith(".pdf"):
        return media.publish_photo(path, name, cache)
    found = media.publish_attachment(path, name)
    return found if isinstance(found, media.Fault) else (found,)
