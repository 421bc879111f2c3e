"""The form of the site in a real Chromium: the site, built once, and visits to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from generator.edit import canonical
from tests.answers import POINT
from tests.filling import opened
from tests.hostile import PDF
from tests.sites import build
from tests.visiting import Visit, serving
from tests.worlds import TODAY, make_root


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' province and a point that was withdrawn; another one holds a remark."""
    old = {**POINT, "status": "withdrawn", "name": "退出的点", "former": ["older-1"]}
    made = make_root(tmp_path_factory.mktemp("submit") / "root", {"points/440100/old-1.yml": canonical(old, "point")})
    (made / "data/media").mkdir()
    (made / "data/media/a.pdf").write_bytes(PDF)
    Image.new("RGB", (60, 40), "#a61b1b").save(made / "data/media/a.png")
    return made


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(root, root / "data", tmp_path_factory.mktemp("submitted") / "site")


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser, served: str) -> Iterator[Page]:
    """One page for all tests that only ask its scripts."""
    with browser.new_context(locale="zh-CN") as context:
        found = opened(Visit(context, served))
        found.evaluate(f"shifanSubmit.world.today = '{TODAY}'")
        yield found
