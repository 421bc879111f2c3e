"""The packs themselves; imports storeys 0 to 8."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.outputs.handout import Torn
from generator.packing.missing import unprintable
from generator.packing.printer import Printer
from generator.packing.source import Darkroom, Source
from generator.packs import booklet, selection
from generator.packs.programme import programme
from generator.packs.selection import Chosen
from generator.packs.values import Booklet
from generator.problems import Problem
from generator.records import Meeting


@dataclass(frozen=True)
class Pack:
    """The files of a pack by name, and warnings; where something could not be made, `torn` says which file and why."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    torn: tuple[tuple[str, Torn], ...] = ()


def meeting_pack(source: Source, meeting: Meeting) -> Pack:
    """Everything for a meeting. Raises OSError."""
    catalog, darkroom = source.catalog, Darkroom(source)
    chosen = selection.of_meeting(catalog, meeting)
    volumes = booklet.of_meeting(catalog, darkroom.library(booklet.keys(chosen)), meeting, chosen)
    plan = programme(catalog, darkroom.library(), meeting)
    printer = Printer(source, darkroom, f"meeting-{meeting.id}")
    made = {name: printer.pdf(name, "booklet.typ", each) for name, each in _named(volumes)}
    made["route.pdf"] = printer.pdf("route.pdf", "route.typ", plan)
    return _pack(source, darkroom, [Chosen("meeting", meeting.id), *chosen], made)


def selection_pack(source: Source, slot: str, cover: booklet.Cover, chosen: Sequence[Chosen], when: date) -> Pack:
    """The booklet of a selection; `slot` names it among what is kept. Raises OSError."""
    darkroom = Darkroom(source)
    volumes = booklet.of_selection(source.catalog, darkroom.library(booklet.keys(chosen)), cover, chosen, when)
    printer = Printer(source, darkroom, slot)
    made = {name: printer.pdf(name, "booklet.typ", each) for name, each in _named(volumes)}
    return _pack(source, darkroom, chosen, made)


def _named(volumes: Sequence[Booklet]) -> Iterator[tuple[str, Booklet]]:
    """booklet.pdf, or booklet-1.pdf, booklet-2.pdf …"""
    for number, volume in enumerate(volumes, 1):
        yield f"booklet-{number}.pdf" if len(volumes) > 1 else "booklet.pdf", volume


def _pack(source: Source, darkroom: Darkroom, chosen: Sequence[Chosen], made: Mapping[str, bytes | Torn]) -> Pack:
    problems = {*darkroom.problems, *unprintable(source.catalog, source.fonts, chosen)}
    torn = tuple((name, each) for name, each in made.items() if isinstance(each, Torn))
    files = {name: each for name, each in made.items() if isinstance(each, bytes)}
    return Pack(files, tuple(sorted(problems, key=Problem.order)), torn)
