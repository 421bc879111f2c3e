"""The search page in a real Chromium: switches, counts, order, addresses, export, and what happens when a file is broken."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.catalog import Catalog
from generator.traits import FACETS, Known, directory
from tests.searching import (
    NUMBERS,
    Chosen,
    address,
    answered,
    damaged,
    exported,
    found,
    numbers,
    quiet,
    ready,
    status,
    switch,
    titles,
)
from tests.sites import build
from tests.test_browser import AXE, EVERY_RULE, STICKING_OUT, VIOLATIONS
from tests.visiting import SIZES, Visit, Visitor, serving, visits
from tests.worlds import make_root

pytestmark = pytest.mark.slow

# --- what is found ----------------------------------------------------------------------------------------------------


def drawn(catalog: Catalog, seed: int) -> Chosen:
    """Some values of some facets."""
    chance = random.Random(seed)
    counts = directory(catalog).counts
    facets = chance.sample(FACETS, chance.randint(1, 3))
    return {
        facet: chance.sample(sorted(counts[facet]), min(len(counts[facet]), chance.randint(1, 3))) for facet in facets
    }


@pytest.mark.parametrize("seed", range(12))
def test_every_number_is_true(visit: Visitor, catalog: Catalog, seed: int) -> None:
    """Whatever is chosen: how many records there are, and what each switch says."""
    chosen = drawn(catalog, seed)
    visitor = visit()
    page = ready(visitor, address(chosen))
    expected, total = numbers(catalog, chosen), len(found(catalog, chosen))
    shown: dict[str, int] = page.evaluate(NUMBERS)

    assert shown == {key: expected[key] for key in shown}
    assert (f"找到 {total} 条" if total else "没有符合条件的记录") == status(page).inner_text()
    assert min(total, 10) == len(titles(page))
    assert [] == visitor.trouble


def test_a_switch_does_what_its_number_says(visit: Visitor) -> None:
    """A click narrows at once; a second one of the same facet adds; the number that stood there is the number found."""
    page = ready(visit())
    number = switch(page, "domain", "rural").locator("span").inner_text()
    switch(page, "domain", "rural").click()
    first = status(page).inner_text()
    other = switch(page, "domain", "school").locator("span").inner_text()
    switch(page, "domain", "school").click()

    assert f"找到 {number} 条" == first
    assert "true" == switch(page, "domain", "rural").get_attribute("aria-pressed")
    assert int(other) > 0
    assert int(number) < int(status(page).inner_text()[3:-2]) <= int(number) + int(other)
    assert ["去掉领域：农村 ×", "去掉领域：学校 ×", "全部去掉"] == [
        re.sub(r"\s+", " ", text).replace("： ", "：") for text in page.locator(".sf-chips button").all_inner_texts()
    ]


def test_what_would_find_nothing_is_not_offered(visit: Visitor) -> None:
    """Nor a group in which nothing is left; what is chosen always stays, to be let go."""
    page = ready(visit(), "search.html?type=practice&status=contact")

    assert "没有符合条件的记录" == status(page).inner_text()
    assert switch(page, "status", "contact").is_visible()
    assert not switch(page, "status", "candidate").is_visible()
    assert page.locator('details[data-sf-facet="status"]').is_visible()
    assert not page.locator('details[data-sf-facet="honour"]').is_visible()


def test_without_script_nothing_is_a_switch(browser: Browser, served: str) -> None:
    """The same links lead to pages of their own, with the same numbers, and the first records stand there."""
    with browser.new_context(java_script_enabled=False) as context:
        page = Visit(context, served, still=False).to("search.html?q=番禺&domain=rural")
        number = switch(page, "domain", "rural").locator("span").inner_text()
        form = page.locator(".sf-ask").is_visible()
        first = titles(page)
        switch(page, "tag", "training").evaluate("(link) => link.closest('details').open = true")
        switch(page, "domain", "rural").click()

        assert page.url.endswith("/domains/rural.html")
        assert (False, 10) == (form, len(first))
        assert int(number) > 0


def test_the_first_view_stays_when_the_script_comes(visit: Visitor, browser: Browser, served: str) -> None:
    """The records that the page is built with are those that the script shows: nothing jumps."""
    with browser.new_context(java_script_enabled=False) as context:
        plain = Visit(context, served, still=False).to("search.html")
        before = plain.locator(".sf-found").inner_text(), status(plain).inner_text()
    page = ready(visit())

    assert before == (page.locator(".sf-found").inner_text(), status(page).inner_text())


def test_nothing_jumps_while_the_page_is_loading(browser: Browser, served: str) -> None:
    """What the script folds, hides and shows, it does before anything is drawn: on a phone and on a wide screen."""
    watch = """() => {
        window.jumps = [];
        new PerformanceObserver((list) => window.jumps.push(...list.getEntries().map((each) => each.value)))
            .observe({type: "layout-shift", buffered: true});
    }"""
    for size in SIZES:
        with visits(browser, served) as visitor:
            visit = visitor(size)
            visit.page.add_init_script(f"({watch})()")
            visit.page.route(
                "**/sf-browse.js", lambda route: (route.request.frame.wait_for_timeout(500), route.continue_())
            )
            page = ready(visit)
            page.wait_for_timeout(300)

            assert sum(page.evaluate("window.jumps")) < 0.01


def test_words_typed_before_the_script_came_are_searched(visit: Visitor) -> None:
    """The box stands there early; nobody's words are lost."""
    visitor = visit()
    visitor.page.add_init_script("""new MutationObserver(() => {
        const box = document.querySelector(".sf-ask input");
        if (box && !window.typed) { window.typed = box.value = "番禺"; }
    }).observe(document, {subtree: true, childList: true})""")
    page = visitor.to("search.html")
    answered(page)

    assert {"番禺"} == set(page.locator(".sf-found mark").all_inner_texts())
    assert page.url.endswith("?q=%E7%95%AA%E7%A6%BA")


# --- the address ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["server", "folder"])
def test_back_reload_and_a_shared_address_restore_everything(
    visit: Visitor, demonstration: Path, served: str, place: str
) -> None:
    """What is chosen, the order, the view and the page are in the address, on a memory stick as well."""
    visitor = visit(base=served if place == "server" else demonstration.as_uri() + "/")
    page = ready(visitor)
    switch(page, "type", "point").click()
    page.get_by_label("排序").select_option("name")
    page.get_by_role("button", name="分市方格").click()
    page.get_by_role("link", name="下一页").click()
    page.wait_for_function("document.querySelector('.sf-pager [aria-current]').textContent === '第2页'")
    second = titles(page)
    page.reload()
    page.wait_for_selector("[data-sf-value][aria-pressed=true]")
    shared = ready(visit(base=page.url), "")
    again = (
        titles(page),
        titles(shared),
        page.locator(".sf-tiles").is_visible(),
        page.get_by_label("排序").input_value(),
    )
    page.go_back()
    page.wait_for_function("document.querySelector('.sf-pager [aria-current]').textContent === '第1页'")
    for _ in range(3):
        page.go_back()
    page.wait_for_function("!document.querySelector('[data-sf-value][aria-pressed=true]')")

    assert (second, second, True, "name") == again
    assert ("共", "") == (status(page).inner_text()[:1], page.get_by_label("排序").input_value())
    assert [] == visitor.trouble


GARBAGE = {
    "unknown values": "domain=rurl&region=999999&tag=%3Cscript%3E&domain=rural",
    "prototype": "type=__proto__&type=constructor&__proto__=x&domain=toString",
    "control characters": "q=%00%01%7F%E2%80%A8&domain=%0A",
    "broken percent signs": "domain=%FF&type=%ED%A0%80&q=",
    "numbers": "page=-1&sort=x&view=y",
    "a page too far": "page=99999999999999999999",
    "very many": "&".join(f"tag=x{number}" for number in range(2000)),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_in_the_address_does_no_harm(visit: Visitor, name: str) -> None:
    """What the site does not know is left out, and the reader is told; records stand there in any case."""
    visitor = visit()
    page = ready(visitor, f"search.html?{GARBAGE[name]}")

    page.wait_for_function("!document.querySelector('[role=status]').textContent.startsWith('正在')")

    assert titles(page) or "没有" in status(page).inner_text()
    assert ("已略去" in status(page).inner_text()) == (
        name in ("control characters", "unknown values", "prototype", "very many", "broken percent signs")
    )
    assert [] == visitor.trouble


# --- order, pages, views ----------------------------------------------------------------------------------------------


def test_records_can_be_sorted(visit: Visitor, catalog: Catalog) -> None:
    """Newest first, by pinyin, by region and there the newest first; relevance puts demonstration points before all."""
    every = [known for known in directory(catalog).all if known.kind == "point"]
    page = ready(visit(), "search.html?type=point")
    orders: dict[str, Callable[[Known], Any]] = {  # what two are compared by
        "": lambda known: (known.facts.status != "demonstration", -known.facts.day),
        "newest": lambda known: -known.facts.day,
        "name": lambda known: known.facts.pinyin,
        "region": lambda known: (known.traits.region[-1], -known.facts.day),
    }
    for name, key in orders.items():
        page.get_by_label("排序").select_option(name)
        page.wait_for_function("(name) => (new URLSearchParams(location.search).get('sort') || '') === name", arg=name)
        answered(page)

        assert [known.facts.title for known in sorted(every, key=key)][:10] == titles(page), name


def test_pages_hold_every_record_once(visit: Visitor, catalog: Catalog) -> None:
    """Turning to the end shows each of what was found."""
    page = ready(visit(), "search.html?type=case")
    seen = titles(page)
    while page.get_by_role("link", name="下一页").is_visible():
        page.get_by_role("link", name="下一页").click()
        seen += titles(page)

    assert sorted(known.facts.title for known in found(catalog, {"type": ["case"]})) == sorted(seen)
    assert page.evaluate("document.activeElement.className") == "sf-found"


def test_a_tile_narrows_to_its_region(visit: Visitor, catalog: Catalog) -> None:
    """The grid shows how many of what was found lie in each prefecture."""
    page = ready(visit(), "search.html?domain=rural&view=tiles")
    tile = page.locator('.sf-tile [data-sf-value="440100"]')
    number = tile.locator("b").inner_text()
    tile.click()

    assert str(len(found(catalog, {"domain": ["rural"], "region": ["440100"]}))) == number
    assert f"找到 {number} 条" == status(page).inner_text()
    assert "true" == tile.get_attribute("aria-pressed")


# --- keyboard, screen reader, phone -----------------------------------------------------------------------------------


def test_a_switch_answers_to_the_space_bar(visit: Visitor) -> None:
    """As a button does; the focus stays, and the number of results is said by a live region."""
    page = ready(visit())
    switch(page, "status", "demonstration").focus()
    page.keyboard.press("Space")

    assert switch(page, "status", "demonstration").evaluate("(link) => link === document.activeElement")
    assert status(page).inner_text().startswith("找到 ")
    assert "button" == switch(page, "status", "demonstration").get_attribute("role")


def test_on_a_phone_the_box_comes_first_and_facets_fold_away(visit: Visitor) -> None:
    """The first record stands on the first screen; a press shows what there is to choose from."""
    page = ready(visit("phone"))
    before = switch(page, "type", "case").is_visible()
    row = page.locator(".sf-found .sf-row").first.bounding_box()
    box = page.locator(".sf-ask input").bounding_box()
    fold = page.locator(".sf-facets > summary")
    summary = fold.bounding_box()
    fold.click()

    assert row is not None
    assert box is not None
    assert summary is not None
    assert box["y"] < summary["y"] < row["y"] < 844 - 100
    assert (False, True) == (before, switch(page, "type", "case").is_visible())


@pytest.mark.parametrize("size", SIZES)
def test_what_the_script_adds_is_sound(visit: Visitor, size: str) -> None:
    """Chosen values, tiles, an empty result: nothing that axe finds in light or dark, nothing beyond the edge."""
    for query in ("domain=rural&region=440100&view=tiles", "type=practice&status=contact", "type=case&page=2"):
        for dark in (False, True):
            page = ready(visit(size, dark=dark), f"search.html?{query}")
            page.locator(".sf-facets").evaluate(
                "(fold) => [fold, ...fold.querySelectorAll('details')].map((each) => each.open = true)"
            )
            page.evaluate(AXE)

            assert [] == page.evaluate(VIOLATIONS, EVERY_RULE)
            assert [] == page.evaluate(STICKING_OUT)


# --- the export -------------------------------------------------------------------------------------------------------

FORMULAS = ["=1+1", "+2", "-3", "@SUM(A1)", "＝4", " =5", '"quoted", and more', "甲，乙"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose titles are formulas and markup."""
    folder = tmp_path_factory.mktemp("hostile")
    titles = [*FORMULAS, "<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>"]
    changes = {
        f"cases/440100/gz-x{number:02}.yml": f"title: '{title}'\ndomain: rural\nregion: \"440113\"\nbody: 正文\n"
        for number, title in enumerate(titles)
    }
    root = make_root(folder / "root", changes)
    return build(root, root / "data", folder / "site")


def test_what_is_found_can_be_exported(visit: Visitor, catalog: Catalog, served: str) -> None:
    """All of it, not only the page that is shown: UTF-8 with a BOM, each row with the address of its page."""
    page = ready(visit(), "search.html?type=case&sort=name")
    data, rows = exported(page)
    expected = sorted(found(catalog, {"type": ["case"]}), key=lambda known: known.facts.pinyin)

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == len(rows) + 1
    assert [known.facts.title for known in expected] == [row["标题"] for row in rows]
    assert f"{served}cases/{expected[0].facts.id}.html" == rows[0]["地址"]
    assert {"典型案例"} == {row["类型"] for row in rows}


def test_no_cell_is_a_formula(visit: Visitor, hostile: Path) -> None:
    """What a spreadsheet would compute stands behind an apostrophe; quotation marks and commas come through."""
    with serving(hostile) as base:
        visitor = visit(base=base)
        page = ready(visitor, "search.html?type=case&sort=name")
        _, rows = exported(page)
        shown = {title for number in (1, 2) for title in titles(ready(visitor, f"search.html?type=case&page={number}"))}
    cells = {row["标题"] for row in rows}

    assert {f"'{title}" for title in FORMULAS[:6]} | set(FORMULAS[6:]) <= cells
    assert "<img src=x onerror=alert(1)>" in shown
    assert [] == visitor.trouble


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["server", "folder"])
def test_the_box_of_every_page_leads_to_what_is_asked_for(
    visit: Visitor, demonstration: Path, served: str, place: str
) -> None:
    """The words go to the search page, which shows what holds all of them, with the words marked."""
    visitor = visit(base=served if place == "server" else demonstration.as_uri() + "/")
    page = visitor.to("points/gz-0001.html")
    page.locator(".sf-find input").fill("番禺 团支部")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    answered(page)
    rows = page.locator(".sf-found .sf-row")

    assert "番禺 团支部" == page.locator(".sf-ask input").input_value()
    assert {"番禺", "团支部"} == set(rows.first.locator("mark").all_inner_texts())
    assert [] == visitor.trouble


def test_words_and_choices_narrow_together(visit: Visitor, catalog: Catalog) -> None:
    """What is found is counted by facet; a choice leaves the words, and its number comes true; the order can be chosen."""
    page = ready(visit(), "search.html?q=团支部")
    answered(page)
    number = int(switch(page, "type", "point").locator("span").inner_text())
    switch(page, "type", "point").click()
    page.wait_for_function("document.querySelector('.sf-chips button')")
    answered(page)
    told = status(page).inner_text()
    page.get_by_label("排序").select_option("name")
    page.wait_for_function("location.search.includes('sort=name')")
    answered(page)
    key = {known.facts.title: known.facts.pinyin for known in directory(catalog).all}
    shown = titles(page)

    assert number > 10
    assert f"找到 {number} 条" == told
    assert shown == sorted(shown, key=lambda title: key[title])


def test_what_is_found_by_words_can_be_exported(visit: Visitor) -> None:
    """As many rows as the page says."""
    page = ready(visit(), "search.html?q=团支部&type=case")
    answered(page)
    _, rows = exported(page)

    assert f"找到 {len(rows)} 条" == status(page).inner_text()
    assert {"典型案例"} == {row["类型"] for row in rows}


def test_a_search_without_result_says_what_to_do(visit: Visitor) -> None:
    """Nothing found is a kind sentence, and the way to what is near."""
    page = ready(visit("phone"), "search.html?q=番愚区火星")
    answered(page)

    assert "没有找到“番愚区火星”" == status(page).inner_text()
    page.get_by_role("heading", name="也许是这些").wait_for()
    assert "番禺" in page.locator(".sf-found").inner_text()


def test_too_narrow_a_choice_is_told(visit: Visitor) -> None:
    """A word that is found elsewhere: the button says how many there are without the choices."""
    page = ready(visit(), "search.html?q=番禺&region=440200")
    answered(page)
    page.get_by_role("button", name="去掉筛选条件，有").click()
    page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('找到')")

    assert titles(page)


WORDS = {
    "very many": "x" * 10_000,
    "control characters": "%00%01%1B番禺%E2%80%A9",
    "markup": "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22%3E%3Cscript%3Ealert(2)%3C/script%3E#%3Cimg%20src=x%3E",
    "half a character": "%ED%A0%80%ED%B0%80",
    "signs only": "%25%25",
}


@pytest.mark.parametrize("name", WORDS)
def test_any_words_are_only_words(visit: Visitor, name: str) -> None:
    """Whatever stands in the box or the address: a line, no picture, no exception."""
    visitor = visit()
    page = ready(visitor, f"search.html?q={WORDS[name]}")
    page.wait_for_function("!document.querySelector('[role=status]').textContent.startsWith('正在')")
    said = status(page).inner_text()
    page.locator(".sf-ask input").evaluate("(box) => { box.value = 'a\ud800b'; box.form.requestSubmit(); }")
    page.wait_for_function("location.search.includes('q=a')")
    page.wait_for_function("!document.querySelector('[role=status]').textContent.startsWith('正在')")

    assert said
    assert 0 == page.locator("[data-sf-browse] img").count()
    assert [] == visitor.trouble


# --- broken files -----------------------------------------------------------------------------------------------------


DAMAGES = ["missing", "truncated", "empty"]


@pytest.mark.parametrize("place", ["server", "folder"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_without_the_columns_the_links_are_links(visit: Visitor, broken: Path, damage: str, place: str) -> None:
    """A clear line, no exception, and everything that needs no script still works."""
    damaged(broken / "assets" / "search" / "records.js", damage)
    with serving(broken) as base:
        visitor = visit(base=base if place == "server" else broken.as_uri() + "/")
        page = visitor.to("search.html?domain=rural")
        page.wait_for_function("document.querySelector('[role=status]').textContent.includes('没有读到')")
        number = len(titles(page))
        page.get_by_role("button", name="搜索").last.click()
        line = status(page).inner_text()
        switch(page, "domain", "rural").click()

        assert "没有读到" in line
        assert page.url.endswith("domains/rural.html")
        assert 10 == number
        assert [] == (quiet(visitor) if damage == "missing" else visitor.trouble)


@pytest.mark.parametrize("place", ["server", "folder"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_without_the_titles_choices_are_counted(
    visit: Visitor, broken: Path, catalog: Catalog, damage: str, place: str
) -> None:
    """A line says what is missing, every number is true, and once the file is there again the rows come."""
    path = broken / "assets" / "search" / "titles.js"
    data = path.read_bytes()
    damaged(path, damage)
    with serving(broken) as base:
        visitor = visit(base=base if place == "server" else broken.as_uri() + "/")
        page = ready(visitor)
        switch(page, "domain", "rural").click()
        page.wait_for_function("document.querySelector('[role=status]').textContent.includes('标题没有读到')")
        shown: dict[str, int] = page.evaluate(NUMBERS)
        path.write_bytes(data)
        switch(page, "type", "case").click()
        answered(page)

        chosen = {"domain": ["rural"]}
        expected = numbers(catalog, chosen)
        assert shown == {key: expected[key] for key in shown}
        assert f"找到 {len(found(catalog, {**chosen, 'type': ['case']}))} 条" == status(page).inner_text()
        assert titles(page)
        assert [] == (quiet(visitor) if damage == "missing" else visitor.trouble)


@pytest.mark.parametrize("part", ["export", "words"])
def test_a_part_of_the_script_that_is_missing_is_told(visit: Visitor, broken: Path, part: str) -> None:
    """The export, or the search by words: a line, and choices work as before."""
    (broken / "assets" / f"sf-browse-{part}.js").write_bytes(b"")
    with serving(broken) as base:
        visitor = visit(base=base)
        page = ready(visitor, "search.html?type=case")
        answered(page)
        if part == "export":
            page.get_by_role("button", name="导出表格").click()
        else:
            page.locator("[data-sf-browse] input[name=q]").fill("番禺")
        page.wait_for_function("document.querySelector('[role=status]').textContent.includes('没有读到')")
        kept = len(titles(page))
        page.locator("[data-sf-browse] input[name=q]").fill("")
        switch(page, "domain", "rural").click()
        answered(page)

        assert (10 if part == "export" else 0) == kept
        assert titles(page)
        assert [] == visitor.trouble


@pytest.mark.parametrize("name", ["sf-find.js", "sf-find-engine.js"])
def test_without_the_engine_titles_are_searched(visit: Visitor, broken: Path, name: str) -> None:
    """What the columns know is found, and the reader is told that it is not all."""
    (broken / "assets" / name).unlink()
    with serving(broken) as base:
        page = ready(visit(base=base), "search.html?q=番禺 团支部")
        page.wait_for_function("document.querySelector('[role=status]').textContent.includes('只查了标题')")

        assert titles(page)
        assert all("番禺" in text and "团支部" in text for text in page.locator(".sf-found .sf-row").all_inner_texts())


# --- divided by prefecture --------------------------------------------------------------------------------------------


def test_a_divided_site_loads_what_it_needs(visit: Visitor, divided: Path, catalog: Catalog) -> None:
    """Nothing for the first view, one prefecture for what lies there, the columns of all for what may lie anywhere, but only the
    titles that are shown; the numbers are the same."""
    with serving(divided) as base:
        visitor = visit(base=base)
        asked: list[str] = []
        visitor.page.on("request", lambda request: asked.append(request.url.partition("/search/")[2]))
        page = ready(visitor)
        first = [name for name in asked if "/" in name]
        ready(visitor, "search.html?region=440113&domain=school")
        page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('找到')")
        near = [name for name in asked if "/" in name]
        told = status(page).inner_text()
        chosen = {"domain": ["school"]}
        ready(visitor, address(chosen))
        page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('找到')")
        shown: dict[str, int] = page.evaluate(NUMBERS)

    expected = numbers(catalog, chosen)
    told_titles = [name for name in asked[asked.index(near[-1]) + 1 :] if name.startswith("titles/")]
    assert ([], ["records/440100.js", "titles/440100.js"]) == (first, near)
    assert 0 < len(told_titles) <= 10 < len(list((divided / "assets" / "search" / "titles").iterdir()))
    assert f"找到 {len(found(catalog, {'region': ['440113'], 'domain': ['school']}))} 条" == told
    assert shown == {key: expected[key] for key in shown}
    assert [] == visitor.trouble


def test_a_part_that_is_missing_is_told(visit: Visitor, divided: Path, tmp_path: Path) -> None:
    """A clear line instead of wrong numbers."""
    site = tmp_path / "site"
    shutil.copytree(divided, site)
    path = site / "assets" / "search" / "records" / "440100.js"
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[:100])
    with serving(site) as base:
        visitor = visit(base=base)
        page = visitor.to("search.html?region=440100")
        page.wait_for_function("document.querySelector('[role=status]').textContent.includes('没有读到')")

        assert [] == visitor.trouble


# --- the box of every page --------------------------------------------------------------------------------------------


def test_other_pages_load_nothing_of_the_search(visit: Visitor) -> None:
    """Until somebody comes to the box; the slash key leads there, but not out of a text."""
    visitor = visit()
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    page = visitor.to("points/gz-0001.html")
    page.wait_for_load_state("networkidle")
    before = [url for url in asked if "search" in url or "sf-suggest" in url or "sf-find" in url or "records" in url]
    with page.expect_request("**/assets/sf-suggest.js"):
        page.keyboard.press("/")

    assert [] == before
    assert page.locator(".sf-find input").evaluate("(box) => box === document.activeElement")
    page.keyboard.type("a/b")
    assert "a/b" == page.locator(".sf-find input").input_value()


def test_suggestions_come_as_one_types(visit: Visitor) -> None:
    """Arrow keys choose, Enter goes there, Escape closes; a screen reader hears a combobox."""
    visitor = visit()
    page = visitor.to("points/gz-0001.html")
    box = page.locator(".sf-find input")
    box.focus()
    box.press_sequentially("番禺")
    options = page.get_by_role("option")
    options.first.wait_for()
    closed = [box.get_attribute("aria-expanded"), page.locator(".sf-suggestions").is_visible()]
    page.keyboard.press("Escape")
    closed += [box.get_attribute("aria-expanded"), page.locator(".sf-suggestions").is_visible(), box.input_value()]
    box.press_sequentially("区")
    options.first.wait_for()
    page.evaluate(AXE)
    violations = page.evaluate(VIOLATIONS, EVERY_RULE)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = options.first.get_attribute("aria-selected"), box.get_attribute("aria-activedescendant")
    title = options.first.evaluate("(option) => option.firstChild.textContent")
    page.keyboard.press("Enter")
    page.wait_for_function("!location.pathname.endsWith('points/gz-0001.html') || document.title")
    page.wait_for_url(re.compile(r"/(points|cases|practices|articles|meetings|organs)/(?!gz-0001)|gz-0001"))

    assert ["true", True, "false", False, "番禺"] == closed
    assert ("true", "sf-suggestion-0") == chosen
    assert [] == violations
    assert "番禺" in title
    assert [] == visitor.trouble


@pytest.mark.parametrize("letters", ["panyu", "pyq"])
def test_suggestions_know_pinyin(visit: Visitor, letters: str) -> None:
    """In full or by initials; Enter without a choice goes to the search page."""
    page = visit().to("index.html")
    page.locator(".sf-find input").focus()
    page.locator(".sf-find input").press_sequentially(letters)
    page.get_by_role("option").first.wait_for()
    found = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/search.html?q={letters}")

    assert any("番禺" in text for text in found)


def test_the_box_and_the_page_share_an_engine(visit: Visitor) -> None:
    """Whoever has searched on the page, comes to the box, and searches on the page again finds something each time."""
    visitor = visit()
    page = ready(visitor, "search.html?q=团支部")
    page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('找到')")
    page.locator(".sf-find input").press_sequentially("番禺")
    page.get_by_role("option").first.wait_for()
    page.locator("[data-sf-browse] input[name=q]").fill("夜校")
    page.wait_for_function("document.querySelector('.sf-found mark')?.textContent === '夜校'")

    assert [] == visitor.trouble


@pytest.mark.parametrize("name", ["sf-find.js", "sf-find-titles.js"])
def test_without_the_engine_the_box_is_a_plain_form(visit: Visitor, broken: Path, name: str) -> None:
    """No suggestion, no exception; Enter leads on."""
    (broken / "assets" / name).unlink()
    with serving(broken) as base:
        visitor = visit(base=base)
        page = visitor.to("index.html")
        page.locator(".sf-find input").focus()
        page.locator(".sf-find input").press_sequentially("番禺")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=*")

        assert [] == [each for each in visitor.trouble if not each.startswith("error: Failed to load")]
