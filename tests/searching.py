"""The search page under a visitor's hands, and the plain truth about what it has to say."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page, Route

from generator.catalog import Catalog
from generator.traits import FACETS, Known, directory
from tests.visiting import Until, Visit

Chosen = Mapping[str, Sequence[str]]
NUMBERS = """() => Object.fromEntries([...document.querySelectorAll("details[data-sf-facet] [data-sf-value]")].map((link) => [
    `${link.closest("[data-sf-facet]").dataset.sfFacet}=${link.dataset.sfValue}`, Number(link.lastElementChild.textContent.replace(",", ""))]))"""


def status(page: Page) -> Locator:
    return page.locator("[data-sf-browse] [role=status]")


def ready(visitor: Visit, address: str = "search.html", until: Until = "load") -> Page:
    """The page with its switches at work."""
    page = visitor.to(address, until)
    page.wait_for_selector("[data-sf-value][aria-pressed]", state="attached")
    return page


def titles(page: Page) -> list[str]:
    return page.locator(".sf-found .sf-row__title").all_inner_texts()


def switch(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'details[data-sf-facet="{facet}"] [data-sf-value="{value}"]')


def found(catalog: Catalog, chosen: Chosen, beside: str = "") -> list[Known]:
    """The records with one of the values of every facet but `beside`: the plain truth."""
    return [
        known
        for known in directory(catalog).all
        if all(set(getattr(known.traits, facet)) & set(values) for facet, values in chosen.items() if facet != beside)
    ]


def numbers(catalog: Catalog, chosen: Chosen) -> dict[str, int]:
    """What every switch has to say: how many records it would lead to with all that is chosen in the other facets."""
    told = {}
    for facet in FACETS:
        rest = found(catalog, chosen, beside=facet)
        for value in directory(catalog).counts[facet]:
            told[f"{facet}={value}"] = sum(value in getattr(known.traits, facet) for known in rest)
    return told


def address(chosen: Chosen) -> str:
    return "search.html?" + "&".join(f"{facet}={value}" for facet, values in chosen.items() for value in values)


def exported(page: Page) -> tuple[bytes, list[dict[str, str]]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="导出表格").click()
    data = download.value.path().read_bytes()
    return data, list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def answered(page: Page) -> None:
    """Waits until what was asked for is there."""
    page.wait_for_function("/^(找到|没有)/.test(document.querySelector('[role=status]').textContent)")


def damaged(path: Path, damage: str) -> None:
    data = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(data[: len(data) // 2] if damage == "truncated" else b"")


def quiet(visitor: Visit) -> list[str]:
    """What the console says of itself, without the file that is missing."""
    return [each for each in visitor.trouble if not each.startswith(("error: Failed to load", "failed: "))]


EARLY: Until = "domcontentloaded"


class Gate:
    """Holds back the files of a pattern, as a slow network does, but for the first few. The page is then not wholly there: `EARLY`."""

    def __init__(self, page: Page, pattern: str, free: int = 0) -> None:
        self._free = free
        self._held: list[Route] = []
        page.route(pattern, self._arrive)

    def _arrive(self, route: Route) -> None:
        if self._free > 0:
            self._free -= 1
            route.continue_()
        else:
            self._held.append(route)

    def open(self) -> None:
        """All come, now and later."""
        self._free = 1_000_000
        for route in self._held:
            route.continue_()

    def shut(self) -> None:
        """What is held never comes."""
        for route in self._held:
            route.fulfill(status=404, body="")
