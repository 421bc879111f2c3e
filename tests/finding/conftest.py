"""The search page of the demonstration in a real Chromium: whole, to be broken, and as a site of very many records has it."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.check import check
from generator.outputs.columns import columns
from generator.pages.atlas import Atlas
from tests.worlds import ROOT, TODAY


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The records of the demonstration."""
    found = check(ROOT, ROOT / "data", TODAY, os.environ).catalog
    assert found is not None
    return found.public()


@pytest.fixture
def broken(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the site, to be broken."""
    site = tmp_path / "site"
    shutil.copytree(demonstration, site)
    return site


@pytest.fixture(scope="session")
def divided(demonstration: Path, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as a site of very many records is: its columns divided."""
    site = tmp_path_factory.mktemp("divided") / "site"
    shutil.copytree(demonstration, site)
    (site / "assets" / "search" / "titles.js").unlink()
    for name, data in columns(Atlas(replace(catalog)), limit=0):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).unlink(missing_ok=True)
        (site / name).write_bytes(data)
    return site
