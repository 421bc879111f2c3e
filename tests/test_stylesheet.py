"""The stylesheet of the vocabularies: a site's own domain gets its colour and icon without a line of code."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.outputs.stylesheet import vocabulary_css
from generator.records import Term

FISHING = Term(zh="渔业", en="Fishing", colour="#00677d", colour_dark="#6fd3ec", icon="material/fish")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M2 2 % # \'q\'"/></svg>'


@pytest.fixture
def icons(tmp_path: Path) -> Path:
    """A folder with one icon."""
    (tmp_path / "material").mkdir()
    (tmp_path / "material" / "fish.svg").write_text(SVG, "utf-8")
    return tmp_path


def test_a_new_domain_has_its_class(icons: Path) -> None:
    """A domain that only the data knows has a class with its colours and its icon."""
    css = vocabulary_css({"domains": {"fishing": FISHING}}, icons)

    assert ":root{--sf-domain-fishing:#00677d;}" in css
    assert '[data-md-color-scheme="slate"]{--sf-domain-fishing:#6fd3ec;}' in css
    assert ".sf-domain--fishing{--sf-domain:var(--sf-domain-fishing);--sf-icon:url(" in css


def test_dark_colours_are_for_the_screen(icons: Path) -> None:
    """Paper is white: every dark colour stands in a rule for screens."""
    css = vocabulary_css({"domains": {"fishing": FISHING}}, icons)

    assert all(line.startswith("@media screen") for line in css.splitlines() if "#6fd3ec" in line)


def test_an_icon_is_data_and_arrives_whole(icons: Path) -> None:
    """The icon needs no request, and no sign in it ends the address early."""
    css = vocabulary_css({"domains": {"fishing": FISHING}}, icons)
    address = css.partition('url("')[2].partition('")')[0]

    assert address.startswith("data:image/svg+xml,")
    assert not set("<>#'\"") & set(address)
    assert SVG == unquote(address.removeprefix("data:image/svg+xml,"))


def test_what_is_missing_is_left_out(icons: Path) -> None:
    """A term without colours, or with an icon that the set lacks, still has a class; other vocabularies have none."""
    css = vocabulary_css(
        {"domains": {"plain": Term(zh="其他", en="Other", icon="material/none")}, "tags": {"fruit": FISHING}}, icons
    )

    assert ".sf-domain--plain{}" in css
    assert "fruit" not in css
