"""Opening files: regular ones under the root, bounded, and nothing else."""

import os
import socket
import stat
from pathlib import Path

import pytest

from generator.safefile import Refusal, file_kind, load_bytes

needs_posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes are POSIX")


def code(found: bytes | Refusal) -> str:
    """A refusal's code and kind in one word."""
    return f"{found.code} {found.arguments.get('kind', '')}".strip() if isinstance(found, Refusal) else "read"


def test_a_regular_file_is_read(tmp_path: Path) -> None:
    """Its bytes, as they are."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "甲.yml").write_bytes(b"a\r\n\0")

    assert b"a\r\n\0" == load_bytes(tmp_path, "data/甲.yml", 4)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """One byte too many is too many, and sizes are told."""
    (tmp_path / "a").write_bytes(b"12345")

    assert Refusal("too-large", {"size": "5", "limit": "4"}) == load_bytes(tmp_path, "a", 4)


@pytest.mark.parametrize("name", ["../a", "x/../../a", "/etc/hostname", "", "a\0b"])
def test_nothing_outside_the_root_is_read(tmp_path: Path, name: str) -> None:
    """Whatever a name says, it stays below the root."""
    (tmp_path / "a").write_text("secret")
    (tmp_path / "root" / "x").mkdir(parents=True)

    assert "unsafe-file outside" == code(load_bytes(tmp_path / "root", name, 100))


@needs_posix
@pytest.mark.parametrize("name", ["link", "folder/a"])
def test_links_are_not_followed(tmp_path: Path, name: str) -> None:
    """Neither a linked file nor a file in a linked folder is read, even if it lies under the root."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "a")
    (tmp_path / "folder").symlink_to(tmp_path / "real")

    assert "unsafe-file symlink" == code(load_bytes(tmp_path, name, 100))


@needs_posix
def test_pipes_sockets_and_folders_are_refused_at_once(tmp_path: Path) -> None:
    """A pipe without a writer does not make the program wait."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(tmp_path / "socket"))
        kinds = [code(load_bytes(tmp_path, name, 100)) for name in ("pipe", "folder", "socket")]

    assert ["unsafe-file fifo", "unsafe-file folder", "unsafe-file socket"] == kinds


@needs_posix
def test_a_device_is_refused() -> None:
    """A file that never ends is not begun."""
    assert "unsafe-file device" == code(load_bytes(Path("/dev"), "zero", 100))


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    """The system's own reason is passed on."""
    found = load_bytes(tmp_path, "none.yml", 100)

    assert "unreadable" == code(found)
    assert isinstance(found, Refusal)
    assert "No such file or directory" == found.arguments["reason"]


def test_a_regular_file_has_no_kind() -> None:
    """The modes of `stat` are told apart."""
    assert ["", "symlink", "device"] == [file_kind(mode) for mode in (stat.S_IFREG, stat.S_IFLNK, stat.S_IFBLK)]
