"""The parser, kept within bounds: Markdown to HTML that is not yet clean; only here comrak is imported, of ours storey 0."""

import re

import comrak

from generator.markdown.values import problem
from generator.problems import Problem

LONGEST = 60_000
"""Characters of one text. A few patterns cost the parser quadratic time: at this length the worst one found takes 0.8 s."""
MOST_BRACKETS = 2_000
MOST_CELLS = 20_000
DEEPEST = 24
"""How deep lists, quotes and emphasis may nest. The cleaner's time grows with the square of the depth."""


def _output(escape: bool) -> comrak.RenderOptions:
    # "Unsafe" keeps dangerous addresses as written, so that a problem can name them; none gets past the links and the cleaner.
    return comrak.RenderOptions(escape=escape, unsafe_=escape)


EXTENSIONS = comrak.ExtensionOptions(
    cjk_friendly_emphasis=True, table=True, autolink=True, strikethrough=True, tasklist=True, footnotes=True
)
PARSING, ESCAPING, OMITTING = comrak.ParseOptions(), _output(True), _output(False)
# No text needs these, and XML, terminals and browsers disagree about them.
CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
BLANK = re.compile(r"\n[ \t]*\n")
NESTING = re.compile(r"<(/?)(?:blockquote|ul|ol|strong|em|del)\b")
TAG_LIKE = re.compile(r"</?[a-zA-Z][^>\n]{0,40}>?|<[!?]")
INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?: {4}|\t)[ \t]*([\u3400-\u9fff]+)")
CODE = re.compile(r"<pre><code>([\u3400-\u9fff]+)")


def parse(text: str) -> tuple[str, Problem | None]:
    """The parser's HTML, or '' and the problem for which a text is refused before it can cost seconds."""
    if refusal := _excess(text):
        return "", refusal
    html = comrak.markdown_to_html(text, EXTENSIONS, PARSING, ESCAPING)
    depth = _depth(html)
    return (html, None) if depth <= DEEPEST else ("", _too_complex("> - *", depth, DEEPEST))


def doubtful(text: str, html: str) -> list[Problem]:
    """What a text says in Markdown and hardly means: HTML, and paragraphs that become code by their indentation."""
    problems = []
    # Whether it is HTML only the parser knows: `a<b` and `<b>` in code are none.
    tag = TAG_LIKE.search(text) if "&lt;" in html else None
    if tag and "<!-- raw HTML omitted -->" in comrak.markdown_to_html(text, EXTENSIONS, PARSING, OMITTING):
        problems.append(problem("markdown-html", found=tag[0]))
    code = set(CODE.findall(html)) if "<pre><code>" in html else set()
    if indented := next((line[1] for line in INDENTED.finditer(text) if line[1] in code), ""):
        problems.append(problem("markdown-indented", found=indented))
    return problems


def _excess(text: str) -> Problem | None:
    if len(text) > LONGEST:
        return problem("markdown-too-long", found=str(len(text)), limit=str(LONGEST))
    if control := CONTROL.search(text):
        return problem("markdown-character", found=f"U+{ord(control[0]):04X}")
    if (brackets := text.count("[")) > MOST_BRACKETS:
        return _too_complex("[", brackets, MOST_BRACKETS)
    if "|" in text and (cells := _cells(text)) > MOST_CELLS:
        return _too_complex("|", cells, MOST_CELLS)
    return None


def _too_complex(sign: str, count: int, limit: int) -> Problem:
    return problem("markdown-too-complex", sign=sign, found=str(count), limit=str(limit))


def _cells(text: str) -> int:
    """No fewer table cells than the parser would make: it fills every row up to the width of the first."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = (paragraph.split("\n") for paragraph in BLANK.split(unix) if "|" in paragraph)
    return sum(len(lines) * (1 + max(line.count("|") for line in lines)) for lines in paragraphs)


def _depth(html: str) -> int:
    """How deep quotes, lists and emphasis nest; merely their number where even that does not matter."""
    number = sum(map(html.count, ("</blockquote", "</ul", "</ol", "</strong", "</em", "</del")))
    if number <= DEEPEST:
        return number
    depth = deepest = 0
    for tag in NESTING.finditer(html):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest
