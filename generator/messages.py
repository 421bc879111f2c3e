"""Problems put into words, from `messages.yml`: sentences, remedies, printers, the reference page; imports storeys 0 and 1."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from generator.privacy import masked
from generator.problems import Problem, visible
from generator.yamlfile import Value, read_bytes

Lang = Literal["zh", "en"]
SOURCE = Path(__file__).with_name("messages.yml")
PLACEHOLDER = re.compile(r"\{(\w+)(:word)?\}")
OPTIONAL = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True)
class Words:
    """What is said of a code in one language; all three may hold placeholders."""

    sentence: str
    remedy: str
    about: str


@dataclass(frozen=True)
class Message:
    """The entry of one code; `arguments` documents its placeholders."""

    code: str
    group: str
    severity: str
    arguments: Mapping[str, str]
    words: Mapping[str, Words]


@dataclass(frozen=True)
class Messages:
    """All of `messages.yml`: the entries by code, in order; the titles of the groups; the translated words."""

    entries: Mapping[str, Message]
    groups: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Mapping[str, str]]


@cache
def messages() -> Messages:
    """The messages, read when they are first needed; RuntimeError when our own file is broken."""
    plain, problems = read_bytes(SOURCE.read_bytes(), SOURCE.name)
    if plain is None or problems:
        raise RuntimeError(f"{SOURCE.name}: {problems}")
    groups = {name: _mapping(group) for name, group in _mapping(plain["groups"]).items()}
    entries = [_message(code, name, _mapping(each)) for name, group in groups.items() for code, each in _codes(group)]
    titles = {name: {"zh": str(group["zh"]), "en": str(group["en"])} for name, group in groups.items()}
    words = {word: _texts(each) for word, each in _mapping(plain["words"]).items()}
    return Messages({entry.code: entry for entry in entries}, titles, words)


def _mapping(value: Value) -> dict[str, Value]:
    if not isinstance(value, dict):
        raise RuntimeError(f"{SOURCE.name}: not a mapping: {value}")
    return value


def _texts(value: Value) -> dict[str, str]:
    return {key: str(text) for key, text in _mapping(value).items()}


def _codes(group: dict[str, Value]) -> Iterable[tuple[str, Value]]:
    return _mapping(group["codes"]).items()


def _message(code: str, group: str, entry: dict[str, Value]) -> Message:
    words = {lang: Words(**_texts(entry[lang])) for lang in ("zh", "en")}
    return Message(code, group, str(entry["severity"]), _texts(entry["arguments"]), words)


def severity(code: str) -> str:
    """`error` or `warning`; a code without an entry is an error."""
    entry = messages().entries.get(code)
    return entry.severity if entry else "error"


def sentence(problem: Problem, lang: str) -> str:
    """What was found and what is allowed, with the values as they are: show it through `visible` or escaped."""
    entry = messages().entries.get(problem.code)
    if entry is None:
        return " ".join(f"{name}={value}" for name, value in problem.arguments.items())
    return _filled(entry.words[lang].sentence, problem, lang)


def remedy(problem: Problem, lang: str) -> str:
    """How to mend it; as `sentence`."""
    entry = messages().entries.get(problem.code)
    return _filled(entry.words[lang].remedy, problem, lang) if entry else ""


def _filled(template: str, problem: Problem, lang: str) -> str:
    values = {**problem.arguments, "field": problem.field}

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1], "")
        return messages().words.get(found, {}).get(lang, found) if match[2] else masked(found)

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(value(each) for each in PLACEHOLDER.finditer(match[1])) else ""

    # Values come last: what a value holds is never taken for a placeholder.
    return PLACEHOLDER.sub(value, OPTIONAL.sub(optional, template))


def as_text(problems: Iterable[Problem], lang: str) -> str:
    """One line each, sorted: `path:line:column code sentence — remedy`; the first line and column stand for the whole file."""
    return "".join(f"{_line(problem, lang)}\n" for problem in sorted(problems))


def _line(problem: Problem, lang: str) -> str:
    note = {"zh": "提醒：", "en": "warning: "}[lang] if severity(problem.code) == "warning" else ""
    place = f"{problem.file}:{max(1, problem.line)}:{max(1, problem.column)}"
    advice = remedy(problem, lang)
    shown = visible(f"{place} {problem.code} {note}{sentence(problem, lang)}" + (f" — {advice}" if advice else ""))
    # A line that began with `::` would be a command to GitHub's runner.
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def as_json(problems: Iterable[Problem], lang: str) -> str:
    """A JSON list, one object a line; `line` and `column` are 0 for a whole file, `path` counts from 0, values are unshortened."""
    lines = (_escaped(json.dumps(_plain(problem, lang), ensure_ascii=False)) for problem in sorted(problems))
    return "[" + ",".join(f"\n{line}" for line in lines) + "\n]\n"


def _plain(problem: Problem, lang: str) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "field": masked(problem.field),
        "path": [masked(step) if isinstance(step, str) else step for step in problem.path],
        "code": problem.code,
        "severity": severity(problem.code),
        "arguments": {name: masked(text) for name, text in problem.arguments.items()},
        "sentence": sentence(problem, lang),
        "remedy": remedy(problem, lang),
    }


def _escaped(text: str) -> str:
    """JSON whose steering and hidden characters are escaped; all of them stand within strings."""
    if visible(text) == text:
        return text
    return "".join(json.dumps(char)[1:-1] if visible(char) != char else char for char in text)


def as_github(problems: Iterable[Problem], lang: str) -> str:
    """Workflow commands that GitHub shows beside the line (docs.github.com: workflow commands, setting an error message)."""
    return "".join(f"{_command(problem, lang)}\n" for problem in sorted(problems))


def _command(problem: Problem, lang: str) -> str:
    place = f"file={_property(problem.file)},line={max(1, problem.line)},col={max(1, problem.column)}"
    text = f"{sentence(problem, lang)} — {remedy(problem, lang)}".removesuffix(" — ")
    return f"::{severity(problem.code)} {place},title={_property(problem.code)}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def reference(lang: str) -> str:
    """The text of `docs/reference/problems.md`: every code with its sentence, its paragraph and its remedy."""
    title, said = {
        "zh": ("检查结果说明", "`shifan check` 给出的每一种问题都有固定的代码。下面逐一说明含义和改法。"),
        "en": (
            "Problems",
            "Every problem that `shifan check` finds has a stable code. This page explains each of them.",
        ),
    }[lang]
    intro = f"---\ntitle: {title}\ndescription: {said.replace('`', '')}\nsection: about\n---\n\n# {title}\n\n{said}\n"
    parts = [intro]
    for name, group in messages().groups.items():
        parts.append(f"\n## {group[lang]}\n")
        parts += [_entry(entry, lang) for entry in messages().entries.values() if entry.group == name]
    return "".join(parts)


def _entry(entry: Message, lang: str) -> str:
    words = entry.words[lang]
    kinds = {"zh": {"error": "错误", "warning": "提醒"}, "en": {"error": "Error", "warning": "Warning"}}[lang]
    mend = {"zh": "改法", "en": "Remedy"}[lang]
    found = f"**{kinds[entry.severity]}**{'：' if lang == 'zh' else ': '}{_general(words.sentence)}"
    advice = f"**{mend}**{'：' if lang == 'zh' else ': '}{_general(words.remedy)}"
    return f"\n### {entry.code}\n\n{found}\n\n{_literal(words.about)}\n\n{advice}\n"


def _general(template: str) -> str:
    """A template as a reader of the page sees it: an ellipsis where a value will stand."""
    whole = OPTIONAL.sub(lambda match: match[1], template)
    return _literal(PLACEHOLDER.sub("…", whole))


def _literal(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"([\\`*_\[\]<>{}#|!])", r"\\\1", text)
