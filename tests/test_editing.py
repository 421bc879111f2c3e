"""The commands that rewrite records, as a user calls them."""

import os
from pathlib import Path

import pytest

from tests.test_cli import POINT, shifan
from tests.worlds import make_root, world_text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site whose records are in canonical form."""
    made = make_root(tmp_path / "root")
    assert 0 == shifan("fmt", cwd=made).returncode
    return made


def bytes_of(root: Path) -> dict[str, bytes]:
    """Every file of the data folder."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted((root / "data").rglob("*")) if p.is_file()}


# --- fmt --------------------------------------------------------------------------------------------------------------


def test_fmt_puts_records_into_form_and_names_them(root: Path) -> None:
    """One name a line; the second run has nothing to do, and `check` says the same before and after."""
    before = shifan("check", cwd=root)
    (root / "data" / POINT).write_text(world_text(POINT).replace("name:", "# 说明\nname:   ", 1), "utf-8")
    first, second = (shifan("fmt", cwd=root) for _ in range(2))

    assert (0, f"data/{POINT}\n", "") == (first.returncode, first.stdout, first.stderr)
    assert (0, "", "") == (second.returncode, second.stdout, second.stderr)
    assert "# 说明\nname: 番禺" in (root / "data" / POINT).read_text("utf-8")
    assert before.stdout == shifan("check", cwd=root).stdout


def test_fmt_check_changes_nothing(root: Path) -> None:
    """It names what would change, and ends with 1."""
    clean = shifan("fmt", "--check", cwd=root)
    (root / "data" / POINT).write_text(world_text(POINT), "utf-8")
    before = bytes_of(root)
    done = shifan("fmt", "--check", cwd=root)

    assert (0, "", "") == (clean.returncode, clean.stdout, clean.stderr)
    assert (1, f"data/{POINT}\n") == (done.returncode, done.stdout)
    assert before == bytes_of(root)


def test_fmt_leaves_a_wrong_file_untouched_and_says_why(root: Path) -> None:
    """File, line and remedy as `check` gives them; the other files are put into form."""
    wrong = world_text("organs/gz.yml") + "name: x\n"
    (root / "data/organs/gz.yml").write_text(wrong, "utf-8")
    (root / "data" / POINT).write_text(world_text(POINT), "utf-8")
    done = shifan("fmt", "--lang", "en", cwd=root)

    assert (1, f"data/{POINT}\n") == (done.returncode, done.stdout)
    assert done.stderr.startswith("data/organs/gz.yml:")
    assert " duplicate-key " in done.stderr
    assert wrong == (root / "data/organs/gz.yml").read_text("utf-8")


def test_fmt_takes_files_from_where_one_stands(root: Path) -> None:
    """Names are those of the shell; what lies elsewhere is a mistake of the call."""
    for name in (POINT, "site.yml"):
        (root / "data" / name).write_text(world_text(name) + "\n\n", "utf-8")
    done = shifan("fmt", "../site.yml", str(root / "data/regions.csv"), cwd=root / "data/points")
    elsewhere = shifan("fmt", "../mkdocs.yml", "nowhere.yml", cwd=root / "data")

    assert (0, "data/site.yml\n") == (done.returncode, done.stdout)
    assert 2 == elsewhere.returncode
    assert "nowhere.yml" in elsewhere.stderr


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX")
def test_fmt_refuses_links(root: Path) -> None:
    """What a link leads to stays as it is."""
    (root / "outside.yml").write_text("name:   x\n", "utf-8")
    (root / "data/organs/link.yml").symlink_to(root / "outside.yml")
    done = shifan("fmt", cwd=root)

    assert 1 == done.returncode
    assert "data/organs/link.yml:1:1 unsafe-file" in done.stderr
    assert "name:   x\n" == (root / "outside.yml").read_text("utf-8")
