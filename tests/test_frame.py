"""Shells, stamping and markers; the equality of stamped pages with the engine's own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape as markupsafe_escape
from playwright.sync_api import Browser

from generator import engines, frame
from generator.frame import DEEPEST, LAYOUTS, NotAShell, Sheet, Shell

ROOT = Path(__file__).parents[1]
SITE_URL = engines.site_url((ROOT / "mkdocs.yml").read_text("utf-8"))
TITLES = (
    "广州市越秀区团委",
    "产值<5万元 & 人均>3亩：“五个一”怎么做",
    "double  space \"double\" 'single' & &amp; <b>bold</b>",
    "👩🏽‍🌾 𠮷村 {{ title }} {% raw %} \\1 $& #1",
    "zqtitle 团课-开到:田埂上?",
)
CONTENTS = '<nav class="sf-contents"><ol>{}</ol></nav>'
BODIES = (
    "<h1>没有目录</h1>\n<p>一段。</p>",
    f"<h1>一项</h1>{CONTENTS.format('<li><a href=#s1>做法</a></li>')}<h2 id=s1>做法</h2>",
    "<h1>四项</h1>" + CONTENTS.format("".join(f"<li><a href='#s{n}'>{n}</a></li>" for n in range(4))),
    "<p>{{ page.title }} {% block x %} {# no #} </script> \\1 \\g<0> $1 ${x} %s {0} &amp; \u2028 𠮷</p>\n\n",
    "<p>zqtitleqz zqdescriptionqz <!-- zqbodyqz --> https://shifan.example/zqshell-home.html <!-- shifan: points --></p>",
    '<ul></ul><nav aria-label="翻页"><a rel="next" href="page/2.html">下一页</a></nav>',
    '<ul></ul><nav aria-label="翻页"><a rel="prev" href="8.html">上一页</a></nav>',
    "",
)


def samples() -> list[Sheet]:
    """A page for every section and depth, the odd titles and bodies dealt out among them, and a list's first and last page."""
    pages = ["points/page/2.html", "regions/440100/page/9.html", "points/gz-0001.html"]
    addresses = [(f"{'d/' * depth}p-{section}.html", section) for section, depth in LAYOUTS]
    addresses += [(page, page.partition("/")[0]) for page in pages]
    return [
        Sheet(address, section, TITLES[n % len(TITLES)], TITLES[(n + 2) % len(TITLES)], BODIES[n % len(BODIES)])
        for n, (address, section) in enumerate(addresses)
    ]


def shells_of(root: Path, scratch: Path) -> dict[frame.Layout, Shell]:
    staged = engines.stage(root, scratch / "stage", frame.sources())
    framed = engines.run("mkdocs", staged, os.environ)
    assert isinstance(framed, engines.Frame), framed
    return frame.shells(framed.rendered)


def stamped(shells: Mapping[frame.Layout, Shell], sheets: Iterable[Sheet]) -> dict[str, bytes]:
    return {sheet.address: shells[sheet.layout].stamp(sheet, SITE_URL).encode() for sheet in sheets}


HOOK = """
import json, pathlib
BODIES = json.loads((pathlib.Path(__file__).parent / "bodies.json").read_text("utf-8"))
def on_page_content(html, page, config, files):
    return BODIES.get(page.file.src_uri, html)
"""


def rendered_by_the_engine(root: Path, scratch: Path, sheets: Iterable[Sheet]) -> dict[str, bytes]:
    """The reference: plain MkDocs on real pages, each told its body by a hook; no code of ours has a part in it."""
    docs = scratch / "docs"
    shutil.copytree(root / "docs", docs)
    bodies = {}
    for sheet in sheets:
        source = sheet.address.removesuffix(".html") + ".md"
        meta = {"title": sheet.title, "description": sheet.description, "section": sheet.section}
        (docs / source).parent.mkdir(parents=True, exist_ok=True)
        (docs / source).write_text(f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n", "utf-8")
        bodies[source] = sheet.body
    (scratch / "bodies.json").write_text(json.dumps(bodies), "utf-8")
    (scratch / "hook.py").write_text(HOOK, "utf-8")
    config = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": "docs",
        "theme": {"custom_dir": str(root / "templates" / "theme")},
        "plugins": [],
        "hooks": ["hook.py"],
    }
    (scratch / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=scratch, check=True, capture_output=True)
    return {sheet.address: (scratch / "site" / sheet.address).read_bytes() for sheet in sheets}


@pytest.fixture(scope="module")
def shells(tmp_path_factory: pytest.TempPathFactory) -> dict[frame.Layout, Shell]:
    return shells_of(ROOT, tmp_path_factory.mktemp("shells"))


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return rendered_by_the_engine(ROOT, tmp_path_factory.mktemp("reference"), samples())


def test_a_stamped_page_is_what_the_engine_writes(
    shells: dict[frame.Layout, Shell], reference: dict[str, bytes]
) -> None:
    """Every section, depth, title and body: byte for byte the page that MkDocs renders itself."""
    made = stamped(shells, samples())

    assert len(made) == len(LAYOUTS) + 3
    assert [address for address in made if made[address] != reference[address]] == []


@pytest.mark.parametrize("name", ["main.html", "partials/header.html", "partials/tabs.html", "partials/footer.html"])
def test_one_changed_byte_of_a_template_shows(name: str, tmp_path: Path, reference: dict[str, bytes]) -> None:
    """The comparison would notice if the shells came from any other templates, or if it compared a page with itself."""
    root = tmp_path / "root"
    for part in ("docs", "templates/theme"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    template = root / "templates" / "theme" / name
    before, mark, after = template.read_text("utf-8").rpartition("</")
    template.write_text(f"{before} {mark}{after}", "utf-8")

    made = stamped(shells_of(root, tmp_path), samples())

    assert [address for address in made if made[address] == reference[address]] == []


def test_the_active_tab_is_the_section(shells: dict[frame.Layout, Shell]) -> None:
    """In tabs and drawer exactly the landing page of the section is marked as current; search has no tab."""
    for (section, depth), shell in shells.items():
        html = "".join(shell.pieces)
        landing = {"home": "index", "search": ""}.get(section, section)
        marked = [line for line in html.splitlines() if "aria-current" in line]

        assert len(marked) == (2 if landing else 0)
        assert all(f'href="{"../" * depth}{landing}.html"' in line for line in marked)


def test_a_body_is_all_that_lies_in_the_article(shells: dict[frame.Layout, Shell]) -> None:
    """A page brings its own h1, contents list and links; the frame adds nothing to them."""
    html = shells["points", 1].stamp(Sheet("points/x.html", "points", "t", "d", "BODY"), SITE_URL)

    assert html.partition("<article")[2].partition("</article>")[0].partition(">")[2] == "BODY"


page_text = st.text(st.characters(codec="utf-8"), max_size=60)


@given(title=page_text, description=page_text, body=page_text)
def test_any_text_arrives_unchanged(title: str, description: str, body: str) -> None:
    """Title and description arrive escaped, the body as it is, whatever they look like."""
    source = "<t>zqtitleqz</t><d>zqdescriptionqz</d><a>https://a.b/zqshell/zqshell-points.html</a><!-- zqbodyqz -->"
    sheet = Sheet("points/x.html", "points", title, description, body)
    expected = f"<t>{markupsafe_escape(title)}</t><d>{markupsafe_escape(description)}</d><a>https://c.d/points/x.html</a>{body}"

    assert frame.cut(source).stamp(sheet, "https://c.d/") == expected


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("zqtitleqz zqdescriptionqz", "body"),
        ("<!-- zqbodyqz --> zqtitleqz", "description"),
        ("<!-- zqbodyqz --> zqtitleqz zqdescriptionqz <!-- zqbodyqz -->", "body twice"),
        ("<!-- zqbodyqz --> zqtitleqz zqdescriptionqz ../zqshell/zqshell-points.html", "address"),
    ],
)
def test_a_theme_that_hides_a_placeholder_is_refused(html: str, reason: str) -> None:
    """An override that forgets the body, prints it twice, or prints a bare address can make no shell."""
    with pytest.raises(NotAShell, match=reason):
        frame.cut(html)


def test_sources_lead_back_to_their_shells() -> None:
    """The path of a source says which section and depth its shell is for."""
    html = "zqtitleqz zqdescriptionqz <!-- zqbodyqz -->"

    assert list(frame.shells(dict.fromkeys(frame.sources(), html))) == list(LAYOUTS)


def test_markers_are_filled_and_odd_ones_reported() -> None:
    """A block replaces its marker as it is; a marker without block, a block without marker and code are left and told."""
    html = "<!-- shifan: points --><p>全省 <!--shifan:count--> 个</p><!-- shifan: Oops --><code>&lt;!-- shifan: points --&gt;</code>"
    filled = frame.fill(html, {"points": "\\1 <!-- shifan: count -->", "count": "32", "tiles": "x"})

    assert (
        filled.html
        == "\\1 <!-- shifan: count --><p>全省 32 个</p><!-- shifan: Oops --><code>&lt;!-- shifan: points --&gt;</code>"
    )
    assert filled.unknown == ("Oops",)
    assert filled.unused == ("tiles",)


def test_every_landing_page_asks_for_a_block() -> None:
    """Each section has a hand-written page that names its section and holds a marker for what the records give."""
    for section in DEEPEST:
        text = (ROOT / "docs" / f"{'index' if section == 'home' else section}.md").read_text("utf-8")

        assert f"\nsection: {section}\n" in text
        assert frame.markers(text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frame with one stamped page, as a folder on a USB stick."""
    scratch = tmp_path_factory.mktemp("site")
    framed = engines.run("mkdocs", engines.stage(ROOT, scratch / "stage", frame.sources()), os.environ)
    assert isinstance(framed, engines.Frame), framed
    text = "<p>回乡青年带着村民种麻竹笋，三年里从 6 个人做到 120 户，参见<a href='../cases.html'>案例</a>。</p>"
    sheet = Sheet("points/gz-0001.html", "points", "联系点", "一句话", f"<h1>清远市连樟村团支部</h1>{text * 40}")
    (framed.folder / "assets" / "vocabulary.css").touch()  # what the build makes from the records
    (framed.folder / "points").mkdir()
    (framed.folder / sheet.address).write_text(
        frame.shells(framed.rendered)[sheet.layout].stamp(sheet, SITE_URL), "utf-8"
    )
    return framed.folder


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_frame_in_a_browser_without_server(
    width: int, scheme: Literal["light", "dark"], site: Path, browser: Browser
) -> None:
    """From file://: nothing in the console, no request outside the folder, no scrolling sideways, nothing that axe finds."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("request", lambda request: seen.extend([] if request.url.startswith(site.as_uri()) else [request.url]))
    for address in ("points/gz-0001.html", "index.html", "about.html"):
        page.goto(f"{site.as_uri()}/{address}")

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # Without preload axe leaves the style sheets alone; from file:// its requests for them fail.
        found = Axe().run(page, options={"preload": False}).response["violations"]
        assert [violation["id"] for violation in found] == []
    assert seen == []
    page.close()


@pytest.mark.slow
def test_a_wrong_address_is_answered_kindly_at_any_depth(site: Path, browser: Browser) -> None:
    """404.html finds its styles and links from wherever a server shows it, and axe finds nothing in it."""

    class Answer(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            self.path = self.path if Path(self.translate_path(self.path)).is_file() else "/404.html"
            super().do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that its base gives it
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Answer, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(viewport={"width": 390, "height": 800})
        seen: list[str] = []
        page.on("console", lambda message: seen.append(message.text))
        page.goto(f"http://127.0.0.1:{server.server_port}/points/none/such.html")
        found = Axe().run(page).response["violations"]
        page.click("text=搜一搜")
        page.wait_for_url("**/search.html")
        page.close()
        server.shutdown()

    assert ([violation["id"] for violation in found], seen) == ([], [])


@pytest.mark.slow
def test_theme_and_drawer_work_without_server(site: Path, browser: Browser) -> None:
    """The switch of colours is remembered from page to page, the drawer opens, the search form leads to search.html."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="light")
    page = context.new_page()
    page.goto(f"{site.as_uri()}/points/gz-0001.html")
    colours = [page.evaluate("getComputedStyle(document.body).backgroundColor")]
    for _ in range(2):
        page.click("[data-md-component=palette] label:not([hidden])")
    page.goto(f"{site.as_uri()}/about.html")
    colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    page.click(".sf-menu")
    page.click(".md-sidebar--primary >> text=地区")
    page.wait_for_url("**/regions.html")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.fill("[name=q]", "田埂 & 团课")
    page.press("[name=q]", "Enter")
    page.wait_for_url("**/search.html?q=*")

    assert colours == ["rgb(250, 248, 245)", "rgb(22, 24, 29)"]
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "田埂 & 团课"
    context.close()


@pytest.mark.slow
def test_the_drawer_by_keyboard(site: Path, browser: Browser) -> None:
    """It opens and closes without a pointer; closed, none of its links can be reached; the way back leaves it closed."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{site.as_uri()}/about.html")
    link = page.locator(".md-sidebar--primary a").first
    link.wait_for(state="hidden")
    for key, state in (("Enter", "visible"), ("Escape", "hidden"), (" ", "visible")):
        page.locator(".sf-menu").focus()
        page.keyboard.press(key)
        link.wait_for(state=state)  # type: ignore[arg-type]  # the words are those that it knows
    link.click()
    page.wait_for_url("**/index.html")
    page.go_back()
    link.wait_for(state="hidden")

    assert not link.is_visible()
    context.close()


@pytest.mark.slow
def test_colours_follow_the_system_until_chosen(site: Path, browser: Browser) -> None:
    """The third press returns to the system's scheme, and a browser that forbids storage still switches."""
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{site.as_uri()}/about.html")
    states = []
    for _ in range(3):
        page.click("[data-md-component=palette] label:not([hidden])")
        states.append(page.get_attribute("body", "data-md-color-scheme"))
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("body[data-md-color-scheme=slate]")
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.reload()
    page.click("[data-md-component=palette] label:not([hidden])")
    states.append(page.get_attribute("body", "data-md-color-scheme"))

    assert states == ["default", "slate", "default", "default"]
    context.close()


@pytest.mark.slow
def test_readers_without_script_have_their_colours(site: Path, browser: Browser) -> None:
    """A reader who prefers dark gets dark pages before, or without, any script."""
    context = browser.new_context(color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/about.html")
    dark = page.screenshot()
    page.emulate_media(color_scheme="light")

    assert dark != page.screenshot()
    context.close()
