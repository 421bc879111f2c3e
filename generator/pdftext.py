"""The words of PDF files, page by page: `python -m generator.pdftext FILE…` prints a line of JSON for each; the only place that imports pypdfium2.

A file from elsewhere may be made to crash or to stall whoever reads it, so this runs in a process of its own, which has little time
and memory, and is lost without harm.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator import process

LOCKED = 4
"""FPDF_ERR_PASSWORD, in PDFium's fpdfview.h."""
MOST_PAGES, MOST_CHARACTERS = 2_000, 3_000_000
MEMORY = 2_000_000_000
SECONDS = 60
Words = list[str] | None
"""What each page says, and last what the file says of itself; None where nobody can tell: locked, or too much for us."""


def words(files: Sequence[Path], environment: Mapping[str, str]) -> list[Words]:
    """The words of each file; of one that is no PDF after all there are none. Raises OSError where no process can be started."""
    found: list[Words] = []
    while len(found) < len(files):
        said = _said(files[len(found) :], environment)
        # Where the reader was lost, the next file is the one that it could not bear.
        found += said if len(said) == len(files) - len(found) else [*said, None]
    return found


def _said(files: Sequence[Path], environment: Mapping[str, str]) -> list[Words]:
    line = [sys.executable, "-m", "generator.pdftext", *map(os.fspath, files)]
    own = {**environment, "PYTHONPATH": os.pathsep.join(filter(None, (_HOME, environment.get("PYTHONPATH", ""))))}
    try:
        lines = process.run(line, SECONDS, own, errors=subprocess.DEVNULL).stdout.splitlines()
    except subprocess.TimeoutExpired as late:
        lines = (late.stdout or b"").splitlines()
    said: list[Words] = []
    with suppress(ValueError):  # the last line of a reader that was lost
        for each in lines:
            said.append(json.loads(each))
    return said


_HOME = os.fspath(Path(__file__).resolve().parent.parent)


def main(files: Sequence[str]) -> None:
    """Print the words of each file."""
    _confine()
    for file in files:
        sys.stdout.write(json.dumps(_read(file)) + "\n")
        sys.stdout.flush()


def _confine() -> None:
    """No more memory than an honest file needs."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _read(file: str) -> Words:
    # It loads libraries, and only this process needs them.
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(file) as document:
            return list(_pages(document))
    except PdfiumError as error:
        return None if error.err_code == LOCKED else []
    except (OSError, MemoryError):
        return None


def _pages(document: "PdfDocument") -> Iterator[str]:  # type: ignore[name-defined]  # noqa: F821 - known to this process only
    left = MOST_CHARACTERS
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        text = page.get_textpage().get_text_bounded()[:left]
        page.close()
        left -= len(text)
        yield text
    yield "\n".join(document.get_metadata_dict().values())[:MOST_CHARACTERS]


if __name__ == "__main__":
    main(sys.argv[1:])
