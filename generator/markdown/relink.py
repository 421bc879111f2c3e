"""Links to one record led to another, in the source of a text; imports the parser's side of this folder."""

import re
from collections.abc import Iterator
from itertools import count

from generator.markdown.clean import inspect


def relinked(text: str, kind: str, old: str, new: str) -> str:
    """The text with every link to the record `old` of a type leading to `new`; all else stays, also what only looks like a link."""
    address = _spelt(f"{kind}:{old}")
    if not address.search(text):
        return text
    marker = next(each for number in count() if (each := f"zq{number}zq") not in text)
    numbers = count()
    # Which of them lead somewhere the parser knows best: each gets a name of its own, and those that come back are links.
    marked = address.sub(lambda found: f"{kind}:{marker}{next(numbers)}", text)
    links = {link.name for link in inspect(marked).references if link.kind == kind}
    numbers = count()
    return address.sub(lambda found: f"{kind}:{new}" if f"{marker}{next(numbers)}" in links else found[0], text)


def _spelt(address: str) -> re.Pattern[str]:
    """An address however its characters are spelt: CommonMark 2.4 (backslashes) and 2.5 (entities), RFC 3986 2.1 (percent signs)."""
    return re.compile("".join(f"(?:{'|'.join(_spellings(char))})" for char in address))


def _spellings(char: str) -> Iterator[str]:
    yield re.escape(char)
    if not char.isalnum():
        yield rf"\\{re.escape(char)}"
    yield f"%(?i:{ord(char):02x})"
    yield f"&#0*{ord(char)};"
    yield f"&#[xX]0*(?i:{ord(char):x});"
    if char == ":":
        yield "&colon;"
