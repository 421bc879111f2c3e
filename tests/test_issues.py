"""Issue forms as the forges read them: current, valid, and the same for all."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from generator.engines import site_url
from generator.load import load
from generator.outputs.issues import FOLDERS, issue_forms
from generator.records import Term
from tests.worlds import ROOT


def test_the_forms_of_the_repository_are_current() -> None:
    """After a change of declarations or vocabularies: `shifan schemas`."""
    vocabularies = load(ROOT, ROOT / "data").vocabularies
    made = issue_forms(vocabularies, site_url((ROOT / "mkdocs.yml").read_text("utf-8")))
    written = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for folder in FOLDERS
        for path in (ROOT / folder).iterdir()
    }

    assert made == written


@pytest.mark.parametrize(("name", "schema"), [("[0-9]-*.yml", "forms"), ("config.yml", "config")])
def test_each_is_valid(name: str, schema: str) -> None:
    """By the schema that GitHub's own forms are checked with (schemastore.org); Gitea and Gitee take the same."""
    files = [str(path) for folder in FOLDERS for path in sorted((ROOT / folder).glob(name))]
    result = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.github-issue-{schema}", *files])

    assert 0 == result.exit_code, result.output
    assert len(files) % 3 == 0 < len(files)


def test_every_forge_gets_the_same() -> None:
    """Each looks into a folder of its own."""
    made = issue_forms({}, "https://x.example/")
    texts = [
        {name.removeprefix(folder): text for name, text in made.items() if name.startswith(folder)}
        for folder in FOLDERS
    ]

    assert texts[0] == texts[1] == texts[2]
    assert "https://x.example/submit.html" in texts[0]["/config.yml"]
    assert "contact_links" not in issue_forms({}, "")[".github/ISSUE_TEMPLATE/config.yml"]


def test_hostile_labels_stay_labels(tmp_path: Path) -> None:
    """What YAML takes for something else, several lines, ends of quotes: a reader of YAML gets the very text."""
    words = ["yes", "no", "2026", "'\"\\", "a: b # c", "- x", "a\u2028b", "</script>", "{{7*7}}"]
    found = issue_forms({"domains": {f"d{n}": Term(zh=word, en="x") for n, word in enumerate(words)}}, "")
    form: Any = yaml.safe_load(found[".gitea/ISSUE_TEMPLATE/1-point.yml"])  # what was read
    options = next(each["attributes"]["options"] for each in form["body"] if each.get("id") == "domain")

    assert words == options
