"""Digits however they are written, and the rows of numbers that they make; imports only the standard library.

A digit may be full-width, circled, raised, Arabic-Indic or a Chinese numeral; between two of them may stand characters that nobody
sees, marks of Markdown, and the spaces, hyphens and dots with which people group a number or hide it.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LEAST = 11
"""Digits that an identity card, a mobile number or a bank card has at least."""
NUMERALS = dict(zip("〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖貳參陸", "0001234567891123456789236", strict=True))
"""Chinese numerals, as people read a number out or write it on a cheque."""
_SIGNS = "²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒㈠-㈨㊀-㊈🄀-🄊"
_UNSEEN = (
    "\xad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Characters of no width: joiners, marks on other characters, letters that are drawn as nothing."""
UNSEEN = re.compile(f"[{_UNSEEN}]")
_DIGIT = rf"[\d{_SIGNS}{''.join(NUMERALS)}]"
_MANY = re.compile(rf"{_DIGIT}(?:[{_UNSEEN}]*+(?:(?!○)[\W_][{_UNSEEN}]*+){{0,6}}+{_DIGIT}){{{LEAST - 1}}}")
_NUMERAL = re.compile(f"[{''.join(NUMERALS)}]")
_WORD = re.compile("[0-9A-Za-z]")
MOST_BETWEEN = 3
"""Signs between two digits of one number; of several spaces one counts."""
_BETWEEN = {
    **dict.fromkeys(
        " \t\n\r\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("-_~‐‑‒–—―−﹘﹣－～＿", "-"),
    **dict.fromkeys(".·•‧∙⋅・．｡。", "."),
    **dict.fromkeys("/／", "/"),
    **dict.fromkeys(",，、", ","),
    **dict.fromkeys("()（）[]", "("),
    **dict.fromkeys("*`\\", ""),
}
"""What each sign between digits counts as; marks of Markdown as nothing."""


class Group(NamedTuple):
    """Digits with nothing to be seen between them: as ASCII (the last may be X), the place of each in the text, and what stands before."""

    digits: str
    places: tuple[int, ...]
    before: str
    """Of the signs between this group and the one before: ` `, `-`, `.`, `/`, `,`, `(`, or several of them; '' at a row's start."""


Row = tuple[Group, ...]


def many(text: str) -> bool:
    """Whether a text holds so many digits near each other that it has to be looked at closely. Nearly no text does."""
    return len(text) >= LEAST and _MANY.search(text) is not None


def rows(text: str, *, numerals: bool) -> Iterator[Row]:
    """Rows of digits; Chinese numerals are words, or with `numerals` digits as well: then only if the text has any."""
    if numerals and not _NUMERAL.search(text):
        return
    place = 0
    while found := _MANY.search(text, place):
        start, end = found.start(), found.end()
        while start < end:
            row, start = _row(text, start, numerals)
            if sum(len(group.digits) for group in row) >= LEAST:
                yield row
        place = start


def _row(text: str, start: int, numerals: bool) -> tuple[Row, int]:
    """The row that begins here, perhaps none, and where to go on."""
    groups: list[Group] = []
    digits, places, before, between, number, place = list[str](), list[int](), "", "", 0, start
    while place < len(text):
        char = text[place]
        if digit := _digit(char, text, place, number, numerals):
            if between and digits:
                groups.append(Group("".join(digits), tuple(places), before))
                digits, places, before = [], [], between
            digits.append(digit)
            places.append(place)
            between, number = "", number + 1
        elif (sign := _sign(char)) is None or len(between) > MOST_BETWEEN:
            break
        elif sign != " " or not between.endswith(" "):
            between += sign
        place += 1
    return (*groups, Group("".join(digits), tuple(places), before)) if digits else (), max(place, start + 1)


def _digit(char: str, text: str, place: int, number: int, numerals: bool) -> str:
    """The digit that a character is; X where it ends an identity card; '' for anything else."""
    if "0" <= char <= "9":
        return char
    if char in NUMERALS:
        return NUMERALS[char] if numerals else ""
    if char in "XxＸｘ":
        return "X" if number >= 17 and not _WORD.match(text, place + 1) else ""
    if char.isalnum() or unicodedata.category(char) == "No":
        value = unicodedata.digit(char, None)
        return str(value) if value is not None else _circled(char)
    return ""


def bare(text: str) -> str:
    """A text without its disguise: digits as ASCII, and nothing of what may stand between them."""
    return "".join(_bare(char) for char in text)


def _bare(char: str) -> str:
    if char in "XxＸｘ":
        return "X"
    sign = _sign(char)
    return (_digit(char, "", 0, 0, True) or char) if sign is None else ""


def _sign(char: str) -> str | None:
    """What a character between digits counts as; None where it ends the row."""
    return _BETWEEN[char] if char in _BETWEEN else "" if UNSEEN.match(char) else None


def _circled(char: str) -> str:
    """The digit of ㈠ or ㊀."""
    return NUMERALS.get(unicodedata.normalize("NFKC", char).strip("()"), "") if "㈠" <= char <= "㊈" else ""
