"""A report as sections of blocks, and how it is made to fit: what matters most keeps its room; imports words."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.review.words import word

ROOM_FOR_MORE = 80
"""Characters kept for the sentence that says what is missing."""
LONGEST_BLOCK = 6_000


class Section(NamedTuple):
    """A heading, what stands below it (each block whole lines), and which share of a short report is its own."""

    title: str
    blocks: tuple[str, ...]
    share: float = 0.05

    @property
    def text(self) -> str:
        return _joined(self.title, self.blocks) if self.blocks else ""


def whole(head: str, sections: Sequence[Section]) -> str:
    """The full version."""
    return head + "".join(section.text for section in sections)


def fitted(head: str, sections: Sequence[Section], limit: int, lang: str) -> str:
    """At most `limit` characters: a section may use its share, and what others leave of theirs, in their order."""
    if len(text := whole(head, sections)) <= limit:
        return text
    room = limit - len(head)
    granted = [min(len(section.text), int(section.share * room)) for section in sections]
    left = room - sum(granted)
    for place, section in enumerate(sections):
        more = min(left, len(section.text) - granted[place])
        granted[place] += more
        left -= more
    return head + "".join(_cut(section, most, lang) for section, most in zip(sections, granted, strict=True))


def _cut(section: Section, most: int, lang: str) -> str:
    """The first blocks of a section, and how many are missing."""
    if len(section.text) <= most:
        return section.text
    kept: list[str] = []
    room = most - len(section.title) - ROOM_FOR_MORE
    for block in section.blocks:
        short = shorter(block, min(room, LONGEST_BLOCK), lang)
        if not short:
            break
        kept.append(short)
        room -= len(short)
    missing = len(section.blocks) - len(kept)
    more = [f"\n{word('more', lang, number=missing)}\n"] if missing else []
    return _joined(section.title, [*kept, *more]) if room > 0 else ""


def _joined(title: str, blocks: Sequence[str]) -> str:
    return f"\n{title}\n\n" + "".join(blocks)


def shorter(block: str, most: int, lang: str) -> str:
    """The first lines of a block; '' when not even the first has room."""
    if len(block) <= most:
        return block
    kept, room = "", most - ROOM_FOR_MORE
    for line in block.splitlines(keepends=True):
        if len(kept) + len(line) > room:
            break
        kept += line
    return f"{kept}\n{word('rest', lang)}\n\n" if kept.strip() else ""
