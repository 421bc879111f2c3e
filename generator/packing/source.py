"""What packs are made from, and the photos among it; imports storeys 0 to 8."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from generator import engines, fonts
from generator.catalog import Catalog, unheard
from generator.check import Checked, check
from generator.fonts import Fonts
from generator.load import Loaded, place_all
from generator.load.walk import base_of
from generator.outputs import media
from generator.packs.prose import Library
from generator.problems import Problem
from generator.receipt import CACHE, leads_elsewhere


@dataclass(frozen=True)
class Source:
    """What packs are made from. `site_url` ends in `/`; `templates` is the folder of the print templates."""

    catalog: Catalog
    """The public one."""
    media: Mapping[str, Path]
    """The files of `data/media` by name."""
    data: str
    """The data folder as problems name it."""
    templates: Path
    site_url: str
    fonts: Fonts
    cache: Path
    """The folder of what is kept; it may be missing or unwritable."""


@dataclass(frozen=True)
class Opened:
    """What can be printed from; without a source nothing can, and the problems say why. Their places are not looked up yet."""

    source: Source | None
    problems: tuple[Problem, ...]


def opened(
    root: Path, catalog: Catalog, media: Mapping[str, Path], data: str, cache: Path, *, system: bool = True
) -> Opened:
    """Finds what else printing needs. `catalog` is public; `system` says whether the system's fonts count. Raises OSError."""
    url = engines.site_url((root / "mkdocs.yml").read_text("utf-8"))
    if not url:
        return Opened(None, (Problem("mkdocs.yml", (), "site-url-missing"),))
    found = fonts.find(root, catalog.site.fonts, cache, system=system)
    settings = f"{data}/site.yml"
    if found is None:
        return Opened(None, (Problem(settings, (), "fonts-missing", {"folder": fonts.FOLDER}),))
    unknown = (
        Problem(settings, ("fonts", number), "font-unknown", {"found": name, "nearest": near})
        for number, name, near in found.unknown
    )
    return Opened(Source(catalog, media, data, root / "templates" / "print", url, found, cache), tuple(unknown))


@dataclass(frozen=True)
class Ready:
    """What the records say, what is printed from, and what is wrong with either; problems have their places."""

    checked: Checked
    source: Source | None
    problems: tuple[Problem, ...]


def ready(
    root: Path,
    data: Path,
    day: date | None,
    environment: Mapping[str, str],
    *,
    strict: bool = False,
    system: bool = True,
) -> Ready:
    """Reads and checks everything that printing needs. Raises OSError."""
    checked = check(root, data, day, environment)
    if checked.catalog is None or checked.refused(strict):
        return Ready(checked, None, checked.problems)
    catalog = unheard(checked.catalog, checked.readable).public()
    found = opened(root, catalog, checked.media, checked.data, _cache(root), system=system)
    return Ready(checked, found.source, (*checked.problems, *placed(root, data, found.problems)))


def placed(root: Path, data: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Problems with line and column."""
    return place_all(Loaded(base_of(root, data), ""), problems)


def _cache(root: Path) -> Path:
    """The folder of what is kept. A link could lead anywhere: then nothing is."""
    folder = root / CACHE
    return Path(os.devnull) if leads_elsewhere(folder) else folder


@dataclass
class Darkroom:
    """Develops photos for paper as they are asked for."""

    source: Source
    longest: int = media.PRINTED
    """Pixels of a photo's longer side."""
    prints: dict[str, media.Variant] = field(default_factory=dict)
    """By key."""
    problems: list[Problem] = field(default_factory=list)
    _keys: dict[str, str] = field(default_factory=dict)

    def library(self, inside: frozenset[str] = frozenset()) -> Library:
        """What texts may show and lead to."""
        return Library(self.source.site_url, self.picture, self.file, inside)

    def picture(self, file: str) -> str:
        """The key of a photo; '' for one that is not there or cannot be read, which is a problem."""
        if file not in self._keys:
            self._keys[file] = self._develop(file) if file in self.source.media else ""
        return self._keys[file]

    def _develop(self, file: str) -> str:
        found = media.for_print(self.source.cache / "media", self.source.media[file], self.longest)
        if isinstance(found, media.Fault):
            self.problems.append(Problem(f"{self.source.data}/media/{file}", (), found.code, found.arguments))
            return ""
        key = f"p/{sha256(found.data).hexdigest()[:16]}.jpg"
        self.prints[key] = found
        return key

    def file(self, file: str) -> str:
        """The address of an attachment; '' for one that is not there."""
        path = self.source.media.get(file)
        found = media.publish_attachment(path, file) if path else None
        return self.source.site_url + found.address if isinstance(found, media.Published) else ""
