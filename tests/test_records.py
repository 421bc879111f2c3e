"""Records: declared once, read back by their declarations, and every wrong value explained."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import parse
from generator.load.explain import about_at, keys_at, label
from generator.messages import messages
from generator.problems import Problem
from generator.records import (
    TYPES,
    Article,
    Case,
    Indicator,
    Organ,
    Photo,
    Point,
    Practice,
    Quotas,
    Record,
    Site,
    Term,
)
from generator.records.mistaken import Mistaken
from generator.records.reading import outline, parts, private_fields, references, texts
from generator.records.settings import refusal
from generator.records.values import Contact, Part, is_id, is_region_code
from generator.yamlfile import write
from tests.worlds import world_text

POINT = {"name": "围村团支部", "domain": "rural", "region": "440113", "organ": "gz", "status": "contact"}
CASE = {"title": "团课", "domain": "rural", "region": "440113", "body": "一年了。"}


def read(plain: Mapping[str, object], model: type[Record] = Point) -> parse.Parsed[Record]:
    """A record from the YAML that these values make."""
    return parse.record(write(plain).encode(), "x.yml", "x", model)


def wrong(plain: Mapping[str, object], model: type[Record] = Point) -> list[tuple[str, str]]:
    """Code and field of every problem."""
    return [(problem.code, problem.field) for problem in read(plain, model).problems]


# --- the kinds of value -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("2006.2.28", "2006-02-28"),
        ("2006/2/28", "2006-02-28"),
        ("2006-2-28", "2006-02-28"),
        ("2006年2月28日", "2006-02-28"),
        ("2006 年 2 月 28 日", "2006-02-28"),
        ("2006。2。28", "2006-02-28"),
        ("2006、2、28", "2006-02-28"),
        ("20060228", "2006-02-28"),
        ("２００６-０２-２８", "2006-02-28"),
        ("2006-02-28 00:00:00", "2006-02-28"),
        (" 2006-02-28", "2006-02-28"),
        ("2006.2.30", ""),
        ("2006-02", ""),
        ("28.2.2006", ""),
        ("去年", ""),
    ],
)
def test_a_date_is_answered_with_its_right_form(written: str, suggestion: str) -> None:
    """What was meant is suggested, and nothing where nobody can tell."""
    (problem,) = read({**POINT, "history": [{"status": "contact", "date": written}]}).problems

    assert ("bad-date-form", "history[1].date") == (problem.code, problem.field)
    assert {"found": written, "suggestion": suggestion} == problem.arguments


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_of_two_centuries_is_right(day: date) -> None:
    """The extended form of ISO 8601 is read as the day it names."""
    record = read({**CASE, "date": day.isoformat()}, Case).value

    assert isinstance(record, Case)
    assert day == record.date


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("members", "-5", "not-a-number"),
        ("members", "1.5", "not-a-number"),
        ("members", "1,000", "not-a-number"),
        ("members", "１２", "not-a-number"),
        ("members", "1" * 10, "not-a-number"),
        ("members", ["5"], "not-text"),
        ("members", " ", "empty-value"),
        ("name", "一" * 201, "too-long"),
        ("name", "一\n二\n", "line-break"),
        ("name", "\u3000", "empty-value"),
        ("name", {"zh": "甲"}, "not-text"),
        ("history", [{"status": ["contact"], "date": "2026-01-01"}], "not-text"),
        ("history", ["contact"], "not-a-mapping"),
        ("history", [""], "empty-value"),
        ("visit", ["巷口"], "not-a-mapping"),
        ("tags", {"a": "b"}, "not-a-list"),
        ("honours", [{"honour": "x", "year": "1948"}], "number-range"),
        ("batch", "improv", "not-in-list"),
        ("contact", {"email": "李@例子"}, "bad-email"),
        ("contact", {"email": "a b@example.cn"}, "bad-email"),
    ],
)
def test_a_wrong_value_is_named_by_its_kind(field: str, value: object, code: str) -> None:
    """Each kind of mistake has its code, and the record is not taken."""
    assert [code] == [found for found, _ in wrong({**POINT, field: value})]
    assert read({**POINT, field: value}).value is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("members", "0"),
        ("members", "007"),
        ("name", "一" * 200),
        ("name", " 围村"),
        ("visit", {}),
        ("tags", []),
        ("contact", {"email": "office@example.gov.cn"}),
        ("honours", [{"honour": "red-flag-branch", "year": "1949"}]),
        ("organ", "共青团"),
        ("region", "番禺"),
    ],
)
def test_a_right_value_is_taken(field: str, value: object) -> None:
    """Whether a reference, a term or a region exists is for the rules to say."""
    assert [] == wrong({**POINT, field: value})


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("https://a.cn/团?x=1#y", True),
        ("http://a.cn", True),
        ("ftp://a.cn", False),
        ("https://a b", False),
        ("https://" + "a" * 500, False),
    ],
)
def test_an_address_of_the_web_is_whole(url: str, right: bool) -> None:
    """With its scheme, without blanks, not endless."""
    found = wrong({"name": "甲", "level": "county", "region": "440113", "website": url}, Organ)

    assert ([] if right else [("bad-url", "website")]) == found


@pytest.mark.parametrize(
    ("id_", "right"),
    [
        ("gz-0001", True),
        ("a", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("A", False),
        ("a_b", False),
        ("-a", False),
        ("a--b", False),
        ("甲", False),
        ("", False),
        ("a\n", False),
    ],
)
def test_an_id_is_fit_for_an_address(id_: str, right: bool) -> None:
    """Lower-case Latin letters, digits and single hyphens."""
    assert right is is_id(id_)


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("440113", True),
        ("441900121", True),
        ("44011", False),
        ("4401131", False),
        ("４４０１１３", False),
        ("44011X", False),
    ],
)
def test_a_region_code_has_six_or_nine_digits(code: str, right: bool) -> None:
    """Whether there is such a region is another question."""
    assert right is is_region_code(code)


# --- explaining what is wrong -----------------------------------------------------------------------------------------


def test_an_unknown_key_is_answered_with_the_nearest() -> None:
    """Also where somebody wrote the label that the page shows."""
    problems = sorted(read({**POINT, "sumary": "一", "工作课题": "二", "visit": {"adress": "三"}}).problems)

    assert [("sumary", "summary"), ("工作课题", "topic"), ("visit.adress", "address")] == [
        (problem.field, problem.arguments["nearest"]) for problem in problems
    ]
    assert "address、transport、hours、capacity、notes" == problems[2].arguments["allowed"]


def test_a_missing_field_is_named_with_its_label() -> None:
    """The label tells people who never saw the key what is wanted; an empty value counts as missing."""
    problems = read({"name": "", "deeds": [{"date": "2026-01-01", "kind": "survey"}]}).problems

    assert [
        ("deeds[1].title", "内容"),
        ("domain", "领域"),
        ("name", "名称"),
        ("organ", "联系机关"),
        ("region", "地区"),
        ("status", "状态"),
    ] == sorted((problem.field, problem.arguments["label"]) for problem in problems)


def test_a_photo_without_a_description_is_named_with_its_file() -> None:
    """There may be many photos."""
    (problem,) = read({**POINT, "photos": [{"file": "a.jpg", "caption": "一"}]}).problems

    assert Problem("x.yml", ("photos", 0, "alt"), "alt-missing", {"found": "a.jpg"}, 7, 5) == problem


def test_places_are_those_of_the_values_and_of_unknown_keys() -> None:
    """Line and column of the value; of the key where the key is wrong; of what is around it where a value is missing."""
    text = "name: 甲\ndomain: rural\nregion: '440113'\norgan: gz\nstatus: contakt\nvisit:\n  adress: 乙\ndeeds:\n- date: 2006.2.28\n  kind: survey\n"
    problems = parse.record(text.encode(), "x.yml", "x", Point).problems

    assert [
        (5, 9, "not-in-list", "status"),
        (7, 3, "unknown-key", "visit.adress"),
        (9, 3, "missing-field", "deeds[1].title"),
        (9, 9, "bad-date-form", "deeds[1].date"),
    ] == sorted((problem.line, problem.column, problem.code, problem.field) for problem in problems)


def test_declarations_are_found_by_path() -> None:
    """Positions do not count; what no model declares has neither label nor keys."""
    assert "内容" == label(Point, ("deeds", 3, "title"))
    assert "nothing" == label(Point, ("nothing",))
    assert {"file": "文件", "title": "标题"} == keys_at(Case, ("attachments",))
    assert {} == keys_at(Point, ("name", "x"))
    assert about_at(Point, ()) is None
    found = about_at(Point, ("honours", 0, "honour"))
    assert found is not None
    assert "honours" == found.vocabulary


def test_the_refusal_of_a_word_offers_what_the_vocabulary_has() -> None:
    """The key that was meant, by key or by label, and all keys with their labels."""
    terms = {"rural": Term(zh="农村", en="Rural"), "school": Term(zh="学校", en="School")}

    assert {"found": "rual", "nearest": "rural", "allowed": "rural（农村）、school（学校）"} == refusal("rual", terms)
    assert "school" == refusal("学校", terms)["nearest"]
    assert "" == refusal("qqqq", terms)["nearest"]


# --- records with mistakes --------------------------------------------------------------------------------------------


def mistaken(plain: Mapping[str, object], model: type[Record] = Point) -> Mistaken:
    found = read(plain, model).mistaken
    assert found is not None
    return found


def test_what_is_right_of_a_record_stays() -> None:
    """Only wrong values are left out, of lists only wrong items; what is required and gone is empty."""
    found = mistaken({**POINT, "organ": ["gz"], "members": "三", "tags": ["a", "", "b"], "nonsense": "x", "youth": "5"})
    point = found.part

    assert isinstance(point, Point)
    assert ("围村团支部", "", None, ("a", "b"), 5) == (point.name, point.organ, point.members, point.tags, point.youth)
    assert {"organ", "members", "tags", "nonsense"} == found.wrong
    assert found.whole


def test_places_in_a_record_with_mistakes_are_those_of_the_file() -> None:
    """The second item that stayed was the third one in the file; what follows from a mistake is not told again."""
    found = mistaken({**POINT, "tags": ["a", "", "b"], "members": "三"})

    assert ("tags", 2) == found.original(("tags", 1))
    assert ("deeds", 0, "date") == found.original(("deeds", 0, "date"))
    assert [False, True, True, False, False] == [
        found.hides(path) for path in (("tags", 1), ("tags",), ("members",), ("name",), ())
    ]


def test_a_record_without_its_date_is_only_looked_at_value_by_value() -> None:
    """Rules reckon with an article's date and an organ's level, so they must not meet one that has none."""
    article = {"title": "文", "authors": ["组"], "organ": "gz", "date": "2006.2.28", "body": "一年了。"}

    assert not mistaken(article, Article).whole
    assert not mistaken({"name": "机关", "level": "top", "region": "440113"}, Organ).whole
    assert mistaken({**CASE, "date": "2006.2.28"}, Case).whole


def test_what_is_no_mapping_leaves_nothing() -> None:
    """Then the one problem says it all."""
    parsed = parse.record("- 甲\n".encode(), "x.yml", "x", Point)

    assert (None, None) == (parsed.value, parsed.mistaken)
    assert ["not-a-mapping"] == [problem.code for problem in parsed.problems]


plain_values: st.SearchStrategy[object] = st.recursive(
    st.sampled_from(
        ["", " ", "gz", "2006.2.28", "2006-02-30", "0", "-1", "rural", "440113", "甲\n乙", "x" * 300, "https://a.cn"]
    )
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Co", "Cs", "Zl", "Zp")), max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["date", "kind", "title", "file", "alt", "x", "名称"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(TYPES)), st.data())
def test_no_value_in_any_field_makes_it_fail(kind: str, data: st.DataObject) -> None:
    """Whatever stands in whichever field is taken or named, with the arguments that its code documents."""
    model = TYPES[kind]
    names = [*(field.name for field in outline(model)), "nonsense"]
    plain = data.draw(st.dictionaries(st.sampled_from(names), plain_values, min_size=1))
    parsed = read(plain, model)

    assert (parsed.value is None) == bool([problem for problem in parsed.problems if problem.code != "id-mismatch"])
    for problem in parsed.problems:
        assert problem.line > 0
        assert set(messages().entries[problem.code].arguments) == set(problem.arguments)


@given(st.sampled_from([Site, Quotas]), st.data())
def test_no_value_in_any_setting_makes_it_fail(model: type[Any], data: st.DataObject) -> None:  # two models at a time
    """The same for what a site says once."""
    plain = data.draw(st.dictionaries(st.sampled_from(list(model.model_fields)), plain_values, min_size=1))
    parsed = parse.settings(write(plain).encode(), "x.yml", model)

    assert (parsed.value is None) == bool(parsed.problems)


@given(st.dictionaries(st.sampled_from(["a", "b", "../up", "农村"]), plain_values, min_size=1))
def test_entries_are_taken_one_by_one(plain: dict[str, object]) -> None:
    """A wrong entry makes no other one wrong, and its key is known all the same."""
    found = parse.entries(write(plain).encode(), "x.yml", Indicator, ids=True)

    assert frozenset(plain) == found.keys
    assert found.found.keys() <= {"a", "b"}


# --- reading back -----------------------------------------------------------------------------------------------------


def parsed(name: str, model: type[Record]) -> Record:
    found = parse.record(world_text(name).encode(), name, "x", model).value
    assert found is not None
    return found


def test_every_field_is_declared() -> None:
    """Forms, columns and the reference are made from the declarations, so none may be missing, in parts neither."""
    models: list[type[Part]] = [*TYPES.values(), Site, Quotas, Term, Indicator]
    for model in models:
        for field in outline(model):
            assert field.about.zh and field.about.en, f"{model.__name__}.{field.name}"
            if field.part and field.part not in models:
                models.append(field.part)

    assert Photo in models


def test_an_outline_tells_parts_lists_and_text() -> None:
    """What a field holds, whatever construct its type is written with."""
    fields = {field.name: field for field in outline(Point)}

    assert (False, True, None) == (fields["name"].many, fields["name"].text, fields["name"].part)
    assert (True, False, Photo) == (fields["photos"].many, fields["photos"].text, fields["photos"].part)
    assert (True, True) == (fields["tags"].many, fields["tags"].text)
    assert (False, Contact) == (fields["contact"].many, fields["contact"].part)
    assert [False] * 3 == [fields[name].text for name in ("members", "status", "batch")]


def test_references_are_found_wherever_they_stand() -> None:
    """Path, type and id; regions are references too."""
    point = parsed("points/440100/gz-0001.yml", Point)

    assert [
        (("region",), "region", "440113"),
        (("organ",), "organ", "gz"),
        (("deeds", 4, "article"), "article", "gz-a01"),
    ] == list(references(point))


def test_texts_are_found_wherever_they_stand() -> None:
    """Also in the steps of a practice."""
    practice = parsed("practices/field-lessons.yml", Practice)

    assert [("problem",), ("steps", 0, "text")] == [path for path, _ in texts(practice)]


def test_private_fields_are_found() -> None:
    """The contact as a whole."""
    point = read({**POINT, "contact": {"phone": "020"}}).value

    assert point is not None
    assert {"contact"} == private_fields(point)
    assert set() == private_fields(parsed("points/440100/gz-0001.yml", Point))


def test_parts_are_found_by_type() -> None:
    """One or many, and none where there are none."""
    point = read({**POINT, "photos": [{"file": "a.jpg", "alt": "一"}], "visit": {"hours": "下午"}}).value

    assert point is not None
    assert ["a.jpg"] == [part.file for part in parts(point, (Photo,)) if isinstance(part, Photo)]
    assert [] == list(parts(point, (Contact,)))
