"""The kinds of value a field may hold, and the parts several record types share.

Every scalar arrives as text, just as written; the types here say when it is more than text. A value that does not
fit raises `PydanticCustomError` whose type is the problem code and whose context holds the code's arguments.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from generator.fields import Written, about, as_line, as_number, as_text

LINE_LENGTH = 200
HIGHLIGHT_LENGTH = 30
ONE_LINE = r"^[^\r\n]*\S[^\r\n]*$"


def refuse(code: str, **arguments: object) -> PydanticCustomError:
    """The error that becomes the problem `code` with these arguments."""
    return PydanticCustomError(
        code, "{code}", {"code": code, **{name: str(value) for name, value in arguments.items()}}
    )


def _line(value: str) -> str:
    if "\n" in value or "\r" in value:
        raise refuse("line-break")
    return _said(value, LINE_LENGTH)


def _text(value: str) -> str:
    # How long Markdown may be is for Markdown to say.
    return _said(value, len(value))


def _highlight(value: str) -> str:
    return _line(_said(value, HIGHLIGHT_LENGTH))


def _said(value: str, limit: int) -> str:
    if len(value) > limit:
        raise refuse("too-long", length=len(value), limit=limit)
    if not value.strip():
        raise refuse("empty-value")
    return value


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 64


def is_id(value: str) -> bool:
    """Whether `value` may be a record's id: lower-case Latin letters and digits, joined by single hyphens."""
    return len(value) <= LONGEST_ID and _ID.fullmatch(value) is not None


def _former(value: str) -> str:
    if not is_id(value):
        raise refuse("bad-id", found=value)
    return value


_REGION = re.compile(r"[0-9]{6}(?:[0-9]{3})?")


def is_region_code(value: str) -> bool:
    """Whether `value` has the form of a code of GB/T 2260, six digits, or of a township, nine."""
    return _REGION.fullmatch(value) is not None


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
"""Dates before and after are slips: the youth league began in 1922."""
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# 2006.2.28, 2006年2月28日, 20060228, and what a spreadsheet makes of it: 2006-02-28 00:00:00.
_LOOSE_DAY = re.compile(
    r"([0-9]{4})(?:\s*[-./年。、]\s*|\s+)([0-9]{1,2})(?:\s*[-./月。、]\s*|\s+)([0-9]{1,2})\s*[日号]?(?:[ T][0-9:.]+)?"
    r"|([0-9]{4})([0-9]{2})([0-9]{2})"
)


def _suggested_day(value: str) -> str:
    """The day that was probably meant, as it should be written; '' when nobody can tell."""
    loose = _LOOSE_DAY.fullmatch(unicodedata.normalize("NFKC", value).strip())
    found = _date(*filter(None, loose.groups())) if loose else None
    return found.isoformat() if found else ""


def _date(*parts: str) -> date | None:
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def _day(value: object) -> date:
    text = _scalar(value)
    parts = _DAY.fullmatch(text)
    if not parts:
        raise refuse("bad-date-form", found=text, suggestion=_suggested_day(text))
    day = _date(*parts.groups())
    if day is None:
        raise refuse("impossible-date", found=text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise refuse("number-range", found=text, minimum=FIRST_DAY, maximum=LAST_DAY)
    return day


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("not-text", found="list" if isinstance(value, list) else "mapping")
    if not value.strip():
        raise refuse("empty-value")
    return value


def _written(pattern: re.Pattern[str], code: str, longest: int) -> Callable[[str], str]:
    """Lets through what is written like this and is no longer."""

    def checked(value: str) -> str:
        if len(value) > longest or not pattern.fullmatch(value):
            raise refuse(code, found=value)
        return value

    return checked


_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_WHOLE = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,4})?")
FIRST_YEAR = 1949


def _whole(value: object) -> int:
    text = _scalar(value)
    if not _WHOLE.fullmatch(text):
        raise refuse("not-a-number", found=text)
    return int(text)


def _decimal(value: object) -> float:
    text = _scalar(value)
    if not _DECIMAL.fullmatch(text):
        raise refuse("not-a-number", found=text)
    return float(text)


def _year(value: int) -> int:
    if not FIRST_YEAR <= value <= LAST_DAY.year:
        raise refuse("number-range", found=value, minimum=FIRST_YEAR, maximum=LAST_DAY.year)
    return value


def _truth(value: object) -> bool:
    text = _scalar(value)
    if text not in ("true", "false"):
        raise refuse("not-in-list", found=text, nearest="", allowed="true、false")
    return text == "true"


LONGEST_URL = 500
_URL = re.compile(r"""https?://[^\s<>"'`{}|\\^]+""")


_EMAIL = re.compile(r"[^\s@，。；、：]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


_ACCOUNT = re.compile(r"@[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?(?:/[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)*")


Line = Annotated[str, AfterValidator(_line), as_text(ONE_LINE, LINE_LENGTH)]
"""One line of text, ≤ 200 characters."""
Text = Annotated[str, AfterValidator(_text), as_text(r"\S", kind="text")]
"""Long text."""
Highlight = Annotated[str, AfterValidator(_highlight), as_text(ONE_LINE, HIGHLIGHT_LENGTH)]
"""One line, ≤ 30 characters, for posters and slides."""
Id = Annotated[str, AfterValidator(_line), as_text(f"^{_ID.pattern}$", LONGEST_ID)]
"""The id of a record. Whether there is one the rules tell: they know the nearest, also when somebody wrote a name."""
FormerId = Annotated[str, AfterValidator(_former), as_text(f"^{_ID.pattern}$", LONGEST_ID)]
"""An id that a record had: part of an address that still has to lead somewhere."""
Term_ = Annotated[str, AfterValidator(_line), as_text(ONE_LINE, LINE_LENGTH)]
"""The key of an open vocabulary; the rules look it up."""
Day = Annotated[
    date, BeforeValidator(_day), as_line("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", kind="day"), Written({"format": "date"})
]
"""A calendar day, written 2006-02-28 (ISO 8601, extended form, nothing else)."""
Time = Annotated[
    str, AfterValidator(_written(_TIME, "bad-time", LINE_LENGTH)), as_line(f"^{_TIME.pattern}$", kind="time")
]
"""A time of day, written 09:30."""
Count = Annotated[int, BeforeValidator(_whole), as_number(f"^{_WHOLE.pattern}$", 0, 999_999_999)]
Decimal = Annotated[float, BeforeValidator(_decimal), as_number(f"^{_DECIMAL.pattern}$", 0, 1_000_000_000, whole=False)]
Year = Annotated[
    int, BeforeValidator(_whole), AfterValidator(_year), as_number("^[0-9]{4}$", FIRST_YEAR, LAST_DAY.year)
]
Truth = Annotated[bool, BeforeValidator(_truth), Written({"type": ["boolean", "string"], "pattern": "^(true|false)$"})]
"""Yes or no, written true or false."""
Url = Annotated[
    str, AfterValidator(_written(_URL, "bad-url", LONGEST_URL)), as_line(f"^{_URL.pattern}$", LONGEST_URL, "url")
]
Email = Annotated[
    str,
    AfterValidator(_written(_EMAIL, "bad-email", LINE_LENGTH)),
    as_line(f"^{_EMAIL.pattern}$", LINE_LENGTH, "email"),
]
Account = Annotated[
    str,
    AfterValidator(_written(_ACCOUNT, "bad-account", LINE_LENGTH)),
    as_text(f"^{_ACCOUNT.pattern}$", LINE_LENGTH, "account"),
]
"""An account or a team of a forge, written @somebody or @organisation/team."""
RegionCode = Annotated[str, AfterValidator(_line), as_number(f"^{_REGION.pattern}$", 100_000, 999_999_999)]
"""A GB/T 2260 code of six digits, or a township's of nine; the rules look it up."""

PATTERNS = {
    "id": _ID.pattern,
    "day": _DAY.pattern,
    "loose-day": _LOOSE_DAY.pattern,
    "time": _TIME.pattern,
    "whole": _WHOLE.pattern,
    "decimal": _DECIMAL.pattern,
    "url": _URL.pattern,
    "email": _EMAIL.pattern,
    "account": _ACCOUNT.pattern,
}
"""How values of each kind are written from end to end, in what Python's and a browser's regular expressions share."""


class Part(BaseModel):
    """A piece of a record: closed (unknown keys are problems), immutable, an empty value the same as none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, value: object) -> object:
        if isinstance(value, dict) and "" in value.values():
            return {key: item for key, item in value.items() if item != "" or key not in cls.model_fields}
        return value


class Record(Part):
    """One file of `data/`; its id is the file's name."""

    # Any name that a file may have: whether it is fit for an id is said of the file.
    id: Annotated[
        str, about("编号", "Id", "与文件名相同，确定后不再改动。可省略。"), as_text(f"^{_ID.pattern}$", LONGEST_ID)
    ] = ""
    former: Annotated[
        tuple[FormerId, ...],
        about("曾用编号", "Former ids", "改名前的编号，由 shifan rename 填写；旧网址转到现在的页面。"),
    ] = ()


class Figure(Part):
    """A result in numbers: the value stays as written."""

    label: Annotated[Line, about("指标", "Label", "如：新建团支部。")]
    value: Annotated[Line, about("数值", "Value", "如：12、+35%、1.10 万。")]
    unit: Annotated[Line, about("单位", "Unit")] = ""
    note: Annotated[Line, about("说明", "Note")] = ""


class Contact(Part):
    """Who to ask; private as a whole."""

    person: Annotated[Line, about("联系人", "Person", private=True)] = ""
    phone: Annotated[Line, about("联系电话", "Telephone", private=True)] = ""
    email: Annotated[Email, about("电子邮箱", "E-mail", private=True)] = ""
