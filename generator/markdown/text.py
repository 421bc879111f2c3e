"""The words of HTML, and where its lines belong together; imports only the standard library."""

import re
from html import unescape

# The parser and the cleaner escape every quotation mark within a value, so it ends at the next one.
TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
NOTE_MARK = re.compile(r'<sup class="sf-note">.*?</sup>|<a [^>]*class="sf-note-back"[^>]*>[^<]*</a>')
TITLE = re.compile(r' title="[^"]*"')
CODE_BLOCK = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
WIDE = "—‘’“”…\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
# The line feed comes first because the matcher finds a literal fast.
WRAPPED = re.compile(rf"\n(?<=[{WIDE}]\n)(?=[{WIDE}])")
MARKUP = re.compile(r"[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[!#&)*+.:<=>@\[\]\\^_`{|}~-]| {4}")
"""Whatever may mean something in Markdown, or is refused in it; texts without it are paragraphs, between empty lines."""
BETWEEN = re.compile(r"\n(?: *\n)+")
NUMBERED = re.compile(r"\n(?=[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[、．]|[①-⑳])")


def plain(html: str) -> str:
    """The words of HTML from `render`, a line for each block, without footnote marks; for search and descriptions."""
    lines = words(html).split("\n")
    return "\n".join(stripped for line in lines if (stripped := line.strip()))


def unmarked(text: str) -> str | None:
    """What `plain` makes of a text when `render` has rendered it, told at a fraction of the cost; None for a text that may hold markup."""
    if MARKUP.search(text):
        return None
    paragraphs = (_joined("\n".join(line.strip(" ") for line in part.split("\n"))) for part in BETWEEN.split(text))
    return plain("\n".join(paragraphs))


def words(html: str) -> str:
    """What stands between the tags, as it reads."""
    if 'class="sf-note' in html:
        html = NOTE_MARK.sub("", html)
    html = TAG.sub("", html)
    return unescape(html) if "&" in html else html


def join_lines(html: str) -> str:
    """Lines that end and begin in Chinese become one: a browser would show a space there, and a search miss the word.

    Lines that count (一、 （二） 3、 ④) stay lines, because people who write official prose mean them so.
    """
    if ' title="' in html:
        html = TITLE.sub(lambda title: title[0].replace("\n", " "), html)
    if "<pre>" not in html:
        return _joined(html)
    parts = CODE_BLOCK.split(html)
    return "".join(part if number % 2 else _joined(part) for number, part in enumerate(parts))


def _joined(html: str) -> str:
    return WRAPPED.sub("", NUMBERED.sub("<br />\n", html)) if "\n" in html else html
