"""A plan: which files would change, and what the rules would then say that they do not say now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.changeset import Change
from generator.check import check, forbids
from generator.load import Overlay
from generator.load.folder import TEXT_LIMIT
from generator.load.walk import Found, base_of, shown, walk
from generator.problems import Problem, nearest
from generator.records import FOLDERS
from generator.yamlfile import file_bytes


@dataclass(frozen=True)
class Plan:
    """The changes, none where errors forbid them; `problems` are these errors, or warnings that the changes bring along."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Site:
    """The records that are to be amended: the folder of mkdocs.yml, theirs, today (None: see `clock.today`), the environment."""

    root: Path
    data: Path
    today: date | None
    environment: Mapping[str, str]

    @property
    def base(self) -> Path:
        return base_of(self.root, self.data)

    @property
    def name(self) -> str:
        """The data folder as problems name it."""
        return shown(self.data, self.base)

    @cached_property
    def files(self) -> tuple[Found, ...]:
        """Every file of the data folder, which must not be a link."""
        right = self.data.is_dir() and not self.data.is_symlink()
        return tuple(walk(self.base, self.data)[0]) if right else ()

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the rules say now."""
        return self.judge({})

    def judge(self, overlay: Overlay) -> tuple[Problem, ...]:
        return check(self.root, self.data, self.today, self.environment, overlay).problems

    def one(self, kind: str, id_: str) -> Found | Problem:
        """The file of a record without mistakes, or the first thing that is in the way."""
        ids = [each.name for each in self.files if each.kind == kind]
        found = [each for each in self.files if (each.kind, each.name) == (kind, id_)]
        if not found:
            unknown = {"type": kind, "found": id_, "nearest": nearest(id_, ids)}
            return Problem(f"{self.name}/{FOLDERS[kind]}", (), "unknown-reference", unknown)
        wrong = (each for each in self.problems if each.file == found[0].file and forbids([each]))
        return next(wrong, found[0])

    def read(self, found: Found) -> tuple[bytes, list[Problem]]:
        return file_bytes(self.base, found.file, TEXT_LIMIT)


def same(problem: Problem) -> Problem:
    """What a problem of today is called after a change that gives nothing another name."""
    return problem


def judged(site: Site, changes: Sequence[Change], called: Callable[[Problem], Problem] = same) -> Plan:
    """The plan of these changes: refused where they bring an error about; where a problem stands in its file does not count."""
    known = {_anywhere(each) for problem in site.problems for each in (problem, called(problem))}
    after = site.judge({change.file: change.after for change in changes})
    new = tuple(problem for problem in after if _anywhere(problem) not in known)
    return Plan(() if forbids(new) else tuple(changes), new)


def _anywhere(problem: Problem) -> tuple[object, ...]:
    # What was probably meant may be another id after a renaming.
    said = frozenset((name, text) for name, text in problem.arguments.items() if name != "nearest")
    return problem.file, problem.path, problem.code, said
