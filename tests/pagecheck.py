"""Built pages read by an HTML5 parser, html5lib: what is wrong in them as sentences, and where their links lead; knows nothing of the generator."""

import json
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

FORBIDDEN = frozenset(
    [
        "applet",
        "base",
        "embed",
        "fencedframe",
        "frame",
        "frameset",
        "iframe",
        "marquee",
        "object",
        "plaintext",
        "portal",
        "xmp",
    ]
)
LOADING_RELS = frozenset(["apple-touch-icon", "icon", "manifest", "modulepreload", "preload", "shortcut", "stylesheet"])
LINK_SCHEMES = ("", "http", "https", "mailto", "tel")
REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "headers")
ADDRESSES = ("href", "src", "action", "poster", "data", "formaction", "{http://www.w3.org/1999/xlink}href")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# A backslash could spell `url` or hide a slash; none of ours has a reason for that.
CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+(?:url\()?\s*)["']?([^"')\s;]*)""", re.IGNORECASE)
DAY_OR_TIME = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d")


@dataclass(frozen=True)
class Read:
    """One page: its ids, all that it leads to or loads (relative to the site's root, or absolute), its own scripts, its faults."""

    address: str
    ids: frozenset[str]
    links: tuple[str, ...]
    scripts: tuple[str, ...]
    shape: tuple[str, ...]
    """Every element with the names of its attributes, in order: what it says left out."""
    text: str
    faults: tuple[str, ...]


def read(address: str, text: str, site_url: str) -> Read:
    """Parses a page and judges it; `address` is relative to the site's root, `site_url` ends in `/`."""
    root, errors = parsed(text)
    faults = [f"parse error: {error}" for error in errors]
    for check in CHECKS:
        faults += check(root)
    links = [resolved(address, link, site_url) for link in addresses(root)]
    if address != "404.html":
        faults += [f"works on a server only: {link}" for link in addresses(root) if link.startswith(("/", "\\"))]
    scripts = tuple(words(script) for script in root.iter("script") if script.get("src") is None)
    return Read(
        address, frozenset(ids(root)), tuple(dict.fromkeys(links)), scripts, shape(root), words(root), tuple(faults)
    )


def read_site(folder: Path, site_url: str) -> dict[str, Read]:
    """Every page of a site."""
    pages = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    return {address: read(address, path.read_text("utf-8"), site_url) for address, path in pages.items()}


def faults_of(pages: Iterable[Read]) -> list[str]:
    return [f"{page.address}: {fault}" for page in pages for fault in page.faults]


def broken_links(pages: Mapping[str, Read], files: Iterable[str]) -> list[str]:
    """Every link to a file that is not there, or to an anchor that its page lacks."""
    known, broken = set(files), []
    for page in pages.values():
        for link in page.links:
            target, _, anchor = link.partition("#")
            if outward(target):
                continue
            missing = target not in known or (anchor and anchor not in pages[target].ids if target in pages else anchor)
            broken += [f"{page.address}: {link}"] if missing else []
    return broken


def parsed(text: str) -> tuple[Element, list[str]]:
    """The tree, HTML elements without a namespace, and the parser's errors."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(text)
    return root, [f"{code} at {place}" for place, code, _ in parser.errors]


def elements(root: Element) -> Iterator[Element]:
    """Every element, comments left out."""
    return (element for element in root.iter() if named(element))


def named(element: object) -> bool:
    """Whether it is an element: comments stand in the tree too, with a function for a name."""
    return isinstance(getattr(element, "tag", None), str)


def name(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def words(element: Element) -> str:
    """The text of an element and all in it, comments left out."""
    inner = "".join((words(child) if named(child) else "") + (child.tail or "") for child in element)
    return (element.text or "") + inner


def said(element: Element) -> str:
    """What a screen reader would call an element."""
    if element.get("aria-hidden") == "true":
        return ""
    own = element.get("aria-label") or element.get("alt") or element.text or ""
    return own + "".join((said(child) if named(child) else "") + (child.tail or "") for child in element)


def ids(root: Element) -> list[str]:
    return [element.attrib["id"] for element in elements(root) if "id" in element.attrib]


def shape(root: Element) -> tuple[str, ...]:
    return tuple(" ".join((name(element), *map(str, sorted(element.attrib)))) for element in elements(root))


def addresses(root: Element) -> Iterator[str]:
    """All that a page leads to or loads, as written."""
    for element in elements(root):
        yield from (element.attrib[attribute] for attribute in ADDRESSES if attribute in element.attrib)
        yield from candidates(element)
        if element.get("property") in ("og:url", "og:image"):
            yield element.get("content") or ""


def candidates(element: Element) -> Iterator[str]:
    """The addresses of a `srcset`."""
    for attribute in ("srcset", "imagesrcset"):
        yield from (part.split()[0] for part in (element.get(attribute) or "").split(",") if part.strip())


def resolved(source: str, link: str, site_url: str) -> str:
    """Where a link leads, relative to the site's root; an address outside the site stays as it is."""
    if link.startswith(site_url):
        link, source = link.removeprefix(site_url) or "index.html", ""
    elif outward(link):
        return link
    elif link.startswith("/"):
        link, source = link.removeprefix(urlsplit(site_url).path), ""
    path, _, anchor = link.partition("#")
    path = unquote(path.partition("?")[0])
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
    return f"{target}#{unquote(anchor)}" if anchor else target


def outward(link: str) -> bool:
    """Whether a browser would leave the site for this: it has a scheme, or begins like a host."""
    return scheme(link) != "" or re.match(r"[/\\]{2}", link) is not None


def scheme(link: str) -> str:
    """The scheme as a browser finds it, which overlooks white space and control characters."""
    seen = re.sub(r"[\t\r\n]", "", link.strip("".join(map(chr, range(33)))))
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", seen)
    return found[1].lower() if found else ""


def css_faults(text: str) -> list[str]:
    """What a stylesheet must not do: load from outside, hide an address, or run something."""
    faults = [
        f"loads {link}" for link in CSS_ADDRESS.findall(text) if outward(link) and not link.startswith("data:image/")
    ]
    return faults + [
        f"holds {bad}"
        for bad in ("@import", "expression(", "javascript:", "</style", "<script", "behavior:")
        if bad in text.lower()
    ]


def css_links(source: str, text: str, site_url: str) -> list[str]:
    """The files that a stylesheet loads."""
    return [resolved(source, link, site_url) for link in CSS_ADDRESS.findall(text) if not outward(link)]


# --- the checks -------------------------------------------------------------------------------------------------------


def _language(root: Element) -> Iterator[str]:
    if not (root.get("lang") or "").startswith("zh"):
        yield "no language"


def _title(root: Element) -> Iterator[str]:
    titles = [words(title) for title in root.iter("title")]
    if len(titles) != 1 or not titles[0].strip(" -"):
        yield f"title: {titles}"


def _head(root: Element) -> Iterator[str]:
    metas = {meta.get("name") or meta.get("property"): meta.get("content") for meta in root.iter("meta")}
    canonical = [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
    # The error page has no address of its own.
    if canonical and not (metas.get("description") or "").strip():
        yield "no description"
    if canonical and [metas.get("og:url")] != canonical:
        yield f"canonical {canonical} is not og:url {metas.get('og:url')}"
    acting = [(meta.get("http-equiv"), meta.get("content")) for meta in root.iter("meta") if meta.get("http-equiv")]
    # The page of a renamed record leads where its only link leads, and to no other site.
    leading = [
        ("refresh", f"0; url={link.get('href')}") for link in root.iter("a") if not outward(link.get("href") or "")
    ]
    if acting and acting != leading:
        yield "a meta element that acts"


def _outline(root: Element) -> Iterator[str]:
    found = [element for element in elements(root) if name(element) in HEADINGS]
    levels = [int(name(heading)[1]) for heading in found]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"headings: {levels}"
    yield from (
        f"h{below} after h{above}: {words(heading)}"
        for (above, below), heading in zip(pairwise(levels), found[1:], strict=True)
        if below > above + 1
    )
    yield from (f"empty {name(heading)}" for heading in found if not said(heading).strip())


def _one_main(root: Element) -> Iterator[str]:
    mains = sum(1 for _ in root.iter("main"))
    if mains != 1:
        yield f"{mains} main elements"


def _unique_ids(root: Element) -> Iterator[str]:
    for id_, number in Counter(ids(root)).items():
        if number > 1 or not id_ or re.search(r"\s", id_):
            yield f"id {id_!r}, {number} times"


def _references(root: Element) -> Iterator[str]:
    known = set(ids(root))
    for element in elements(root):
        for attribute in REFERRING:
            yield from (
                f"{attribute}={id_} leads nowhere" for id_ in (element.get(attribute) or "").split() if id_ not in known
            )


def _links(root: Element) -> Iterator[str]:
    for link in root.iter("a"):
        if not said(link).strip():
            yield f"empty link to {link.get('href')}"
        if not link.get("href"):
            yield f"a link that leads nowhere: {words(link)}"
        if scheme(link.get("href") or "") not in LINK_SCHEMES:
            yield f"a link to {link.get('href')}"


def _pictures(root: Element) -> Iterator[str]:
    for image in root.iter("img"):
        if image.get("alt") is None:
            yield f"no alt: {image.get('src')}"
        if not all(re.fullmatch(r"[1-9]\d*", image.get(side) or "") for side in ("width", "height")):
            yield f"no width and height: {image.get('src')}"


def _loads(root: Element) -> Iterator[str]:
    """Nothing comes from outside."""
    for element in elements(root):
        loaded = [element.get("src"), element.get("poster"), element.get("action"), *candidates(element)]
        if name(element) == "link" and LOADING_RELS & set((element.get("rel") or "").split()):
            loaded.append(element.get("href"))
        if name(element) in ("use", "image", "feimage"):
            loaded += [value for key, value in element.attrib.items() if key.endswith("href")]
        yield from (f"{name(element)} loads {link}" for link in loaded if link and outward(link))


def _active(root: Element) -> Iterator[str]:
    """No code but in scripts, no element that opens a door."""
    for element in elements(root):
        if name(element) in FORBIDDEN or name(element) == "style":
            yield f"element {name(element)}"
        for attribute, value in element.attrib.items():
            if attribute.startswith("on") or attribute in ("style", "srcdoc", "ping", "contenteditable", "nonce"):
                yield f"{name(element)} with {attribute}={value}"
            if attribute in ADDRESSES and scheme(value) in ("javascript", "vbscript", "data"):
                yield f"{name(element)} with {attribute}={value[:60]}"


def _scripts(root: Element) -> Iterator[str]:
    for script in root.iter("script"):
        type_ = script.get("type") or ""
        if type_ in ("application/ld+json", "application/json"):
            yield from _json(type_, words(script))
        elif type_:
            yield f"a script of type {type_}"


def _json(type_: str, text: str) -> Iterator[str]:
    try:
        value = json.loads(text)
    except ValueError as error:
        yield f"{type_}: {error}"
        return
    if type_ == "application/ld+json" and not (isinstance(value, dict) and value.get("@context")):
        yield f"{type_} without @context"


def _times(root: Element) -> Iterator[str]:
    for time in root.iter("time"):
        if not DAY_OR_TIME.fullmatch(time.get("datetime") or words(time)):
            yield f"a time that no machine reads: {words(time)}"


CHECKS: tuple[Callable[[Element], Iterable[str]], ...] = (
    _language,
    _title,
    _head,
    _outline,
    _one_main,
    _unique_ids,
    _references,
    _links,
    _pictures,
    _loads,
    _active,
    _scripts,
    _times,
)
