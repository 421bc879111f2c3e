"""What a build keeps: it comes back whole, and tells what has changed."""

import marshal
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import Facts
from generator.journal import Part
from generator.kept import Kept, Questions, difference, opened, pruned, touched, translated
from generator.ledger import ALWAYS, OUTSIDE, Fact, Ledger
from generator.load.stock import Item
from generator.problems import Problem

FACTS = Facts._make(Facts._fields)
PROBLEM = Problem("a.yml", ("deeds", 0), "bad", {"found": "x"}, 3, 4)


def item(name: str, values: bytes) -> Item:
    return Item("point", f"{name}.yml", (1, 2, 3, 4), "d" + name, FACTS, values, (PROBLEM,))


def states(names: str, number: int) -> Kept:
    """What might be kept of records with these names."""
    return Kept(
        f"world {number // 3}",
        {f"{name}.yml": item(name, name.encode() * number) for name in names},
        (PROBLEM,) * (number % 2),
        bytes(number),
        {f"{name}.yml": ((PROBLEM,) * (number % 3), b"trace") for name in names},
        {f"{name}.html": (number // 2, b"") for name in names},
        {f"{name}.html": ("digest", 1, number) for name in names},
        "frame",
        {("asked", name): number for name in names},
        [(name, number // 2) for name in names],
        f"{names}{number}",
    )


@given(
    st.lists(st.tuples(st.text("abcdef", max_size=5).map(lambda text: "".join(dict.fromkeys(text))), st.integers(0, 5)))
)
def test_what_has_become_of_it_comes_back(found: list[tuple[str, int]]) -> None:
    """Part by part, whatever came, went and changed."""
    parts, before = [], Kept()
    for after in (states(*each) for each in found):
        part = difference(before, after)
        if part is None:
            assert replace(before, mark="") == replace(after, mark="")
            continue
        parts.append(Part(marshal.loads(marshal.dumps(part.value)), memoryview(part.beside)))
        kept = opened(parts)
        assert after == kept
        # Numbers are places: the order is told as well.
        assert [*after.questions] == [*kept.questions]
        before = after


def test_nothing_has_become_of_the_same() -> None:
    """Whenever it was found."""
    one, other = states("abc", 3), replace(states("abc", 3), mark="later")

    assert difference(one, other) is None
    assert opened([]) == Kept()


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
