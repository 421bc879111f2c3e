"""What print costs: `python -m bench.packs` measures booklets of 100 and 300 cases and the demonstration's packs; Linux only.

Each case has a photo of its own. Cold means that nothing is kept; warm that the photos are, but not the booklet.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFilter

from bench import records
from bench.measure import Command, Run, measure
from generator.receipt import CACHE, RECEIPTS

HERE = Path(__file__).resolve().parent.parent
MEETINGS = ("2025-11-guangzhou", "2026-09-dongguan", "2027-05-meizhou")
PHOTO = (1600, 1067)


@dataclass(frozen=True)
class Target:
    """What a run must not exceed: seconds of the processor and, where it is not 0, MB of its largest process."""

    cpu: float
    memory: float = 0


@dataclass(frozen=True)
class Line:
    """A measured run beside its target; None where there is none."""

    name: str
    runs: tuple[Run, ...]
    target: Target | None

    @property
    def text(self) -> str:
        """A row of the report's table."""
        cpu, memory = sum(run.cpu for run in self.runs), max(run.largest for run in self.runs)
        said = ""
        if self.target:
            met = cpu <= self.target.cpu and (not self.target.memory or memory <= self.target.memory)
            most = f"{self.target.cpu:g} CPU-s" + (f", {self.target.memory:g} MB" if self.target.memory else "")
            said = f"≤ {most}: {'met' if met else '**missed**'}"
        return f"| {self.name} | {cpu:.2f} | {sum(run.wall for run in self.runs):.2f} | {memory:.0f} | {said} |"


def main(arguments: list[str]) -> None:
    """Print a table of all runs."""
    parser = argparse.ArgumentParser("python -m bench.packs", description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=[100, 300], help="how many cases a booklet has")
    asked = parser.parse_args(arguments)
    print("| | CPU-s | wall s | largest process MB | target |\n|---|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory(prefix="shifan-bench-") as scratch:
        for number in asked.cases:
            for line in booklets(Path(scratch) / str(number), number):
                print(line.text, flush=True)
        for line in packs(Path(scratch) / "packs"):
            print(line.text, flush=True)


def booklets(root: Path, number: int) -> Iterator[Line]:
    """A booklet of so many cases: from nothing, with the photos kept, with everything kept."""
    target = {100: Target(4, 600), 300: Target(12, 1500)}.get(number)
    ids = province(root, number)
    line = (*shifan(), "booklet", "--root", str(root), "--out", str(root / "out"), "--ids", ",".join(ids))
    command = Command(line, root)
    yield Line(f"booklet, {number} cases, cold", (weighed(command),), target)
    for name in ("packs", RECEIPTS):
        shutil.rmtree(root / CACHE / name)
    yield Line(f"booklet, {number} cases, photos kept", (weighed(command),), target)
    yield Line(f"booklet, {number} cases, unchanged", (measure(command),), Target(1))


def packs(root: Path) -> Iterator[Line]:
    """The three packs of the demonstration."""
    root.mkdir()
    for name in ("data", "templates", "docs"):
        shutil.copytree(HERE / name, root / name)
    shutil.copyfile(HERE / "mkdocs.yml", root / "mkdocs.yml")
    for words in ("init -q", "add -A", "-c user.name=x -c user.email=x@example.org commit -q -m x"):
        subprocess.run(["git", *words.split()], cwd=root, check=True)  # its date is that of the packs
    line = (*shifan(), "pack", *MEETINGS, "--root", str(root))
    command = Command(line, root)
    yield Line("demonstration packs, cold", (weighed(command),), Target(10))
    yield Line("demonstration packs, unchanged", (measure(command),), Target(1))


def shifan() -> tuple[str, ...]:
    """The command under measurement."""
    return sys.executable, "-m", "generator"


def weighed(command: Command) -> Run:
    """Time of a run of its own, memory of another: to look into memory slows a run down."""
    kept = command.folder / CACHE
    before = command.folder / "before"
    if kept.exists():
        shutil.copytree(kept, before)
    timed = measure(command)
    shutil.rmtree(kept)
    if before.exists():
        before.rename(kept)
    heavy = measure(command, weigh=True)
    return Run(timed.wall, timed.cpu, heavy.largest, heavy.peak, timed.stages)


def province(root: Path, number: int) -> list[str]:
    """A root with so many cases, each with a photo; their ids."""
    root.mkdir()
    for name in ("docs", "templates"):
        shutil.copytree(HERE / name, root / name)
    shutil.copyfile(HERE / "mkdocs.yml", root / "mkdocs.yml")
    records.main(2 * number, root / "data")
    (root / "data" / "media").mkdir(exist_ok=True)
    paths = sorted((root / "data" / "cases").rglob("*.yml"))[:number]
    for place, path in enumerate(paths):
        photo(place).save(root / "data" / "media" / f"bench-{place}.jpg", quality=88)
        text = path.read_text("utf-8")
        path.write_text(f"{text}photos:\n- file: bench-{place}.jpg\n  alt: 田埂上的小黑板\n", "utf-8")
    return [path.stem for path in paths]


def photo(number: int) -> Image.Image:
    """A picture with as much detail as a photograph, another one for each number."""
    drawn = random.Random(number)
    small = Image.frombytes("RGB", (160, 107), drawn.randbytes(160 * 107 * 3))
    return small.resize(PHOTO, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1))


if __name__ == "__main__":
    main(sys.argv[1:])
