"""Whole sites for tests, and the browser that looks at them; the fixtures of `tests/conftest.py` are made of this."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bootstrap.browser import installed_browser
from generator.build import Order, write_site
from generator.engines import site_url
from tests.worlds import ROOT, TODAY

SITE_URL = site_url((ROOT / "mkdocs.yml").read_text("utf-8"))


def build(root: Path, data: Path, tree: Path) -> Path:
    """The site of these records, which must be without a problem, in the folder `tree`."""
    outcome = write_site(Order(root, data, TODAY, os.environ), tree)

    assert outcome.problems == ()
    assert outcome.pages > 0
    return tree


@contextmanager
def chromium() -> Iterator[Browser]:
    """A real browser: the one that SHIFAN_CHROMIUM names, else one that is installed."""
    named = os.environ.get("SHIFAN_CHROMIUM") or shutil.which("chromium") or installed_browser()
    if not named:
        pytest.skip("There is no Chromium; `python3 dev.py test` gets one.")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(named), args=["--no-sandbox"] if root else [])
        yield browser
        browser.close()


def files(site: Path) -> set[str]:
    """Every file of a site, relative to its root."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
