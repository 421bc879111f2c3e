"""From the form to the published page, with nothing left out: a real browser, real git, the real commands."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.filling import enter, new, opened, written
from tests.histories import committed, git
from tests.test_cli import shifan
from tests.test_intake import CORRECTION, POINT, issue
from tests.visiting import Visit
from tests.worlds import make_root

pytestmark = pytest.mark.slow
HOSTILE = "</script><b>'\"& 河畔 {{7*7}}"


class Place(NamedTuple):
    """A repository, and the browser of somebody who visits its site."""

    root: Path
    visit: Visit

    def built(self) -> Page:
        """Commit what lies there, check it, publish it; the page of the browser."""
        committed(self.root, {})
        checked, done = shifan("check", cwd=self.root), shifan("build", cwd=self.root)
        assert (0, 0, "") == (checked.returncode, done.returncode, done.stderr), checked.stdout + done.stderr
        return self.visit.page

    def kept(self, page: Page, folder: Path) -> tuple[str, bytes]:
        """Presses the button and downloads: the file's name as the page says it, and its bytes."""
        made = written(page)
        with page.expect_download() as waiting:
            page.get_by_role("button", name="下载文件").click()
        waiting.value.save_as(folder / waiting.value.suggested_filename)
        return made.file, (folder / made.file.rpartition("/")[2]).read_bytes()


@pytest.fixture
def place(browser: Browser, tmp_path: Path) -> Iterator[Place]:
    """The tests' province in a repository, published once."""
    root = make_root(tmp_path / "root")
    (root / ".gitignore").write_text("/site/\n/.shifan/\n", "utf-8")
    git(root, "init", "-q", "-b", "main")
    assert 0 == shifan("fmt", cwd=root).returncode
    with browser.new_context(accept_downloads=True, locale="zh-CN") as context:
        found = Place(root, Visit(context, (root / "site").as_uri() + "/"))
        found.built()
        yield found


def test_a_new_record_reaches_its_page(place: Place, tmp_path: Path) -> None:
    """Filled in, downloaded, committed, checked, published: the page has what was typed, and lists lead to it."""
    page = opened(place.visit)
    new(page, "point", "gz-0101", {
        "name": HOSTILE, "domain": "school", "region": "440113", "organ": "gz", "status": "contact", "summary": "一句话：yes # 不是批注",
        "history": [{"status": "contact", "date": "2025-01-02"}],
    })  # fmt: skip
    enter(
        page.locator('[data-sf-field="deeds"]'),
        [{"date": "2025年5月20日", "kind": "practical_thing", "title": "- 装上灯"}],
    )
    file, data = place.kept(page, tmp_path)
    (place.root / file).write_bytes(data)
    formatted = shifan("fmt", "--check", cwd=place.root)
    place.built()
    place.visit.to("regions/440113.html")
    link = place.visit.page.locator("main").get_by_role("link", name=HOSTILE)
    href = link.get_attribute("href")
    shown = place.visit.to("points/gz-0101.html")

    assert ("data/points/440100/gz-0101.yml", 0) == (file, formatted.returncode)
    assert "../points/gz-0101.html" == href
    assert HOSTILE == shown.locator("h1").inner_text()
    assert "一句话：yes # 不是批注" in shown.locator("main").inner_text()
    assert "- 装上灯" in shown.locator("main").inner_text()
    assert "data/points/440100/gz-0101.yml" in git(place.root, "ls-files")
    assert [] == place.visit.trouble


def test_a_correction_reaches_its_page(place: Place, tmp_path: Path) -> None:
    """From the page by its own link, one value changed, the file put in the place of the old one: nothing else differs."""
    place.visit.to("points/gd-0001.html").get_by_role("link", name="更正此页").click()
    page = place.visit.page
    page.wait_for_selector(".sf-form")
    page.locator('.sf-chapter > [data-sf-field="name"] input').fill("乐昌市武溪洞村团总支")
    file, data = place.kept(page, tmp_path)
    (place.root / file).write_bytes(data)
    changed = git(place.root, "diff", "--numstat")
    place.built()

    assert f"1\t1\t{file}" == changed
    assert "乐昌市武溪洞村团总支" == place.visit.to("points/gd-0001.html").locator("h1").inner_text()


def test_an_issue_reaches_its_page(place: Place, tmp_path: Path) -> None:
    """Proposed by an issue, corrected by another: `intake` writes the files, and the pages show them."""
    (tmp_path / "new.md").write_text(issue({**POINT, "名称": "河畔团支部"}), "utf-8")
    (tmp_path / "better.md").write_text(issue(CORRECTION), "utf-8")
    made = [shifan("intake", str(tmp_path / name), cwd=place.root) for name in ("new.md", "better.md")]
    place.built()

    assert ["data/points/440100/gz-0002.yml\n", "data/points/440100/gz-0001.yml\n"] == [each.stdout for each in made]
    assert "河畔团支部" == place.visit.to("points/gz-0002.html").locator("h1").inner_text()
    assert "35" in place.visit.to("points/gz-0001.html").locator(".sf-facts").first.inner_text()
    assert os.path.lexists(place.root / "site/submit.html")
