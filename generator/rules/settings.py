"""Rules about what the site says once: vocabularies, quotas, indicators, its province."""

from collections.abc import Iterator, Mapping, Set
from enum import StrEnum

from generator.problems import Problem, nearest
from generator.records import (
    Batch,
    CaseKind,
    DeedKind,
    Level,
    MeetingKind,
    OrganKind,
    Status,
    SystemKind,
)
from generator.rules.links import OPEN
from generator.rules.world import World

CLOSED: Mapping[str, type[StrEnum]] = {
    "statuses": Status,
    "levels": Level,
    "batches": Batch,
    "organ-kinds": OrganKind,
    "deed-kinds": DeedKind,
    "system-kinds": SystemKind,
    "case-kinds": CaseKind,
    "meeting-kinds": MeetingKind,
}
"""Vocabularies whose keys the program knows: only their labels are data."""


def vocabularies(world: World) -> Iterator[Problem]:
    """Every vocabulary is there; a closed one has a label for each key and no other key."""
    present = world.catalog.settings.vocabularies
    for name in (*CLOSED, *OPEN):
        file = f"{world.data}/vocabulary/{name}.yml"
        if name not in present:
            yield Problem(file, (), "missing-file", {"name": f"vocabulary/{name}.yml"})
        elif name in CLOSED and name in world.doubts.terms:
            yield from _closed(file, world.doubts.terms[name], [str(key) for key in CLOSED[name]])
    for name in present:
        if name not in CLOSED and name not in OPEN:
            near = nearest(name, [*CLOSED, *OPEN])
            found = {"found": f"{name}.yml", "remedy": f"{world.data}/vocabulary/{near}.yml" if near else ""}
            yield Problem(f"{world.data}/vocabulary/{name}.yml", (), "unexpected-file", found)


def _closed(file: str, found: Set[str], allowed: list[str]) -> Iterator[Problem]:
    for key in allowed:
        if key not in found:
            yield Problem(file, (), "vocabulary-missing", {"key": key})
    for key in sorted(found - set(allowed)):
        arguments = {"found": key, "nearest": nearest(key, allowed), "allowed": "、".join(allowed)}
        yield Problem(file, (key,), "unknown-key", arguments)


def quotas(world: World) -> Iterator[Problem]:
    """A quota of one organ names an organ; every level has a quota."""
    file, found = f"{world.data}/quotas.yml", world.catalog.settings.quotas
    for organ in found.organs:
        if organ not in world.known["organ"]:
            arguments = {"type": "organ", "found": organ, "nearest": world.meant("organ", organ)}
            yield Problem(file, ("organs", organ), "unknown-reference", arguments)
    for level in Level if "quotas" not in world.doubts.gaps else ():
        if level not in found.levels:
            label = world.catalog.label("levels", level)
            yield Problem(file, ("levels",), "missing-field", {"field": str(level), "label": label})


def weights(world: World) -> Iterator[Problem]:
    """The weights of the indicators make a hundred, their targets are more than nothing."""
    file, indicators = f"{world.data}/indicators.yml", world.catalog.settings.indicators
    total = sum(indicator.weight for indicator in indicators.values())
    readable = indicators.keys() == world.doubts.terms.get("indicators", indicators.keys())
    if indicators and readable and abs(total - 100) > 0.01:
        yield Problem(file, (), "indicator-weights", {"found": f"{total:g}"})
    for key, indicator in indicators.items():
        if indicator.target <= 0:
            limits = {"minimum": "0.0001", "maximum": "999999999"}
            yield Problem(file, (key, "target"), "number-range", {"found": f"{indicator.target:g}", **limits})


def province(world: World) -> Iterator[Problem]:
    """The site's province is a province."""
    code, regions = world.catalog.site.province, world.catalog.regions
    region = regions.get(code)
    unsure = world.doubts.gaps & {"site", "regions"} or code in world.doubts.codes
    if not unsure and (region is None or region.level != "province"):
        provinces = {each.code: each.name for each in regions.children("")}
        near = nearest(code, provinces.values())
        meant = next((key for key, name in provinces.items() if near == name), f"{code[:2]}0000")
        named = f"{meant}（{provinces[meant]}）" if meant in provinces else ""
        yield Problem(f"{world.data}/site.yml", ("province",), "unknown-region", {"found": code, "nearest": named})


def tiles(world: World) -> Iterator[Problem]:
    """The tiles of the site are regions, or places left free."""
    regions = world.catalog.regions
    for number, row in enumerate(world.catalog.site.tiles if "regions" not in world.doubts.gaps else ()):
        for code in row.split():
            if code != "." and code not in regions and code not in world.doubts.codes:
                found = {
                    "found": code,
                    "nearest": nearest(code, [each.code for each in regions.children(world.catalog.site.province)]),
                }
                yield Problem(f"{world.data}/site.yml", ("tiles", number), "unknown-region", found)
