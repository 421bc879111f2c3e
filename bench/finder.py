"""Searches in a real browser: what is found on all pages of hits, and what the first page costs."""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.visiting import Visit

SCRIPT = "assets/sf-find.js"
START = "about.html"
ALL = """async ([query, size]) => {
    const search = await engine.search(query), found = [];
    for (let from = 0; ; ) {
        const hits = await engine.page(search, from, size);
        found.push(...hits.map((hit) => hit.address));
        from += hits.length;
        if (hits.length < size) { return {found, total: search.total, exact: search.exact}; }
    }
}"""
FIRST = """async (query) => {
    let shown;
    const show = (search) => (shown = shown || engine.page(search, 0, 10));
    window.whole = engine.search(query, null, show).then(show);
    const early = new Promise((resolve) => { const look = () => shown ? resolve(shown) : setTimeout(look, 1); look(); });
    return (await Promise.race([early, window.whole])).length;
}"""


@dataclass(frozen=True)
class Answer:
    """What a query found, hit by hit, and the number that was told beforehand."""

    found: Sequence[str]
    total: int
    exact: bool


@dataclass(frozen=True)
class Cost:
    """Bytes of all files of the index until the first ten hits stand there, and until their number is exact, each compressed by itself."""

    first: int
    whole: int


@contextmanager
def visiting(browser: Browser, base: str) -> Iterator[tuple[Page, Visit]]:
    """A page of the site at `base` (ends in `/`) with an engine that has just been opened."""
    context = browser.new_context(locale="zh-CN")
    try:
        visit = Visit(context, base)
        page = visit.to(START)
        page.add_script_tag(url=base + SCRIPT)
        page.evaluate("async () => { window.engine = await shifanFind.open(''); }")
        yield page, visit
    finally:
        context.close()


def answers(page: Page, queries: Sequence[str], size: int = 10) -> dict[str, Answer]:
    """All hits of each query, so many on a page; the texts stay in memory, as they would for a very patient reader."""
    page.evaluate("() => { engine.texts.most = Infinity; }")
    return {query: Answer(**page.evaluate(ALL, [query, size])) for query in queries}


def costs(browser: Browser, base: str, site: Path, queries: Sequence[str]) -> dict[str, Cost]:
    """What each query costs a reader who comes for it alone."""
    return {query: _cost(browser, base, site, query) for query in queries}


def _cost(browser: Browser, base: str, site: Path, query: str) -> Cost:
    context = browser.new_context()
    asked: list[str] = []
    page = context.new_page()
    page.goto(base + START)
    page.add_script_tag(url=base + SCRIPT)
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.evaluate("async () => { window.engine = await shifanFind.open(''); }")
    page.evaluate(FIRST, query)
    first = len(asked)
    page.evaluate("async () => { await window.whole; }")
    context.close()
    return Cost(_index_bytes(site, asked[:first]), _index_bytes(site, asked))


def _index_bytes(site: Path, names: Sequence[str]) -> int:
    """What so many files of the index weigh; the engine's own scripts, asked for as well, are the same at any size."""
    return sum(compressed(site / name) for name in names if name.startswith("assets/search/"))


@cache
def compressed(path: Path) -> int:
    """As a web server compresses it."""
    return len(gzip.compress(path.read_bytes(), 6))


def recall_and_precision(found: Mapping[str, set[str]], truth: Mapping[str, set[str]]) -> tuple[float, float]:
    """The means over queries; a query without anything to find, or found, counts as right there."""
    recalls = [len(found[query] & wanted) / len(wanted) if wanted else 1 for query, wanted in truth.items()]
    precisions = [
        len(found[query] & wanted) / len(found[query]) if found[query] else 1 for query, wanted in truth.items()
    ]
    return sum(recalls) / len(recalls), sum(precisions) / len(precisions)


def middle_and_most(sizes: Sequence[int]) -> tuple[float, int]:
    return median(sizes), max(sizes)
