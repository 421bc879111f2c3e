"""Characters and encodings: what is refused, and what foreign bytes are taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.characters import FORBIDDEN, GARBLED, HIDDEN, ODD, decode, is_odd, place

TEXT = "name: 三善村团支部\nregion: '440113'\nbody: 二〇〇六年起，每月一次。\n"


@pytest.mark.parametrize(
    "text",
    ["阿卜杜拉·买买提", "𠮷", "产值<5万元", "020-87185000", "-5%", "a\tb\r\nc", "👨\u200d👩\u200d👧", "ئۇيغۇر\u200c"],
)
def test_right_text_has_no_odd_character(text: str) -> None:
    """Rare characters, joiners, tabs and line ends are right."""
    assert not ODD.search(text)


@given(st.text(st.characters() | st.sampled_from("锟斤拷烫\ufffc\ufffd\n\u3000\u200d\xad\ufeff")))
def test_the_quick_question_gives_the_same_answer(text: str) -> None:
    """Every file is asked, so the answer has to come cheaply; it must not be another one."""
    assert is_odd(text) is (ODD.search(text) is not None)


@pytest.mark.parametrize(
    "char", ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2069", "\ue000", "\ufffe", "\U0010fffd"]
)
def test_control_and_private_characters_are_forbidden(char: str) -> None:
    """Nobody can read them, and some steer what others read."""
    assert FORBIDDEN.search(f"a{char}b")


@pytest.mark.parametrize("char", ["\xad", "\u200b", "\u2060", "\ufeff"])
def test_invisible_characters_are_only_hidden(char: str) -> None:
    """They do no harm but keep a text from being found."""
    assert HIDDEN.search(char)
    assert not FORBIDDEN.search(char)


@pytest.mark.parametrize("text", ["\ufffd", "\ufffc", "锟斤拷"])
def test_leftovers_of_a_wrong_encoding_are_recognised(text: str) -> None:
    """The original is lost, and somebody should know."""
    assert GARBLED.search(text)


@pytest.mark.parametrize(
    ("data", "code", "encoding", "text"),
    [
        (TEXT.encode(), "", "", TEXT),
        (TEXT.encode("utf-8-sig"), "bom", "", TEXT),
        (TEXT.encode("gbk"), "not-utf8", "GBK", TEXT),
        (TEXT.encode("utf-16"), "not-utf8", "UTF-16", TEXT),
        (TEXT.encode("utf-16-le"), "not-utf8", "UTF-16", TEXT),
        (TEXT.encode("utf-16-be"), "not-utf8", "UTF-16", TEXT),
        (TEXT.encode()[:-8] + b"\xe4\n", "broken-utf8", "", None),
        ("café: né\n".encode("latin-1"), "not-utf8", "unknown", None),
        (b"\xff\xd8\xff\xe0 not a text", "not-utf8", "unknown", None),
        (b"", "", "", ""),
        (b"a: b\0c\n", "", "", "a: b\0c\n"),
    ],
)
def test_encodings_are_told_apart(data: bytes, code: str, encoding: str, text: str | None) -> None:
    """Each encoding that offices produce has its name, and its text where that is sure."""
    found = decode(data)

    assert (code, encoding, text) == (found.code, found.encoding, found.text)


def test_the_first_wrong_byte_has_a_place() -> None:
    """Line and column of the first character that is not UTF-8."""
    found = decode("a: 一\nb: 二三".encode() + b"\xb0\xa1")

    assert (2, 6) == (found.line, found.column)


@pytest.mark.parametrize(("index", "where"), [(0, (1, 1)), (2, (1, 3)), (4, (2, 1)), (6, (3, 1)), (8, (4, 1))])
def test_places_count_every_kind_of_line_end(index: int, where: tuple[int, int]) -> None:
    """`\\r\\n`, `\\n` and `\\r` end a line once."""
    assert where == place("ab\r\nc\nd\re", index)


@given(st.binary())
def test_any_bytes_are_decoded_or_named(data: bytes) -> None:
    """Nothing raises; a text without a code is the bytes' own."""
    found = decode(data)

    assert found.text is not None or found.code
    assert found.code or (found.text or "").encode() == data
