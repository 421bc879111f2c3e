"""Characters that no font can print, named by record and field; imports storeys 0 to 8."""

from collections.abc import Iterable, Iterator

from generator.catalog import Catalog
from generator.fonts import Fonts
from generator.packing.printer import INVISIBLE
from generator.packs.selection import Chosen
from generator.problems import Problem
from generator.records.reading import Outlined, values


def unprintable(catalog: Catalog, fonts: Fonts, chosen: Iterable[Chosen]) -> Iterator[Problem]:
    """A problem for each field of these records that holds such characters."""
    for kind, id_ in chosen:
        for path, _, value in values(catalog.records[kind][id_], _text):
            signs = {sign for sign in str(value) if sign > " "}
            if lacking := sorted(fonts.lacking(signs) - INVISIBLE):
                found = {"found": "、".join(f"{sign}（U+{ord(sign):04X}）" for sign in lacking)}
                yield Problem(catalog.files.get((kind, id_), ""), path, "character-not-in-fonts", found)


def _text(field: Outlined) -> bool:
    return field.text and not field.about.private
