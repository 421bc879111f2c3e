"""What the form loads as part of a site: made again where a record has changed, and nowhere else."""

import os
import shutil
from pathlib import Path

from generator.build import Order, Outcome, write_site
from generator.outputs.submit.originals import FOLDER, MOST
from generator.records import TYPES
from tests.sites import files
from tests.worlds import TODAY, make_root, world_text

ORGANS = {
    f"organs/y{number:03}.yml": f"name: 机关 {number}\nlevel: county\nregion: 440113\n" for number in range(3 * MOST)
}


def built(root: Path, tree: Path) -> Outcome:
    outcome = write_site(Order(root, root / "data", TODAY, os.environ), tree)
    assert outcome.problems == ()
    return outcome


def loaded(site: Path) -> dict[str, bytes]:
    """The files of the form."""
    return {path.name: path.read_bytes() for path in (site / "assets/submit").rglob("*.js")}


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    """One record changed: one file. One more: its own file, and all when it takes more of them. A warm build is a clean one."""
    root = make_root(tmp_path / "root", ORGANS)
    built(root, tmp_path / "1")
    (root / "data/organs/y007.yml").write_text("name: 改名\nlevel: county\nregion: 440113\n", "utf-8")
    built(root, tmp_path / "2")
    (root / "data/organs/new-1.yml").write_text(world_text("organs/gz.yml").replace("name: ", "name: 又一个"), "utf-8")
    built(root, tmp_path / "3")
    for number in range(2 * MOST):
        (root / f"data/organs/z{number:03}.yml").write_text(
            f"name: 新机关 {number}\nlevel: county\nregion: 440113\n", "utf-8"
        )
    built(root, tmp_path / "4")
    shutil.rmtree(root / ".shifan")
    built(root, tmp_path / "clean")
    one, two, three, four, clean = (loaded(tmp_path / name) for name in ("1", "2", "3", "4", "clean"))

    assert 4 + 1 == len(one) == len(two) == len(three)
    assert 1 == sum(one[name] != two[name] for name in one)
    assert 1 == sum(two[name] != three[name] for name in two)
    assert 8 + 1 == len(four)
    assert clean == four


def test_they_are_no_pages(tmp_path: Path) -> None:
    """Neither counted nor in the sitemap."""
    root = make_root(tmp_path / "root")
    outcome = built(root, tmp_path / "site")
    pages = [name for name in files(tmp_path / "site") if name.endswith(".html") and name != "404.html"]

    assert outcome.pages == outcome.written == len(pages)
    assert FOLDER not in (tmp_path / "site/sitemap.xml").read_text("utf-8")
    assert "submit.html" in (tmp_path / "site/sitemap.xml").read_text("utf-8")


def test_a_private_repository_shows_no_record(tmp_path: Path) -> None:
    """The form for new records is there; what could be corrected is not."""
    root = make_root(tmp_path / "root", {"site.yml": world_text("site.yml") + "repository: private\n"})
    built(root, tmp_path / "site")

    assert {"form.js"} == loaded(tmp_path / "site").keys()
    assert all(kind in loaded(tmp_path / "site")["form.js"].decode() for kind in TYPES)
