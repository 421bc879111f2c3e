"""The packs themselves; imports storeys 0 to 8."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from generator.outputs.handout import Torn
from generator.outputs.ics import ics
from generator.outputs.media import ENLARGED
from generator.packing.missing import unprintable
from generator.packing.printer import Printer
from generator.packing.source import Darkroom, Source
from generator.packs import booklet, selection
from generator.packs.deck import deck
from generator.packs.programme import programme
from generator.packs.selection import Chosen
from generator.packs.sheet import sheet
from generator.packs.values import Booklet
from generator.problems import Problem
from generator.records import Meeting, Practice


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
    library = darkroom.library()
    volumes = booklet.of_meeting(catalog, darkroom.library(booklet.keys(chosen)), meeting, chosen)
    plan = programme(catalog, library, meeting)
    printer = Printer(source, darkroom, f"meeting-{meeting.id}")
    made: dict[str, bytes | Torn] = {name: printer.pdf(name, "booklet.typ", each) for name, each in _named(volumes)}
    if plan.halts:
        made["route.pdf"] = printer.pdf("route.pdf", "route.typ", plan)
        large = Darkroom(source, ENLARGED)
        posters = programme(catalog, large.library(), meeting)
        made["posters.pdf"] = replace(printer, darkroom=large).pdf("posters.pdf", "posters.typ", posters)
    made["slides.pptx"] = printer.slides("slides.pptx", deck(catalog, library, plan, chosen))
    made["meeting.ics"] = ics(plan)
    pack = _pack(source, darkroom, [Chosen("meeting", meeting.id), *chosen], made)
    return replace(pack, files={**pack.files, f"{meeting.id}.zip": zipped(pack.files)})


def selection_pack(source: Source, slot: str, cover: booklet.Cover, chosen: Sequence[Chosen], when: date) -> Pack:
    """The booklet of a selection; `slot` names it among what is kept. Raises OSError."""
    darkroom = Darkroom(source)
    volumes = booklet.of_selection(source.catalog, darkroom.library(booklet.keys(chosen)), cover, chosen, when)
    printer = Printer(source, darkroom, slot)
    made = {name: printer.pdf(name, "booklet.typ", each) for name, each in _named(volumes)}
    return _pack(source, darkroom, chosen, made)


def practice_sheet(source: Source, practice: Practice) -> Pack:
    """The sheet by which others copy a practice. Raises OSError."""
    darkroom = Darkroom(source)
    made = Printer(source, darkroom, f"practice-{practice.id}").pdf(
        "sheet.pdf", "sheet.typ", sheet(source.catalog, darkroom.library(), practice)
    )
    return _pack(source, darkroom, [Chosen("practice", practice.id)], {"sheet.pdf": made})


def _named(volumes: Sequence[Booklet]) -> Iterator[tuple[str, Booklet]]:
    """booklet.pdf, or booklet-1.pdf, booklet-2.pdf …"""
    for number, volume in enumerate(volumes, 1):
        yield f"booklet-{number}.pdf" if len(volumes) > 1 else "booklet.pdf", volume


def _pack(source: Source, darkroom: Darkroom, chosen: Sequence[Chosen], made: Mapping[str, bytes | Torn]) -> Pack:
    problems = {*darkroom.problems, *unprintable(source.catalog, source.fonts, chosen)}
    torn = tuple((name, each) for name, each in made.items() if isinstance(each, Torn))
    files = {name: each for name, each in made.items() if isinstance(each, bytes)}
    return Pack(files, tuple(sorted(problems, key=Problem.order)), torn)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """All files in one, stored as they are: most are packed already. No clock shows."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr, entry.create_system = 0o644 << 16, 3
            packed.writestr(entry, data)
    return made.getvalue()
