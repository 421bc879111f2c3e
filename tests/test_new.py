"""A new record: the questions, and the file that the answers make."""

from pathlib import Path

import pytest

from generator.load import load
from generator.new import Draft, draft, plain, questions
from generator.records import TYPES
from tests.worlds import TODAY, found, make_data


def made(folder: Path, kind: str, id_: str, **answers: str) -> Draft:
    data = make_data(folder)
    return draft(load(folder, data), data, kind, id_, answers, TODAY)


@pytest.mark.parametrize("kind", TYPES)
def test_every_needed_field_is_asked_for(tmp_path: Path, kind: str) -> None:
    """Each required field is a question with its Chinese label; vocabularies come as choices."""
    catalog = load(tmp_path, make_data(tmp_path)).catalog
    assert catalog is not None
    asked = {question.name: question for question in questions(kind, catalog)}
    required = {name for name, field in TYPES[kind].model_fields.items() if field.is_required()}

    assert required <= set(asked)
    assert all(question.label for question in asked.values())
    assert "domain" not in asked or asked["domain"].choices["rural"] == "农村"


def test_answers_become_values_in_declared_order() -> None:
    """Lists are split at any comma, a list of parts takes each answer for its first field; unknown keys are kept for `check` to name."""
    answers = {"cases": "gz-c01，gz-c02", "title": "题目", "steps": "看农时；选地头", "domains": "rural", "oops": "x"}

    assert list(plain("practice", answers).items()) == [
        ("title", "题目"),
        ("domains", ["rural"]),
        ("steps", [{"title": "看农时"}, {"title": "选地头"}]),
        ("cases", ["gz-c01", "gz-c02"]),
        ("oops", "x"),
    ]


def test_a_point_lies_in_its_organs_folder(tmp_path: Path) -> None:
    """The folder follows from the organ: its prefecture, or the province."""
    fields = {"name": "新点", "domain": "school", "region": "440281", "status": "contact"}

    assert (
        made(tmp_path / "a", "point", "p-1", organ="gz", **fields).path == tmp_path / "a" / "data/points/440100/p-1.yml"
    )
    assert (
        made(tmp_path / "b", "point", "p-1", organ="gd", **fields).path == tmp_path / "b" / "data/points/440000/p-1.yml"
    )


def test_what_check_would_refuse_is_named(tmp_path: Path) -> None:
    """Mistakes in values, references and ids come back as problems."""
    wrong = made(tmp_path / "a", "article", "a-1", title="x", authors="组", organ="gzz", date="2006.2.28", body="y")
    dangling = made(tmp_path / "b", "article", "a-1", title="x", authors="组", organ="gzz", date="2026-02-28", body="y")
    badly_named = made(tmp_path / "c", "organ", "广州", name="x", level="county", region="440113")
    twice = made(tmp_path / "d", "organ", "gz", name="x", level="county", region="440113")

    assert [problem.code for problem in wrong.problems] == ["bad-date-form"]
    assert found(dangling.problems) == ["data/articles/a-1.yml:4 unknown-reference organ"]
    assert [problem.code for problem in badly_named.problems] == ["bad-id"]
    assert [problem.code for problem in twice.problems] == ["duplicate-id"]


def test_odd_characters_are_named(tmp_path: Path) -> None:
    """What `check` says of the text as such it says here too, with the file's own name."""
    wrong = made(
        tmp_path, "point", "p-1", name="甲\u202e", domain="school", region="440113", organ="gz", status="contact"
    )

    assert ["data/points/440100/p-1.yml:1 control-character name"] == found(wrong.problems)
