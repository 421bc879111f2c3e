"""The search page before everything has come: readers who are faster than the network, and parts that never come."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.catalog import Catalog
from tests.searching import EARLY, Gate, answered, exported, found, quiet, ready, status, switch, titles
from tests.visiting import Visitor, serving

pytestmark = pytest.mark.slow

BOX = "[data-sf-browse] input[name=q]"
FOCUS = "document.activeElement.textContent.trim()"
MOMENT = 300
"""Milliseconds in which what must not come would have come."""


def export(page: Page) -> None:
    page.get_by_role("button", name="导出表格").click()


# --- the export -------------------------------------------------------------------------------------------------------


def test_nothing_is_exported_before_it_is_shown(visit: Visitor, catalog: Catalog) -> None:
    """While titles are on their way the button waits; then it gives what was chosen."""
    visitor = visit()
    gate = Gate(visitor.page, "**/titles.js")
    page = ready(visitor, until=EARLY)
    switch(page, "domain", "rural").click()
    waiting = page.locator("[data-sf-export]").get_attribute("aria-disabled"), status(page).inner_text()
    gate.open()
    answered(page)
    _, rows = exported(page)

    assert ("true", "正在读取标题…") == waiting
    assert len(found(catalog, {"domain": ["rural"]})) == len(rows)


def test_an_export_that_comes_late_leaves_a_newer_answer_alone(visit: Visitor) -> None:
    """Neither its number nor its file."""
    visitor = visit()
    gate = Gate(visitor.page, "**/sf-browse-export.js")
    page = ready(visitor, "search.html?domain=rural")
    answered(page)
    files: list[object] = []
    page.on("download", lambda download: files.append(download))
    export(page)
    page.locator(BOX).fill("火星人")
    page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('没有找到')")
    gate.open()
    page.wait_for_timeout(MOMENT)

    assert ("没有找到“火星人”", []) == (status(page).inner_text(), files)
    assert "true" == page.locator("[data-sf-export]").get_attribute("aria-disabled")


def test_an_export_that_is_left_leaves_its_button_as_it_was(visit: Visitor) -> None:
    """Another order while hits are looked at: the button says what it does."""
    visitor = visit()
    gate = Gate(visitor.page, "**/search/text/**", free=10)
    page = ready(visitor, "search.html?q=示例")
    answered(page)
    export(page)
    page.wait_for_function("document.querySelector('[data-sf-export]').textContent.startsWith('正在核对')")
    page.get_by_label("排序").select_option("newest")
    gate.open()
    page.wait_for_function("document.querySelector('[data-sf-export]').getAttribute('aria-disabled') === 'false'")

    assert "导出表格" == page.locator("[data-sf-export]").inner_text()


def test_the_export_keeps_the_focus(visit: Visitor) -> None:
    """Whoever presses it by keyboard stays there."""
    page = ready(visit(), "search.html?type=case")
    answered(page)
    page.locator("[data-sf-export]").focus()
    with page.expect_download():
        page.keyboard.press("Enter")

    assert "导出表格" == page.evaluate(FOCUS)


def test_a_divided_site_exports_all_that_it_knows_of_hits(visit: Visitor, divided: Path) -> None:
    """Words need none of the columns, a table needs all."""
    with serving(divided) as base:
        page = ready(visit(base=base), "search.html?q=团支部")
        answered(page)
        page.wait_for_function("!document.querySelector('[role=status]').textContent.includes('约')")
        number = status(page).inner_text()
        _, rows = exported(page)

        assert f"找到 {len(rows)} 条" == number == status(page).inner_text()
        assert all(row["类型"] and (row["领域"] or row["类型"] != "联系点") for row in rows)


# --- data on its way --------------------------------------------------------------------------------------------------


def test_words_do_not_wait_for_the_columns(visit: Visitor) -> None:
    """They are answered at once; later each hit says what the columns know of it, and nothing is said again."""
    visitor = visit()
    gate = Gate(visitor.page, "**/search/records.js")
    page = visitor.to("search.html?q=夜校", EARLY)
    answered(page)
    page.wait_for_function("!document.querySelector('[role=status]').textContent.includes('约')")
    first, told = titles(page), status(page).inner_text()
    badges = page.locator(".sf-found .sf-badge").count()
    gate.open()
    page.wait_for_selector(".sf-found .sf-badge")

    assert (first, told, 0) == (titles(page), status(page).inner_text(), badges)
    assert {"夜校"} <= set(page.locator(".sf-found mark").all_inner_texts())


@pytest.mark.parametrize("way", ["typed", "sent"])
def test_choices_of_the_address_outlast_words_that_are_typed_early(visit: Visitor, way: str) -> None:
    """Nobody knows yet what they mean, but they are not forgotten."""
    visitor = visit()
    gate = Gate(visitor.page, "**/search/records.js")
    page = visitor.to("search.html?domain=rural", EARLY)
    page.locator(BOX).fill("夜校")
    if way == "sent":
        page.keyboard.press("Enter")
    page.wait_for_function("location.search.includes('q=')")
    early = status(page).inner_text()
    gate.open()
    answered(page)
    told = status(page).inner_text()
    answered(ready(visitor, "search.html?domain=rural&q=夜校"))

    assert ("正在读取数据…", told) == (early, status(page).inner_text())


def test_words_typed_early_count_more_than_those_of_the_address(visit: Visitor) -> None:
    """Whoever has begun to type goes on with that."""
    visitor = visit()
    gate = Gate(visitor.page, "**/sf-browse.js")
    visitor.page.goto(visitor.address("search.html?q=夜校"), wait_until="commit")
    visitor.page.locator(BOX).fill("番禺")
    gate.open()
    answered(visitor.page)

    assert {"番禺"} == set(visitor.page.locator(".sf-found mark").all_inner_texts())


def test_a_late_part_does_not_speak_for_a_newer_choice(visit: Visitor, divided: Path) -> None:
    """The line of what is shown stays when the file of a choice that was let go arrives."""
    with serving(divided) as base:
        visitor = visit(base=base)
        gate = Gate(visitor.page, "**/records/440100.js")
        page = ready(visitor)
        before = status(page).inner_text()
        switch(page, "region", "440100").evaluate("(link) => link.click()")
        waiting = status(page).inner_text()
        switch(page, "region", "440100").evaluate("(link) => link.click()")
        gate.open()
        page.wait_for_timeout(MOMENT)

        assert ("正在读取数据…", before) == (waiting, status(page).inner_text())


def test_the_order_stands_there_before_the_titles(visit: Visitor) -> None:
    """And the tiles: what the address says is seen at once, and a press takes it away."""
    visitor = visit()
    gate = Gate(visitor.page, "**/titles.js")
    page = ready(visitor, "search.html?domain=rural&view=tiles&sort=newest", EARLY)
    early = page.get_by_label("排序").input_value(), page.locator(".sf-tiles").is_visible()
    page.get_by_role("button", name="分市方格").click()
    gate.open()
    answered(page)

    assert ("newest", True, False) == (*early, page.locator(".sf-tiles").is_visible())


def test_the_focus_stays_among_the_chips(visit: Visitor) -> None:
    """Also where the answer takes its time."""
    page = ready(visit(), "search.html?q=团支部&type=point&domain=rural")
    answered(page)
    page.locator(".sf-chips button").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.sf-chips button').length === 1")

    assert "去掉领域：农村 ×" == page.evaluate(FOCUS)


def test_the_same_words_again_are_no_step_back(visit: Visitor) -> None:
    """Enter three times leaves one entry in the history."""
    page = ready(visit(), "search.html?q=夜校")
    answered(page)
    before = page.evaluate("history.length")
    for _ in range(3):
        page.locator(BOX).press("Enter")

    assert before == page.evaluate("history.length")


def test_what_is_chosen_is_seen_among_the_choices(visit: Visitor) -> None:
    """Though neither it nor what is above it would find anything; once it is let go, it is no longer offered."""
    page = ready(visit(), "search.html?type=practice&region=440113&status=contact")
    answered(page)
    hidden = "(link) => !!link.closest('li[hidden]')"
    shown = [switch(page, *each).evaluate(hidden) for each in (("region", "440113"), ("status", "contact"))]
    page.get_by_role("button", name="去掉状态").click()
    answered(page)

    assert [False, False] == shown
    assert switch(page, "status", "contact").evaluate(hidden)


# --- what never comes -------------------------------------------------------------------------------------------------

SCRIPTS = [
    f"sf-{name}.js"
    for name in ["records", "records-titles", "browse-address", "browse-results", "browse-choices", "browse"]
]


@pytest.mark.parametrize("name", SCRIPTS)
def test_without_one_of_its_scripts_the_page_is_the_plain_one(visit: Visitor, broken: Path, name: str) -> None:
    """No box that does nothing, no folded links: what a browser without script shows."""
    (broken / "assets" / name).unlink()
    with serving(broken) as base:
        visitor = visit("phone", base=base)
        page = visitor.to("search.html?q=夜校")
        page.wait_for_load_state()
        parts = [".sf-ask", ".sf-sorts", ".sf-note.sf-browse__plain", ".sf-facets [data-sf-value=rural]"]

        assert [False, False, True, True] == [page.locator(part).first.is_visible() for part in parts]
        assert 10 == len(titles(page))
        assert [] == quiet(visitor)


@pytest.fixture
def blind(broken: Path) -> Iterator[str]:
    """A site whose columns are gone."""
    (broken / "assets" / "search" / "records.js").unlink()
    with serving(broken) as base:
        yield base


def test_without_columns_words_come_and_go(visit: Visitor, blind: str) -> None:
    """What is left when the box is empty again is the page as it was built."""
    page = visit(base=blind).to("search.html")
    page.wait_for_function("document.querySelector('[role=status]').textContent.includes('没有读到')")
    before, told = titles(page), status(page).inner_text()
    page.locator(BOX).fill("夜校")
    answered(page)
    hits = titles(page)
    page.locator(BOX).fill("")
    page.wait_for_function("(told) => document.querySelector('[role=status]').textContent === told", arg=told)

    assert hits != before == titles(page)
    assert not page.locator(".sf-pager").is_visible()


def test_without_columns_nobody_narrows_in_silence(visit: Visitor, blind: str) -> None:
    """Words are answered, and the line says that the choices of the address were not followed."""
    page = visit(base=blind).to("search.html?q=夜校&domain=rural&view=tiles")
    answered(page)

    assert status(page).inner_text().endswith("筛选用的数据没有读到，没有按条件筛选。")
    assert [False, False] == [page.locator(part).is_visible() for part in (".sf-sorts", ".sf-map")]


@pytest.mark.parametrize("cached", [False, True])
@pytest.mark.parametrize("name", ["titles", "names"])
def test_files_of_two_builds_are_not_mixed(visit: Visitor, broken: Path, name: str, cached: bool) -> None:
    """A browser that has kept a file of the last build asks for it anew; a site that is half renewed says so."""
    path = broken / "assets" / "search" / f"{name}.js"
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"key":"', b'"key":"0'))
    with serving(broken) as base:
        visitor = visit(base=base)
        if cached:
            visitor.page.route(
                f"**/{name}.js?1", lambda route: route.fulfill(body=data, content_type="text/javascript")
            )
        page = ready(visitor, "search.html?type=case&sort=name")
        page.wait_for_function("!document.querySelector('[role=status]').textContent.startsWith('正在')")

        assert ("找到 30 条" if cached else "网站刚刚更新过，请刷新页面。") == status(page).inner_text()
        assert (10 if cached else 0) == len(titles(page))
        assert [] == visitor.trouble


def test_titles_are_searched_though_the_engine_fails_first(visit: Visitor) -> None:
    """The columns come after the question was asked, and before its files turn out to be missing."""
    visitor = visit()
    columns, engine = Gate(visitor.page, "**/search/records.js"), Gate(visitor.page, "**/sf-find.js")
    page = visitor.to("search.html?q=番禺", EARLY)
    columns.open()
    page.wait_for_selector("[data-sf-value][aria-pressed]", state="attached")
    engine.shut()
    answered(page)

    assert "只查了标题" in status(page).inner_text()
    assert titles(page)


def test_suggestions_come_back_with_the_network(visit: Visitor, broken: Path) -> None:
    """What failed at the first letter is asked for again with the next one."""
    path = broken / "assets" / "sf-find.js"
    data = path.read_bytes()
    path.unlink()
    with serving(broken) as base:
        page = visit(base=base).to("index.html")
        box = page.locator(".sf-find input")
        with page.expect_response("**/sf-find.js"):
            box.focus()
        with page.expect_response("**/sf-find.js"):
            box.press_sequentially("番")
        path.write_bytes(data)
        box.press_sequentially("禺")
        page.get_by_role("option").first.wait_for()

        assert all("番禺" in text for text in page.get_by_role("option").all_inner_texts())
