"""Shifan as a competitor, through its command line, on a root of its own."""

import re
import shutil
import sys
from itertools import count
from pathlib import Path

from bench import records
from bench.competitor import BODY, BUILDS, CHANGED, COLD, TITLE, away
from bench.measure import Command

HERE = Path(__file__).resolve().parent.parent


class Ours:
    """`shifan build` of so many records; the root is a copy, so that its cache is its own."""

    name = "Shifan"

    def __init__(self, number: int, folder: Path) -> None:
        folder.mkdir()
        self.root, self.data, self.out = folder / "root", folder / "data", folder / "site"
        self.builds = BUILDS if number else (COLD,)
        self._changes = count(1)
        records.main(number, self.data)
        self.root.mkdir()
        shutil.copy(HERE / "mkdocs.yml", self.root)
        for name in ("docs", "templates"):
            shutil.copytree(HERE / name, self.root / name)

    def ready(self, build: str) -> Command:
        """Cold is without cache and without a site."""
        if build == COLD:
            for folder in (self.root / ".shifan", self.out):
                away(folder)
        elif build in (TITLE, BODY):
            (path,) = self.data.glob(f"{Path(CHANGED).parent}/*/{Path(CHANGED).name}.yml")
            path.write_text(changed(path.read_text("utf-8"), build, next(self._changes)), "utf-8")
        where = ("--root", str(self.root), "--data", str(self.data), "--out", str(self.out))
        return Command((sys.executable, "-m", "generator", "build", *where), HERE)


def changed(record: str, build: str, number: int) -> str:
    """The record with another title or another body, never the same twice."""
    pattern, text = {
        TITLE: (r"(?m)^(title: .*?)(?:（改\d+）)?$", rf"\1（改{number}）"),
        BODY: (r"(?m)^(body: \|\n  )(?:改\d+。)?", rf"\1改{number}。"),
    }[build]
    found, times = re.subn(pattern, text, record, count=1)
    assert times == 1, f"the record that changes has no {build.split()[1]}"
    return found
