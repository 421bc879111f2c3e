"""Where pages lie: flat files, relative to the site's root, with `/`; pure, imports nothing of ours."""

from functools import lru_cache

PLURALS = {
    "organ": "organs",
    "point": "points",
    "case": "cases",
    "practice": "practices",
    "article": "articles",
    "meeting": "meetings",
}


def record(kind: str, id_: str) -> str:
    return f"{PLURALS[kind]}/{id_}.html"


def domain(key: str) -> str:
    return f"domains/{key}.html"


def region(code: str, domain_: str = "") -> str:
    """A region's page, or that of one domain within it."""
    return f"regions/{code}/{domain_}.html" if domain_ else f"regions/{code}.html"


def region_list(kind: str, code: str, domain_: str = "") -> str:
    """All points or cases of a region: points/region/440100.html, points/region/440100-rural.html. Codes are digits, so none meets another."""
    return f"{PLURALS[kind]}/region/{code}-{domain_}.html" if domain_ else f"{PLURALS[kind]}/region/{code}.html"


def honour(key: str) -> str:
    return f"honours/{key}.html"


def across(facet: str, value: str) -> str:
    """All records with one value, of whatever type: tags/training.html."""
    return f"{facet}s/{value}.html"


def searched(**chosen: str) -> str:
    """The search page, narrowed: search.html?type=point&status=contact. Values are keys, codes and ids, which need no quoting."""
    found = "&".join(f"{facet}={value}" for facet, value in chosen.items() if value)
    return f"search.html?{found}" if found else "search.html"


def numbered(first: str, number: int) -> str:
    """Page `number` of the list that begins at `first`: points.html, points/page/2.html."""
    return first if number == 1 else f"{first.removesuffix('.html')}/page/{number}.html"


@lru_cache(maxsize=4096)
def way(source: str, target: str) -> str:
    """The way from one folder to another, both seen from the site's root: '' or what ends in `/`. Pages are many, folders few."""
    here, there = source.split("/") if source else [], target.split("/") if target else []
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    return "".join(f"{part}/" for part in ([".."] * (len(here) - common) + there[common:]))
