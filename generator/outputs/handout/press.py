"""The press: texts as data and a template become a PDF, or it is told why not; imports process (storey 0).

typst sees one folder made for the job and nothing else: the template, `data.json`, pictures, and links to the fonts.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import typst

from generator import process

STANDARDS = ("a-2a", "ua-1")
"""Archivable (ISO 19005-2, level A) and accessible (ISO 14289-1): tags, language, alternative texts, embedded fonts."""
WORKER = Path(__file__).with_name("worker.py")
SECONDS = 600
MEGABYTES = 6000
"""Bounds of the address space, not of what is used: fonts and threads reserve far more than they need."""


class Face(NamedTuple):
    """A font as typst knows it: family, weight (400 is regular), whether upright, its file and its place in that."""

    family: str
    weight: int
    upright: bool
    path: str
    number: int


@dataclass(frozen=True)
class Job:
    """What is to be printed. `template` names one of the files, `data` is what it reads as JSON; `fonts` are files."""

    template: str
    data: Mapping[str, Any]  # whatever JSON holds
    files: Mapping[str, bytes]
    fonts: tuple[str, ...]
    seconds: int = SECONDS
    megabytes: int = MEGABYTES


@dataclass(frozen=True)
class Torn:
    """Why there is no PDF: `late`, `memory`, or what typst said, for whoever wrote the template."""

    reason: str
    said: str = ""


def faces(folders: Iterable[Path], *, system: bool) -> list[Face]:
    """The fonts of these folders and, if wanted, of the system; folders that are not there hold none."""
    found = typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders if folder.is_dir()],
    )
    every = (
        Face(font.family, font.weight, font.style == "normal", font.path or "", font.index) for font in found.fonts()
    )
    return sorted(face for face in every if face.path)


def press(job: Job) -> bytes | Torn:
    """The PDF. Raises OSError where the job's folder cannot be written."""
    with tempfile.TemporaryDirectory(prefix="shifan-press-") as name:
        folder = Path(name)
        _lay(folder, job)
        bounds = (str(job.megabytes), str(job.seconds))
        # By its file and without looking for more packages than ours: all else takes longer to load than a sheet to set.
        line = [sys.executable, "-S", str(WORKER), name, job.template, ",".join(STANDARDS), *bounds]
        try:
            done = process.run(line, job.seconds, _environment(), errors=subprocess.STDOUT)
        except subprocess.TimeoutExpired:
            return Torn("late")
        made = folder / "out.pdf"
        if done.returncode or not made.is_file():
            said = done.stdout.decode("utf-8", "replace")
            memory = done.returncode < 0 or "memory allocation" in said or "MemoryError" in said
            return Torn("memory" if memory else "typst", said)
        return made.read_bytes()


def _lay(folder: Path, job: Job) -> None:
    (folder / "fonts").mkdir()
    for number, font in enumerate(job.fonts):
        _link(Path(font), folder / "fonts" / f"{number}{Path(font).suffix}")
    for name, data in job.files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    (folder / "data.json").write_text(json.dumps(job.data, ensure_ascii=False), "utf-8")


def _link(font: Path, target: Path) -> None:
    try:
        target.symlink_to(font)
    except OSError:  # Windows, without the right to make links
        target.write_bytes(font.read_bytes())


def _environment() -> Mapping[str, str]:
    """Ours, with few threads: each reserves address space, and two use what a small machine has."""
    packages = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": packages, "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
