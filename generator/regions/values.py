"""Regions of today, former ones, and what a code means at a date; imports the lowest storey."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.problems import nearest

LEVELS = ("province", "prefecture", "county", "township")


class Region(NamedTuple):
    """A region of today; `parent` is '' for a province."""

    code: str
    name: str
    level: str
    parent: str


class Former(NamedTuple):
    """An earlier meaning of a code; it was in force from `since` (0: unknown) until some day of the year `until`."""

    code: str
    name: str
    path: tuple[str, ...]
    since: int
    until: int
    successors: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole name: 广东省广州市东山区."""
        return "".join((*self.path, self.name))


@dataclass(frozen=True)
class Resolved:
    """A code that is right: today's code, and the name at the record's date where that differs, else None."""

    code: str
    old: str | None = None


@dataclass(frozen=True)
class Abolished:
    """A code that was out of force at the record's date: its last meaning, and today's codes of what followed."""

    former: Former
    successors: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.former.text

    @property
    def year(self) -> int:
        """The year in which it ended."""
        return self.former.until


@dataclass(frozen=True)
class Unknown:
    """A code that never was; `nearest` is the code that was probably meant, or ''."""

    nearest: str


@dataclass(frozen=True)
class Regions:
    """Today's regions and the former ones; made by `read_regions`, never changed."""

    regions: Mapping[str, Region]
    formers: Mapping[str, tuple[Former, ...]] = field(default_factory=dict)
    """By code, oldest first."""
    home: str = ""
    """The code of the province whose names are meant where others have the same."""

    def get(self, code: str) -> Region | None:
        """The region of today with this code."""
        return self.regions.get(code)

    def __contains__(self, code: object) -> bool:
        return code in self.regions

    def __iter__(self) -> Iterator[Region]:
        """All regions of today in the order of the file."""
        return iter(self.regions.values())

    def path(self, code: str) -> tuple[Region, ...]:
        """From the province down to the region itself; empty for an unknown code."""
        way: list[Region] = []
        while (region := self.regions.get(code)) and region not in way:
            way.insert(0, region)
            code = region.parent
        return tuple(way)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The codes above a region, province first."""
        return tuple(region.code for region in self.path(code)[:-1])

    def full_name(self, code: str) -> str:
        """`广东省 / 广州市 / 番禺区`."""
        return " / ".join(region.name for region in self.path(code))

    def is_inside(self, code: str, outer: str) -> bool:
        """Whether a region is another one or lies in it."""
        return any(region.code == outer for region in self.path(code))

    def children(self, code: str) -> tuple[Region, ...]:
        """The regions directly below one, in the order of the file; of '' the provinces."""
        return self._children.get(code, ())

    @cached_property
    def _children(self) -> Mapping[str, tuple[Region, ...]]:
        below: defaultdict[str, list[Region]] = defaultdict(list)
        for region in self.regions.values():
            below[region.parent].append(region)
        return {code: tuple(found) for code, found in below.items()}

    def resolve(self, code: str, when: date | int | None) -> Resolved | Abolished | Unknown:
        """What a code means in a record of that day or year; None stands for today.

        Changes are known by year: a code that ended in a year is still right for records of that year.
        """
        formers = self.formers.get(code, ())
        year = when.year if isinstance(when, date) else when
        former = next((each for each in formers if year is not None and self._in_force(each, year)), None)
        if former:
            return self._resolved(former)
        if code in self.regions:
            return Resolved(code)
        return Abolished(formers[-1], self._today(formers[-1])) if formers else Unknown(self._nearest(code))

    def _in_force(self, former: Former, year: int) -> bool:
        # In the year of a mere change of name the new one is right as well, and better.
        return year < former.until or (year == former.until and former.code not in former.successors)

    def _resolved(self, former: Former) -> Resolved:
        code = self._today(former)[0]
        region = self.regions.get(code)
        return Resolved(code, None if region and region.name == former.name else former.name)

    def _today(self, former: Former) -> tuple[str, ...]:
        """The codes of today that a former region ended in, the one that stands for it first."""
        found: dict[str, None] = {}
        seen = {former}
        stack = [(code, former.until) for code in reversed(former.successors)]
        while stack:
            code, year = stack.pop()
            following = self._next(code, year)
            if following is None:
                found[code] = None
            elif following not in seen:
                seen.add(following)
                stack += [(each, following.until) for each in reversed(following.successors)]
        return tuple(found) or (former.code,)

    def _next(self, code: str, year: int) -> Former | None:
        """The meaning that a code took on in a year, if that has ended as well; None where it is today's."""
        later = [each for each in self.formers.get(code, ()) if each.until >= year]
        newer = [each for each in later if each.until > year]
        return newer[0] if newer else None if code in self.regions else later[-1] if later else None

    def _nearest(self, word: str) -> str:
        """For a code with a slip, one of another length, or a name in place of a code."""
        if not word.isdecimal():
            name = nearest(word, self._by_name)
            return self._by_name.get(name, "")
        shorter = (word[:length] + "0" * (6 - length) for length in (9, 6, 4, 2) if length <= len(word) != 6)
        guesses = [guess for guess in shorter if guess in self.regions]
        return guesses[0] if guesses else nearest(word, self._beside(word[:4]) or self._beside(word[:2]))

    def _beside(self, prefix: str) -> list[str]:
        return [code for code in self.regions if code.startswith(prefix)]

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        def rank(region: Region) -> tuple[bool, int]:
            return region.code[:2] == self.home[:2], -LEVELS.index(region.level)

        # Of regions that share a name the last one stays: one at home, and of those the greatest.
        return {region.name: region.code for region in sorted(self.regions.values(), key=rank)}
