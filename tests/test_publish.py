"""The exchange: a finished tree takes the place of the visible one."""

import os
import stat
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from generator.publish import Busy, exchange, in_one_step, in_two_steps, next_tree

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither modes nor an exchange")


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
        exchange(tmp_path / ".site.next" / "tree", out)

    assert (out / "index.html").read_text("utf-8") == "old"


@posix
def test_the_exchange_is_one_step(tmp_path: Path) -> None:
    """A reader who looks without pause finds the old or the new page, never none: two renames would show a gap."""
    out, other, seen = tree(tmp_path / "site", "a"), tree(tmp_path / "other", "b"), set()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            try:
                seen.add((out / "index.html").read_text("utf-8"))
            except OSError:
                seen.add("nothing")

    reader = threading.Thread(target=look)
    reader.start()
    steps = {in_one_step(other, out) for _ in range(2001)}
    stop.set()
    reader.join()

    assert steps == {True}
    assert seen <= {"a", "b"}
    assert (out / "index.html").read_text("utf-8") == "b"


def test_two_steps_do_where_one_cannot(tmp_path: Path) -> None:
    """Where a file system knows no exchange the end is the same."""
    out = tree(tmp_path / "site", "old")
    with next_tree(out) as following:
        in_two_steps(tree(following, "new"), out)

    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (out / "index.html").read_text("utf-8") == "new"


def test_two_steps_that_fail_put_the_old_site_back(tmp_path: Path) -> None:
    """Without a new tree the old one is as it was."""
    out = tree(tmp_path / "site", "old")
    with next_tree(out) as following:
        with pytest.raises(FileNotFoundError):
            in_two_steps(following, out)
        seen = (out / "index.html").read_text("utf-8")

    assert seen == "old"


def test_a_kill_between_two_steps_is_mended_by_the_next_build(tmp_path: Path) -> None:
    """The old site, found on its way out with no new one come, is visible again even before the next is built."""
    out = tmp_path / "site"
    tree(tmp_path / ".site.next" / "old", "old")
    tree(tmp_path / ".site.next" / "tree", "new")
    with next_tree(out) as following:
        seen = (out / "index.html").read_text("utf-8")
        begun = following.exists()

    assert (seen, begun) == ("old", False)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_not_published(tmp_path: Path) -> None:
    """Half a tree is removed before the next is begun."""
    out = tree(tmp_path / "site", "old")
    tree(tmp_path / ".site.next" / "tree", "half")
    with next_tree(out) as following:
        assert not following.exists()


@posix
def test_what_cannot_be_removed_is_not_published_either(tmp_path: Path) -> None:
    """A link in the place is never followed to remove something; the build is refused rather than mixed with what is there."""
    mine = tree(tmp_path / "mine" / "tree", "mine")
    (tmp_path / ".site.next").symlink_to(mine.parent)
    with pytest.raises(FileExistsError), next_tree(tmp_path / "site"):
        pass

    assert (mine / "index.html").read_text("utf-8") == "mine"


def test_a_file_is_not_taken_for_a_site(tmp_path: Path) -> None:
    """Somebody's file in the site's place stays."""
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(NotADirectoryError), next_tree(tmp_path / "site"):
        pass

    assert (tmp_path / "site").read_text("utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@posix
def test_a_web_server_may_read_what_is_published(tmp_path: Path) -> None:
    """Whatever the umask, folders are 0755 and files 0644, the folders on the way too; afterwards the umask is as before."""
    out = tmp_path / "far" / "site"
    former = os.umask(0o077)
    try:
        with next_tree(out) as following:
            exchange(tree(following, "new"), out)
    finally:
        after = os.umask(former)

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (out.parent, out, out / "index.html")]
    assert [oct(mode) for mode in modes] == ["0o755", "0o755", "0o644"]
    assert after == 0o077


def test_temporary_files_go_with_the_build(tmp_path: Path) -> None:
    """They lie beside the tree, where the next build finds those of a killed one; afterwards all is as before."""
    before = tempfile.gettempdir()
    with next_tree(tmp_path / "site") as following:
        inside = Path(tempfile.mkdtemp())

    assert inside.is_relative_to(following.parent)
    assert tempfile.gettempdir() == before
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_forked_worker_leaves_the_place_to_its_parent(tmp_path: Path) -> None:
    """A child that leaves the same block neither removes the tree nor gives up the lock."""
    out, parent = tmp_path / "site", os.getpid()
    try:
        with next_tree(out) as following:
            tree(following, "new")
            worker = os.fork()
            if worker:
                os.waitpid(worker, 0)
                kept = (following / "index.html").exists(), (tmp_path / ".site.lock").exists()
    finally:
        if os.getpid() != parent:
            os._exit(0)

    assert kept == (True, True)
