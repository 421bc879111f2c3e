"""What a build keeps: it comes back whole, and tells what has changed."""

from pathlib import Path

from generator.kept import Kept, Questions, pruned, read, touched, translated, write
from generator.ledger import Ledger
from generator.problems import Problem


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """Problems with their places and arguments as well; under another seal nothing does."""
    problem = Problem("a.yml", ("deeds", 0), "bad", {"found": "x"}, 3, 4)
    kept = Kept("w", {}, (problem,), {"a.yml": ((problem,), b"")}, {"a.html": (7, b"")}, {"a.html": ("d", 1, 2)}, "f")
    write(tmp_path / "kept", "seal", kept)

    assert kept == read(tmp_path / "kept", "seal")
    assert Kept() == read(tmp_path / "kept", "other")


def answering() -> Ledger:
    ledger = Ledger()
    for name in "abc":
        ledger.source(name, lambda name=name: name * 2)
    return ledger


def test_a_trace_is_touched_by_what_it_asked() -> None:
    """And by nothing else."""
    questions, ledger = Questions(), answering()
    first, second = questions.trace([("a",), ("b",)], ledger), questions.trace([("c",)], ledger)

    assert touched(first, frozenset([1]))
    assert not touched(second, frozenset([1]))


def test_a_list_of_questions_takes_another_one_up() -> None:
    """What both hold has one number; a trace keeps its questions."""
    ours, theirs = Questions([(("a",), "old")]), Questions()
    trace = theirs.trace([("b",), ("a",)], answering())
    numbers = ours.adopt(theirs.answered)

    assert [(("a",), "old"), (("b",), "bb")] == ours.answered
    assert touched(translated(trace, numbers), frozenset([0]))


def test_questions_that_nobody_asks_any_more_go() -> None:
    """And traces still say the same."""
    questions = Questions()
    traces = [questions.trace([(name,)], answering()) for name in "abc"]
    kept = pruned(
        Kept(pages={"c.html": (0, traces[2])}, ruled={"a.yml": ((), traces[0])}, questions=questions.answered)
    )

    assert [(("a",), "aa"), (("c",), "cc")] == kept.questions
    assert touched(kept.pages["c.html"][1], frozenset([1]))
    assert kept == pruned(kept)


def test_an_answer_that_differs_is_found() -> None:
    """Where no fact has changed only questions are asked whose answers lie elsewhere."""
    ledger = Ledger()
    ledger.source("today", lambda: 2)
    ledger.source("length", lambda: 9)
    kept = Kept(questions=[(("today",), 1), (("length",), 8)])

    assert {0, 1} == kept.changed(ledger, same_facts=False)
    assert {0} == kept.changed(ledger, same_facts=True)
    assert {1} == kept.changed(ledger, same_facts=False, later=frozenset(["today"]))
    assert [(("today",), 2), (("length",), 8)] == kept.asked_again(ledger, frozenset([0]))
