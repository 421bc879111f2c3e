"""The slow way to read YAML: where everything stands and all that is wrong; imports yaml and the lowest storey."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import yaml

from generator.characters import FORBIDDEN, HIDDEN, ODD, place
from generator.problems import Path, Problem
from generator.yamlfile.mistakes import Failure, Mistake, find_mistake
from generator.yamlfile.quick import DEPTH, Event, Mapped, Unusual, Value

Place = tuple[int, int]

MOST_MENDED = 30
KEY_CODES = frozenset({"unknown-key"})
"""Problems whose place is the key, not its value."""

# `title: 学习 #青年大学习#`: YAML takes what follows ` #` for a comment.
HASH = re.compile(r"[ \t]#[^\s#]")


class Survey:
    """The slow way: the value, where everything in it stands, and all that is wrong."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.value: Mapped | None = None
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self._parser = yaml.CBaseLoader(text)

    def run(self) -> None:
        """Raises yaml.YAMLError where the text stops being YAML; what was found before stays."""
        self._next()
        if type(self._next()) is yaml.StreamEndEvent:
            self._report((), "not-a-mapping", (1, 1), found="empty")
            return
        event = self._next()
        try:
            value = self._value(event, (), 1)
        except Unusual:
            return
        self._next()
        self._finish(value, _start(event), self._next())

    def _finish(self, value: Value, start: Place, end: Event) -> None:
        if type(end) is not yaml.StreamEndEvent:
            self._report((), "multiple-documents", _start(end))
        if isinstance(value, dict):
            self.value = value
        else:
            self._report((), "not-a-mapping", start, found="list" if isinstance(value, list) else "text")

    def _next(self) -> Event:
        return self._parser.get_event()

    def _report(self, path: Path, code: str, where: Place, **arguments: str) -> None:
        self.problems.append(Problem(self.file, path, code, arguments, *where))

    def _value(self, event: Event, path: Path, depth: int) -> Value:
        self.values.setdefault(path, _start(event))
        if depth > DEPTH + 1:
            self._report(path, "too-deep", _start(event), limit=str(DEPTH))
            raise Unusual
        self._refuse_extras(event, path)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(path, depth)
            case yaml.SequenceStartEvent():
                return self._list(path, depth)
            case yaml.ScalarEvent():
                return self._scalar(event, path)
        return self._word(event)

    def _refuse_extras(self, event: Event, path: Path) -> None:
        extras = {
            "alias": type(event) is yaml.AliasEvent,
            "anchor": type(event) is not yaml.AliasEvent and event.anchor is not None,
            "tag": getattr(event, "tag", None) is not None,
        }
        for kind, present in extras.items():
            if present:
                self._report(path, "yaml-alias", _start(event), kind=kind, found=self._word(event))

    def _word(self, event: Event) -> str:
        line, column = _start(event)
        return self.lines[line - 1][column - 1 :].split(maxsplit=1)[0]

    def _scalar(self, event: Event, path: Path) -> str:
        if event.style == '"':
            self.problems += _odd_characters(event.value, self.file, path, _start(event))
        if not event.style:
            line, column = event.end_mark.line, event.end_mark.column
            rest = self.lines[line][column:] if line < len(self.lines) else ""
            if HASH.match(rest):
                self._report(path, "yaml-hash", (line + 1, column + 2), found=rest.strip())
        return event.value  # type: ignore[no-any-return]

    def _list(self, path: Path, depth: int) -> list[Value]:
        items: list[Value] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> Mapped:
        mapping: Mapped = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event, path, depth)
            if not key:
                continue
            first = self.keys.setdefault((*path, key), _start(event))
            value = self._value(self._next(), (*path, key), depth + 1)
            if key in mapping:
                self._report((*path, key), "duplicate-key", _start(event), key=key, first=str(first[0]))
            mapping.setdefault(key, value)
        return mapping

    def _key(self, event: Event, path: Path, depth: int) -> str:
        """The key that an event is; '' for one that is no word, which is passed over together with its value."""
        if type(event) is yaml.ScalarEvent and event.value:
            self._refuse_extras(event, path)
            return event.value
        self._report(path, "yaml-key", _start(event))
        for part in (event, None):
            self._value(part or self._next(), (*path, ""), depth + 1)
        return ""


def _start(event: Event) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def survey(text: str, file: str) -> Survey:
    """The survey of a text; a typical slip is mended and the reading goes on, so that all slips are found in one run."""
    slips = _odd_characters(text, file)
    text = FORBIDDEN.sub(" ", text)
    for _ in range(MOST_MENDED):
        surveyed = Survey(text, file)
        try:
            surveyed.run()
            break
        except yaml.YAMLError as error:
            slip = find_mistake(surveyed.lines, _failure(error))
            slips.append(Problem(file, (), slip.code, _slip_arguments(slip), slip.line, slip.column))
            if slip.mended is None or slip.mended == surveyed.lines[slip.line - 1]:
                break
            text = "\n".join([*surveyed.lines[: slip.line - 1], slip.mended, *surveyed.lines[slip.line :], ""])
    surveyed.problems += slips
    return surveyed


def _slip_arguments(slip: Mistake) -> dict[str, str]:
    return slip.arguments if "reason" in slip.arguments else {**slip.arguments, "mended": (slip.mended or "").strip()}


def _failure(error: yaml.YAMLError) -> Failure:
    begun, stopped = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    at = (stopped.line + 1, stopped.column + 1) if stopped else (1, 1)
    since = (begun.line + 1, begun.column + 1) if begun else (0, 0)
    return Failure(str(getattr(error, "problem", None) or error), *at, *since)


def _odd_characters(text: str, file: str, path: Path = (), where: Place | None = None) -> list[Problem]:
    """One problem for each kind of odd character, at its first place, with how often it occurs."""
    first: dict[str, int] = {}
    for match in ODD.finditer(text):
        first.setdefault(match[0], match.start())
    return [
        Problem(file, path, _odd_code(found), _odd_arguments(found, text), *(where or place(text, index)))
        for found, index in first.items()
    ]


def _odd_code(found: str) -> str:
    if FORBIDDEN.match(found):
        return "nul" if found == "\0" else "control-character"
    return "hidden-character" if HIDDEN.match(found) else "garbled-text"


def _odd_arguments(found: str, text: str) -> dict[str, str]:
    arguments = {"found": f"U+{ord(found):04X}" if len(found) == 1 else found, "count": str(text.count(found))}
    if _odd_code(found) == "nul":
        del arguments["found"]
    elif _odd_code(found) != "garbled-text":
        arguments["name"] = unicodedata.name(found[0], "")
    return arguments


def locate(text: str, path: Path, key: bool = False) -> Place:
    """The 1-based line and column of the value at a path (or of its key); of the nearest parent's key where there is none."""
    return locate_many(text, [path], key)[path]


def locate_many(text: str, paths: Iterable[Path], key: bool = False) -> dict[Path, Place]:
    """As `locate`, for many places of one text in one reading."""
    surveyed = survey(text, "")
    return {path: _place(surveyed, path, key) for path in paths}


def starts(text: str) -> list[Place]:
    """Where each key and each value of a text begins, sorted."""
    surveyed = survey(text, "")
    return sorted({*surveyed.keys.values(), *surveyed.values.values()})


def _place(surveyed: Survey, path: Path, key: bool) -> Place:
    wanted = surveyed.keys if key else surveyed.values
    if path in wanted:
        return wanted[path]
    while path:
        path = path[:-1]
        if path in surveyed.values:
            return surveyed.keys.get(path, surveyed.values[path])
    return 1, 1


def placed(text: str, problems: Sequence[Problem]) -> list[Problem]:
    """The problems of one text, those without a line given theirs: an unknown key its own, a missing field its parent's."""
    if all(problem.line for problem in problems):
        return list(problems)
    surveyed = survey(text, "")
    return [p if p.line else p.at(*_place(surveyed, p.path, p.code in KEY_CODES)) for p in problems]
