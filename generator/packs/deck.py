"""The slides of a meeting; imports storeys 0 to 3 and pages."""

from collections.abc import Iterator, Sequence

from generator.catalog import Catalog
from generator.packs.entries import entry
from generator.packs.prose import Library
from generator.packs.selection import Chosen, records
from generator.packs.values import Deck, Entry, Halt, Item, Programme, Slide, Topic

ROWS = 8
"""Items of the agenda on one slide: more could not be read from the last row."""


def deck(catalog: Catalog, library: Library, plan: Programme, chosen: Sequence[Chosen]) -> Deck:
    """Title, agenda, a slide for each stop, then for each case and practice."""
    entries = [
        entry(catalog, library, record)
        for record in records(catalog, [each for each in chosen if each.kind in ("case", "practice")])
    ]
    subtitle = (f"{plan.when}　{plan.place}", plan.theme, plan.host, catalog.site.notice)
    return Deck(
        title=plan.title,
        subtitle=tuple(line for line in subtitle if line),
        author=plan.host or catalog.site.organisation,
        date=plan.date,
        slides=(*_agenda(plan), *map(_stop, plan.halts), *map(_told, entries)),
    )


def _agenda(plan: Programme) -> Iterator[Slide]:
    for day in plan.days:
        parts = [day.items[start : start + ROWS] for start in range(0, len(day.items), ROWS)]
        for number, items in enumerate(parts, 1):
            several = f"（{number}/{len(parts)}）" if len(parts) > 1 else ""
            title = f"议程：{day.label}" if len(plan.days) > 1 else "议程"
            yield Slide(title + several, (), "", "", topics=tuple(map(_item, items)))


def _item(item: Item) -> Topic:
    return Topic(f"{item.start}–{item.end}" if item.end else item.start, item.title)


def _stop(halt: Halt) -> Slide:
    when = f"第 {halt.number} 站　{halt.arrive}–{halt.leave}"
    return Slide(
        title=halt.name,
        kicker=tuple(word for word in (when, halt.domain, halt.place) if word),
        lead=halt.see,
        colour=halt.colour,
        highlights=halt.highlights,
        picture=halt.picture,
        address=halt.address,
    )


def _told(made: Entry) -> Slide:
    return Slide(
        title=made.title,
        kicker=made.kicker,
        lead=made.lead,
        colour=made.colour,
        highlights=made.highlights,
        figures=tuple(Topic(f"{each.value}{each.unit}", each.label) for each in made.figures),
        picture=made.pictures[0] if made.pictures else None,
        address=made.address,
    )
