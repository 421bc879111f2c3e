"""Formatting a data folder: what would change, what cannot, and what is none of ours."""

import os
from pathlib import Path

import pytest

from generator.formatting import survey
from tests.worlds import ROOT, found, make_data, world_text

POINT = "points/440100/gz-0001.yml"


def test_the_demonstration_data_needs_no_formatting() -> None:
    """Nothing would change, nothing is in the way."""
    looked = survey(ROOT, ROOT / "data")

    assert ((), (), ()) == (looked.changes, looked.problems, looked.unknown)


def test_every_kind_of_file_is_looked_at(tmp_path: Path) -> None:
    """Records, settings and vocabularies; not tables, not media. The old bytes come along."""
    names = (POINT, "site.yml", "quotas.yml", "vocabulary/tags.yml")
    data = make_data(tmp_path, {name: "# x\n\n\n" + world_text(name).replace(": ", ":   ", 1) for name in names})
    changes = {change.file: change for change in survey(tmp_path, data).changes}

    assert {f"data/{name}" for name in names} <= changes.keys()
    assert not [file for file in changes if not file.endswith(".yml")]
    assert all((tmp_path / file).read_bytes() == change.before for file, change in changes.items())
    assert not any(b":   " in (change.after or b"") for change in changes.values())


def test_only_the_named_files_are_looked_at(tmp_path: Path) -> None:
    """A name that is none of the data's is told; tables and media have no form, and nothing is said of them."""
    data = make_data(tmp_path, {"site.yml": world_text("site.yml") + "\n\n", "oops.txt": "?"})
    looked = survey(tmp_path, data, ["data/site.yml", "data/regions.csv", "data/oops.txt", "docs/index.md"])

    assert ["data/site.yml"] == [change.file for change in looked.changes]
    assert ["data/oops.txt:0 unexpected-file"] == found(looked.problems)
    assert ("docs/index.md",) == looked.unknown


def test_a_file_that_cannot_be_understood_stands_in_nobodys_way(tmp_path: Path) -> None:
    """It is named, the others are formatted; a mistake in a value is for `check`."""
    data = make_data(tmp_path, {POINT: "name: x\nname: y\n", "site.yml": "# x\n\n\n\n" + world_text("site.yml")})
    (data / "organs/gz.yml").write_text("domain:   rurl\n", "utf-8")
    looked = survey(tmp_path, data)

    assert [f"data/{POINT}:2 duplicate-key name"] == found(looked.problems)
    assert {"data/site.yml", "data/organs/gz.yml"} <= {change.file for change in looked.changes}


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX")
def test_links_are_refused(tmp_path: Path) -> None:
    """A record that is a link, and a data folder that is one."""
    data = make_data(tmp_path)
    (tmp_path / "outside.yml").write_text("name:    x\n", "utf-8")
    (data / "organs/link.yml").symlink_to(tmp_path / "outside.yml")
    (tmp_path / "linked").symlink_to(data)

    assert ["data/organs/link.yml:0 unsafe-file"] == found(survey(tmp_path, data).problems)
    assert ["data/organs/link.yml:0 unsafe-file"] == found(survey(tmp_path, data, ["data/organs/link.yml"]).problems)
    assert ["linked:0 empty-data"] == found(survey(tmp_path, tmp_path / "linked").problems)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    """As for `check`."""
    data = make_data(tmp_path)
    with (data / POINT).open("wb") as file:
        file.truncate(50_000_000)

    assert [f"data/{POINT}:0 too-large"] == found(survey(tmp_path, data).problems)
