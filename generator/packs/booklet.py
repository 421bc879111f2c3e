"""The booklet 典型经验材料汇编 and its volumes, and the sheet of one practice; imports storeys 0 to 3 and pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from generator.catalog import Catalog
from generator.packs.entries import entry
from generator.packs.programme import programme
from generator.packs.prose import Library, key_of
from generator.packs.selection import Chosen, records
from generator.packs.values import Booklet, Entry, Imprint, Part
from generator.pages.sentences import day
from generator.records import Meeting

TITLE = "典型经验材料汇编"
PARTS = {"point": "联系点", "case": "典型案例", "practice": "典型经验", "article": "调研文章"}
VOLUME = 300
"""Entries of one volume: more would need more memory than a modest machine has to spare."""
NUMBERS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Cover:
    """What the organiser says of a booklet: its title and the lines below it."""

    title: str
    lines: tuple[str, ...] = ()


def of_meeting(catalog: Catalog, library: Library, meeting: Meeting, chosen: Sequence[Chosen]) -> list[Booklet]:
    """The booklets of a meeting, one a volume."""
    plan = programme(catalog, library, meeting)
    cover = Cover(TITLE, tuple(filter(None, (meeting.title, f"{plan.when}　{plan.place}", meeting.theme))))
    first, *others = of_selection(catalog, library, cover, chosen, meeting.date)
    opening = (*library.section("会议综述", meeting.summary), *library.section("会议成果", meeting.conclusions))
    foot = tuple(filter(None, (plan.host, month(meeting.date))))
    whole = replace(first, programme=plan, opening=opening, foot=foot, notes=2)
    return [whole, *(replace(each, foot=foot) for each in others)]


def of_selection(
    catalog: Catalog, library: Library, cover: Cover, chosen: Sequence[Chosen], when: date
) -> list[Booklet]:
    """The booklets of any selection; `when` is the day on their covers."""
    site = catalog.site
    imprint = Imprint(site.organisation, site.name, library.site_url, site.notice, day(when))
    entries = [entry(catalog, library, record) for record in records(catalog, chosen)]
    volumes = [range(start, min(start + VOLUME, len(entries))) for start in range(0, len(entries), VOLUME)] or [
        range(0)
    ]
    return [
        Booklet(
            title=cover.title,
            lines=cover.lines,
            foot=(site.organisation, month(when)),
            date=when,
            programme=None,
            opening=(),
            parts=tuple(_parts([(chosen[place].kind, entries[place]) for place in places])),
            imprint=imprint,
            notes=1,
            volume=f"第{_numeral(number)}册" if len(volumes) > 1 else "",
        )
        for number, places in enumerate(volumes, 1)
    ]


def keys(chosen: Sequence[Chosen]) -> frozenset[str]:
    """What links within a booklet may lead to; nothing where there are several volumes."""
    return frozenset(key_of(*each) for each in chosen) if len(chosen) <= VOLUME else frozenset()


def _parts(entries: Sequence[tuple[str, Entry]]) -> Iterator[Part]:
    for kind, found in groupby(entries, key=lambda pair: pair[0]):
        yield Part(PARTS[kind], tuple(each for _, each in found))


def month(when: date) -> str:
    """二〇二六年九月, as covers have it."""
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(when.year))
    return f"{year}年{_numeral(when.month)}月"


def _numeral(number: int) -> str:
    """A number below a hundred in Chinese."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMBERS[tens - 1]}十"
    return ten + (NUMBERS[ones - 1] if ones else "") or "〇"


__all__ = ["PARTS", "TITLE", "VOLUME", "Cover", "keys", "month", "of_meeting", "of_selection"]
