"""The sitemap: every page of the site with its date, for search engines (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable
from datetime import date
from html import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(site_url: str, pages: Iterable[tuple[str, date | None]]) -> str:
    """The file's text, from (address, date) pairs; `site_url` ends in `/`."""
    return (
        HEAD
        + "".join(_entry(site_url + address, day) for address, day in sorted(pages, key=lambda page: page[0]))
        + "</urlset>\n"
    )


def _entry(address: str, day: date | None) -> str:
    modified = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{modified}</url>\n"
