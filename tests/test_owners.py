"""CODEOWNERS: whose folder is whose, as each forge understands it."""

import re
from pathlib import Path

import pytest

from generator.load import load
from generator.owners import NAME, NoMaintainers, owners
from tests.test_cli import shifan
from tests.worlds import ROOT, make_data, make_root, world_text

GZ, SITE = "organs/gz.yml", "site.yml"
OWNED = {
    SITE: world_text(SITE) + 'maintainers: ["@o/all"]\n',
    GZ: world_text(GZ) + 'owners: ["@o/gz", "@li"]\n',
    "organs/gz-dept.yml": world_text(GZ) + 'kind: department\nowners: ["@o/wrong"]\n',
    "organs/py.yml": world_text(GZ).replace("level: prefecture", "level: county") + 'owners: ["@o/wrong"]\n',
}


def made(folder: Path, changes: dict[str, str | None]) -> str:
    catalog = load(folder, make_data(folder, changes)).catalog
    assert catalog is not None
    return owners(catalog)


def matched(text: str, file: str) -> list[str]:
    """Who owns a file by the patterns of GitHub: of those that match the last one counts."""
    found: list[str] = []
    for line in text.splitlines():
        pattern, *names = line.split() or ["#"]
        if pattern == "*" or (pattern.endswith("/") and f"/{file}".startswith(pattern)):
            found = names
    return found


def test_each_prefecture_owns_its_folders(tmp_path: Path) -> None:
    """Its committee does, neither a department nor a county; everything else is the maintainers'."""
    text = made(tmp_path, dict(OWNED))

    for folder in ("points", "cases", "articles", "media"):
        assert ["@o/gz", "@li"] == matched(text, f"data/{folder}/440100/x.yml")
        assert ["@o/all"] == matched(text, f"data/{folder}/440200/x.yml")
    for file in (
        "data/organs/gz.yml",
        "data/site.yml",
        "data/quotas.yml",
        "data/vocabulary/tags.yml",
        "templates/x",
        NAME,
        "data/points/440100",
    ):
        assert ["@o/all"] == matched(text, file)
    assert "@o/wrong" not in text


def test_the_provinces_folder_is_its_committees(tmp_path: Path) -> None:
    """Where records of provincial and direct organs lie."""
    text = made(tmp_path, {**OWNED, "organs/gd.yml": world_text("organs/gd.yml") + 'owners: ["@o/gd"]\n'})

    assert ["@o/gd"] == matched(text, "data/points/440000/gd-0001.yml")


def test_gitea_reads_regular_expressions(tmp_path: Path) -> None:
    """Which match a whole name; `!` stands for all that does not match."""
    text = made(tmp_path, {**OWNED, SITE: OWNED[SITE] + "forge: gitea\n"})
    rules = [line.split() for line in text.splitlines() if line and line[0] != "#"]

    def who(file: str) -> list[str]:
        hits = [
            names for rule, *names in rules if bool(re.fullmatch(rule.removeprefix("!"), file)) != rule.startswith("!")
        ]
        return [name for names in hits for name in names]

    assert ["@o/gz", "@li"] == who("data/cases/440100/x.yml")
    assert ["@o/all"] == who("data/site.yml") == who("x/data/cases/440100/x.yml") == who("data/cases/440200/x.yml")


def test_without_maintainers_there_is_no_file(tmp_path: Path) -> None:
    """Somebody has to own what belongs to no office."""
    with pytest.raises(NoMaintainers):
        made(tmp_path, {GZ: OWNED[GZ]})


def test_an_account_cannot_add_a_line(tmp_path: Path) -> None:
    """Whoever may edit an organ is still not able to take other folders."""
    with pytest.raises(AssertionError):
        made(tmp_path, {**OWNED, SITE: OWNED[SITE].replace('"@o/all"', '"@o/all\\n* @evil"')})


def test_the_command_writes_checks_and_ends(tmp_path: Path) -> None:
    """Exit 1 when the file is out of date or nobody is named; nothing is written then."""
    root = make_root(tmp_path / "root", OWNED)

    assert (1, f"{NAME}\n") == ((done := shifan("owners", "--check", cwd=root)).returncode, done.stdout)
    assert not (root / NAME).exists()
    assert (0, f"{NAME}\n") == ((done := shifan("owners", cwd=root)).returncode, done.stdout)
    assert (0, "") == ((done := shifan("owners", "--check", cwd=root)).returncode, done.stdout)
    (root / "data" / SITE).write_text(world_text(SITE), "utf-8")
    assert 1 == shifan("owners", "--check", cwd=root).returncode
    done = shifan("owners", cwd=root)
    assert (1, 1) == (done.returncode, done.stderr.count("\n"))
    (root / NAME).unlink()
    assert 0 == shifan("owners", "--check", cwd=root).returncode  # who names nobody has no such file, and may publish


def test_the_demonstration_has_its_file() -> None:
    """Renewed whenever an organ's reviewers change."""
    assert 0 == shifan("owners", "--check", cwd=ROOT).returncode
