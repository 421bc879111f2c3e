"""The ruling: what is wrong with the records, and what has changed since the last one."""

import shutil
from pathlib import Path

import pytest

from generator.build import icon_folder
from generator.facts import Facts
from generator.kept import Kept
from generator.ledger import ALWAYS, OUTSIDE
from generator.load.stock import take
from generator.ruling import Ruled
from generator.site import SiteMaker
from tests.worlds import TODAY, make_root

POINT = "data/points/440100/gz-0001.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "root")


def ruled(root: Path, old: Kept) -> Ruled:
    stock = take(root, root / "data", {}, 1)
    assert stock is not None
    return SiteMaker(root, stock, stock.catalog(), TODAY, icon_folder(), 1).check(old)


def known(found: Ruled) -> Kept:
    """What is kept of a ruling, as if its pages had been made."""
    found.kept.questions = found.questions.answered
    return found.kept


def test_where_nothing_has_changed_nothing_is_different(root: Path) -> None:
    """No fact, no answer, no problem."""
    first = ruled(root, Kept())
    second = ruled(root, known(first))

    assert (second.altered, second.changed, second.problems) == (ALWAYS, frozenset(), first.problems)
    assert second.kept.ruled == first.kept.ruled


def test_another_name_alters_what_comes_from_it(root: Path) -> None:
    """And no other fact of any record."""
    old = known(ruled(root, Kept()))
    text = (root / POINT).read_text("utf-8").splitlines()
    (root / POINT).write_text(
        "\n".join("name: 改过名字的联系点" if line.startswith("name:") else line for line in text)
    )

    assert {OUTSIDE, *(("point", fact) for fact in ("name", "pinyin", "sound", "title"))} == ruled(root, old).altered


def test_a_record_that_comes_alters_its_type(root: Path) -> None:
    """Whoever counts records of the type has to count again."""
    old = known(ruled(root, Kept()))
    shutil.copy(root / POINT, (root / POINT).with_name("gz-0009.yml"))

    assert {OUTSIDE, *(("point", fact) for fact in Facts._fields)} == ruled(root, old).altered


def test_a_mistake_elsewhere_is_found_again(root: Path) -> None:
    """A record that names one that is gone has not changed itself; its problem comes and goes with the other."""
    old = known(ruled(root, Kept()))
    (root / POINT).rename(root / "gone.yml")
    without = ruled(root, old)
    (root / "gone.yml").rename(root / POINT)

    assert "unknown-reference" in {problem.code for problem in without.problems}
    assert "unknown-reference" not in {problem.code for problem in ruled(root, known(without)).problems}
