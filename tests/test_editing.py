"""The commands that rewrite records, as a user calls them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli import POINT, shifan
from tests.worlds import ROOT, make_root, world_text


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


# --- rename -----------------------------------------------------------------------------------------------------------


def test_rename_moves_a_record_and_names_what_it_changed(root: Path) -> None:
    """The new file first; the old one is gone, and `check` is as clean as before."""
    done = shifan("rename", "point", "gz-0001", "gz-9", cwd=root / "data")
    lines = done.stdout.splitlines()

    assert (0, "") == (done.returncode, done.stderr)
    assert "data/points/440100/gz-9.yml" == lines[0]
    assert {"data/cases/440100/gz-c01.yml", "data/meetings/2026-09-panyu.yml"} <= set(lines)
    assert not (root / "data" / POINT).exists()
    assert 0 == shifan("check", cwd=root).returncode
    assert 0 == shifan("fmt", "--check", cwd=root).returncode


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("point", "gz-0001", "gd-0001"), 1, "data/points/440100/gd-0001.yml:1:1 duplicate-id"),
        (("point", "nowhere", "x"), 1, "data/points:1:1 unknown-reference"),
        (("point", "gz-0001", "GZ"), 1, "bad-id"),
        (("points", "gz-0001", "x"), 2, "points"),
        (("point", "gz-0001"), 2, "new"),
    ],
)
def test_rename_refuses_and_changes_nothing(root: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    """With the words of `check`, or as a mistake of the call."""
    before = bytes_of(root)
    done = shifan("rename", *arguments, cwd=root)

    assert (code, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert before == bytes_of(root)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can take its own rights away")
def test_rename_is_all_or_nothing(root: Path) -> None:
    """A folder that cannot be written to: every file is as it was, and the reason is told."""
    before = bytes_of(root)
    for path in (root, *root.parents[:2]):
        path.chmod(0o755)
    for path in (root / "data").rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)
    (root / "data/cases/440100").chmod(0o555)
    ask = "import os; import generator.cli; from generator.__main__ import main; os.seteuid(65534); main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    line = [sys.executable, "-c", ask, "rename", "point", "gz-0001", "gz-9"]
    done = subprocess.run(
        line, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert 3 == done.returncode, done.stderr
    assert "Cannot read or write" in done.stderr
    assert before == bytes_of(root)


# --- withdraw ---------------------------------------------------------------------------------------------------------


def test_withdraw_writes_status_date_and_reason(root: Path) -> None:
    """One file; the page will show why."""
    done = shifan("withdraw", "gz-0001", "--date", "2026-11-01", "--reason", " 村组撤并 ", cwd=root)
    text = (root / "data" / POINT).read_text("utf-8")

    assert (0, f"data/{POINT}\n") == (done.returncode, done.stdout), done.stderr
    assert "status: withdrawn\n    date: 2026-11-01\n    note: 村组撤并\n" in text
    assert 0 == shifan("fmt", "--check", cwd=root).returncode


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("gz-0001", "--date", "2025-01-01", "--reason", "x"), 1, "dates-out-of-order"),
        (("gz-0001", "--date", "2026.11.1", "--reason", "x"), 2, "--date"),
        (("gz-0001", "--date", "2026-11-01", "--reason", " "), 2, "--reason"),
        (("gz-0001", "--date", "2026-11-01"), 2, "--reason"),
        (("gz-9", "--date", "2026-11-01", "--reason", "x"), 1, "unknown-reference"),
    ],
)
def test_withdraw_refuses_and_changes_nothing(root: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    """What the rules would refuse, and what cannot be understood."""
    before = bytes_of(root)
    done = shifan("withdraw", *arguments, cwd=root)

    assert (code, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert before == bytes_of(root)


def test_withdraw_twice_is_told(root: Path) -> None:
    """In words, and with 1."""
    arguments = ("withdraw", "gz-0001", "--date", "2026-11-01", "--reason", "x")
    shifan(*arguments, cwd=root)
    done = shifan(*arguments, cwd=root)

    assert (1, f"data/{POINT}：这个联系点已经退出。The point was withdrawn before.\n") == (done.returncode, done.stderr)


# --- schemas ----------------------------------------------------------------------------------------------------------


def test_schemas_are_written_and_renewed(root: Path) -> None:
    """One a kind of file, and the issue forms of three forges; a new term of a vocabulary makes them stale, and `--check` says which."""
    first, second = (shifan("schemas", cwd=root) for _ in range(2))
    with (root / "data/vocabulary/honours.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write("new-honour: {zh: 新荣誉, en: New honour}\n")
    checked, third = shifan("schemas", "--check", cwd=root), shifan("schemas", cwd=root)
    stale = "schemas/point.schema.json\nschemas/case.schema.json\n"

    assert (0, 11 + 3 * 4) == (first.returncode, len(first.stdout.splitlines())), first.stderr
    assert (0, "") == (second.returncode, second.stdout)
    assert (1, stale) == (checked.returncode, checked.stdout)
    assert (0, stale) == (third.returncode, third.stdout)
    assert "new-honour" in (root / "schemas/point.schema.json").read_text("utf-8")


def test_issue_forms_follow_the_vocabularies(root: Path) -> None:
    """A new domain is a new choice in each of them."""
    shifan("schemas", cwd=root)
    with (root / "data/vocabulary/domains.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write("harbour: {zh: 港口, en: Harbour}\n")
    done = shifan("schemas", cwd=root)

    assert ".gitee/ISSUE_TEMPLATE/1-point.yml\n" in done.stdout
    for folder in (".github", ".gitee", ".gitea"):
        assert '- "港口"' in (root / folder / "ISSUE_TEMPLATE/2-case.yml").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX")
def test_schemas_do_not_leave_the_root_by_a_folder(root: Path, tmp_path: Path) -> None:
    """A folder that is a link is refused before anything is written through it."""
    (tmp_path / "elsewhere").mkdir()
    (root / ".github").symlink_to(tmp_path / "elsewhere")
    done = shifan("schemas", cwd=root)

    assert 3 == done.returncode
    assert [] == list((tmp_path / "elsewhere").iterdir())


def test_schemas_need_settings(root: Path) -> None:
    """What is wrong with them is told."""
    (root / "data/site.yml").write_text("name: x\n", "utf-8")
    done = shifan("schemas", cwd=root)

    assert 1 == done.returncode
    assert "data/site.yml:1:1 missing-field" in done.stderr
    assert not (root / "schemas").exists()


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX")
def test_schemas_do_not_follow_a_link(root: Path) -> None:
    """What it leads to stays as it is."""
    (root / "elsewhere").write_text("x", "utf-8")
    (root / "schemas").mkdir()
    (root / "schemas/organ.schema.json").symlink_to(root / "elsewhere")
    done = shifan("schemas", cwd=root)

    assert 3 == done.returncode
    assert "organ.schema.json" in done.stderr
    assert "x" == (root / "elsewhere").read_text("utf-8")
    assert ["organ.schema.json"] == [path.name for path in (root / "schemas").iterdir()]
