"""The ledger: questions, their answers, and who asked."""

from generator.ledger import Ledger


def test_a_question_is_answered_once() -> None:
    """However often it is asked, its source is heard once."""
    ledger, heard = Ledger(), []

    def double(number: int) -> int:
        heard.append(number)
        return 2 * number

    ledger.source("double", double)

    assert [6, 6, 8] == [ledger.ask("double", number) for number in (3, 3, 4)]
    assert [3, 4] == heard


def test_who_listens_hears_the_questions_asked_meanwhile() -> None:
    """What a source asks for its answer was not asked by the page."""
    ledger = Ledger()
    ledger.source("inner", lambda: 1)
    ledger.source("outer", lambda: ledger.ask("inner") + 1)
    with ledger.listening() as asked:
        ledger.ask("outer")
    ledger.ask("inner")

    assert {("outer",)} == asked


def test_what_is_made_once_was_asked_for_by_all_who_want_it() -> None:
    """The second page that shows a card depends on the same answers as the first."""
    ledger = Ledger()
    ledger.source("title", lambda: "甲")
    heard = []
    for _ in range(2):
        with ledger.listening() as asked:
            ledger.once("card", lambda: ledger.ask("title"))
        heard.append(asked)

    assert [{("title",)}, {("title",)}] == heard
