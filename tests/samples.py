"""The broken samples of `tests/bad`: what each lays over the tests' little province, and what has to be said of it."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.messages import as_text
from generator.problems import Problem
from generator.yamlfile import Value, read, write
from tests.worlds import ROOT

BAD = ROOT / "tests" / "bad"
CODES = sorted(path.name for path in BAD.iterdir())
PRINTED = ("character-not-in-fonts", "font-unknown", "fonts-missing", "site-url-missing")
"""Codes that only printing finds."""
TAKEN_IN = ("issue-columns", "issue-left-out", "issue-record", "issue-twice", "issue-unknown")
"""Codes that only the intake of an issue finds."""
ELSEWHERE = (*PRINTED, *TAKEN_IN)
OWN = ("expect.yml", "make.yml")
"""Files of a sample that are not laid over the world."""
NOBODY = 65534
POSIX = {"symlink", "fifo", "forbid"}
"""Steps that Windows does not know, or only for administrators."""
Step = Mapping[str, str]


@dataclass(frozen=True)
class Expected:
    """One problem of a sample: where it is, its field, and the very line that is printed."""

    file: str
    line: int
    field: str
    text: str


def expectation(code: str) -> list[Expected]:
    """What `expect.yml` says of a sample."""
    found = _plain(BAD / code / "expect.yml")["problems"]
    assert isinstance(found, list)
    steps = [_step(each) for each in found]
    return [Expected(each["file"], int(each["line"]), each.get("field", ""), each["text"]) for each in steps]


def observed(problems: tuple[Problem, ...]) -> list[Expected]:
    """Problems in the form of `expect.yml`; line 0 stands for the whole file."""
    return [Expected(each.file, each.line, each.field, as_text([each], "zh").rstrip("\n")) for each in problems]


def rewrite(code: str, found: list[Expected]) -> None:
    """Write `expect.yml` anew, after the words of `messages.yml` were bettered. Read the difference before committing it."""
    lines = [
        {"file": each.file, "line": str(each.line), **({"field": each.field} if each.field else {}), "text": each.text}
        for each in found
    ]
    (BAD / code / "expect.yml").write_text(write({"problems": lines}), "utf-8", newline="\n")


def lay_over(root: Path, code: str) -> None:
    """Put the sample's files into `root`, then take the steps of `make.yml`: what git cannot hold, or not without noise."""
    sample = BAD / code
    for path in sorted(sample.rglob("*")):
        name = path.relative_to(sample)
        if path.is_file() and name.as_posix() not in OWN:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, root / name)
    for step in steps(code):
        verb = next(iter(step))
        (root / step[verb]).parent.mkdir(parents=True, exist_ok=True)
        STEPS[verb](root / step[verb], step)


def steps(code: str) -> list[Step]:
    """The steps of a sample's `make.yml`; none where it has no such file."""
    path = BAD / code / "make.yml"
    found = _plain(path)["steps"] if path.exists() else []
    assert isinstance(found, list)
    return [_step(each) for each in found]


def _plain(path: Path) -> Mapping[str, Value]:
    value, _ = read(path.read_text("utf-8"), path.name)
    assert value is not None
    return value


def _step(value: Value) -> dict[str, str]:
    assert isinstance(value, dict)
    return {key: str(text) for key, text in value.items()}


def _write(path: Path, step: Step) -> None:
    """`text` in some `encoding`, or the bytes of `hex`."""
    data = bytes.fromhex(step["hex"]) if "hex" in step else step["text"].encode(step.get("encoding", "utf-8"))
    path.write_bytes(data)


def _replace(path: Path, step: Step) -> None:
    """`from` stands in the file once, and becomes `to`."""
    text = path.read_text("utf-8")
    assert text.count(step["from"]) == 1, f"{path.name}: {step['from']}"
    path.write_text(text.replace(step["from"], step["to"]), "utf-8", newline="\n")


def _encode(path: Path, step: Step) -> None:
    """The file as it is, in another `encoding`."""
    path.write_bytes(path.read_text("utf-8").encode(step["encoding"]))


def _append(path: Path, step: Step) -> None:
    path.write_text(path.read_text("utf-8") + step["text"], "utf-8", newline="\n")


def _repeat(path: Path, step: Step) -> None:
    """`text`, `times` over, between `before` and `after`."""
    path.write_text(step.get("before", "") + step["text"] * int(step["times"]) + step.get("after", ""), "utf-8")


def _remove(path: Path, step: Step) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


STEPS: Mapping[str, Callable[[Path, Step], None]] = {
    "write": _write,
    "replace": _replace,
    "encode": _encode,
    "append": _append,
    "repeat": _repeat,
    "remove": _remove,
    "symlink": lambda path, step: path.symlink_to(step["to"]),
    "fifo": lambda path, step: os.mkfifo(path),
    "forbid": lambda path, step: path.chmod(0),
}


def needs_posix(taken: list[Step]) -> None:
    """Skips a test that Windows cannot run."""
    if os.name == "nt" and any(POSIX & set(step) for step in taken):
        pytest.skip("links, pipes and permissions are POSIX")


@contextmanager
def unprivileged() -> Iterator[None]:
    """As somebody whom file permissions bind: root may read everything, so nobody takes the place."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
