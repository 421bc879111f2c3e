"""The former tree becomes the next one, by its differences, where it is as it was left; else all is laid anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.former import FOLDER, RECORD, Former, State
from generator.mirror import Mirror
from generator.publish import exchange, next_tree
from generator.stamps import scan

PAGES = {"index.html": b"home", "points/a.html": b"a", "points/b.html": b"b", "old/c.html": b"c", "x/y/z.html": b"z"}


class Sites:
    """One site after another, as builds publish them; each is a process of its own and knows what the cache tells."""

    def __init__(self, folder: Path) -> None:
        self.cache, self.out = folder / "cache", folder / "site"
        self.left = State("", {})

    def publish(self, pages: dict[str, bytes]) -> int:
        """The inode of the folder that is visible now."""
        mirror = Mirror(self.cache / "site", self.left.files)
        for address, data in pages.items():
            mirror.put(address, data)
        mirror.keep(pages)
        with next_tree(self.out) as tree:
            former, after = Former(self.cache, self.left), State(f"{self.left.mark}+", mirror.files)
            former.lay(mirror, tree)
            former.keep(exchange(tree, self.out), self.out, after)
        self.left = after
        assert pages == self.seen(), "whatever was done to it"
        return self.out.stat().st_ino

    def seen(self) -> dict[str, bytes]:
        return {address: (self.out / address).read_bytes() for address in scan(self.out)}


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


def changed(number: int) -> dict[str, bytes]:
    return {**PAGES, "index.html": b"home %d" % number}


def test_two_trees_take_turns(sites: Sites) -> None:
    """The third site stands in the folder of the first one, the fourth in that of the second."""
    found = [sites.publish(changed(number)) for number in range(6)]

    assert found[0] != found[1]
    assert found == found[:2] * 3


def test_the_next_tree_holds_what_it_should(sites: Sites) -> None:
    """Files that came, went, changed or became folders, also those of two builds ago; and no empty folder."""
    turned = {"x": b"a file now", "points": b"too", "old/c.html/d.html": b"a folder now"}
    for pages in (
        PAGES,
        changed(1),
        {"index.html": b"all there is"},
        PAGES,
        PAGES | {"new/e.html": b"e"},
        turned,
        PAGES,
    ):
        sites.publish(pages)
        empty = [folder for folder, folders, names in os.walk(sites.out) if not folders and not names]
        assert [] == empty


def edited(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"<!-- by hand -->")


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"by hand")
    other.replace(path)


DEEDS: dict[str, Callable[[Path], object]] = {
    "edited in place": lambda tree: edited(tree / "points/a.html"),
    "replaced": lambda tree: replaced(tree / "points/a.html"),
    "removed": lambda tree: (tree / "points/b.html").unlink(),
    "added": lambda tree: (tree / "points/more.html").write_bytes(b"more"),
    "a folder more": lambda tree: (tree / "x/y/more").mkdir(),
    "closed": lambda tree: (tree / "points").chmod(0o700),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
@pytest.mark.parametrize("where", ["visible", "kept"])
def test_what_somebody_did_to_a_tree_is_not_published(sites: Sites, where: str, deed: Callable[[Path], object]) -> None:
    """Neither to the visible one, which would be kept, nor to the kept one, which would be visible."""
    for number in range(3):
        sites.publish(changed(number))
    deed(sites.out if where == "visible" else sites.cache / FOLDER)

    for number in range(3, 7):
        sites.publish(changed(number))
    assert 0o755 == (sites.out / "points").stat().st_mode & 0o777


def test_a_tree_that_is_a_link_is_not_followed(sites: Sites, tmp_path: Path) -> None:
    """What it leads to is as it was."""
    for number in range(2):
        sites.publish(changed(number))
    (sites.cache / FOLDER).rename(tmp_path / "elsewhere")
    (sites.cache / FOLDER).symlink_to(tmp_path / "elsewhere")
    sites.publish(changed(2))

    assert b"home 0" == (tmp_path / "elsewhere/index.html").read_bytes()


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x"), edited])
def test_without_its_record_a_tree_is_nothing(sites: Sites, damage: Callable[[Path], object]) -> None:
    """Removed, foreign or damaged: all is laid anew, and then kept again."""
    for number in range(2):
        sites.publish(changed(number))
    damage(sites.cache / RECORD)

    found = [sites.publish(changed(number)) for number in range(2, 7)]
    assert found[3:] == found[1:3]


def test_a_site_that_another_cache_made_is_not_kept(sites: Sites, tmp_path: Path) -> None:
    """Nobody here knows what is in it."""
    other = Sites(tmp_path / "other")
    other.out = sites.out
    sites.publish(PAGES)
    other.publish(changed(1))
    sites.publish(changed(2))

    assert not (sites.cache / FOLDER).exists()


def test_another_build_may_have_left_other_files(sites: Sites) -> None:
    """Without publishing them, as `shifan serve` does: then nothing is known of the trees."""
    for number in range(2):
        sites.publish(changed(number))
    visible = sites.out.stat().st_ino
    sites.left = State("of another build", sites.left.files)
    sites.publish(changed(2))

    assert sites.out.stat().st_ino not in (visible, None)
    assert not (sites.cache / FOLDER).exists()


def test_copies_are_not_kept(sites: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written into a copy would not show in the mirror."""

    def refused(*_: object) -> None:
        raise OSError(18, "another file system")

    monkeypatch.setattr(os, "link", refused)
    for number in range(3):
        sites.publish(changed(number))

    assert not (sites.cache / FOLDER).exists()
