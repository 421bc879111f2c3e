"""The commands `stale` and `links`: what they print, and how they end."""

from pathlib import Path

from tests.test_cli import shifan
from tests.worlds import make_root


def test_stale_points_are_named(tmp_path: Path) -> None:
    """One line each, with the file and the day; exit 1 when there is any."""
    root = make_root(tmp_path / "root")
    done = shifan("stale", "--today", "2027-03-04", cwd=root)

    assert done.returncode == 1
    assert "data/points/440100/gz-0001.yml:1 2026-03-03 番禺区沙溪围村团支部\n" in done.stdout
    (root / "data" / "points" / "440000" / "gd-0001.yml").unlink()
    assert 0 == shifan("stale", "--months", "1200", cwd=root).returncode


def test_without_addresses_no_link_is_dead(tmp_path: Path) -> None:
    """And nobody is asked."""
    done = shifan("links", cwd=make_root(tmp_path / "root"))

    assert (done.returncode, done.stdout) == (0, "")


def test_an_address_of_this_machine_is_not_asked(tmp_path: Path) -> None:
    """It is named as doubtful, which is no failure."""
    root = make_root(tmp_path / "root")
    with (root / "data" / "organs" / "gz.yml").open("a", encoding="utf-8") as file:
        file.write("website: http://127.0.0.1:1/x\n")
    done = shifan("links", cwd=root)

    assert (done.returncode, done.stdout) == (
        0,
        "data/organs/gz.yml:1 http://127.0.0.1:1/x 存疑 unsure (not asked: 127.0.0.1)\n",
    )
