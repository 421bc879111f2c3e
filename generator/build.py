"""The build, from records to a site: the table of contents of the whole program; imports storeys 0 to 7."""

import importlib.util
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator import workers
from generator.catalog import Catalog
from generator.check import check, forbids
from generator.clock import today
from generator.engines import EngineFailed
from generator.former import State
from generator.framing import Framed, Frames
from generator.gallery import Gallery, hang
from generator.kept import Kept
from generator.load import place_all
from generator.load.stock import Stock, take
from generator.memory import Memory
from generator.mirror import Mirror
from generator.problems import Problem
from generator.publish import Busy, alone
from generator.receipt import CACHE, leads_elsewhere
from generator.ruling import Ruled
from generator.screen import Screen, keep, recalled
from generator.site import SiteMaker, Writer

Say = Callable[[str], None]
Soon = Callable[[Mirror, Iterable[Problem]], None]
"""Hears of the pages, and of what is wrong, as soon as what has changed on pages is written: what searches them follows."""


@dataclass(frozen=True)
class Order:
    """What to build: the folder of mkdocs.yml, the records, today (None: see `clock.today`), the engine, the environment."""

    root: Path
    data: Path
    today: date | None
    environment: Mapping[str, str]
    engine: str = "mkdocs"
    packs: bool = False
    """Whether what is printed lies on the site as well."""


@dataclass(frozen=True)
class Outcome:
    """What came of it: a site of so many pages (0: none, and the problems or the failure say why)."""

    problems: tuple[Problem, ...]
    pages: int = 0
    failure: EngineFailed | None = None
    written: int = 0
    """How many of the pages were made anew."""


@dataclass(frozen=True)
class Made:
    """The outcome of a build, the site as files, the folder of what is kept for the next build, and what else it read.

    `before` is the site of the last build, `after` that of this one.
    """

    outcome: Outcome
    mirror: Mirror
    cache: Path
    also: tuple[str, ...]
    """Fonts and their folders."""
    before: State
    after: State


def write_site(order: Order, tree: Path, strict: bool = False, say: Say = lambda step: None) -> Outcome:
    """Write the whole site into `tree`, which must not exist yet. Without pages in the outcome, what is there is none.

    `strict` lets warnings forbid it too. `say` hears the steps: check, media, frame, pages, tree. Raises OSError.
    """
    with made_site(order, strict, say) as made:
        if made.outcome.pages:
            made.mirror.lay(tree)
    return made.outcome


@contextmanager
def made_site(
    order: Order,
    strict: bool = False,
    say: Say = lambda step: None,
    memory: Memory | None = None,
    soon: Soon | None = None,
) -> Iterator[Made]:
    """What a build has made, to be laid somewhere as long as the context lasts. Raises OSError.

    Who builds again and again has a `memory`; who is waited for hears `soon`, unless all is new.
    """
    memory = memory or Memory()
    with _cache(order.root) as cache:
        say("check")
        memory.recall(cache)
        work = _Build(order, strict, say, cache, memory, soon)
        outcome = work.run()
        before, after = (State(each.mark, each.files) for each in (memory.before, memory.kept))
        yield Made(outcome, memory.mirror, cache, work.also, before, after)
        memory.write(cache)


@contextmanager
def _cache(root: Path) -> Iterator[Path]:
    """The folder of the cache, or one for this build only where that is busy or cannot be written."""
    with ExitStack() as stack:
        folder = root / CACHE
        try:
            folder.mkdir(exist_ok=True)
            if leads_elsewhere(folder):
                raise NotADirectoryError(CACHE)
            stack.enter_context(alone(folder / "lock"))
        except (Busy, OSError):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="shifan-")))
        yield folder


class _Build:
    """One build with its cache folder and what an earlier one kept in it."""

    def __init__(self, order: Order, strict: bool, say: Say, cache: Path, memory: Memory, soon: Soon | None) -> None:
        self._order, self._strict, self._say, self._cache, self._memory = order, strict, say, cache, memory
        self._soon = soon
        self._workers = workers.possible()
        self.also: tuple[str, ...] = ()

    def run(self) -> Outcome:
        order = self._order
        while not (stock := take(order.root, order.data, self._memory.kept.items, self._workers)):
            # Whatever it is, `check` tells it, and everything else besides; unless it was mended this very moment.
            checked = check(order.root, order.data, order.today, order.environment)
            if checked.refused():
                return Outcome(checked.problems)
        return self._framed(stock)

    def _framed(self, stock: Stock) -> Outcome:
        order, frames = self._order, Frames(self._cache / "frame")
        settings = _settings(stock)
        framing = self._framing(frames, settings)
        catalog = stock.catalog()
        day = today(order.today, order.environment, order.root, catalog)
        site = SiteMaker(order.root, stock, catalog, day, icon_folder(), self._workers)
        world = self._world(stock)
        old = self._memory.kept if self._memory.kept.world == world else Kept(items=self._memory.kept.items)
        ruled = self._screened(site.check(old), stock)
        if forbids(ruled.problems, self._strict):
            framing()
            return Outcome(ruled.problems)
        self._say("media")
        put = self._memory.mirror.put
        gallery = hang(site.media, stock.loaded.media, self._cache / "media", put, stock.loaded.data)
        self._say("frame")
        failed = framing()
        framed = EngineFailed(*failed) if failed else _frame(frames, order, settings)
        if isinstance(framed, EngineFailed):
            return Outcome(ruled.problems, failure=framed)
        shown = self._packed(gallery, catalog, stock) if order.packs else gallery
        if isinstance(shown, EngineFailed):
            return Outcome(ruled.problems, failure=shown)
        problems = (*ruled.problems, *shown.problems, *map(_unpublished, framed.refused))
        if forbids(problems, self._strict):
            return Outcome(problems)
        self._say("pages")
        mirror, soon = self._memory.mirror, self._soon
        tell = partial(soon, mirror, problems) if soon and old.frame == framed.key else None
        written = site.write(Writer(mirror, framed, shown, tell), old, ruled)
        if written.problems:
            return Outcome((*problems, *written.problems))
        self._say("tree")
        ruled.kept.world, ruled.kept.frame = world, framed.key
        self._memory.keep(ruled.kept)
        return Outcome(tuple(problems), written.pages, written=written.made)

    def _packed(self, gallery: Gallery, catalog: Catalog, stock: Stock) -> Gallery | EngineFailed:
        """With the packs of all meetings and the sheets of all practices."""
        # What prints and draws takes longer to load than a small change takes to build.
        from generator.packing import opened
        from generator.packing.shelf import shelve

        self._say("packs")
        loaded = stock.loaded
        found = opened(self._order.root, catalog.public(), loaded.media, loaded.data, self._cache)
        if found.source is None:
            return replace(gallery, problems=(*gallery.problems, *found.problems))
        self.also = found.source.fonts.around
        shelf = shelve(found.source, self._memory.mirror.put)
        if shelf.torn:
            lines = (line for name, torn in shelf.torn for line in (f"{name}: {torn.reason}", *torn.said.splitlines()))
            return EngineFailed("typst", 1, tuple(lines))
        problems = place_all(loaded, (*found.problems, *shelf.problems))
        return Gallery({**gallery.shown, **shelf.shown}, (*gallery.problems, *problems))

    def _screened(self, ruled: Ruled, stock: Stock) -> Ruled:
        """With what is found in files that are no records; a file that is as it was is not looked at again."""
        file, settings = self._cache / "screen", stock.loaded
        screen = Screen(self._order.root, settings.privacy, self._order.environment, recalled(file))
        problems = {*ruled.problems, *screen.problems(settings.media_files)}
        keep(file, screen.known)
        return replace(ruled, problems=tuple(sorted(problems, key=Problem.order)))

    def _framing(self, frames: Frames, settings: Mapping[str, object]) -> Callable[[], Any]:  # as `_made`
        """Begins to make the frame, where there is none yet."""
        order = self._order
        if frames.ready(order.root, order.engine, settings):
            return lambda: None
        # The engine works in a process of its own: meanwhile this one has its hands free.
        return workers.aside(lambda: _made(frames, order, settings))

    def _world(self, stock: Stock) -> str:
        """Changes with whatever every page depends on."""
        root, hashed = self._order.root, sha256()
        for path in [*sorted((root / "templates").rglob("*.html")), root / "mkdocs.yml"]:
            hashed.update(f"\0{path.relative_to(root)}\0".encode() + path.read_bytes())
        return f"{hashed.hexdigest()} {stock.loaded.data} {stock.loaded.digest}"


def _frame(frames: Frames, order: Order, settings: Mapping[str, object]) -> Framed | EngineFailed:
    return frames.get(order.root, order.engine, settings, order.environment)


def _made(frames: Frames, order: Order, settings: Mapping[str, object]) -> tuple[object, ...] | None:
    """Makes the frame where it is needed; None, or how the engine failed, as a plain value."""
    made = _frame(frames, order, settings)
    return (made.engine, made.code, made.lines) if isinstance(made, EngineFailed) else None


def _settings(stock: Stock) -> Mapping[str, object]:
    """What the engine prints on every page comes from the records rather than from mkdocs.yml."""
    site = stock.loaded.site
    assert site is not None, "else there is no stock"
    return {"site_name": site.name, "site_description": site.description, "extra": {"notice": site.notice}}


def _unpublished(name: str) -> Problem:
    return Problem(f"docs/{name}", (), "unpublished-file", {"found": name.rpartition("/")[2]})


def icon_folder() -> Path:
    """Material's icon set, which comes with the theme."""
    spec = importlib.util.find_spec("material")
    assert spec is not None and spec.origin is not None, "mkdocs-material is among the locked requirements"
    return Path(spec.origin).parent / "templates" / ".icons"
