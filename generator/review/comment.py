"""A report that came from somewhere else, made fit to be published under our name: whoever proposes a change may have written it; imports markup."""

import re
from html import escape, unescape

from generator.markdown import foreign
from generator.problems import visible
from generator.review.markup import SPACE, broken
from generator.review.report import LIMIT

MARKER = "<!-- shifan-review -->"
"""By which the comment is found again, to be updated."""
NOTE = {
    "zh": "这份报告由提出改动的一方的检查生成，仅供参考；以维护人员自己的检查为准。",
    "en": "This report comes from the checks of the change itself; what counts is the maintainers' own check.",
}


class Unfit(Exception):
    """It is no report at all."""


def comment(data: bytes, repository: str, lang: str) -> str:
    """The comment's text: words, lists and tables of the report, links only to files of `repository`, nothing that a forge acts on.

    Raises Unfit for what is empty, too long or no text.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unfit from error
    if not text.strip() or len(text) > LIMIT:
        raise Unfit
    file = re.compile(
        rf"{re.escape(repository.removesuffix('/'))}/(?:-/)?(?:blob|src/commit)/[0-9a-f]{{7,64}}/[\w./%~-]+(?:#L\d+)?"
    )
    lines = [visible(line) for line in text.replace(SPACE, "").splitlines()]
    more = ""
    while len(html := _html(lines, file)) > LIMIT:
        lines, more = lines[: len(lines) * LIMIT // len(html)], "…"
    return f"{MARKER}\n{html}\n<p>{more}{NOTE[lang]}</p>\n"


def _html(lines: list[str], file: re.Pattern[str]) -> str:
    def may_lead(address: str) -> bool:
        return bool(file.fullmatch(address)) and ".." not in address

    return foreign("\n".join(lines), may_lead, _spoken)


def _spoken(text: str) -> str:
    """A stretch of text within HTML."""
    return escape(broken(unescape(text)), quote=False)
