"""An issue's Markdown, cut into the answers to a form's sections; every answer knows its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.issueform import Form, Section
from generator.problems import Problem

EMPTY = ("_No response_", "None", "_无回答_")
"""What forges write where nothing was filled in."""
HEADING = "### "


@dataclass(frozen=True)
class Answer:
    """What was filled in: its lines, without empty ones around, and the number of the first, from 1; `heading` is that of its label."""

    section: Section
    heading: int
    lines: tuple[str, ...]
    first: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Filled:
    """A form that was filled in, with the answers by the keys of its sections; what stands before the first heading is `before`."""

    form: Form
    answers: Mapping[str, Answer]
    before: str = ""


def filled(text: str, file: str, forms: Sequence[Form]) -> tuple[Filled | None, list[Problem]]:
    """The form that an issue fills in, and what is wrong with the issue as such: it is none of ours, or says something twice."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    form = max(forms, key=lambda each: len(set(_headings(lines, each).values())))
    found = _headings(lines, form)
    needed = {section.label for section in form.sections if section.required}
    if not found or not needed & set(found.values()):
        return None, [Problem(file, (), "issue-unknown", {"allowed": "、".join(each.title for each in forms)}, 1, 1)]
    problems = list(_twice(found, file))
    places = [*found, len(lines)]
    by_label = {section.label: section for section in form.sections}
    answers: dict[str, Answer] = {}
    for place, after in pairwise(places):
        section = by_label[found[place]]
        answers.setdefault(section.key, _answer(section, place, lines[place + 1 : after]))
    before = "\n".join(lines[: places[0]]).strip()
    return Filled(form, answers, before), problems


def _headings(lines: Sequence[str], form: Form) -> dict[int, str]:
    """The lines, from 0, that are a heading of the form, with its label."""
    labels = {section.label for section in form.sections}
    return {
        number: label
        for number, line in enumerate(lines)
        if line.startswith(HEADING) and (label := line.removeprefix(HEADING).strip()) in labels
    }


def _twice(found: Mapping[int, str], file: str) -> Iterator[Problem]:
    """An answer may hold what looks like a heading; which of the two was meant nobody can tell."""
    first: dict[str, int] = {}
    for number, label in found.items():
        if label in first:
            yield Problem(file, (), "issue-twice", {"found": label, "first": str(first[label] + 1)}, number + 1, 1)
        first.setdefault(label, number)


def _answer(section: Section, heading: int, lines: Sequence[str]) -> Answer:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    kept = tuple(line.rstrip() for line in lines[start:end])
    return Answer(section, heading + 1, () if "\n".join(kept) in EMPTY else kept, heading + start + 2)
