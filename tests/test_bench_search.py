"""The benchmark of the search: what counts as found, and how its queries come about."""

from pathlib import Path

import pytest

from bench import records
from bench.finder import recall_and_precision
from bench.queries import drawn, written
from bench.search import season
from bench.truth import Text, hits, plain
from generator.load.stock import take
from tests.worlds import ROOT


def text(number: int, title: str, body: str = "", *sounds: str) -> Text:
    """A text with a title and a body."""
    raw = (title, "", "", body)
    return Text(str(number), raw, tuple(map(plain, raw)), tuple(tuple(name.split()) for name in sounds))


TEXTS = [
    text(0, "团课", "夜校，ISO 9001", "tuan ke"),
    text(1, "夜校", "把團課开到田埂", "ye xiao", "fan yu qu"),
    text(2, "课", "GDP考核", "ke", "guang dong pan yu"),
]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("团课", "01"),
        ("夜校 团课", "01"),
        ("“夜校 团课”", ""),
        ("iso9001", ""),
        ("ISO-9001", "0"),
        ("团课 -田埂", "0"),
        ("课", "02"),
        ("panyu", "2"),
        ("gdp", "2"),
        ("gdpy", "2"),
        ("anyu", ""),
        ("fyq", "1"),
    ],
)
def test_truth_is_what_contains_the_words(query: str, wanted: str) -> None:
    """Substrings of plain texts; one character in titles only; sounds from a syllable on; three letters as such where a text has them."""
    assert set(wanted) == hits(query, TEXTS)


def test_recall_and_precision_are_means() -> None:
    """What nobody could find, or nobody found, counts as right."""
    found = {"a": {"1"}, "b": {"1", "2"}, "c": set[str]()}
    truth = {"a": {"1", "2"}, "b": {"1"}, "c": set[str]()}

    assert (2.5 / 3, 2.5 / 3) == recall_and_precision(found, truth)


def test_queries_are_drawn_by_seed_and_written_by_hand() -> None:
    """The same seed draws the same, none that is known; the files hold a hundred queries and fifty in pinyin, each once."""
    known = {"夜校"}
    first = drawn(TEXTS, 20, 1, known)

    assert first == drawn(TEXTS, 20, 1, known) != drawn(TEXTS, 20, 2, known)
    assert len(first) == len(set(first)) == 20 and known.isdisjoint(first)
    assert all(2 <= len(query) <= 6 and len(plain(query)) >= 2 for query in first)
    assert [100, 50] == [len(set(written(name))) for name in ("queries", "pinyin")]


def test_seasoned_records_are_right(tmp_path: Path) -> None:
    """The sentences that queries look for get into the records without making one of them wrong."""
    records.main(100, tmp_path / "data")
    season(tmp_path / "data")
    stock = take(ROOT, tmp_path / "data", {}, 1)

    assert stock is not None and stock.problems == ()
    assert any("三会一课照常开".encode() in each.values for each in stock.items.values())
