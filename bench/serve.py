"""`python -m bench.serve [RECORDS]`: from a saved record to the news that makes the page reload, with `shifan serve`; Linux only.

A body and a title change by turns; the first of each, which warms the process, does not count. Includes the 120 ms in which
the watch waits for further changes, and fetching the page itself.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.competitor import BODY, CHANGED, TITLE
from bench.ours import HERE, Ours, changed

PAUSE = 2.0
"""Seconds in which whoever writes looks at the page before saving again; meanwhile what was found is kept."""
STARTED = re.compile(r"http://127\.0\.0\.1:\d+/")


def main(arguments: Sequence[str]) -> None:
    """Print what each change took."""
    parser = argparse.ArgumentParser("python -m bench.serve", description=__doc__)
    parser.add_argument("records", type=int, nargs="?", default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scratch", type=Path)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="shifan-bench-", dir=asked.scratch) as scratch:
        for build, seconds in times(Ours(asked.records, Path(scratch) / "ours"), asked.rounds).items():
            print(f"{build}: {median(seconds):.2f} s (at most {max(seconds):.2f}) in {len(seconds)} rounds")


def times(ours: Ours, rounds: int) -> dict[str, list[float]]:
    """Seconds of every counted round, by what changed."""
    found: dict[str, list[float]] = {BODY: [], TITLE: []}
    (record,) = ours.data.glob(f"{Path(CHANGED).parent}/*/{Path(CHANGED).name}.yml")
    with served(ours) as address:
        for number in range(1, rounds + 2):
            for build, seconds in found.items():
                time.sleep(PAUSE)
                text, version = changed(record.read_text("utf-8"), build, number), _state(address, 0)
                begin = time.perf_counter()
                record.write_text(text, "utf-8")
                _state(address, version)
                page = _get(f"{address}{CHANGED}.html")
                assert f"改{number}" in page, "the page shows the change"
                if number > 1:
                    seconds.append(time.perf_counter() - begin)
    return found


@contextmanager
def served(ours: Ours) -> Iterator[str]:
    """The address of a preview of the whole site."""
    where = ("--root", str(ours.root), "--data", str(ours.data), "--port", "0")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        (sys.executable, "-m", "generator", "serve", *where),
        cwd=HERE,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None, "it is a pipe"
        try:
            yield next(found[0] for line in process.stderr if (found := STARTED.search(line)))
        finally:
            process.terminate()


def _state(address: str, since: int) -> int:
    """The version that is shown, as soon as it is newer than `since`."""
    version = since
    while version <= since:
        version = json.loads(_get(f"{address}.shifan/state?since={since}"))["version"]
    return version


def _get(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        text: str = answer.read().decode()
        return text


if __name__ == "__main__":
    main(sys.argv[1:])
