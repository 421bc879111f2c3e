"""The stylesheet that a site's vocabularies need: colours and icons of domains, statuses and deeds; imports only the record types."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from generator.records import Term

CLASSES = {"domains": "domain", "statuses": "badge", "deed-kinds": "deed"}
"""Vocabularies that a page shows with colour and icon, and the class that stands for them: `.sf-domain--rural`."""


def vocabulary_css(vocabularies: Mapping[str, Mapping[str, Term]], icons: Path) -> str:
    """`assets/vocabulary.css`. `icons` is the folder of Material's icon set; an icon that it lacks is left out."""
    terms = [
        (name, key, term)
        for vocabulary, name in CLASSES.items()
        for key, term in vocabularies.get(vocabulary, {}).items()
    ]
    light = "".join(f"--sf-{name}-{key}:{term.colour};" for name, key, term in terms if term.colour)
    dark = "".join(f"--sf-{name}-{key}:{term.colour_dark};" for name, key, term in terms if term.colour_dark)
    rules = "\n".join(_rule(name, key, term, icons) for name, key, term in terms)
    return (
        f":root{{{light}}}\n"
        f'@media screen{{[data-md-color-scheme="slate"]{{{dark}}}}}\n'
        f"@media screen and (prefers-color-scheme:dark){{.no-js body:not([data-md-color-media]){{{dark}}}}}\n"
        f"{rules}\n"
    )


def _rule(name: str, key: str, term: Term, icons: Path) -> str:
    return f".sf-{name}--{key}{{{''.join(_declarations(name, key, term, icons))}}}"


def _declarations(name: str, key: str, term: Term, icons: Path) -> Iterator[str]:
    if term.colour:
        yield f"--sf-{name}:var(--sf-{name}-{key});"
    if address := _data(icons, term.icon):
        yield f'--sf-icon:url("{address}");'


def _data(icons: Path, name: str) -> str:
    """The icon as a data address, which needs no request."""
    try:
        svg = (icons / f"{name}.svg").read_text("utf-8") if name else ""
    except OSError:
        return ""
    return f"data:image/svg+xml,{quote(svg.strip(), safe=' =/:')}" if svg else ""
