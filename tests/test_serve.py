"""The preview: a real server, real files, a real rebuild."""

import json
import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from generator.build import Order, Outcome
from generator.outputs.search.names import META, text_name
from generator.serve import serve
from tests.worlds import TODAY, make_root

POINT = "data/points/440100/gz-0001.yml"
pytestmark = pytest.mark.slow


class Running:
    """A preview at work; `outcomes` hears every build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = ""
        self.outcomes: Queue[Outcome] = Queue()
        self.stop = threading.Event()
        order = Order(root, root / "data", TODAY, os.environ)
        self.thread = threading.Thread(target=serve, args=(order, 0, self._ready, self.stop))
        self.thread.start()

    def _ready(self, address: str, outcome: Outcome) -> None:
        self.address = address
        self.outcomes.put(outcome)

    def get(self, name: str, host: str | None = None) -> str:
        request = Request(self.address + name, headers={"Host": host} if host else {})
        with urlopen(request, timeout=60) as answer:
            return str(answer.read().decode())


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    made = Running(make_root(tmp_path / "root"))
    made.outcomes.get(timeout=120)
    yield made
    made.stop.set()
    made.thread.join(60)


def test_a_saved_record_is_shown_and_a_wrong_one_keeps_the_last_site(running: Running) -> None:
    """Saving rebuilds; a mistake is shown on the page that is still there; mending it brings the new page."""
    path = running.root / POINT
    text = path.read_text("utf-8")
    first = json.loads(running.get(".shifan/state?since=0"))
    path.write_text(text.replace("榕树头。", "石桥边。"), "utf-8")
    running.outcomes.get(timeout=60)

    assert first["problems"] == []
    assert "石桥边" in running.get("points/gz-0001.html")

    path.write_text(text.replace("domain: rural", "domain: rurl"), "utf-8")
    running.outcomes.get(timeout=60)
    state = json.loads(running.get(".shifan/state?since=1"))

    assert state["version"] > first["version"]
    assert "not-in-list" in state["problems"][0]
    assert "石桥边" in running.get("points/gz-0001.html")


def test_only_pages_carry_the_reloading_script(running: Running) -> None:
    """The script is added to what is sent, not to files; other files are sent as they are."""
    assert "/.shifan/state" in running.get("")
    assert "/.shifan/state" not in running.get("assets/theme.css")


def test_nothing_outside_the_site_is_sent(running: Running) -> None:
    """No way leads out of the site's folder, and no other host name leads in."""
    for name in ("../root/mkdocs.yml", "%2e%2e/root/mkdocs.yml", "points/../../root/mkdocs.yml", "nowhere.html"):
        with pytest.raises(HTTPError) as refused:
            running.get(name)
        assert refused.value.code == 404
        refused.value.close()
    with pytest.raises(HTTPError) as foreign:
        running.get("", host="evil.example")
    assert foreign.value.code == 403
    foreign.value.close()


def test_a_page_comes_before_what_searches_it_and_once(running: Running) -> None:
    """One saving is one reloading; the search follows, for the same version."""
    path = running.root / POINT
    first = json.loads(running.get(".shifan/state?since=0"))["version"]
    path.write_text(path.read_text("utf-8").replace("榕树头。", "石桥边。"), "utf-8")
    told = json.loads(running.get(f".shifan/state?since={first}"))
    shown = "石桥边" in running.get("points/gz-0001.html")
    running.outcomes.get(timeout=60)
    number = int(re.findall(r'"documents":(\d+)', running.get(META))[0])

    assert shown
    assert any("石桥边" in running.get(text_name(document)) for document in range(number))
    assert told == {"version": first + 1, "problems": []} == json.loads(running.get(".shifan/state?since=0"))
