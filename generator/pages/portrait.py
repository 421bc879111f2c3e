"""Portraits: one or two sentences about a region, out of its records; imports storeys 0 to 3."""

from collections.abc import Iterator

from generator.pages.atlas import Atlas
from generator.records import Point
from generator.rows import Row
from generator.stats import ADOPTED

LEVELS = {"province": "省级", "prefecture": "地市级", "county": "县级", "township": "乡镇、街道"}
"""The levels of regions.csv as readers call them."""
FEW = 3


def portrait(atlas: Atlas, code: str) -> str:
    """Where the points are, which domain has most, who adopts them; '' where there is nothing to tell."""
    points, cases = atlas.within(code)
    if cases and not points and not atlas.catalog.regions.is_inside(code, atlas.catalog.site.province):
        return "省外的案例，收在这里供借鉴。"
    clauses = [*_where(atlas, code), *_domain(atlas, points), *_who(atlas, points.where("status", *ADOPTED))]
    return "，".join(clauses) + "。" if clauses else ""


def _where(atlas: Atlas, code: str) -> Iterator[str]:
    below = [(each, atlas.tally(each).points) for each in atlas.children(code)]
    reached = sorted((each for each in below if each[1]), key=lambda each: -each[1])
    names = "、".join(atlas.name(each) for each, _ in reached[:FEW])
    if len(reached) > FEW:
        yield f"联系点分布在{names}等 {len(reached)} 个地方"
    elif reached:
        yield f"联系点{'分布' if len(reached) > 1 else ''}在{names}"


def _domain(atlas: Atlas, points: Row[Point]) -> Iterator[str]:
    """The leading domain, if one leads; of a single point the card says it."""
    (first, most), (_, second) = [*points.counts("domain").items(), ("", 0), ("", 0)][:2]
    label = atlas.catalog.label("domains", first)
    if len(points) > 1 and most == len(points):
        yield f"都在{label}领域"
    elif most > second and second:
        yield f"{label}领域最多"


def _who(atlas: Atlas, adopted: Row[Point]) -> Iterator[str]:
    ids = [id_ for id_ in adopted.counts("organ") if id_ in atlas.catalog.organs]
    names = [atlas.catalog.organs[id_].short or atlas.catalog.organs[id_].name for id_ in ids]
    if len(names) > 2:
        yield f"由{names[0]}等 {len(names)} 个机关联系"
    elif names:
        yield f"由{'和'.join(names)}联系"
