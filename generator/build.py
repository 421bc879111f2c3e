"""The build, from records to a site: the table of contents of the whole program; imports storeys 0 to 5."""

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import engines, frame, pages
from generator.catalog import Catalog
from generator.check import Checked, check, forbids
from generator.engines import EngineFailed, Frame
from generator.frame import Layout, NotAShell, Sheet, Shell
from generator.gallery import Gallery, hang
from generator.outputs.render import Renderer
from generator.outputs.sitemap import sitemap
from generator.outputs.stylesheet import vocabulary_css
from generator.problems import Problem, nearest

VOCABULARY_CSS = "assets/vocabulary.css"
CACHE = ".shifan"
"""The folder of work that need not be done again, beside mkdocs.yml; it may be removed at any time."""
Say = Callable[[str], None]


@dataclass(frozen=True)
class Order:
    """What to build: the folder of mkdocs.yml, the records, today (None: see `clock.today`), the engine, the environment."""

    root: Path
    data: Path
    today: date | None
    environment: Mapping[str, str]
    engine: str = "mkdocs"


@dataclass(frozen=True)
class Outcome:
    """What came of it: a site of so many pages (0: none, and the problems or the failure say why)."""

    problems: tuple[Problem, ...]
    pages: int = 0
    failure: EngineFailed | None = None


@dataclass(frozen=True)
class Framed:
    """A frame with its shells, and the files of `docs/` that were left out of it."""

    frame: Frame
    shells: Mapping[Layout, Shell]
    refused: tuple[str, ...]


class Frames:
    """Frames by what they are made from, so that a rebuild runs the engine only when docs, theme or mkdocs.yml changed."""

    def __init__(self, folder: Path) -> None:
        """`folder` takes the engine's output; the frames live as long as it does."""
        self._folder = folder
        self._made: dict[str, Framed] = {}

    def get(self, order: Order, settings: Mapping[str, object]) -> Framed | EngineFailed:
        """The frame of these inputs, made now if need be."""
        key = engines.digest(order.root, order.engine, frame.sources(), settings)
        if key in self._made:
            return self._made[key]
        shutil.rmtree(self._folder / key, ignore_errors=True)
        staged = engines.stage(order.root, self._folder / key, frame.sources(), settings)
        made = engines.run(order.engine, staged, order.environment)
        if isinstance(made, EngineFailed):
            return made
        try:
            self._made[key] = Framed(made, frame.shells(made.rendered), staged.refused)
        except NotAShell as error:
            return EngineFailed(order.engine, 0, (str(error),))
        return self._made[key]


def write_site(
    order: Order, tree: Path, strict: bool = False, say: Say = lambda step: None, frames: Frames | None = None
) -> Outcome:
    """Write the whole site into `tree`, which must not exist yet. Without pages in the outcome, what is there is none.

    `strict` lets warnings forbid it too. `say` hears the steps: check, media, frame, pages. Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix="shifan-") as scratch, ThreadPoolExecutor(1) as pool:
        say("check")
        checked = check(order.root, order.data, order.today, order.environment)
        if checked.catalog is None or checked.refused(strict):
            return Outcome(checked.problems)
        frames = frames or Frames(Path(scratch))
        # The engine works in a process of its own: meanwhile this one has its hands free.
        framing = pool.submit(frames.get, order, _settings(checked.catalog))
        say("media")
        public = checked.catalog.public()
        gallery = hang(public, checked.media, order.root / CACHE / "media", tree, checked.data)
        say("frame")
        framed = framing.result()
        if isinstance(framed, EngineFailed):
            return Outcome(checked.problems, failure=framed)
        if gallery.problems:
            return Outcome((*checked.problems, *gallery.problems))
        problems = (*checked.problems, *map(_unpublished, framed.refused))
        if forbids(problems, strict):
            return Outcome(problems)
        say("pages")
        return _Site(order, checked, public, framed, gallery).write(tree, problems)


def _settings(catalog: Catalog) -> Mapping[str, object]:
    """What the engine prints on every page comes from the records rather than from mkdocs.yml."""
    site = catalog.site
    return {"site_name": site.name, "site_description": site.description, "extra": {"notice": site.notice}}


class _Site:
    """One site being written."""

    def __init__(self, order: Order, checked: Checked, catalog: Catalog, framed: Framed, gallery: Gallery) -> None:
        self._root = order.root
        self._today = checked.today
        self._catalog = catalog
        self._atlas = pages.Atlas(catalog)
        self._framed = framed.frame
        self._shells = framed.shells
        self._icons = icon_folder()
        vocabularies = catalog.settings.vocabularies
        self._renderer = Renderer(order.root / "templates", vocabularies, gallery.variants, self._icons)
        self._url = engines.site_url((order.root / "mkdocs.yml").read_text("utf-8"))

    def write(self, tree: Path, known: Sequence[Problem]) -> Outcome:
        """`known` is what was found before and does not forbid to publish."""
        into = _Tree(tree)
        shutil.copytree(self._framed.folder, tree, copy_function=shutil.copyfile, dirs_exist_ok=True)
        problems = [*known, *self._fill_blocks(tree, into)]
        written: list[tuple[str, date | None]] = [(page.address, None) for page in self._framed.pages]
        taken = {address for address, _ in written}
        for address, day, text in self._stamped():
            if address in taken:
                problems.append(Problem(_source(address), (), "address-collision", {"found": address}))
            into.write(address, text)
            written.append((address, day))
        if len(problems) > len(known):
            return Outcome(tuple(problems))
        css = vocabulary_css(self._catalog.settings.vocabularies, self._icons)
        into.write(VOCABULARY_CSS, css)
        into.write("sitemap.xml", sitemap(self._url, written))
        return Outcome(tuple(problems), len(written))

    def _stamped(self) -> Iterator[tuple[str, date | None, str]]:
        """Address, date and HTML of every data-driven page; one at a time, so that memory does not grow with the site."""
        for page in pages.site_pages(self._catalog, self._atlas, self._today):
            sheet = Sheet(page.address, page.section, page.title, page.description, self._renderer.page(page))
            yield page.address, page.date, self._shells[sheet.layout].stamp(sheet, self._url)

    def _fill_blocks(self, tree: Path, into: "_Tree") -> Iterator[Problem]:
        """Sets the blocks into the hand-written pages; a marker that no block answers is a problem."""
        blocks = pages.site_blocks(self._catalog, self._atlas, self._today)
        for page in self._framed.pages:
            html = (tree / page.address).read_text("utf-8")
            wanted = [name for name in frame.markers(html) if name in blocks]
            filled = frame.fill(html, {name: self._renderer.block(blocks[name](), page.address) for name in wanted})
            for name in filled.unknown:
                found = {"found": name, "nearest": nearest(name, blocks), "allowed": "、".join(sorted(blocks))}
                line = _line_of(name, self._root / _source(page.address))
                yield Problem(_source(page.address), (), "unknown-marker", found, line, min(line, 1))
            if wanted:
                into.write(page.address, filled.html)


def _unpublished(name: str) -> Problem:
    return Problem(f"docs/{name}", (), "unpublished-file", {"found": name.rpartition("/")[2]})


def _source(address: str) -> str:
    """The hand-written page behind an address."""
    return f"docs/{address.removesuffix('.html')}.md"


def _line_of(marker: str, source: Path) -> int:
    """The line of a marker in its page; 0 where it does not stand as such, as in a page that an engine renamed."""
    try:
        lines = source.read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    return next((number for number, line in enumerate(lines, 1) if marker in frame.markers(line)), 0)


class _Tree:
    """The folder that a site is written into; it remembers which folders it has made."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.fspath(folder)
        self._made = {""}

    def write(self, address: str, text: str) -> None:
        """Write a file, in place of one that is there."""
        # As text and by descriptor: ten thousand times pathlib would cost a second.
        parent = address.rpartition("/")[0]
        if parent not in self._made:
            os.makedirs(f"{self._folder}/{parent}", exist_ok=True)  # noqa: PTH103 - see above
            self._made.add(parent)
        with open(f"{self._folder}/{address}", "wb") as file:  # noqa: PTH123 - see above
            file.write(text.encode())


def icon_folder() -> Path:
    """Material's icon set, which comes with the theme."""
    spec = importlib.util.find_spec("material")
    assert spec is not None and spec.origin is not None, "mkdocs-material is among the locked requirements"
    return Path(spec.origin).parent / "templates" / ".icons"
