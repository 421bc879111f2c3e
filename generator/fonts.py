"""The fonts of what is printed: where they are sought, which are taken, what they can show; imports storeys 0 to 5.

Nothing is downloaded here. They are sought by the names and paths of `fonts:` in site.yml, in the folder `fonts` beside
mkdocs.yml, then in the system.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import file_digest, sha256
from pathlib import Path
from typing import NamedTuple

from generator import sealed
from generator.outputs.handout import Face, faces
from generator.outputs.typefaces import Ranges, coverage
from generator.problems import nearest
from generator.stamps import Stamp, stamp

FOLDER = "fonts"
BODY = (
    "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "思源宋体 CN",
    "FangSong", "仿宋", "STFangsong", "Songti SC", "STSong", "SimSun", "宋体",
)  # fmt: skip
"""Families for running text, the best first."""
HEAD = (
    "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "思源黑体 CN",
    "PingFang SC", "Microsoft YaHei", "微软雅黑", "Heiti SC", "STHeiti", "SimHei", "黑体",
)  # fmt: skip
"""Families for titles, the best first."""
FILE = re.compile(r"[/\\]|\.(?:ttf|otf|ttc|otc)$", re.IGNORECASE)
"""What makes an entry of `fonts:` a path rather than a name."""


class Family(NamedTuple):
    """A family with the files of its regular and bold faces, what it can show, and the digest of the files."""

    name: str
    paths: tuple[str, ...]
    ranges: Ranges
    digest: str

    def has(self, point: int) -> bool:
        """Whether the family can show a character."""
        place = bisect_right(self.ranges, (point, 0x110000))
        return place > 0 and point <= self.ranges[place - 1][1]


@dataclass(frozen=True)
class Fonts:
    """The families in the order in which they are asked for a character; the first is that of running text."""

    families: tuple[Family, ...]
    head: str
    """The family of titles."""
    unknown: tuple[tuple[int, str, str], ...] = ()
    """Place, text and nearest family of each entry of `fonts:` that leads to no font."""
    around: tuple[str, ...] = ()
    """The files in use, and every folder in which another font would show."""

    @property
    def body(self) -> list[str]:
        """Families for running text."""
        return [family.name for family in self.families]

    @property
    def heads(self) -> list[str]:
        """Families for titles."""
        return [self.head, *(name for name in self.body if name != self.head)]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files, each once."""
        return tuple(dict.fromkeys(path for family in self.families for path in family.paths))

    @cached_property
    def digest(self) -> str:
        """Of all that the fonts decide."""
        return sha256(repr([(each.name, each.digest) for each in self.families] + [self.head]).encode()).hexdigest()

    def lacking(self, signs: Iterable[str]) -> frozenset[str]:
        """The characters that no family can show."""
        return frozenset(sign for sign in signs if not self._shows(sign))

    def _shows(self, sign: str) -> bool:
        if sign not in self._known:
            self._known[sign] = any(family.has(ord(sign)) for family in self.families)
        return self._known[sign]

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    def used(self, signs: Iterable[str]) -> list[str]:
        """The families that show these characters: those of text and titles, and whatever helps out."""
        found = {self.families[0].name, self.head}
        for sign in signs:
            found |= {next((family.name for family in self.families if family.has(ord(sign))), self.head)}
        return [name for name in self.body if name in found]


def find(root: Path, wanted: Sequence[str], cache: Path, *, system: bool = True) -> Fonts | None:
    """The fonts for a site; None where there is none for Chinese. What is read out of files is kept in `cache`.

    `wanted` are the entries of `fonts:`. Raises OSError where a font cannot be read.
    """
    paths = [(root / each).resolve() for each in wanted if FILE.search(each)]
    folders = [(root / FOLDER).resolve(), *(path if path.is_dir() else path.parent for path in paths)]
    found = faces(dict.fromkeys(folders), system=system)
    asked = [_asked(root, each, found) for each in wanted]
    named = [name for names in asked for name in names]
    body, head = _first((*named[:1], *BODY), found), _first((*named[1:2], *HEAD), found)
    if not body and not head:
        return None
    own = (face.family for face in found if Path(face.path).is_relative_to(folders[0]))
    reader = _Reader(cache / "fonts")
    families = tuple(
        reader.family(name, _weights(face for face in found if face.family == name))
        for name in dict.fromkeys((body or head, head or body, *named, *own))
    )
    reader.keep()
    around = tuple(dict.fromkeys(_around(root.resolve(), found, families)))
    known = [face.family for face in found]
    lost = (number for number, names in enumerate(asked) if not names)
    return Fonts(
        families, head or body, tuple((each, wanted[each], nearest(wanted[each], known)) for each in lost), around
    )


def _around(root: Path, every: Iterable[Face], families: Iterable[Family]) -> Iterator[str]:
    """What has to be the same for the same fonts to be found; that in the site's own folder is looked at anyhow."""
    yield from (path for family in families for path in family.paths)
    for folder in sorted({Path(face.path).parent for face in every}):
        if not folder.is_relative_to(root):
            above = next((each for each in (folder, *folder.parents) if "font" in each.name.lower()), folder)
            yield from (str(each) for each in (folder, *folder.parents) if each.is_relative_to(above))


def _asked(root: Path, wanted: str, found: Sequence[Face]) -> list[str]:
    """The families that an entry of `fonts:` means: one by its name, or those that lie at its path."""
    if any(face.family == wanted for face in found):
        return [wanted]
    path = (root / wanted).resolve()
    here = (face.family for face in found if FILE.search(wanted) and Path(face.path).is_relative_to(path))
    return list(dict.fromkeys(here))


def _first(names: Iterable[str], found: Sequence[Face]) -> str:
    known = {face.family for face in found}
    return next((name for name in names if name in known), "")


def _weights(every: Iterable[Face]) -> list[Face]:
    """The upright faces nearest to regular and to bold."""
    upright = sorted(every, key=lambda face: (not face.upright, face.path))
    return list(dict.fromkeys(min(upright, key=lambda face: abs(face.weight - weight)) for weight in (400, 700)))


class _Reader:
    """Reads what fonts can show, once for each state of their files."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = sealed.read(path, "fonts 2") or {}
        self._new: dict[tuple[str, int], tuple[Stamp, str, Ranges | None]] = {}

    def family(self, name: str, every: Sequence[Face]) -> Family:
        """A family by its faces; it can show what its regular face can."""
        digests = [self._known_of(face)[1] for face in every]
        digest = sha256("".join(digests).encode()).hexdigest()
        return Family(name, tuple(dict.fromkeys(face.path for face in every)), self._ranges(every[0]), digest)

    def _known_of(self, face: Face) -> tuple[Stamp, str, Ranges | None]:
        """Stamp and digest of a face, and what it can show where that was asked for."""
        path, key = Path(face.path), (face.path, face.number)
        if key not in self._new:
            now, kept = stamp(path.stat()), self._known.get(key)
            if kept is None or kept[0] != now:
                with path.open("rb") as file:
                    kept = (now, f"{file_digest(file, 'sha256').hexdigest()} {face.number}", None)
            self._new[key] = kept
        return self._new[key]

    def _ranges(self, face: Face) -> Ranges:
        now, digest, ranges = self._known_of(face)
        if ranges is None:
            ranges = coverage(Path(face.path), face.number)
            self._new[face.path, face.number] = now, digest, ranges
        return ranges

    def keep(self) -> None:
        """For the next time."""
        if self._new != self._known:
            sealed.write(self._path, "fonts 2", self._new)
