"""Pinyin, to sort Chinese names as readers expect; the only module that imports pypinyin."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=100_000)
def sort_key(name: str) -> tuple[str, ...]:
    """Syllable by syllable; Latin letters and digits as they are, regardless of case and width; readings by phrase (重庆 is chong qing)."""
    from pypinyin import lazy_pinyin  # takes longer to load than everything else, and most builds sort nothing anew

    return (*(syllable.casefold() for syllable in lazy_pinyin(unicodedata.normalize("NFKC", name))), name)
