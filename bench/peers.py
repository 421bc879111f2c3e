"""Two other searches over the same texts: Pagefind, through its command line, and Material's own, which is lunr; in a real browser."""

import html
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.finder import compressed
from bench.truth import Text
from tests.visiting import serving

PAGEFIND = """async (query) => {
    window.pagefind = window.pagefind || await import("/pagefind/pagefind.js");
    const found = await pagefind.search(query);
    return found.results.map((result) => result.id);
}"""
PAGEFIND_NAMES = """async () => {
    const found = await pagefind.search(null), names = {};
    for (const result of found.results) { names[result.id] = (await result.data()).raw_url || (await result.data()).url; }
    return names;
}"""
PAGEFIND_FIRST = """async (query) => {
    const pagefind = await import("/pagefind/pagefind.js");
    const found = await pagefind.search(query);
    await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
}"""
LUNR = """async (query) => {
    if (!window.lunrWorker) {
        const config = JSON.parse(document.getElementById("__config").textContent);
        const docs = await (await fetch("search/search_index.json")).json();
        window.lunrWorker = new Worker(config.search);
        await new Promise((resolve) => {
            lunrWorker.onmessage = (event) => { if (event.data.type === 1) { resolve(); } };
            lunrWorker.postMessage({type: 0, data: {...docs, options: {suggest: false}}});
        });
    }
    return await new Promise((resolve) => {
        lunrWorker.onmessage = (event) => {
            if (event.data.type === 3) { resolve(event.data.data.items.map((item) => item[0].location.split("#")[0])); }
        };
        lunrWorker.postMessage({type: 2, data: query});
    });
}"""
SETTINGS = {
    "site_name": "示范",
    "use_directory_urls": False,
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [{"search": {"lang": "zh"}}],
    "nav": [{"首页": "index.md"}],
    "not_in_nav": "*",
}


@dataclass(frozen=True)
class Peer:
    """What a peer found for each query, the bytes of a first query for some of them, and the seconds of its indexing."""

    name: str
    found: dict[str, set[str]]
    bytes: list[int]
    cpu: float
    size: int


def pagefind(
    browser: Browser, texts: Sequence[Text], folder: Path, queries: Sequence[str], costly: Sequence[str]
) -> Peer:
    """Pagefind's extended edition, which segments Chinese."""
    for number, text in enumerate(texts):
        _write(folder / "site" / f"{number}.html", _page(text))
    _write(
        folder / "site/index.html",
        "<!doctype html><html lang=zh><title>x</title><body data-pagefind-ignore=all>x</body></html>",
    )
    _write(folder / "site/404.html", "")
    line = (sys.executable, "-m", "pagefind", "--site", str(folder / "site"))
    cpu = _seconds(lambda: subprocess.run(line, check=True, capture_output=True))
    with serving(folder / "site") as base:
        page = browser.new_page()
        page.goto(f"{base}index.html")
        found = {query: page.evaluate(PAGEFIND, query) for query in queries}
        names = page.evaluate(PAGEFIND_NAMES)
        page.close()
        sizes = [_first(browser, base, folder / "site", PAGEFIND_FIRST, query) for query in costly]
    addresses = {key: texts[int(Path(url).stem)].address for key, url in names.items() if Path(url).stem.isdigit()}
    return Peer("Pagefind", _named(found, addresses), sizes, cpu, size(folder / "site/pagefind"))


def lunr(browser: Browser, texts: Sequence[Text], folder: Path, queries: Sequence[str], costly: Sequence[str]) -> Peer:
    """MkDocs with Material and its search plugin, which segments Chinese where jieba is installed (it has no wheel); the seconds are what the plugin adds to a build without it."""
    for number, text in enumerate(texts):
        _write(folder / "docs" / f"{number}.md", _markdown(text))
    _write(folder / "docs/index.md", "# 首页\n")
    cpu = _built(folder, SETTINGS) - _built(folder, SETTINGS | {"plugins": []}, "without")
    site = folder / "site"
    with serving(site) as base:
        page = browser.new_page()
        page.goto(f"{base}index.html")
        found = {query: page.evaluate(LUNR, query) for query in queries}
        page.close()
        sizes = [_first(browser, base, site, LUNR, query) for query in costly]
    addresses = {f"{number}.html": text.address for number, text in enumerate(texts)}
    return Peer("Material (lunr)", _named(found, addresses), sizes, cpu, size(site / "search"))


def _built(folder: Path, settings: object, name: str = "site") -> float:
    _write(folder / f"{name}.yml", json.dumps(settings, ensure_ascii=False))
    line = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", f"{name}.yml", "--site-dir", name)
    return _seconds(lambda: subprocess.run(line, cwd=folder, check=True, capture_output=True))


def _named(found: dict[str, list[str]], addresses: dict[str, str]) -> dict[str, set[str]]:
    return {query: {addresses[key] for key in keys if key in addresses} for query, keys in found.items()}


def _first(browser: Browser, base: str, site: Path, script: str, query: str) -> int:
    """Bytes that a first query loads besides the page itself, each file compressed by itself."""
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(f"{base}index.html")
    page.wait_for_load_state("networkidle")
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url.removeprefix(base).partition("?")[0]))
    page.evaluate(script, query)
    context.close()
    return sum(compressed(site / name) for name in asked if (site / name).is_file())


def _page(text: Text) -> str:
    title, *rest = map(html.escape, text.raw)
    paragraphs = "".join(f"<p>{line}</p>" for field in rest for line in field.split("\n") if line)
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title><body><h1>{title}</h1>{paragraphs}</body></html>'


def _markdown(text: Text) -> str:
    title, *rest = text.raw
    lines = (html.escape(line) for field in rest for line in field.split("\n") if line)
    return f"# {html.escape(title)}\n\n" + "\n\n".join(f"<p>{line}</p>" for line in lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def size(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of the children that some work starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
