"""The site: every page that has to be made; imports storeys 0 to 7."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from generator import engines, frame, privacy, rules
from generator.catalog import Catalog
from generator.facts import day_of
from generator.frame import Sheet
from generator.framing import Framed
from generator.gallery import Gallery, Shown
from generator.jobs import Before, Desk, Heard, Job
from generator.kept import Kept, Questions, touched
from generator.ledger import ALWAYS, Fact
from generator.load.stock import Stock
from generator.mirror import Mirror
from generator.outputs import search, submit
from generator.outputs.columns import STARTS, columns
from generator.outputs.redirect import redirect
from generator.outputs.render import Renderer
from generator.outputs.search import Document
from generator.outputs.sitemap import sitemap
from generator.outputs.stylesheet import vocabulary_css
from generator.pages import whole
from generator.pages.addresses import record as address_of
from generator.pages.atlas import Atlas
from generator.pages.page import Page
from generator.problems import Problem, nearest
from generator.records import TYPES
from generator.rules.world import World, title_of
from generator.ruling import Ruled, Ruling
from generator.submission import Submission

VOCABULARY_CSS = "assets/vocabulary.css"
LATER = "shown"
"""What is published of a photo is not known yet when the rules are followed, and no rule asks for it."""


@dataclass(frozen=True)
class Writer:
    """Where pages go and what is set around them."""

    mirror: Mirror
    framed: Framed
    gallery: Gallery
    tell: Callable[[], None] | None = None
    """Wants to know when the pages are there."""


@dataclass(frozen=True)
class Written:
    """What is wrong with the pages; how many there are, and how many of them were made anew."""

    problems: tuple[Problem, ...]
    pages: int
    made: int


class SiteMaker:
    """Finds what is wrong with the records of one site, and makes its pages; nothing more."""

    def __init__(
        self, root: Path, stock: Stock, catalog: Catalog, today: date | None, icons: Path, workers: int
    ) -> None:
        """`catalog` is that of the stock."""
        self._root, self._stock, self._today, self._icons, self._workers = root, stock, today, icons, workers
        self._catalog = catalog
        self._world = World(self._catalog, stock.loaded.media, stock.loaded.data, today, stock.loaded.doubts)
        self._public = self._catalog.public()
        self._atlas = Atlas(self._public)
        rules.register(self._world)
        whole.register(self._atlas, today)
        self._submission = Submission(stock, self._public)
        self._url = engines.site_url((root / "mkdocs.yml").read_text("utf-8"))

    @property
    def media(self) -> Iterator[str]:
        """The files of `data/media` that records show or link."""
        return (name for found in self._public.facts.values() for facts in found.values() for name in facts.media)

    def check(self, old: Kept) -> Ruled:
        """What is wrong with the records."""
        return Ruling(self._stock, self._catalog, self._world, self._workers).follow(old, LATER)

    # --- the pages

    def write(self, writer: Writer, old: Kept, ruled: Ruled) -> Written:
        """Makes every page that is new or was told something that has changed; what is kept learns what was asked for it."""
        ledger, new, questions = self._catalog.ledger, ruled.kept, ruled.questions
        ledger.source(LATER, partial(_shown, writer.gallery), ALWAYS)
        with ledger.listening() as asked:
            jobs = list(self._jobs(writer))
        problems = [*self._collisions(jobs), *self._unknown_markers(writer)]
        if problems:
            return Written(tuple(problems), 0, 0)
        reframed = old.frame != writer.framed.key
        changed = old.changed_of(ledger, LATER)
        questions.renew(changed, old.questions, ledger)
        changed |= ruled.changed
        indexed = writer.mirror.files.keys() >= set(search.names(len(old.cards)))
        due = [
            job
            for job in jobs
            if reframed
            or job.address not in writer.mirror.files
            or job.address not in old.pages
            or touched(old.pages[job.address][1], changed)
            or (job.document and not indexed)
        ]
        addresses = {job.address for job in jobs}
        new.pages = {address: page for address, page in old.pages.items() if address in addresses}
        new.asked += questions.trace(asked, ledger)
        numbers = {card[0]: number for number, card in enumerate(old.cards)} if indexed else {}
        fresh, exposed = self._make(due, Before(writer.mirror, numbers), new, questions)
        if exposed:
            return Written(tuple(exposed), 0, 0)
        if writer.tell:
            writer.tell()
        new.questions = questions.answered
        order = search.order(self._public, (page.address for page in writer.framed.frame.pages))
        new.cards = search.renew(order, fresh, old.cards if indexed else [], writer.mirror.get, writer.mirror.put)
        self._finish(writer, old, new, ruled.altered)
        return Written((), *(sum(job.address.endswith(".html") for job in found) for found in (jobs, due)))

    def _make(
        self, due: Sequence[Job], before: Before, new: Kept, questions: Questions
    ) -> tuple[dict[str, Document], list[Problem]]:
        """The pages, written: what the search finds of them, and what they would give away."""
        fresh: dict[str, Document] = {}
        exposed: list[Problem] = []
        desk = Desk(self._catalog.ledger, before, self._catalog.settings.privacy)
        for made in desk.make(due, questions, self._workers):
            new.pages[made.address] = made.day, made.trace
            before.mirror.adopt(made.address, made.file)
            exposed += (self._exposed(made.address, *each) for each in made.given_away)
            if made.document:
                fresh[made.address] = made.document
        return fresh, exposed

    def _exposed(self, address: str, kind: str, found: str) -> Problem:
        """Of a record the file is named, else the page."""
        file = self._files.get(address, address)
        return Problem(file, (), "personal-page", {"kind": kind, "found": found, "page": address})

    @cached_property
    def _files(self) -> Mapping[str, str]:
        return {address_of(kind, id_): file for (kind, id_), file in self._catalog.files.items()}

    def _finish(self, writer: Writer, old: Kept, new: Kept, altered: frozenset[Fact]) -> None:
        """All that is no page."""
        mirror, assets = writer.mirror, set(self._assets(writer))
        css = vocabulary_css(self._public.settings.vocabularies, self._icons)
        mirror.put(VOCABULARY_CSS, css.encode())
        if "sitemap.xml" not in mirror.files or _days(old) != _days(new):
            mirror.put("sitemap.xml", self._sitemap(new).encode())
        facets = self._facets(mirror, old, altered)
        if submit.ADDRESS not in old.files or altered != ALWAYS or submit.ADDRESS not in mirror.files:
            mirror.put(submit.ADDRESS, self._submission.declarations())
        media = {shown.address for found in writer.gallery.shown.values() for shown in found}
        indexed = search.names(len(new.cards))
        mirror.keep({*new.pages, *assets, *media, *facets, *indexed, submit.ADDRESS, VOCABULARY_CSS, "sitemap.xml"})

    def _facets(self, mirror: Mirror, old: Kept, altered: frozenset[Fact]) -> set[str]:
        """What the search page narrows by: facts of records and nothing else."""
        there = {address for address in old.files if address.startswith(STARTS)}
        if not there or altered != ALWAYS or not there <= mirror.files.keys():
            made = dict(columns(self._atlas))
            for address, data in made.items():
                mirror.put(address, data)
            there = set(made)
        return there

    def _sitemap(self, new: Kept) -> str:
        hidden = {*self._former, *self._submission.addresses}
        shown = ((address, day_of(day)) for address, (day, _) in new.pages.items() if address not in hidden)
        return sitemap(self._url, shown)

    def _assets(self, writer: Writer) -> Iterator[str]:
        hand = {page.address for page in writer.framed.frame.pages}
        for name, data in writer.framed.frame.files():
            if name not in hand:
                writer.mirror.put(name, data)
                yield name

    def _jobs(self, writer: Writer) -> Iterator[Job]:
        ledger, shells = self._catalog.ledger, writer.framed.shells
        renderer = Renderer(
            self._root / "templates",
            self._public.settings.vocabularies,
            lambda file: [Shown(*shown) for shown in ledger.ask("shown", file)],
            self._icons,
        )

        def stamped(page: Page) -> tuple[str, date | None]:
            # A page of its own: what stands on it must not stay for the length of the build.
            page = replace(page)
            sheet = Sheet(page.address, page.section, page.title, page.description, renderer.page(page))
            return shells[sheet.layout].stamp(sheet, self._url), page.date

        usual = {
            layout: sum(privacy.runs(piece.encode()) for piece in shell.pieces[::2]) for layout, shell in shells.items()
        }
        yield from self._hand_pages(writer, renderer)
        records = {address_of(kind, id_): (kind, id_) for kind in TYPES for id_ in self._public.facts[kind]}
        for page in whole.site_pages(self._public, self._atlas, self._today):
            record = records.get(page.address)
            document = partial(search.of_record, self._public, *record, page.address) if record else None
            layout = page.section, page.address.count("/")
            yield Job(page.address, partial(stamped, page), document, usual[layout])
        for address, key in self._former.items():
            yield Job(address, partial(self._redirect, address, *key))
        for address, number in self._submission.addresses.items():
            yield Job(address, partial(self._corrected, number))

    def _corrected(self, number: int) -> tuple[str, date | None]:
        """A file of records that the form loads: no page, but made anew as pages are, when what it tells has changed."""
        return self._submission.records(number), None

    @cached_property
    def _former(self) -> Mapping[str, tuple[str, str]]:
        """The addresses that records had before they were renamed, with the type and id of each record."""
        facts = self._public.facts
        return {
            address_of(kind, old): (kind, id_)
            for kind, found in facts.items()
            for id_, each in found.items()
            for old in each.former
        }

    def _redirect(self, old: str, kind: str, id_: str) -> tuple[str, date | None]:
        new, title = address_of(kind, id_), title_of(self._public.seen[kind][id_])
        return redirect(new.rpartition("/")[2], self._url + new, title, self._public.site.name), None

    def _hand_pages(self, writer: Writer, renderer: Renderer) -> Iterator[Job]:
        """Hand-written pages, with the blocks that they ask for."""
        blocks = whole.site_blocks(self._public, self._atlas, self._today)

        def filled(address: str) -> tuple[str, date | None]:
            html = (writer.framed.frame.folder / address).read_text("utf-8")
            wanted = [name for name in frame.markers(html) if name in blocks]
            return frame.fill(html, {name: renderer.block(blocks[name](), address) for name in wanted}).html, None

        def said(page: engines.HandPage, heard: Heard) -> Document:
            html = (writer.framed.frame.folder / page.address).read_text("utf-8")
            return search.of_page(page.address, page.title, page.description, html, heard)

        for page in writer.framed.frame.pages:
            yield Job(page.address, partial(filled, page.address), partial(said, page))

    def _collisions(self, jobs: Iterable[Job]) -> Iterator[Problem]:
        seen: set[str] = set()
        for job in jobs:
            if job.address in seen:
                yield Problem(_source(job.address), (), "address-collision", {"found": job.address})
            seen.add(job.address)

    def _unknown_markers(self, writer: Writer) -> Iterator[Problem]:
        """A marker that no block answers is a slip."""
        blocks = whole.site_blocks(self._public, self._atlas, self._today)
        for page in writer.framed.frame.pages:
            html = (writer.framed.frame.folder / page.address).read_text("utf-8")
            for name in frame.markers(html):
                if name not in blocks:
                    found = {"found": name, "nearest": nearest(name, blocks), "allowed": "、".join(sorted(blocks))}
                    line = _line_of(name, self._root / _source(page.address))
                    yield Problem(_source(page.address), (), "unknown-marker", found, line, min(line, 1))


def _shown(gallery: Gallery, file: str) -> tuple[tuple[str, int, int, int], ...]:
    return tuple((shown.address, shown.width, shown.height, shown.size) for shown in gallery.variants(file))


def _days(kept: Kept) -> dict[str, int]:
    """All that a sitemap tells."""
    return {address: day for address, (day, _) in kept.pages.items()}


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
