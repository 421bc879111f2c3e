"""The tests' own little province: `tests/world`, copied into a scratch folder and changed as a test needs it."""

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.check import Checked, check
from generator.problems import Problem

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)
PUBLISHED = ("mkdocs.yml", "docs", "templates")


def make_data(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """A copy of `tests/world` as `folder/data`; `changes` are file texts by path below it, None removes the file."""
    data = folder / "data"
    shutil.copytree(ROOT / "tests" / "world", data)
    for name, text in (changes or {}).items():
        path = data / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
    return data


def make_root(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """A whole root: the repository's pages, theme and templates with the tests' data."""
    make_data(folder, changes)
    for name in PUBLISHED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copyfile(source, folder / name)
    return folder


def checked(folder: Path, changes: Mapping[str, str | None] | None = None) -> Checked:
    """The check of the tests' data with these changes."""
    return check(folder, make_data(folder, changes), TODAY, os.environ)


def found(problems: tuple[Problem, ...]) -> list[str]:
    """Problems as a test reads them: `file:line code field`."""
    return [f"{problem.file}:{problem.line} {problem.code} {problem.field}".strip() for problem in problems]


def world_text(name: str) -> str:
    """The text of a file of `tests/world`."""
    return (ROOT / "tests" / "world" / name).read_text("utf-8")
