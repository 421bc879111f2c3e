"""The preview: builds, watches, rebuilds and reloads; a wrong record keeps the last good site. Imports storeys 0 to 6 and watchfiles."""

import json
import mimetypes
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from watchfiles import watch

from generator import messages
from generator.build import Order, Outcome, made_site
from generator.memory import Memory
from generator.mirror import File, Mirror
from generator.problems import Problem
from generator.process import keep_everything, settle

WATCHED = ("docs", "templates", "mkdocs.yml")
WAIT = 25.0
"""Seconds a page waits for news before it asks again."""
PATIENCE = 100
"""Milliseconds after which the watch answers for the first time: it must be on before anything is read."""
STATE = "/.shifan/state"
CLIENT = (Path(__file__).parent / "reload.js").read_text("utf-8")
"""What makes a page reload and show problems; it is only ever added to what this server sends."""
LOCAL = ("127.0.0.1", "localhost", "[::1]")


@dataclass
class Preview:
    """The last good site and what is wrong with the newest records. One thread builds, the others read."""

    tree: Path | None = None
    files: Mapping[str, File] = field(default_factory=dict)
    """What lies in the tree."""
    version: int = 0
    problems: tuple[str, ...] = ()
    changed: threading.Condition = field(default_factory=threading.Condition)

    def update(self, tree: Path | None, problems: Iterable[str]) -> None:
        """A new site, or (without a tree) the old one with new problems."""
        with self.changed:
            self.tree, self.version, self.problems = tree or self.tree, self.version + 1, tuple(problems)
            self.changed.notify_all()

    def news(self, since: int) -> str:
        """The state as JSON, as soon as it is newer than `since` or WAIT seconds have passed."""
        with self.changed:
            self.changed.wait_for(lambda: self.version > since, WAIT)
            return json.dumps({"version": self.version, "problems": self.problems}, ensure_ascii=False)


def rebuild(order: Order, preview: Preview, tree: Path, memory: Memory) -> Outcome:
    """Build once more, and bring the tree that is shown up to date when all is well: the pages first, for these are waited for."""
    told: list[list[str]] = []

    def show(mirror: Mirror, problems: Iterable[Problem]) -> None:
        mirror.lay(tree, preview.files)
        preview.files = dict(mirror.files)
        told.append(messages.as_text(tuple(problems), "zh").splitlines())
        preview.update(tree, told[-1])

    with made_site(order, memory=memory, soon=show if preview.files else None) as made:
        outcome = made.outcome
        if outcome.pages:
            made.mirror.lay(tree, preview.files)
            preview.files = dict(made.mirror.files)
        lines = messages.as_text(outcome.problems, "zh").splitlines()
        lines += outcome.failure.lines if outcome.failure else ()
        if told != [lines]:
            preview.update(tree if outcome.pages else None, lines)
    return outcome


def serve(order: Order, port: int, ready: Callable[[str, Outcome], None], stop: threading.Event | None = None) -> None:
    """Serve until interrupted, or until `stop` is set; `ready` hears the address and each build's outcome. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix="shifan-") as scratch:
        preview, memory, tree = Preview(), Memory(), Path(scratch) / "site"
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, preview))
        server.daemon_threads = True
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # Somebody waits for a build; what it leaves behind is cleared away when the page is there.
        keep_everything()
        try:
            for changes in _changes(order, stop):
                if changes or not preview.version:
                    ready(address, rebuild(order, preview, tree, memory))
                    settle()
        finally:
            server.shutdown()
            server.server_close()


def _changes(order: Order, stop: threading.Event | None) -> Iterator[object]:
    """What has changed, and every now and then that nothing has; what changes between two answers is in the second."""
    watched = [order.data, *(order.root / name for name in WATCHED)]
    return watch(
        *watched, stop_event=stop, debounce=120, raise_interrupt=False, yield_on_timeout=True, rust_timeout=PATIENCE
    )


class Handler(BaseHTTPRequestHandler):
    """Sends files of the last good site, and the state to pages that ask for it."""

    def __init__(self, preview: Preview, *arguments: object) -> None:
        self._preview = preview
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """One file, or the state."""
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in LOCAL:
            # Another site's name that resolves to this machine must not read unpublished records.
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"")
            return
        split = urlsplit(self.path)
        if split.path == STATE:
            since = parse_qs(split.query).get("since", ["0"])[0]
            self._send(
                HTTPStatus.OK, "application/json", self._preview.news(int(since) if since.isdigit() else 0).encode()
            )
        else:
            self._send_file(unquote(split.path).lstrip("/") or "index.html")

    def _send_file(self, name: str) -> None:
        tree = self._preview.tree
        path = tree / name if tree else None
        if tree is None or path is None:
            self._send(
                HTTPStatus.OK, "text/html", _with_client("<!doctype html><title>示范</title><body></body>").encode()
            )
        elif ".." in name.split("/") or not path.is_file():
            page = tree / "404.html"
            self._send(HTTPStatus.NOT_FOUND, "text/html", page.read_bytes() if page.is_file() else b"")
        else:
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            data = path.read_bytes()
            self._send(HTTPStatus.OK, kind, _with_client(data.decode()).encode() if kind == "text/html" else data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the base class's
        """Nothing: a record keeper's window shows problems, not requests."""


def _with_client(html: str) -> str:
    return html.replace("</body>", f"<script>{CLIENT}</script></body>", 1)
