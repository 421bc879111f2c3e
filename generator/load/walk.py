"""What lies in `data/`: every file, classified, and what does not belong there; imports storeys 0 and 1."""

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.imagefile import ENDINGS
from generator.problems import Problem, nearest
from generator.records import FOLDERS
from generator.records.values import is_id
from generator.safefile import file_kind
from generator.stamps import Stamp, stamp

SETTINGS = {
    "site.yml": "site",
    "quotas.yml": "quotas",
    "indicators.yml": "indicators",
    "privacy.yml": "privacy",
}
TABLES = ("regions.csv", "region-changes.csv")
FLAT = ("organs", "practices", "meetings")
"""Folders whose records lie directly in them."""
NESTED = ("points", "cases", "articles")
"""Folders with a subfolder per prefecture."""
_TYPE_OF = {folder: kind for kind, folder in FOLDERS.items()}
NO_STAMP = (0, 0, 0, 0)
JUNCTION = 0xA0000003
"""The reparse tag of a Windows folder that leads elsewhere."""


class Found(NamedTuple):
    """A file of `data/` and what it is: a record type, a setting, `vocabulary`, `table` or `media`."""

    kind: str
    file: str
    """Relative to the root, with `/`."""
    name: str
    """The file's name without its ending, a record's id; of media the name below `data/media`."""
    place: str
    """Where it lies for the system."""
    stamp: Stamp = NO_STAMP

    @property
    def path(self) -> Path:
        return Path(self.place)


class Entry(NamedTuple):
    """Something in the folder that is no folder itself, or a folder that cannot be looked into."""

    name: str
    """Relative to the data folder, with `/`."""
    path: str
    kind: str
    """As `file_kind`: '' for a regular file."""
    stamp: Stamp
    failure: str = ""
    """What the system said."""


def walk(base: Path, data: Path) -> tuple[list[Found], list[Problem]]:
    """Every regular file below `data`, sorted, with a problem for each thing that does not belong."""
    found: list[Found] = []
    problems: list[Problem] = []
    above = shown(data, base)
    for entry in sorted(_entries(data)):
        file = f"{above}/{entry.name}".rstrip("/")
        kind = _kind(tuple(entry.name.split("/")))
        if entry.failure:
            problems.append(Problem(file, (), "unreadable", {"reason": entry.failure}))
        elif entry.kind:
            problems.append(Problem(file, (), "unsafe-file", {"kind": entry.kind}))
        elif kind:
            found.append(Found(kind, file, _name(kind, entry.name), entry.path, entry.stamp))
            problems += _name_problems(found[-1])
        else:
            problems.append(Problem(file, (), "unexpected-file", _belongs(PurePosixPath(entry.name), above)))
    return found, problems


def overlaid(found: list[Found], data: Path, above: str, files: Mapping[str, object]) -> list[Found]:
    """The files with what is laid over them: None takes one away, anything else is a file that need not be there yet."""
    kept, place = [each for each in found if each.file not in files], os.fspath(data)
    for file in (file for file, content in files.items() if content is not None):
        name = file.removeprefix(f"{above}/")
        kind, id_ = classified(name)
        if kind:
            kept.append(Found(kind, file, id_, f"{place}/{name}"))
    return sorted(kept, key=lambda each: each.file) if files else found


def base_of(root: Path, data: Path) -> Path:
    """The folder that file names are relative to: the root, or what holds `data` where that lies elsewhere."""
    return root if data.is_relative_to(root) else data.parent


def shown(path: Path, base: Path) -> str:
    """A path as problems name it: relative to the base, with `/`."""
    return path.relative_to(base).as_posix()


def _entries(data: Path) -> Iterator[Entry]:
    """Every entry that is no folder; links are never followed, and what systems and editors leave behind is passed over."""
    folders = [("", os.fspath(data))]
    while folders:
        above, folder = folders.pop()
        try:
            with os.scandir(folder) as found:
                listed = [(entry, *_entry_kind(entry)) for entry in found if not _is_litter(entry.name)]
        except OSError as error:
            yield Entry(above.rstrip("/"), folder, "folder", NO_STAMP, error.strerror or type(error).__name__)
            continue
        for entry, kind, known in listed:
            if kind == "folder":
                folders.append((f"{above}{entry.name}/", entry.path))
            elif kind != "gone":
                yield Entry(above + entry.name, entry.path, kind, known)


def _entry_kind(entry: os.DirEntry[str]) -> tuple[str, Stamp]:
    """As `file_kind`, with the stamp; `gone` for what was deleted this very moment, as editors do with their own files."""
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return "gone", NO_STAMP
    junction = getattr(status, "st_reparse_tag", 0) == JUNCTION
    return "symlink" if junction else file_kind(status.st_mode), stamp(status)


def _is_litter(name: str) -> bool:
    """What systems and editors leave behind; the site never shows it and nobody should be troubled with it."""
    # A hidden record would be lost in silence: it is named like every other file in the wrong place.
    hidden = name.startswith(".#") or (name.startswith(".") and not name.endswith(".yml"))
    return hidden or name in {"Thumbs.db", "desktop.ini"} or name.startswith("~$") or name.endswith("~")


def _kind(parts: tuple[str, ...]) -> str:
    if parts[0] == "media" and len(parts) > 1:
        return "media"
    if len(parts) == 1:
        return SETTINGS.get(parts[0], "table" if parts[0] in TABLES else "")
    if not parts[-1].endswith(".yml") or parts[-1].startswith("."):
        return ""
    if parts[0] == "vocabulary" and len(parts) == 2:
        return "vocabulary"
    depth = 2 if parts[0] in FLAT else 3
    return _TYPE_OF.get(parts[0], "") if len(parts) == depth else ""


def _name(kind: str, name: str) -> str:
    if kind == "media":
        return name.removeprefix("media/")
    return name.rpartition("/")[2].removesuffix(".yml")


def _name_problems(found: Found) -> list[Problem]:
    if found.kind in FOLDERS and not is_id(found.name):
        return [Problem(found.file, (), "bad-id", {"found": found.name})]
    return []


def _belongs(path: PurePosixPath, above: str) -> dict[str, str]:
    """The arguments of `unexpected-file`: the name, and which name or folder the file probably wants, or ''."""
    top, name = path.parts[0], path.name
    if path.suffix != ".yml" and path.suffix.lower() in (".yaml", ".yml"):
        remedy = f"{above}/{path.with_suffix('.yml')}"
    elif path.suffix.lower() in ENDINGS:
        remedy = f"{above}/media/{name}"
    elif top in NESTED and path.suffix == ".yml":
        remedy = f"{above}/{top}/440100/{name}"
    elif top in FLAT and path.suffix == ".yml":
        remedy = f"{above}/{top}/{name}"
    else:
        close = nearest(top, [*_TYPE_OF, "vocabulary", "media", *SETTINGS, *TABLES])
        remedy = f"{above}/{close}" if close and close != top else ""
    return {"found": name, "remedy": remedy}


@lru_cache(maxsize=1 << 17)
def classified(name: str) -> tuple[str, str]:
    """What a file is by its place alone, as in `Found`: its kind, '' for what does not belong, and its name; `name` is relative to the data folder."""
    kind = _kind(tuple(name.split("/")))
    return kind, _name(kind, name)
