"""The two tables of regions to values, with every wrong row named; imports the lowest storey."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter

from generator.characters import ODD, decode
from generator.problems import Problem, nearest
from generator.regions.values import LEVELS, Former, Region, Regions

COLUMNS = ("code", "name", "level", "parent")
CHANGE_COLUMNS = ("code", "name", "path", "since", "until", "successors")
YEAR = re.compile("(?:19|20)[0-9]{2}")


def read_regions(data: bytes, changes: bytes, file: str, changes_file: str) -> tuple[Regions, list[Problem]]:
    """The regions of the two tables, and everything that is wrong in them; wrong rows are left out."""
    problems: list[Problem] = []
    regions = _read_today(_rows(data, file, COLUMNS, problems), file, problems)
    whole = not problems
    formers, lines = _read_changes(_rows(changes, changes_file, CHANGE_COLUMNS, problems), changes_file, problems)
    if whole:
        problems += _successor_problems(formers, lines, regions, changes_file)
    return Regions(regions, formers), sorted(problems)


def _rows(data: bytes, file: str, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    found = decode(data)
    if found.code:
        arguments = {"encoding": found.encoding} if found.encoding else {}
        problems.append(Problem(file, (), found.code, arguments, found.line, found.column))
    lines = (found.text or "").splitlines()
    header = tuple(_cells(lines[0])) if lines else ()
    if header != columns and found.text is not None:
        wrong = {"found": ",".join(header), "allowed": ",".join(columns)}
        problems.append(Problem(file, (), "table-header", wrong, 1, 1))
    for line, row in enumerate(map(_cells, lines[1:] if header == columns else ()), 2):
        if len(row) == len(columns):
            yield line, row
        elif row:
            counts = {"found": str(len(row)), "allowed": str(len(columns))}
            problems.append(Problem(file, (), "table-row", counts, line, 1))


def _cells(line: str) -> list[str]:
    """Line by line, so that a quotation mark that is never closed spoils one row and not the rest of the table."""
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return [line]


def _read_today(rows: Iterable[tuple[int, list[str]]], file: str, problems: list[Problem]) -> Mapping[str, Region]:
    regions: dict[str, Region] = {}
    lines: dict[str, int] = {}
    for line, row in rows:
        region = Region._make(row)
        wrong = _row_problem(region, lines)
        if wrong:
            problems.append(Problem(file, (), *wrong, line, 1))
        else:
            regions[region.code], lines[region.code] = region, line
    problems += _parent_problems(regions, lines, file, whole=not problems)
    return regions


def _is_code(word: str) -> bool:
    return len(word) in (6, 9) and word.isascii() and word.isdecimal()


def _row_problem(region: Region, lines: Mapping[str, int]) -> tuple[str, dict[str, str]] | None:
    if not _is_code(region.code):
        bare = "".join(region.code.split())
        return "bad-region-code", {"found": region.code, "nearest": bare if _is_code(bare) else ""}
    if not region.name or region.name != region.name.strip() or ODD.search(region.name):
        return "region-name", {"found": region.name, "code": region.code}
    if region.level not in LEVELS:
        choice = nearest(region.level, LEVELS)
        return "not-in-list", {"found": region.level, "nearest": choice, "allowed": "、".join(LEVELS)}
    if region.code in lines:
        return "duplicate-region-row", {"code": region.code, "name": region.name, "first": str(lines[region.code])}
    return None


def _parent_problems(
    regions: Mapping[str, Region], lines: Mapping[str, int], file: str, *, whole: bool
) -> Iterable[Problem]:
    """A province lies in nothing; every other region lies in one of a higher level."""
    above = {"": -1, **{code: LEVELS.index(region.level) for code, region in regions.items()}}
    for region in regions.values():
        level = LEVELS.index(region.level)
        # Where rows are wrong a parent may be among them, and one mistake should not look like many.
        lost = not whole and region.parent not in above
        if not lost and (above.get(region.parent, level) >= level or (not region.parent) != (level == 0)):
            found = {"code": region.code, "name": region.name, "level": region.level, "parent": region.parent}
            yield Problem(file, (), "region-parent", found, lines[region.code], 1)


def _read_changes(
    rows: Iterable[tuple[int, list[str]]], file: str, problems: list[Problem]
) -> tuple[Mapping[str, tuple[Former, ...]], Mapping[tuple[str, int], int]]:
    """The former regions by code, and the line of each by code and year."""
    lines: dict[tuple[str, int], int] = {}
    formers: defaultdict[str, list[Former]] = defaultdict(list)
    for line, row in rows:
        former = _former(row)
        if former is None:
            wrong = {"code": row[0], "name": row[1], "since": row[3], "until": row[4]}
            problems.append(Problem(file, (), "region-change", wrong, line, 1))
        elif (first := lines.setdefault((former.code, former.until), line)) != line:
            twice = {"code": former.code, "name": former.name, "first": str(first)}
            problems.append(Problem(file, (), "duplicate-region-row", twice, line, 1))
        else:
            formers[former.code].append(former)
    return {code: tuple(sorted(each, key=_UNTIL)) for code, each in formers.items()}, lines


_UNTIL = attrgetter("until")


def _former(row: list[str]) -> Former | None:
    code, name, path, since, until, successors = row
    years = _years(since, until)
    if years is None or not name or not _is_code(code):
        return None
    return Former(code, name, _parts(path), *years, tuple(successors.split(";")))


# Few years and paths stand in many rows.
@lru_cache(maxsize=4096)
def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.split("/"))


@lru_cache(maxsize=4096)
def _years(since: str, until: str) -> tuple[int, int] | None:
    right = YEAR.fullmatch(until) and (not since or (YEAR.fullmatch(since) and since < until))
    return (int(since or 0), int(until)) if right else None


def _successor_problems(
    formers: Mapping[str, tuple[Former, ...]],
    lines: Mapping[tuple[str, int], int],
    regions: Mapping[str, Region],
    file: str,
) -> Iterable[Problem]:
    """What followed is a region of today, or a former one that ended later."""
    last = {code: max(map(_UNTIL, each)) for code, each in formers.items()}
    for former in (former for each in formers.values() for former in each):
        for code in former.successors:
            if code not in regions and last.get(code, 0) < former.until + (code == former.code):
                wrong = {"code": former.code, "name": former.name, "found": code}
                yield Problem(file, (), "region-successor", wrong, lines[former.code, former.until], 1)
