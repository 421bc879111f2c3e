"""Personal data in plain text: identity cards, mobile numbers, bank cards, and hints of other things; imports only the standard library.

Numbers are found as people write and disguise them: in full-width digits or Chinese numerals, in groups, with invisible characters between.
"""

from generator.privacy.digits import bare, many
from generator.privacy.hints import find_soft
from generator.privacy.numbers import find
from generator.privacy.page import find_in_page, runs
from generator.privacy.values import Finding, mask


def masked(text: str) -> str:
    """The text with numbers of persons masked: nothing that we print spreads them."""
    for each in reversed(find(text)):
        text = f"{text[: each.start]}{mask(each.found)}{text[each.end :]}"
    return text


__all__ = ["Finding", "bare", "find", "find_in_page", "find_soft", "many", "mask", "masked", "runs"]
