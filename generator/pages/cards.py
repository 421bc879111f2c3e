"""A record as others show it: its card, the links to it, and where to correct it; imports storeys 0 to 3."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import quote

from generator.catalog import Catalog, Place
from generator.facts import Facts
from generator.pages import addresses
from generator.pages.page import Card, Edit, Link
from generator.pages.parts import Fact
from generator.records import Article, Case, HonourHeld, Meeting, Organ, Point, Practice, Record
from generator.rows import Row
from generator.stats import adopted

R = TypeVar("R", bound=Record)
HOME = Link("首页", "index.html")
EDIT_PAGES = {
    "github": "{repository}/edit/{branch}/{file}",
    "gitee": "{repository}/edit/{branch}/{file}",
    "gitea": "{repository}/_edit/{branch}/{file}",
    "gitlab": "{repository}/-/edit/{branch}/{file}",
}
"""Where each forge edits a file, by the addresses that its own edit buttons lead to."""
NEW_PAGES = {
    "github": ("{repository}/new/{branch}/{folder}?filename={name}", "&value={text}"),
    "gitee": ("{repository}/new/{branch}/{folder}", ""),
    "gitea": ("{repository}/_new/{branch}/{folder}?filename={name}", "&value={text}"),
    "gitlab": ("{repository}/-/new/{branch}/{folder}?file_name={name}", ""),
}
"""Where each forge makes a file, and what brings its content along where it can be brought (docs.github.com: creating new files;
docs.gitea.com: Web UI API). How GitLab takes a name its own buttons show; Gitee takes neither."""


@dataclass(frozen=True)
class Honour:
    """An honour held, with the page of all who hold it and what is said about it."""

    link: Link
    year: int
    note: str


def kind_of(record: Record) -> str:
    """The type's identifier: `point`."""
    return type(record).__name__.lower()


def address_of(record: Record) -> str:
    return addresses.record(kind_of(record), record.id)


def title_of(record: Record) -> str:
    return record.name if isinstance(record, Organ | Point) else str(getattr(record, "title", record.id))


def link_to(record: Record) -> Link:
    return Link(title_of(record), address_of(record))


def short_link(organ: Organ) -> Link:
    """An organ by its short name, where it has one."""
    return Link(organ.short or organ.name, address_of(organ))


def links_to(catalog: Catalog, records: Row[Any]) -> tuple[Link, ...]:  # of whatever type
    return tuple(_link(catalog, records.kind, id_) for id_ in records.ids)


def _link(catalog: Catalog, kind: str, id_: str) -> Link:
    if kind == "organ":  # its card has the short name
        return catalog.ledger.once(("link", kind, id_), lambda: link_to(catalog.seen[kind][id_]))
    card = _card(catalog, kind, id_)
    return Link(card.title, card.address)


def card_of(catalog: Catalog, record: Record) -> Card:
    """The card of a record of any type."""
    return _card(catalog, kind_of(record), record.id)


def cards_of(catalog: Catalog, records: Iterable[Record]) -> tuple[Card, ...]:
    """The cards of records; those of a row need no record where they have been made before."""
    if isinstance(records, Row):
        return tuple(_card(catalog, records.kind, id_) for id_ in records.ids)
    return tuple(card_of(catalog, record) for record in records)


def _card(catalog: Catalog, kind: str, id_: str) -> Card:
    """Made once, as a record's card stands on some ten pages."""
    return catalog.ledger.once(("card", kind, id_), lambda: CARDS[kind](catalog, catalog.seen[kind][id_]))


def _point(catalog: Catalog, point: Point) -> Card:
    return Card(
        "point",
        addresses.record("point", point.id),
        point.name,
        catalog.place(point).text,
        point.domain,
        point.status,
        line=point.summary or point.topic,
        photo=point.photos[0] if point.photos else None,
    )


def _case(catalog: Catalog, case: Case) -> Card:
    return Card(
        "case",
        addresses.record("case", case.id),
        case.title,
        catalog.place(case).text,
        case.domain,
        label=catalog.label("case-kinds", case.kind),
        date=case.date,
        line=case.summary,
        photo=case.photos[0] if case.photos else None,
    )


def _practice(catalog: Catalog, practice: Practice) -> Card:
    return Card(
        "practice",
        addresses.record("practice", practice.id),
        practice.title,
        domain=practice.domains[0] if practice.domains else "",
        label=f"{len(practice.steps)} 步",
        line=practice.summary,
        photo=practice.photos[0] if practice.photos else None,
    )


def _article(catalog: Catalog, article: Article) -> Card:
    return Card(
        "article",
        addresses.record("article", article.id),
        article.title,
        domain=domain_of(catalog, article),
        date=article.date,
        line="、".join(article.authors),
        photo=article.photos[0] if article.photos else None,
    )


def _meeting(catalog: Catalog, meeting: Meeting) -> Card:
    return Card(
        "meeting",
        addresses.record("meeting", meeting.id),
        meeting.title,
        meeting.place,
        label=catalog.label("meeting-kinds", meeting.kind),
        date=meeting.date,
        line=meeting.theme,
        photo=meeting.photos[0] if meeting.photos else None,
    )


def _organ(catalog: Catalog, organ: Organ) -> Card:
    number = adopted(catalog.citing("organ", organ.id, Point))
    return Card(
        "organ",
        addresses.record("organ", organ.id),
        organ.short or organ.name,
        catalog.place(organ).text,
        label=catalog.label("levels", organ.level),
        line=f"{number} 个联系点" if number else "",
    )


CARDS: Mapping[str, Callable[[Catalog, Any], Card]] = {  # each function takes just the type it stands under
    "point": _point,
    "case": _case,
    "practice": _practice,
    "article": _article,
    "meeting": _meeting,
    "organ": _organ,
}


def with_line(card: Card, line: str) -> Card:
    """The card with another line: what matters of the record where the card stands."""
    return replace(card, line=line) if line else card


def domain_of(catalog: Catalog, article: Article) -> str:
    """The domain an article belongs to: its own, else that of the points it is about when they agree."""
    found = {point.domain for id_ in article.points if (point := catalog.points.get(id_))}
    return article.domain or (found.pop() if len(found) == 1 else "")


def article_domain(catalog: Catalog, facts: Facts) -> str:
    """The same, from an article's facts."""
    points = catalog.facts["point"]
    found = {domain for id_ in facts.cites("point") if id_ in points for domain in points[id_].domain}
    return facts.domain[0] if facts.domain else found.pop() if len(found) == 1 else ""


def place_link(catalog: Catalog, place: Place) -> Link:
    """A place, leading to its region: every known one in which a record lies has a page. Names begin below the site's province."""
    known = catalog.regions.get(place.code) is not None
    inside = place.codes[0] == catalog.site.province
    name = place.text if inside else "".join(place.names) + (f"（{place.old}）" if place.old else "")
    return Link(name, addresses.region(place.code) if known else "")


def region_trail(catalog: Catalog, place: Place) -> tuple[Link, ...]:
    """The regions below the province that hold the place, from large to small; none outside the province."""
    if place.codes[0] != catalog.site.province:
        return ()
    return tuple(
        Link(name, addresses.region(code)) for code, name in zip(place.codes[1:], place.names[1:], strict=True)
    )


def organ_fact(catalog: Catalog, label: str, id_: str) -> tuple[Fact, ...]:
    """A fact that names an organ; none where the record names none."""
    found = links_to(catalog, catalog.cited(Organ, (id_,)))
    return (Fact(label, links=found),) if found else ()


def edit_of(catalog: Catalog, record: Record) -> Edit:
    """Where to correct the record; a private repository shows no file, no form and no address."""
    kind = kind_of(record)
    file, site = catalog.files.get((kind, record.id), ""), catalog.site
    if not file or site.repository == "private":
        return Edit("")
    form = f"{addresses.PLURALS[kind]}/{record.id}"
    if not site.repository_url:
        return Edit(file, form)
    values = {"repository": site.repository_url.removesuffix("/"), "branch": quote(site.branch), "file": quote(file)}
    return Edit(file, form, EDIT_PAGES[site.forge].format(**values))


def practices_of(catalog: Catalog, cases: Iterable[str]) -> Row[Practice]:
    """The practices that these cases prove, each once."""
    return catalog.cited(
        Practice, dict.fromkeys(id_ for case in cases for id_ in catalog.citing("case", case, Practice).ids)
    )


def honours_of(catalog: Catalog, held: Iterable[HonourHeld]) -> Iterator[Honour]:
    """Honours held, the newest first."""
    for each in sorted(held, key=lambda honour: -honour.year):
        link = Link(catalog.label("honours", each.honour), addresses.honour(each.honour))
        yield Honour(link, each.year, each.note)
