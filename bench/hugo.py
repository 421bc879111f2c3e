"""Hugo as a competitor, with the bodies and shells of a site that Shifan has built; writes its project and finds its program.

Its fastest honest set-up, chosen by measuring: bodies are `.html` content, which no Markdown parser touches, printed with
`.RawContent`, which asks for neither summary nor table of contents; front matter is JSON; there is one layout for each shell,
and layouts are plain text, so that Hugo escapes title and description once, as we do, and does not parse the page for contexts.
Lists, taxonomies, feeds, sitemap and home page of its own are off; hand-written pages and assets are static files.
"""

import json
import shutil
from collections.abc import Mapping
from importlib.metadata import distribution
from itertools import count
from pathlib import Path

from bench.competitor import BODY, CHANGED, COLD, NOTHING, TITLE, away
from bench.measure import Command, measure
from bench.shells import unstamp
from generator.frame import Layout, Sheet, Shell

SETTINGS: Mapping[str, object] = {
    "uglyURLs": True,
    "disableKinds": ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
    "disableHugoGeneratorInject": True,
    "outputFormats": {"html": {"isPlainText": True}},
    "security": {"allowContent": ["^text/html$"]},
}
SLOTS = {
    "title": "{{ html .Title }}",
    "description": "{{ html .Description }}",
    "address": "{{ html .Permalink }}",
    "body": "{{ .RawContent }}",
}


class Hugo:
    """Hugo over the same pages; it has no incremental build, so every build of it is a whole one."""

    name = "Hugo"
    builds = (COLD, NOTHING, TITLE, BODY)

    def __init__(self, site: Path, url: str, shells: Mapping[Layout, Shell], folder: Path) -> None:
        self._folder, self.out = folder, folder / "public"
        self._changes = count(1)
        self.pages = project(site, url, shells, folder)

    def ready(self, build: str) -> Command:
        """Cold is without a site; a change is one in the content file of the page."""
        if build == COLD:
            away(self.out)
        elif build in (TITLE, BODY):
            page = self._folder / "content" / f"{CHANGED}.html"
            page.write_text(changed(page.read_text("utf-8"), build, next(self._changes)), "utf-8")
        return Command((str(program()), "--noBuildLock", "--quiet", "--renderToMemory=false"), self._folder)

    def differing(self, site: Path) -> list[str]:
        """The pages that it builds otherwise than they stand in `site`, or not at all."""
        measure(self.ready(COLD))
        pages = (path.relative_to(site) for path in site.rglob("*.html"))
        return sorted(str(page) for page in pages if not same(site / page, self.out / page))


def same(one: Path, other: Path) -> bool:
    """Whether both files are there, with the same bytes."""
    return other.is_file() and one.read_bytes() == other.read_bytes()


def program() -> Path:
    """Hugo itself, without the Python script around it; raises PackageNotFoundError unless `dev.py bench` has installed it."""
    return Path(str(distribution("hugo").locate_file("hugo/binaries/hugo")))


def project(site: Path, url: str, shells: Mapping[Layout, Shell], folder: Path) -> int:
    """Write a Hugo project for the finished site; how many of its pages are content."""
    pages = 0
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        address = path.relative_to(site).as_posix()
        sheet = unstamp(path.read_text("utf-8"), address, shells) if path.suffix == ".html" else None
        if sheet:
            _write(folder / "content" / address, content(sheet))
            pages += 1
        else:
            (folder / "static" / address).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / "static" / address)
    for each, shell in shells.items():
        _write(folder / "layouts" / f"{_name(each)}.html", layout(shell))
    _write(folder / "hugo.json", json.dumps({"baseURL": url, **SETTINGS}))
    return pages


def content(sheet: Sheet) -> str:
    """A content file: front matter, then the body as it is."""
    front = {"title": sheet.title, "description": sheet.description, "layout": _name(sheet.layout)}
    return f"{json.dumps(front, ensure_ascii=False)}\n{sheet.body}"


def layout(shell: Shell) -> str:
    """A shell as a template."""
    slots = dict(shell.slots)
    pieces = enumerate(shell.pieces)
    return "".join(SLOTS[slots[at]] if at in slots else piece.replace("{{", '{{ "{{" }}') for at, piece in pieces)


def changed(page: str, build: str, number: int) -> str:
    """The content file with another title or another body."""
    front, _, body = page.partition("\n")
    if build == BODY:
        return f"{front}\n<!-- {number} -->{body}"
    return json.dumps({**json.loads(front), "title": f"改{number}"}, ensure_ascii=False) + f"\n{body}"


def _name(of: Layout) -> str:
    return f"{of[0]}-{of[1]}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
