"""The mirror: files by address, trusted only as they were left."""

import os
import sys
from pathlib import Path

import pytest

from generator.mirror import Mirror


def filled(folder: Path) -> Mirror:
    mirror = Mirror(folder, {})
    mirror.put("a.html", b"one")
    mirror.put("b/c.html", b"two")
    return mirror


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    """The file itself stays, with its inode."""
    mirror = filled(tmp_path / "m")
    before = (tmp_path / "m" / "a.html").stat()
    mirror.put("a.html", b"one")

    assert before == (tmp_path / "m" / "a.html").stat()


def test_a_changed_file_does_not_change_in_a_tree_laid_before(tmp_path: Path) -> None:
    """It is a new file: what is published keeps the old one."""
    mirror = filled(tmp_path / "m")
    mirror.lay(tmp_path / "site")
    mirror.put("a.html", b"new")

    assert b"one" == (tmp_path / "site" / "a.html").read_bytes()
    assert not mirror.is_in(tmp_path / "site")


def test_a_file_can_be_read_back(tmp_path: Path) -> None:
    """What was put last is what there is."""
    mirror = filled(tmp_path / "m")
    mirror.put("b/c.html", b"new")

    assert (b"one", b"new") == (mirror.get("a.html"), mirror.get("b/c.html"))


def test_a_tree_is_known_again(tmp_path: Path) -> None:
    """As laid it is; with a file more, less or altered it is not."""
    mirror = filled(tmp_path / "m")
    mirror.lay(tmp_path / "site")
    known = mirror.is_in(tmp_path / "site")
    (tmp_path / "site" / "more").write_text("x")
    more = mirror.is_in(tmp_path / "site")
    (tmp_path / "site" / "more").unlink()
    (tmp_path / "site" / "a.html").unlink()

    assert (True, False, False) == (known, more, mirror.is_in(tmp_path / "site"))


def test_what_is_not_as_it_was_left_is_not_trusted(tmp_path: Path) -> None:
    """Neither an altered file nor a strange one; one whose time alone differs is, as after unpacking."""
    known = filled(tmp_path / "m").files
    (tmp_path / "m" / "b" / "c.html").write_bytes(b"odd")
    (tmp_path / "m" / "strange").write_bytes(b"x")
    os.utime(tmp_path / "m" / "a.html", (1, 1))

    assert ["a.html"] == list(Mirror(tmp_path / "m", known).files)
    assert not (tmp_path / "m" / "strange").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_everybody_may_read_what_it_lays(tmp_path: Path) -> None:
    """Whatever the umask; and a file that somebody else has locked is not trusted."""
    former = os.umask(0o077)
    try:
        known = filled(tmp_path / "m").files
    finally:
        os.umask(former)
    mode = (tmp_path / "m" / "b" / "c.html").stat().st_mode & 0o777
    (tmp_path / "m" / "a.html").chmod(0o600)

    assert mode == 0o644
    assert ["b/c.html"] == list(Mirror(tmp_path / "m", known).files)


def test_what_is_not_kept_goes(tmp_path: Path) -> None:
    """A page that is no more leaves the mirror."""
    mirror = filled(tmp_path / "m")
    mirror.keep(["a.html"])

    assert not (tmp_path / "m" / "b" / "c.html").exists()


def test_a_folder_may_become_a_file_and_a_file_a_folder(tmp_path: Path) -> None:
    """What was there before does not stand in the way."""
    mirror = filled(tmp_path / "m")
    mirror.put("b", b"a file now")
    mirror.put("a.html/x/d.html", b"a folder now")

    assert (b"a file now", b"a folder now") == (mirror.get("b"), mirror.get("a.html/x/d.html"))
    assert mirror.files.keys() == {"b", "a.html/x/d.html"}
