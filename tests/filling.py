"""Somebody at the form of the site: types a record in as people do, field by field, and takes what comes out of it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from playwright.sync_api import Locator, Page

from tests.visiting import Visit

Plain = Mapping[str, Any]  # what YAML holds: text, lists and mappings


class Written(NamedTuple):
    """What the form made: the file's name from the root, and its text."""

    file: str
    text: str


def opened(visitor: Visit, address: str = "submit.html") -> Page:
    """The page with its form."""
    page = visitor.to(address)
    page.wait_for_selector(".sf-form")
    return page


def corrected(visitor: Visit, record: str) -> Page:
    """The page with the form filled in with a record of the site."""
    return opened(visitor, f"submit.html?edit={record}")


def new(page: Page, kind: str, id_: str, values: Plain) -> None:
    """Fills in a new record."""
    page.locator(f"#sf-type-{kind}").check(force=True)
    page.locator('[data-sf-field="file"] input').fill(id_)
    enter_all(page.locator(".sf-chapter"), values)


def enter_all(scope: Locator, values: Plain) -> None:
    """Fills in fields that stand directly in `scope`."""
    for name, value in values.items():
        enter(scope.locator(f':scope > [data-sf-field="{name}"]'), value)


def enter(node: Locator, value: Any) -> None:  # what YAML holds
    """Fills in one field, whatever kind of control it is."""
    classes = (node.get_attribute("class") or "").split()
    if "sf-group--list" in classes:
        for each in value if isinstance(value, list) else [value]:
            _add(node, each)
    elif "sf-group--ticks" in classes:
        for each in value:
            node.locator(f'input[value="{each}"]').check()
    elif "sf-group--region" in classes:
        for depth, length in enumerate((2, 4, 6, 9)):
            if length <= len(value):
                code = value[:length].ljust(6, "0")
                node.locator("select").nth(depth).select_option(code)
    elif "sf-field--choice" in classes or "sf-field--truth" in classes:
        node.locator("select").select_option(value)
    else:
        node.locator("input, textarea").fill(value)
        node.locator("input, textarea").blur()


def _add(node: Locator, value: Any) -> None:  # what YAML holds
    items = node.locator(":scope > .sf-group__body > .sf-items > .sf-item")
    # A list that is needed begins with an empty item.
    if not (items.count() == 1 and _is_empty(items.first)):
        node.locator(":scope > .sf-group__body > .sf-act").click()
    item = items.last
    if isinstance(value, Mapping):
        enter_all(item.locator(":scope > fieldset > .sf-group__body"), value)
    else:
        enter(item.locator(":scope > [data-sf-field]"), value)


def _is_empty(item: Locator) -> bool:
    inputs = item.locator("input, textarea, select")
    return all(not inputs.nth(place).input_value() for place in range(inputs.count()))


def written(page: Page) -> Written:
    """Presses the button and takes the file; what is wrong fails the test in words."""
    page.locator(".sf-send button[type=submit]").click()
    summary = page.locator(".sf-summary:not(.sf-summary--mild)")
    assert not summary.is_visible(), summary.inner_text()
    return Written(page.locator(".sf-file code").inner_text(), page.locator(".sf-result pre code").text_content() or "")
