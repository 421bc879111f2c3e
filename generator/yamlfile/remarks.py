"""Remarks: the comments of a YAML text, each with the entry that it speaks of, so that it moves with it; imports yaml.

A remark above an entry belongs to that, one behind a value to the value's entry. A remark further in than what follows it, and so at
the end of a list or mapping, belongs to the end of that. What is first said in a file, with an empty line below it, is its head.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from generator.problems import Path
from generator.yamlfile.quick import Event

START = re.compile(r"(?:(?<=[ \t])|^)#")
# The head of a block of text is part of the scalar to the parser, and so is what is remarked there.
BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")
ONLY_MARKS = re.compile(r"[\s?-]*")
CUT_OFF = re.compile(r"#[^\s#]")
INNERMOST = 1_000_000
"""A column further in than any."""


@dataclass(frozen=True)
class Remarks:
    """Comments with their `#`, by the path of the entry; `below` by that of the mapping or list at whose end they stand."""

    head: tuple[str, ...] = ()
    above: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[Path, str] = field(default_factory=dict)
    below: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)

    @property
    def all(self) -> list[str]:
        """Every remark, sorted."""
        several = (*self.above.values(), *self.below.values())
        return sorted([*filter(None, self.head), *self.beside.values(), *(each for some in several for each in some)])

    def led(self, way: Callable[[Path], Path]) -> "Remarks":
        """The remarks of entries that will be elsewhere."""
        above, below = ({way(path): some for path, some in each.items()} for each in (self.above, self.below))
        return Remarks(self.head, above, {way(path): each for path, each in self.beside.items()}, below)


NONE = Remarks()


@dataclass(frozen=True)
class _Anchor:
    """Where an entry begins; a value that begins on a line of its own is one more."""

    line: int
    column: int
    path: Path


@dataclass(frozen=True)
class _Comment:
    line: int
    column: int
    text: str
    alone: bool
    """Whether nothing but marks of structure stands before it on its line."""


def remarks(text: str) -> Remarks:
    """The remarks of a text without problems, whose lines end with `\\n`. Raises yaml.YAMLError for what is no YAML."""
    if "#" not in text:
        return NONE
    walk = _Walk(text)
    return _Attached(walk).found()


class _Walk:
    """One reading of a text: where entries begin, where mappings and lists have theirs, and where texts hide a `#`."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.anchors: list[_Anchor] = []
        self.columns: dict[Path, int] = {}
        self._ends: dict[int, int] = {}
        """By line, up to where texts cover it; -1 for all of it."""
        self._events: Iterator[Event] = yaml.parse(text, yaml.CBaseLoader)
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                self._node(event, (), len(self.lines))

    def _node(self, event: Event, path: Path, line: int) -> None:
        start = event.start_mark
        if start.line > line and getattr(event, "flow_style", True) is not False:
            self.anchors.append(_Anchor(start.line, INNERMOST, path))
        if isinstance(event, yaml.ScalarEvent):
            self._cover(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._mapping(path)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._list(event, path)

    def _mapping(self, path: Path) -> None:
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            self._cover(key)
            self._begin((*path, key.value), key.start_mark.line, key.start_mark.column)
            self._node(next(self._events), (*path, key.value), key.end_mark.line)

    def _list(self, event: Event, path: Path) -> None:
        number = 0
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            mark = item.start_mark
            # A dash is no event; all of a list stand in the column in which the list begins.
            self._begin((*path, number), mark.line, mark.column if event.flow_style else event.start_mark.column)
            self._node(item, (*path, number), mark.line)
            number += 1

    def _begin(self, path: Path, line: int, column: int) -> None:
        self.anchors.append(_Anchor(line, column, path))
        self.columns.setdefault(path[:-1], column)

    def _cover(self, event: Event) -> None:
        start, end = event.start_mark, event.end_mark
        if event.style in ("|", ">"):
            head = BLOCK_HEAD.match(self.lines[start.line], start.column)
            self._ends[start.line] = head.end() if head else -1
        for line in range(start.line + (event.style in ("|", ">")), end.line):
            self._ends[line] = -1
        if end.column:
            self._ends[end.line] = max(end.column, self._ends.get(end.line, 0))

    def comments(self) -> Iterator[_Comment]:
        """Every comment, from the top."""
        for number, line in enumerate(self.lines):
            end = self._ends.get(number, 0)
            if "#" in line and end >= 0 and (found := START.search(line, end)):
                alone = ONLY_MARKS.fullmatch(line, 0, found.start()) is not None
                yield _Comment(number, found.start(), line[found.start() :].rstrip(" \t"), alone)


class _Attached:
    """Gives each comment its entry."""

    def __init__(self, walk: _Walk) -> None:
        self._walk = walk
        self._above: defaultdict[Path, list[str]] = defaultdict(list)
        self._below: defaultdict[Path, list[str]] = defaultdict(list)
        self._beside: dict[Path, str] = {}

    def found(self) -> Remarks:
        head, rest = self._head(list(self._walk.comments()))
        place, anchors = 0, self._walk.anchors
        for comment in rest:
            while place < len(anchors) and anchors[place].line <= comment.line:
                place += 1
            before = anchors[place - 1] if place else None
            after = anchors[place] if place < len(anchors) else None
            if comment.alone or before is None:
                self._attach(comment, before, after)
            else:
                self._remark(before.path, comment.text)
        several = ({path: tuple(some) for path, some in each.items()} for each in (self._above, self._below))
        return Remarks(tuple(head), next(several), self._beside, next(several))

    def _head(self, comments: list[_Comment]) -> tuple[list[str], list[_Comment]]:
        """What is said at the top, as far as an empty line below it; an empty line between two such remarks is ''."""
        if not self._walk.anchors:
            return [], comments
        first = self._walk.anchors[0].line
        top = [comment for comment in comments if comment.line < first and comment.alone]
        gaps = {line for line in range(top[0].line, first) if not self._walk.lines[line].strip()} if top else set()
        last = max(gaps, default=0)
        said: list[str] = []
        for comment in top:
            if comment.line < last:
                said += ["", comment.text] if said and comment.line - 1 in gaps else [comment.text]
        return said, [comment for comment in comments if comment.line >= last or not comment.alone]

    def _attach(self, comment: _Comment, before: _Anchor | None, after: _Anchor | None) -> None:
        marks = self._walk.lines[comment.line][: comment.column].strip()
        if after and (marks or comment.column <= after.column):
            self._above[after.path].append(comment.text)
        elif (closed := self._closed(comment.column, before, after)) is not None:
            self._below[closed].append(comment.text)
        elif after:
            self._above[after.path].append(comment.text)
        else:
            self._below[()].append(comment.text)

    def _closed(self, column: int, before: _Anchor | None, after: _Anchor | None) -> Path | None:
        """The innermost mapping or list that ends here and whose entries stand no further in than the column."""
        around = before.path if before else ()
        still = after.path[:-1] if after else None
        for length in range(len(around) - 1, -1, -1):
            path = around[:length]
            if still is not None and still[:length] == path:
                return None
            if self._walk.columns[path] <= column:
                return path
        return None

    def _remark(self, path: Path, text: str) -> None:
        """Beside an entry there is room for one, and none for what the reader takes for a text that was cut off."""
        if path in self._beside or CUT_OFF.match(text):
            self._above[path].append(text)
        else:
            self._beside[path] = text
