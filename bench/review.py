"""How long the review of N changed records takes: `python -m bench.review [--records N] [--changed M] [--rounds R]`; needs git.

The records are those of `bench.records`; in M of them a few words of the texts and a number are altered, as editors do.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench import records
from bench.measure import Command, measure

ROOT = Path(__file__).resolve().parent.parent
WHO = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0")
EDITED = ("points", "cases", "articles", "practices", "meetings")


def main(arguments: list[str]) -> None:
    """Print the median of wall and processor time."""
    parser = argparse.ArgumentParser(prog="python -m bench.review")
    parser.add_argument("--records", type=int, default=1_000)
    parser.add_argument("--changed", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="shifan-bench-") as scratch:
        folder = Path(scratch) / "repository"
        number = made(folder, given.records, given.changed)
        line = [
            sys.executable,
            "-m",
            "generator",
            "review",
            "HEAD~1",
            "--root",
            str(folder),
            "--out",
            f"{scratch}/report.md",
        ]
        runs = [measure(Command(line, ROOT)) for _ in range(given.rounds)]
        size = len((Path(scratch) / "report.md").read_text("utf-8"))
    print(f"{number} of {given.records} records changed, report of {size} characters")
    print(f"wall {median(run.wall for run in runs):.2f} s, processor {median(run.cpu for run in runs):.2f} s")


def made(folder: Path, number: int, changed: int) -> int:
    """A repository of two commits; how many records the second one changes."""
    records.main(number, folder / "data")
    (folder / "mkdocs.yml").write_text("site_name: bench\n")
    git(folder, "init", "-q")
    commit(folder)
    found = list(_edited(folder, changed))
    commit(folder)
    return len(found)


def _edited(folder: Path, most: int) -> Iterator[Path]:
    paths = sorted(path for name in EDITED for path in (folder / "data" / name).rglob("*.yml"))
    for path in paths[:: max(1, len(paths) // most)][:most]:
        text = path.read_text("utf-8")
        path.write_text(text.replace("青年", "年轻人", 3).replace("members: ", "members: 1") + "# edited\n", "utf-8")
        yield path


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", f"at {time.time():.0f}")


def git(folder: Path, *line: str) -> None:
    subprocess.run(["git", *WHO, *line], cwd=folder, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
