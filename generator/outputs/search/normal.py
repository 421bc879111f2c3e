"""Text as it is compared: width, case, traditional forms and signs make no difference; imports the lowest storey.

`docs/assets/sf-find-text.js` does the same to queries and texts in the browser; a test holds the two together.
"""

import re
import unicodedata

from generator.hanzi import simplified_forms

IGNORED = re.compile("[\xad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
"""Joiners and selectors of variants: nobody types them."""
RUN = re.compile("[\\w\U00020000-\U0003fffd]+")
"""Letters, digits and Han characters of all planes, once the low line is gone: also those that Unicode will name one day."""
FREQUENT = "，。、；：？！“”（）《》_\n"
"""Signs that compatibility normalisation would rewrite one by one, though they only separate; and the low line."""


def normal(text: str) -> str:
    """Runs of letters, digits and Han characters after NFKC, in lower case and simplified, one space between them."""
    return _simplified(runs(text))


def runs(text: str) -> str:
    """The same, not yet simplified."""
    for sign in FREQUENT:
        text = text.replace(sign, " ")
    folded = unicodedata.normalize("NFKC", IGNORED.sub("", text)).lower()
    for sign, usual in (("ς", "σ"), ("_", " ")):
        folded = folded.replace(sign, usual)
    return " ".join(RUN.findall(folded))


def pairs(*texts: str) -> str:
    """The traditional characters that `normal` finds in texts, each once and with its simplified form behind it."""
    if all(_PLAIN.isdisjoint(set(text)) for text in texts):
        return ""
    forms = simplified_forms()
    return "".join(char + forms[char] for char in sorted(set("".join(map(runs, texts))) & forms.keys()))


def _simplified(text: str) -> str:
    return text if text.isascii() or _PLAIN.isdisjoint(set(text)) else text.translate(_TABLE)


_TABLE = str.maketrans(dict(simplified_forms()))
_COMPATIBLE = map(chr, (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)))
"""Characters that NFKC replaces by Han characters, traditional ones among them."""
_PLAIN = frozenset((*simplified_forms(), *_COMPATIBLE))
