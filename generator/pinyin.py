"""Pinyin, to sort Chinese names as readers expect and to find them by their sound; the only module that imports pypinyin."""

import unicodedata
from functools import lru_cache


def load() -> None:
    """Load the dictionaries now: they are fifty megabytes, and processes that are forked afterwards share them."""
    _readings("示范")


@lru_cache(maxsize=100_000)
def sort_key(name: str) -> tuple[str, ...]:
    """Syllable by syllable; Latin letters and digits as they are, regardless of case and width; readings by phrase (重庆 is chong qing)."""
    return (*(syllable.casefold() for syllable in _readings(name)), name)


@lru_cache(maxsize=100_000)
def syllables(name: str) -> tuple[str, ...]:
    """What one types for a name: a syllable for each Chinese character (ü is v), each Latin letter and digit by itself, no signs."""
    text, found, place = unicodedata.normalize("NFKC", name), list[str](), 0
    for reading in _readings(name):
        if text.startswith(reading, place):
            place += len(reading)
            found += [char for char in reading.lower() if char.isascii() and char.isalnum()]
        else:
            place += 1
            found.append(reading)
    return tuple(found)


@lru_cache(maxsize=16)
def _readings(name: str) -> tuple[str, ...]:
    """A reading for each Chinese character that has one, and what stands between them as it is."""
    # The library takes longer to load than everything else, and most builds read nothing anew.
    from pypinyin.constants import RE_HANS
    from pypinyin.seg import mmseg, simpleseg

    runs = simpleseg.seg(unicodedata.normalize("NFKC", name))
    words = (word for run in runs for word in (mmseg.seg.cut(run) if RE_HANS.match(run) else (run,)))
    return tuple(reading for word in words for reading in _read(word))


@lru_cache(maxsize=100_000)
def _read(word: str) -> tuple[str, ...]:
    """Of one phrase. The same words stand in many names, and to look one up is most of the work."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word, v_to_u=False))
