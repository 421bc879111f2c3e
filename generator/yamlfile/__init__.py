"""YAML text to plain values, where each of them stands, and back; the only folder that imports yaml (else the lowest storey)."""

from pathlib import Path as FilePath

import yaml

from generator.characters import decode, is_odd
from generator.problems import Problem
from generator.safefile import Refusal, load_bytes
from generator.yamlfile.quick import DEPTH, Mapped, Unusual, Value, quick
from generator.yamlfile.remarks import NONE, Remarks, remarks
from generator.yamlfile.survey import HASH, KEY_CODES, Place, locate, locate_many, placed, starts, survey
from generator.yamlfile.writing import write

__all__ = [
    "DEPTH",
    "KEY_CODES",
    "LIMIT",
    "NONE",
    "Mapped",
    "Place",
    "Remarks",
    "Value",
    "file_bytes",
    "locate",
    "locate_many",
    "placed",
    "read",
    "read_bytes",
    "read_file",
    "read_text",
    "remarks",
    "starts",
    "write",
]

LIMIT = 1_000_000
"""Bytes that a file may have when the caller says nothing."""


def read(text: str, file: str) -> tuple[Mapped | None, list[Problem]]:
    """The mapping that a text holds, every scalar as it is written (an empty one is ''), and what is wrong with the text.

    The value is None when the text cannot be understood; otherwise it is whole, and further checks make sense, even if
    there are problems: of a duplicate key the first value counts, and a typical slip is read as it was meant.
    """
    # Whatever needs a second look takes the slow way; a right record almost never does.
    if not ("\\" in text or is_odd(text) or HASH.search(text)):
        try:
            return quick(text), []
        except (Unusual, yaml.YAMLError):
            pass
    surveyed = survey(text, file)
    return surveyed.value, sorted(surveyed.problems)


def read_bytes(data: bytes, file: str) -> tuple[Mapped | None, list[Problem]]:
    """As `read`, for bytes: other encodings than UTF-8 are named, and read as far as they can be."""
    text, problems = read_text(data, file)
    if text is None:
        return None, problems
    value, more = read(text, file)
    return value, problems + more


def read_text(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes, and what is wrong with its encoding."""
    found = decode(data)
    arguments = {"encoding": found.encoding} if found.encoding else {}
    problem = Problem(file, (), found.code, arguments, found.line, found.column)
    return found.text, [problem] if found.code else []


def read_file(root: FilePath, file: str, limit: int = LIMIT) -> tuple[Mapped | None, list[Problem]]:
    """As `read_bytes`, for a file named from the root with `/`."""
    data, problems = file_bytes(root, file, limit)
    return (None, problems) if problems else read_bytes(data, file)


def file_bytes(root: FilePath, file: str, limit: int = LIMIT) -> tuple[bytes, list[Problem]]:
    """The bytes of a regular file under the root, at most `limit`; never follows a link and never waits for a pipe."""
    data = load_bytes(root, file, limit)
    if isinstance(data, Refusal):
        return b"", [Problem(file, (), data.code, data.arguments)]
    return data, []
