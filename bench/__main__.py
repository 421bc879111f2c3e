"""`python -m bench`: builds so many records, cold and warm, beside MkDocs and Hugo, and says what it took; Linux only.

Run by hand on a quiet machine, best through `python3 dev.py bench`, which installs Hugo. `--write` keeps the report in
`bench/RESULTS.md`.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from bench.competitor import COLD, Competitor
from bench.hugo import Hugo
from bench.machine import machine
from bench.measure import measure
from bench.ours import HERE, Ours
from bench.plain_mkdocs import PlainMkDocs
from bench.race import Heat, race
from bench.report import report
from bench.shells import shells
from bench.targets import FEW, MANY
from generator.engines import site_url

NAMES = ("ours", "hugo", "mkdocs")
RESULTS = Path(__file__).with_name("RESULTS.md")


def main(arguments: Sequence[str]) -> None:
    """Race each number of records, smallest first, and print the report; interrupted, of the numbers that are done."""
    asked = _asked(arguments)
    notes, heats = [f"{date.today()}, {asked.rounds} rounds"], dict[int, Heat]()
    with tempfile.TemporaryDirectory(prefix="shifan-bench-", dir=asked.scratch) as scratch, suppress(KeyboardInterrupt):
        about = machine(Path(scratch))
        for number in sorted(asked.records):
            folder = Path(scratch) / str(number)
            rounds = asked.rounds if number <= MANY else 1
            heats[number] = race(competitors(number, asked.only, folder, notes), rounds, partial(_say, number))
    text = report(about, notes, heats)
    print(text, end="")
    if asked.write:
        RESULTS.write_text(f"# Results of `python -m bench`\n\n{text}", "utf-8")


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument(
        "--records",
        type=int,
        nargs="+",
        default=[0, FEW, MANY],
        help="how many; 0 is the fixed start; above 10,000 ours alone runs, once",
    )
    parser.add_argument("--rounds", type=int, default=5, help="timed rounds, after one that weighs memory")
    parser.add_argument("--only", type=lambda text: text.split(","), default=NAMES, help=f"some of {','.join(NAMES)}")
    parser.add_argument(
        "--scratch", type=Path, help="where the builds are done; default: the system's temporary folder"
    )
    parser.add_argument("--write", action="store_true", help="keep the report in bench/RESULTS.md")
    return parser.parse_args(arguments)


def _say(number: int, lap: str) -> None:
    print(f"{number:,} records, {lap}", file=sys.stderr, flush=True)


def competitors(number: int, only: Sequence[str], folder: Path, notes: list[str]) -> list[Competitor]:
    """Who takes part: MkDocs up to 1,000 records, Hugo up to 10,000; notes what had to be checked beforehand."""
    folder.mkdir()
    ours = Ours(number, folder / "ours")
    found: list[Competitor] = [ours] if "ours" in only else []
    if "hugo" in only and 0 < number <= MANY:
        found.append(_hugo(number, ours, folder / "hugo", notes))
    if "mkdocs" in only and 0 < number <= FEW:
        found.append(PlainMkDocs(ours.data, folder / "mkdocs"))
    return found


def _hugo(number: int, ours: Ours, folder: Path, notes: list[str]) -> Hugo:
    """Hugo with our site as its material; what it makes of that is compared with ours."""
    _say(number, "preparing: Hugo")
    measure(ours.ready(COLD))
    url = site_url((HERE / "mkdocs.yml").read_text("utf-8"))
    hugo = Hugo(ours.out, url, shells(ours.root, ours.data), folder)
    differing = hugo.differing(ours.out)
    equal = f"of {hugo.pages:,} pages that Hugo renders of {number:,} records, all are byte for byte ours"
    notes.append(f"{len(differing)} pages of Hugo differ, first {differing[0]}" if differing else equal)
    return hugo


if __name__ == "__main__":
    main(sys.argv[1:])
