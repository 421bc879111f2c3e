"""The whole data folder to a catalog's values, with every problem of every file."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from generator.catalog import Catalog, Settings
from generator.load import parse
from generator.load.ahead import read_ahead
from generator.load.explain import about_at
from generator.load.walk import TABLES, Found, base_of, overlaid, shown, walk
from generator.problems import Problem
from generator.records import TYPES, Indicator, Privacy, Quotas, Record, Site, Term
from generator.records.mistaken import Doubts, Mistaken
from generator.records.settings import refusal
from generator.regions import Regions, read_regions
from generator.yamlfile import Mapped, file_bytes

M = TypeVar("M", Site, Quotas, Privacy)
Overlay = Mapping[str, bytes | None]
"""What files would hold, by their names in problems; None for one that would be gone."""
TEXT_LIMIT = 1_000_000
"""Bytes of a record; the longest real text seen has 60 thousand."""
TABLE_LIMIT = 8_000_000
OPEN = ("domains", "honours", "tags")
"""Vocabularies whose keys are data and parts of addresses."""


@dataclass
class Loaded:
    """What a data folder holds, and what is wrong with single files; rules over several records come later."""

    base: Path
    """The folder that file names in problems are relative to."""
    data: str
    """The data folder as problems name it."""
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in TYPES})
    files: dict[tuple[str, str], str] = field(default_factory=dict)
    mistaken: dict[str, Mistaken] = field(default_factory=dict)
    """By file, what is right of records and settings with mistakes."""
    media: dict[str, Path] = field(default_factory=dict)
    """Files of `data/media` by their name below it."""
    site: Site | None = None
    quotas: Quotas | None = None
    privacy: Privacy = field(default_factory=Privacy)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    vocabularies: dict[str, dict[str, Term]] = field(default_factory=dict)
    keys: dict[str, frozenset[str]] = field(default_factory=dict)
    """All keys of the vocabularies and of the indicators, where they could be read."""
    regions: Regions | None = None
    codes: frozenset[str] = frozenset()
    """The codes of the tables of regions where these have mistakes."""
    problems: list[Problem] = field(default_factory=list)
    overlay: Overlay = field(default_factory=dict)
    parses: "Parses | None" = None
    """What was made of each record's bytes, where somebody wants to know it the next time."""
    digests: dict[tuple[str, str], str] = field(default_factory=dict)
    """Of the bytes of each record, where the parses are kept."""
    digest: str = ""
    """Of the settings, vocabularies and tables that were read."""

    @property
    def media_files(self) -> dict[str, Path]:
        """The files of `data/media` as problems name them."""
        return {f"{self.data}/media/{name}": path for name, path in self.media.items()}

    @property
    def whole(self) -> bool:
        """Whether all settings could be read."""
        return not (self.mistaken or self.site is None or self.quotas is None or self.regions is None)

    @property
    def catalog(self) -> Catalog | None:
        """The records that are right; None without a site, quotas or regions to stand on."""
        if self.site is None or self.regions is None or self.quotas is None:
            return None
        return Catalog(self.settings(self.site, self.quotas, self.regions), self.records, self.files)

    @property
    def readable(self) -> Catalog:
        """All that could be made out, for the rules: what is wrong is left out, and `doubts` tells them where."""
        whole = {file: each for file, each in self.mistaken.items() if each.whole}
        records = {kind: dict(found) for kind, found in self.records.items()}
        for (kind, id_), file in self.files.items():
            if file in whole and isinstance(part := whole[file].part, Record):
                records[kind][id_] = part
        settings = self.settings(
            self.site or self.remains("site", Site.model_construct(name="", organisation="", province="")),
            self.quotas or self.remains("quotas", Quotas(levels={})),
            self.regions or Regions({}),
        )
        return Catalog(settings, records, self.files, self.digests)

    def settings(self, site: Site, quotas: Quotas, regions: Regions) -> Settings:
        return Settings(site, self.vocabularies, regions, quotas, self.indicators, self.privacy)

    def remains(self, kind: str, otherwise: M) -> M:
        """What is right of a settings file, or what is to stand for it."""
        found = (each.part for each in self.mistaken.values() if each.kind == kind)
        return next((part for part in found if isinstance(part, type(otherwise))), otherwise)

    @property
    def doubts(self) -> Doubts:
        """What rules must not judge, for it follows from mistakes that are named already."""
        read = {each.kind for each in self.mistaken.values()}
        settings = {"site": self.site, "quotas": self.quotas, "regions": self.regions}
        gaps = frozenset(name for name, value in settings.items() if value is None and name not in read)
        return Doubts(self.mistaken, gaps, self.keys, self.codes)


Parses = dict[str, tuple[bytes, parse.Parsed[Record]]]
"""By file: its bytes, and what they hold."""


def load(
    root: Path, data: Path, overlay: Overlay | None = None, parses: Parses | None = None, workers: int = 1
) -> Loaded:
    """Read `data`; paths in problems are relative to `root`, or to the folder around `data` where that lies elsewhere.

    Files of `overlay` are taken from there: so a change can be judged before it is made. Records that are as in `parses` are not read
    again, and it learns what the others hold; `workers` read those.
    """
    # A path such as `root/../elsewhere` seems to lie in the root.
    data = Path(os.path.normpath(data))
    base = base_of(root, data)
    loaded = Loaded(base, shown(data, base), overlay=overlay or {}, parses=parses)
    found, loaded.problems = walk(base, data) if data.is_dir() and not data.is_symlink() else ([], [])
    by_kind: defaultdict[str, list[Found]] = defaultdict(list)
    for each in overlaid(found, data, loaded.data, loaded.overlay):
        by_kind[each.kind].append(each)
    if not any(by_kind[kind] for kind in TYPES):
        loaded.problems.append(Problem(loaded.data, (), "empty-data"))
    if any(by_kind.values()):
        load_settings(loaded, by_kind)
    ahead = {} if parses is None else read_ahead(_unread(loaded, by_kind), workers)
    for kind in TYPES:
        _load_records(loaded, kind, by_kind[kind], ahead)
    loaded.media = {each.name: each.path for each in by_kind["media"]}
    return loaded


def _bytes(loaded: Loaded, file: str, limit: int = TEXT_LIMIT) -> bytes | None:
    data, problems = _read(loaded, file, limit)
    loaded.problems += problems
    return None if problems else data


def _read(loaded: Loaded, file: str, limit: int) -> tuple[bytes, list[Problem]]:
    laid_over = loaded.overlay.get(file)
    return (laid_over, []) if laid_over is not None else file_bytes(loaded.base, file, limit)


def _settings_bytes(loaded: Loaded, file: str, limit: int = TEXT_LIMIT) -> bytes | None:
    data = _bytes(loaded, file, limit)
    loaded.digest = sha256(repr((loaded.digest, file, data)).encode()).hexdigest()
    return data


# --- Records


def _unread(loaded: Loaded, by_kind: Mapping[str, list[Found]]) -> dict[str, bytes]:
    """The records that are held in memory and not known."""
    known = loaded.parses or {}
    texts = ((each.file, loaded.overlay.get(each.file)) for kind in TYPES for each in by_kind[kind])
    return {file: data for file, data in texts if data is not None and (file not in known or known[file][0] != data)}


def _load_records(loaded: Loaded, kind: str, found: Iterable[Found], ahead: Mapping[str, Mapped]) -> None:
    for each in found:
        first = loaded.files.setdefault((kind, each.name), each.file)
        data = _bytes(loaded, each.file)
        if data is not None:
            parsed = _parsed(loaded, kind, each, data, ahead)
            loaded.problems += (in_words(problem, kind, loaded.vocabularies) for problem in parsed.problems)
            _keep(loaded, kind, each, parsed, first)
        if first != each.file:
            loaded.problems += _twice(each, first)


def _parsed(loaded: Loaded, kind: str, each: Found, data: bytes, ahead: Mapping[str, Mapped]) -> parse.Parsed[Record]:
    """What a record's file holds. The file's name tells its type."""
    if loaded.parses is None:
        return parse.record(data, each.file, each.name, TYPES[kind])
    known = loaded.parses.get(each.file)
    if known is None or known[0] != data:
        parsed = parse.record(data, each.file, each.name, TYPES[kind], ahead.get(each.file))
        known = loaded.parses[each.file] = data, parsed
    loaded.digests[kind, each.name] = sha256(each.file.encode(errors="surrogateescape") + b"\0" + data).hexdigest()
    return known[1]


def _keep(loaded: Loaded, kind: str, each: Found, parsed: parse.Parsed[Record], first: str) -> None:
    mistaken = parsed.mistaken
    if parsed.value is not None and first == each.file:
        loaded.records[kind][each.name] = parsed.value
    elif parsed.value is not None:
        mistaken = Mistaken(kind, parsed.value)
    if mistaken is not None:
        # Of two files with one id the first stands for both; the other is looked at value by value.
        loaded.mistaken[each.file] = replace(mistaken, whole=mistaken.whole and first == each.file)


def in_words(problem: Problem, kind: str, vocabularies: Mapping[str, Mapping[str, Term]]) -> Problem:
    """A value outside a closed list: what is allowed, with the labels that the vocabulary gives."""
    about = about_at(TYPES[kind], problem.path) if problem.code == "not-in-list" else None
    terms = vocabularies.get(about.vocabulary) if about else None
    return replace(problem, arguments=refusal(problem.arguments["found"], terms)) if terms else problem


def _twice(each: Found, first: str) -> list[Problem]:
    """Both places are named: whoever opens either file finds the other."""
    return [
        Problem(file, (), "duplicate-id", {"id": each.name, "other": other})
        for file, other in ((each.file, first), (first, each.file))
    ]


# --- Settings


def load_settings(loaded: Loaded, by_kind: Mapping[str, list[Found]]) -> None:
    loaded.site = _single(loaded, by_kind["site"], "site.yml", Site)
    loaded.quotas = _single(loaded, by_kind["quotas"], "quotas.yml", Quotas)
    if by_kind["privacy"]:
        loaded.privacy = _single(loaded, by_kind["privacy"], "privacy.yml", Privacy) or loaded.remains(
            "privacy", Privacy()
        )
    for each in by_kind["indicators"]:
        data = _settings_bytes(loaded, each.file)
        if data is not None:
            indicators = parse.entries(data, each.file, Indicator, ids=True)
            loaded.indicators = indicators.found
            loaded.problems += indicators.problems
            if indicators.keys is not None:
                loaded.keys["indicators"] = indicators.keys
    for each in by_kind["vocabulary"]:
        _load_vocabulary(loaded, each)
    _load_regions(loaded, {each.path.name: each.file for each in by_kind["table"]})


def _single(loaded: Loaded, found: list[Found], name: str, model: type[M]) -> M | None:
    if not found:
        loaded.problems.append(Problem(f"{loaded.data}/{name}", (), "missing-file", {"name": name}))
        return None
    data = _settings_bytes(loaded, found[0].file)
    if data is None:
        return None
    parsed = parse.settings(data, found[0].file, model)
    loaded.problems += parsed.problems
    if parsed.mistaken is not None:
        loaded.mistaken[found[0].file] = parsed.mistaken
    return parsed.value


def _load_vocabulary(loaded: Loaded, each: Found) -> None:
    loaded.vocabularies[each.name] = {}
    data = _settings_bytes(loaded, each.file)
    if data is not None:
        terms = parse.entries(data, each.file, Term, ids=each.name in OPEN)
        loaded.vocabularies[each.name] = terms.found
        loaded.problems += terms.problems
        if terms.keys is not None:
            loaded.keys[each.name] = terms.keys


def _load_regions(loaded: Loaded, files: Mapping[str, str]) -> None:
    for name in TABLES:
        if name not in files:
            loaded.problems.append(Problem(f"{loaded.data}/{name}", (), "missing-file", {"name": name}))
    today, changes = (_settings_bytes(loaded, files[name], TABLE_LIMIT) if name in files else None for name in TABLES)
    if today is not None and changes is not None:
        loaded.regions, problems = read_regions(today, changes, files[TABLES[0]], files[TABLES[1]])
        loaded.problems += problems
        lines = (today + b"\n" + changes).decode("utf-8", "replace").splitlines() if problems else []
        loaded.codes = frozenset(line.split(",", 1)[0] for line in lines)


# --- Places


def place_all(loaded: Loaded, problems: Iterable[Problem]) -> list[Problem]:
    """Problems of several records, with line and column looked up file by file."""
    by_file: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_file[problem.file].append(problem)
    return [placed for file, group in by_file.items() for placed in _placed(loaded, file, group)]


def _placed(loaded: Loaded, file: str, group: list[Problem]) -> tuple[Problem, ...]:
    if not any(problem.path for problem in group):
        return tuple(group)
    data, unreadable = _read(loaded, file, TEXT_LIMIT)
    return tuple(group) if unreadable else parse.placed(group, data)
