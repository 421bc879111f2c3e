"""Characters and encodings that have no place in a record, and how they are recognised; imports only the standard library."""

import re
from typing import NamedTuple

NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)

FORBIDDEN = re.compile(
    # Control characters (a tab and line ends are right) and what YAML or browsers take for line ends.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
    # Overrides and isolates of writing direction: they can make a text read as something else.
    "\u202a-\u202e\u2066-\u2069"
    # Surrogates and private use: nobody else sees what the writer saw.
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd" + NONCHARACTERS + "]"
)
HIDDEN = re.compile("[\xad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]")
"""Characters nobody sees, which come along when text is copied, and keep it from being found. Joiners (U+200C, U+200D) are right."""
GARBLED = re.compile("[\ufffc\ufffd]|锟斤拷|烫烫烫")
"""What is left when a text went through the wrong encoding, or a picture was pasted as text."""
ODD = re.compile(f"{FORBIDDEN.pattern}|{HIDDEN.pattern}|{GARBLED.pattern}")
MARKS = ("\ufffc", "\ufffd", "锟斤拷", "烫烫烫")
"""What `GARBLED` finds and `str.isprintable` lets pass."""

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")


def is_odd(text: str) -> bool:
    """Whether `ODD` is found in a text. Nearly no text is odd, so the questions come first that cost next to nothing."""
    plain = text.replace("\n", "").isprintable() and not any(mark in text for mark in MARKS)
    return not plain and ODD.search(text) is not None


def place(text: str, index: int) -> tuple[int, int]:
    """The 1-based line and column of a position; `\\r\\n`, `\\n` and `\\r` end lines, as in YAML."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, index - max(text.rfind("\n", 0, index), text.rfind("\r", 0, index))


class Decoded(NamedTuple):
    """The text of some bytes, None where it cannot be made out, and the problem with their encoding.

    `code` is '' for UTF-8, else `bom`, `not-utf8` or `broken-utf8`; `encoding` is `GBK`, `UTF-16`, `unknown` or ''.
    """

    text: str | None
    code: str = ""
    encoding: str = ""
    line: int = 1
    column: int = 1


def decode(data: bytes) -> Decoded:
    """Bytes as text; of other encodings than UTF-8 the text comes only where the guess makes sense."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(_sensible(data, "utf-16"), "not-utf8", "UTF-16")
    if b"\0" in data and (wide := _wide(data)) is not None:
        return Decoded(wide, "not-utf8", "UTF-16")
    try:
        return Decoded(data.decode("utf-8-sig"), "bom" if data.startswith(b"\xef\xbb\xbf") else "")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        return _foreign(data, *place(before, len(before)))


def _wide(data: bytes) -> str | None:
    guesses = (_sensible(data, encoding) for encoding in ("utf-16-le", "utf-16-be"))
    return next((text for text in guesses if text is not None and (":" in text or "," in text)), None)


def _foreign(data: bytes, line: int, column: int) -> Decoded:
    lenient = data.decode("utf-8", "replace")
    if len(CHINESE.findall(lenient)) > lenient.count("\ufffd"):
        return Decoded(None, "broken-utf8", "", line, column)
    text = _sensible(data, "gb18030")
    if text is None or not CHINESE.search(text):
        return Decoded(None, "not-utf8", "unknown", line, column)
    return Decoded(text, "not-utf8", "GBK", line, column)


def _sensible(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if FORBIDDEN.search(text) or GARBLED.search(text) else text
