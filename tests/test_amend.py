"""Records renamed and withdrawn: planned as a whole, judged by the rules, all or nothing on disk."""

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.amend import AlreadyWithdrawn, Plan, Site, rename, withdraw
from generator.changeset import apply
from generator.check import check
from generator.yamlfile import Mapped, read
from tests.worlds import ROOT, TODAY, found, make_data, world_text

POINT, CASE, MEETING = "points/440100/gz-0001.yml", "cases/440100/gz-c01.yml", "meetings/2026-09-panyu.yml"


def site(folder: Path, changes: Mapping[str, str | None] | None = None) -> Site:
    """The tests' province, with changes."""
    return Site(folder, make_data(folder, changes), TODAY, os.environ)


def done(site: Site, plan: Plan) -> Site:
    """The site after a plan that must have changes."""
    assert plan.changes, plan.problems
    apply(site.base, plan.changes)
    return Site(site.root, site.data, site.today, site.environment)


def value(site: Site, name: str) -> Mapped:
    found, problems = read((site.data / name).read_text("utf-8"), name)
    assert found is not None and not problems
    return found


def texts(site: Site) -> dict[str, bytes]:
    """Every file of the data folder."""
    return {p.relative_to(site.data).as_posix(): p.read_bytes() for p in sorted(site.data.rglob("*")) if p.is_file()}


# --- renaming ---------------------------------------------------------------------------------------------------------

EXAMPLES = {
    "organ": ("gz", "guangzhou"),
    "point": ("gz-0001", "gz-0001-b"),
    "case": ("gz-c01", "c-1"),
    "practice": ("field-lessons", "lessons-in-the-field"),
    "article": ("gz-a01", "a-1"),
    "meeting": ("2026-09-panyu", "2026-09"),
}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_record_of_any_type_can_be_renamed(tmp_path: Path, kind: str) -> None:
    """Its file moves within its folder, no reference to the old id is left, and `check` says what it said before."""
    old, new = EXAMPLES[kind]
    before = site(tmp_path)
    (was,) = [each.file for each in before.files if (each.kind, each.name) == (kind, old)]
    after = done(before, rename(before, kind, old, new))
    now = was.replace(f"{old}.yml", f"{new}.yml")
    left = {name for name, data in texts(after).items() if name.endswith(".yml") and f" {old}\n".encode() in data}

    assert {now} == {each.file for each in after.files} - {each.file for each in before.files}
    assert {was} == {each.file for each in before.files} - {each.file for each in after.files}
    assert [old] == value(after, now.removeprefix("data/"))["former"]
    assert left <= {now.removeprefix("data/")}
    assert found(before.problems) == found(after.problems)


@pytest.mark.parametrize(
    ("kind", "old"), [("organ", "gd-org"), ("point", "gz-0001"), ("case", "jm-c01"), ("article", "gz-a01")]
)
def test_the_demonstration_data_survives_a_renaming(tmp_path: Path, kind: str, old: str) -> None:
    """Featured points, quotas of organs, routes of meetings; what is not touched keeps every byte."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    before = Site(tmp_path, tmp_path / "data", TODAY, {})
    whole = texts(before)
    plan = rename(before, kind, old, "quite-new")
    after = done(before, plan)

    assert () == plan.problems == after.problems
    assert len(plan.changes) >= 3
    touched = {change.file.removeprefix("data/") for change in plan.changes}
    assert {n: d for n, d in whole.items() if n not in touched} == {
        n: d for n, d in texts(after).items() if n not in touched
    }


def test_every_kind_of_reference_is_led_on(tmp_path: Path) -> None:
    """Fields, lists, fields of parts, links in Markdown of records and vocabularies; plain words and other types stay."""
    note = "见[点](point:gz-0001)，不是 `point:gz-0001`，也不是[案例](case:gz-0001)。\n"
    domains = world_text("vocabulary/domains.yml").replace("text: 农村的联系点。", f"text: '{note.strip()}'", 1)
    shown = world_text("site.yml") + "featured: [gz-0001]\n"
    changes = {"vocabulary/domains.yml": domains, CASE: f"{world_text(CASE)}source: gz-0001\n", "site.yml": shown}
    before = site(tmp_path, changes)
    (before.data / "points/440100/gz-0002.yml").write_text(
        f"name: 又一支部\ndomain: rural\nregion: 440113\norgan: gz\nstatus: contact\nbody: |\n  {note}"
        "# gz-0001 的邻村\ntopic: gz-0001\n", "utf-8"
    )  # fmt: skip
    known = before.problems
    after = done(before, rename(before, "point", "gz-0001", "gz-9"))
    other = (after.data / "points/440100/gz-0002.yml").read_text("utf-8")

    assert "见[点](point:gz-9)，不是 `point:gz-0001`，也不是[案例](case:gz-0001)。" in other
    assert "# gz-0001 的邻村\ntopic: gz-0001\n" in other
    assert "见[点](point:gz-9)" in (after.data / "vocabulary/domains.yml").read_text("utf-8")
    assert ["gz-9"] == value(after, CASE)["points"]
    assert ["gz-9"] == value(after, "site.yml")["featured"]
    assert "point: gz-9" in (after.data / MEETING).read_text("utf-8")
    assert "gz-0001" == value(after, CASE)["source"]
    assert {problem.code for problem in known} == {problem.code for problem in after.problems}


def test_a_quota_moves_with_its_organ_and_so_does_its_remark(tmp_path: Path) -> None:
    """There ids are keys."""
    quotas = world_text("quotas.yml").replace("organs: {gd: 12}\n", "organs:\n  # 面上的\n  gz: 3 # 暂定\n  gd: 4\n")
    before = site(tmp_path, {"quotas.yml": quotas})
    after = done(before, rename(before, "organ", "gz", "x"))

    assert "organs:\n  # 面上的\n  x: 3 # 暂定\n  gd: 4\n" in (after.data / "quotas.yml").read_text("utf-8")


def test_the_record_remembers_all_its_ids_and_may_have_one_again(tmp_path: Path) -> None:
    """Renamed twice it has had two; renamed back, the id that it has now is none that it had. An `id` it writes follows."""
    one = site(tmp_path, {CASE: "id: gz-c01\n" + world_text(CASE)})
    two = done(one, rename(one, "case", "gz-c01", "b"))
    three = done(two, rename(two, "case", "b", "c"))

    assert ("c", ["gz-c01", "b"]) == (
        value(three, "cases/440100/c.yml")["id"],
        value(three, "cases/440100/c.yml")["former"],
    )
    back = done(three, rename(three, "case", "c", "gz-c01"))
    assert ["b", "c"] == value(back, CASE)["former"]
    assert () == back.problems


@pytest.mark.parametrize(
    ("kind", "old", "new", "refused"),
    [
        ("point", "gz-00011", "x", ["data/points:0 unknown-reference"]),
        ("point", "gz-0001", "Gz 1", ["data/points/440100/Gz 1.yml:0 bad-id"]),
        ("point", "gz-0001", "../x", ["data/points/440100/../x.yml:0 bad-id"]),
        ("point", "gz-0001", "gd-0001", ["data/points/440100/gd-0001.yml:0 duplicate-id"]),
        ("point", "gz-0001", "gz-0001", ["data/points/440100/gz-0001.yml:0 duplicate-id"]),
        ("case", "gz-c01", "was-c02", ["data/cases/440100/gz-c02.yml:8 former-taken former[1]"]),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, kind: str, old: str, new: str, refused: list[str]) -> None:
    """An id that is unknown, taken, wrong, or was another record's: nothing would change."""
    before = site(tmp_path, {"cases/440100/gz-c02.yml": world_text("cases/440100/gz-c02.yml") + "former: [was-c02]\n"})
    plan = rename(before, kind, old, new)

    assert () == plan.changes
    assert refused == found(plan.problems)


def test_a_file_that_cannot_be_read_stops_a_renaming(tmp_path: Path) -> None:
    """It might name the record. A mistake in a value does not, and is named as before."""
    wrong = {
        "organs/gz.yml": world_text("organs/gz.yml") + "name: x\n",
        MEETING: world_text(MEETING) + "oops: gz-0001\n",
    }
    before = site(tmp_path / "a", wrong)
    other = site(tmp_path / "b", {MEETING: wrong[MEETING]})

    assert ["data/organs/gz.yml:5 duplicate-key name"] == found(rename(before, "point", "gz-0001", "x").problems)
    after = done(other, rename(other, "point", "gz-0001", "x"))
    assert ["unknown-key"] == [problem.code for problem in after.problems]
    assert "oops: gz-0001\n" in (after.data / MEETING).read_text("utf-8")


def test_a_record_with_mistakes_is_to_be_mended_first(tmp_path: Path) -> None:
    """Its own file is named."""
    wrong = {POINT: world_text(POINT).replace("domain: rural", "domain: rurl")}

    assert [f"data/{POINT}:3 not-in-list domain"] == found(
        rename(site(tmp_path, wrong), "point", "gz-0001", "x").problems
    )


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX")
def test_no_link_is_followed(tmp_path: Path) -> None:
    """Neither a record nor the data folder may be one."""
    before = site(tmp_path)
    (before.data / "organs/gz.yml").rename(tmp_path / "gz.yml")
    (before.data / "organs/gz.yml").symlink_to(tmp_path / "gz.yml")
    (tmp_path / "linked").symlink_to(before.data)

    assert ["data/organs:0 unknown-reference"] == found(rename(before, "organ", "gz", "x").problems)
    linked = Site(tmp_path, tmp_path / "linked", TODAY, {})
    assert ["linked/points:0 unknown-reference"] == found(rename(linked, "point", "gz-0001", "x").problems)


def test_data_beside_the_root_can_be_amended(tmp_path: Path) -> None:
    """`--data` may lead elsewhere."""
    data = make_data(tmp_path / "elsewhere")
    before = Site(tmp_path / "root", data, TODAY, {})
    after = done(before, rename(before, "case", "gz-c01", "x"))

    assert (data / "cases/440100/x.yml").exists()
    assert () == after.problems


# --- withdrawing ------------------------------------------------------------------------------------------------------


def test_a_point_is_withdrawn_with_date_and_reason(tmp_path: Path) -> None:
    """The status, and a last station in canonical form; remarks stay, and no other file changes."""
    text = world_text(POINT).replace("history:\n", "history: # 历程\n")
    before = site(tmp_path, {POINT: text, MEETING: None})
    plan = withdraw(before, "gz-0001", date(2026, 11, 1), "村组撤并：转入新村支部")
    after = done(before, plan)
    written = (after.data / POINT).read_text("utf-8")

    assert [f"data/{POINT}"] == [change.file for change in plan.changes]
    assert written.startswith("# 第一个联系点\nname: ")
    assert "\nstatus: withdrawn\nhistory: # 历程\n" in written
    assert "  - status: withdrawn\n    date: 2026-11-01\n    note: 村组撤并：转入新村支部\nbatch:" in written
    assert before.problems == after.problems == plan.problems == ()


def test_a_point_without_history_begins_one(tmp_path: Path) -> None:
    """Many candidates have none."""
    bare = "name: 村支部\ndomain: rural\nregion: 440113\norgan: gz\nstatus: contact\ncountryside_hookup: {name: x}\n"
    before = site(tmp_path, {"points/440100/gz-9.yml": bare})
    after = done(before, withdraw(before, "gz-9", date(2026, 11, 1), "撤并"))

    assert [{"status": "withdrawn", "date": "2026-11-01", "note": "撤并"}] == value(after, "points/440100/gz-9.yml")[
        "history"
    ]


@pytest.mark.parametrize(
    ("day", "reason", "refused"),
    [
        (date(2025, 1, 1), "撤并", ["data/points/440100/gz-0001.yml:16 dates-out-of-order history[4].date"]),
        (date(2026, 11, 1), "长" * 201, ["data/points/440100/gz-0001.yml:17 too-long history[4].note"]),
        (date(2026, 11, 1), "两\n行", ["data/points/440100/gz-0001.yml:17 line-break history[4].note"]),
        (date(1850, 1, 1), "撤并", ["data/points/440100/gz-0001.yml:16 number-range history[4].date"]),
        (
            date(2026, 11, 1),
            "电话 13800138000",
            ["data/points/440100/gz-0001.yml:17 personal-data history[4].note"],
        ),
    ],
)
def test_what_the_rules_refuse_is_refused(tmp_path: Path, day: date, reason: str, refused: list[str]) -> None:
    """A day before the last station, a reason too long, personal data: with the place it would have."""
    plan = withdraw(site(tmp_path), "gz-0001", day, reason)

    assert () == plan.changes
    assert refused == [each for each in found(plan.problems) if " deed-year " not in each]


def test_what_a_withdrawal_brings_about_elsewhere_is_told(tmp_path: Path) -> None:
    """A meeting that was to visit the point: a warning, which does not stop it."""
    before = Site(tmp_path, make_data(tmp_path), date(2026, 9, 1), {})
    plan = withdraw(before, "gz-0001", date(2026, 9, 1), "撤并")

    assert plan.changes
    assert {"withdrawn-stop"} == {problem.code for problem in plan.problems}


def test_nobody_is_withdrawn_twice(tmp_path: Path) -> None:
    """Nor is a point that does not exist."""
    before = site(tmp_path)
    after = done(before, withdraw(before, "gz-0001", date(2026, 11, 1), "撤并"))

    with pytest.raises(AlreadyWithdrawn, match=POINT):
        withdraw(after, "gz-0001", date(2026, 11, 2), "又撤并")
    assert ["data/points:0 unknown-reference"] == found(withdraw(after, "nowhere", date(2026, 11, 2), "x").problems)


def test_a_plan_changes_nothing_by_itself(tmp_path: Path) -> None:
    """It is judged without a file being touched."""
    before = site(tmp_path)
    whole = texts(before)
    rename(before, "point", "gz-0001", "x")
    withdraw(before, "gz-0001", date(2026, 11, 1), "撤并")

    assert whole == texts(before)
    assert check(tmp_path, before.data, TODAY, {}).problems == before.problems
