"""The packs of all meetings and the sheets of all practices, laid into the site; imports storeys 0 to 8."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.gallery import Put, Shown
from generator.outputs.handout import Torn
from generator.packing.packs import Pack, meeting_pack, practice_sheet
from generator.packing.source import Source
from generator.problems import Problem


@dataclass(frozen=True)
class Shelf:
    """What is there to download, by `meeting:<id>` and `practice:<id>`; warnings; and what could not be made, and why."""

    shown: Mapping[str, tuple[Shown, ...]]
    problems: tuple[Problem, ...]
    torn: tuple[tuple[str, Torn], ...]


def shelve(source: Source, put: Put) -> Shelf:
    """Make what has changed and write everything as `packs/<id>/<file>`. Raises OSError."""
    catalog = source.catalog
    packs: dict[str, Pack] = {}
    for id_, meeting in catalog.meetings.items():
        packs[f"meeting:{id_}"] = meeting_pack(source, meeting)
    for id_, practice in catalog.practices.items():
        packs[f"practice:{id_}"] = practice_sheet(source, practice)
    shown: dict[str, tuple[Shown, ...]] = {}
    for key, pack in packs.items():
        kind, _, id_ = key.partition(":")
        folder = f"packs/{id_}" if kind == "meeting" else f"packs/{kind}-{id_}"
        for name, data in pack.files.items():
            put(f"{folder}/{name}", data)
        shown[key] = tuple(Shown(f"{folder}/{name}", 0, 0, len(data)) for name, data in pack.files.items())
    torn = tuple((f"{key}: {name}", each) for key, pack in packs.items() for name, each in pack.torn)
    return Shelf(shown, tuple(problem for pack in packs.values() for problem in pack.problems), torn)
