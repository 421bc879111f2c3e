"""A deterministic, realistic data set of N records: `python -m bench.records N DIR`; DIR is then given to `shifan --data`.

Types stand in the proportions of a province: of 100 records about 28 are points, 50 cases, 4 practices, 15 articles, 3 meetings,
beside the organs of every prefecture and county. Settings, vocabularies and regions are copied from `data/`.
"""

import random
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from bench.phrases import ACTIONS, ACTORS, LESSONS, OPENINGS, RESULTS, TOPICS, UNITS, VILLAGES
from generator.edit import canonical
from generator.regions import Region, Regions, read_regions

PROVINCE = "440000"
FIRST_DAY = date(2024, 1, 8)
SHARES = {"points": 0.28, "cases": 0.50, "practices": 0.04, "articles": 0.15, "meetings": 0.03}
QUOTAS = {"province": "50", "direct": "5", "prefecture": "20", "county": "5"}
DOMAINS = tuple(UNITS)
Plain = dict[str, object]


def main(number: int, folder: Path) -> None:
    """Write the data set; the same number gives the same bytes."""
    source = Path(__file__).resolve().parent.parent / "data"
    folder.mkdir(parents=True)
    for name in ("indicators.yml", "privacy.yml", "regions.csv", "region-changes.csv"):
        shutil.copyfile(source / name, folder / name)
    shutil.copytree(source / "vocabulary", folder / "vocabulary")
    (folder / "quotas.yml").write_text(canonical({"levels": QUOTAS}, "quotas"), "utf-8")
    site = (source / "site.yml").read_text("utf-8")
    (folder / "site.yml").write_text(_without_featured(site), "utf-8")
    for path, record in Maker(folder, number).records():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(canonical(record, path.split("s/", 1)[0]), "utf-8")


def _without_featured(site: str) -> str:
    """The settings without the points that only the demonstration data has."""
    lines = site.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("featured:"))
    end = next(number for number in range(start + 1, len(lines)) if not lines[number].startswith("  "))
    return "".join((*lines[:start], *lines[end:]))


class Maker:
    """Draws one record after the other; every reference leads to a record that exists."""

    def __init__(self, folder: Path, number: int) -> None:
        self._random = random.Random(number)
        tables = [(folder / name).read_bytes() for name in ("regions.csv", "region-changes.csv")]
        found, _ = read_regions(tables[0], tables[1], "regions.csv", "region-changes.csv")
        self._prefectures = found.children(PROVINCE)
        self._counties = _counties(found)
        self._counts = {name: round(number * share) for name, share in SHARES.items()}

    def records(self) -> Iterator[tuple[str, Plain]]:
        """Path below the data folder, and the record."""
        yield "organs/gd.yml", {"name": "团省委（示例）", "level": "province", "kind": "committee", "region": PROVINCE}
        for region in self._prefectures:
            organ: Plain = {"name": f"共青团{region.name}委员会（示例）", "level": "prefecture", "kind": "committee"}
            yield f"organs/o{region.code}.yml", organ | {"region": region.code, "parent": "gd"}
        for number in range(self._counts["points"]):
            yield self._path("points", number), self._point(number)
        for number in range(self._counts["cases"]):
            yield self._path("cases", number), self._case(number)
        for number in range(self._counts["practices"]):
            yield f"practices/practices-{number}.yml", self._practice(number)
        for number in range(self._counts["articles"]):
            yield self._path("articles", number), self._article(number)
        for number in range(self._counts["meetings"]):
            yield f"meetings/meetings-{number}.yml", self._meeting(number)

    def _place(self, number: int) -> tuple[Region, Region]:
        """Prefecture and county of record `number` of any type: the same number, the same place."""
        prefecture = self._prefectures[number % len(self._prefectures)]
        counties = self._counties[prefecture.code]
        return prefecture, counties[number // len(self._prefectures) % len(counties)]

    def _path(self, name: str, number: int) -> str:
        return f"{name}/{self._place(number)[0].code}/{name}-{number}.yml"

    def _day(self) -> date:
        return FIRST_DAY + timedelta(days=self._random.randrange(900))

    def _domain(self, number: int) -> str:
        return DOMAINS[number // 3 % len(DOMAINS)]

    def _name(self, number: int) -> str:
        region, unit = self._place(number)[1], self._random.choice(UNITS[self._domain(number)])
        return f"{region.name}{VILLAGES[number % len(VILLAGES)]}{_numeral(number // len(VILLAGES))}{unit}"

    def _title(self, number: int) -> str:
        return f"{self._place(number)[1].name}{VILLAGES[number % len(VILLAGES)]}：{TOPICS[number // 7 % len(TOPICS)]}之{_numeral(number)}"

    def _text(self, least: int, most: int) -> str:
        length, found = self._random.randint(least, most), ""
        while len(found) < length:
            result = self._random.choice(RESULTS).format(n=self._random.randint(6, 600))
            parts = (self._random.choice(OPENINGS), self._random.choice(ACTORS), self._random.choice(ACTIONS))
            found += (
                "".join(parts) + f"。{result}。{self._random.choice(LESSONS)}。" + ("\n\n" if len(found) % 3 else "")
            )
        return found.strip() + "\n"

    def _point(self, number: int) -> Plain:
        prefecture, county = self._place(number)
        # Before the first deed: deeds are done where a point's history has begun.
        start = FIRST_DAY + timedelta(days=self._random.randrange(350))
        proven = number < self._counts["cases"] and number % 3 == 0
        stations = ["candidate", "contact", *(["demonstration"] if proven else [])]
        history = [
            {"status": each, "date": str(start + timedelta(days=40 * step))} for step, each in enumerate(stations)
        ]
        return {
            "name": self._name(number),
            "domain": self._domain(number),
            "region": county.code,
            "organ": f"o{prefecture.code}",
            "status": stations[-1],
            "history": history,
            "batch": self._random.choice(("consolidate", "improve", "rectify", "establish")),
            "topic": self._random.choice(TOPICS),
            "summary": self._random.choice(LESSONS) + "。",
            "body": self._text(300, 500),
            "members": str(self._random.randint(8, 400)),
            "youth": str(self._random.randint(60, 3000)),
            "deeds": [
                self._deed(year, kind)
                for year in (2025, 2026)
                if year >= start.year
                for kind in ("practical_thing", "youth_contact", "on_site", "survey")
            ],
            "countryside_hookup": {"name": f"{county.name}挂钩点"},
            "tags": self._tags(),
        }

    def _deed(self, year: int, kind: str) -> Plain:
        day = date(year, 1, 10) + timedelta(days=self._random.randrange(280))
        extra = {"days": str(self._random.randint(6, 40))} if kind == "on_site" else {}
        return {"date": str(day), "kind": kind, "title": self._random.choice(ACTIONS).split("，")[0], **extra}

    def _tags(self) -> list[str]:
        return self._random.sample(
            ("returnee", "migrant", "training", "volunteer", "online", "craft", "safety", "reading"), 2
        )

    def _case(self, number: int) -> Plain:
        sections = {name: self._text(80, 200) for name in ("background", "practice", "results", "lessons")}
        told = sections if number % 2 else {"body": self._text(300, 800)}
        return {
            "title": self._title(number),
            "kind": "individual" if number % 6 == 0 else "collective",
            "domain": self._domain(number),
            "region": self._place(number)[1].code,
            "date": str(self._day()),
            "points": [f"points-{number}"] if number < self._counts["points"] else [],
            "summary": self._random.choice(RESULTS).format(n=self._random.randint(6, 600)) + "。",
            **told,
            "figures": [{"label": "参加青年", "value": str(self._random.randint(20, 2000)), "unit": "人"}],
            "tags": self._tags(),
        }

    def _practice(self, number: int) -> Plain:
        steps = [
            {"title": action.split("，")[0], "text": self._text(60, 120)} for action in self._random.sample(ACTIONS, 4)
        ]
        most = max(1, self._counts["cases"])
        return {
            "title": f"{self._random.choice(TOPICS)}：四步之{_numeral(number)}",
            "problem": self._text(100, 200),
            "summary": self._random.choice(LESSONS) + "。",
            "domains": [self._domain(number)],
            "date": str(self._day()),
            "conditions": list(self._random.sample(LESSONS, 2)),
            "steps": steps,
            "pitfalls": list(self._random.sample(LESSONS, 2)),
            "cases": [f"cases-{(number * 5 + step) % most}" for step in range(min(4, most))],
            "tags": self._tags(),
        }

    def _article(self, number: int) -> Plain:
        return {
            "title": f"关于{self._title(number)}的调查",
            "authors": [f"{self._place(number)[0].name}调研组（示例）"],
            "organ": f"o{self._place(number)[0].code}",
            "date": str(self._day()),
            "points": [f"points-{number}"] if number < self._counts["points"] else [],
            "abstract": self._text(60, 120),
            "keywords": ["基层团建", self._random.choice(TOPICS)],
            "body": self._text(400, 800),
        }

    def _meeting(self, number: int) -> Plain:
        prefecture, county = self._place(number)
        stops = [
            {
                "point": f"points-{number * 3 + step}",
                "arrive": f"{9 + step:02}:00",
                "leave": f"{9 + step:02}:40",
                "see": TOPICS[step],
            }
            for step in range(3)
            if number * 3 + step < self._counts["points"]
        ]
        return {
            "title": f"{county.name}{VILLAGES[number % len(VILLAGES)]}现场观摩会之{_numeral(number)}（示例）",
            "kind": "observation",
            "date": str(self._day()),
            "place": f"{prefecture.name}{county.name}",
            "region": county.code,
            "host": f"o{prefecture.code}",
            "theme": self._random.choice(TOPICS),
            "route": stops,
            "summary": self._text(200, 400),
        }


def _counties(found: Regions) -> Mapping[str, tuple[Region, ...]]:
    return {
        prefecture.code: found.children(prefecture.code) or (prefecture,) for prefecture in found.children(PROVINCE)
    }


def _numeral(number: int) -> str:
    """A number in Chinese digits: 〇 to 九, place by place."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number + 1))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
