"""The demonstration site in a real Chromium: every layout on a phone and a desk, in light and dark, by server, from a folder, without script, by keyboard, on paper."""

import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Locator

from tests.visiting import SIZES, Visit, Visitor, foreign

pytestmark = pytest.mark.slow

LAYOUTS = {
    "home": "index.html",
    "domains": "domains.html",
    "domain": "domains/rural.html",
    "regions": "regions.html",
    "region-province": "regions/440000.html",
    "region-prefecture": "regions/440100.html",
    "region-county": "regions/440113.html",
    "region-empty": "regions/440229.html",
    "region-elsewhere": "regions/330500.html",
    "region-domain": "regions/440100/rural.html",
    "list": "points.html",
    "list-page-2": "points/page/2.html",
    "list-facet": "points/status/demonstration.html",
    "list-cases": "cases.html",
    "list-practices": "practices.html",
    "point-demonstration": "points/gz-0001.html",
    "point-candidate": "points/st-0002.html",
    "point-withdrawn": "points/zj-0002.html",
    "case-sections": "cases/gz-c01.html",
    "case-body": "cases/gz-c04.html",
    "practice": "practices/field-lessons.html",
    "article-with-table": "articles/gd-a01.html",
    "meeting-past": "meetings/2026-09-dongguan.html",
    "meeting-planned": "meetings/2027-05-meizhou.html",
    "organs": "organs.html",
    "organ": "organs/gz.html",
    "honours": "honours.html",
    "honour": "honours/red-flag-branch.html",
    "about": "about.html",
    "hand-written": "packs.html",
    "search": "search.html",
    "submit": "submit.html",
    "keeping": "keeping.html",
    "level": "levels/prefecture.html",
    "tag": "tags/training.html",
    "error": "404.html",
}
"""A page of every layout; where a layout shows different things, one of each."""
SCRIPTED = ("practice", "meeting-planned", "search", "submit")
"""Layouts to which a script adds something."""
ONLY_SERVED = ("error",)
"""What a server shows for a wrong address: its own addresses begin at the server's root."""

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
VIOLATIONS = """(rules) => axe.run({resultTypes: ["violations"], ...rules}).then(({violations}) => violations.flatMap(({id, nodes}) =>
    nodes.map(({html, failureSummary}) => `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`)))"""
EVERY_RULE: dict[str, object] = {}
COLOUR_RULES: dict[str, object] = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What can differ between light and dark: their page is the same but for its colours."""
STICKING_OUT = """() => {
    const scrolls = (box) => /auto|scroll/.test(getComputedStyle(box).overflowX) && box.tabIndex >= 0;
    const excused = (box) => box && (scrolls(box) || excused(box.parentElement));
    const found = document.scrollingElement.scrollWidth > innerWidth ? [`the page: ${document.scrollingElement.scrollWidth}`] : [];
    for (const element of document.body.querySelectorAll("*")) {
        const {left, right, width, height} = element.getBoundingClientRect();
        const seen = width > 1 && height > 1 && element.checkVisibility({visibilityProperty: true});
        if (seen && (right > innerWidth + 1 || left < -1) && !excused(element.parentElement)) {
            found.push(`${element.tagName} ${element.className}: ${left} to ${right}`);
        }
    }
    return found;
}"""
FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body) { return null; }
    const styles = [getComputedStyle(element), getComputedStyle(element, "::after")];
    if (element.matches(".md-option")) { styles.push(getComputedStyle(element.nextElementSibling)); }
    const ringed = styles.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const {top, bottom, left, right} = element.getBoundingClientRect();
    const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    const name = `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 20)}`;
    return {name, ringed, inside, visible: element.checkVisibility({visibilityProperty: true})};
}"""


def unsound(visitor: Visit) -> list[object]:
    """What axe finds on the page in light, then in dark; what lies beyond the edge; and whatever the visit noted."""
    page = visitor.page
    page.evaluate(AXE)
    light = page.evaluate(VIOLATIONS, EVERY_RULE)
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector('body[data-md-color-scheme="slate"]')
    return [*light, *page.evaluate(VIOLATIONS, COLOUR_RULES), *page.evaluate(STICKING_OUT), *visitor.trouble]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_sound(visit: Visitor, layout: str, size: str) -> None:
    """No request to elsewhere, no error, nothing that axe finds in light or dark, and nothing beyond the edge of the screen."""
    visitor = visit(size)
    visitor.to(LAYOUTS[layout])

    assert [] == unsound(visitor)


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout not in ONLY_SERVED])
def test_a_layout_works_from_a_folder(visit: Visitor, demonstration: Path, layout: str) -> None:
    """Opened from a memory stick a page has its styles, its scripts and its links, and asks for nothing outside the folder."""
    visitor = visit("phone", base=demonstration.as_uri() + "/")
    page = visitor.to(LAYOUTS[layout])

    assert page.evaluate("getComputedStyle(document.querySelector('.sf-skip')).position") == "absolute"
    assert page.evaluate("document.documentElement.className") == "js"
    assert [] == visitor.trouble


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_complete_without_script(visit: Visitor, layout: str) -> None:
    """Who has no script reads the same text, finds the same ways, and no button that does nothing."""
    plain, scripted = visit(javascript=False).to(LAYOUTS[layout]), visit().to(LAYOUTS[layout])

    assert plain.locator("h1").is_visible()
    assert 11 == plain.locator(".md-tabs a:visible").count()
    assert 0 == plain.locator("main button:visible").count()
    if layout not in SCRIPTED:
        assert scripted.locator("main").inner_text() == plain.locator("main").inner_text()


@pytest.mark.parametrize("layout", ["home", "point-demonstration", "case-sections", "practice", "list"])
def test_dark_needs_no_script(visit: Visitor, layout: str) -> None:
    """A dark system gets a dark page at once, in the same colours as by script."""
    colours = "[...document.querySelectorAll('body, h1, a, .md-header, .sf-card')].map((e) => getComputedStyle(e).color + getComputedStyle(e).backgroundColor)"
    plain, scripted = (visit(javascript=script, dark=True).to(LAYOUTS[layout]) for script in (False, True))

    assert scripted.evaluate(colours) == plain.evaluate(colours)
    assert "rgb(22, 24, 29)" in plain.evaluate(colours)[0]


# --- the colours, chosen ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", SCRIPTED)
def test_a_browser_that_remembers_nothing_shows_every_page(visit: Visitor, layout: str) -> None:
    """Where all storage is refused nothing goes wrong, and the colours can still be chosen."""
    visitor = visit("phone")
    visitor.page.add_init_script("""Object.defineProperty(window, "localStorage", {
        configurable: true, get() { throw new DOMException("no", "SecurityError"); }})""")
    page = visitor.to(LAYOUTS[layout])
    for _ in range(2):
        page.locator("[data-md-component=palette] label:visible").click()

    assert "slate" == page.locator("body").get_attribute("data-md-color-scheme")
    assert [] == visitor.trouble


@pytest.mark.parametrize("size", SIZES)
def test_the_colours_can_be_chosen(visit: Visitor, size: str) -> None:
    """The button goes from the system's colours to light, to dark and back; the next page remembers."""
    visitor = visit(size)
    page = visitor.to("index.html")
    seen = []
    for _ in range(4):
        seen.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.locator(".md-header__option label:visible").click()
    page.locator(".md-header__option label:visible").click()
    page.emulate_media(color_scheme="light")
    page = visitor.to(LAYOUTS["case-sections"])
    page.evaluate(AXE)

    assert ["rgb(250, 248, 245)", "rgb(250, 248, 245)", "rgb(22, 24, 29)", "rgb(250, 248, 245)"] == seen
    assert "rgb(22, 24, 29)" == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert [] == page.evaluate(VIOLATIONS, EVERY_RULE)
    assert [] == visitor.trouble


# --- the keyboard -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", ["home", "list", "point-demonstration", "practice", "article-with-table", "search"])
def test_the_keyboard_reaches_all_and_shows_where_it_is(visit: Visitor, layout: str, size: str) -> None:
    """Every stop of the tab key is in sight and has a ring; every link that can be seen is a stop."""
    page = visit(size).to(LAYOUTS[layout])
    visible = page.locator("a:visible").count()
    stops = []
    for _ in range(600):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FOCUS)) is None:
            break
        stops.append(stop)

    assert [] == [stop for stop in stops if not (stop["ringed"] and stop["inside"] and stop["visible"])]
    assert len([stop for stop in stops if stop["name"].startswith("A ")]) >= visible


def test_the_first_stop_leads_past_the_navigation(visit: Visitor) -> None:
    """The first press of the tab key shows a link to the content; from there the next stop is within it."""
    page = visit().to(LAYOUTS["case-sections"])
    page.keyboard.press("Tab")
    skip = page.locator(".sf-skip")
    box = skip.bounding_box()

    assert box is not None
    assert box["y"] >= 0
    assert skip.evaluate("(link) => link === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def tab_to(wanted: Locator) -> None:
    """Presses the tab key until it is there, twenty times at most."""
    for _ in range(20):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        wanted.page.keyboard.press("Tab")
    pytest.fail("The tab key does not get there.")


def test_the_drawer_opens_by_keyboard(visit: Visitor) -> None:
    """On a phone the menu is a stop of the tab key; it opens, holds the sections as the next stops, and closes with Escape."""
    page = visit("phone").to("points.html")
    menu, first = page.get_by_role("button", name="菜单"), page.locator(".md-sidebar--primary a").first
    hidden_before = not first.is_visible()
    tab_to(menu)
    page.keyboard.press("Enter")
    first.wait_for(state="visible")
    opened = menu.get_attribute("aria-expanded")
    tab_to(first)
    page.keyboard.press("Escape")

    assert (True, "true", "false") == (hidden_before, opened, menu.get_attribute("aria-expanded"))
    first.wait_for(state="hidden")
    assert menu.evaluate("(button) => button === document.activeElement")


def test_the_drawer_opens_without_script(visit: Visitor) -> None:
    """On a phone without script the menu opens by touch, and leads on."""
    page = visit("phone", javascript=False).to("points.html")
    page.locator(".md-header label[for=__drawer]").click()
    page.locator(".md-sidebar--primary a", has_text="典型案例").click()

    assert page.url.endswith("/cases.html")


# --- what scripts add -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["server", "folder"])
def test_a_checklist_keeps_its_ticks(visit: Visitor, demonstration: Path, served: str, place: str) -> None:
    """What was ticked is ticked when the reader comes back, on this practice only; it can be cleared."""
    visitor = visit("phone", base=served if place == "server" else demonstration.as_uri() + "/")
    page = visitor.to(LAYOUTS["practice"])
    page.locator(".sf-step input").nth(1).check()
    page = visitor.to("practices/weekend-class.html")
    other = page.locator(".sf-step input:checked").count()
    page = visitor.to(LAYOUTS["practice"])
    kept = page.locator(".sf-step input").nth(1).is_checked(), page.locator("[data-sf-progress]").inner_text()
    page.get_by_role("button", name="重新来过").click()

    assert 0 == other
    assert kept[0]
    assert re.fullmatch(r"已做到 1 步，还有 \d 步", kept[1])
    assert 0 == visitor.to(LAYOUTS["practice"]).locator(".sf-step input:checked").count()
    assert [] == visitor.trouble


@pytest.mark.parametrize(
    ("day", "told"),
    [("2027-05-01", "还有 19 天"), ("2027-05-19", "明天开始"), ("2027-05-20", "今天开始"), ("2027-05-21", "正在举行")],
)
def test_a_countdown_follows_the_reader_s_clock(visit: Visitor, day: str, told: str) -> None:
    """Days are counted from the reader's today, whatever the day of the build."""
    visitor = visit()
    visitor.page.clock.set_fixed_time(f"{day}T15:00:00")

    assert told == visitor.to(LAYOUTS["meeting-planned"]).locator(".sf-countdown").inner_text()


def test_a_countdown_is_for_the_future_and_for_scripts(visit: Visitor) -> None:
    """After the meeting, and without a script, the page shows the date alone."""
    late = visit()
    late.page.clock.set_fixed_time("2027-05-22T01:00:00")

    assert not late.to(LAYOUTS["meeting-planned"]).locator(".sf-countdown").is_visible()
    assert not visit(javascript=False).to(LAYOUTS["meeting-planned"]).locator(".sf-countdown").is_visible()


def test_a_wrong_address_leads_on(visit: Visitor, served: str) -> None:
    """At any depth the server's page for a wrong address has its styles, and its links work."""
    visitor = visit()
    page = visitor.to("points/no/such/page.html")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("main a", has_text="搜一搜").click()

    assert "rgb(250, 248, 245)" == background
    assert served + "search.html" == page.url


# --- on paper ---------------------------------------------------------------------------------------------------------

PRINTED = ("point-demonstration", "case-sections", "practice", "article-with-table", "meeting-past", "list", "home")


@pytest.mark.parametrize("layout", PRINTED)
def test_paper_has_no_navigation(visit: Visitor, layout: str) -> None:
    """Printed from a dark screen a page is black on white, without menus, forms and buttons; the notice stays."""
    page = visit(dark=True).to(LAYOUTS[layout])
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        "['color', 'backgroundColor'].map((name) => getComputedStyle(document.querySelector('h1'))[name])"
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert 0 == page.locator("nav:visible, form:visible, button:visible, .md-header:visible, .sf-skip:visible").count()
    assert ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"] == colours
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.locator(".sf-footer__notice").is_visible()


SHEET = {"width": 703, "height": 1031}
"""A4 within margins of 12 mm, in the pixels of CSS."""


def test_the_steps_of_a_practice_fit_one_sheet(visit: Visitor, demonstration: Path) -> None:
    """Problem, steps, conditions and pitfalls of every practice end on the first sheet, to be pinned to a wall."""
    visitor = visit()
    ends = {}
    for path in sorted((demonstration / "practices").glob("*.html")):
        page = visitor.to(f"practices/{path.name}")
        page.set_viewport_size({"width": SHEET["width"], "height": SHEET["height"]})
        page.emulate_media(media="print")
        ends[path.stem] = page.evaluate("document.querySelector('.sf-pair--terms').getBoundingClientRect().bottom")

    assert len(ends) >= 10
    assert {} == {name: end for name, end in ends.items() if end > SHEET["height"]}


def test_foreign_addresses_are_known() -> None:
    """The watch over requests tells the site's own addresses and data from all others."""
    base = "http://127.0.0.1:8/"

    assert [False, False, True, True] == [
        foreign(url, base) for url in (base + "x", "data:image/png,x", "http://127.0.0.1:80/", "https://x/")
    ]
