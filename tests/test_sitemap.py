"""The sitemap: real XML, every page with its date."""

from datetime import date
from xml.etree import ElementTree

from generator.outputs.sitemap import sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_pages_stand_in_order_with_their_dates() -> None:
    """Addresses are whole and sorted; a page without a date has none."""
    text = sitemap("https://a.example/x/", [("points.html", None), ("cases/b.html", date(2026, 5, 4))])
    entries = ElementTree.fromstring(text).findall("s:url", NAMES)

    assert [entry.findtext("s:loc", None, NAMES) for entry in entries] == [
        "https://a.example/x/cases/b.html",
        "https://a.example/x/points.html",
    ]
    assert [entry.findtext("s:lastmod", None, NAMES) for entry in entries] == ["2026-05-04", None]


def test_an_address_cannot_break_the_file() -> None:
    """What XML takes for markup is escaped."""
    text = sitemap("https://a.example/?a=1&b=<c>/", [("x.html", None)])

    assert ElementTree.fromstring(text).findtext(".//s:loc", None, NAMES) == "https://a.example/?a=1&b=<c>/x.html"
