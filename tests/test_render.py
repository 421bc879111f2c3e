"""Rendering: what templates are given, and that the real templates make sound pages of poor and of hostile records."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from generator.catalog import Catalog, Settings
from generator.outputs.render import Renderer
from generator.pages import articles, cases, meetings, organs, points, practices
from generator.pages.page import Block, Content, Page
from generator.records import TYPES, Privacy, Quotas, Record, Site, Term
from generator.regions import Region, Regions

TODAY = date(2026, 11, 23)
NASTY = "甲 & 乙 < 丙 > 丁 \" ' 戊  己"
VOCABULARIES = {
    "domains": {"rural": Term(zh="农村", en="Rural")},
    "deed-kinds": {"on_site": Term(zh="蹲点", en="On site")},
    "tags": {"fruit": Term(zh="水果", en="Fruit")},
}


@dataclass(frozen=True)
class Size:
    """One published file."""

    address: str
    width: int = 0
    height: int = 0
    size: int = 0


def published(file: str) -> tuple[Size, ...]:
    """`field.jpg` in two sizes and `guide.pdf`."""
    sizes = (Size("media/field-480.webp", 480, 320), Size("media/field-960.webp", 960, 640))
    pack = (Size("packs/m/booklet.pdf", size=1_234_567), Size("packs/m/m.zip", size=850_000))
    return {"field.jpg": sizes, "guide.pdf": (Size("media/guide-1a2b.pdf"),), "meeting:m": pack}.get(file, ())


def own(tmp_path: Path, template: str) -> Renderer:
    """A renderer with one template of ours."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.html").write_text(template, "utf-8")
    (tmp_path / "star.svg").write_text('<svg viewBox="0 0 1 1"></svg>\n', "utf-8")
    return Renderer(tmp_path, VOCABULARIES, published, tmp_path)


def show(tmp_path: Path, template: str, context: object = None, address: str = "points/a.html") -> str:
    return own(tmp_path, template).page(Page(address, "points", "one", lambda: Content("", "", context)))


# --- what templates are given -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{ page }}", "甲 &amp; 乙 &lt; 丙 &gt; 丁 &#34; &#39; 戊  己"),
        ('{{ url("cases/c.html#x") }}', "../cases/c.html#x"),
        ('{{ "points/b.html"|url }}', "b.html"),
        ('{{ label("domains", "rural") }}{{ "rural"|label("domains") }}', "农村农村"),
        ('{{ label("domains", "sea") }}', "sea"),
        ('{{ term("domains", "rural").en }}{{ term("domains", "sea") }}', "RuralNone"),
        ('{{ icon("star") }}', '<svg class="sf-svg" aria-hidden="true" viewBox="0 0 1 1"></svg>'),
        ('{{ icon("none") }}', ""),
        ('{{ "guide.pdf"|file }}', "../media/guide-1a2b.pdf"),
        ('{{ "none.pdf"|file }}', "None"),
        ('{{ picture("none.jpg") }}', "None"),
        ('{{ picture("field.jpg").srcset }}', "../media/field-480.webp 480w, ../media/field-960.webp 960w"),
        ('{{ picture("field.jpg").width }}', "960"),
        ('{{ markdown("**粗。**后") }}', "<p><strong>粗。</strong>后</p>\n"),
        ('{{ ""|markdown }}', ""),
        ('{% if ""|markdown %}something{% endif %}', ""),
        ('{{ markdown("# 甲", "x", 3) }}', '<h3 id="x-甲">甲</h3>\n'),
        ('{{ markdown("# 甲", "x", 3).contents[0].text }}', "甲"),
        ('{{ markdown("[看](case:c)") }}', '<p><a href="../cases/c.html" rel="noopener">看</a></p>\n'),
        ('{{ markdown("[看](media/guide.pdf)") }}', '<p><a href="../media/guide-1a2b.pdf" rel="noopener">看</a></p>\n'),
        ('{{ ("meeting:" ~ "m")|pack|map(attribute="address")|join(" ") }}', "../packs/m/booklet.pdf ../packs/m/m.zip"),
        (
            '{{ "meeting:m"|pack|map("join", "|")|join }}',
            "典型经验材料汇编|../packs/m/booklet.pdf|PDF，1.2 MB|议程、路线，每个联系点、案例和经验的全文，附记录页全部材料|../packs/m/m.zip|ZIP，850 KB|以上各项，一个压缩包",
        ),
        ('{{ "meeting:none"|pack }}', "()"),
        ('{{ markdown("1 <b> 2") }}', "<p>1 &lt;b&gt; 2</p>\n"),
    ],
)
def test_what_a_template_may_use(tmp_path: Path, template: str, html: str) -> None:
    """Text is escaped; addresses are relative to the page; Markdown is safe and resolves records and files."""
    assert html == show(tmp_path, template, NASTY)


class Word(str):
    """Text of a type of its own, as the members of an enumeration are."""


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{ page }}", "&lt;b&gt;"),
        ("<i class=\"{{ page }}\">{{ page ~ '<' }}", '<i class="&lt;b&gt;">&lt;b&gt;&lt;'),
        ("{% set x %}{{ page }}{% endset %}{{ x }}{{ x ~ page }}", "&lt;b&gt;&lt;b&gt;&lt;b&gt;"),
        ("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(page) }}", "<i>&lt;b&gt;</i>"),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ page }}{% endcall %}", "&lt;b&gt;"),
        (
            "{% macro m(x, y='<', z=1) %}{{ x }}{{ y|e }}{{ z }}{% endmacro %}{{ m(page) }}{{ m(z=page, x=2) }}",
            "&lt;b&gt;&lt;12&lt;&lt;b&gt;",
        ),
        ("{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1) }}{{ m(x=1) }}", "(1,){}(){&#39;x&#39;: 1}"),
        ("{% filter upper %}{{ page }}{% endfilter %}", "&LT;B&GT;"),
        ("{% for x in [page] recursive %}{{ x }}{{ loop([]) }}{% endfor %}", "&lt;b&gt;"),
        ("{{ [page, page]|join(page) }}", "&lt;b&gt;" * 3),
        ("{{ [page] }}", "[&#39;&lt;b&gt;&#39;]"),
        ("{{ page|safe }}{{ page|e }}{{ page|e|e }}", "<b>&lt;b&gt;&lt;b&gt;"),
        ("{{ page if page else 0 }}{{ 1 }}{{ page|length }}{{ true }}{{ none }}", "&lt;b&gt;13TrueNone"),
        ("{% block x %}{{ page }}{% endblock %}{{ self.x() }}", "&lt;b&gt;&lt;b&gt;"),
    ],
)
@pytest.mark.parametrize("kind", [str, Word])
def test_what_is_printed_is_escaped_once(tmp_path: Path, template: str, html: str, kind: type[str]) -> None:
    """However a text comes to be printed, and whatever its type."""
    assert html == show(tmp_path, template, kind("<b>"))


def test_a_template_may_use_nothing_else(tmp_path: Path) -> None:
    """A name that nobody gave is a mistake of ours and stops the build."""
    with pytest.raises(UndefinedError):
        show(tmp_path, "{{ pge }}")


def test_a_block_is_seen_from_the_page_it_stands_in(tmp_path: Path) -> None:
    """The same block has other links at another depth."""
    renderer = own(tmp_path, '{{ url("cases/c.html") }}')
    block = Block("cases", "one", None)

    assert ["cases/c.html", "../cases/c.html"] == [renderer.block(block, at) for at in ("index.html", "a/b.html")]


PARTS = """
{% macro item(name) %}<a href="{{ ("cases/" ~ name ~ ".html")|url }}">{{ name }}</a>{% if name == "c" %}<img srcset="{{ ("field.jpg"|picture).srcset }}">{% endif %}{% endmacro %}
{% macro group(names) %}<p>{{ names|each("item") }}</p>{% endmacro %}
"""


@pytest.mark.parametrize(
    ("address", "way", "media"),
    [
        ("index.html", "cases/", "media/"),
        ("cases/x.html", "", "../media/"),
        ("a/b/c.html", "../../cases/", "../../media/"),
    ],
)
def test_a_piece_fits_every_page(tmp_path: Path, address: str, way: str, media: str) -> None:
    """A part that is printed once for equal values has the addresses of each page, pieces within pieces too."""
    renderer = own(tmp_path, '{{ [("c", "<\2x\3>"), ("c",)]|each("group") }}')
    (tmp_path / "pages" / "_parts.html").write_text(PARTS, "utf-8")
    html = [renderer.page(Page(at, "", "one", lambda: Content("", "", None))) for at in ("z/y.html", address)][1]
    sizes = f"{media}field-480.webp 480w, {media}field-960.webp 960w"
    case = f'<a href="{way}c.html">c</a><img srcset="{sizes}">'

    assert html.startswith(f'<p>{case}<a href="{way}&lt;')
    assert html.endswith(f"&gt;</a></p><p>{case}</p>")


def test_a_piece_asks_for_its_files_for_each_page(tmp_path: Path) -> None:
    """Who listens to what a page asks hears what it would if nothing were kept."""
    asked: list[str] = []
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "_parts.html").write_text(PARTS, "utf-8")
    (tmp_path / "pages" / "one.html").write_text('{{ [("c", "d")]|each("group") }}', "utf-8")

    def asking(file: str) -> tuple[Size, ...]:
        asked.append(file)
        return published(file)

    renderer = Renderer(tmp_path, VOCABULARIES, asking, tmp_path)
    heard = []
    for _ in range(2):
        asked.clear()
        renderer.page(Page("a/b.html", "", "one", lambda: Content("", "", None)))
        heard.append(set(asked))

    assert [{"field.jpg"}, {"field.jpg"}] == heard


# --- the real templates -----------------------------------------------------------------------------------------------

VOID = {"img", "input", "br", "hr", "meta", "link", "rect"}


@dataclass
class Outline(HTMLParser):
    """What a body holds: headings, ids, links; `broken` lists tags that do not match."""

    headings: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    styles: int = 0
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.styles += "style" in values
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [values["href"] or ""] if tag == "a" and "href" in values else []
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.broken.append(tag)


def read(html: str) -> Outline:
    outline = Outline()
    outline.feed(html)
    outline.close()
    outline.broken += outline._open
    return outline


ORGAN: dict[str, object] = {"name": NASTY, "level": "county", "region": "440113"}
POINT: dict[str, object] = {"name": NASTY, "domain": "rural", "region": "440113", "organ": "o", "status": "contact"}
CASE: dict[str, object] = {"title": NASTY, "domain": "rural", "region": "440113", "body": "文"}
PRACTICE: dict[str, object] = {
    "title": NASTY,
    "problem": "难",
    "domains": ["rural"],
    "steps": [{"title": "做"}],
    "cases": ["c"],
}
ARTICLE: dict[str, object] = {"title": NASTY, "authors": ["课题组"], "organ": "o", "date": "2026-01-02", "body": "文"}
MEETING: dict[str, object] = {
    "title": NASTY,
    "kind": "area",
    "date": "2026-11-20",
    "place": NASTY,
    "region": "440113",
    "host": "o",
}
POOR: dict[str, dict[str, object]] = {
    "organ": ORGAN,
    "point": POINT,
    "case": CASE,
    "practice": PRACTICE,
    "article": ARTICLE,
    "meeting": MEETING,
}
"""The least that a record of each type needs."""

TEXT = f"# 一\n\n{NASTY}\n\n## 二\n\n三\n"
PHOTOS = [
    {"file": "field.jpg", "alt": NASTY, "caption": NASTY, "credit": NASTY},
    {"file": "gone.jpg", "alt": "无"},
    {"file": "field.jpg", "alt": NASTY},
]
FILES = [{"file": "guide.pdf", "title": NASTY}, {"file": "gone.pdf", "title": "无"}]
COMMON = {"photos": PHOTOS, "attachments": FILES, "tags": ["fruit"], "highlights": ["亮点"]}
RICH: dict[str, dict[str, object]] = {
    "organ": {**ORGAN, "description": TEXT, "website": "https://organ.example/"},
    "point": {
        **POINT,
        "history": [{"status": "contact", "date": "2025-03-20", "note": NASTY}],
        "batch": "improve", "topic": NASTY, "tasks": [NASTY], "summary": NASTY, "body": TEXT, "members": "3",
        "deeds": [
            {"date": "2026-02-03", "kind": "on_site", "title": NASTY, "detail": TEXT, "days": "31", "people": "2"},
            {"date": "2026-02-05", "kind": "on_site", "title": NASTY, "detail": TEXT},
            {"date": "2025-02-03", "kind": "article", "title": NASTY, "article": "a"},
        ],
        "honours": [{"honour": "red-flag", "year": "2026", "note": NASTY}],
        "visit": {"address": NASTY, "capacity": "40"},
        "countryside_hookup": {"name": NASTY, "since": "2025-03-20"},
        **{key: COMMON[key] for key in ("photos", "tags", "highlights")},
    },
    "case": {
        **{key: value for key, value in CASE.items() if key != "body"},
        "points": ["p"], "summary": NASTY, "background": TEXT, "practice": TEXT, "lessons": TEXT,
        "figures": [{"label": NASTY, "value": "<5", "unit": "万", "note": NASTY}],
        "honours": [{"honour": "red-flag", "year": "2026"}], "source": NASTY, **COMMON,
    },
    "practice": {
        **PRACTICE,
        "summary": NASTY, "problem": TEXT, "steps": [{"title": NASTY, "text": TEXT}, {"title": "二", "text": TEXT}],
        "conditions": [NASTY], "pitfalls": [NASTY], "body": TEXT, **COMMON,
    },
    "article": {
        **ARTICLE,
        "points": ["p"], "abstract": TEXT, "keywords": [NASTY], "body": TEXT + "\n# 四\n",
        **{key: COMMON[key] for key in ("photos", "attachments", "tags")},
    },
    "meeting": {
        **MEETING,
        "until": "2026-11-21", "theme": NASTY,
        "agenda": [{"start": "09:00", "title": NASTY, "note": NASTY}, {"date": "2026-11-21", "start": "09:00", "title": "二"}],
        "route": [{"point": "p", "arrive": "09:00", "leave": "10:00", "see": NASTY}],
        "cases": ["c"], "practices": ["x"], "summary": TEXT, "conclusions": TEXT,
        **{key: COMMON[key] for key in ("photos", "attachments")},
    },
}  # fmt: skip
"""A record of each type with every field that a page shows, in words that break what is not escaped."""

IDS = {"organ": "o", "point": "p", "case": "c", "practice": "x", "article": "a", "meeting": "m"}


def bodies(root: Path, records: dict[str, dict[str, object]], twins: bool) -> Iterator[tuple[Page, str]]:
    """Every page of a site of these records, each there twice if `twins`, so that it has a neighbour."""
    found: dict[str, dict[str, Record]] = {
        kind: {
            id_: TYPES[kind].model_validate({"id": id_, **records[kind]})
            for id_ in (IDS[kind], f"{IDS[kind]}2")[: 1 + twins]
        }
        for kind in TYPES
    }
    regions = {
        "440000": Region("440000", "广东省", "province", ""),
        "440100": Region("440100", "广州市", "prefecture", "440000"),
        "440113": Region("440113", "番禺区", "county", "440100"),
    }
    site = Site(name="示范", organisation="团委", province="440000", repository_url="https://git.example/a")
    quotas = Quotas.model_validate({"levels": {"county": "5"}})
    catalog = Catalog(
        Settings(site, VOCABULARIES, Regions(regions), quotas, {}, Privacy()),
        found,
        {(kind, id_): f"data/{id_}.yml" for kind, by_id in found.items() for id_ in by_id},
    )
    renderer = Renderer(root / "templates", VOCABULARIES, published, root)
    for kind in (points, cases, practices, articles, meetings, organs):
        for page in kind.pages(catalog, TODAY):
            yield page, renderer.page(page)


WORLDS = pytest.mark.parametrize(("records", "twins"), [(POOR, False), (RICH, True)], ids=["poor", "rich"])


@WORLDS
def test_pages_are_sound(root: Path, records: dict[str, dict[str, object]], twins: bool) -> None:
    """Tags match, there is one h1, no heading level is skipped, no id is there twice, nothing has a style of its own."""
    for page, html in bodies(root, records, twins):
        outline = read(html)

        assert [] == outline.broken, page.address
        assert [1] == [level for level in outline.headings if level == 1], page.address
        assert all(after - before <= 1 for before, after in zip([0, *outline.headings], outline.headings)), page.address  # noqa: B905
        assert len(outline.ids) == len(set(outline.ids)), page.address
        assert 0 == outline.styles, page.address


@WORLDS
def test_links_lead_somewhere(root: Path, records: dict[str, dict[str, object]], twins: bool) -> None:
    """A link within a page leads to an id of it; a link to a record's page to one that exists."""
    found = {page.address: read(html) for page, html in bodies(root, records, twins)}
    folders = {address.partition("/")[0] for address in found}

    for address, outline in found.items():
        for link in outline.links:
            place, _, anchor = link.partition("#")
            target = f"{address.partition('/')[0]}/{place}" if "/" not in place else place.removeprefix("../")
            if not place:
                assert anchor in outline.ids, (address, link)
            elif target.partition("/")[0] in folders and "/tag/" not in target:
                assert target in found, (address, link)


@WORLDS
def test_nothing_that_was_written_becomes_markup(
    root: Path, records: dict[str, dict[str, object]], twins: bool
) -> None:
    """Names and texts arrive escaped, each character, also in attributes."""
    for page, html in bodies(root, records, twins):
        assert "甲 &amp; 乙 &lt; 丙 &gt; 丁" in html, page.address
        assert "丙 > 丁" not in html, page.address
        assert "乙 < 丙" not in html, page.address


def test_empty_sections_disappear(root: Path) -> None:
    """A record that says little has a page without an empty list, and without a heading above nothing."""
    for page, html in bodies(root, POOR, False):
        close = re.sub(r"\s+", "", html)

        assert not re.search(r"<(ul|ol|dl|table|tbody|section)[^>]*></\1>", close), page.address
        assert not re.search(r"</h[2-6]>(</|<h[2-6]|$)", close), page.address


def test_what_is_not_published_is_left_out(root: Path) -> None:
    """A photo or attachment that could not be published leaves no broken picture and no dead link."""
    for page, html in bodies(root, RICH, False):
        assert "gone" not in html, page.address
        assert html.count("<img") == html.count('alt="甲 &amp;'), page.address


def test_pictures_have_their_size(root: Path) -> None:
    """Width and height stand on every picture, so that nothing jumps; all but the first are loaded late."""
    for page, html in bodies(root, RICH, True):
        pictures = re.findall(r"<img [^>]*>", html)

        assert all(' width="960" height="640"' in picture for picture in pictures), page.address
        assert all('loading="lazy"' in picture for picture in pictures[1:]), page.address


def test_a_page_can_be_corrected(root: Path) -> None:
    """Every record's page leads to the form, filled in with it, and to its file on the forge."""
    for page, html in bodies(root, POOR, False):
        id_ = page.address.rpartition("/")[2].removesuffix(".html")

        assert f'href="https://git.example/a/edit/main/data/{id_}.yml">在仓库里改文件</a>' in html, page.address
        assert f'submit.html?edit={page.address.removesuffix(".html")}">更正此页</a>' in html, page.address
