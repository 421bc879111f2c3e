"""How a record leaves the form of the site: to a forge, as a file, by hand."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from generator.pages.cards import EDIT_PAGES, NEW_PAGES
from tests.answers import CASE, POINT
from tests.filling import new, opened, written
from tests.sites import build
from tests.visiting import Visit, Visitor
from tests.worlds import make_root, world_text

pytestmark = pytest.mark.slow

FORGES = {
    "github": ("{r}/new/main/data/points/440100?filename=gz-1.yml", "&value=", "{r}/edit/main/data/points/440100/gz-1.yml"),
    "gitea": ("{r}/_new/main/data/points/440100?filename=gz-1.yml", "&value=", "{r}/_edit/main/data/points/440100/gz-1.yml"),
    "gitee": ("{r}/new/main/data/points/440100", "", "{r}/edit/main/data/points/440100/gz-1.yml"),
    "gitlab": ("{r}/-/new/main/data/points/440100?file_name=gz-1.yml", "", "{r}/-/edit/main/data/points/440100/gz-1.yml"),
}  # fmt: skip


@pytest.mark.parametrize("length", [300, 900, 10_000])
@pytest.mark.parametrize("letter", ["a", "字"])
@pytest.mark.parametrize("forge", FORGES)
def test_addresses_of_the_forges(page: Page, forge: str, letter: str, length: int) -> None:
    """The content comes along where the forge takes it and the address stays within 7,500 bytes; an edit opens the file."""
    repository = "https://git.example/a/b"
    new_page, value, edit = (each.format(r=repository) for each in FORGES[forge])
    address, text = NEW_PAGES[forge]
    told = {
        "kind": forge,
        "repository": repository,
        "branch": "main",
        "new": address,
        "text": text,
        "edit": EDIT_PAGES[forge],
    }
    content = f"name: {letter * (length - 7)}\n"
    carried = f"{new_page}{value}{quote(content, safe='')}"
    fits = bool(value) and len(carried) <= 7_500
    found = page.evaluate(
        "([forge, text]) => [false, true].map((exists) => shifanSubmit.handOver(forge, 'data/points/440100/gz-1.yml', text, exists))",
        [told, content],
    )

    assert length == len(content)
    assert fits == (bool(value) and (length, letter) in {(300, "a"), (900, "a"), (300, "字")})
    assert [
        {"address": carried if fits else new_page, "carries": fits},
        {"address": edit, "carries": False},
    ] == found


def test_odd_names_cannot_leave_their_place_in_an_address(page: Page) -> None:
    """Branches and folders with spaces, signs and other scripts are quoted; half a character stops nothing."""
    told = {
        "kind": "github",
        "repository": "https://h/r",
        "branch": "a b/ü#?",
        "new": NEW_PAGES["github"][0],
        "text": "&value={text}",
        "edit": "",
    }
    found = page.evaluate(
        "(forge) => ['x: {branch}&filename=y#z\\n', '\\ud800'].map((text) => shifanSubmit.handOver(forge, 'da ta/é&/gz.yml', text, false))",
        told,
    )
    start = "https://h/r/new/a%20b/%C3%BC%23%3F/da%20ta/%C3%A9%26?filename=gz.yml"

    assert [
        {"address": f"{start}&value={quote('x: {branch}&filename=y#z' + chr(10), safe='')}", "carries": True},
        {"address": start, "carries": False},
    ] == found


def test_the_file_is_downloaded_as_it_is_shown(visit: Visitor) -> None:
    """Under its own name, in UTF-8, with the line ends of the repository."""
    page = opened(visit())
    new(page, "point", "gz-0999", {**POINT, "summary": "</script> 👩‍🌾"})
    made = written(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载文件").click()

    assert "gz-0999.yml" == waiting.value.suggested_filename
    assert made.text.encode() == Path(waiting.value.path()).read_bytes()
    assert "已经下载" in page.locator(".sf-status").inner_text()


def test_the_content_is_copied_where_it_cannot_come_along(visit: Visitor, site: Path) -> None:
    """A long record: the link copies first, and the page says where to paste; the button copies too, also from a folder."""
    for base in (None, site.as_uri() + "/"):
        visitor = visit(base=base) if base else visit()
        visitor.page.context.route(
            "https://example.org/**", lambda route: route.fulfill(body="<title>x</title>", content_type="text/html")
        )
        page = opened(visitor)
        new(page, "case", "gz-c99", {**CASE, "body": "长文。" * 900, "organ": "gz"})
        made = written(page)
        said = page.locator(".sf-result .sf-ways li").first.inner_text()
        with page.context.expect_page() as opening:
            page.get_by_role("link", name="交到 GitHub").click()
        address = opening.value.url
        opening.value.close()
        page.locator('[data-sf-field="source"] input').focus()
        page.keyboard.press("Control+V")

        assert "自动复制" in said
        assert "https://example.org/shifan/new/main/data/cases/440100?filename=gz-c99.yml" == address
        assert (
            made.text.replace("\n", " ").rstrip()
            == page.locator('[data-sf-field="source"] input').input_value().rstrip()
        )


def test_without_a_forge_or_in_a_private_repository_nothing_leads_there(browser: Browser, tmp_path: Path) -> None:
    """Then a file is downloaded or sent; a private repository shows no record to correct, and no private field anywhere."""
    text = {"site.yml": world_text("site.yml") + "repository: private\nemail: jilu@example.org\n"}
    secret = world_text("organs/gz.yml") + "contact: {person: 不公开的人, phone: 020-87185000}\n"
    root = make_root(tmp_path / "root", {**text, "organs/gz.yml": secret})
    made = build(root, root / "data", tmp_path / "site")
    told = "".join(path.read_text("utf-8") for path in made.rglob("*") if path.suffix in (".html", ".js"))
    with browser.new_context() as context:
        page = opened(Visit(context, made.as_uri() + "/"))
        new(page, "point", "gz-0999", POINT)
        written(page)
        ways = page.locator(".sf-result .sf-ways").inner_text()

    assert not (made / "assets/submit/records").exists()
    assert "不公开的人" not in told
    assert "87185000" not in told
    assert "?edit=" not in "".join(path.read_text("utf-8") for path in made.rglob("*.html"))
    assert "example.org/shifan" not in told
    assert '"name":"contact"' not in (made / "assets/submit/form.js").read_text("utf-8")
    assert "jilu@example.org" in ways
    assert "交到" not in ways
