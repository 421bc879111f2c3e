"""Record text within Markdown that forges show: it is text there and nothing else; imports problems.

A forge makes more of a comment than Markdown does: `@name` writes to somebody, `#1` and a commit's id become links, `:smile:` a
picture, `$…$` a formula. None of this can be escaped, but all of it is broken by an invisible space.
"""

import re
from collections.abc import Iterable
from html import escape

from generator.problems import visible
from generator.review.runs import Run

SPACE = "\u200b"
"""U+200B, which breaks a word for programs and not for readers."""
BREAKS = (
    re.compile(r"(?<=@)|(?<=[#!~%$^&])(?=[\w\"'\[{*.-])"),  # mentions, and the references of GitHub, GitLab and Gitee
    re.compile(r"(?<=:)(?=//|[\w+-]+:)"),  # addresses, pictures by name
    re.compile(r"(?<=[wW]{3})(?=\.)|(?<=\b[gG][hH])(?=-\d)"),  # addresses without a scheme, GH-1
)
COMMIT = re.compile(r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])([0-9a-f]{4})([0-9a-f]{3,60})(?![0-9A-Za-z])")
"""What may be a commit's id."""
NOTABLE = re.compile(r"[!-/:-@\[-`{-~]|[0-9a-f]{7}")
"""Text without any of this is plain already."""
PUNCTUATION = re.compile(r"([\\`*_{}\[\]#|~^$])")
LINE = "↵"
"""What stands for the end of a line."""
ENDS = re.compile(r"[ \u3000]*[\n\r\u0085\u2028\u2029]+[ \u3000]*")
ELEMENTS = {"-": "del", "+": "ins"}


def plain(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    shown = visible(ENDS.sub(f" {LINE} ", text.replace("\t", " ")))
    if not NOTABLE.search(shown):
        return shown
    return PUNCTUATION.sub(r"\\\1", escape(broken(shown), quote=False))


def broken(text: str) -> str:
    """Text in which a forge finds nobody to write to and nothing to link; also of HTML, outside its elements."""
    for pattern in BREAKS:
        text = pattern.sub(SPACE, text)
    return COMMIT.sub(rf"\1{SPACE}\2", text)


def marked(runs: Iterable[Run]) -> str:
    """What is gone struck through, what is new underlined, as every forge shows these two elements."""
    return "".join(
        f"<{ELEMENTS[run.sign]}>{plain(run.text)}</{ELEMENTS[run.sign]}>" if run.sign in ELEMENTS else plain(run.text)
        for run in runs
    )


def code(text: str) -> str:
    """A file's name, as such names are set."""
    shown = visible(text).replace("`", "'")
    return f"`{shown}`"
