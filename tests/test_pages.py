"""All pages together: their addresses, and the shells that they need."""

from pathlib import Path

from generator.frame import LAYOUTS
from generator.pages.atlas import Atlas
from generator.pages.whole import site_pages
from tests.provinces import many, province, terms


def test_every_list_lies_where_the_frame_has_a_shell() -> None:
    """However long the lists are, each page's section and depth are among those that the engine renders."""
    honours = [{"honour": "expert", "year": "2026"}]
    points = many("point", 60, tags=["training"], batch="improve", honours=honours)
    texts = (many("article", 60), many("meeting", 60), many("practice", 60, tags=["online"]))
    catalog = province(points, {"point/elsewhere": {"region": "445103"}}, many("case", 60, date="2026-01-01"), *texts)
    found = {(page.section, page.address.count("/")) for page in site_pages(catalog, Atlas(catalog), None)}

    assert {("points", 4), ("regions", 4), ("honours", 3)} <= found
    assert found <= set(LAYOUTS)


def test_no_two_pages_share_an_address(root: Path) -> None:
    """Not even where a domain, a tag or a record is called like a part of an address; hand-written pages count as well."""
    odd = terms(points="点", page="页", cases="例", region="区", status="态")
    catalog = province(
        {f"{kind}/{key}": {"domain": key, "tags": list(odd)} for kind in ("point", "case") for key in odd},
        many("point", 30, domain="points", tags=["page"]),
        many("case", 30, domain="page", tags=["region"]),
        domains=odd,
        tags=odd,
    )
    addresses = [page.address for page in site_pages(catalog, Atlas(catalog), None)]
    addresses += [f"{page.stem}.html" for page in (root / "docs").glob("*.md")]

    assert len(addresses) > 100
    assert len(set(addresses)) == len(addresses)
