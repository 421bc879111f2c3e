"""The command `intake`: what it writes and prints, and how it ends."""

import os
from pathlib import Path

import pytest

from tests.test_cli import shifan
from tests.test_intake import CORRECTION, POINT, issue
from tests.worlds import make_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "root")


def saved(folder: Path, text: str) -> str:
    (folder / "issue.md").write_text(text, "utf-8", newline="\n")
    return str(folder / "issue.md")


def test_an_issue_becomes_a_file(root: Path, tmp_path: Path) -> None:
    """Its name is printed; `check` and `fmt` have nothing to say of it; a second time it is another record, and looks like the first."""
    file = saved(tmp_path, issue(POINT))
    done, again = (shifan("intake", file, cwd=root) for _ in range(2))
    checked = shifan("fmt", "--check", "data/points/440100/gz-0002.yml", cwd=root)

    assert (0, "data/points/440100/gz-0002.yml\n", "") == (done.returncode, done.stdout, done.stderr)
    assert "data/points/440100/gz-0003.yml\n" == again.stdout
    assert 0 == checked.returncode
    assert " similar-title " in again.stderr


def test_what_is_missing_is_listed_with_lines(root: Path, tmp_path: Path) -> None:
    """In either language; nothing is written, and the command ends with 1."""
    done = shifan("intake", saved(tmp_path, issue({**POINT, "领域": "", "状态": "x"})), "--lang", "en", cwd=root)

    assert (1, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("issue.md:5:1 missing-field ")
    assert "issue.md:19:1 not-in-list " in done.stderr
    assert not (root / "data/points/440100/gz-0002.yml").exists()


def test_a_correction_can_be_looked_at_first(root: Path, tmp_path: Path) -> None:
    """`--print` shows the file with its name and writes nothing."""
    before = (root / "data/points/440100/gz-0001.yml").read_bytes()
    file = saved(tmp_path, issue(CORRECTION))
    shown, done = shifan("intake", file, "--print", cwd=root), shifan("intake", file, cwd=root)

    assert shown.stdout.startswith("# data/points/440100/gz-0001.yml\n# 第一个联系点\n")
    assert "\nmembers: 35\n" in shown.stdout
    assert before != (root / "data/points/440100/gz-0001.yml").read_bytes()
    assert (0, "data/points/440100/gz-0001.yml\n") == (done.returncode, done.stdout)


def test_the_maintainer_may_say_the_id(root: Path, tmp_path: Path) -> None:
    """One that is none is refused."""
    file = saved(tmp_path, issue(POINT))
    done, wrong = (shifan("intake", file, "--id", id_, cwd=root) for id_ in ("gz-hepan", "../../x"))

    assert "data/points/440100/gz-hepan.yml\n" == done.stdout
    assert (1, True) == (wrong.returncode, "bad-id" in wrong.stderr)


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX")
def test_a_file_that_is_none_is_named(root: Path, tmp_path: Path) -> None:
    """Missing, a link, too large, in another encoding."""
    (tmp_path / "link.md").symlink_to(root / "mkdocs.yml")
    (tmp_path / "large.md").write_text("x" * 1_000_001, "utf-8")
    (tmp_path / "gbk.md").write_bytes(issue(POINT).encode("gbk"))
    codes = {"nothing.md": "unreadable", "link.md": "unsafe-file", "large.md": "too-large", "gbk.md": "not-utf8"}

    for name, code in codes.items():
        done = shifan("intake", str(tmp_path / name), cwd=root)
        assert (1, True) == (done.returncode, f" {code} " in done.stderr), name
