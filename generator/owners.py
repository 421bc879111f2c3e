"""Who reviews what: the file CODEOWNERS, made from the organs and the maintainers; imports storeys 0 to 4.

GitHub, Gitee and GitLab take patterns as git's, and of several that match the last one; Gitea takes whole regular expressions in
Go's form, and all that match (each forge's own documentation of code owners). All look for the file in the folder of the repository.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.catalog import Catalog
from generator.load.walk import NESTED
from generator.records import Level, Organ, OrganKind

NAME = "CODEOWNERS"
HEAD = """\
# 由 shifan owners 按 data/organs/ 和 data/site.yml 生成，请勿手改；改了机关的 owners 之后再运行一次。
# Made by `shifan owners` from data/organs/ and data/site.yml: do not edit.

"""
FOLDERS = (*NESTED, "media")
"""Folders of `data/` with one folder for each prefecture; pictures may be kept so."""


class NoMaintainers(Exception):
    """`site.yml` names nobody for what belongs to no office."""


def owners(catalog: Catalog) -> str:
    """The file's text. Raises NoMaintainers."""
    site = catalog.site
    if not site.maintainers:
        raise NoMaintainers
    offices = {code: names for code, names in _offices(catalog).items() if names}
    lines = _expressions if site.forge == "gitea" else _patterns
    return HEAD + "".join(f"{pattern} {' '.join(names)}\n" for pattern, names in lines(site.maintainers, offices))


def _offices(catalog: Catalog) -> Mapping[str, Sequence[str]]:
    """Whose folder is whose: the province's and each prefecture's code, with those who review for its committee."""
    province = catalog.site.province
    ranks = {province: Level.PROVINCE} | {each.code: Level.PREFECTURE for each in catalog.regions.children(province)}
    return {code: tuple(dict.fromkeys(_reviewers(catalog, code, level))) for code, level in sorted(ranks.items())}


def _reviewers(catalog: Catalog, code: str, level: Level) -> Iterator[str]:
    for organ in catalog.organs.values():
        if organ.kind is OrganKind.COMMITTEE and organ.level is level and _code(catalog, organ) == code:
            yield from organ.owners


def _code(catalog: Catalog, organ: Organ) -> str:
    return catalog.place(organ).code


Lines = Iterator[tuple[str, Sequence[str]]]


def _patterns(maintainers: Sequence[str], offices: Mapping[str, Sequence[str]]) -> Lines:
    yield "*", maintainers
    for code, names in offices.items():
        yield from ((f"/data/{folder}/{code}/", names) for folder in FOLDERS)


def _expressions(maintainers: Sequence[str], offices: Mapping[str, Sequence[str]]) -> Lines:
    """Of all that match each counts: so the maintainers' is what no office has."""
    folders = "|".join(FOLDERS)
    yield (f"!data/({folders})/({'|'.join(offices)})/.*" if offices else ".*"), maintainers
    yield from ((f"data/({folders})/{code}/.*", names) for code, names in offices.items())
