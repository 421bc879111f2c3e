"""Which pages a change touches, by rules over the records' facts: more than really change, never fewer; imports pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalog import Catalog, Key
from generator.facts import Facts
from generator.load.walk import SETTINGS, TABLES
from generator.pages import addresses
from generator.records import TYPES

GENERAL = (*(f"data/{name}" for name in (*SETTINGS, *TABLES)), "mkdocs.yml")
GENERAL_FOLDERS = ("data/vocabulary/", "templates/", "generator/", "docs/assets/")
"""What stands on every page, or makes it."""
HUB = "organ"
"""Nearly everything hangs on an organ, but only what names it shows it."""


@dataclass(frozen=True)
class Touched:
    """The pages by what they are about; lists and the home page belong to the types."""

    added: tuple[Key, ...] = ()
    removed: tuple[Key, ...] = ()
    changed: tuple[Key, ...] = ()
    linked: tuple[Key, ...] = ()
    """Records whose pages show something of those above, for one names the other."""
    beside: tuple[Key, ...] = ()
    """Records whose pages may show those above as neighbours of their region or domain."""
    regions: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    honours: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    """Addresses of hand-written pages."""
    everything: bool = False
    """Whether all pages may change, for settings, templates or program have."""

    @property
    def pages(self) -> int:
        """How many pages show a record or a place that changed."""
        shown = (self.added, self.removed, self.changed, self.linked, self.regions, self.domains, self.honours)
        return sum(map(len, (*shown, self.written)))


def touched(before: Catalog | None, after: Catalog | None, keys: Sequence[Key], files: Iterable[str]) -> Touched:
    """The pages that two states do not have in common: `keys` are records that differ, `files` all files that do."""
    states = [catalog for catalog in (before, after) if catalog]
    names = list(files)
    facts = [
        (kind, each, catalog) for kind, id_ in keys for catalog in states if (each := catalog.facts[kind].get(id_))
    ]
    linked = {other for catalog in states for key in keys for other in _linked(catalog, key)}.difference(keys)
    regions = {code for kind, each, catalog in facts for code in codes(catalog, kind, each)}
    domains = {domain for _, each, _ in facts for domain in each.domain}
    return Touched(
        added=tuple(key for key in keys if not _has(before, key)),
        removed=tuple(key for key in keys if not _has(after, key)),
        changed=tuple(key for key in keys if _has(before, key) and _has(after, key)),
        linked=tuple(sorted(key for key in linked if _has(after, key))),
        beside=tuple(sorted(_beside(after, facts).difference(linked, keys))) if after else (),
        regions=tuple(sorted(code for code in regions if code)),
        domains=tuple(sorted(domains)),
        honours=tuple(sorted({honour for _, each, _ in facts for honour, _ in each.honours})),
        types=tuple(kind for kind in TYPES if any(kind == key[0] for key in keys)),
        written=tuple(sorted(_written(names))),
        everything=any(name in GENERAL or name.startswith(GENERAL_FOLDERS) for name in names),
    )


def _has(catalog: Catalog | None, key: Key) -> bool:
    return catalog is not None and key[1] in catalog.facts[key[0]]


def _linked(catalog: Catalog, key: Key) -> Iterator[Key]:
    """What names the record or is named by it, and what those name or are named by: a point shows the practices of its cases."""
    for near in _next(catalog, key):
        yield near
        if near[0] != HUB:
            yield from _next(catalog, near)
        else:
            yield from _above(catalog, near)


def _next(catalog: Catalog, key: Key) -> Iterator[Key]:
    kind, id_ = key
    facts = catalog.facts[kind].get(id_)
    if facts:
        yield from (each for each in facts.references if each[1] in catalog.facts[each[0]])
    for by in TYPES:
        yield from ((by, each) for each in catalog.ledger.ask("citing", by, kind, id_))


def _above(catalog: Catalog, key: Key) -> Iterator[Key]:
    """The organ's superior, which answers for the points of its departments and units."""
    yield from ((HUB, each) for each in catalog.facts[HUB][key[1]].cites(HUB) if each in catalog.facts[HUB])


def codes(catalog: Catalog, kind: str, facts: Facts) -> tuple[str, ...]:
    """The regions that hold a record, from the province down; an article lies where its organ does, a practice where its cases do."""
    if kind == "article":
        organ = catalog.facts[HUB].get(next(iter(facts.cites(HUB)), ""))
        return codes(catalog, HUB, organ) if organ else ()
    if kind == "practice":
        cases = (catalog.facts["case"].get(id_) for id_ in facts.cites("case"))
        return tuple(dict.fromkeys(code for each in cases if each for code in codes(catalog, "case", each)))
    return catalog.place_of(facts).codes if facts.region else ()


def _beside(catalog: Catalog, changed: Sequence[tuple[str, Facts, Catalog]]) -> set[Key]:
    """Records of the same type in the same region below the province, or of the same domain."""
    kinds = {kind for kind, _, _ in changed}
    places = {(kind, code) for kind, each, state in changed for code in codes(state, kind, each)[1:]}
    domains = {(kind, domain) for kind, each, _ in changed for domain in each.domain}
    return {
        (kind, id_)
        for kind in kinds
        for id_, each in catalog.facts[kind].items()
        if kind == "article"  # its domain is that of its cases and points
        or any((kind, code) in places for code in codes(catalog, kind, each))
        or any((kind, domain) in domains for domain in each.domain)
    }


def _written(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name.startswith("docs/") and name.endswith(".md"):
            yield f"{name.removeprefix('docs/').removesuffix('.md')}.html"


def address(key: Key) -> str:
    """Where a record's page lies."""
    return addresses.record(*key)
