"""The stock: it stands only where everything can be read, and then the build finds what `check` finds."""

from pathlib import Path

import pytest

from generator.build import icon_folder
from generator.check import check
from generator.kept import Kept
from generator.load.stock import take
from generator.messages import severity
from generator.site import SiteMaker
from tests.samples import CODES, ELSEWHERE, lay_over, needs_posix, steps
from tests.test_check import BUILT
from tests.worlds import TODAY, make_data

SCREENED = ("attachment-unread", "personal-attachment")
"""What is found in files that are no records, by the screen: both ask it."""


@pytest.mark.parametrize("code", [code for code in CODES if code not in (*BUILT, *ELSEWHERE, *SCREENED)])
def test_the_build_finds_what_the_check_finds(code: str, tmp_path: Path) -> None:
    """For every broken sample: either there is no stock and `check` tells it, or both say the same."""
    needs_posix(steps(code))
    data = make_data(tmp_path)
    lay_over(tmp_path, code)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    expected = check(tmp_path, data, TODAY, {})
    stock = take(tmp_path, data, {}, 1)

    if stock is None:
        assert any(severity(problem.code) == "error" for problem in expected.problems)
    else:
        assert (
            expected.problems
            == SiteMaker(tmp_path, stock, stock.catalog(), TODAY, icon_folder(), 1).check(Kept()).problems
        )
