"""The forms for issues: every public field that an issue can say, in words that can be told apart."""

from collections.abc import Iterator

import pytest

from generator.issueform import KINDS, Form, columns, correctable, forms, labelled, section_of
from generator.records import TYPES, Term
from generator.records.point import Deed, Visit
from generator.records.reading import outline
from tests.provinces import VOCABULARIES, terms


def made(kind: str) -> Form:
    return next(form for form in forms(VOCABULARIES) if form.kind == kind)


def asked() -> Iterator[Form]:
    return (form for form in forms(VOCABULARIES))


@pytest.mark.parametrize("kind", KINDS)
def test_every_public_field_is_asked_for(kind: str) -> None:
    """With its own label and help; what is private, and what the program writes, is not. A visit has nothing that it needs."""
    found = {section.key for section in made(kind).sections if section.field}
    public = {each.name for each in outline(TYPES[kind]) if not each.about.private}

    assert public - {"id", "former", "visit"} == found
    assert all(section.field is None or section.label == section.field.about.zh for section in made(kind).sections)


def test_what_is_needed_comes_first() -> None:
    """Then the id, then all that may be left out; the last word is that no personal data is in it."""
    sections = made("point").sections
    needed = [section.required for section in sections]

    assert sorted(needed, reverse=True) == needed
    assert ["name", "domain", "region", "organ", "status", "id"] == [section.key for section in sections[:6]]
    assert "agreed" == sections[-1].key


def test_labels_can_be_told_apart() -> None:
    """Within a form no two sections, no two choices have the same; keys neither."""
    for form in asked():
        labels, keys = [section.label for section in form.sections], [section.key for section in form.sections]

        assert sorted(set(labels)) == sorted(labels)
        assert sorted(set(keys)) == sorted(keys)
    alike = {
        "a": Term(zh="同", en="x"),
        "b": Term(zh="同", en="x"),
        "c": Term(zh="甲, 乙", en="x"),
        "d": Term(zh="丁", en="x"),
    }
    assert {"同（a）": "a", "同（b）": "b", "甲 乙（c）": "c", "丁": "d"} == labelled(alike)


def test_lines_of_parts_are_explained() -> None:
    """What a line needs, in which order, and how more is said."""
    history = next(section for section in made("point").sections if section.key == "deeds")

    assert ["date", "kind", "title"] == [each.name for each in columns(Deed)]
    assert () == columns(Visit)
    assert history.help.startswith("每行一条，用竖线分开：日期 | 类别 | 内容")
    assert "textarea" == history.input


def test_a_private_field_is_no_section() -> None:
    """Whatever the type."""
    for model in TYPES.values():
        private = [each for each in outline(model) if each.about.private]
        assert [None] * len(private) == [section_of(model, each, VOCABULARIES) for each in private]
    assert not [each for each in correctable() if each.about.private or each.part]


def test_a_field_without_terms_is_typed() -> None:
    """A vocabulary that the site does not have yet."""
    model = TYPES["point"]
    field = next(each for each in outline(model) if each.name == "tags")

    assert "textarea" == getattr(section_of(model, field, {}), "input", "")
    assert "dropdown" == getattr(section_of(model, field, {"tags": terms(a="甲")}), "input", "")
