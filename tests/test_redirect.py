"""The page at the address that a renamed record had: plain, sound, and left at once for the new one."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from generator.outputs.redirect import redirect
from tests.pagecheck import broken_links, faults_of, read, read_site
from tests.sites import SITE_URL, build, files
from tests.worlds import make_root, world_text

CASE = "cases/440100/gz-c01.yml"
HOSTILE = "</title></h1><script>alert(1)</script>\"'&<b>"


def test_the_page_is_sound_html() -> None:
    """One heading, a language, a link for whoever is not taken on; no request; kept out of search engines."""
    page = read("points/old.html", redirect("new.html", f"{SITE_URL}points/new.html", "三善村", "示范点"), SITE_URL)

    assert () == page.faults
    assert ("points/new.html",) == page.links
    assert "三善村" in page.text
    html = redirect("new.html", "https://example.org/points/new.html", "x", "y")
    assert '<meta http-equiv="refresh" content="0; url=new.html">' in html
    assert '<link rel="canonical" href="https://example.org/points/new.html">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert ["<h1>"] == re.findall("<h1>", html)


def test_no_title_breaks_the_page() -> None:
    """Every record may be hostile."""
    plain, hostile = (
        read("a/b.html", redirect("c.html", f"{SITE_URL}a/c.html", t, t), SITE_URL) for t in ("x", HOSTILE)
    )

    assert plain.shape == hostile.shape
    assert () == hostile.faults


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' province, where a case had two other ids."""
    folder = tmp_path_factory.mktemp("moved")
    root = make_root(folder / "root", {CASE: world_text(CASE) + "former: [old-1, old-2]\n"})
    return build(root, root / "data", folder / "site")


@pytest.mark.slow
def test_every_old_address_is_kept(site: Path) -> None:
    """Each leads to the record as it is called now; no page of the site links there, and neither does the sitemap."""
    pages = read_site(site, SITE_URL)
    old = {"cases/old-1.html", "cases/old-2.html"}

    assert old <= pages.keys()
    assert [("cases/gz-c01.html",)] * 2 == [pages[address].links for address in sorted(old)]
    assert [] == faults_of(pages[address] for address in old)
    assert [] == broken_links(pages, files(site))
    assert not [page.address for page in pages.values() if old & set(page.links)]
    assert "old-" not in (site / "sitemap.xml").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_of_an_old_address_sees_the_record(site: Path, browser: Browser, scripts: bool) -> None:
    """From a USB stick, with scripts and without."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto((site / "cases/old-2.html").as_uri())
    page.wait_for_url((site / "cases/gz-c01.html").as_uri())

    assert 1 == page.locator("h1").count()
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whoever_stays_on_the_page_can_read_it(site: Path, browser: Browser, scheme: str) -> None:
    """Nothing that hinders anybody, in light and in dark."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    text = (site / "cases/old-1.html").read_text("utf-8")
    page.set_content(re.sub('<meta http-equiv="refresh"[^>]*>', "", text))
    found = Axe().run(page).response["violations"]
    context.close()

    assert [] == [violation["id"] for violation in found]
