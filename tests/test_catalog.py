"""The catalog: links both ways, places under today's names, and the one gate to what is public."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog, newest, unheard, without_private
from generator.facts import date_of, done, region_date
from generator.records import Article, Case, Meeting, Point, Practice, Record
from generator.records.values import Contact
from tests.worlds import checked, world_text

POINT = "points/440100/gz-0001.yml"
CASE = "cases/440100/gz-c02.yml"


def catalog_of(folder: Path, changes: dict[str, str | None] | None = None) -> Catalog:
    found = checked(folder, changes)
    assert found.catalog is not None, found.problems
    return found.catalog


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return catalog_of(tmp_path)


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def test_links_lead_back(catalog: Catalog) -> None:
    """A point knows its cases, articles and meetings; a case its practices and meetings; an organ its points."""
    assert ["gz-c01"] == ids(catalog.citing("point", "gz-0001", Case))
    assert ["gz-a01"] == ids(catalog.citing("point", "gz-0001", Article))
    assert ["2026-09-panyu"] == ids(catalog.citing("point", "gd-0001", Meeting))
    assert ["field-lessons"] == ids(catalog.citing("case", "gz-c01", Practice))
    assert ["gz-0001"] == ids(catalog.citing("organ", "gz", Point))
    assert [] == ids(catalog.citing("case", "gz-c02", Practice))


def test_a_record_that_names_another_twice_is_linked_once(tmp_path: Path) -> None:
    """A meeting may visit the same point on both days."""
    text = world_text("meetings/2026-09-panyu.yml").replace("point: gd-0001", "point: gz-0001")
    catalog = catalog_of(tmp_path, {"meetings/2026-09-panyu.yml": text})

    assert ["2026-09-panyu"] == ids(catalog.citing("point", "gz-0001", Meeting))


def test_links_lead_forth_in_their_order(catalog: Catalog) -> None:
    """Unknown ids are left to the rules."""
    assert ["gz-c02", "gz-c01"] == ids(catalog.cited(Case, ("gz-c02", "none", "gz-c01")))


def test_a_place_has_todays_names_and_the_old_one_in_brackets(catalog: Catalog) -> None:
    """A case of 2007 in 增城市 is shown in 增城区."""
    place = catalog.place(catalog.cases["gz-c02"])

    assert ("440118", "增城区（增城市）", "广州市增城区（增城市）") == (place.code, place.name, place.text)
    assert ("440000", "440100", "440118") == place.codes


def test_a_province_is_a_place_too(catalog: Catalog) -> None:
    """It has nothing above it, so it is called by its own name."""
    assert "广东省" == catalog.place(catalog.organs["gd"]).text


def test_an_unknown_code_stands_for_itself(catalog: Catalog) -> None:
    """The rules name it; nothing falls over before."""
    organ = catalog.organs["gz"].model_copy(update={"region": "449999"})

    assert ("449999", ("449999",)) == (catalog.place(organ).code, catalog.place(organ).names)


def test_labels_come_from_the_vocabulary(catalog: Catalog) -> None:
    """A key without a label is shown as it is."""
    assert ("农村", "x", "rural") == (
        catalog.label("domains", "rural"),
        catalog.label("domains", "x"),
        catalog.label("none", "rural"),
    )


def test_what_is_public_has_no_private_value(tmp_path: Path) -> None:
    """A private repository may hold contacts; behind the gate there is none, and the rest is the same."""
    changes = {"site.yml": world_text("site.yml") + "repository: private\n"}
    contact = "contact: {person: 李, phone: 020-87185000, email: li@example.cn}\n"
    for name in (POINT, "organs/gz.yml"):
        changes[name] = world_text(name) + contact
    catalog = catalog_of(tmp_path, dict(changes))
    public = catalog.public()

    assert Contact(person="李", phone="020-87185000", email="li@example.cn") == catalog.points["gz-0001"].contact
    assert (None, None) == (public.points["gz-0001"].contact, public.organs["gz"].contact)
    assert catalog.points["gz-0001"].deeds == public.points["gz-0001"].deeds
    assert "87185000" not in str(public.records)


def test_a_record_without_secrets_passes_the_gate_unchanged(catalog: Catalog) -> None:
    """Thousands of records need no copy."""
    assert without_private(catalog.points["gz-0001"]) is catalog.points["gz-0001"]


def test_only_what_was_done_has_its_days(catalog: Catalog) -> None:
    """History and deeds of a point, the date of what is written; a meeting is planned and an organ is not done."""
    assert date(2025, 2, 24) == min(done(catalog.points["gz-0001"]))
    assert date(2026, 3, 3) == max(done(catalog.points["gz-0001"]))
    assert [date(2007, 7, 22)] == done(catalog.cases["gz-c02"])
    assert (
        [] == done(catalog.meetings["2026-09-panyu"]) == done(catalog.organs["gz"]) == done(catalog.points["gd-0001"])
    )
    assert date(2026, 6, 20) == newest(catalog)


def test_the_date_of_a_page_is_the_newest(catalog: Catalog) -> None:
    """Of a meeting its first day; of a point without history and deeds none."""
    assert [date(2026, 3, 3), date(2026, 9, 16), None] == [
        date_of(record)
        for record in (catalog.points["gz-0001"], catalog.meetings["2026-09-panyu"], catalog.points["gd-0001"])
    ]


def test_a_points_region_is_that_of_its_beginning(catalog: Catalog) -> None:
    """Its code was right when its history began, and need not change; a case's was right on its date."""
    assert [date(2025, 2, 24), None, date(2007, 7, 22)] == [
        region_date(record)
        for record in (catalog.points["gz-0001"], catalog.points["gd-0001"], catalog.cases["gz-c02"])
    ]


def test_a_record_need_not_be_made_to_tell_whether_it_changed(catalog: Catalog) -> None:
    """Its digest says so; ten thousand records are asked in every build."""

    class Unmade(dict[str, Record]):
        def __getitem__(self, id_: str) -> Record:
            raise AssertionError(id_)

    records = {kind: Unmade(found) for kind, found in catalog.records.items()}
    unmade = Catalog(catalog.settings, records, digests={("point", "gz-0001"): "d"}, known=catalog.facts).public()

    assert ("d", True, False) == tuple(
        unmade.ledger.ask("record", "point", id_) for id_ in ("gz-0001", "gd-0001", "no")
    )


def test_nobody_has_to_know_how_names_sound(catalog: Catalog) -> None:
    """Everything else is the same; facts that are known of the very same record are not worked out again."""
    found = unheard(catalog)
    again = unheard(catalog, found)

    for kind, facts in catalog.facts.items():
        assert {id_: each._replace(sound="", pinyin=()) for id_, each in facts.items()} == found.facts[kind]
        assert all(again.facts[kind][id_] is each for id_, each in found.facts[kind].items())
