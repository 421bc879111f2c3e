"""Facts: the few things of a record that other pages are ordered, counted and linked by; imports storeys 0 and 1.

They are plain values, so that a build can keep them for ten thousand records and need not make these again.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.markdown import inspect
from generator.pinyin import sort_key, syllables
from generator.records import Article, Attachment, Case, Meeting, Organ, Photo, Point, Practice, Record
from generator.records.reading import parts, references, texts

Id = tuple[str, str]


class Facts(NamedTuple):
    """Of one record; days are ordinals of the calendar, 0 for none; what a type does not have is empty."""

    id: str
    title: str
    """As its card shows it."""
    name: str
    """Its full name or title."""
    pinyin: tuple[str, ...]
    """What names are sorted by."""
    sound: str
    """The syllables of the full name, a space between them: what one types to find it."""
    region: str
    region_day: int
    """The day at which the region's code has to be valid."""
    place: str
    """A meeting's place in words."""
    day: int
    """The day that lists sort by."""
    until: int
    """A meeting's last day."""
    done: int
    """The newest day of something done."""
    since: int
    """The last station of a point."""
    domain: tuple[str, ...]
    status: str
    kind: str
    level: str
    batch: str
    tags: tuple[str, ...]
    honours: tuple[tuple[str, int], ...]
    references: tuple[Id, ...]
    """Type and id of every record that it names, in order."""
    former: tuple[str, ...]
    """The ids that it had."""
    pictured: bool
    media: tuple[str, ...]
    """The files of `data/media` that it shows or links."""

    @property
    def year(self) -> str:
        return str(date.fromordinal(self.day).year) if self.day else ""

    def cites(self, kind: str) -> tuple[str, ...]:
        """The ids of one type that it names, each once."""
        return tuple(dict.fromkeys(id_ for target, id_ in self.references if target == kind))

    def values(self, name: str) -> tuple[str, ...]:
        """A fact as a list of words: none where it is empty."""
        found: Any = self.cites("organ")[:1] if name == "organ" else getattr(self, name)  # a fact of whatever type
        return found if isinstance(found, tuple) else (found,) if found else ()


def facts_of(record: Record, before: Facts | None = None, *, sound: bool = True) -> Facts:
    """The facts of a record. None of them may come from a private field.

    `before` are the ones it had: the sound of a name that has stayed need not be looked up. Without `sound` none is.
    """
    read: Mapping[str, Any] = {name: getattr(record, name, "") for name in _PLAIN}  # a fact of whatever type
    title = str(getattr(record, "title", "") or getattr(record, "name", "") or "")
    heard = before if before and before.name == title else None
    honours = tuple((each.honour, each.year) for each in getattr(record, "honours", ()))
    history = record.history if isinstance(record, Point) else ()
    return Facts(
        id=record.id,
        title=(record.short or record.name) if isinstance(record, Organ) else title,
        name=title,
        pinyin=heard.pinyin if heard else sort_key(title) if sound else (),
        sound=heard.sound if heard else " ".join(syllables(title)) if sound else "",
        region_day=_ordinal(region_date(record)),
        day=_ordinal(date_of(record)),
        until=_ordinal(record.until or record.date) if isinstance(record, Meeting) else 0,
        done=_ordinal(max(done(record), default=None)),
        since=_ordinal(history[-1].date) if history else 0,
        domain=_domain(record),
        tags=tuple(getattr(record, "tags", ())),
        honours=honours,
        references=tuple((kind, id_) for _, kind, id_ in references(record) if kind != "region"),
        former=record.former,
        pictured=bool(getattr(record, "photos", ())),
        media=tuple(dict.fromkeys((*_fields(record), *_texts(record)))),
        **{name: str(value or "") for name, value in read.items()},
    )


_PLAIN = ("region", "place", "status", "kind", "level", "batch")


def _domain(record: Record) -> tuple[str, ...]:
    if isinstance(record, Practice):
        return record.domains
    found = getattr(record, "domain", "")
    return (found,) if found else ()


def _fields(record: Record) -> Iterator[str]:
    return (part.file for part in parts(record, (Photo, Attachment)) if isinstance(part, Photo | Attachment))


def _texts(record: Record) -> Iterator[str]:
    """Only texts that could hold a picture or link an attachment are parsed."""
    for _, text in texts(record):
        if "media/" in text:
            inspected = inspect(text)
            yield from (picture.file for picture in inspected.pictures)
            yield from (reference.name for reference in inspected.references if reference.kind == "media")


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def day_of(ordinal: int) -> date | None:
    """The day of an ordinal among the facts."""
    return date.fromordinal(ordinal) if ordinal else None


# --- Dates of a record


def done(record: Record) -> list[date]:
    """The dates of what was done, never of what is planned."""
    return list(_done(record))


def _done(record: Record) -> Iterator[date]:
    if isinstance(record, Point):
        yield from (station.date for station in record.history)
        yield from (deed.date for deed in record.deeds)
    elif isinstance(record, Case | Article | Practice) and record.date:
        yield record.date


def date_of(record: Record) -> date | None:
    """The date a page shows and lists sort by: the newest thing done, a meeting's first day."""
    if isinstance(record, Meeting):
        return record.date
    return max(done(record), default=None)


def region_date(record: Record) -> date | None:
    """The date at which the record's region code has to be valid: a point's beginning, otherwise the record's date."""
    if isinstance(record, Point):
        return min((station.date for station in record.history), default=None)
    return date_of(record)
