"""What a build keeps: it comes back whole, and tells what has changed."""

from pathlib import Path

from generator.kept import Kept, Questions, read, touched, write
from generator.ledger import Ledger
from generator.problems import Problem


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """Problems with their places and arguments as well; under another seal nothing does."""
    problem = Problem("a.yml", ("deeds", 0), "bad", {"found": "x"}, 3, 4)
    kept = Kept("w", {}, (problem,), {"a.yml": ((problem,), b"")}, {"a.html": (7, b"")}, {"a.html": ("d", 1, 2)}, "f")
    write(tmp_path / "kept", "seal", kept)

    assert kept == read(tmp_path / "kept", "seal")
    assert Kept() == read(tmp_path / "kept", "other")


def test_a_trace_is_touched_by_what_it_asked() -> None:
    """And by nothing else."""
    questions = Questions()
    first, second = questions.trace([("a",), ("b",)]), questions.trace([("c",)])
    number = questions.queries.index(("b",))

    assert touched(first, frozenset([number]))
    assert not touched(second, frozenset([number]))


def test_an_answer_that_differs_is_found() -> None:
    """Where no fact has changed only questions are asked whose answers lie elsewhere."""
    ledger = Ledger()
    ledger.source("today", lambda: 2)
    ledger.source("length", lambda: 9)
    kept = Kept(questions=[(("today",), 1), (("length",), 8)])

    assert {0, 1} == kept.changed(ledger, same_facts=False)
    assert {0} == kept.changed(ledger, same_facts=True)
