"""Documents: what can be found of a record or a hand-written page; imports storeys 0 to 4 and addresses."""

from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from itertools import groupby
from typing import NamedTuple

from generator.catalog import Catalog
from generator.markdown import said
from generator.pinyin import syllables
from generator.problems import Path
from generator.records import Meeting, Organ, Point, Record
from generator.records.reading import Outlined, values

SUMMARIES = frozenset(("summary", "abstract", "theme", "topic"))
UNSAID = frozenset(("id", "file"))
"""Texts that no reader sees."""
Said = tuple[Path, str]


class Document(NamedTuple):
    """Plain text in four fields, of which the earlier ones weigh more; lines of a field stand apart."""

    address: str
    kind: str
    """The record type, or `page`."""
    title: str
    names: str
    """Short name, places, organs: a line each."""
    summary: str
    body: str
    sound: str = ""
    """The title's syllables, a space between them."""
    names_sound: str = ""
    """The same of each name, a line each."""
    place: str = ""
    """The place as readers see it."""
    proven: bool = False
    """Whether it is a demonstration point: these come first among equals."""
    day: int = 0
    """The ordinal of its newest day, 0 for none: newer ones come first."""

    def heard(self) -> dict[str, str]:
        """The sound of the title and of each name."""
        lines, sounds = self.names.split("\n"), self.names_sound.split("\n")
        named = zip(lines, sounds, strict=True) if len(lines) == len(sounds) else ()
        return dict([(self.title, self.sound), *named])


def of_record(catalog: Catalog, kind: str, id_: str, address: str, heard: Mapping[str, str]) -> Document:
    """All that a public record says, with the names of its places and organs, and the labels of its vocabularies.

    `heard` holds sounds that need not be worked out.
    """
    record, facts = catalog.seen[kind][id_], catalog.facts[kind][id_]
    title = facts.name
    place = catalog.place_of(facts) if facts.region else None
    told = _Said(catalog, record)
    names = list(
        dict.fromkeys((*told.names(), *_places(record, place.names if place else (), place.old if place else "")))
    )
    text = "\n".join(names)
    return Document(
        address, kind, title, text, told.summary(), told.body(), facts.sound,
        "\n".join(_sound(name, heard) for name in names), place.text if place else "",
        isinstance(record, Point) and record.status == "demonstration", facts.day,
    )  # fmt: skip


def _sound(name: str, heard: Mapping[str, str]) -> str:
    found = heard.get(name)
    return " ".join(syllables(name)) if found is None else found


def of_page(address: str, title: str, description: str, html: str, heard: Mapping[str, str]) -> Document:
    """A hand-written page as the engine rendered it: the words of its `<article>`."""
    reader = _Article()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return Document(address, "page", title, "", description, "\n".join(filter(None, lines)), _sound(title, heard))


def _places(record: Record, names: Iterable[str], old: str) -> Iterator[str]:
    whole = "".join(names)
    yield from filter(None, (whole, old, record.place if isinstance(record, Meeting) else ""))


def _wanted(field: Outlined) -> bool:
    said = field.text and field.name not in UNSAID
    return not field.about.private and bool(said or field.about.vocabulary or field.name == "year")


class _Said:
    """What a record says, sorted by weight."""

    def __init__(self, catalog: Catalog, record: Record) -> None:
        self._catalog, self._record = catalog, record
        self._names: list[str] = [record.short] if isinstance(record, Organ) and record.short else []
        self._summary: list[str] = []
        self._body: list[Said] = []
        self._labels: list[str] = []
        for path, field, value in values(record, _wanted):
            self._take(path, field, value)

    def names(self) -> list[str]:
        return self._names

    def summary(self) -> str:
        return "\n".join(self._summary)

    def body(self) -> str:
        """A line for each text, what a part says in one line; the record's own labels come last, for nobody wants to read them first."""
        parts = groupby(
            self._body, lambda said: said[0][:-1] if isinstance(said[0][-1], str) and len(said[0]) > 1 else said[0]
        )
        return "\n".join((*(" ".join(text for _, text in said) for _, said in parts), *self._labels))

    def _take(self, path: Path, field: Outlined, value: object) -> None:
        about, top = field.about, len(path) == 1
        if about.refers:
            self._refer(path, about.refers, str(value))
        elif about.vocabulary:
            label = self._catalog.label(about.vocabulary, str(value))
            if top or isinstance(path[-1], int):
                self._labels.append(label)
            else:
                self._body.append((path, label))
        elif top and field.name in SUMMARIES:
            self._summary.append(_words(field, value))
        elif not (top and field.name in ("title", "name", "short", "place")):
            self._body.append((path, f"{value}年" if field.name == "year" else _words(field, value)))

    def _refer(self, path: Path, kind: str, id_: str) -> None:
        """Another record by its name: organs by their short one too, as lists show them."""
        found = self._catalog.seen[kind].get(id_) if kind != "region" else None
        if isinstance(found, Organ):
            self._names += filter(None, (found.name, found.short))
        elif found:
            self._body.append((path, str(getattr(found, "name", "") or getattr(found, "title", ""))))


def _words(field: Outlined, value: object) -> str:
    return said(str(value)) if field.about.markdown else str(value)


BREAKS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "div", "br", "dt", "dd", "pre"))
SILENT = frozenset(("script", "style", "svg"))


class _Article(HTMLParser):
    """Collects the words within `<article>`."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside = self._silent = 0

    def handle_starttag(self, tag: str, attributes: object) -> None:
        self._inside += tag == "article"
        self._silent += tag in SILENT
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"
        self._silent -= tag in SILENT
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent:
            self.words.append(data.replace("\n", " "))

    def _break(self, tag: str) -> None:
        if self._inside and tag in BREAKS:
            self.words.append("\n")
