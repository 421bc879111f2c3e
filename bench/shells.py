"""The shells of a site that Shifan has built, and its pages taken apart again into what was stamped into them."""

import html
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from generator import engines, frame
from generator.check import check
from generator.engines import EngineFailed
from generator.frame import Layout, Sheet, Shell


def shells(root: Path, data: Path) -> Mapping[Layout, Shell]:
    """The shells as the build makes them."""
    catalog = check(root, data, None, os.environ).catalog
    assert catalog is not None, "the records of the benchmark are right"
    site = catalog.site
    settings = {"site_name": site.name, "site_description": site.description, "extra": {"notice": site.notice}}
    with tempfile.TemporaryDirectory() as scratch:
        staged = engines.stage(root, Path(scratch) / "stage", frame.sources(), settings)
        made = engines.run("mkdocs", staged, os.environ)
        assert not isinstance(made, EngineFailed), made
        return frame.shells(made.rendered)


def unstamp(page: str, address: str, found: Mapping[Layout, Shell]) -> Sheet | None:
    """What was stamped to make this page; None when no shell fits, that is, when it is written by hand."""
    depth = address.count("/")
    likely = address.partition("/")[0]
    for layout in sorted((layout for layout in found if layout[1] == depth), key=lambda layout: layout[0] != likely):
        parts = _pattern(found[layout]).fullmatch(page)
        if parts:
            title, description = html.unescape(parts["title"]), html.unescape(parts["description"])
            return Sheet(address, layout[0], title, description, parts["body"])
    return None


@cache
def _pattern(shell: Shell) -> re.Pattern[str]:
    return re.compile("".join(_parts(shell)), re.DOTALL)


def _parts(shell: Shell) -> Iterator[str]:
    """A slot takes anything where it stands first, and the same wherever it stands again."""
    slots, seen = dict(shell.slots), set[str]()
    for place, piece in enumerate(shell.pieces):
        slot = slots.get(place)
        if slot is None:
            yield re.escape(piece)
        elif slot in seen:
            yield f"(?P={slot})"
        else:
            seen.add(slot)
            # Only the body holds a plain quotation mark: the others are escaped for attributes.
            text = ".*" if slot == "body" else '[^"]*?'
            yield f"(?P<{slot}>{text})"
