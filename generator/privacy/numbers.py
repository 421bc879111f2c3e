"""Numbers of persons: identity cards, mobile telephones, bank cards, in whatever disguise; imports digits.

Found are numbers that stand alone, and numbers in groups where the groups are no dates, years, decimals or rows of other numbers.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from generator.privacy.digits import LEAST, NUMERALS, Group, Row, many, rows
from generator.privacy.values import Finding, apart

LONGEST = 19
_MOBILE = re.compile(r"(?:(?:00)?86|0)?(1[3-9]\d{9})")
_COUNTRY = ("86", "0086")
_CARD = re.compile(
    r"(?:62|81[0-7])\d{13,17}|(?:456351|601382|955880|955881|955882|955888|955900)\d{13}|3[47]\d{13}"
    r"|(?:4\d{3}|5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720|352[89]|35[3-8]\d|6011|65\d\d)\d{12}"
)
"""How bank cards begin and how long they are: UnionPay; old cards of Chinese banks; American Express; Mastercard, Visa, JCB, Discover."""
_PREFECTURES = {
    "11": (2, 0), "12": (2, 0), "13": (11, 30), "14": (11, 27), "15": (9, 29), "21": (14, 22), "22": (8, 26), "23": (12, 27),
    "31": (2, 0), "32": (13, 27), "33": (11, 28), "34": (18, 29), "35": (9, 28), "36": (11, 26), "37": (17, 29), "41": (17, 30),
    "42": (13, 29), "43": (13, 31), "44": (20, 29), "45": (14, 28), "46": (4, 0), "50": (3, 0), "51": (20, 39), "52": (6, 27),
    "53": (9, 35), "54": (6, 27), "61": (10, 27), "62": (12, 30), "63": (2, 28), "64": (5, 22), "65": (5, 32),
}  # fmt: skip
"""The provinces of GB/T 2260 with the highest code of a city (from 01) and of a prefecture (from 21), today's and former."""
_OLD = re.compile(r"[1-6]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_OTHER_PREFECTURES = ("4451", "4452", "4453", "6540", "6542", "6543")
_SUM = re.compile(
    r"\s?(?:[万亿]?(?:元|美元|港元|欧元|日元)|[万亿](?!科|达)|人次|千瓦时|立方米|平方米|公里|公斤|吨|株|亩|字节|[Kk]?[Ww]h\b)|\.\d{1,2}(?!\d)"
)
"""What makes a sum of a number."""
_OTHER_NUMBER = re.compile(
    r"(?:订单|单号|运单|流水号|交易号|发票|受理号|合同号|批号|条码|条形码|货号|注册号|税号|纳税人识别号|信用代码|机构代码"
    r"|许可证|登记证|案号|文号|档案号|书号|ISBN|ISSN)[^\d，。；\n]{0,6}$",
    re.IGNORECASE,
)
"""What names a number that is no person's."""
_TELEPHONE = re.compile(r"(?:tel|phone|mobile|mob|cell|fax|wx|vx|weixin|wechat|qq|[mtp])$", re.IGNORECASE)
"""Letters that may stand right before a telephone number; after any others it is part of a name or a code."""
_GROUPS = {(3, 4, 4), (7, 4), (3, 8), (4, 7), (4, 4, 3), (3, 3, 5), (3, 5, 3)}
"""How people group a mobile number."""


def find(text: str) -> list[Finding]:
    """Identity cards (right check digit), mobile numbers and bank cards (Luhn) in a text, in order, without overlaps."""
    if not many(text):
        return []
    found = [
        each
        for numerals in (False, True)
        for row in rows(text, numerals=numerals)
        for each in _in_row(text, row, numerals)
    ]
    return apart(sorted(found, key=lambda each: _RANK.index(each.kind)))


_RANK = ("id-card", "bank-card", "mobile")
_BEGINS = re.compile(r"0?1[3-9]|(?:00)?86|[1-8]\d{5}(?:19|20)|[1-6]\d{7}[01]\d[0-3]|[2-6]|81|95")
"""How any of them begins: a row may be long."""


def _in_row(text: str, row: Row, numerals: bool) -> Iterator[Finding]:
    """Every stretch of whole groups that is a number."""
    digits = "".join(group.digits for group in row)
    begins = list(accumulate((len(group.digits) for group in row), initial=0))
    for first, group in enumerate(row):
        begin = begins[first]
        for last in range(first, len(row) if _BEGINS.match(digits, begin) else first):
            size = begins[last + 1] - begin
            if size > LONGEST:
                break
            if size >= LEAST and (kind := _kind(text, row, first, last, digits[begin : begin + size])):
                start, end = group.places[0], row[last].places[-1] + 1
                yield Finding(kind, start, end, text[start:end])
        if numerals:
            yield from _trimmed(text, group)


def _trimmed(text: str, group: Group) -> Iterator[Finding]:
    """`一三八零零一三八零零零一直`: a numeral at either end may be part of a word."""
    ends = (len(group.places) > LEAST and text[group.places[place]] in NUMERALS for place in (0, -1))
    before, after = ends
    for left, right in ((0, 1), (1, 0), (1, 1)):
        if left <= before and right <= after:
            stop = len(group.places) - right
            inner = Group(group.digits[left:stop], group.places[left:stop], "")
            if len(inner.digits) >= LEAST and (kind := _kind(text, (inner,), 0, 0, inner.digits)):
                start, end = inner.places[0], inner.places[-1] + 1
                yield Finding(kind, start, end, text[start:end])


def _kind(text: str, row: Row, first: int, last: int, digits: str) -> str:
    """`id-card`, `mobile`, `bank-card`, or '' for what is none of them."""
    kind, shapes = _bare_kind(digits)
    start, end = row[first].places[0], row[last].places[-1] + 1
    if not kind or (len(digits) != 18 and _OTHER_NUMBER.search(text, max(0, start - 20), start)):
        return ""
    if kind == "mobile":
        alone = _stands_alone(text, start, end) or (first == 0 and _TELEPHONE.search(text, max(0, start - 8), start))
        is_sum = _SUM.match(text, end) or text[start - 1 : start] == "点"
        return kind * bool(alone and not is_sum and _is_mobile(row, first, last))
    return kind * (_stands_alone(text, start, end) and (not shapes or _is_shape(row, first, last, {shapes})))


def _bare_kind(digits: str) -> tuple[str, tuple[int, ...]]:
    """What digits are by themselves, and the groups in which such a number is written; () for any groups."""
    length = len(digits)
    if length == 18 and is_identity(digits):
        return "id-card", ()
    if length == 15 and _is_old_identity(digits):
        return "id-card", (6, 6, 3)
    if is_card(digits):
        return "bank-card", (4,) * (length // 4) + (length % 4,) * (length % 4 > 0)
    return "mobile" if _MOBILE.fullmatch(digits) else "", ()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter or digit touches it."""
    sides = text[max(0, start - 1) : start], text[end : end + 1]
    return not any(side.isascii() and side.isalnum() for side in sides)


# --- groups


def _is_mobile(row: Row, first: int, last: int) -> bool:
    if first == last:
        # 113.13800138000 is a coordinate, 1.13800138000 an item of a list.
        return not (
            first and row[first].before == "." and (len(row[first - 1].digits) > 1 or row[first - 1].digits == "0")
        )
    if first and row[first - 1].digits in _COUNTRY:
        first, number = first - 1, first
    else:
        number = first
    inner = row[number : last + 1]
    shapes = _GROUPS | {(2, *shape) for shape in _GROUPS} if row[number].digits in _COUNTRY else _GROUPS
    return _is_shape(row, first, last, shapes, number) and not (
        _has_years(inner) or _has_date(inner) or _is_address(inner)
    )


def _is_shape(row: Row, first: int, last: int, shapes: set[tuple[int, ...]], number: int | None = None) -> bool:
    """Whether the groups are those of one number: the usual ones, single digits, or any that stand in a row of their own."""
    inner = row[first if number is None else number : last + 1]
    signs = {group.before for group in inner[1:]}
    lengths = tuple(len(group.digits) for group in inner)
    if len(inner) == 1:
        return True
    goes_on = (first and row[first].before in signs) or (last + 1 < len(row) and row[last + 1].before in signs)
    if set(lengths) == {1} or (lengths in shapes and not any("," in sign for sign in signs)):
        return not goes_on
    apart = (first == 0 or _parts(row[first])) and (last + 1 == len(row) or _parts(row[last + 1]))
    return apart and not any(char in sign for sign in signs for char in ",(/") and not _is_table(inner)


def _parts(group: Group) -> bool:
    """Whether what stands before a group parts numbers."""
    return any(char in group.before for char in ",(")


def _has_years(row: Row) -> bool:
    """1986-2006 100, 1998.10-2006.1."""
    years = [len(group.digits) == 4 and "1900" <= group.digits <= "2099" for group in row]
    return years[0] and any(years[1:])


def _has_date(row: Row) -> bool:
    """1998-10-12 130: a date and another number."""
    for start in range(len(row) - 2):
        year, month, day = (group.digits for group in row[start : start + 3])
        signs = {group.before for group in row[start + 1 : start + 3]}
        others = {group.before for group in (*row[1 : start + 1], *row[start + 3 :])}
        if len(year) == 4 and len(signs) == 1 and not signs & others and _is_day(f"{year}{month:0>2}{day:0>2}"):
            return True
    return False


def _is_address(row: Row) -> bool:
    """192.168.100.10: the address of a machine."""
    return (
        len(row) == 4
        and all(group.before == "." for group in row[1:])
        and all(int(group.digits) < 256 for group in row)
    )


def _is_table(row: Row) -> bool:
    """13.5 12.8 14.2: decimals beside each other."""
    signs = [group.before for group in row[1:]]
    return (
        " " in signs
        and "." in signs
        and all(len(row[place].digits) <= 2 for place in range(1, len(row)) if row[place].before == ".")
    )


# --- numbers


def is_identity(number: str) -> bool:
    """The check digit of GB 11643 (ISO 7064, MOD 11-2) is right, the division's province exists and the birthday is a day."""
    known = number[:2] in _PREFECTURES or number[:2] in ("71", "81", "82", "83")
    if not known or not number[:17].isdecimal() or not _is_day(number[6:14]):
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17]


def _is_old_identity(number: str) -> bool:
    """Fifteen digits, as until 1999: division, birthday without the century, serial number; there is no check digit."""
    if not _OLD.fullmatch(number):
        return False
    province, prefecture = number[:2], int(number[2:4])
    city, area = _PREFECTURES.get(province, (0, 0))
    is_place = (
        1 <= prefecture <= city or 21 <= prefecture <= area or prefecture == 90 or number[:4] in _OTHER_PREFECTURES
    )
    return province in _PREFECTURES and is_place and number[4:6] != "00" and _is_day(f"19{number[6:12]}")


def _is_day(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).year <= 2100
    except ValueError:
        return False


def is_card(number: str) -> bool:
    """Luhn; numbers that begin like a region code and a date (440106 20060228 01) are file numbers, not cards."""
    if not _CARD.fullmatch(number):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    right = sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
    return right and not (number[0] in "45" and _is_day(number[6:14]))
