import re
from html import unescape
from xml.etree.ElementTree import Element

import html5lib
import pytest

from generator.markdown import Entry, ImageView, Picture, Reference, Rendered, inspect, plain, render
from generator.problems import Problem


def view(file: str) -> ImageView | None:
    """Every picture but `none.jpg` is there."""
    return None if file == "none.jpg" else ImageView(f"../media/{file}", f"../media/{file} 480w", 480, 320)


def leads(reference: Reference) -> str | None:
    """Every record and attachment is there but `none`."""
    return None if reference.name == "none" else f"../{reference.kind}s/{reference.name}.html"


def show(text: str) -> Rendered:
    return render(text, image=view, link=leads)


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, dict[str, str]]]:
    return [(problem.code, dict(problem.arguments)) for problem in problems]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**加粗。**后文", "<p><strong>加粗。</strong>后文</p>"),
        ("前文**“引用”**后文", "<p>前文<strong>“引用”</strong>后文</p>"),
        ("*强调*与~~删去~~", "<p><em>强调</em>与<del>删去</del></p>"),
        ("甲\\\n乙", "<p>甲<br>\n乙</p>"),
        ("3. 甲\n4. 乙", '<ol start="3">\n<li>甲</li>\n<li>乙</li>\n</ol>'),
        ("> 引文\n\n---", "<blockquote>\n<p>引文</p>\n</blockquote>\n<hr>"),
        ("`a<b`", "<p><code>a&lt;b</code></p>"),
        ("```\n<b>\n中\n文\n```", "<pre><code>&lt;b&gt;\n中\n文\n</code></pre>"),
    ],
)
def test_markdown_as_people_write_it(text: str, html: str) -> None:
    """GitHub's Markdown comes out as HTML, with emphasis that works between Chinese characters."""
    assert show(text) == Rendered(html + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "阿卜杜拉·买买提",
        "𠮷野家",
        "产值<5万元",
        "020-87185000",
        "-5%",
        "a < b && c > d",
        "“引号”——破折号……",
        "1.10",
        "AT&T",
        "若a<b则c>d",
        "　　首行缩进",
        "5*6=30",
    ],
)
def test_no_character_is_altered(text: str) -> None:
    """What has no markup reaches the reader and the search as it was written."""
    assert plain(show(text).html) == text.strip() and show(text).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>粗</b>字",
        "<!-- 注 -->",
        "<img src=x onerror=alert(1)>",
        "<div onclick='x'>块</div>",
        "<a href='https://a.cn'>链</a>",
    ],
)
def test_raw_html_is_shown_as_text(text: str) -> None:
    """HTML is neither obeyed nor lost: the reader sees what was written, and a problem says so."""
    assert plain(show(text).html) == text
    assert elements(show(text).html) <= {"p"}
    assert [problem.code for problem in inspect(text).problems] == ["markdown-html"]


def elements(html: str) -> set[str]:
    return {str(element.tag) for element in parsed(html)}


def parsed(html: str) -> list[Element]:
    """All elements that an HTML5 parser finds, with their attributes."""
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [element for element in fragment.iter() if element is not fragment]


@pytest.mark.parametrize("text", ["若a<b则c", "`<b>`", "```\n<b>\n```", "产值<5万元"])
def test_what_only_looks_like_html_is_no_problem(text: str) -> None:
    """A less-than sign and code are right as they are."""
    assert inspect(text).problems == ()


def test_headings_follow_the_page() -> None:
    """The uppermost headings get the level asked for, the others follow without a gap, empty ones vanish."""
    rendered = render("### 甲\n# 乙\n### 丙\n### 己\n#### 丁\n## 戊\n#\n", first=3, prefix="x")

    assert rendered.contents == (
        Entry(3, "x-甲", "甲"),
        Entry(3, "x-乙", "乙"),
        Entry(4, "x-丙", "丙"),
        Entry(4, "x-己", "己"),
        Entry(5, "x-丁", "丁"),
        Entry(4, "x-戊", "戊"),
    )
    assert re.findall(r"<h(\d) id=\"(.*?)\">", rendered.html) == [
        (str(entry.level), entry.id) for entry in rendered.contents
    ]


def test_headings_never_pass_the_sixth_level() -> None:
    """HTML has six levels; whatever lies deeper stays on the last."""
    rendered = render("# a\n## b\n### c\n#### d\n##### e\n###### f", first=4)

    assert [entry.level for entry in rendered.contents] == [4, 5, 6, 6, 6, 6]


def test_heading_ids_are_unique_and_come_from_the_words() -> None:
    """An id stays when another heading is added before it, and equal headings get different ones."""
    rendered = render("# 做法 *与* `x` <成效>\n# A\n# a\n# A-2\n# A!\n# 。\n")

    assert [entry.id for entry in rendered.contents] == ["s-做法-与-x-成效", "s-a", "s-a-2", "s-a-2-2", "s-a-3", "s-"]
    assert rendered.contents[0].text == "做法 与 x <成效>"


def test_a_picture_alone_is_a_figure() -> None:
    """A picture in its own paragraph gets its variants, its size and its caption."""
    assert show('![青年在"田埂"](media/x.jpg "团课")').html == (
        '<figure class="sf-figure"><img src="../media/x.jpg" srcset="../media/x.jpg 480w" sizes="(max-width: 44em) 100vw, 44em" '
        'width="480" height="320" alt="青年在&quot;田埂&quot;" loading="lazy" decoding="async"><figcaption>团课</figcaption></figure>\n'
    )


def test_a_picture_in_a_line_stays_in_it() -> None:
    """A picture between words is no figure."""
    html = show("前![图](media/x.jpg '题')后").html

    assert (
        html.startswith('<p>前<img src="../media/x.jpg"')
        and html.endswith('title="题">后</p>\n')
        and "figure" not in html
    )


def test_a_picture_without_variants_has_no_empty_srcset() -> None:
    """An empty srcset would be wrong HTML."""
    assert "srcset" not in render("![图](media/x.jpg)", image=lambda file: ImageView(file, "", 1, 1)).html


@pytest.mark.parametrize(
    "address",
    ["http://a.cn/x.png", "data:image/png;base64,AA", "/media/x.jpg", "../media/x.jpg", "x.jpg", "javascript:alert(1)"],
)
def test_pictures_from_elsewhere_are_refused(address: str) -> None:
    """Only pictures of data/media are shown; the problem names any other."""
    text = f"前![图]({address})后"

    assert show(text).html == "<p>前后</p>\n"
    assert codes(show(text).problems) == codes(inspect(text).problems) == [("markdown-image", {"found": address})]
    assert inspect(text).pictures == ()


def test_a_picture_needs_words() -> None:
    """A missing alternative text is found without asking for the file."""
    assert codes(inspect("![ ](media/x.jpg)").problems) == [("markdown-alt", {"found": "media/x.jpg"})]


def test_pictures_and_references_are_listed() -> None:
    """The check learns which files and records a text uses, decoded and in order."""
    inspected = inspect(
        '![a\\*"b"](<media/图 1.jpg> "题") [b](case:gz-1) [c](media/%E6%89%8B.pdf) [d](https://a.cn) ![e](media/y/z.png)'
    )

    assert inspected.pictures == (Picture("media/图 1.jpg", 'a*"b"', "题"), Picture("media/y/z.png", "e", ""))
    assert [picture.file for picture in inspected.pictures] == ["图 1.jpg", "y/z.png"]
    assert inspected.references == (Reference("case", "gz-1"), Reference("media", "手.pdf"))
    assert inspected.problems == ()


def test_what_the_page_cannot_resolve_is_a_problem() -> None:
    """A picture or record that is not there is left out of the page, its words are kept, and it is named."""
    rendered = show("![图](media/none.jpg)\n\n[案例](case:none)与[手册](media/none)")

    assert rendered.html == "\n<p>案例与手册</p>\n"
    assert codes(rendered.problems) == [
        ("media-missing", {"found": "none.jpg", "nearest": ""}),
        ("markdown-reference", {"kind": "case", "found": "none", "nearest": ""}),
        ("markdown-reference", {"kind": "media", "found": "none", "nearest": ""}),
    ]


def test_a_record_is_linked_by_its_type_and_id() -> None:
    """The page says where a record lies; its answer is escaped."""
    rendered = render("[**案例**](case:gz-1)", link=lambda reference: f'../{reference.name}.html?a&b"')

    assert rendered.html == '<p><a href="../gz-1.html?a&amp;b&quot;" rel="noopener"><strong>案例</strong></a></p>\n'


@pytest.mark.parametrize(
    "address", ["https://a.cn/x?y=1", "http://a.cn", "mailto:a@b.cn", "tel:+86-20-87185000", "HTTPS://a.cn"]
)
def test_links_to_the_web(address: str) -> None:
    """http, https, mailto and tel are links, and the site opened gets no handle on ours."""
    assert show(f"[链]({address})") == Rendered(f'<p><a href="{address}" rel="noopener">链</a></p>\n')


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "ftp://a.cn",
        "//a.cn",
        "x.html",
        "../x.html",
        "#x",
        "",
        "vbscript:x",
        "file:///x",
    ],
)
def test_other_links_are_refused(address: str) -> None:
    """Any other address is named, and its words stay as plain text."""
    text = f"[链](<{address}>)"

    assert show(text).html == "<p>链</p>\n"
    assert codes(show(text).problems) == codes(inspect(text).problems) == [("markdown-link", {"found": address})]
    assert inspect(text).references == ()


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("网址：https://a.cn，再看http://b.cn/x?y=1&z=2。完", ["https://a.cn", "http://b.cn/x?y=1&z=2"]),
        ("（https://a.cn/）", ["https://a.cn/"]),
        ("见 www.a.cn，", ["http://www.a.cn"]),
        ("见 https://a.cn 和 a@b.cn。", ["https://a.cn", "mailto:a@b.cn"]),
        ("[https://a.cn，](https://b.cn)", ["https://b.cn"]),
    ],
)
def test_bare_addresses_end_where_chinese_begins(text: str, addresses: list[str]) -> None:
    """Chinese puts no space after an address; the words that follow are no part of it, and none is lost."""
    html = show(text).html

    assert [unescape(found) for found in re.findall('href="(.*?)"', html)] == addresses
    assert plain(html) == plain(show(text.replace("[https://a.cn，](https://b.cn)", "https\\://a.cn，")).html)


def test_wrapped_lines_of_chinese_are_joined() -> None:
    """A line break within a sentence would show as a space and hide a word from the search; Latin needs the space."""
    assert plain(show("全县建立联\n系点，\n“结对”与 ABC\nDEF").html) == "全县建立联系点，“结对”与 ABC\nDEF"


def test_lines_that_count_stay_lines() -> None:
    """Official prose counts its lines by hand."""
    assert show("一、甲\n二、乙\n（三）丙\n4、丁").html == "<p>一、甲<br>\n二、乙<br>\n（三）丙<br>\n4、丁</p>\n"


def test_a_title_of_two_lines_does_no_harm() -> None:
    """Lines in the caption of a picture or the title of a link are not lines of the text."""
    html = show('前![图](media/x.jpg "甲\n一、乙")[链](https://a.cn "丙\n二、丁")').html

    assert 'title="甲 一、乙"' in html and 'title="丙 二、丁"' in html


def test_an_indented_paragraph_is_doubted() -> None:
    """Four spaces before Chinese mean a paragraph to a writer and code to Markdown."""
    assert codes(inspect("甲\n\n    全县建立").problems) == [("markdown-indented", {"found": "全县建立"})]
    assert inspect("甲\n\n    x = 1\n\n```\n\n    全县\n```\n\n- 乙\n\n    丙").problems == ()


def test_footnotes_are_kept_apart_by_prefix() -> None:
    """Two texts on one page have different footnotes; the mark and the way back speak Chinese and are no part of the words."""
    rendered = render("正文[^注]。\n\n[^注]: 出处", prefix="x")

    assert re.findall(r'(?:id|href)="#?(.*?)"', rendered.html) == ["x--fn-E6B3A8", "x--fnref-E6B3A8"] * 2
    assert 'class="sf-note-back" aria-label="返回正文"' in rendered.html
    assert plain(rendered.html) == "正文。\n出处"


def test_tables_can_be_scrolled() -> None:
    """A wide table scrolls by itself on a phone, also by keyboard; its columns keep their alignment."""
    html = show("|甲|乙|丙|\n|:-|-:|:-:|\n|1|2||").html

    assert html.startswith('<div class="sf-table" role="group" aria-label="表格" tabindex="0"><table>')
    assert '<th>甲</th>\n<th class="sf-right">乙</th>\n<th class="sf-center">丙</th>' in html
    assert plain(html) == "甲\n乙\n丙\n1\n2"


def test_tasks_say_what_they_are() -> None:
    """A box to tick has a name for those who cannot see it."""
    html = show("- [ ] 甲\n- [x] 乙").html

    assert '<li class="sf-task"><input type="checkbox" disabled="" aria-label="未完成"> 甲</li>' in html
    assert '<input type="checkbox" checked="" disabled="" aria-label="已完成"> 乙' in html


@pytest.mark.parametrize(
    ("char", "shown"),
    [("\0", "U+0000"), ("\x1b", "U+001B"), ("\ud800", "U+D800"), ("\ufffe", "U+FFFE"), ("\x9b", "U+009B")],
)
def test_characters_that_no_text_needs_are_refused(char: str, shown: str) -> None:
    """Control characters and halves of characters are named."""
    assert (
        codes(inspect(f"甲{char}乙").problems)
        == codes(render(f"甲{char}乙").problems)
        == [("markdown-character", {"found": shown})]
    )
