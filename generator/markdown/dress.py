"""The parser's HTML made ours: pictures, links, headings, tables, notes; not yet clean; imports storey 0.

The parser escapes `"`, `<` and `>` in text and in values alike: a pattern that has a quotation mark beside an angle
bracket can only match a tag, and `[^"]*` is a whole value.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import unquote

from generator.markdown.text import join_lines, words
from generator.markdown.values import Entry, ImageView, Picture, Reference, problem
from generator.problems import Problem

ImageResolver = Callable[[str], ImageView | None]
LinkResolver = Callable[[Reference], str | None]

_IMAGE = r'<img src="(?P<src>[^"]*)" alt="(?P<alt>[^"]*)"(?: title="(?P<title>[^"]*)")? />'
IMAGE = re.compile(_IMAGE)
LONE_IMAGE = re.compile(f"<p>{_IMAGE}</p>")
LINK = re.compile(r'<a href="(?P<href>[^"]*)"(?: title="[^"]*")?>(?:(?P<bare>(?:https?://|www\.)[^<]*)</a>)?')
BARE = re.compile(r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/=&#_%-]")
WEB = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
OURS = re.compile(r"(organ|point|case|practice|article|meeting):(.+)|(media)/(.+)")
HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>\n?", re.DOTALL)
NO_WORD = re.compile(r"[\W_]+")
NOTE_ID = re.compile(r'(href="#|id=")(fn(?:ref)?-[^"]*)"')
NOTE_BACK = re.compile(r'(<a href="#[^"]*") class="footnote-backref"[^>]*>↩(?:<sup class="footnote-ref">\d+</sup>)?')
TASK = '<li><input type="checkbox" disabled="" />'
DONE = '<li><input type="checkbox" checked="" disabled="" />'
SIZES = "(max-width: 44em) 100vw, 44em"


def picture(found: re.Match[str]) -> Picture:
    """What an `IMAGE` shows."""
    return Picture(unquote(unescape(found["src"])), unescape(found["alt"]).strip(), unescape(found["title"] or ""))


def reference(found: re.Match[str]) -> Reference:
    """Where a `LINK` leads."""
    address = unquote(unescape(found["href"]))
    if WEB.match(address):
        return Reference("web", address)
    if ours := OURS.fullmatch(address):
        return Reference(ours[1] or ours[3], ours[2] or ours[4])
    return Reference("", address)


def picture_problem(shown: Picture) -> Problem | None:
    """Why a picture is refused wherever it lies, if it is."""
    if not shown.file:
        return problem("markdown-image", found=shown.address)
    return None if shown.alt else problem("markdown-alt", found=shown.address)


def link_problem(link: Reference) -> Problem | None:
    """Why a link is refused wherever it leads, if it is."""
    return None if link.kind else problem("markdown-link", found=link.name)


def _unknown(link: Reference) -> Problem:
    """For a link to a record or an attachment that whoever knows them does not know."""
    return problem("markdown-reference", kind=link.kind, found=link.name, nearest="")


@dataclass
class Dresser:
    """Dresses one text, once; keeps the contents and problems that it meets on the way."""

    first: int
    prefix: str
    image: ImageResolver
    link: LinkResolver
    contents: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _above: list[int] = field(default_factory=list)
    _ids: dict[str, int] = field(default_factory=dict)

    def dress(self, html: str) -> str:
        html = join_lines(html)
        if "<img" in html:
            html = IMAGE.sub(self._image, LONE_IMAGE.sub(self._figure, html))
        if "<a " in html:
            html = LINK.sub(self._link, html)
        if "data-footnotes" in html:
            html = self._footnotes(html)
        if "<table>" in html or "<input" in html:
            html = _tables_and_tasks(html)
        return HEADING.sub(self._heading, html) if "<h" in html else html

    def _figure(self, found: re.Match[str]) -> str:
        tag = self._tag(found)
        caption = f"<figcaption>{found['title']}</figcaption>" if found["title"] else ""
        return f'<figure class="sf-figure">{tag}>{caption}</figure>' if tag else ""

    def _image(self, found: re.Match[str]) -> str:
        tag = self._tag(found)
        title = f' title="{found["title"]}"' if found["title"] else ""
        return f"{tag}{title}>" if tag else ""

    def _tag(self, found: re.Match[str]) -> str:
        """The element without its end, or '' and a problem."""
        shown = picture(found)
        view = self.image(shown.file) if shown.file else None
        if view is None:
            self.problems.append(picture_problem(shown) or problem("media-missing", found=shown.file, nearest=""))
            return ""
        variants = f' srcset="{escape(view.srcset)}" sizes="{SIZES}"' if view.srcset else ""
        return (
            f'<img src="{escape(view.src)}"{variants} width="{view.width}" height="{view.height}"'
            f' alt="{found["alt"]}" loading="lazy" decoding="async"'
        )

    def _link(self, found: re.Match[str]) -> str:
        link, bare = reference(found), found["bare"]
        if link.kind == "web":
            return found[0] if not bare or bare.isascii() else _relinked(found)
        target = self.link(link) if link.kind else None
        if target is None:
            self.problems.append(link_problem(link) or _unknown(link))
        # Without its opening tag a link is plain text: the cleaner drops the closing one.
        opened = "" if target is None else f'<a href="{escape(target)}">'
        return f"{opened}{bare}</a>" if bare else opened

    def _footnotes(self, html: str) -> str:
        html = NOTE_BACK.sub(r'\1 class="sf-note-back" aria-label="返回正文">↑', html)
        html = html.replace('<sup class="footnote-ref">', '<sup class="sf-note">')
        html = html.replace('<section class="footnotes"', '<section class="sf-notes"')
        # Two hyphens: no heading's id has them after the prefix.
        return NOTE_ID.sub(lambda found: f'{found[1]}{self.prefix}--{found[2].replace("%", "")}"', html)

    def _heading(self, found: re.Match[str]) -> str:
        text = " ".join(words(found[2]).split())
        if not text and "<img" not in found[2]:
            return ""
        while self._above and self._above[-1] >= int(found[1]):
            self._above.pop()
        self._above.append(int(found[1]))
        entry = Entry(min(6, self.first + len(self._above) - 1), self._id(text), text)
        self.contents.append(entry)
        return f'<h{entry.level} id="{escape(entry.id)}">{found[2]}</h{entry.level}>\n'

    def _id(self, text: str) -> str:
        """From the words, so that it stays when other headings come and go; numbered when it is taken."""
        slug = NO_WORD.sub("-", text.lower())[:40].strip("-")
        wanted = id_ = f"{self.prefix}-{slug}"
        while id_ in self._ids:
            self._ids[wanted] += 1
            id_ = f"{wanted}-{self._ids[wanted]}"
        self._ids[id_] = 1
        return id_


def _relinked(found: re.Match[str]) -> str:
    """A bare address in Chinese text ends where Chinese begins: the parser, like GitHub, takes all up to the next space."""
    bare = found["bare"]
    if unquote(unescape(found["href"])).removeprefix("http://") != unquote(unescape(bare)).removeprefix("http://"):
        return found[0]
    return BARE.sub(lambda url: f'<a href="{"http://" if url[0][0] == "w" else ""}{url[0]}">{url[0]}</a>', bare)


def _tables_and_tasks(html: str) -> str:
    """Tables that can be scrolled sideways, also by keyboard; boxes that say what they mean."""
    html = html.replace("<table>", '<div class="sf-table" role="group" aria-label="表格" tabindex="0"><table>')
    html = html.replace("</table>", "</table></div>").replace(' align="left">', ">")
    html = html.replace(' align="right">', ' class="sf-right">').replace(' align="center">', ' class="sf-center">')
    html = html.replace(TASK, '<li class="sf-task"><input type="checkbox" disabled="" aria-label="未完成" />')
    return html.replace(
        DONE, '<li class="sf-task"><input type="checkbox" checked="" disabled="" aria-label="已完成" />'
    )
