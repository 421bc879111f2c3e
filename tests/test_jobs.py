"""Jobs: pages are written by whoever is free, and looked at before anybody sees them."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.jobs import Before, Desk, Job
from generator.kept import Questions
from generator.ledger import Ledger
from generator.mirror import Mirror
from generator.outputs.search import Document
from generator.records import Privacy
from generator.workers import FEW

DAY = date(2026, 11, 23)


def asking(ledger: Ledger, text: str) -> Callable[[], tuple[str, date]]:
    """A page that asks for the title and says this."""
    return lambda: (f"<p>{ledger.ask('title')}{text}</p>", DAY)


def saying(address: str, title: str) -> Callable[[Mapping[str, str]], Document]:
    """What the search finds of it."""
    return lambda heard: Document(address, "page", title, "", "", "")


def desk(folder: Path) -> tuple[Desk, Ledger]:
    ledger = Ledger()
    ledger.source("title", lambda: "团支部")
    return Desk(ledger, Before(Mirror(folder, {}), {}), Privacy()), ledger


@pytest.mark.parametrize(("number", "workers"), [(3, 1), (FEW + 50, 2)])
def test_every_page_is_written_once(tmp_path: Path, number: int, workers: int) -> None:
    """By one worker or two: with its day, what was asked for it, and what the search finds of it."""
    table, ledger = desk(tmp_path)
    jobs = [Job(f"{n}.html", asking(ledger, str(n)), saying(f"{n}.html", str(n))) for n in range(number)]
    questions = Questions()
    made = {each.address: each for each in table.make(jobs, questions, workers)}

    assert {f"{n}.html" for n in range(number)} == set(made)
    assert {("title",): "团支部"} == questions.answered
    for n in range(number):
        found = made[f"{n}.html"]
        assert (found.day, found.given_away, found.document and found.document.title) == (DAY.toordinal(), [], str(n))
        assert f"<p>团支部{n}</p>" == (tmp_path / f"{n}.html").read_text("utf-8")
        assert found.trace


def test_a_page_that_gives_a_person_away_says_so(tmp_path: Path) -> None:
    """Masked; and of a frame that has long runs of digits by itself only more of them are looked at."""
    table, ledger = desk(tmp_path)
    number = "138" + "0013" + "8000"
    jobs = [
        Job("a.html", asking(ledger, number)),
        Job("b.html", asking(ledger, "")),
        Job("c.html", asking(ledger, number), runs=1),
    ]
    found = [each.given_away for each in table.make(jobs, Questions(), 1)]

    assert [len(each) for each in found] == [1, 0, 0]
    assert number not in str(found[0])
