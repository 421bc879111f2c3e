"""The screen: personal data in what no rule about a record looks at: attachments, data within pictures, hand-written pages; imports storeys 0 to 3."""

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator import privacy, sealed
from generator.characters import place
from generator.pdftext import words
from generator.privacy import Finding, mask
from generator.problems import Problem
from generator.program import identity
from generator.records import Privacy
from generator.safefile import load_bytes
from generator.stamps import Stamp, settled, stamp

PAGES = frozenset((".md", ".txt", ".csv", ".html", ".svg", ".js", ".css"))
"""What in `docs/` is text."""
WORDY = frozenset((".md", ".txt"))
"""And what is written by hand, where hints make sense."""
DOCUMENTS, PICTURES = frozenset((".pdf",)), frozenset((".jpg", ".jpeg", ".png", ".webp"))
LOOKED_AT = PAGES | DOCUMENTS | PICTURES
LIMIT = 2_000_000
"""Bytes of a hand-written page."""
START, END = 256_000, 64_000
"""Bytes at either end of a picture, where formats keep what is said of it."""
_NUMBER = re.compile(rb"[ -~\x80-\xff]{0,12}[0-9](?:[ .\-]?[0-9]){10,20}[ -~\x80-\xff]{0,12}")
_WIDE = re.compile(rb"(?:[ -~]\0){11,200}")
_PERHAPS_WIDE = re.compile(rb"\0[ -~]\0[ -~]\0[ -~]\0[ -~]\0")
"""Found a hundred times faster, and in nearly no picture."""


class Seen(NamedTuple):
    """What was found in one file: kind, characters and page (0 for none) of each number; None where nobody could look."""

    stamp: Stamp
    found: tuple[tuple[str, str, int], ...] | None


Known = dict[str, Seen]
"""By file, what an earlier look found."""


@dataclass
class Screen:
    """Looks at the files of one site; what it knows of pictures and attachments may be kept for the next time."""

    root: Path
    privacy: Privacy
    environment: Mapping[str, str]
    known: Known = field(default_factory=dict)

    def problems(self, media: Mapping[str, Path]) -> Iterator[Problem]:
        """What must not be published, in `docs/` and in these media files by their names in problems."""
        docs = _files(self.root / "docs")
        for file, path in docs.items():
            yield from self._named(file)
            if path.suffix.lower() in PAGES:
                yield from self._page(file, path.suffix.lower() in WORDY)
        yield from self._media({**media, **docs})

    def _named(self, file: str) -> Iterator[Problem]:
        for each in self._kept(privacy.find(file)):
            yield Problem(file, (), "personal-name", {"kind": each.kind, "found": mask(each.found)})

    def _page(self, file: str, wordy: bool) -> Iterator[Problem]:
        data = load_bytes(self.root, file, LIMIT)
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
        for code, found in (
            ("personal-data", privacy.find(text)),
            ("personal-hint", privacy.find_soft(text) if wordy else []),
        ):
            for each in self._kept(found):
                yield Problem(file, (), code, {"kind": each.kind, "found": mask(each.found)}, *place(text, each.start))

    def _kept(self, found: Iterable[Finding]) -> Iterator[Finding]:
        return (each for each in found if not self.privacy.excuses(each.found))

    def _media(self, files: Mapping[str, Path]) -> Iterator[Problem]:
        self._look({file: path for file, path in files.items() if path.suffix.lower() in DOCUMENTS | PICTURES})
        for file in sorted(self.known):
            found = self.known[file].found
            if found is None:
                yield Problem(file, (), "attachment-unread", {"found": file.rpartition("/")[2]})
            for kind, characters, page in found or ():
                if not self.privacy.excuses(characters):
                    arguments = {"kind": kind, "found": mask(characters), "page": str(page or "")}
                    yield Problem(file, (), "personal-attachment", arguments)

    def _look(self, files: Mapping[str, Path]) -> None:
        """Into every file that is new or changed; afterwards it is known, and no other is."""
        now, fresh = time.time_ns(), dict[str, Stamp]()
        for file, path in files.items():
            try:
                fresh[file] = stamp(os.lstat(path))
            except OSError:
                continue  # the check tells what is wrong with it
        self.known = {
            file: seen
            for file, seen in self.known.items()
            if fresh.get(file) == seen.stamp and settled(seen.stamp, now)
        }
        due = [file for file in fresh if file not in self.known]
        documents = [file for file in due if files[file].suffix.lower() in DOCUMENTS]
        said = dict(zip(documents, words([files[file] for file in documents], self.environment), strict=True))
        for file in due:
            if file not in said:
                found: tuple[tuple[str, str, int], ...] | None = tuple(_inscribed(files[file]))
            else:
                pages = said[file]
                found = None if pages is None else tuple(_printed(pages))
            self.known[file] = Seen(fresh[file], found)


def recalled(file: Path) -> Known:
    """What an earlier build has kept."""
    return {name: Seen(tuple(known), found) for name, (known, found) in (sealed.read(file, identity()) or {}).items()}


def keep(file: Path, known: Known) -> None:
    """Keep it for the next build, where it is anything new."""
    if known != recalled(file):
        sealed.write(file, identity(), {name: tuple(seen) for name, seen in known.items()})


def _files(folder: Path) -> dict[str, Path]:
    """The regular files of a folder by their names in problems; links are not followed."""
    found = {}
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(above, name)
            if path.is_file() and not path.is_symlink():
                found[path.relative_to(folder.parent).as_posix()] = path
    return dict(sorted(found.items()))


def _printed(pages: list[str]) -> Iterator[tuple[str, str, int]]:
    """Numbers on the pages of a document; the last text is what it says of itself."""
    for number, text in enumerate(pages, 1):
        for each in privacy.find(text):
            yield each.kind, each.found, number if number < len(pages) else 0


def _inscribed(path: Path) -> Iterator[tuple[str, str, int]]:
    """Numbers in what a picture says of itself: Exif, XMP, IPTC, comments. That pixels look like one happens once in 10¹⁵ bytes."""
    with path.open("rb") as file:
        data = file.read(START)
        if file.seek(0, os.SEEK_END) > START:
            file.seek(max(START, file.tell() - END))
            data += b"\0" + file.read(END)
    wide = (
        b" ".join(match[0].replace(b"\0", b"") for match in _WIDE.finditer(data)) if _PERHAPS_WIDE.search(data) else b""
    )
    if privacy.runs(data) or privacy.runs(wide):
        said = "\n|\n".join(match[0].decode("latin-1") for text in (data, wide) for match in _NUMBER.finditer(text))
        for kind, found in sorted({(each.kind, each.found) for each in privacy.find(said)}):
            yield kind, found, 0
