"""What a build keeps: it comes back whole, and tells what has changed."""

from pathlib import Path

import pytest

from generator.kept import Kept, Questions, pruned, read, touched, translated, write
from generator.ledger import ALWAYS, OUTSIDE, Fact, Ledger
from generator.problems import Problem


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """Problems with their places and arguments as well; under another seal nothing does."""
    problem = Problem("a.yml", ("deeds", 0), "bad", {"found": "x"}, 3, 4)
    kept = Kept(
        "w", {}, (problem,), b"", {"a.yml": ((problem,), b"")}, {"a.html": (7, b"")}, {"a.html": ("d", 1, 2)}, "f"
    )
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
    ours, theirs = Questions({("a",): "old"}), Questions()
    trace = theirs.trace([("b",), ("a",)], answering())
    numbers = ours.adopt(theirs.answered)

    assert [(("a",), "old"), (("b",), "bb")] == list(ours.answered.items())
    assert touched(translated(trace, numbers), frozenset([0]))


def test_questions_that_nobody_asks_any_more_go() -> None:
    """And traces still say the same."""
    questions = Questions()
    traces = [questions.trace([(name,)], answering()) for name in "abc"]
    kept = pruned(
        Kept(pages={"c.html": (0, traces[2])}, ruled={"a.yml": ((), traces[0])}, questions=questions.answered)
    )

    assert [(("a",), "aa"), (("c",), "cc")] == list(kept.questions.items())
    assert touched(kept.pages["c.html"][1], frozenset([1]))
    assert kept == pruned(kept)


def test_an_answer_that_differs_is_found() -> None:
    """Asked is only what depends on an altered fact, or on something that is no fact; of the rest the answers are known."""
    ledger, title, outside = Ledger(), ("point", "title"), frozenset((OUTSIDE,))
    ledger.source("today", lambda: 2, ALWAYS)
    ledger.source("title", lambda: "new", frozenset((title,)))
    ledger.source("any", lambda: 9)
    ledger.source("shown", lambda: 5, ALWAYS)
    kept = Kept(questions={("today",): 1, ("title",): "old", ("any",): 8, ("shown",): 4})

    assert {0} == kept.changed(ledger, outside, "shown")
    assert ["old", 8] == [ledger.ask("title"), ledger.ask("any")]
    assert {3} == kept.changed_of(ledger, "shown")
    again = kept.asked_again(ledger, frozenset([0]))

    assert [(("today",), 2), (("title",), "old"), (("any",), 8), (("shown",), 4)] == list(again.items())


@pytest.mark.parametrize(("altered", "changed"), [(("point", "title"), {1, 2}), (("case", "day"), {2})])
def test_a_fact_touches_what_reads_it(altered: Fact, changed: set[int]) -> None:
    """An answer that may depend on anything is asked for as soon as any fact is altered."""
    ledger = Ledger()
    ledger.source("status", lambda: 2, frozenset((("point", "status"),)))
    ledger.source("title", lambda: "new", frozenset((("point", "title"),)))
    ledger.source("any", lambda: 9)
    kept = Kept(questions={("status",): 1, ("title",): "old", ("any",): 8})

    assert changed == kept.changed(ledger, frozenset((OUTSIDE, altered)))
