"""Addresses in records: which are asked, and what is said of them; a server of the test's own stands for the internet."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator import links
from generator.links import Private, addresses, ask, check_public, verdicts
from generator.load import load
from tests.worlds import make_data, world_text


class Server(BaseHTTPRequestHandler):
    """Answers with the status that its path names; `/to/…` redirects."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
        else:
            self.send_response(int(self.path[1:4]))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The server's address, let pass as if it were public."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        real = links.check_public
        monkeypatch.setattr(
            links,
            "check_public",
            lambda address, resolve: None if f":{running.server_port}/" in address else real(address, resolve),
        )
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_every_address_of_a_record_is_found_once_with_its_files(tmp_path: Path) -> None:
    """In fields and in texts, without the punctuation behind it, Chinese or Latin."""
    text = world_text("organs/gd.yml")
    data = make_data(
        tmp_path,
        {
            "organs/gd.yml": text + "website: https://a.example/?x=1&y=2\n",
            "organs/gz.yml": world_text("organs/gz.yml")
            + "description: 见 https://a.example/?x=1&y=2，或[此处](http://b.example/甲)。\n",
        },
    )
    catalog = load(tmp_path, data).catalog
    assert catalog is not None

    assert {
        "http://b.example/甲": ("data/organs/gz.yml",),
        "https://a.example/?x=1&y=2": ("data/organs/gd.yml", "data/organs/gz.yml"),
    } == addresses(catalog)


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("200", (False, "")),
        ("404", (True, "HTTP 404")),
        ("410", (True, "HTTP 410")),
        ("403", (False, "HTTP 403")),
        ("503", (False, "HTTP 503")),
    ],
)
def test_an_answer_is_judged(server: str, path: str, verdict: tuple[bool, str]) -> None:
    """Gone is gone; a server that refuses or is ill may be back tomorrow."""
    assert verdict == ask(f"{server}/{path}")


def test_a_redirect_is_followed(server: str) -> None:
    """To its end."""
    assert (True, "HTTP 404") == ask(f"{server}/to/{server}/404")


def test_nobody_there_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that is refused leaves doubt."""
    monkeypatch.setattr(links, "check_public", lambda address, resolve: None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        dead, reason = ask(f"http://127.0.0.1:{taken.getsockname()[1]}/")

    assert (False, "ConnectionRefusedError") == (dead, reason)


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "0.0.0.0",
        "::ffff:10.0.0.1",
    ],
)
def test_no_address_of_a_local_network_is_asked(place: str) -> None:
    """Whatever name leads there: a record must not make the machine of a forge talk to its neighbours."""
    with pytest.raises(Private):
        check_public(
            "https://innocent.example/",
            lambda *_, **__: [(0, 0, 0, "", ("93.184.216.34", 0)), (0, 0, 0, "", (place, 0))],
        )


def test_an_address_of_the_public_internet_is_asked() -> None:
    """With a port or without: its name is looked up, and no place that it has is a reason to refuse."""
    asked = []

    def places(host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        asked.append((host, port))
        return [(0, 0, 0, "", ("93.184.216.34", 0)), (0, 0, 0, "", ("2606:2800:220:1::1", 0))]

    for address in ("https://a.example/", "http://a.example:8080/x"):
        check_public(address, places)

    assert [("a.example", 443), ("a.example", 8080)] == asked


def test_a_redirect_into_a_local_network_is_not_followed(server: str) -> None:
    """The first address may be as public as it likes."""
    assert (False, "not asked: 127.0.0.1") == ask(f"{server}/to/http://127.0.0.1:1/x")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a.example/", "http:///x"])
def test_only_the_web_is_asked(address: str) -> None:
    """No file, no other protocol."""
    assert ask(address)[1].startswith("not asked")


def test_verdicts_come_in_order() -> None:
    """However long each takes."""
    found = {f"http://{number}.example/": (f"{number}.yml",) for number in range(20)}

    assert list(found) == [
        each.address for each in verdicts(found, lambda address: (address.endswith("3.example/"), "x"))
    ]
