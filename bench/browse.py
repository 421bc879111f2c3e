"""`python -m bench.browse [RECORDS]`: how soon the search page can be used on a slow phone, and how long a click on a choice and
a query take.

The page is fetched compressed, by Chromium slowed down to a quarter over 1.6 Mbit/s, with nothing in its cache. Run by hand on a
quiet machine; it needs what the tests need.
"""

import gzip
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, CDPSession, Page

from bench import records
from bench.targets import MANY
from tests.sites import chromium

HERE = Path(__file__).resolve().parent.parent
SLOWER = 4
BITS, LATENCY = 1_600_000, 40
"""Of the network: bits a second, and milliseconds until an answer begins."""
ROUNDS = 5
CLICKS = 12
"""Choices that are clicked one after the other, some of every facet."""
READY = """() => {
    const wanted = new MutationObserver(() => {
        if (!document.querySelector("[data-sf-value][aria-pressed]")) { return; }
        wanted.disconnect();
        // Once this is run, the work that made the switches is done.
        setTimeout(() => {
            window.benchReady = performance.now();
            const rows = new MutationObserver(() => {
                rows.disconnect();
                requestAnimationFrame(() => { window.benchRows = performance.now(); });
            });
            rows.observe(document.querySelector(".sf-found"), {childList: true});
            document.querySelector("[data-sf-facet=type] [data-sf-value]").click();
        });
    });
    wanted.observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["aria-pressed"]});
}"""
"""When the switches are there, and when the first of them, pressed at once, has shown its records."""
CLICK = """(place) => new Promise((done) => {
    const links = [...document.querySelectorAll("details[data-sf-facet] > ul [data-sf-value]")].filter((link) => !link.closest("li").hidden);
    const link = links[place * 7 % links.length], begin = performance.now();
    link.click();
    document.body.offsetHeight; // the layout belongs to it
    const worked = performance.now() - begin;
    requestAnimationFrame(() => { const channel = new MessageChannel();
        channel.port1.onmessage = () => done([worked, performance.now() - begin]); channel.port2.postMessage(0); });
})"""
QUERIES = ("团支部", "观摩会", "夜校", "登记簿", "gzs", "志愿服务", "联系点的干部")
TYPE = """(query) => new Promise((done) => {
    const field = document.querySelector("[data-sf-browse] input[name=q]"), found = document.querySelector(".sf-found");
    const write = (text) => { field.value = text; field.dispatchEvent(new Event("input", {bubbles: true})); };
    field.focus();
    write(query.slice(0, -1));
    setTimeout(() => {
        const begin = performance.now();
        const watch = new MutationObserver(() => {
            if (!found.querySelector("li, p")) { return; }
            watch.disconnect();
            requestAnimationFrame(() => done(performance.now() - begin));
        });
        watch.observe(found, {subtree: true, childList: true});
        write(query);
    }, 1500);
})"""
"""All but the last character, a pause, and the last one: until something stands among the results."""


def main(number: int) -> None:
    """Build so many records, measure, and print."""
    with tempfile.TemporaryDirectory(prefix="shifan-bench-") as scratch:
        site = _built(number, Path(scratch))
        with compressed(site) as (base, sent), chromium() as browser:
            waited, pressed = zip(*(ready(browser, base) for _ in range(ROUNDS)), strict=True)
            bytes_ = dict(sent)
            worked, painted = zip(*clicks(browser, base), strict=True)
            slowly, plainly = (list(answers(browser, base, rate)) for rate in (SLOWER, 1))
    print(f"{number:,} records; processor {SLOWER} times slower, {BITS / 1e6} Mbit/s, {LATENCY} ms")
    print("compressed bytes of the first view and of the choice, the last of which are titles:")
    for name, size in sorted(bytes_.items(), key=lambda pair: -pair[1]):
        print(f"  {size:>9,}  {name}")
    print(f"  {sum(bytes_.values()):>9,}  in all")
    print(
        f"interactive after {_spread(waited)} ms; a choice made at once has shown its records after {_spread(pressed)} ms"
    )
    print(f"a click on a choice: {_spread(worked)} ms with its layout, {_spread(painted)} ms until it is painted")
    print(
        f"first results {_spread(plainly)} ms after the last key, files cached; {_spread(slowly)} ms with a quarter of the speed"
    )


def _spread(times: Sequence[float]) -> str:
    return f"{statistics.median(times):.0f} (at most {max(times):.0f})"


def _built(number: int, folder: Path) -> Path:
    records.main(number, folder / "data")
    line = (sys.executable, "-m", "generator", "build", "--data", str(folder / "data"), "--out", str(folder / "site"))
    subprocess.run(line, cwd=HERE, check=True, stderr=subprocess.DEVNULL)
    return folder / "site"


@contextmanager
def compressed(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """The address of the site on a server that compresses as most do, and how many bytes it has sent of each file."""
    sent: dict[str, int] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.partition("?")[0].lstrip("/")
            path = site / name
            body = gzip.compress(path.read_bytes(), 6) if path.is_file() else b""
            sent[name] = len(body)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", guess_type(name)[0] or "application/octet-stream")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name that http.server gives it
            """The figures are what is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()


@contextmanager
def _phone(browser: Browser, slower: int = SLOWER) -> Iterator[tuple[Page, CDPSession]]:
    with browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN") as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        yield page, session


def ready(browser: Browser, base: str) -> tuple[float, float]:
    """Milliseconds until the choices of the page answer, and until one that is made at once has shown its records."""
    with _phone(browser) as (page, session):
        speed = {"downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8, "latency": LATENCY, "offline": False}
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", speed)
        page.add_init_script(f"({READY})()")
        page.goto(base + "search.html")
        page.wait_for_function("window.benchRows")
        found: list[float] = page.evaluate("[window.benchReady, window.benchRows]")
        return found[0], found[1]


def clicks(browser: Browser, base: str) -> list[tuple[float, float]]:
    """Milliseconds of each click: its own work, and until it is seen."""
    with _phone(browser) as (page, _):
        page.goto(base + "search.html")
        page.wait_for_selector("[data-sf-value][aria-pressed]", state="attached")
        page.locator(".sf-facets > summary").click()
        found = []
        for place in range(CLICKS):
            worked, painted = page.evaluate(CLICK, place)
            found.append((worked, painted))
            page.wait_for_timeout(200)
        return found


def answers(browser: Browser, base: str, slower: int) -> Iterator[float]:
    """Milliseconds from the last key to the first results, the second time that a query is typed."""
    with _phone(browser, slower) as (page, _):
        page.goto(base + "search.html")
        page.wait_for_selector("[data-sf-value][aria-pressed]", state="attached")
        for query in QUERIES:
            page.evaluate(TYPE, query)
            page.wait_for_timeout(1000)
            yield float(page.evaluate(TYPE, query))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else MANY)
