"""The schemas for editors: current, right about every record that is right, and against what has the wrong shape."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner, Result

from generator.edit import SHAPES
from generator.load import load
from generator.load.walk import walk
from generator.outputs.schema import schemas
from generator.records import Term
from tests.hostile import ATTACKS, group, quoted
from tests.samples import CODES, ELSEWHERE, expectation, lay_over, steps
from tests.worlds import ROOT, make_data

SHAPE = frozenset(
    [
        "alt-missing",
        "bad-colour",
        "bad-date-form",
        "bad-account",
        "bad-email",
        "bad-icon",
        "bad-region-code",
        "bad-time",
        "bad-url",
        "body-or-sections",
        "duplicate-reference",
        "empty-value",
        "impossible-date",
        "line-break",
        "missing-field",
        "not-a-list",
        "not-a-mapping",
        "not-a-number",
        "not-in-list",
        "not-text",
        "number-range",
        "private-field",
        "too-deep",
        "too-long",
        "too-many",
        "unknown-key",
    ]
)
"""Codes of what is wrong with a value or with the keys around it; all others need the text, other files, or the rules."""
TEXT = frozenset(["broken-utf8", "duplicate-key", "multiple-documents", "not-utf8", "nul"])
"""Codes of texts that no reader of YAML takes, besides those that begin with `yaml-`."""


def made(data: Path, private: bool = False) -> dict[str, str]:
    return schemas(load(data.parent, data).vocabularies, private=private)


def validated(schema: Path, *files: Path) -> Result:
    """Files read and judged by a program that knows nothing of ours."""
    return CliRunner().invoke(check_jsonschema, ["--schemafile", str(schema), *map(str, files)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas of the tests' province."""
    root = tmp_path_factory.mktemp("schemas")
    (root / "schemas").mkdir()
    for name, text in made(make_data(root)).items():
        (root / name).write_text(text, "utf-8")
    return root


# --- the files --------------------------------------------------------------------------------------------------------


def test_the_schemas_of_the_repository_are_current() -> None:
    """After a change of declarations or vocabularies: `shifan schemas`."""
    written = {f"schemas/{path.name}": path.read_text("utf-8") for path in (ROOT / "schemas").iterdir()}

    assert made(ROOT / "data") == written


def test_each_is_a_schema() -> None:
    """By the schema of schemas."""
    result = CliRunner().invoke(check_jsonschema, ["--check-metaschema", *map(str, (ROOT / "schemas").iterdir())])

    assert 0 == result.exit_code, result.output


def test_editors_use_the_right_schema_for_every_file() -> None:
    """The settings of VS Code bind each file of the demonstration data to the schema of its kind, and to no other."""
    bound = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    wrong = {}
    for each in walk(ROOT, ROOT / "data")[0]:
        if each.kind in SHAPES:
            names = [name for name, pattern in bound.items() if fnmatch(each.file, pattern)]
            if names != [f"./schemas/{each.kind}.schema.json"]:
                wrong[each.file] = names

    assert {} == wrong
    assert {f"./schemas/{kind}.schema.json" for kind in SHAPES} == bound.keys()


# --- what they say ----------------------------------------------------------------------------------------------------


def within(schema: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in a schema."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from within(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from within(value)


@pytest.mark.parametrize("kind", SHAPES)
def test_every_field_is_explained_in_chinese(kind: str) -> None:
    """A label, a sentence with the English label; a list of choices has a Chinese label for each."""
    schema = json.loads((ROOT / f"schemas/{kind}.schema.json").read_text("utf-8"))
    fields = [field for part in within(schema) for field in part.get("properties", {}).values()]
    choices = [each for each in within(schema) if "enumDescriptions" in each]

    assert re.search("[\u4e00-\u9fff]", schema["title"])
    assert fields
    assert [] == [field for field in fields if not re.search("[\u4e00-\u9fff]", field["title"])]
    assert [] == [field for field in fields if not re.search("[A-Za-z]", field["description"])]
    assert [] == [each for each in choices if len(each["enum"]) != len(each["enumDescriptions"])]


def test_labels_come_from_the_vocabularies() -> None:
    """Open ones with all their keys, closed ones with the words that the site has for them."""
    point = json.loads(made(ROOT / "data")["schemas/point.schema.json"])["properties"]

    assert "rural（农村）" in point["domain"]["description"]
    assert "农村" == dict(zip(point["domain"]["enum"], point["domain"]["enumDescriptions"], strict=True))["rural"]
    assert "已退出" == dict(zip(point["status"]["enum"], point["status"]["enumDescriptions"], strict=True))["withdrawn"]
    assert "单位：人。" in point["members"]["description"]


def test_no_schema_speaks_of_people() -> None:
    """What a public repository must not hold is not offered; no schema has an example or a default."""
    public, private = (made(ROOT / "data", private) for private in (False, True))

    assert not [name for name, text in public.items() if '"contact": {' in text or '"phone"' in text]
    assert '"phone"' in private["schemas/point.schema.json"]
    assert not [
        name
        for texts in (public, private)
        for name, text in texts.items()
        if {"examples", "default"} & {keyword for part in within(json.loads(text)) for keyword in part}
    ]


# --- what they accept -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SHAPES)
def test_the_demonstration_data_is_accepted(kind: str) -> None:
    """Read as editors read YAML: 440113 a number, 2026-02-28 a text, 12:30 a text."""
    files = [each.path for each in walk(ROOT, ROOT / "data")[0] if each.kind == kind]
    result = validated(ROOT / f"schemas/{kind}.schema.json", *files)

    assert files
    assert 0 == result.exit_code, result.output


@pytest.mark.parametrize("name", ATTACKS)
def test_whatever_words_are_accepted(folder: Path, tmp_path: Path, name: str) -> None:
    """Records in which every text says the same odd words, each field filled, as `check` takes them."""
    entry = Term(zh="甲", en="A")
    vocabularies = {**load(folder, folder / "data").vocabularies}
    vocabularies |= {each: {f"{each[0]}00": entry} for each in ("domains", "tags", "honours")}
    texts = schemas(vocabularies, private=False)
    for file, record in group(0, quoted(ATTACKS[name])):
        kind = file.split("s/", 1)[0]
        (tmp_path / "schema").write_text(texts[f"schemas/{kind}.schema.json"], "utf-8")
        (tmp_path / "record.json").write_text(json.dumps(record), "utf-8")
        result = validated(tmp_path / "schema", tmp_path / "record.json")

        assert 0 == result.exit_code, f"{file} {result.output}"


@pytest.mark.parametrize(
    "text",
    [
        "name: 2006\ndomain: rural\nregion: 440113\norgan: gz\nstatus: contact\n",
        "name: 1.10\ndomain: rural\nregion: '440113'\norgan: gz\nstatus: contact\nsummary: true\nmembers: '34'\n",
        "name: x\ndomain: rural\nregion: 441900121\norgan: gz\nstatus: contact\nsummary:\ntags:\nbatch:\nvisit:\nmembers:\n",
        "id: x\nname: x\ndomain: rural\nregion: 440113\norgan: gz\nstatus: contact\nsummary: ''\n",
    ],
)
def test_what_check_accepts_is_accepted(folder: Path, tmp_path: Path, text: str) -> None:
    """Numbers and truth values where a record has text, numbers between quotes, fields without a value."""
    (tmp_path / "x.yml").write_text(text, "utf-8")
    result = validated(folder / "schemas/point.schema.json", tmp_path / "x.yml")

    assert 0 == result.exit_code, result.output


# --- what they refuse -------------------------------------------------------------------------------------------------


def refused(folder: Path, scratch: Path, code: str) -> bool:
    """Whether the schemas refuse a file of a broken sample in which `check` finds the problem."""
    make_data(scratch)
    lay_over(scratch, code)
    kinds = {each.file: each.kind for each in walk(scratch, scratch / "data")[0] if each.kind in SHAPES}
    files = {each.file for each in expectation(code)} & kinds.keys()
    return any(
        validated(folder / f"schemas/{kinds[file]}.schema.json", scratch / file).exit_code for file in sorted(files)
    )


# Some need files that only POSIX has; one is a file that nobody may read.
JUDGED = [
    code
    for code in CODES
    if code not in ELSEWHERE and (os.name == "posix" or not steps(code)) and not any("forbid" in s for s in steps(code))
]


@pytest.mark.filterwarnings("ignore")  # the reader of YAML warns of what is wrong with it
@pytest.mark.parametrize("code", JUDGED)
def test_wrong_shapes_are_refused_and_nothing_else(folder: Path, tmp_path: Path, code: str) -> None:
    """An editor marks what is wrong with a value or its keys; what only `check` can tell it lets pass."""
    found = refused(folder, tmp_path, code)

    assert found == (code in SHAPE) or code in TEXT or code.startswith("yaml-")
