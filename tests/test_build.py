"""The build: from records to a whole site, by the real engine, or to nothing at all."""

import filecmp
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.build import Order, Outcome, write_site
from tests.worlds import ROOT, TODAY, make_root, world_text

POINT = "points/440100/gz-0001.yml"
pytestmark = pytest.mark.slow


def built(folder: Path, changes: Mapping[str, str | None] | None = None, strict: bool = False) -> tuple[Outcome, Path]:
    """The outcome and the tree of a build of the tests' world."""
    root = make_root(folder / "root", changes)
    tree = folder / "site"
    return write_site(Order(root, root / "data", TODAY, os.environ), tree, strict), tree


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outcome, tree = built(tmp_path_factory.mktemp("build"))

    assert outcome.problems == ()
    assert outcome.pages > 50
    return tree


def names(tree: Path) -> set[str]:
    return {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}


def test_every_record_and_section_has_its_page(site: Path) -> None:
    """Addresses are flat files named from type and id; hand-written pages stand beside them."""
    expected = {
        "index.html", "points.html", "regions.html", "search.html", "404.html", "points/gz-0001.html", "cases/gz-c02.html",
        "practices/field-lessons.html", "articles/gz-a01.html", "meetings/2026-09-panyu.html", "organs/gz.html",
        "domains/rural.html", "regions/440118.html", "regions/440100/rural.html", "regions/441900121.html",
        "honours/red-flag-branch.html", "points/status/demonstration.html", "sitemap.xml", "assets/vocabulary.css",
    }  # fmt: skip

    assert expected - names(site) == set()


def test_no_page_of_the_engine_is_left_unfilled(site: Path) -> None:
    """No placeholder, no marker and no shell reaches a reader; the engine's own search does not exist."""
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "zqshell" not in text
        assert "zqtitleqz" not in text
        assert "<!-- shifan:" not in text
    assert not (site / "search" / "search_index.json").exists()


def test_an_old_region_name_stands_in_brackets(site: Path) -> None:
    """A code that was right in 2007 is shown under its successor."""
    text = (site / "cases" / "gz-c02.html").read_text("utf-8")

    assert "增城区（增城市）" in text
    assert "../regions/440118.html" in text


def test_chinese_emphasis_is_bold(site: Path) -> None:
    """Emphasis that ends in Chinese punctuation before a Chinese character comes out bold."""
    assert "<strong>课在田头。</strong>人就来了" in (site / "points" / "gz-0001.html").read_text("utf-8")


def test_the_sitemap_names_every_page(site: Path) -> None:
    """Each page but the error page is in the sitemap, with its full address."""
    text = (site / "sitemap.xml").read_text("utf-8")
    pages = {name for name in names(site) if name.endswith(".html")} - {"404.html"}

    assert text.count("<url>") == len(pages)
    assert all(f"/{name}</loc>" in text for name in pages)


def test_a_wrong_record_builds_nothing(tmp_path: Path) -> None:
    """One refused record, and there are no pages, only its problem."""
    outcome, tree = built(tmp_path, {POINT: world_text(POINT).replace("domain: rural", "domain: rurl")})

    assert [(problem.code, problem.line) for problem in outcome.problems] == [("not-in-list", 3)]
    assert outcome.pages == 0
    assert not (tree / "index.html").exists()


def test_a_warning_builds_unless_strict(tmp_path: Path) -> None:
    """A warning is told and published; with `strict` it forbids the site."""
    changes = {"points/440000/gd-0001.yml": world_text("points/440000/gd-0001.yml").replace("countryside_hookup", "# ")}
    outcome, _ = built(tmp_path / "a", changes)
    strict, _ = built(tmp_path / "b", changes, strict=True)

    assert [problem.code for problem in outcome.problems] == ["hookup-missing"]
    assert outcome.pages > 0
    assert strict.pages == 0


def test_a_marker_that_nothing_answers_is_a_problem(tmp_path: Path) -> None:
    """A slip in a hand-written page is named with its file, not published as a gap."""
    root = make_root(tmp_path / "root")
    page = root / "docs" / "honours.md"
    page.write_text(page.read_text("utf-8").replace("shifan: honours", "shifan: honors"), "utf-8")
    outcome = write_site(Order(root, root / "data", TODAY, os.environ), tmp_path / "site")

    assert [(problem.file, problem.code, problem.arguments["found"]) for problem in outcome.problems] == [
        ("docs/honours.md", "unknown-marker", "honors")
    ]
    assert outcome.pages == 0


def test_an_engine_that_fails_says_why(tmp_path: Path) -> None:
    """A broken mkdocs.yml ends in the engine's own words, without a site."""
    root = make_root(tmp_path / "root")
    (root / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    outcome = write_site(Order(root, root / "data", TODAY, os.environ), tmp_path / "site")

    assert outcome.pages == 0
    assert outcome.failure is not None
    assert outcome.failure.lines


def test_two_builds_are_the_same_bytes(tmp_path: Path, site: Path) -> None:
    """Neither folder, clock, locale, time zone nor umask shows in a site."""
    root = make_root(tmp_path / "else" / "where")
    code = (
        "import os, sys; from datetime import date; from pathlib import Path; os.umask(0o077)\n"
        "from generator.build import Order, write_site\n"
        "root = Path(sys.argv[1]); tree = Path(sys.argv[2])\n"
        f"assert write_site(Order(root, root / 'data', date({TODAY.year}, {TODAY.month}, {TODAY.day}), os.environ), tree).pages"
    )
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-c", code, str(root), str(tmp_path / "site")], env=environment, check=True)

    assert names(tmp_path / "site") == names(site)
    _, different, odd = filecmp.cmpfiles(site, tmp_path / "site", sorted(names(site)), shallow=False)
    assert (different, odd) == ([], [])


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    """A changed record makes its page and those that show it again, and needs no engine; nothing changed makes nothing."""
    root = make_root(tmp_path / "root")
    order = Order(root, root / "data", TODAY, os.environ)
    first = write_site(order, tmp_path / "one")
    again = write_site(order, tmp_path / "two")
    frame = (root / ".shifan" / "frame" / "frame").stat().st_mtime_ns
    path = root / "data" / POINT
    path.write_text(path.read_text("utf-8").replace("榕树头。", "榕树头下。"), "utf-8")
    changed = write_site(order, tmp_path / "three")

    assert first.written == first.pages
    assert again.written == 0
    assert 0 < changed.written < first.pages / 2
    assert "榕树头下" in (tmp_path / "three" / "points" / "gz-0001.html").read_text("utf-8")
    assert frame == (root / ".shifan" / "frame" / "frame").stat().st_mtime_ns


def test_today_decides_which_meeting_is_next(tmp_path: Path) -> None:
    """The same records on an earlier day announce the meeting that is over today."""
    root = make_root(tmp_path / "root")
    for name, day in (("before", date(2026, 9, 1)), ("after", TODAY)):
        write_site(Order(root, root / "data", day, os.environ), tmp_path / name)
    before = (tmp_path / "before" / "index.html").read_text("utf-8")
    after = (tmp_path / "after" / "index.html").read_text("utf-8")

    assert before != after


def test_packs_without_fonts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem says what to put where; the site is not written. Without packs nobody asks for fonts."""
    monkeypatch.setattr("generator.packing.source.fonts.find", lambda *_, **__: None)
    root = make_root(tmp_path / "root")
    order = Order(root, root / "data", TODAY, os.environ, packs=True)

    assert [problem.code for problem in write_site(order, tmp_path / "site").problems] == ["fonts-missing"]
    assert not (tmp_path / "site").exists()
    assert write_site(replace(order, packs=False), tmp_path / "site").pages > 0
