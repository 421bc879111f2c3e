"""The words of PDF files: honest ones, locked ones, and ones made to do harm."""

import os
from pathlib import Path

from generator.pdftext import words
from tests.hostile import PDF
from tests.samples import BAD, steps
from tests.worlds import ROOT


def sample(code: str) -> bytes:
    """The PDF of a broken sample."""
    return bytes.fromhex(steps(code)[0]["hex"])


def test_words_are_read_page_by_page(tmp_path: Path) -> None:
    """What each page says, and last what the file says of itself."""
    (tmp_path / "a.pdf").write_bytes(sample("personal-attachment"))

    found = words([tmp_path / "a.pdf"], os.environ)[0]

    assert found is not None
    assert ["Tel. 138 0013 8000"] == [page.strip() for page in found[:-1]]


def test_a_locked_file_is_told_from_an_empty_one(tmp_path: Path) -> None:
    """Nobody can tell what stands in the one; in the other, which is no PDF after all, nothing does."""
    files = {"a.pdf": sample("attachment-unread"), "b.pdf": PDF, "c.pdf": b"", "d.pdf": b"%PDF-1.7\n" + b"\xff" * 4_000}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    assert [None, [], [], []] == words([tmp_path / name for name in files], os.environ)
    assert [None] == words([tmp_path / "missing.pdf"], os.environ)
    assert [] == words([], os.environ)


def test_a_file_that_kills_its_reader_takes_no_other_along(tmp_path: Path) -> None:
    """What comes before and after it is read all the same; of it alone nobody can tell."""
    (tmp_path / "a.pdf").write_bytes(sample("personal-attachment"))
    (tmp_path / "killer.pdf").write_bytes(b"%PDF-1.7\n")
    # A stand-in for a crash of the library: the process ends when this file is asked for.
    (tmp_path / "sitecustomize.py").write_text(
        "import os, pathlib\n"
        "real = pathlib.Path.is_file\n"
        "pathlib.Path.is_file = lambda path: os._exit(139) if path.name == 'killer.pdf' else real(path)\n"
    )

    found = words(
        [tmp_path / name for name in ("a.pdf", "killer.pdf", "a.pdf")],
        {**os.environ, "PYTHONPATH": os.fspath(tmp_path)},
    )

    assert [True, False, True] == [each is not None for each in found]


def test_samples_are_in_the_repository() -> None:
    """Both are small and made by hand."""
    assert BAD.is_relative_to(ROOT)
    assert len(sample("personal-attachment")) < len(sample("attachment-unread")) < 1_000
