"""Personal data in plain text: identity cards, mobile numbers, bank cards; imports only the standard library.

Numbers are found as people write and disguise them: in full-width digits, in groups, with invisible characters between.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

# Letters that are drawn as nothing, though Unicode counts them as letters.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
# Eleven digits with little between them: what no identity card, telephone or bank card goes without.
_MANY_DIGITS = re.compile(rf"\d(?:[\W_{_BLANK_LETTERS}]{{0,4}}\d){{10}}")
LEAST_DIGITS = 11
# In such text nothing is disguised, and it can be searched as it stands.
_UNDISGUISED = re.compile("[\x00-\x7f\u2010-\u2027\u3000-\u303f\u3400-\u9fff，。：；！？（）％＋～／\xb7\xb0\xd7]*")
_INVISIBLE = frozenset("\u034f\u17b4\u17b5" + _BLANK_LETTERS)

_ALONE = r"(?<![0-9A-Za-z])"
_END = r"(?![0-9A-Za-z])"
_GAP = r"[ \-\u2010-\u2015\u3000]"
_IDENTITY = re.compile(rf"{_ALONE}[1-8]\d{{16}}[\dXx]{_END}")
# In groups it must not be part of a longer row of numbers.
_SPACED_IDENTITY = re.compile(rf"(?<!\d{_GAP}){_ALONE}[1-8](?:{_GAP}?\d){{16}}{_GAP}?[\dXx]{_END}(?!{_GAP}\d)")
# 13800138000元 is a sum; 3-4-4 and one by one are how people group a mobile number, 1986-2006 100 is something else.
_MOBILE = re.compile(
    rf"(?<![0-9A-Za-z.])(?:(?:\+|00)?86{_GAP}?)?"
    rf"(1[3-9](?:\d{{9}}|\d{_GAP}\d{{4}}{_GAP}?\d{{4}}|\d{{5}}{_GAP}\d{{4}})|1{_GAP}[3-9](?:{_GAP}\d){{9}})"
    rf"(?![0-9A-Za-z]|\s?[万亿]?元|\.\d)",
)
_CARD = re.compile(rf"{_ALONE}(?:62|4\d|5[1-5])\d{{2}}(?:{_GAP}?\d{{4}}){{3}}(?:{_GAP}?\d{{1,3}})?{_END}")
_EMAIL = re.compile(
    r"[\w.+-]{1,64}@(?:qq|163|126|gmail|sina|foxmail|outlook|hotmail|139|189|yeah|sohu|aliyun|icloud)\.(?:com|net|cn)\b",
    re.ASCII | re.IGNORECASE,
)
_SIGNS = ("微信", "QQ", "qq", "Qq", "qQ")
_ACCOUNT = re.compile(r"(?:QQ|微信号|微信)\s*[:：]\s*[A-Za-z0-9_-]{5,}", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """A place that looks like personal data; `kind` is `id-card`, `mobile`, `bank-card`, `email` or `account`."""

    kind: str
    start: int
    end: int
    found: str
    """The characters as they stand in the text, from `start` to `end`."""


def find(text: str) -> list[Finding]:
    """Identity cards (right check digit), mobile numbers and bank cards (Luhn) in a text, in order, without overlaps."""
    if len(text) < LEAST_DIGITS or not _MANY_DIGITS.search(text):
        return []
    plain, origin = (text, range(len(text))) if _UNDISGUISED.fullmatch(text) else _plain(text)
    found: list[Finding] = []
    for kind, pattern, is_real in _NUMBERS:
        for match in pattern.finditer(plain):
            if is_real(re.sub(_GAP, "", match[0])):
                group = 1 if kind == "mobile" else 0
                found.append(_finding(kind, text, origin[match.start(group)], origin[match.end(group) - 1] + 1))
    return _apart(found)


def find_soft(text: str) -> list[Finding]:
    """What may be private and may not: addresses of personal mail providers, chat accounts with their label."""
    mails = _EMAIL.finditer(text) if "@" in text else ()
    accounts = _ACCOUNT.finditer(text) if any(sign in text for sign in _SIGNS) else ()
    found = [_finding("email", text, *match.span()) for match in mails]
    return _apart(found + [_finding("account", text, *match.span()) for match in accounts])


def _finding(kind: str, text: str, start: int, end: int) -> Finding:
    return Finding(kind, start, end, text[start:end])


def _apart(found: list[Finding]) -> list[Finding]:
    """Sorted by place; of two that overlap the first kind looked for stays."""
    kept: list[Finding] = []
    for each in found:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The text with plain digits and without invisible characters, and for each character its place in the original."""
    chars: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        for plain in _plain_char(char):
            chars.append(plain)
            origin.append(index)
    return "".join(chars), origin


def _plain_char(char: str) -> str:
    if char.isascii():
        return char
    if char in _INVISIBLE or unicodedata.category(char) in ("Cf", "Mn") or "\ufe00" <= char <= "\ufe0f":
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return unicodedata.normalize("NFKC", char)


def _is_identity(number: str) -> bool:
    """The check digit of GB 11643 (ISO 7064, MOD 11-2) is right and the birthday is a day."""
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17].upper() and _is_day(number[6:14])


def _is_day(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).year <= 2100
    except ValueError:
        return False


def _is_card(number: str) -> bool:
    """Luhn; numbers that begin like a region code and a date (440106 20060228 01) are file numbers, not cards."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    right = sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
    length = (16, 19) if number.startswith("62") else (16, 16)
    return right and length[0] <= len(number) <= length[1] and not (number[0] in "45" and _is_day(number[6:14]))


_NUMBERS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("id-card", _IDENTITY, _is_identity),
    ("id-card", _SPACED_IDENTITY, _is_identity),
    ("mobile", _MOBILE, lambda number: True),
    ("bank-card", _CARD, _is_card),
)
