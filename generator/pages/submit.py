"""The page for new records and corrections: what a script makes a form of, and what to do without; imports storeys 0 to 3."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.messages import messages
from generator.pages.page import Block
from generator.records import FOLDERS, TYPES, Site
from generator.records.reading import Outlined, outline
from generator.records.values import Part

ISSUE_PAGES = {
    "github": "{repository}/issues/new/choose",
    "gitee": "{repository}/issues/new",
    "gitea": "{repository}/issues/new/choose",
    "gitlab": "{repository}/-/issues/new",
}
"""Where each forge takes an issue, by the addresses that its own buttons lead to."""


@dataclass(frozen=True)
class Sort:
    """A record type: its key, its Chinese name, its folder, and a file to be filled in."""

    key: str
    label: str
    folder: str
    template: str


@dataclass(frozen=True)
class Submit:
    """What `submit.html` receives; `issues` is '' where the site shows no address of its repository."""

    sorts: tuple[Sort, ...]
    organisation: str
    email: str
    issues: str


def block(catalog: Catalog) -> Block:
    """The generated block of submit.html."""
    site = catalog.site
    sorts = tuple(
        Sort(kind, messages().words[kind]["zh"], FOLDERS[kind], "".join(_template(catalog, model)))
        for kind, model in TYPES.items()
    )
    return Block("submit", "submit", Submit(sorts, site.organisation, site.email, _issues(site)))


def _issues(site: Site) -> str:
    if site.repository == "private" or not site.repository_url:
        return ""
    return ISSUE_PAGES[site.forge].format(repository=site.repository_url.removesuffix("/"))


def _template(catalog: Catalog, model: type[Part]) -> Iterator[str]:
    """A file with every field: what is needed stands ready, what is not is a remark."""
    fields = [field for field in outline(model) if not field.about.private and field.name not in ("id", "former")]
    needed = [field for field in fields if model.model_fields[field.name].is_required()]
    for field in needed:
        yield f"# {_said(catalog, field)}\n{field.name}:{_blank(field)}\n"
    yield "# 以下选填，去掉前面的“# ”再填写\n"
    yield from (f"# {field.name}: {_said(catalog, field)}\n" for field in fields if field not in needed)


def _said(catalog: Catalog, field: Outlined) -> str:
    terms = catalog.terms(field.about.vocabulary) if field.about.vocabulary else {}
    choices = "、".join(f"{key}（{term.zh}）" for key, term in terms.items())
    return "：".join(filter(None, (field.about.zh, field.about.help or choices)))


def _blank(field: Outlined) -> str:
    if field.part:
        first, *_ = outline(field.part)
        return f"\n  - {first.name}:"
    return "\n  -" if field.many else ""
