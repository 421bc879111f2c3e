"""Pinyin order: names stand where a reader looks for them."""

import unicodedata

import pytest
from pypinyin import lazy_pinyin

from generator.pinyin import sort_key, syllables


def test_names_are_sorted_by_syllable() -> None:
    """A reading is known by its phrase: 重庆 is chong, 番禺 is pan; Latin letters and digits keep their place."""
    assert sorted(["中山", "重庆", "番禺", "安吉", "ABC", "东莞"], key=sort_key) == [
        "ABC",
        "安吉",
        "重庆",
        "东莞",
        "番禺",
        "中山",
    ]


def test_a_name_is_typed_syllable_by_syllable() -> None:
    """A syllable for each character, ü as v; Latin letters and digits one by one, whatever their width and case; signs are not typed."""
    assert ("pan", "yu", "q", "q", "qun", "1", "2", "lv", "dao") == syllables("番禺ＱＱ群（12）：绿道")
    assert ("chong", "qing") == syllables("重庆")
    assert () == syllables("𠮷、—— ")


@pytest.mark.parametrize("name", ["重庆路重阳节", "长乐村长征连", "Ａ１ 番禺区—东莞市", "行长行走银行", "𠮷祥", ""])
def test_a_name_read_word_by_word_is_read_as_a_whole(name: str) -> None:
    """The words of a name are looked up one by one; that changes no reading."""
    whole = [syllable.casefold() for syllable in lazy_pinyin(unicodedata.normalize("NFKC", name))]

    assert (*whole, name) == sort_key(name)
