"""Formatting: which files of a data folder are not in the canonical form, and what they would be in it; imports storeys 0 to 5."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.changeset import Change
from generator.edit import SHAPES, formatted
from generator.load.folder import TEXT_LIMIT
from generator.load.walk import Found, base_of, shown, walk
from generator.problems import Problem
from generator.yamlfile import file_bytes

UNFORMATTED = ("unsafe-file", "unreadable")
"""Problems with what lies in the folder that keep a file from being formatted; all others `check` names."""


@dataclass(frozen=True)
class Survey:
    """What would change, what cannot be formatted and why, and which of the named files are none of ours."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    unknown: tuple[str, ...] = ()


def survey(root: Path, data: Path, only: Collection[str] | None = None) -> Survey:
    """Look at every record and settings file, or at those of `only`, named from the root; tables and media have no form."""
    base = base_of(root, data)
    if not data.is_dir() or data.is_symlink():
        return Survey((), (Problem(shown(data, base), (), "empty-data"),))
    found, wrong = walk(base, data)
    problems = [each for each in wrong if each.file in only] if only is not None else []
    problems += [each for each in wrong if only is None and each.code in UNFORMATTED]
    changes: list[Change] = []
    for each in found:
        if each.kind in SHAPES and (only is None or each.file in only):
            made = _looked_at(base, each)
            changes += made.changes
            problems += made.problems
    known = {each.file for each in found} | {each.file for each in wrong}
    return Survey(tuple(changes), tuple(problems), tuple(sorted(set(only or ()) - known)))


def _looked_at(base: Path, found: Found) -> Survey:
    data, unreadable = file_bytes(base, found.file, TEXT_LIMIT)
    if unreadable:
        return Survey((), tuple(unreadable))
    made = formatted(data, found.file, found.kind)
    if made.text is None:
        return Survey((), made.problems)
    new = made.text.encode()
    return Survey((Change(found.file, data, new),) if new != data else (), ())
