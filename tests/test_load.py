"""Loading: what lies in a data folder, and what does not belong there."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.records import Point
from generator.yamlfile import write
from tests.worlds import checked, found, make_data, world_text

POINT = "points/440100/gz-0001.yml"
ODD_NAMES = (
    "阿卜杜拉·买买提",
    "𠮷",
    "产值<5万元",
    "020-87185000",
    "-5%",
    "1.10",
    "no",
    "12:30",
    "0371",
    "# 号",
    "a: b",
    "'",
    '"',
    "null",
    "~",
)


def test_the_world_of_the_tests_is_right(tmp_path: Path) -> None:
    """The data that all tests start from has nothing wrong in it."""
    assert found(checked(tmp_path).problems) == []


def test_every_record_arrives_with_its_id_and_file(tmp_path: Path) -> None:
    """A record's id is its file's name, and the catalog knows where the file lies."""
    loaded = load(tmp_path, make_data(tmp_path))
    catalog = loaded.catalog

    assert catalog is not None
    assert sorted(catalog.points) == ["gd-0001", "gz-0001"]
    assert catalog.points["gz-0001"].id == "gz-0001"
    assert catalog.files["point", "gz-0001"] == f"data/{POINT}"


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_right_value_arrives_as_written(tmp_path: Path, name: str) -> None:
    """No character of a right record is altered, and none is refused."""
    text = write({"name": name, "domain": "rural", "region": "440281", "organ": "gd", "status": "contact"})
    loaded = load(tmp_path, make_data(tmp_path, {"points/440000/gd-0002.yml": text}))
    catalog = loaded.catalog

    assert loaded.problems == []
    assert catalog is not None
    assert catalog.points["gd-0002"].name == name


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Cn")), min_size=1, max_size=80))
def test_any_text_survives_writing_and_reading(text: str) -> None:
    """What a record's YAML says is what the model holds."""
    from generator.load import parse

    plain = {"name": text, "domain": "rural", "region": "440281", "organ": "gd", "status": "contact"}
    parsed = parse.record(write(plain).encode(), "x.yml", "x", Point)

    assert parsed.value is None or parsed.value.name == text  # type: ignore[attr-defined]
    assert (parsed.value is None) == bool(parsed.problems)


def test_all_mistakes_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    """One run names every mistake of a file, each with its line."""
    text = (
        world_text(POINT)
        .replace("2025-03-20", "2006.2.28")
        .replace("organ: gz", "organ: gzz")
        .replace("topic:", "topick:")
    )
    problems = checked(tmp_path, {POINT: text}).problems

    assert [(each.line, each.code, each.field) for each in problems if each.file.endswith("gz-0001.yml")] == [
        (5, "unknown-reference", "organ"),
        (9, "bad-date-form", "history[2].date"),
        (12, "unknown-key", "topick"),
    ]
    assert problems[1].arguments["suggestion"] == "2006-02-28"
    assert problems[2].arguments["nearest"] == "topic"


def test_a_missing_data_folder_is_an_error(tmp_path: Path) -> None:
    """No data folder, no catalog."""
    loaded = load(tmp_path, tmp_path / "data")

    assert [problem.code for problem in loaded.problems] == ["empty-data"]
    assert loaded.catalog is None


def test_a_data_folder_without_records_is_an_error(tmp_path: Path) -> None:
    """Settings alone are no site."""
    data = make_data(tmp_path)
    for path in [*data.glob("*/*.yml"), *data.glob("*/*/*.yml")]:
        if path.parent.name != "vocabulary":
            path.unlink()

    assert "empty-data" in [problem.code for problem in load(tmp_path, data).problems]


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    """A link and a pipe are named and never opened: a pipe would wait for ever."""
    data = make_data(tmp_path)
    (data / "points" / "440100" / "link.yml").symlink_to(tmp_path / "secret.yml")
    (data / "cases" / "outside").symlink_to(tmp_path)
    os.mkfifo(data / "organs" / "pipe.yml")
    problems = load(tmp_path, data).problems

    assert [(problem.file, problem.code) for problem in problems] == [
        ("data/cases/outside", "unsafe-file"),
        ("data/organs/pipe.yml", "unsafe-file"),
        ("data/points/440100/link.yml", "unsafe-file"),
    ]


def test_a_linked_data_folder_is_refused(tmp_path: Path) -> None:
    """The data folder itself must not be a link to somewhere else."""
    make_data(tmp_path).rename(tmp_path / "elsewhere")
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")

    assert [problem.code for problem in load(tmp_path, tmp_path / "data").problems] == ["empty-data"]


def test_data_outside_the_root_is_named_from_its_own_folder(tmp_path: Path) -> None:
    """With `--data` elsewhere problems name files from the folder that holds the data."""
    data = make_data(tmp_path / "far", {"points/oops.txt": "?"})

    assert [problem.file for problem in load(tmp_path / "root", data).problems] == ["data/points/oops.txt"]


def test_inputs_are_only_read(tmp_path: Path) -> None:
    """Loading works on a folder that nobody may write to, and leaves every byte as it was."""
    data = make_data(tmp_path)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    load(tmp_path, data)

    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before
