"""The photos and attachments that public records use, laid into the site; imports storeys 0 to 5."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.catalog import Catalog
from generator.markdown import inspect
from generator.outputs import media
from generator.problems import Problem
from generator.records import Attachment, Photo, Record
from generator.records.reading import parts, texts


@dataclass(frozen=True)
class Shown:
    """One published file: its address relative to the site's root; width and height in pixels, 0 for an attachment."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Gallery:
    """What is published of `data/media`, by file name; the problems are files that could not be encoded after all."""

    shown: Mapping[str, tuple[Shown, ...]]
    problems: tuple[Problem, ...] = ()

    def variants(self, file: str) -> tuple[Shown, ...]:
        """The sizes of a photo, smallest first; an attachment as it is; nothing for what is not published."""
        return self.shown.get(file, ())


def hang(catalog: Catalog, files: Mapping[str, Path], cache: Path, tree: Path, data: str) -> Gallery:
    """Encode what the records use and write it below `tree`; `data` is the data folder as problems name it. Raises OSError."""
    shown: dict[str, tuple[Shown, ...]] = {}
    problems: list[Problem] = []
    for name in sorted(used(catalog) & set(files)):
        published = _published(files[name], name, cache)
        if isinstance(published, media.Fault):
            problems.append(Problem(f"{data}/media/{name}", (), published.code, published.arguments))
        else:
            shown[name] = tuple(Shown(each.address, each.width, each.height) for each in published)
            for each in published:
                _write(tree / each.address, each.data)
    return Gallery(shown, tuple(problems))


def used(catalog: Catalog) -> set[str]:
    """The files of `data/media` that records name, in their fields or in their texts."""
    return {name for _, record in catalog.all() for name in (*_fields(record), *_texts(record))}


def _fields(record: Record) -> Iterator[str]:
    return (part.file for part in parts(record, (Photo, Attachment)) if isinstance(part, Photo | Attachment))


def _texts(record: Record) -> Iterator[str]:
    """Only texts that could hold a picture or link an attachment are parsed."""
    for _, text in texts(record):
        if "media/" in text:
            inspected = inspect(text)
            yield from (picture.file for picture in inspected.pictures)
            yield from (reference.name for reference in inspected.references if reference.kind == "media")


def _published(path: Path, name: str, cache: Path) -> tuple[media.Published, ...] | media.Fault:
    if not name.lower().endswith(".pdf"):
        return media.publish_photo(path, name, cache)
    found = media.publish_attachment(path, name)
    return found if isinstance(found, media.Fault) else (found,)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
