"""A site on a server of this machine, and visits to it in a browser that note what a visitor should never notice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Dialog, Page

SIZES = {"phone": (390, 844), "desk": (1280, 900)}
"""Width and height of a window, in CSS pixels."""
Until = Literal["commit", "domcontentloaded", "load"]
STILL = "*, ::before, ::after { transition: none !important }"
"""A colour on its way from light to dark has the contrast of neither."""


class Handler(SimpleHTTPRequestHandler):
    """Answers as a web server would: with the site's own page for a wrong address."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Tests are quiet."""

    def end_headers(self) -> None:
        """Nothing is kept by the browser: a file that a test alters twice within a second looks unchanged to it."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of the site on a server; ends in `/`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Visit:
    """A page at work: `trouble` lists requests to elsewhere, failed ones, errors and warnings of the console, dialogs."""

    def __init__(self, context: BrowserContext, base: str, still: bool = True) -> None:
        """`base` is the site's address; `still` ends all transitions, which needs scripts."""
        self.trouble: list[str] = []
        self.page = page = context.new_page()
        self._base, self._still = base, still
        page.on("request", lambda request: self._note("request", request.url, foreign(request.url, base)))
        # Who goes on before the icon has come leaves its request behind.
        page.on(
            "requestfailed", lambda request: self._note("failed", request.url, request.failure != "net::ERR_ABORTED")
        )
        page.on("console", lambda message: self._note(message.type, message.text, message.type in ("error", "warning")))
        page.on("pageerror", lambda error: self._note("error", str(error), True))
        page.on("dialog", self._dismiss)

    def to(self, address: str, until: Until = "load") -> Page:
        """Goes to a page of the site, and waits until so much of it is there."""
        self.page.goto(self.address(address), wait_until=until)
        if self._still:
            self.page.add_style_tag(content=STILL)
        return self.page

    def address(self, address: str) -> str:
        """Of a page of the site the whole address."""
        return self._base + address

    def _note(self, kind: str, text: str, wrong: bool) -> None:
        if wrong:
            self.trouble.append(f"{kind}: {text}")

    def _dismiss(self, dialog: Dialog) -> None:
        self._note("dialog", dialog.message, True)
        dialog.dismiss()


Visitor = Callable[..., Visit]
"""Makes visits, of a size and with what else a fixture offers."""


@contextmanager
def visits(browser: Browser, served: str) -> Iterator[Visitor]:
    """Makes visits: `visit("phone", base=…)`; each has a browser's memory of its own, until all are over."""
    contexts: list[BrowserContext] = []

    def start(size: str = "desk", *, base: str = served, dark: bool = False, javascript: bool = True) -> Visit:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="zh-CN",
            accept_downloads=True,
        )
        contexts.append(context)
        return Visit(context, base, still=javascript)

    yield start
    for context in contexts:
        context.close()


def foreign(url: str, base: str) -> bool:
    """Whether a request leaves the site."""
    return not url.startswith((base, "data:"))
