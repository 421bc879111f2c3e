"""Words for descriptions: dates as readers write them, one sentence out of a text; imports nothing of ours."""

import re
from datetime import date
from functools import lru_cache

LONGEST = 120
"""Characters of a description; search engines show no more."""
_SIGNS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`~#>|]+|^\s*(?:[-+]|\d+[.)])\s+", re.MULTILINE)
_ENDS = "。！？；，、 "


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """2006年2月28日."""
    return f"{value.year}年{value.month}月{value.day}日"


def sentence(text: str) -> str:
    """The beginning of a text as one line of at most `LONGEST` characters, ended where a sentence or clause ends if one does."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    cut = line[: LONGEST - 1]
    end = max(cut.rfind(sign) for sign in _ENDS[:3])
    return cut[: end + 1] if end >= LONGEST // 2 else f"{cut.rstrip(_ENDS)}…"


def plain(markdown: str) -> str:
    """Markdown without its signs, good enough for a description; what a page shows goes through the Markdown module."""
    return " ".join(_SIGNS.sub(r"\1", markdown).split())
