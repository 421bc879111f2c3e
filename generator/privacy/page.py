"""Numbers of persons in finished pages, where a template, a reference or two fields side by side may make one; imports numbers.

Most pages hold none, so the bytes are asked first, which costs microseconds.
"""

import re
from html import unescape

from generator.privacy.digits import LEAST
from generator.privacy.numbers import find
from generator.privacy.values import Finding

_DIGITS = bytes(ord("0") if 48 <= byte < 58 else ord(" ") for byte in range(256))
_BETWEEN = b" -.\t_*"
_MANY = b"0" * LEAST
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>"
)
_TAG = re.compile(r"<[^<>]*>")
_SAID = re.compile(
    r'\s(?:alt|aria-label|content|data-[a-z-]+|href|placeholder|src|title|value)=(?:"([^"]*)"|\'([^\']*)\')'
)
_APART = "\n|\n"
"""What joins no digits."""


def runs(page: bytes) -> int:
    """How many runs of digits a page holds that are long enough; more than its frame has by itself, and it is worth a look."""
    return page.translate(_DIGITS, _BETWEEN).count(_MANY)


def find_in_page(html: str) -> list[Finding]:
    """What is found in the words of a page and in what its attributes say; places are those within that text."""
    shown = _HIDDEN.sub(_APART, html)
    said = (match[1] or match[2] or "" for match in _SAID.finditer(shown))
    return find(unescape(_APART.join((_TAG.sub(_APART, _INLINE.sub("", shown)), *said))))
