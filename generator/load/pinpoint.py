"""Where in a file a number stands, that was found in one of its values or remarks; imports storeys 0 and 1."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator import privacy
from generator.characters import place
from generator.privacy import Finding, bare, mask
from generator.problems import FAR, Problem
from generator.yamlfile import Mapped, Value, starts

FOUND = ("personal-data", "personal-hint")


def pinpointed(text: str, problems: Sequence[Problem]) -> list[Problem]:
    """The problems, those about personal data at its very place in the text; they know the place of their value.

    Where the value is written in another way than the text shows it, its own place has to do.
    """
    if not any(problem.code in FOUND for problem in problems):
        return list(problems)
    there = [(*place(text, each.start), each) for each in sorted(_all(text), key=lambda each: each.start)]
    begins = starts(text)
    return [_pinned(problem, there, begins) if problem.code in FOUND else problem for problem in sorted(problems)]


def _all(text: str) -> list[Finding]:
    return [*privacy.find(text), *privacy.find_soft(text)]


def _pinned(problem: Problem, there: list[tuple[int, int, Finding]], begins: list[tuple[int, int]]) -> Problem:
    """The problem at the first such finding within its value, which then is no other's."""
    start = problem.line, problem.column
    following = bisect_right(begins, start)
    end = begins[following] if following < len(begins) else (FAR, 0)
    wanted = problem.arguments["kind"], problem.arguments["found"]
    for number, (line, column, each) in enumerate(there):
        if start <= (line, column) < end and (each.kind, mask(each.found)) == wanted:
            del there[number]
            return problem.at(line, column)
    return problem


def remarks(text: str, file: str, plain: Mapped | None) -> Iterator[Problem]:
    """Numbers of persons in what a file says beside its values: in remarks, under a key that comes twice; of None, anywhere."""
    found = privacy.find(text)
    said = {bare(each.found) for value in _texts(plain or {}) for each in privacy.find(value)} if found else set()
    for each in found:
        if bare(each.found) not in said:
            code = "personal-data" if plain is None else "personal-remark"
            yield Problem(file, (), code, {"kind": each.kind, "found": mask(each.found)}, *place(text, each.start))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
