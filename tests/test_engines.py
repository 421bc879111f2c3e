"""Staging and running the engines: what goes in, what comes out, on all three of them."""

import gzip
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from generator import engines, frame
from generator.engines import ENGINES, EngineFailed, Frame, HandPage
from generator.frame import Sheet

ROOT = Path(__file__).parents[1]
SITE_URL = engines.site_url((ROOT / "mkdocs.yml").read_text("utf-8"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small site of the real theme: two hand-written pages."""
    root = tmp_path / "root"
    shutil.copytree(ROOT / "templates" / "theme", root / "templates" / "theme")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    write(root / "docs" / "index.md", '---\ntitle: A & "B"\ndescription: 1 < 2\nsection: home\n---\n\n# A\n')
    write(root / "docs" / "deep" / "er.md", "---\ntitle: 深\ndescription: d\nsection: about\n---\n\n# B\n")
    config = re.sub(
        r"^nav:.*?(?=^\S)", "nav: [{首页: index.md}]\n", (ROOT / "mkdocs.yml").read_text("utf-8"), flags=re.M | re.S
    )
    write(root / "mkdocs.yml", config)
    return root


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def rendered(root: Path, stage: Path, engine: str = "mkdocs", **environment: str) -> Frame:
    staged = engines.stage(root, stage, frame.sources([("home", 0), ("points", 1)]))
    framed = engines.run(engine, staged, {**os.environ, **environment})
    assert isinstance(framed, Frame), framed
    return framed


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("site_url: https://a.example/b/\n", "https://a.example/b/"),
        ("a: 1\nsite_url: 'https://a.example/b'  # our address\n", "https://a.example/b/"),
        ("extra:\n  site_url: https://a.example/\n", ""),
        ("site_url: !ENV URL\n", ""),
    ],
)
def test_the_site_url_is_one_literal_line(text: str, url: str) -> None:
    """It is read from the text, at the left margin, and always ends in a slash."""
    assert engines.site_url(text) == url


def test_only_known_types_and_plain_files_are_staged(root: Path, tmp_path: Path) -> None:
    """Of docs/ only what may be published goes in, symlinks are not followed, and what stays out is told."""
    secret = tmp_path / "secret.md"
    write(secret, "# secret")
    for name in ("notes.docx", "old.html", "run.py", ".hidden.md", ".git/config.txt", "assets/x.PNG"):
        write(root / "docs" / name, "x")
    (root / "docs" / "link.md").symlink_to(secret)
    (root / "docs" / "folder").symlink_to(tmp_path)
    os.mkfifo(root / "docs" / "pipe.md")
    staged = engines.stage(root, tmp_path / "stage", {"x/y.md": "# x"})

    assert sorted(staged.refused) == [
        ".git/config.txt", ".hidden.md", "folder", "link.md", "notes.docx", "old.html", "pipe.md", "run.py",
    ]  # fmt: skip
    assert {name for name in files(tmp_path / "stage" / "docs") if "/" not in name or not name.startswith("assets")} == {
        "index.md", "deep/er.md", "x/y.md",
    }  # fmt: skip
    assert (tmp_path / "stage" / "docs" / "assets" / "x.PNG").is_file()


def test_a_stage_is_never_laid_over_another(root: Path, tmp_path: Path) -> None:
    """A folder that is there already is refused: what an earlier run left would be published."""
    engines.stage(root, tmp_path / "stage", {})

    with pytest.raises(FileExistsError):
        engines.stage(root, tmp_path / "stage", {})


def test_the_frame_is_what_is_to_be_published(root: Path, tmp_path: Path) -> None:
    """Hand-written pages and assets; no shell, none of the engine's own sitemap, search or source maps."""
    framed = rendered(root, tmp_path / "stage")

    assert framed.pages == (HandPage("deep/er.html", "深", "d"), HandPage("index.html", 'A & "B"', "1 < 2"))
    assert sorted(framed.rendered) == ["zqshell-home.md", "zqshell/zqshell-points.md"]
    assert sorted(name for name in files(framed.folder) if not name.startswith("assets")) == [
        "404.html", "deep/er.html", "index.html",
    ]  # fmt: skip
    assert {Path(name).suffix for name in files(framed.folder)} == {".html", ".css", ".js", ".svg"}
    assert not any(b"zqshell" in content for content in files(framed.folder).values())


def test_settings_outrank_the_file_and_tags_survive(root: Path, tmp_path: Path) -> None:
    """The site's own data win over mkdocs.yml key by key; tags in it reach the engine, with the environment that is given."""
    config = (root / "mkdocs.yml").read_text("utf-8")
    config = re.sub("^copyright: .*$", "copyright: !ENV [WORDS, nothing]", config, flags=re.M)
    config += (
        "hooks: [gone.py]\nmarkdown_extensions: [{toc: {slugify: !!python/name:markdown.extensions.toc.slugify ''}}]\n"
    )
    write(root / "mkdocs.yml", config)
    settings = {"site_name": '𠮷 "site" \'', "extra": {"notice": "<示例>"}, "plugins": ["search"], "docs_dir": "/"}
    staged = engines.stage(root, tmp_path / "stage", {}, settings)
    framed = engines.run("mkdocs", staged, {**os.environ, "WORDS": "from outside"})
    assert isinstance(framed, Frame), framed
    html = (framed.folder / "index.html").read_text("utf-8")

    assert "<title>A &amp; &#34;B&#34; - 𠮷 &#34;site&#34; &#39;</title>" in html
    assert "&lt;示例&gt;" in html
    assert "from outside" in html
    assert "广东省基层团组织" in html


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_that_fails_says_why(engine: str, root: Path, tmp_path: Path) -> None:
    """A broken mkdocs.yml comes back as a value with the engine's last words."""
    write(root / "mkdocs.yml", "site_name: [\n")
    failed = engines.run(engine, engines.stage(root, tmp_path / "stage", {}), os.environ)

    assert isinstance(failed, EngineFailed)
    assert (failed.engine, failed.code) == (engine, 1)
    assert any("base.yml" in line or "parsing" in line for line in failed.lines), failed.lines


def test_last_words_cannot_steer_a_terminal(root: Path, tmp_path: Path) -> None:
    """Colours are taken out of them, other control characters are shown; here they come from a broken override."""
    write(root / "templates" / "theme" / "main.html", '{% include "\x1b[31mred\x1b]0;title" %}')
    failed = engines.run("mkdocs", engines.stage(root, tmp_path / "stage", {}), os.environ)

    assert isinstance(failed, EngineFailed)
    assert any("red<U+001B>]0;title" in line for line in failed.lines), failed.lines
    assert not any("\x1b" in line or "<U+001B>[" in line for line in failed.lines)


def test_an_engine_that_is_too_slow_is_stopped(root: Path, tmp_path: Path) -> None:
    """The build never waits for ever."""
    failed = engines.run("mkdocs", engines.stage(root, tmp_path / "stage", {}), os.environ, seconds=0)

    assert isinstance(failed, EngineFailed)
    assert failed.lines[-1] == "not finished after 0 seconds"


def test_two_runs_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Whatever clock, locale, umask and hash seed."""
    first = rendered(root, tmp_path / "1", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="0")
    umask = os.umask(0o077)
    try:
        second = rendered(root, tmp_path / "2", TZ="Asia/Shanghai", LC_ALL="zh_CN.GB18030", PYTHONHASHSEED="2")
    finally:
        os.umask(umask)

    assert files(first.folder) == files(second.folder)
    assert first.rendered == second.rendered


def test_a_digest_names_all_that_a_run_depends_on(root: Path) -> None:
    """A changed page, override, setting, engine or mkdocs.yml gives another name; what is not published does not."""
    (root / "docs" / "notes.docx").touch()
    names = [engines.digest(root, "mkdocs", {"a.md": "a"}, {})]
    write(root / "docs" / "notes.docx", "x")

    assert engines.digest(root, "mkdocs", {"a.md": "a"}, {}) == names[0]
    names += [engines.digest(root, engine, {"a.md": "a"}, {}) for engine in ENGINES[1:]]
    names += [
        engines.digest(root, "mkdocs", {"a.md": "b"}, {}),
        engines.digest(root, "mkdocs", {"a.md": "a"}, {"x": 1}),
    ]
    for name in ("docs/index.md", "docs/new.css", "templates/theme/main.html", "mkdocs.yml"):
        with (root / name).open("a") as file:
            file.write("# x")
        names.append(engines.digest(root, "mkdocs", {"a.md": "a"}, {}))
    assert len(set(names)) == len(names) == 9


LOADED = re.compile(r'<(?:link|script|img|source|iframe|form|input|use)\b[^>]*?\s(?:href|src|srcset|action)="([^"]*)"')
LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    """No page asks for a font, script, style or picture from another server, nor names what made it."""
    for name, content in files(rendered(ROOT, tmp_path / "stage").folder).items():
        text = content.decode("utf-8")
        loaded = [url for url in LOADED.findall(text) if urlsplit(url).netloc] if name.endswith(".html") else []

        assert [url for url in loaded if not url.startswith(SITE_URL)] == []
        assert not re.search(r'name="?generator|fonts\.g|api\.github', text) or name.endswith(".js")


def test_the_frame_of_a_page_is_light(tmp_path: Path) -> None:
    """HTML, styles, script and pictures that every page loads leave 49 of its 80 KB to the body and its components."""
    framed = rendered(ROOT, tmp_path / "stage")
    shell = framed.rendered["zqshell/zqshell-points.md"]
    loaded = {url.removeprefix("../") for url in LOADED.findall(shell) if not url.startswith("http")}
    theme = [
        name for name in loaded if (framed.folder / name).is_file() and "/sf" not in name and not name.endswith(".html")
    ]
    weights = [len(gzip.compress((framed.folder / name).read_bytes(), 9)) for name in theme]

    assert len(theme) == 5
    assert sum(weights) + len(gzip.compress(shell.encode(), 9)) < 31_000


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_makes_the_same_site(engine: str, tmp_path: Path) -> None:
    """The same pages exist, every link leads to one of them, and a stamped body is the very same."""
    staged = engines.stage(ROOT, tmp_path / "stage", frame.sources())
    framed = engines.run(engine, staged, os.environ)
    assert isinstance(framed, Frame), framed
    shells = frame.shells(framed.rendered)
    sheets = [
        Sheet(f"{'d/' * depth}p-{section}.html", section, "题 & <b>", "述", f"<h1>\\1 {section}</h1>")
        for section, depth in shells
    ]
    for sheet in sheets:
        write(framed.folder / sheet.address, shells[sheet.layout].stamp(sheet, SITE_URL))
    write(framed.folder / "assets" / "vocabulary.css", "")  # what the build makes from the records
    expected = {f"{file.stem}.html" for file in (ROOT / "docs").glob("*.md")}

    assert {page.address for page in framed.pages if "/" not in page.address} == expected
    assert all(page.title and page.description for page in framed.pages)
    assert list(broken_links(framed.folder)) == []
    for sheet in sheets:
        html = (framed.folder / sheet.address).read_text("utf-8")
        assert "<title>题 &amp; &lt;b&gt; - " in html
        assert f'<link rel="canonical" href="{SITE_URL}{sheet.address}">' in html
        assert html.partition("<article")[2].partition(">")[2].partition("</article>")[0] == sheet.body
        assert html.count("aria-current") == (0 if sheet.section == "search" else 2)


def broken_links(site: Path) -> Iterator[tuple[str, str]]:
    """Every link and address of the site that leads to no file of it, or to no id of that page."""
    for name, content in files(site).items():
        for url in LINK.findall(content.decode("utf-8")) if name.endswith(".html") else ():
            whole = urlsplit(urljoin(SITE_URL + name, url))
            target = site / whole.path.lstrip("/")
            if url.startswith(("http:", "https:", "mailto:")) and not url.startswith(SITE_URL):
                continue
            missing = target.name and not target.is_file()
            if missing or (whole.fragment and f'id="{whole.fragment}"' not in target.read_text("utf-8")):
                yield name, url
