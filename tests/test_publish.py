"""The exchange: a finished tree takes the place of the visible one."""

from pathlib import Path

import pytest

from generator.publish import Busy, exchange, next_tree


def tree(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, "utf-8")
    return folder


def test_the_new_tree_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """After the exchange only the new files are there, and nothing beside them."""
    out = tree(tmp_path / "site", "old")
    (out / "gone.html").write_text("gone", "utf-8")
    with next_tree(out) as following:
        exchange(tree(following, "new"), out)

    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [(path.name, path.read_text("utf-8")) for path in out.iterdir()] == [("index.html", "new")]


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    """Folders on the way are made."""
    out = tmp_path / "far" / "site"
    with next_tree(out) as following:
        exchange(tree(following, "new"), out)

    assert (out / "index.html").read_text("utf-8") == "new"


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    """What was half built is removed, what was visible stays."""
    out = tree(tmp_path / "site", "old")
    with pytest.raises(RuntimeError), next_tree(out) as following:
        tree(following, "half")
        raise RuntimeError

    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (out / "index.html").read_text("utf-8") == "old"


def test_only_one_builder_works_on_a_site(tmp_path: Path) -> None:
    """The second is told so at once; when the first is done, or gone, the next one may begin."""
    out = tmp_path / "site"
    with next_tree(out), pytest.raises(Busy), next_tree(out):
        pass
    with next_tree(out) as following:
        exchange(tree(following, "new"), out)

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_exchange_that_fails_puts_the_old_site_back(tmp_path: Path) -> None:
    """Without a new tree the old one is as it was."""
    out = tree(tmp_path / "site", "old")
    with pytest.raises(OSError, match=r"site\.next"):
        exchange(tmp_path / ".site.next", out)

    assert (out / "index.html").read_text("utf-8") == "old"
