"""Engines: MkDocs, ProperDocs or Zensical, run in a subprocess on a staging folder; imports storey 0.

The only module that knows what an engine needs and leaves behind. All three read the same `mkdocs.yml`; what they must not
follow from it (plugins, hooks, folders) is overridden by a second file that inherits from it, so that its text, tags such as
`!ENV` included, is never parsed here.
"""

import errno
import hashlib
import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from generator import process
from generator.problems import visible
from generator.stamps import scan

ENGINES = ("mkdocs", "properdocs", "zensical")
PUBLISHED = frozenset((
    ".md", ".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff", ".woff2", ".txt", ".pdf",
))  # fmt: skip
"""What `docs/` may hold to be published; anything else in it is left out."""

# The engine's own search and sitemap are not ours; the theme's scripts, palettes and variants are loaded by no page.
_DROPPED = (
    "sitemap.xml", "sitemap.xml.gz", "search.json", "search/*", "objects.inv", "*.map", "assets/javascripts/*",
    "assets/stylesheets/modern/*", "assets/stylesheets/*palette.*", "assets/images/favicon.png",
)  # fmt: skip
_COMMANDS = {
    "mkdocs": ("build", "--quiet", "--config-file", "mkdocs.yml"),
    "properdocs": ("build", "--quiet", "--config-file", "mkdocs.yml"),
    "zensical": ("build", "--config-file", "mkdocs.yml"),
}
_SETTINGS: Mapping[str, object] = {
    "INHERIT": "base.yml",
    "docs_dir": "docs",
    "site_dir": "site",
    "theme": {"custom_dir": "theme"},
    "plugins": [],
    "hooks": [],
    "watch": [],
    "strict": False,
    "use_directory_urls": False,
}
_PACKAGES = {
    "mkdocs": ("mkdocs", "mkdocs-material", "Markdown", "Jinja2"),
    "properdocs": ("properdocs", "mkdocs-material", "Markdown", "Jinja2"),
    "zensical": ("zensical", "Markdown"),
}
_THEME = frozenset((".html", ".svg"))
_TERMINAL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_LAST_LINES = 20
_REFUSALS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE})


@dataclass(frozen=True)
class Stage:
    """A folder in which an engine can run. `extra` are paths in its `docs/` of pages that are wanted back, not published."""

    folder: Path
    extra: tuple[str, ...]
    refused: tuple[str, ...]
    """Files of `docs/` that were left out: a type that is not published, or no plain file."""


@dataclass(frozen=True)
class HandPage:
    """A hand-written page as it came out: address from the site's root, title and description as plain text."""

    address: str
    title: str
    description: str


@dataclass(frozen=True)
class Frame:
    """What an engine made: `folder` is to be published as it is, `rendered` holds the extra pages' HTML by their path."""

    folder: Path
    pages: tuple[HandPage, ...]
    rendered: Mapping[str, str]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its content, by its address."""
        return ((name, (self.folder / name).read_bytes()) for name in sorted(scan(self.folder)))


@dataclass(frozen=True)
class EngineFailed:
    """The engine gave up; `lines` are its last words, without colours."""

    engine: str
    code: int
    lines: tuple[str, ...]


def site_url(config: str) -> str:
    """The site's address from the text of `mkdocs.yml`, where it is one literal line; ends in `/`, or '' when there is none."""
    found = re.search(r"^site_url:[ \t]*[\"']?(https?://[^\s\"'#]+)", config, re.MULTILINE)
    return found[1].rstrip("/") + "/" if found else ""


def stage(root: Path, folder: Path, extra: Mapping[str, str], settings: Mapping[str, object] | None = None) -> Stage:
    """Lays out `folder` (which must not exist yet) from `docs/`, `templates/theme/` and `mkdocs.yml` of `root`.

    `extra` are further Markdown pages by path; `settings` outrank `mkdocs.yml`, mappings key by key. Raises OSError.
    """
    folder.mkdir(parents=True)
    refused = tuple(_copy(root / "docs", folder / "docs", PUBLISHED))
    _copy(root / "templates" / "theme", folder / "theme", _THEME)
    for path, text in extra.items():
        _write(folder / "docs" / path, text)
    shutil.copyfile(root / "mkdocs.yml", folder / "base.yml")
    _write(folder / "mkdocs.yml", json.dumps(_merged(settings or {}, _SETTINGS), ensure_ascii=False, indent=1) + "\n")
    return Stage(folder, tuple(extra), refused)


def digest(root: Path, engine: str, extra: Mapping[str, str], settings: Mapping[str, object]) -> str:
    """A name for all that a run depends on, the environment excepted: the same name, the same frame. Raises OSError."""
    packages = [f"{name} {version(name)}" for name in _PACKAGES[engine]]
    parts = [repr((engine, packages, sorted(extra.items()), settings)).encode(), (root / "mkdocs.yml").read_bytes()]
    for folder, suffixes in ((root / "docs", PUBLISHED), (root / "templates" / "theme", _THEME)):
        for name in sorted(scan(folder)):
            if _wanted(folder, name, suffixes):
                parts += [name.encode(), (folder / name).read_bytes()]
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(b"%d:" % len(part) + part)
    return hashed.hexdigest()


def run(engine: str, staged: Stage, environment: Mapping[str, str], seconds: int = 300) -> Frame | EngineFailed:
    """Runs the engine once in the stage; the same stage gives the same bytes, whatever clock, locale and umask. Raises OSError."""
    try:
        done = process.run(
            [sys.executable, "-P", "-m", engine, *_COMMANDS[engine]],
            seconds,
            {**environment, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"},
            folder=staged.folder,
            errors=subprocess.STDOUT,
        )
    except subprocess.TimeoutExpired as late:
        return EngineFailed(engine, -1, (*_last_lines(late.stdout or b""), f"not finished after {seconds} seconds"))
    if done.returncode:
        _raise_refusal(done.stdout)
        return EngineFailed(engine, done.returncode, _last_lines(done.stdout))
    site = staged.folder / "site"
    missing = [path for path in staged.extra if not (site / _address(path)).is_file()]
    if missing:
        return EngineFailed(engine, 0, (*_last_lines(done.stdout), *(f"not rendered: {path}" for path in missing)))
    return _collect(site, staged.extra)


def _collect(site: Path, extra: tuple[str, ...]) -> Frame:
    rendered = {path: (site / _address(path)).read_bytes().decode() for path in extra}
    for path in extra:
        (site / _address(path)).unlink()
    for name in sorted(scan(site)):
        if any(fnmatchcase(name, pattern) for pattern in _DROPPED):
            (site / name).unlink()
    _prune(site)
    pages = tuple(
        _hand_page(site, name) for name in sorted(scan(site)) if name.endswith(".html") and name != "404.html"
    )
    return Frame(site, pages, rendered)


def _hand_page(site: Path, name: str) -> HandPage:
    text = (site / name).read_text("utf-8")
    return HandPage(name, _property(text, "og:title"), _property(text, "og:description"))


def _property(text: str, name: str) -> str:
    found = re.search(rf'<meta property="{name}" content="([^"]*)">', text)
    return html.unescape(found[1]) if found else ""


def _address(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(".html"))


def _copy(source: Path, target: Path, suffixes: frozenset[str]) -> list[str]:
    """Copies plain files of these types, contents only; returns the paths of all others."""
    refused = []
    for name in sorted(scan(source)):
        if _wanted(source, name, suffixes):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, target / name, follow_symlinks=False)
        else:
            refused.append(name)
    return refused


def _wanted(folder: Path, name: str, suffixes: frozenset[str]) -> bool:
    hidden = any(part.startswith(".") and part != ".icons" for part in name.split("/"))
    file = folder / name
    return not hidden and file.suffix.lower() in suffixes and file.is_file() and not file.is_symlink()


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def _merged(under: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return merged


def _prune(folder: Path) -> None:
    """Removes folders that hold nothing any more, deepest first."""
    for below in sorted(folder.rglob("*"), reverse=True):
        if below.is_dir() and not any(below.iterdir()):
            below.rmdir()


def _raise_refusal(output: bytes) -> None:
    """What the machine refused to the engine it refused to us: that is no fault of the site's, and one sentence says it."""
    for found in re.finditer(
        r"^\w+Error: \[Errno (\d+)\] (.*?)(?:: '(.*)')?$", output.decode("utf-8", "replace"), re.MULTILINE
    ):
        if int(found[1]) in _REFUSALS:
            raise OSError(int(found[1]), found[2], found[3])


def _last_lines(output: bytes) -> tuple[str, ...]:
    lines = (visible(_TERMINAL.sub("", line).strip()) for line in output.decode("utf-8", "replace").splitlines())
    return tuple(line for line in lines if line)[-_LAST_LINES:]
