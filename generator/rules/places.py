"""Rules about regions and the folders that follow from them."""

from collections.abc import Iterator
from datetime import date

from generator.catalog import Catalog, Place
from generator.facts import region_date
from generator.problems import Problem
from generator.records import Article, Case, Level, OrganKind, Point, Record
from generator.records.values import is_region_code
from generator.regions import Abolished, Unknown
from generator.rules.world import Found, World


def region(world: World, found: Found) -> Iterator[Problem]:
    """A region code has the right form, is known, and was valid at the record's date."""
    code = str(found.value)
    meant = world.catalog.regions.resolve(code, _date(found) or world.now())
    near = _named(world, meant.nearest) if isinstance(meant, Unknown) else ""
    if not is_region_code(code):
        yield found.problem("bad-region-code", found=code, nearest=near)
    elif "regions" in world.doubts.gaps or code in world.doubts.codes:
        return
    elif isinstance(meant, Unknown):
        yield found.problem("unknown-region", found=code, nearest=near)
    elif isinstance(meant, Abolished) and not world.wrong(found.file, "date", "history"):
        successors = "、".join(_named(world, each) for each in meant.successors)
        yield found.problem("abolished-region", found=code, name=meant.name, year=meant.year, successors=successors)


def _date(found: Found) -> date | None:
    return region_date(found.record) if isinstance(found.record, Record) else None


def _named(world: World, code: str) -> str:
    region = world.catalog.regions.get(code)
    return f"{code}（{region.name}）" if region else code


def folders(world: World, kind: str, record: Record) -> Iterator[Problem]:
    """Points, cases and articles lie in the folder of the prefecture that looks after them."""
    if isinstance(record, Point | Case | Article):
        file = world.file(kind, record)
        folder = file.split("/")[-2]
        allowed = allowed_folders(world.catalog, record)
        if allowed and folder not in allowed and not world.wrong(file, "organ", "region", "points"):
            expected = "、".join(f"{kind}s/{code}/" for code in allowed)
            yield world.problem(kind, record, (), "wrong-folder", found=folder, expected=expected)


def allowed_folders(catalog: Catalog, record: Record) -> list[str]:
    """The folders a record may lie in, the best one first; none while that cannot be told, which is a problem of its own."""
    if isinstance(record, Case) and not record.organ:
        offices = [_office(catalog, point.organ if (point := catalog.points.get(id_)) else "") for id_ in record.points]
        folders = [_prefecture(catalog, catalog.place(record)), *(offices or [_province(catalog)])]
    else:
        folders = [_office(catalog, record.organ)] if isinstance(record, Case | Point | Article) else []
    return list(dict.fromkeys(folders)) if all(folders) else []


def _office(catalog: Catalog, organ_id: str) -> str:
    """The folder of an organ's records: the province's for provincial and direct organs, else its prefecture's; '' unless known."""
    organ = catalog.organs.get(organ_id)
    if organ is None:
        return ""
    provincial = organ.level in (Level.PROVINCE, Level.DIRECT)
    return _province(catalog) if provincial else _prefecture(catalog, catalog.place(organ))


def _province(catalog: Catalog) -> str:
    """The site's province; '' where its code is none, which is a problem of its own."""
    region = catalog.regions.get(catalog.site.province)
    return region.code if region and region.level == "province" else ""


def _prefecture(catalog: Catalog, place: Place) -> str:
    """The prefecture that a place lies in; the province where there is none, as in 天津 or for 仙桃; '' for an unknown place."""
    levels = {region.level: region.code for code in place.codes if (region := catalog.regions.get(code))}
    return levels.get("prefecture", levels.get("province", ""))


def outside_organ(world: World, point: Point) -> Iterator[Problem]:
    """A committee of a prefecture or county mostly adopts points of its own region."""
    organ = world.catalog.organs.get(point.organ)
    if organ and organ.kind is OrganKind.COMMITTEE and organ.level in (Level.PREFECTURE, Level.COUNTY):
        inner, outer = world.catalog.place(point), world.catalog.place(organ)
        known = inner.code in world.catalog.regions and outer.code in world.catalog.regions
        if known and outer.code not in inner.codes:
            names = {"found": _named(world, inner.code), "outer": _named(world, outer.code)}
            yield world.problem("point", point, ("region",), "region-not-inside", organ=organ.name, **names)
