"""Answers to the values of a record: labels to keys, names to ids and codes, lines to lists and parts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.catalog import Catalog
from generator.intake.sections import Answer
from generator.issueform import SEPARATOR, columns, labelled
from generator.problems import Path, Problem
from generator.records.reading import Outlined, outline
from generator.records.values import Part, is_region_code
from generator.regions import Regions
from generator.rules.world import title_of

COLUMN = re.compile(r"\s*[|｜]\s*")
EXTRA = re.compile(r"([^:：]+)[:：]\s*(.+)")
ITEMS = re.compile(r"\s*[,，、\n]\s*")
MARK = re.compile(r"(?:[-*+]|\d+[.)、])\s+")
"""What people put before the lines of a list."""


@dataclass
class Taken:
    """The values of a record so far, where each stands in the issue, and what is wrong."""

    values: dict[str, Any]  # what YAML holds
    lines: dict[Path, int]
    problems: list[Problem]


class Reader:
    """Reads answers for the records of one site."""

    def __init__(self, catalog: Catalog, file: str) -> None:
        """`file` is the issue, as problems name it."""
        self._catalog, self._file = catalog, file

    def take(self, answer: Answer, field: Outlined, taken: Taken) -> None:
        """Adds what an answer says of a field; nothing where it is empty."""
        taken.lines[field.name,] = answer.first if answer.lines else answer.heading
        if not answer.lines:
            return
        if field.about.markdown:
            taken.values[field.name] = answer.text + ("\n" if len(answer.lines) > 1 else "")
        elif field.many and field.part is None and field.about.vocabulary:
            taken.values[field.name] = [self._scalar(each, field) for each in ITEMS.split(answer.text) if each]
        elif field.many:
            self._list(answer, field, taken)
        elif field.part:
            taken.values[field.name] = self._part(answer.lines[0], field.part, answer.first, taken)
        else:
            taken.values[field.name] = self._scalar(" ".join(answer.lines).strip(), field)

    def _list(self, answer: Answer, field: Outlined, taken: Taken) -> None:
        found = taken.values[field.name] = []
        for number, line in enumerate(answer.lines, answer.first):
            said = MARK.sub("", line.strip(), count=1)
            items = ITEMS.split(said) if field.about.refers else [said]
            for each in filter(None, items):
                taken.lines[field.name, len(found)] = number
                found.append(self._part(each, field.part, number, taken) if field.part else self._scalar(each, field))

    def _part(self, line: str, part: type[Part], number: int, taken: Taken) -> dict[str, str]:
        """The needed values in their order, then others by their labels."""
        needed, said = columns(part), COLUMN.split(MARK.sub("", line.strip(), count=1))
        values = {each.name: self._scalar(text, each) for each, text in zip(needed, said, strict=False)}
        extra = dict(self._extra(said[len(needed) :], part))
        if len(said) < len(needed) or None in extra.values():
            expected = SEPARATOR.join(each.about.zh for each in needed)
            taken.problems.append(
                Problem(self._file, (), "issue-columns", {"found": line, "expected": expected}, number, 1)
            )
        return values | {name: text for name, text in extra.items() if text}

    def _extra(self, said: list[str], part: type[Part]) -> Iterator[tuple[str, str | None]]:
        by_label = {each.about.zh: each for each in outline(part) if each.part is None and not each.about.private}
        for text in said:
            match = EXTRA.fullmatch(text)
            field = by_label.get(match[1].strip()) if match else None
            yield (field.name, self._scalar(match[2].strip(), field)) if field and match else (text, None)

    def _scalar(self, text: str, field: Outlined) -> str:
        """A value as records have it; what is not understood stays as it is, and `check` says what is wrong with it."""
        about = field.about
        if about.vocabulary:
            return labelled(self._catalog.terms(about.vocabulary)).get(text, text)
        if about.refers == "region":
            return region_code(self._catalog.regions, text)
        return self._id(about.refers, text) if about.refers else text

    def _id(self, kind: str, text: str) -> str:
        found = self._catalog.records[kind]
        same = [id_ for id_, record in found.items() if title_of(record) == text] if text not in found else []
        return same[0] if len(same) == 1 else text


def region_code(regions: Regions, text: str) -> str:
    """The code of a region that is named: `440113`, `番禺区`, `广东省 / 广州市 / 番禺区`; the text itself where that is nobody's name, or several's."""
    wanted = re.sub(r"[\s/·,，、-]", "", text)
    if is_region_code(wanted) or not wanted:
        return wanted or text
    found = [
        each.code for each in regions if each.name == wanted[-len(each.name) :] and _named(regions, each.code, wanted)
    ]
    home = [code for code in found if code[:2] == regions.home[:2]]
    best = found if len(found) == 1 else home
    return best[0] if len(best) == 1 else text


def _named(regions: Regions, code: str, wanted: str) -> bool:
    """Whether a name is that of the region with some of those above it, in their order."""
    rest = wanted
    for region in reversed(regions.path(code)):
        rest = rest.removesuffix(region.name)
    return not rest


def here(problem: Problem, file: str, lines: Mapping[Path, int]) -> Problem:
    """A problem of a record where it stands in the issue: at the value, or what that stands in; line 1 where nothing of it was filled in."""
    path = problem.path
    line = next((lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines), 1)
    return replace(problem, file=file, line=line, column=1)
