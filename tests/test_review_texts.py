"""The texts of a review: what differs in them, and that Markdown takes nothing in them for its own."""

import comrak
import html5lib
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.records import Deed, Point
from generator.review.difference import changes
from generator.review.markup import SPACE, code, marked, plain
from generator.review.paper import Section, fitted, whole
from generator.review.runs import Run, runs, shortened
from generator.review.state import is_safe
from generator.review.words import WORDS
from generator.yamlfile import Mapped

TEXTS = st.text(alphabet="春夏秋冬。，！\n aB3.%@#`<>[]*_|", max_size=60)


@given(TEXTS, TEXTS)
def test_runs_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    """What stayed and what is gone is the old text, what stayed and what is new the new one."""
    found = runs(old, new)

    assert old == "".join(run.text for run in found if run.sign != "+")
    assert new == "".join(run.text for run in found if run.sign != "-")
    assert all(run.text for run in found)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("凌晨两点半起床。", "凌晨三点起床。", "凌晨[-两点半][+三点]起床。"),
        ("来了12人。", "来了125人。", "来了[-12][+125]人。"),
        ("甲。乙。丙。", "甲。丙。", "甲。[-乙。]丙。"),
        ("比上年增5%。", "比上年增5.5%。", "比上年增[-5%][+5.5%]。"),
        ("同一句。", "同一句。", "同一句。"),
        ("", "新的。", "[+新的。]"),
    ],
)
def test_differences_are_those_that_people_would_mark(old: str, new: str, shown: str) -> None:
    """Whole numbers and Latin words, whole sentences, single Chinese words."""
    assert shown == "".join(run.text if run.sign == "=" else f"[{run.sign}{run.text}]" for run in runs(old, new))


def test_changes_with_a_crumb_between_them_are_one() -> None:
    """A comma that stayed between two new words helps nobody."""
    assert ["-", "+"] == [run.sign for run in runs("甲乙，丙丁", "子丑，寅卯")]


def test_texts_made_to_cost_time_cost_none() -> None:
    """A hundred thousand equal pieces on both sides."""
    assert runs("甲。" * 100_000, "。甲" * 100_000)
    assert runs("a b" * 50_000, "b a" * 50_000)


def test_a_shortened_difference_keeps_what_stands_around_it() -> None:
    """And says with an ellipsis where it left something out."""
    found = [
        Run("=", "一二三四五六"),
        Run("-", "七八九十"),
        Run("=", "甲乙丙丁戊己"),
        Run("+", "子"),
        Run("=", "一二三四五六"),
    ]

    assert ["…五六", "七八…", "甲乙…戊己", "子", "一二…"] == [run.text for run in shortened(found, 2, 3)]


EVERYTHING = comrak.ExtensionOptions(
    table=True, autolink=True, strikethrough=True, tasklist=True, footnotes=True, superscript=True, math_dollars=True,
    math_code=True, shortcodes=True, underline=True, spoiler=True, wikilinks_title_after_pipe=True, alerts=True,
)  # fmt: skip


def shown(markdown: str) -> str:
    """The text that a reader of this list item sees; anything but text is shown with its element's name."""
    html = comrak.markdown_to_html(
        f"- {markdown}\n", EVERYTHING, comrak.ParseOptions(), comrak.RenderOptions(unsafe_=True)
    )
    item = html5lib.parse(html, namespaceHTMLElements=False).find(".//li")
    assert item is not None
    return "".join([item.text or "", *(f"<{inner.tag}>" for inner in item.iter() if inner is not item)]).strip()


@given(st.text(alphabet=st.sampled_from("春。 a1B@#!~%$^&*_`[](){}<>|\\/:.-+='\"wWh"), max_size=30))
def test_markdown_shows_text_as_it_stands(text: str) -> None:
    """Whatever characters it holds, with every extension that a forge may have switched on."""
    assume("##[" not in text)  # which `visible` breaks for the sake of logs
    assert text.strip() == shown(f"x{plain(text)}x").replace(SPACE, "").removeprefix("x").removesuffix("x").strip()


@pytest.mark.parametrize(
    "text",
    [
        "@name", "中@name", "a@b.example", "#12", "!12", "~bug", "%3", "$1", "^x", "&1", "GH-12", "gh-12", "o/r#12", "o/r@deadbee",
        "http://evil.example", "https://evil.example", "ftp://x.example", "www.evil.example", "WWW.evil.example", ":smile:", ":+1:",
        "deadbeef1", "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", "mailto:a@b.example", "@中文", "#甲",
    ],
)  # fmt: skip
def test_what_a_forge_would_act_on_is_broken(text: str) -> None:
    """By an invisible space, for these cannot be escaped; readers see the same."""
    made = plain(text)

    assert SPACE in made
    assert text == shown(made).replace(SPACE, "")


@pytest.mark.parametrize(
    "text",
    ["12:30", "35%", "2026-03-01", "gz-0001", "data/points", "020-87185000", "价格：3.5元", "a+b=c", "《书》（一）"],
)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    """So that it can be copied from the report."""
    assert text == plain(text)


def test_lines_and_steering_characters_become_visible() -> None:
    """A text stands on one line, and nothing in it turns or hides what follows."""
    assert "甲 ↵ 乙" == plain("甲\n\n  乙")
    assert "a&lt;U+202E&gt;b" == plain("a\u202eb")
    assert "<del>甲 ↵ </del><ins>乙</ins>" == marked([Run("-", "甲\n"), Run("+", "乙")])


def test_a_files_name_cannot_leave_its_code() -> None:
    """Backticks become quotes."""
    assert "`a'b<U+000A>c`" == code("a`b\nc")


# --- values -----------------------------------------------------------------------------------------------------------


def differing(old: Mapped, new: Mapped) -> list[tuple[str, object, object]]:
    return [
        (".".join(f"{step.key}{'' if step.place is None else [step.place]}" for step in each.way), each.old, each.new)
        for each in changes(Point, old, new)
    ]


def test_values_are_compared_in_declared_order() -> None:
    """Unknown keys come last; nothing and emptiness are the same."""
    old: Mapped = {"zzz": "1", "members": "3", "name": "甲", "topic": "", "tags": []}
    new: Mapped = {"name": "乙", "members": "4", "visit": {"hours": "早"}}

    assert [
        ("name", "甲", "乙"),
        ("members", "3", "4"),
        ("visit", None, {"hours": "早"}),
        ("zzz", "1", None),
    ] == differing(old, new)


def test_parts_are_opened_and_items_followed() -> None:
    """An item that changed is told from one that came and one that went."""
    old: Mapped = {
        "deeds": [{"date": "1", "title": "甲"}, {"date": "2", "title": "乙"}],
        "visit": {"hours": "早", "address": "x"},
    }
    new: Mapped = {
        "deeds": [{"date": "0", "title": "新"}, {"date": "1", "title": "甲"}, {"date": "2", "title": "丙"}],
        "visit": {"hours": "晚", "address": "x"},
    }

    assert [
        ("deeds[0]", None, {"date": "0", "title": "新"}),
        ("deeds[2].title", "乙", "丙"),
        ("visit.hours", "早", "晚"),
    ] == differing(old, new)


@given(
    st.recursive(
        st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*Deed.model_fields, "deeds", "visit", "x"]), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_any_shape_of_values_can_be_compared(value: object) -> None:
    """What stands in a file need not be what was declared; nothing differs from itself."""
    wild: Mapped = {"deeds": value, "visit": value, "name": value, "x": value}  # type: ignore[dict-item]

    assert [] == differing(wild, wild)
    assert differing(wild, {}) or not any(wild.values())
    assert len(differing({}, wild)) == len(differing(wild, {}))


# --- paper ------------------------------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.lists(st.integers(1, 900), max_size=30), st.floats(0, 0.3)), max_size=6),
    st.integers(400, 6_000),
)
def test_a_report_always_fits(shape: list[tuple[list[int], float]], limit: int) -> None:
    """Whatever the sections hold; what fits whole is whole."""
    sections = [Section("## x", tuple(f"- {'y' * size}\n" for size in sizes), share) for sizes, share in shape]
    made = fitted("# head\n", sections, limit, "zh")

    assert len(made) <= limit
    assert made == whole("# head\n", sections) or len(whole("# head\n", sections)) > limit


@pytest.mark.parametrize("name", ["", "a//b", "../a", "a/../b", "./a", "a/.", "/a", "a\0b", "a/" * 40 + "b"])
def test_a_name_that_leads_elsewhere_is_not_safe(name: str) -> None:
    """A tree made by hand may hold it."""
    assert not is_safe(name)


def test_every_word_is_there_in_both_languages() -> None:
    """With the same placeholders."""
    assert [] == [
        name
        for name, (zh, en) in WORDS.items()
        if sorted(part for part in zh.split("{")[1:] if part) and zh.count("{") != en.count("{")
    ]
