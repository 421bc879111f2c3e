"""Paper: every page of the site prints cleanly, and a record's page bears a code that leads back to it."""

import re
from pathlib import Path

import pytest
import segno
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from tests import pdfs
from tests.sites import SITE_URL

pytestmark = pytest.mark.slow
RECORDS = (
    "points/gz-0001.html",
    "cases/gz-c01.html",
    "practices/field-lessons.html",
    "articles/gz-a01.html",
    "meetings/2026-09-dongguan.html",
    "organs/gz.html",
)
OTHERS = (
    "index.html",
    "points.html",
    "domains/rural.html",
    "regions/440100.html",
    "honours/red-flag-branch.html",
    "search.html",
    "about.html",
)


def printed(browser: Browser, address: str) -> bytes:
    """The page as Chromium prints it."""
    page = browser.new_page()
    try:
        page.goto(address)
        return page.pdf(format="A4", print_background=False, margin={"top": "15mm", "bottom": "15mm"})
    finally:
        page.close()


@pytest.mark.parametrize("address", RECORDS)
def test_a_records_page_has_its_code_in_print(browser: Browser, demonstration: Path, address: str) -> None:
    """Decoded from the rendered paper; the address stands beside it in words."""
    data = printed(browser, (demonstration / address).as_uri())

    assert [SITE_URL + address] == [code for page in pdfs.codes(data) for code in page]
    assert SITE_URL + address in "".join(pdfs.texts(data))


@pytest.mark.parametrize("address", [*RECORDS, *OTHERS])
def test_a_printed_page_has_no_furniture(browser: Browser, demonstration: Path, address: str) -> None:
    """No navigation, no search, no buttons, nothing wider than the paper; the heading and the notice are there."""
    page = browser.new_page(viewport={"width": 680, "height": 960})
    page.emulate_media(media="print")
    page.goto((demonstration / address).as_uri())
    shown = "nav, .md-tabs, .md-sidebar, [role=search], button, .sf-skip, [data-sf-tools]"
    left = page.evaluate(
        f"[...document.querySelectorAll({shown!r})].filter((e) => e.getClientRects().length).map((e) => e.outerHTML.slice(0, 90))"
    )
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    visible = page.locator("h1").first.is_visible()
    page.close()

    assert (left, wide, visible) == ([], 0, True)


@pytest.mark.parametrize("address", ["points.html", "domains/rural.html", RECORDS[0]])
def test_the_notice_stands_at_the_head_of_the_first_sheet(browser: Browser, demonstration: Path, address: str) -> None:
    """Not at the end, where it would often stand on a sheet of its own."""
    first, *others = pdfs.texts(printed(browser, (demonstration / address).as_uri()))

    assert first.startswith("示例数据：本站所有组织")
    assert not [text for text in others if "示例数据：" in text]


def test_on_the_screen_there_is_no_code(browser: Browser, demonstration: Path) -> None:
    """It is drawn when the page is printed and costs nothing before."""
    page = browser.new_page()
    page.goto((demonstration / RECORDS[0]).as_uri())

    assert page.locator(".sf-code").count() == 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".sf-code").count() == 1
    assert not page.locator(".sf-code").is_visible()
    page.close()


def drawn(page: Page, address: str) -> list[str]:
    """The modules that a record's page draws for an address, as rows of 0 and 1; none where it draws nothing."""
    page.evaluate("document.querySelectorAll('.sf-code').forEach((found) => found.remove())")
    page.evaluate("(address) => { document.querySelector('link[rel=canonical]').href = address }", address)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    if not page.locator(".sf-code svg").count():
        return []
    side = int(str(page.locator(".sf-code svg").get_attribute("viewBox")).split()[2]) - 8
    dark = re.findall(r"M(\d+) (\d+)h1", str(page.locator(".sf-code path").get_attribute("d")))
    cells = {(int(left) - 4, int(top) - 4) for left, top in dark}
    return ["".join("1" if (left, top) in cells else "0" for left in range(side)) for top in range(side)]


FULL = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""The most letters of each version. What follows a shorter text no reader looks at, and segno pads by a word too many."""


def address_of(length: int) -> str:
    return "https://x/" + "Ab3-_~z.html"[: length - 10] + "q" * max(0, length - 22)


def test_the_code_is_that_of_the_standard(browser: Browser, demonstration: Path) -> None:
    """Module by module what another program draws, in every version that an address may need."""
    page = browser.new_page()
    page.goto((demonstration / RECORDS[0]).as_uri())
    for address in map(address_of, FULL):
        expected = segno.make(address, error="m", mode="byte", mask=0, boost_error=False, micro=False)

        assert drawn(page, address) == ["".join(map(str, row)) for row in expected.matrix], address
    page.close()


def test_a_code_of_any_length_is_read(browser: Browser, demonstration: Path) -> None:
    """By a reader that has nothing to do with us."""
    page = browser.new_page()
    page.goto((demonstration / RECORDS[0]).as_uri())
    for length in range(10, 214, 7):
        rows = drawn(page, address_of(length))
        picture = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
        for top, row in enumerate(rows, 4):
            for left, module in enumerate(row, 4):
                picture.putpixel((left, top), 255 * (module == "0"))
        large = picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST)

        assert [address_of(length)] == [found.text for found in zxingcpp.read_barcodes(large)]
    page.close()


def test_an_address_beyond_all_measure_has_words_only(browser: Browser, demonstration: Path) -> None:
    """Rather no code than a wrong one."""
    page = browser.new_page()
    page.goto((demonstration / RECORDS[0]).as_uri())

    assert drawn(page, "https://x/" + "a" * 204) == []
    assert page.locator(".sf-code").count() == 1
    page.close()
