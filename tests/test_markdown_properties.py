import re
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.markdown import ImageView, Reference, Rendered, blocks, inspect, plain, render, said
from generator.markdown.clean import CLEANER
from generator.markdown.tree import Image
from generator.problems import Problem

BLOCKS = {"h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "ul", "ol", "li", "hr", "figure", "figcaption"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td", "div", "section"}
TAGS = BLOCKS | TABLES | {"strong", "em", "del", "code", "br", "a", "img", "sup", "input"}
SIGNS = "* ** _ ~~ ` ``` [ ] ( ) ! < > | - + # 1. & \\ : \" ' = / [^1] [^1]: [a]: - [ ] 一、 中 。 a"
TRICKS = "http:// www. javascript: data: <b> <!-- --> <script> onclick= media/ case: &lt; &#60; &quot; %22 %3c %0a"
SPACES = [" ", "\n", "\n\n", "    ", "\t", "\r", "\n- ", "\n1. ", "\n> ", "|a|b|\n|-|-|\n", "\n\n[^1]: "]
LINKS = ["![图](media/x.jpg)", "](media/x.jpg)", '](https://a.cn "', "](javascript:x)", "[a](case:b)"]
MARKS = st.sampled_from([*SIGNS.split(), *TRICKS.split(), *SPACES, *LINKS])
ANYTHING = st.one_of(st.lists(MARKS, max_size=60).map("".join), st.text(max_size=200))


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


def parsed(html: str) -> list[Element]:
    """All elements that an HTML5 parser finds, with their attributes."""
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [element for element in fragment.iter() if element is not fragment]


@settings(max_examples=400, deadline=None)
@given(ANYTHING)
@example('!["onload=x](media/"onload=x \'a"b\')')
def test_nothing_but_the_allowed_comes_out(text: str) -> None:
    """Whatever goes in, a real HTML5 parser finds only our elements, no event handler, no other scheme, and no id twice."""
    html = show(text).html
    seen = [(element.tag, dict(element.attrib)) for element in parsed(html)]

    assert {tag for tag, _ in seen} <= TAGS
    assert not any(name.startswith("on") or name == "style" for _, values in seen for name in values)
    addresses = [values[name] for _, values in seen for name in ("href", "src") if name in values]
    assert all(re.match(r"https?://|mailto:|tel:|\.\./|#s--fn", address, re.IGNORECASE) for address in addresses)
    ids = [values["id"] for tag, values in seen if "id" in values and tag.startswith("h")]
    assert len(ids) == len(set(ids)) and all(id_.startswith("s-") for id_ in ids)


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_the_html_is_in_order(text: str) -> None:
    """A page is cut together from our HTML: every element is closed where it was opened, and cleaning it again changes nothing."""
    html = show(text).html
    stack: list[str] = []
    for close, tag in re.findall(r'<(/?)([a-z0-9]+)(?:\s[^>"]*(?:"[^"]*"[^>"]*)*)?>', html):
        if close:
            assert stack.pop() == tag
        elif tag not in ("br", "hr", "img", "input"):
            stack.append(tag)

    assert stack == []
    assert CLEANER.clean(html) == html


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_both_doors_agree(text: str) -> None:
    """What the check calls right, the page shows without a problem; what it refuses, the page refuses for the same reason."""
    refused = {"markdown-image", "markdown-link", "markdown-character"}
    expected = sorted(str(item) for item in codes(inspect(text).problems) if item[0] in refused)

    assert sorted(str(item) for item in codes(show(text).problems) if item[0] in refused) == expected


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"), exclude_characters="*_`[]<>&\\!~|#+-=:@./\x85^"),
    min_size=1,
)


@settings(max_examples=300, deadline=None)
@given(WORDS.map(str.strip).filter(lambda text: text and not re.match(r"\d+\)", text) and "www" not in text))
def test_text_without_markup_is_preserved(text: str) -> None:
    """Letters of any script, figures and punctuation arrive one for one."""
    assert plain(show(text).html) == text


def spoken(value: object) -> str:
    """Every word in a tree of values."""
    if isinstance(value, tuple):
        return "".join(map(spoken, value))
    if isinstance(value, Image):
        return ""
    parts = [
        getattr(value, name)
        for name in getattr(value, "__slots__", ())
        if name in ("text", "spans", "blocks", "items", "rows", "caption", "notes", "image")
    ]
    return "".join(part if isinstance(part, str) else spoken(part) for part in parts)


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_no_word_is_lost_on_the_way_to_print(text: str) -> None:
    """The tree has the same words as the page, in the same order."""
    html = show(text).html

    assert "".join(spoken(blocks(html)).split()) == "".join(plain(html).split())


PROSE = st.text(st.sampled_from("中文，。；、“（）一①②a1 \n\n'\"\u3000\xa0\xad%$/½é\u0301"), max_size=60)


@settings(max_examples=600, deadline=None)
@given(st.one_of(PROSE, ANYTHING))
@example("一、事\n二、事\n 三\n\n\n四 \n五")
@example("\x85中")
def test_the_words_of_prose_are_told_without_the_parser(text: str) -> None:
    """The short way for texts without markup says what the long way says, and stays out of all others."""
    assert plain(render(text).html) == said(text)
