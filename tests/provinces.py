"""A small province as a catalog, for tests of pages: real regions and vocabularies, and the records that a test gives."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.catalog import Catalog, Settings
from generator.outputs.render import Renderer
from generator.pages.page import Block, Page
from generator.records import TYPES, Privacy, Quotas, Record, Site, Term
from generator.regions import Former, Region, Regions

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
REGIONS = (
    Region("440000", "广东省", "province", ""),
    Region("440100", "广州市", "prefecture", "440000"),
    Region("440113", "番禺区", "county", "440100"),
    Region("440117", "从化区", "county", "440100"),
    Region("440118", "增城区", "county", "440100"),
    Region("441900", "东莞市", "prefecture", "440000"),
    Region("441900121", "虎门镇", "township", "441900"),
    Region("445100", "潮州市", "prefecture", "440000"),
    Region("445103", "潮安区", "county", "445100"),
    Region("330000", "浙江省", "province", ""),
    Region("330500", "湖州市", "prefecture", "330000"),
    Region("330523", "安吉县", "county", "330500"),
    Region("330502", "吴兴区", "county", "330500"),
)
FORMERS = {"440183": (Former("440183", "增城市", ("广东省", "广州市"), 1993, 2014, ("440118",)),)}


def terms(**labels: str) -> dict[str, Term]:
    return {key.replace("_", "-"): Term(zh=zh, en=key) for key, zh in labels.items()}


VOCABULARIES = {
    "domains": terms(rural="农村", school="学校"),
    "statuses": terms(candidate="候选", contact="联系点", demonstration="示范点", withdrawn="已退出"),
    "batches": terms(improve="提高一批", establish="新建一批"),
    "tags": terms(training="培训", online="网络"),
    "case-kinds": terms(collective="集体", individual="个人"),
    "meeting-kinds": terms(observation="现场观摩会", area="片会"),
    "levels": terms(province="省级", prefecture="地市级", county="县级"),
    "organ-kinds": terms(committee="团委", department="部室"),
    "honours": terms(red_flag="五四红旗团支部", expert="青年岗位能手"),
}
ORGAN = {
    "name": "共青团番禺区委员会",
    "short": "番禺团区委",
    "level": "county",
    "kind": "committee",
    "region": "440113",
}


Records = Mapping[str, Mapping[str, object]]


def province(
    *records: Records,
    site: Mapping[str, object] = {},
    quotas: Mapping[str, object] = {},
    **vocabularies: Mapping[str, Term],
) -> Catalog:
    """A catalog of these records by `type/id`; an organ `py` is always there, and fields that a test leaves out are filled in."""
    found: dict[str, dict[str, Record]] = {kind: {} for kind in TYPES}
    parts: tuple[Records, ...] = ({"organ/py": ORGAN}, *records)
    for name, fields in (item for part in parts for item in part.items()):
        kind, _, id_ = name.partition("/")
        found[kind][id_] = TYPES[kind].model_validate({"id": id_, **DEFAULTS.get(kind, {}), **fields})
    settings = Settings(
        Site.model_validate({"name": "示范", "organisation": "团委", "province": "440000", **site}),
        {**VOCABULARIES, **vocabularies},
        Regions({region.code: region for region in REGIONS}, FORMERS),
        Quotas.model_validate({"levels": {}, "organs": {}, **quotas}),
        {},
        Privacy(),
    )
    return Catalog(settings, found)


DEFAULTS: Mapping[str, Mapping[str, object]] = {
    "point": {"name": "沙溪围村团支部", "domain": "rural", "region": "440113", "organ": "py", "status": "contact"},
    "case": {"title": "团课开到田埂", "domain": "rural", "region": "440113", "body": "正文"},
    "practice": {
        "title": "田头团课",
        "problem": "没人来",
        "domains": ["rural"],
        "steps": [{"title": "看农时"}],
        "cases": [],
    },
    "article": {"title": "一份调查", "authors": ["调研组"], "organ": "py", "date": "2026-05-01", "body": "正文"},
    "meeting": {
        "title": "现场会",
        "kind": "observation",
        "date": "2026-05-01",
        "place": "番禺区",
        "region": "440113",
        "host": "py",
    },
    "organ": {"name": "团委", "level": "prefecture", "kind": "committee", "region": "440100"},
}


def many(kind: str, number: int, **fields: object) -> dict[str, dict[str, object]]:
    """So many records of a type, all alike."""
    return {f"{kind}/{kind}-{place:03}": dict(fields) for place in range(number)}


def only(pages: Iterable[Page], address: str) -> Page:
    return next(page for page in pages if page.address == address)


def html(catalog: Catalog, thing: Page | Block, address: str = "x.html") -> str:
    """A page, or a block as it stands at an address, by the real templates; pictures and icons left out."""
    renderer = Renderer(TEMPLATES, catalog.settings.vocabularies, lambda file: (), TEMPLATES)
    return renderer.page(thing) if isinstance(thing, Page) else renderer.block(thing, address)
