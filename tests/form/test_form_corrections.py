"""Records of the site that come back into the form to be corrected."""

from pathlib import Path

import pytest

from generator.edit import formatted
from generator.yamlfile import read
from tests.filling import corrected, enter, written
from tests.visiting import Visitor

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "record", ["points/gd-0001", "points/old-1", "cases/gz-c01", "practices/field-lessons", "meetings/2026-09-panyu", "organs/gz"]
)  # fmt: skip
def test_a_record_comes_back_as_it_is(visit: Visitor, root: Path, record: str) -> None:
    """What nobody touches is no change; one change changes one value, and nothing is lost, former ids included."""
    page = corrected(visit(), record)
    page.locator(".sf-send button[type=submit]").click()
    before = page.locator(".sf-result h2").inner_text()
    page.locator(".sf-chapter input").first.fill("改过的名称")
    made = written(page)
    old, new_ = read((root / made.file).read_text("utf-8"), made.file)[0], read(made.text, made.file)[0]

    assert "没有改动" == before
    assert old is not None and new_ is not None
    assert {**old, next(name for name in ("name", "title") if name in old): "改过的名称"} == new_
    assert made.text == formatted(made.text.encode(), made.file, made.file.split("/")[1].removesuffix("s")).text


def test_a_file_with_remarks_is_changed_line_by_line(visit: Visitor, root: Path) -> None:
    """What the form does not see must not be lost: it tells which lines to change, and does not offer to replace the file."""
    page = corrected(visit(), "points/gz-0001")
    page.locator('[data-sf-field="members"] input').fill("35")
    page.locator('[data-sf-field="topic"] input').fill("")
    enter(page.locator('[data-sf-field="photos"]'), [{"file": "a.png", "alt": "一张图"}])
    page.locator(".sf-send button[type=submit]").click()
    lines = (root / "data/points/440100/gz-0001.yml").read_text("utf-8").splitlines()
    at = {
        key: number
        for number, line in enumerate(lines, 1)
        if (key := line.partition(":")[0]) in ("members", "topic", "visit")
    }
    last = max(number for number, line in enumerate(lines, 1) if line.startswith("  - {honour"))

    assert "要改的地方" == page.locator(".sf-result h2").inner_text()
    assert [
        f"工作课题：删去第 {at['topic']} 行",
        f"团员人数：第 {at['members']} 行换成",
        f"图片：在第 {last} 行后面加上",
    ] == page.locator(".sf-change").all_inner_texts()
    assert ["members: 35\n", "photos:\n  - file: a.png\n    alt: 一张图\n"] == [
        code.text_content() for code in page.locator(".sf-result pre code").all()
    ]
    assert "逐处改" in page.locator(".sf-result .sf-ways li").first.inner_text()


def test_a_record_that_is_gone_is_said(visit: Visitor) -> None:
    """A form for a new record stands there instead; an address that names no type is like none."""
    page = corrected(visit(), "points/gz-9999")
    told = page.locator("[role=alert]").inner_text()
    other = corrected(visit(), "nothing/gz-9999")

    assert "没有找到编号为 gz-9999 的记录" in told
    assert page.locator(".sf-types").is_visible()
    assert other.locator(".sf-types").is_visible()
    assert 0 == other.locator("[role=alert]").count()


def test_every_record_page_leads_to_its_form(visit: Visitor) -> None:
    """One click, and the form is filled in."""
    page = visit().to("points/gz-0001.html")
    page.get_by_role("link", name="更正此页").click()
    page.wait_for_selector(".sf-form")

    assert page.url.endswith("/submit.html?edit=points/gz-0001")
    assert "番禺区沙溪围村团支部" == page.locator('.sf-chapter > [data-sf-field="name"] input').input_value()
