"""Which records are printed: a meeting's, or those that answer to some wishes; imports storeys 0 to 3 and pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog import Catalog
from generator.facts import Facts
from generator.pinyin import sort_key
from generator.problems import nearest
from generator.records import Meeting, Record

KINDS = ("point", "case", "practice")
"""What a booklet holds, in this order; an article is printed where it is named."""
ORDERS = ("region", "date", "title")


class Chosen(NamedTuple):
    """A record that is printed, by type and id."""

    kind: str
    id: str


@dataclass(frozen=True)
class Wish:
    """What a selection asks for; '' asks nothing. `ids` names the records themselves and their order."""

    domain: str = ""
    region: str = ""
    status: str = ""
    year: str = ""
    tag: str = ""
    honour: str = ""
    ids: tuple[str, ...] = ()
    order: str = "region"


def of_meeting(catalog: Catalog, meeting: Meeting) -> list[Chosen]:
    """The points of the route, each once, then the cases and practices; what the site does not hold is left to the rules."""
    named = {"point": (stop.point for stop in meeting.route), "case": meeting.cases, "practice": meeting.practices}
    return [
        Chosen(kind, id_) for kind, ids in named.items() for id_ in dict.fromkeys(ids) if id_ in catalog.records[kind]
    ]


def of_wish(catalog: Catalog, wish: Wish) -> list[Chosen]:
    """The records that answer to every wish: points, then cases, then practices; withdrawn points only where they are asked for."""
    if wish.ids:
        return [chosen for id_ in wish.ids if (chosen := _named(catalog, id_))]
    found: list[Chosen] = []
    for kind in KINDS:
        wanted = [facts for facts in catalog.facts[kind].values() if _answers(catalog, wish, kind, facts)]
        found += [Chosen(kind, facts.id) for facts in sorted(wanted, key=_order(catalog, wish.order))]
    return found


def unknown(catalog: Catalog, wish: Wish) -> Iterator[tuple[str, str, str]]:
    """Option, value and the nearest right one of each wish that nothing could ever answer to."""
    known: Mapping[str, Iterable[str]] = {
        "domain": catalog.terms("domains"),
        "status": catalog.terms("statuses"),
        "tag": catalog.terms("tags"),
        "honour": catalog.terms("honours"),
        "region": [region.code for region in catalog.regions],
    }
    for option, values in known.items():
        if (value := getattr(wish, option)) and value not in set(values):
            yield option, value, nearest(value, values)
    ids = {id_ for kind in (*KINDS, "article") for id_ in catalog.facts[kind]}
    yield from (("ids", id_, nearest(id_, ids)) for id_ in wish.ids if id_ not in ids)


def records(catalog: Catalog, chosen: Sequence[Chosen]) -> Iterator[Record]:
    """The records themselves."""
    return (catalog.seen[each.kind][each.id] for each in chosen)


def _named(catalog: Catalog, id_: str) -> Chosen | None:
    return next((Chosen(kind, id_) for kind in (*KINDS, "article") if id_ in catalog.facts[kind]), None)


def _answers(catalog: Catalog, wish: Wish, kind: str, facts: Facts) -> bool:
    inside = not wish.region or any(catalog.regions.is_inside(code, wish.region) for code in _codes(catalog, facts))
    return (
        inside
        and (not wish.domain or wish.domain in facts.domain)
        and (not wish.year or wish.year == facts.year)
        and (not wish.tag or wish.tag in facts.tags)
        and (not wish.honour or any(wish.honour == honour for honour, _ in facts.honours))
        and _has_status(catalog, wish.status, kind, facts)
    )


def _codes(catalog: Catalog, facts: Facts) -> tuple[str, ...]:
    """Where a record is; a practice is where its cases are."""
    if facts.region:
        return (catalog.place_of(facts).code,)
    cases = catalog.facts["case"]
    return tuple(catalog.place_of(cases[id_]).code for id_ in facts.cites("case") if id_ in cases)


def _has_status(catalog: Catalog, status: str, kind: str, facts: Facts) -> bool:
    """A case or practice is of a status when one of its points is."""
    points = catalog.facts["point"]
    if kind == "point":
        return facts.status == status if status else facts.status != "withdrawn"
    cases = [catalog.facts["case"][id_] for id_ in facts.cites("case") if id_ in catalog.facts["case"]]
    named = {id_ for each in (facts, *cases) for id_ in each.cites("point")}
    return not status or any(points[id_].status == status for id_ in named if id_ in points)


def _order(catalog: Catalog, order: str) -> Callable[[Facts], tuple[object, ...]]:
    orders: Mapping[str, Callable[[Facts], tuple[object, ...]]] = {
        "region": lambda facts: (min(_codes(catalog, facts), default="~"), facts.id),
        "date": lambda facts: (-facts.day, facts.id),
        "title": lambda facts: (sort_key(facts.name), facts.id),
    }
    return orders[order]
