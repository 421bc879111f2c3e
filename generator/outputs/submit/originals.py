"""What the form shows of a record that is to be corrected: its public values, as the file has them; imports storeys 0 to 7.

Records are divided among files, `assets/submit/records/0.js` and so on, by what `place` makes of type and id: the form loads one of
them. Each hands one object to `shifanOriginals`: `type/id` → [file, values, lines].

A form must not lose what it does not see: remarks, and private values where the repository may hold them. `lines` is 0 where the file
holds neither, so that it may be replaced as a whole; else it says from which to which line each field stands, and the form tells which
lines to change.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from generator.outputs.submit.handing import script
from generator.records import TYPES
from generator.records.reading import outline
from generator.records.values import Part
from generator.yamlfile import NONE, remarks

FOLDER = "assets/submit/records"
MOST = 32
"""Records in a file, more or less: some tens of kilobytes."""
KEY = re.compile(r"([A-Za-z0-9_-]+):(?:[ \t]|$)")
SAYS_ID = re.compile(r"^id:(?:[ \t]|$)", re.MULTILINE)
Plain = Mapping[str, Any]  # what YAML holds: text, lists and mappings
Key = tuple[str, str]


class Original(NamedTuple):
    """A record as it lies in the data folder."""

    kind: str
    id: str
    file: str
    """From the root, with `/`."""
    values: Plain
    text: str


def number(total: int) -> int:
    """Into how many files so many records are divided: powers of two, so that it seldom changes."""
    files = 1
    while files * MOST < total:
        files *= 2
    return files


def place(kind: str, id_: str, files: int) -> int:
    """The number of the file that a record is in."""
    found = 0
    for char in f"{kind}/{id_}":
        found = (found * 31 + ord(char)) % 65_521
    return found % files


def divided(keys: Iterable[Key], files: int) -> list[list[Key]]:
    """Type and id of all records, by file."""
    found: list[list[Key]] = [[] for _ in range(files)]
    for kind, id_ in keys:
        found[place(kind, id_, files)].append((kind, id_))
    return found


def address(file: int) -> str:
    return f"{FOLDER}/{file}.js"


def originals(found: Iterable[Original]) -> str:
    """The text of a file."""
    return script("shifanOriginals", {f"{each.kind}/{each.id}": _plain(each) for each in found}).decode()


def _plain(each: Original) -> tuple[str, Plain, int | Mapping[str, tuple[int, int]]]:
    # A record knows its id whether or not the file says it.
    values = {name: value for name, value in each.values.items() if name != "id" or SAYS_ID.search(each.text)}
    shown = without_private(values, TYPES[each.kind])
    return each.file, shown, 0 if shown == values and remarks(each.text) == NONE else lines(each.text)


def without_private(values: Plain, model: type[Part]) -> Plain:
    """The values of a record without those of private fields."""
    if not _hides(model):
        return values
    public = _public(model)
    return {name: _inner(value, public[name]) for name, value in values.items() if name in public}


@cache
def _hides(model: type[Part]) -> bool:
    """Whether a field of it, or of what is in it, is private: most records have none."""
    return any(field.about.private or (field.part and _hides(field.part)) for field in outline(model))


@cache
def _public(model: type[Part]) -> Mapping[str, type[Part] | None]:
    """The public fields of a model, with the model of what is in each."""
    return {field.name: field.part for field in outline(model) if not field.about.private}


def _inner(value: Any, part: type[Part] | None) -> Any:  # what YAML holds
    if part and isinstance(value, list):
        return [_inner(each, part) for each in value]
    return without_private(value, part) if part and isinstance(value, dict) else value


def lines(text: str) -> Mapping[str, tuple[int, int]]:
    """The first and the last line of each field at the top of a text; a remark or an empty line before a field is not counted."""
    found: dict[str, tuple[int, int]] = {}
    name = ""
    for number_, line in enumerate(text.splitlines(), 1):
        if key := KEY.match(line):
            name = key[1]
            found[name] = number_, number_
        elif name and line.strip() and not line.startswith("#"):
            found[name] = found[name][0], number_
    return found
