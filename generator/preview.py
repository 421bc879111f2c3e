"""The preview of a change: a site from the program, templates and settings of this folder, and from records and pages of a commit.

Nothing of the commit is run: of its tree only `data/` and the text and pictures of `docs/` are taken, from git's objects, as regular
files. A page that could run something in a reader's browser is left as it is here. Imports storeys 0 to 9.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator import git
from generator.build import Order, Outcome, write_site
from generator.review.state import DATA, Environment, Scratch

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
PAGE = ".md"
OURS = "docs/assets/"
"""Scripts and stylesheets, which belong to the program."""
ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|frame|object|embed|applet|form|input|button|base|meta|link|style|svg|math|template|portal)\b"
    r"|\bon\w+\s*=|\b\w*script\s*:|\bdata\s*:|srcdoc|&\s*(?:#|colon|tab|newline|lpar|sol)|<[?!](?!-- ?shifan:)",
    re.IGNORECASE,
)
"""What may run, load or send something where a page is shown, also in disguise; rather too much than too little."""


@dataclass(frozen=True)
class Preview:
    """What came of it, and which files of the commit's `docs/` were left as they are here."""

    outcome: Outcome
    left: tuple[str, ...]


def preview(root: Path, source: Path, commit: str, day: date | None, environment: Environment, tree: Path) -> Preview:
    """Writes the site into `tree`, which must not exist yet: `source` is the repository that has the commit, `root` this folder.

    Raises git.NoRepository, git.NoCommit, git.NoObject, TooMuch and OSError.
    """
    id_ = git.commit(source, commit, environment)
    today = day or git.commit_date(source, id_, environment)
    with TemporaryDirectory(prefix="shifan-preview-") as scratch:
        folder = Path(scratch) / "root"
        folder.mkdir()
        files = git.tree(source, id_, environment)
        left = tuple(_laid(root, folder, Scratch(source, Path(scratch), environment), files))
        outcome = write_site(Order(folder, folder / DATA, today, environment), tree)
    return Preview(outcome, left)


def _laid(root: Path, folder: Path, scratch: Scratch, files: git.Tree) -> Iterator[str]:
    """Puts the site's sources together; yields the pages of the commit that are not taken."""
    shutil.copytree(root / "templates", folder / "templates")
    shutil.copytree(root / "docs", folder / "docs")
    shutil.copyfile(root / "mkdocs.yml", folder / "mkdocs.yml")
    scratch.lay(folder, {name: entry for name, entry in files.items() if name.startswith(f"{DATA}/")})
    pages = {name: entry for name, entry in files.items() if name.startswith("docs/") and not name.startswith(OURS)}
    taken = {name: entry for name, entry in pages.items() if entry.regular and _is_content(name)}
    scratch.lay(folder / "proposed", taken)
    for name in sorted(taken):
        proposed, here = folder / "proposed" / name, folder / name
        if not proposed.is_file() or _is_active(proposed, here):
            yield name
        else:
            here.parent.mkdir(parents=True, exist_ok=True)
            here.unlink(missing_ok=True)
            proposed.rename(here)
    shutil.rmtree(folder / "proposed", ignore_errors=True)
    yield from sorted(_others(root, pages, taken))


def _others(root: Path, pages: git.Tree, taken: Mapping[str, object]) -> Iterator[str]:
    """Files of other kinds that are not here, or not of this size."""
    for name, entry in pages.items():
        here = root / name
        if name not in taken and not (entry.regular and here.is_file() and here.stat().st_size == entry.size):
            yield name


def _is_content(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix in (PAGE, *PICTURES) and not any(part.startswith((".", "_")) for part in path.parts)


def _is_active(proposed: Path, here: Path) -> bool:
    """Whether a page may do something that the one here does not do already."""
    if proposed.suffix != PAGE:
        return False
    data = proposed.read_bytes()
    return not (here.is_file() and here.read_bytes() == data) and bool(ACTIVE.search(data.decode("utf-8", "replace")))
