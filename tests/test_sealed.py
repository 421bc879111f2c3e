"""Sealed files: what was written is read back, anything else is nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import sealed

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=20,
)


@given(PLAIN)
def test_a_value_comes_back(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    """Whatever plain value it is."""
    path = tmp_path_factory.mktemp("sealed") / "file"
    sealed.write(path, "mine", value)

    assert sealed.read(path, "mine") == value


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data[:40], lambda data: b"", lambda data: data[:-1] + b"\0"]
)
def test_a_damaged_file_is_nothing(tmp_path: Path, damage: object) -> None:
    """Truncated, emptied or changed."""
    path = tmp_path / "file"
    sealed.write(path, "mine", [1, "two"])
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]

    assert sealed.read(path, "mine") is None


def test_another_seal_and_no_file_are_nothing(tmp_path: Path) -> None:
    """An older program's file is not read."""
    sealed.write(tmp_path / "file", "old", 1)

    assert sealed.read(tmp_path / "file", "new") is None
    assert sealed.read(tmp_path / "none", "new") is None


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("x")
    sealed.write(tmp_path / "file" / "inner", "mine", 1)

    assert ["file"] == [path.name for path in tmp_path.iterdir()]
