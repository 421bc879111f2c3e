"""What the form of the site is made from: the declarations, vocabularies, sentences and regions, as one file for its scripts.

`assets/submit/form.js` hands one object to `shifanForm`:
  types     type → {label, folder, fields}; of a field: name, label, help, unit, kind (`line`, `text`, `day`, `time`, `whole`, `decimal`,
            `url`, `email`, `account`, `choice`, `flag`, `region`, `reference` or `part`), and where they apply required, many, hidden,
            limit, least, most, vocabulary, refers, markdown, fields (of a part)
  patterns, days, longest   how values of each kind are written, the first and the last day, the characters of an id
  terms     vocabulary → [[key, label, description]]; open: those whose keys are data
  messages  code → [sentence, remedy, severity], with the placeholders of messages.yml; words: what `{name:word}` becomes
  regions   one a line: how deep it lies and its level (a digit each), its code and its name; each below the one it lies in
  forbidden the characters that no record may hold, as a class of a regular expression; hidden: those that are taken out
  data      the folder of the records; forge: where a file is made or edited, and what else the site says of itself
  shards    into how many files the records are divided that `originals` writes
Private fields are in none of it.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from generator.catalog import Catalog
from generator.characters import FORBIDDEN, HIDDEN
from generator.fields import Written
from generator.messages import messages
from generator.outputs.submit.handing import script
from generator.pages import addresses
from generator.pages.cards import EDIT_PAGES, NEW_PAGES
from generator.records import FOLDERS, TYPES, Site
from generator.records.reading import Outlined, outline
from generator.records.values import FIRST_DAY, LAST_DAY, LINE_LENGTH, LONGEST_ID, PATTERNS, Part
from generator.regions import LEVELS, Regions
from generator.rules.links import OPEN
from generator.rules.people import PEOPLE, TOGETHER
from generator.rules.texts import MOST_HIGHLIGHTS

ADDRESS = "assets/submit/form.js"
SAID = (
    "alt-missing", "bad-account", "bad-date-form", "bad-id", "bad-time", "bad-url", "body-or-sections",
    "consent-missing", "consent-unsaid", "control-character", "date-in-future", "dates-out-of-order", "deed-year", "duplicate-id", "duplicate-reference", "empty-value",
    "hookup-missing", "impossible-date", "line-break", "media-unsafe-path", "missing-field", "not-a-number", "not-in-list",
    "number-range", "on-site-days", "organ-parent-level", "outside-meeting", "overlapping-stops", "status-history-mismatch",
    "times-out-of-order", "too-long", "too-many", "unknown-reference", "withdrawn-stop",
)  # fmt: skip
"""The codes that the form finds by itself; all others only `check` can find, which has the files."""
Json = dict[str, Any]  # any key has a value of its own kind


def form(catalog: Catalog, data: str, shards: int) -> bytes:
    """The file; `data` is the folder of the records as problems name it."""
    found = {
        "types": {kind: _type(kind) for kind in TYPES},
        "patterns": PATTERNS,
        "days": [FIRST_DAY.isoformat(), LAST_DAY.isoformat()],
        "longest": LONGEST_ID,
        "line": LINE_LENGTH,
        "highlights": MOST_HIGHLIGHTS,
        "terms": _terms(catalog),
        "open": OPEN,
        "messages": dict(_messages()),
        "words": {word: texts["zh"] for word, texts in messages().words.items()},
        "regions": "\n".join(_regions(catalog.regions, "", 0)),
        "province": catalog.site.province,
        "forbidden": FORBIDDEN.pattern,
        "hidden": HIDDEN.pattern,
        "people": PEOPLE.pattern,
        "together": TOGETHER.pattern,
        "data": data,
        "forge": _forge(catalog.site),
        "email": catalog.site.email,
        "organisation": catalog.site.organisation,
        "shards": shards,
    }
    return script("shifanForm", found)


def _type(kind: str) -> Json:
    label = messages().words[kind]["zh"]
    page = addresses.PLURALS[kind]
    return {"label": label, "folder": FOLDERS[kind], "pages": page, "fields": list(_fields(TYPES[kind]))}


def _fields(model: type[Part]) -> Iterator[Json]:
    for field in outline(model):
        if not field.about.private:
            found = {key: value for key, value in _field(model, field).items() if value not in ("", False, None)}
            yield found


HIDDEN_FIELDS = ("id", "former")
"""Fields that nobody fills in: the file's name says the id, and `rename` writes the former ones. A correction keeps them."""


def _field(model: type[Part], field: Outlined) -> Json:
    info, about = model.model_fields[field.name], field.about
    plain, written = _unwrapped(info.annotation, list(info.metadata))
    schema = next((each.schema for each in written if each.kind), {})
    return {
        "name": field.name,
        "label": about.zh,
        "help": about.help,
        "unit": about.unit,
        "kind": _kind(field, plain, written),
        "required": info.is_required(),
        "many": field.many,
        "hidden": field.name in HIDDEN_FIELDS,
        "limit": schema.get("maxLength"),
        "least": schema.get("minimum"),
        "most": schema.get("maximum"),
        "vocabulary": about.vocabulary,
        "refers": about.refers,
        "markdown": about.markdown,
        "fields": list(_fields(field.part)) if field.part else None,
    }


def _unwrapped(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Written]]:  # any typing construct
    """What a field, or an item of it, is made of, and how it has to be written."""
    if get_origin(annotation) is Annotated:
        return _unwrapped(get_args(annotation)[0], [*metadata, *annotation.__metadata__])
    inner = [each for each in get_args(annotation) if each not in (NoneType, Ellipsis)]
    if inner:
        return _unwrapped(inner[0], metadata)
    return annotation, [each for each in metadata if isinstance(each, Written)]


def _kind(field: Outlined, plain: Any, written: list[Written]) -> str:  # any type
    if field.part:
        return "part"
    if plain is bool:
        return "truth"
    if field.about.vocabulary or (isinstance(plain, type) and issubclass(plain, StrEnum)):
        return "choice"
    if field.about.refers:
        return "region" if field.about.refers == "region" else "reference"
    return next((each.kind for each in written if each.kind), "line")


def _terms(catalog: Catalog) -> Mapping[str, list[list[str]]]:
    found = catalog.settings.vocabularies
    return {name: [[key, term.zh, term.description] for key, term in terms.items()] for name, terms in found.items()}


def _messages() -> Iterator[tuple[str, tuple[str, str, str]]]:
    for code in SAID:
        entry = messages().entries[code]
        yield code, (entry.words["zh"].sentence, entry.words["zh"].remedy, entry.severity)


def _regions(regions: Regions, above: str, depth: int) -> Iterator[str]:
    for each in regions.children(above):
        yield f"{depth}{LEVELS.index(each.level)}{each.code}{each.name}"
        yield from _regions(regions, each.code, depth + 1)


def _forge(site: Site) -> Json | None:
    """Where the repository takes changes; a private one shows no address."""
    if site.repository == "private" or not site.repository_url:
        return None
    address, text = NEW_PAGES[site.forge]
    return {
        "kind": site.forge,
        "repository": site.repository_url.removesuffix("/"),
        "branch": site.branch,
        "new": address,
        "text": text,
        "edit": EDIT_PAGES[site.forge],
    }
