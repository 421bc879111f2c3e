"""The pages of records: what their contexts hold, from a world of a few records that each test can see."""

from collections.abc import Iterable, Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog, Settings
from generator.pages import articles, cases, meetings, organs, points, practices
from generator.pages.articles import ArticlePage
from generator.pages.cards import card_of, edit_of, place_link
from generator.pages.cases import CasePage
from generator.pages.meetings import MeetingPage
from generator.pages.organs import OrganPage
from generator.pages.page import Card, Link, Page
from generator.pages.parts import pager
from generator.pages.points import PointPage
from generator.pages.practices import PracticePage
from generator.pages.sentences import LONGEST, day, plain, sentence
from generator.records import TYPES, Article, Case, DeedKind, Point, Privacy, Quotas, Record, Site, Term
from generator.regions import Region, Regions
from generator.stats import FIVE_ONES

TODAY = date(2026, 11, 23)
REGIONS = (
    Region("440000", "广东省", "province", ""),
    Region("440100", "广州市", "prefecture", "440000"),
    Region("440113", "番禺区", "county", "440100"),
    Region("440118", "增城区", "county", "440100"),
    Region("445100", "潮州市", "prefecture", "440000"),
    Region("330000", "浙江省", "province", ""),
    Region("330500", "湖州市", "prefecture", "330000"),
)
VOCABULARIES = {
    "domains": {"rural": Term(zh="农村", en="Rural"), "school": Term(zh="学校", en="School")},
    "statuses": {"contact": Term(zh="联系点", en="Contact point")},
    "system-kinds": {"pairing": Term(zh="对口帮扶", en="Pairing"), "other": Term(zh="其他", en="Other")},
}
ORGAN = {"name": "番禺团区委", "level": "county", "region": "440113"}


def point(**fields: object) -> dict[str, object]:
    return {
        "name": "沙溪围村团支部",
        "domain": "rural",
        "region": "440113",
        "organ": "py",
        "status": "contact",
        **fields,
    }


def case(**fields: object) -> dict[str, object]:
    return {"title": "团课开到田埂", "domain": "rural", "region": "440113", "body": "正文", **fields}


def practice(*proofs: str, **fields: object) -> dict[str, object]:
    steps = [{"title": "看农时"}]
    return {
        "title": "田头团课",
        "problem": "没人来",
        "domains": ["rural"],
        "steps": steps,
        "cases": list(proofs),
        **fields,
    }


def meeting(**fields: object) -> dict[str, object]:
    return {
        "title": "现场观摩会",
        "kind": "observation",
        "date": "2026-11-20",
        "place": "番禺区",
        "region": "440113",
        "host": "py",
        **fields,
    }


def world(site: Mapping[str, object] = {}, **records: Mapping[str, object]) -> Catalog:
    """A catalog of these records, named `type_id`; an organ `py` is always there."""
    found: dict[str, dict[str, Record]] = {kind: {} for kind in TYPES}
    for name, fields in {"organ_py": ORGAN, **records}.items():
        kind, _, id_ = name.partition("_")
        found[kind][id_] = TYPES[kind].model_validate({"id": id_, **fields})
    settings = Settings(
        Site.model_validate({"name": "示范", "organisation": "团委", "province": "440000", **site}),
        VOCABULARIES,
        Regions({region.code: region for region in REGIONS}),
        Quotas.model_validate({"levels": {"county": "5", "province": "50"}, "organs": {}}),
        {},
        Privacy(),
    )
    files = {(kind, id_): f"data/{kind}s/{id_}.yml" for kind, by_id in found.items() for id_ in by_id}
    return Catalog(settings, found, files)


def only(pages: Iterable[Page], address: str) -> Page:
    return next(page for page in pages if page.address == address)


def point_page(catalog: Catalog, id_: str = "a") -> PointPage:
    context = only(points.pages(catalog, TODAY), f"points/{id_}.html").context
    assert isinstance(context, PointPage)
    return context


def case_page(catalog: Catalog, id_: str = "c") -> CasePage:
    context = only(cases.pages(catalog, TODAY), f"cases/{id_}.html").context
    assert isinstance(context, CasePage)
    return context


def practice_page(catalog: Catalog) -> PracticePage:
    context = only(practices.pages(catalog, TODAY), "practices/p.html").context
    assert isinstance(context, PracticePage)
    return context


def meeting_page(catalog: Catalog, today: date | None = TODAY) -> MeetingPage:
    context = only(meetings.pages(catalog, today), "meetings/m.html").context
    assert isinstance(context, MeetingPage)
    return context


def organ_page(catalog: Catalog, id_: str = "py") -> OrganPage:
    context = only(organs.pages(catalog, TODAY), f"organs/{id_}.html").context
    assert isinstance(context, OrganPage)
    return context


def titles(cards: Iterable[Card]) -> list[str]:
    return [card.title for card in cards]


# --- links in both directions -----------------------------------------------------------------------------------------

LINKED = world(
    point_a=point(),
    case_c=case(points=["a"], date="2026-03-01"),
    case_d=case(title="果园里的支部", points=["b"], date="2026-04-01"),
    point_b=point(name="丹荔岭村团支部", region="440118", status="demonstration"),
    practice_p=practice("c", "d"),
    article_r={
        "title": "两年观察",
        "authors": ["课题组"],
        "organ": "py",
        "date": "2026-06-20",
        "points": ["a"],
        "body": "文",
    },
    meeting_m=meeting(
        route=[{"point": "a", "arrive": "09:00", "leave": "10:00", "see": "小黑板"}], cases=["c"], practices=["p"]
    ),
)


def test_a_point_leads_to_all_that_names_it() -> None:
    """A point's page holds the cases, articles and meetings that name it, and the practices that its cases prove."""
    page = point_page(LINKED)

    assert ["团课开到田埂"] == titles(page.cases)
    assert ["田头团课"] == titles(page.practices)
    assert ["两年观察"] == titles(page.articles)
    assert ["在这里看：小黑板"] == [card.line for card in page.meetings]
    assert Link("番禺团区委", "organs/py.html") == page.facts[0].links[0]


def test_a_case_leads_to_its_practice_and_to_who_else_does_it() -> None:
    """A case's page holds its points, its practices, the other cases of these, the articles about its points, its meetings."""
    page = case_page(LINKED)

    assert ["沙溪围村团支部"] == titles(page.points)
    assert ["田头团课"] == titles(page.practices)
    assert ["果园里的支部"] == titles(page.others)
    assert ["两年观察"] == titles(page.articles)
    assert ["现场观摩会"] == titles(page.meetings)


def test_a_practice_names_its_proofs_and_who_does_it() -> None:
    """A practice's page proves itself by its cases in their order; of those who do it, demonstration points come first."""
    page = practice_page(LINKED)

    assert ["团课开到田埂", "果园里的支部"] == [proof.title for proof in page.proofs]
    assert ["丹荔岭村团支部", "沙溪围村团支部"] == titles(page.doing)
    assert [1, 2, 2] == [count.number for count in page.counts]
    assert ["现场观摩会"] == titles(page.meetings)


def test_a_practice_counts_points_once() -> None:
    """A point with two of the cases does the practice once; where no case names a point, nobody is said to do it."""
    twice = world(point_a=point(), case_c=case(points=["a"]), case_d=case(points=["a"]), practice_p=practice("c", "d"))
    nobody = world(case_c=case(), practice_p=practice("c"))

    assert [1, 2, 1] == [count.number for count in practice_page(twice).counts]
    assert [1, 1] == [count.number for count in practice_page(nobody).counts]


def test_an_article_leads_to_its_points_and_their_cases() -> None:
    """An article's page holds the points that it is about and their cases; it belongs to their domain when they agree."""
    page = only(articles.pages(LINKED, TODAY), "articles/r.html").context

    assert isinstance(page, ArticlePage)
    assert ["沙溪围村团支部"] == titles(page.points)
    assert ["团课开到田埂"] == titles(page.cases)
    assert ("rural",) == page.head.domains


def test_articles_are_near_when_their_organs_are() -> None:
    """An article has no place; its neighbours are the articles of organs in the same region."""
    article = {"title": "一", "authors": ["甲"], "organ": "py", "date": "2026-06-20", "body": "文"}
    catalog = world(article_a=article, article_b={**article, "title": "二"}, article_c={**article, "organ": "gone"})
    found = {page.address: page.context for page in articles.pages(catalog, TODAY)}

    assert [["二"], []] == [titles(found[f"articles/{id_}.html"].near.cards) for id_ in "ac"]  # type: ignore[attr-defined]


def test_a_meeting_shows_its_stops_its_cases_and_its_practices() -> None:
    """A meeting's page holds each stop with its point's card."""
    page = meeting_page(LINKED)
    halt = page.route[0].stops[0]

    assert halt.card == card_of(LINKED, LINKED.points["a"])
    assert ["团课开到田埂"] == titles(page.cases)
    assert ["田头团课"] == titles(page.practices)


def test_references_that_lead_nowhere_are_left_out() -> None:
    """A page is made even where a reference is dangling: the rules report it, the page does not break."""
    catalog = world(
        point_a=point(
            organ="nobody", deeds=[{"date": "2026-01-05", "kind": "article", "title": "文", "article": "gone"}]
        ),
        case_c=case(points=["gone"], organ="gone"),
        practice_p=practice("gone"),
        meeting_m=meeting(
            host="gone", cases=["gone"], route=[{"point": "gone", "arrive": "09:00", "leave": "10:00", "see": "门"}]
        ),
    )

    assert "联系机关" not in [fact.label for fact in point_page(catalog).facts]
    assert () == case_page(catalog).points
    assert () == practice_page(catalog).proofs
    assert meeting_page(catalog).route[0].stops[0].card is None


# --- a point ----------------------------------------------------------------------------------------------------------

DEEDS = [
    {"date": "2026-09-14", "kind": "on_site", "title": "三秋补课", "days": "20"},
    {"date": "2026-03-09", "kind": "on_site", "title": "春耕蹲点", "days": "18", "people": "3"},
    {"date": "2025-04-08", "kind": "system", "title": "结对办法", "system": "pairing"},
    {"date": "2025-04-09", "kind": "system", "title": "值班办法", "system": "other"},
]


def test_five_ones_per_year_lead_to_their_deeds() -> None:
    """Years stand newest first, deeds from January on; a mark leads to the first deed that counts, days are added up."""
    years = point_page(world(point_a=point(deeds=DEEDS))).years
    on_site = years[0].marks[FIVE_ONES.index(DeedKind.ON_SITE)]

    assert [2026, 2025] == [year.year for year in years]
    assert (38, "天", True, "d2026-on_site") == (on_site.count, on_site.unit, on_site.reached, on_site.anchor)
    assert [("春耕蹲点", "d2026-on_site"), ("三秋补课", "")] == [
        (done.deed.title, done.anchor) for done in years[0].deeds
    ]
    assert 1 == years[0].reached


def test_marks_that_lead_somewhere_lead_to_an_id_of_the_page() -> None:
    """Every anchor of a mark is the id of just one deed."""
    page = point_page(world(point_a=point(deeds=DEEDS)))
    wanted = [mark.anchor for year in page.years for mark in year.marks if mark.anchor]

    assert sorted(wanted) == sorted(done.anchor for year in page.years for done in year.deeds if done.anchor)
    assert len(wanted) == len(set(wanted))


def test_what_a_deed_counts_is_said_in_words() -> None:
    """Days and people carry their unit; the kind of system is named unless it is 'other', which says nothing."""
    page = point_page(world(point_a=point(deeds=DEEDS)))
    notes = {done.deed.title: done.notes for year in page.years for done in year.deeds}

    assert {"春耕蹲点": ("18 天", "3 人"), "三秋补课": ("20 天",), "结对办法": ("对口帮扶",), "值班办法": ()} == notes


def test_since_when_a_point_has_its_status() -> None:
    """The day beside the status is that of the last station with it."""
    history = [{"status": "candidate", "date": "2025-02-24"}, {"status": "contact", "date": "2025-03-20"}]

    assert date(2025, 3, 20) == point_page(world(point_a=point(history=history))).head.since
    assert point_page(world(point_a=point())).head.since is None


def test_no_members_is_a_fact_too() -> None:
    """A number of 0 is shown; only what is not known is left out."""
    labels = {fact.label: fact.text for fact in point_page(world(point_a=point(members="0"))).facts}

    assert "0 人" == labels["团员"]
    assert "青年" not in labels


# --- neighbours -------------------------------------------------------------------------------------------------------


def many(number: int, **fields: object) -> dict[str, Mapping[str, object]]:
    return {f"point_a{place}": point(name=f"第{place}团支部", **fields) for place in range(number)}


def test_neighbours_are_those_of_the_smallest_region_that_has_any() -> None:
    """Points of the county come before those of the prefecture, which come when the county has no other."""
    county = point_page(world(**many(2), point_x=point(name="增城", region="440118")), "a0").near
    prefecture = point_page(world(point_a=point(), point_x=point(name="增城", region="440118"))).near

    assert ("番禺区", ["第1团支部"]) == (county.name, titles(county.cards))
    assert ("广州市", ["增城"]) == (prefecture.name, titles(prefecture.cards))
    assert Link("广州市的全部记录", "regions/440100.html") == prefecture.more


def test_the_province_is_too_large_to_be_near() -> None:
    """A point alone in its prefecture has no neighbours."""
    assert () == point_page(world(point_a=point(), point_x=point(region="445100"))).near.cards


def test_neighbours_are_few_and_never_the_record_itself() -> None:
    """At most four, the same every time, and everyone is someone's neighbour equally often."""
    catalog = world(**many(9))
    shown = {page.title: titles(page.context.near.cards) for page in points.pages(catalog, TODAY)}  # type: ignore[attr-defined]
    named = [name for names in shown.values() for name in names]

    assert all(len(names) == 4 and own not in names for own, names in shown.items())
    assert {4} == {named.count(name) for name in shown}


def test_no_record_is_neighbour_twice() -> None:
    """What stands among the neighbours of the region does not stand among those of the domain."""
    page = point_page(world(**many(3), point_x=point(name="潮州", region="445100")), "a0")

    assert ["潮州"] == titles(page.alike.cards)
    assert Link("农村领域的全部记录", "domains/rural.html") == page.alike.more


# --- a case -----------------------------------------------------------------------------------------------------------


def test_the_lessons_stand_apart_from_the_sections() -> None:
    """Sections come in reading order, empty ones disappear, the lessons are a text of their own."""
    page = case_page(world(case_c=case(body="", results="成", background="因", lessons="学")))

    assert [("background", "背景", "因"), ("results", "成效", "成")] == [(s.id, s.title, s.text) for s in page.sections]
    assert "学" == page.lessons


def test_a_place_outside_the_province_is_named_with_its_own() -> None:
    """A case from another province names that province too; its region has a page because the case lies there."""
    catalog = world(case_c=case(region="330500"), case_d=case(region="999999"))

    assert Link("浙江省湖州市", "regions/330500.html") == place_link(catalog, catalog.place(catalog.cases["c"]))
    assert Link("999999", "") == place_link(catalog, catalog.place(catalog.cases["d"]))


def test_dated_things_stand_newest_first() -> None:
    """Cases by date, those of one day by id, those without a date at the end."""
    days = {"b": "", "d": "2026-01-01", "c": "2026-01-01", "a": "2026-02-01"}
    catalog = world(**{f"case_{id_}": case(**({"date": when} if when else {})) for id_, when in days.items()})

    assert ("a", "c", "d", "b") == catalog.cited(Case, days).newest().ids


# --- a meeting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "until", "past"),
    [("2026-11-20", "", False), ("2026-11-21", "", True), ("2026-11-21", "2026-11-21", False), ("", "", False)],
)
def test_a_meeting_is_past_when_its_last_day_is(today: str, until: str, past: bool) -> None:
    """The last day itself is not past; without a today nothing is."""
    page = meeting_page(world(meeting_m=meeting(until=until)), date.fromisoformat(today) if today else None)

    assert past is page.past


def test_agenda_and_route_by_day() -> None:
    """What has no day of its own belongs to the first day."""
    agenda = [{"start": "09:00", "title": "开会"}, {"date": "2026-11-21", "start": "08:00", "title": "观摩"}]
    page = meeting_page(world(meeting_m=meeting(until="2026-11-21", agenda=agenda)))

    assert [(date(2026, 11, 20), 1), (date(2026, 11, 21), 1)] == [(each.date, len(each.items)) for each in page.agenda]
    assert () == page.route


def test_meetings_before_and_after() -> None:
    """A meeting leads to the one before and the one after it, by date."""
    catalog = world(
        meeting_a=meeting(title="后", date="2026-12-01"),
        meeting_m=meeting(),
        meeting_z=meeting(title="前", date="2025-12-01"),
        meeting_b=meeting(title="更早", date="2024-12-01"),
    )

    assert ["前", "后"] == titles(meeting_page(catalog).others)


# --- an organ ---------------------------------------------------------------------------------------------------------


def test_an_organs_points_against_its_quota() -> None:
    """Contact and demonstration points count, candidates do not; they are grouped by status, demonstration points first."""
    catalog = world(
        point_a=point(status="candidate"), point_b=point(status="demonstration"), point_c=point(status="contact")
    )
    page = organ_page(catalog)

    assert page.coverage is not None
    assert (2, 1, 5, 3) == (
        page.coverage.adopted, page.coverage.demonstrations, page.coverage.quota, page.coverage.missing
    )  # fmt: skip
    assert ["demonstration", "contact", "candidate"] == [group.status for group in page.groups]


def test_a_committee_answers_for_its_departments() -> None:
    """Points of departments and units count for their committee, those of lower committees do not."""
    lower = {"level": "county", "region": "440113", "parent": "gd"}
    catalog = world(
        organ_gd={"name": "团省委", "level": "province", "region": "440000"},
        organ_gdzz={"name": "组织部", "level": "province", "kind": "department", "region": "440000", "parent": "gd"},
        organ_gz={"name": "团市委", **lower},
        point_a=point(organ="gdzz"),
        point_b=point(organ="gz"),
    )
    page = organ_page(catalog, "gd")

    assert page.coverage is not None
    assert (1, 1, 50) == (page.coverage.adopted, page.coverage.within, page.coverage.quota)
    assert organ_page(catalog, "gdzz").coverage is None


def test_a_circle_of_organs_ends() -> None:
    """Two organs that are each other's parent, which the rules refuse, still get their pages."""
    catalog = world(organ_a={**ORGAN, "parent": "b"}, organ_b={**ORGAN, "name": "乙", "parent": "a"})

    assert ["首页", "组织", "乙"] == [link.title for link in organ_page(catalog, "a").head.crumbs]


# --- correcting a record ----------------------------------------------------------------------------------------------

REPOSITORY = "https://git.example/province/shifan"


@pytest.mark.parametrize(
    ("forge", "address"),
    [
        ("github", f"{REPOSITORY}/edit/main/data/points/a.yml"),
        ("gitee", f"{REPOSITORY}/edit/main/data/points/a.yml"),
        ("gitea", f"{REPOSITORY}/_edit/main/data/points/a.yml"),
        ("gitlab", f"{REPOSITORY}/-/edit/main/data/points/a.yml"),
    ],
)
def test_the_edit_link_is_the_forges(forge: str, address: str) -> None:
    """Each forge has its own form of address; a slash at the end of the repository's does not matter."""
    catalog = world({"repository_url": f"{REPOSITORY}/", "forge": forge}, point_a=point())

    assert address == edit_of(catalog, catalog.points["a"]).address


@pytest.mark.parametrize("site", [{"repository": "private", "repository_url": REPOSITORY}, {}])
def test_no_edit_link_without_a_public_repository(site: Mapping[str, object]) -> None:
    """A private repository, or none, is not linked."""
    catalog = world(site, point_a=point())

    assert "" == edit_of(catalog, catalog.points["a"]).address


def test_a_private_repository_hides_the_file_too() -> None:
    """Nothing of a private repository is shown, not even where in it a record lies."""
    catalog = world({"repository": "private", "repository_url": REPOSITORY}, point_a=point())

    assert "" == edit_of(catalog, catalog.points["a"]).file


# --- descriptions and pagers ------------------------------------------------------------------------------------------


@given(st.text())
def test_a_description_is_one_short_line(text: str) -> None:
    """However long and whatever its white space, it fits and is a beginning of the text."""
    found = sentence(text)

    assert len(found) <= LONGEST
    assert found == " ".join(found.split())
    assert " ".join(text.split()).startswith(found.removesuffix("…"))


def test_a_description_ends_with_a_sentence_if_it_can() -> None:
    """A long text ends after its last whole sentence, or else with an ellipsis."""
    assert "一" * 99 + "。" == sentence("一" * 99 + "。" + "二" * 99)
    assert "一" * 119 + "…" == sentence("一" * 200)


def test_descriptions_hold_no_markdown() -> None:
    """Signs of Markdown are left out, the words stay."""
    assert "看 农时 先问谁在家" == plain("## 看 **农时**\n\n- [先问](case:a)谁在家")


def test_every_page_has_a_title_and_a_description() -> None:
    """No record page is without words for search engines, however little its record says."""
    catalog = world(point_a=point(), case_c=case(), practice_p=practice("c"), meeting_m=meeting(), organ_x=ORGAN)
    found = [page for kind in (points, cases, practices, meetings, organs) for page in kind.pages(catalog, TODAY)]

    assert 6 == len(found)
    assert all(page.title and 5 <= len(page.description) <= LONGEST for page in found)


@pytest.mark.parametrize(
    ("number", "total", "window"),
    [
        (1, 1, "1"),
        (1, 4, "1 2 3 4"),
        (1, 9, "1 2 … 9"),
        (2, 9, "1 2 3 … 9"),
        (3, 9, "1 2 3 4 … 9"),
        (4, 9, "1 2 3 4 5 … 9"),
        (5, 9, "1 … 4 5 6 … 9"),
        (9, 9, "1 … 8 9"),
    ],
)
def test_a_pager_shows_the_ends_and_the_pages_around(number: int, total: int, window: str) -> None:
    """A gap of one page is that page; the neighbours exist unless one is at an end."""
    found = pager("points.html", number, total)

    assert window == " ".join(link.title if link else "…" for link in found.window)
    assert (number > 1, number < total) == (found.previous is not None, found.following is not None)


def test_pages_of_a_list_lie_below_it() -> None:
    """The first page is the list itself."""
    found = pager("points.html", 2, 3)

    assert ["points.html", "points/page/2.html", "points/page/3.html"] == [
        link.address for link in found.window if link
    ]


def test_a_date_as_readers_write_it() -> None:
    """Without leading zeros."""
    assert "2006年2月8日" == day(date(2006, 2, 8))


def test_cards_of_every_type() -> None:
    """A card names what matters of its type: place and status of a point, authors of an article, steps of a practice."""
    cards = {kind: card_of(LINKED, record) for kind, record in LINKED.all()}

    assert ("广州市增城区", "demonstration") == (cards["point"].place, cards["point"].status)
    assert "课题组" == cards["article"].line
    assert "1 步" == cards["practice"].label
    assert "2 个联系点" == cards["organ"].line
    assert isinstance(LINKED.articles["r"], Article)
    assert isinstance(LINKED.points["a"], Point)
