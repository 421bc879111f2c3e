"""Plain MkDocs with Material as a competitor: one Markdown page a record, no lists, no search, a navigation of one page."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.competitor import COLD, away
from bench.measure import Command
from generator.yamlfile import read_bytes

# JSON is YAML. What would make it slower is off: search, fonts, everything that asks the network, the pages in the navigation.
SETTINGS = {
    "site_name": "示范",
    "site_url": "https://shifan.example/",
    "use_directory_urls": False,
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [],
    "nav": [{"首页": "index.md"}],
    "not_in_nav": "*",
}


class PlainMkDocs:
    """`mkdocs build`; every build is a whole one, so only the cold one is run."""

    name = "MkDocs + Material"
    builds = (COLD,)

    def __init__(self, data: Path, folder: Path) -> None:
        self._folder, self.out = folder, folder / "site"
        _write(folder / "mkdocs.yml", json.dumps(SETTINGS, ensure_ascii=False))
        _write(folder / "docs" / "index.md", "# 首页\n")
        for name in ("organs", "points", "cases", "practices", "articles", "meetings"):
            for path in sorted((data / name).rglob("*.yml")):
                _write(folder / "docs" / name / f"{path.stem}.md", page(path.read_bytes()))

    def ready(self, build: str) -> Command:
        """Without the last site."""
        away(self.out)
        return Command((sys.executable, "-m", "mkdocs", "build", "--quiet"), self._folder)


def page(record: bytes) -> str:
    """A record as Markdown: a heading for each field, long texts as they are."""
    mapped, problems = read_bytes(record, "record.yml")
    assert mapped is not None and not problems, problems
    title = str(mapped.get("title") or mapped.get("name"))
    return f"# {title}\n\n" + "\n\n".join(f"## {key}\n\n{_text(value)}" for key, value in mapped.items()) + "\n"


def _text(value: object) -> str:
    return "\n".join(f"- {line}" for line in _lines(value)) if isinstance(value, list | dict) else str(value)


def _lines(value: list[object] | dict[str, object]) -> Iterator[str]:
    for item in value.items() if isinstance(value, dict) else value:
        yield "：".join(map(str, item.values() if isinstance(item, dict) else (item,)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
