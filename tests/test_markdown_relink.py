"""Links led to another record: every way to write one, and nothing that only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import Reference, inspect, relinked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见[甲](point:gz-1)和[乙](point:gz-1 \"题\")。", "见[甲](point:gz-2)和[乙](point:gz-2 \"题\")。"),
        ("[甲](<point:gz-1>)", "[甲](<point:gz-2>)"),
        ("[甲][a]\n\n[a]: point:gz-1\n", "[甲][a]\n\n[a]: point:gz-2\n"),
        ("<point:gz-1>", "<point:gz-2>"),
        ("[甲](point:gz%2D1) [乙](point:gz\\-1) [丙](point&#58;gz&#x2d;1)", "[甲](point:gz-2) [乙](point:gz-2) [丙](point:gz-2)"),
        ("**[甲](point:gz-1)**后文\n\n- [乙](point:gz-1)\n", "**[甲](point:gz-2)**后文\n\n- [乙](point:gz-2)\n"),
        ("| a |\n|---|\n| [甲](point:gz-1) |\n", "| a |\n|---|\n| [甲](point:gz-2) |\n"),
    ],
)  # fmt: skip
def test_every_form_of_a_link_is_led_on(text: str, expected: str) -> None:
    """Inline, in angle brackets, by reference, as an autolink, escaped, in lists and tables."""
    assert expected == relinked(text, "point", "gz-1", "gz-2")


@pytest.mark.parametrize(
    "text",
    [
        "`point:gz-1` 和 point:gz-1",
        "```\n[甲](point:gz-1)\n```\n",
        "[甲](case:gz-1) [乙](point:gz-10) [丙](point:gz-1-2) [丁](https://example.org/point:gz-1)",
        "\\[甲](point:gz-1)",
        "没有链接。",
        "",
    ],
)
def test_what_is_no_link_to_it_stays(text: str) -> None:
    """Code, plain words, other types and other ids."""
    assert text == relinked(text, "point", "gz-1", "gz-2")


PIECES = ["[甲](point:gz-1)", "`point:gz-1`", "[a]: point:gz-1\n", "[甲][a]", "\n\n", "文", "point:gz-1", "\\", "<point:gz-1>"]  # fmt: skip


@given(st.lists(st.sampled_from([*PIECES, "[乙](case:gz-1)", "zq0zq", "    ", "- ", "|", "](", "*"]), max_size=12))
def test_only_links_to_the_record_change(pieces: list[str]) -> None:
    """Afterwards none leads to the old id, as many lead to the new one, and all others are what they were."""
    text = "".join(pieces)
    old, new = Reference("point", "gz-1"), Reference("point", "gz-2")
    before, after = inspect(text).references, inspect(relinked(text, "point", "gz-1", "gz-2")).references

    assert [new if link == old else link for link in before] == list(after)
    assert text == relinked(relinked(text, "point", "gz-1", "gz-2"), "point", "gz-2", "gz-1")
