"""What every test may use, and the rule that a run which allows no skip has none."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.sites import build, chromium
from tests.visiting import Visitor, serving, visits

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

settings.register_profile("shifan", deadline=None)
settings.load_profile("shifan")  # a busy machine is no mistake of the code under test

NO_SKIP = bool(os.environ.get("SHIFAN_NO_SKIP"))
"""Set where a skip means that something was not installed: on the CI machine."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def demonstration(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration site, built once."""
    return build(root, root / "data", tmp_path_factory.mktemp("demonstration") / "site")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests that need it."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def served(demonstration: Path) -> Iterator[str]:
    """The address of the demonstration on a server of this machine."""
    with serving(demonstration) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Visitor]:
    """Makes visits to what is served, which a folder of tests may say for itself."""
    with visits(browser, served) as visitor:
        yield visitor


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that skips itself fails, where skips are not allowed; an expected failure, reported alike, does not."""
    report = yield
    return report if hasattr(report, "wasxfail") else without_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A file that skips itself fails, where skips are not allowed."""
    return without_skip((yield))


def without_skip(report: Report) -> Report:
    """The report, a failure if it was a skip and none is allowed."""
    if NO_SKIP and report.skipped:
        # A skip's own account is (file, line, reason).
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
        report.outcome, report.longrepr = "failed", f"No test may be skipped here. {reason}"
    return report
