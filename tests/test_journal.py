"""Journals: every part comes back in its order; what is not whole ends it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.journal import Journal, Part
from tests.test_sealed import PLAIN

LONG = Part(["first"] * 1_000, b"beside it")


def told(path: Path, seal: str = "mine") -> list[tuple[object, bytes]]:
    return [(part.value, bytes(part.beside)) for part in Journal(path, seal).read()]


def written(path: Path, *values: object) -> Journal:
    journal = Journal(path, "mine")
    journal.begin(LONG)
    for value in values:
        assert journal.add(Part(value))
    return journal


@given(st.lists(st.tuples(PLAIN, st.binary()), min_size=1, max_size=5))
def test_every_part_comes_back(tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[object, bytes]]) -> None:
    """Whatever values they are, added by one process or by one after another."""
    path = tmp_path_factory.mktemp("journal") / "file"
    first = (["long"] * 10_000, parts[0][1])
    Journal(path, "mine").begin(Part(*first))
    journal = Journal(path, "mine")
    for number, part in enumerate(parts[1:]):
        if number % 2:
            journal = Journal(path, "mine")
        assert number == 0 or len(journal.read()) == number + 1
        journal.read()
        assert journal.add(Part(*part))

    assert [first, *parts[1:]] == told(path)


def test_a_process_goes_on_where_it_was(tmp_path: Path) -> None:
    """Without reading again what it wrote itself."""
    journal = written(tmp_path / "file", 1, 2)
    journal.begin(LONG)
    journal.add(Part(3))

    assert [(LONG.value, b"beside it"), (3, b"")] == told(tmp_path / "file")


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "cut in the last part": (lambda data: data[:-1], 2),
    "cut within its lengths": (lambda data: data[: -(5 + 32 + 9)], 2),
    "the last part altered": (lambda data: data[:-1] + b"\7", 2),
    "something behind": (lambda data: data + b"x" * 100, 3),
    "the first part altered": (lambda data: data.replace(b"first", b"thirs", 1), 0),
    "beside it altered": (lambda data: data.replace(b"beside it", b"beside me", 1), 0),
    "parts in another order": (lambda data: data[:-106] + data[-53:] + data[-106:-53], 1),
    "another kind of file": (lambda data: b"x" + data, 0),
    "nothing": (lambda data: b"", 0),
}


@pytest.mark.parametrize(("damage", "whole"), DAMAGES.values(), ids=list(DAMAGES))
def test_what_is_not_whole_ends_it(tmp_path: Path, damage: Callable[[bytes], bytes], whole: int) -> None:
    """And what is added takes its place."""
    path, parts = tmp_path / "file", [(LONG.value, b"beside it"), (1, b""), (2, b"")]
    written(path, 1, 2)
    assert 53 == len(path.read_bytes()) - len(path.read_bytes()[:-53])
    path.write_bytes(damage(path.read_bytes()))
    journal = Journal(path, "mine")

    assert parts[:whole] == [(part.value, bytes(part.beside)) for part in journal.read()]
    assert journal.add(Part(9)) is bool(whole)
    assert not whole or told(path) == [*parts[:whole], (9, b"")]


def test_another_seal_and_no_file_are_nothing(tmp_path: Path) -> None:
    """An older program's journal is not read."""
    written(tmp_path / "file")

    assert [] == told(tmp_path / "file", "other") == told(tmp_path / "none")


def test_what_has_grown_too_long_is_begun_anew(tmp_path: Path) -> None:
    """So that reading it never costs much more than reading the whole."""
    journal = written(tmp_path / "file")
    added = 0
    while journal.add(Part("more")):
        added += 1

    assert 0 < added < 1_000
    journal.begin(LONG)
    assert journal.add(Part("more"))


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    """A file stands where the folder should be, or the journal is gone."""
    (tmp_path / "file").write_text("x")
    Journal(tmp_path / "file" / "inner", "mine").begin(LONG)
    journal = written(tmp_path / "gone")
    (tmp_path / "gone").unlink()
    journal.add(Part(1))

    assert ["file"] == [path.name for path in tmp_path.iterdir()]
