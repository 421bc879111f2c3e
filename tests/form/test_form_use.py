"""How the form of the site feels to use: by eye, by keyboard, by screen reader, from a folder, without script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.records import TYPES
from generator.yamlfile import read
from tests.answers import DEED, POINT
from tests.filling import corrected, enter, new, opened, written
from tests.test_browser import FOCUS, unsound
from tests.visiting import SIZES, Visitor

pytestmark = pytest.mark.slow

STATES = ("new", "wrong", "edit", "done")


def brought(page: Page, state: str) -> None:
    """Brings the form into a state."""
    if state == "wrong":
        enter(page.locator('[data-sf-field="deeds"]'), [{"date": "x"}])
        page.locator(".sf-send button[type=submit]").click()
    elif state == "done":
        page.locator('[data-sf-field="members"] input').fill("35")
        page.locator(".sf-send button[type=submit]").click()
    page.wait_for_timeout(500)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_the_form_is_sound(visit: Visitor, state: str, size: str) -> None:
    """Nothing that axe finds, light or dark, nothing beyond the edge, no request to elsewhere, in each of its states."""
    visitor = visit(size)
    page = opened(visitor, "submit.html" if state in ("new", "wrong") else "submit.html?edit=points/gz-0001")
    brought(page, state)

    assert [] == unsound(visitor)


def test_it_works_from_a_folder(visit: Visitor, site: Path) -> None:
    """Opened from a memory stick: new records, corrections, the check."""
    visitor = visit("phone", base=site.as_uri() + "/")
    page = corrected(visitor, "cases/gz-c01")
    page.locator('[data-sf-field="title"] input').fill("改过的标题")
    made = written(page)

    assert "title: 改过的标题\n" in made.text
    assert [] == visitor.trouble


def test_without_script_it_says_what_to_do(visit: Visitor) -> None:
    """The ways to hand something in all the same, and files to fill in; no button that does nothing."""
    page = visit(javascript=False).to("submit.html")
    text = page.locator("main").inner_text()

    assert "需要浏览器的 JavaScript" in text
    assert (
        page.get_by_role("link", name="在仓库里填一张表").get_attribute("href")
        == "https://example.org/shifan/issues/new/choose"
    )
    assert len(TYPES) == page.locator("main details").count()
    assert 0 == page.locator("main button").count()


def test_what_is_wrong_is_said_where_it_is_and_above(visit: Visitor) -> None:
    """The summary takes the focus and leads to each input; the sentence stands at the input and belongs to it; mending takes it away."""
    page = opened(visit())
    enter(page.locator('[data-sf-field="deeds"]'), [DEED, {**DEED, "date": "去年"}])
    page.locator(".sf-send button[type=submit]").click()
    focused = page.evaluate("document.activeElement.className")
    links = page.locator(".sf-summary a").all_inner_texts()
    page.locator(".sf-summary a", has_text="工作记录 2 · 日期").click()
    input_ = page.locator('[data-sf-field="deeds"] [data-sf-field="date"] input').nth(1)
    described = (input_.get_attribute("aria-describedby") or "").split()
    told = [page.locator(f'[id="{each}"]').inner_text() for each in described]

    assert "sf-summary" in focused
    assert {"编号", "名称", "领域", "地区", "联系机关", "状态", "工作记录 2 · 日期"} == set(links)
    assert input_.evaluate("(input) => document.activeElement === input")
    assert "true" == input_.get_attribute("aria-invalid")
    assert "日期“去年”的写法不对。请写成“年-月-日”，月和日都是两位数字。" == told[-1]
    input_.fill("2025-05-02")
    page.wait_for_function("!document.querySelector('.sf-summary').textContent.includes('工作记录 2')")
    assert None is input_.get_attribute("aria-invalid")


@pytest.mark.parametrize("size", SIZES)
def test_the_keyboard_is_enough(visit: Visitor, size: str) -> None:
    """Every stop of the tab key is in sight and has a ring; a record can be filled in and handed over without a mouse."""
    page = opened(visit(size), "submit.html?type=point")
    page.locator("#sf-type-point").focus()
    seen = []
    for _ in range(24):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUS))
    page.locator('[data-sf-field="deeds"] .sf-act').focus()
    page.keyboard.press("Enter")
    first = page.evaluate("document.activeElement.closest('[data-sf-field]').dataset.sfField")
    page.keyboard.type("2025-05-01")
    page.locator('[data-sf-field="deeds"] .sf-act', has_text="删除").press("Enter")
    after = page.evaluate("document.activeElement.textContent")

    assert [] == [stop for stop in seen if stop and not (stop["ringed"] and stop["inside"] and stop["visible"])]
    assert ("date", "添加工作记录") == (first, after)


def test_items_can_be_put_in_order(visit: Visitor) -> None:
    """Upwards one by one, taken away, and numbered anew; what is left empty is no item."""
    page = opened(visit())
    new(page, "point", "gz-0999", {**POINT, "tasks": ["甲", "乙", "丙", "丁"]})
    tasks = page.locator('[data-sf-field="tasks"]').first
    tasks.get_by_role("button", name="重点任务 3 上移").click()
    tasks.get_by_role("button", name="重点任务 1 删除").click()
    tasks.get_by_role("button", name="添加重点任务").click()
    value, _ = read(written(page).text, "x")

    assert value is not None
    assert ["丙", "乙", "丁"] == value["tasks"]
    assert ["重点任务 1", "重点任务 2", "重点任务 3", "重点任务 4"] == tasks.locator(".sf-item label").all_inner_texts()


def test_records_are_found_by_name(visit: Visitor) -> None:
    """A part of the name is enough for a suggestion; the whole name, or the id, is understood."""
    page = opened(visit())
    organ = page.locator('[data-sf-field="organ"] input')
    organ.fill("广州")
    offered = page.locator('[data-sf-field="organ"] option').evaluate_all("(all) => all.map((each) => each.value)")
    title = offered[0].rpartition("（")[0]
    new(page, "point", "gz-0999", {**POINT, "organ": title})
    by_title, _ = read(written(page).text, "x")
    organ.fill("gz")
    organ.blur()

    assert by_title is not None
    assert "gz" == by_title["organ"]
    assert offered[0] == organ.input_value()


def test_the_counties_follow_from_the_prefecture(visit: Visitor) -> None:
    """Another prefecture offers other counties; where there are townships instead, these."""
    page = opened(visit())
    region = page.locator('[data-sf-field="region"]')
    enter(region, "440113")
    counties = region.locator("select").nth(2).inner_text()
    region.locator("select").nth(1).select_option("441900")

    assert "番禺区" in counties
    assert ["省（自治区、直辖市）", "地市", "乡镇、街道"] == region.locator("label").all_inner_texts()


def test_no_other_page_loads_anything_of_it(site: Path) -> None:
    """Neither scripts nor styles nor data."""
    loading = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if re.search(r"sf-submit|assets/submit/", path.read_text("utf-8"))
    }

    assert {"submit.html"} == loading


def test_broken_data_is_said(visit: Visitor) -> None:
    """A file that does not come, or only half: what can be done without the form stays, and a sentence says why."""
    visitor = visit()
    visitor.page.route(
        "**/assets/search/records.js",
        lambda route: route.fulfill(body="(window.shifanColumns=", content_type="text/javascript"),
    )
    page = visitor.to("submit.html")
    page.wait_for_selector("[role=alert]")

    assert "没有读到" in page.locator("[role=alert]").inner_text()
    assert page.get_by_role("link", name="在仓库里填一张表").is_visible()
    assert [] == visitor.trouble
