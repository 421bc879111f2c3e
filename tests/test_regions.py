"""Regions: the tree of today, what became of former codes, and wrong rows of the tables."""

import time
from datetime import date
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.regions import Abolished, Region, Regions, Resolved, Unknown, read_regions

TODAY = """\
code,name,level,parent
440000,广东省,province,
440100,广州市,prefecture,440000
440104,越秀区,county,440100
440112,黄埔区,county,440100
440800,湛江市,prefecture,440000
440811,麻章区,county,440800
441900,东莞市,prefecture,440000
441900101,石碣镇,township,441900
520000,贵州省,province,
520113,白云区,county,520000
"""
CHANGES = """\
code,name,path,since,until,successors
440102,东山区,广东省/广州市,1983,2005,440104
440113,番禺县,广东省/广州市,1981,1992,449003
449003,番禺市,广东省,1992,2000,440112;440104
440811,郊区,广东省/湛江市,1983,1994,440811
440104,沙河区,广东省/广州市,,1950,440112
440199,东郊,广东省/广州市,,1945,440104
"""


def made(today: str = TODAY, changes: str = CHANGES) -> tuple[Regions, list[Problem]]:
    """The tables as regions and problems."""
    return read_regions(today.encode(), changes.encode(), "regions.csv", "region-changes.csv")


REGIONS = made()[0]


@pytest.fixture(scope="module")
def china(root: Path) -> Regions:
    """The regions of the repository."""
    today, changes = ((root / "data" / name).read_bytes() for name in ("regions.csv", "region-changes.csv"))
    regions, problems = read_regions(today, changes, "regions.csv", "region-changes.csv")
    assert [] == problems
    return regions


# --- the tree ---------------------------------------------------------------------------------------------------------


def test_a_region_knows_its_way_down_from_the_province() -> None:
    """Ancestors first, as navigation shows them."""
    assert Region("440104", "越秀区", "county", "440100") == REGIONS.get("440104")
    assert ["广东省", "广州市", "越秀区"] == [region.name for region in REGIONS.path("440104")]
    assert ("440000", "440100") == REGIONS.ancestors("440104")
    assert "广东省 / 东莞市 / 石碣镇" == REGIONS.full_name("441900101")


def test_unknown_codes_lead_nowhere() -> None:
    """No region, no path, no children, and no exception."""
    assert REGIONS.get("999999") is None
    assert () == REGIONS.path("999999") == REGIONS.children("999999")
    assert () == REGIONS.ancestors("999999")
    assert "999999" not in REGIONS


def test_children_stand_in_the_order_of_the_file() -> None:
    """Of a region those directly below, of '' the provinces."""
    assert ["广州市", "湛江市", "东莞市"] == [region.name for region in REGIONS.children("440000")]
    assert ["广东省", "贵州省"] == [region.name for region in REGIONS.children("")]


def test_inside_means_at_any_depth() -> None:
    """A region lies in itself, its prefecture and its province."""
    assert [True, True, True, False] == [
        REGIONS.is_inside("440104", code) for code in ("440104", "440100", "440000", "440800")
    ]


# --- what a code means at a date --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "when", "meaning"),
    [
        ("440104", 2006, Resolved("440104")),
        ("440104", None, Resolved("440104")),
        ("440102", 2004, Resolved("440104", "东山区")),
        ("440102", date(2005, 12, 31), Resolved("440104", "东山区")),
        ("440113", 1990, Resolved("440112", "番禺县")),
        ("449003", 1999, Resolved("440112", "番禺市")),
        ("440811", 1993, Resolved("440811", "郊区")),
        ("440811", 1994, Resolved("440811")),
        ("440811", 2006, Resolved("440811")),
        ("440104", 1940, Resolved("440112", "沙河区")),
        ("440199", 1940, Resolved("440112", "东郊")),
    ],
)
def test_a_code_valid_at_the_date_leads_to_today(code: str, when: date | int | None, meaning: Resolved) -> None:
    """Through every change, with the name of its time; the year of the change still counts."""
    assert meaning == REGIONS.resolve(code, when)


@pytest.mark.parametrize(("when", "code"), [(2006, "440102"), (None, "440102"), (date(2024, 1, 1), "440102")])
def test_a_code_abolished_before_the_date_names_its_successor(when: date | int | None, code: str) -> None:
    """Name, year and today's code; None means today."""
    found = REGIONS.resolve(code, when)

    assert isinstance(found, Abolished)
    assert ("广东省广州市东山区", 2005, ("440104",)) == (found.name, found.year, found.successors)


def test_several_successors_stand_in_their_order() -> None:
    """The first is where a record is shown; an error names all."""
    found = REGIONS.resolve("440113", 2006)

    assert isinstance(found, Abolished)
    assert ("440112", "440104") == found.successors


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("440103", "440100"),
        ("440114", "440104"),
        ("440104000000", "440104"),
        ("440104002", "440104"),
        ("4401", "440100"),
        ("越秀区", "440104"),
        ("越绣区", "440104"),
        ("999999", ""),
        ("", ""),
        ("²", ""),
    ],
)
def test_an_unknown_code_has_a_neighbour(code: str, nearest: str) -> None:
    """A slip, a code of another length, or a name in place of the code."""
    assert Unknown(nearest) == REGIONS.resolve(code, 2006)


def test_of_equal_names_the_one_at_home_is_meant() -> None:
    """白云区 in Guangdong's records is Guangzhou's."""
    table = TODAY.replace("440104,越秀区", "440111,白云区")
    regions = made(table, CHANGES.splitlines()[0])[0]

    assert Unknown("520113") == regions.resolve("白云区", 2006)
    assert Unknown("440111") == Regions(regions.regions, home="440000").resolve("白云区", 2006)


def test_circles_of_successors_end() -> None:
    """A table that leads round in a circle costs a wrong answer at most."""
    circle = "440901,甲,广东省,,1999,440902\n440902,乙,广东省,,1999,440901\n"
    regions, _ = made(changes=CHANGES.splitlines()[0] + "\n" + circle)

    assert isinstance(regions.resolve("440901", 1990), Resolved)


# --- wrong tables -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("44010,甲区,county,440100", "bad-region-code"),
        ("４４０１０５,甲区,county,440100", "bad-region-code"),
        ("440105,,county,440100", "region-name"),
        ("440105,甲区 ,county,440100", "region-name"),
        ("440105,甲\u200b区,county,440100", "region-name"),
        ("440105,甲区,conty,440100", "not-in-list"),
        ("440104,越秀区,county,440100", "duplicate-region-row"),
        ("440105,甲区,county,440199", "region-parent"),
        ("440105,甲区,county,440104", "region-parent"),
        ("440105,甲区,county,", "region-parent"),
        ("450000,乙省,province,440000", "region-parent"),
        ("440105,甲区,county", "table-row"),
    ],
)
def test_a_wrong_row_is_named_by_line(row: str, code: str) -> None:
    """One problem with the line; the other rows are read."""
    regions, problems = made(f"{TODAY}{row}\n")

    assert [("regions.csv", 12, code)] == [(problem.file, problem.line, problem.code) for problem in problems]
    assert "520113" in regions


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("44010,甲区,广东省,1983,2005,440104", "region-change"),
        ("440105,,广东省,1983,2005,440104", "region-change"),
        ("440105,甲区,广东省,1983,205,440104", "region-change"),
        ("440105,甲区,广东省,2005,1983,440104", "region-change"),
        ("440105,甲区,广东省,1983,2005,", "region-successor"),
        ("440105,甲区,广东省,1983,2005,440198", "region-successor"),
        ("440105,甲区,广东省,1983,2005,440113", "region-successor"),
        ("440105,甲区,广东省,1983,2005,440105", "region-successor"),
        ("440102,东山区,广东省/广州市,1983,2005,440104", "duplicate-region-row"),
        ("440105,甲区,广东省", "table-row"),
    ],
)
def test_a_wrong_change_is_named_by_line(row: str, code: str) -> None:
    """A successor that does not exist, or ended earlier, is as wrong as a bad year."""
    problems = made(changes=f"{CHANGES}{row}\n")[1]

    assert [("region-changes.csv", 8, code)] == [(problem.file, problem.line, problem.code) for problem in problems]


def test_a_wrong_row_says_what_was_found() -> None:
    """The values and, for a repeated row, where it stands first."""
    problems = made(f"{TODAY}440104,越秀区,county,440100\n")[1]

    assert {"code": "440104", "name": "越秀区", "first": "4"} == problems[0].arguments


def test_a_table_without_its_header_is_not_read() -> None:
    """Columns in another order would be misread."""
    regions, problems = made("name,code\n广东省,440000\n", CHANGES.splitlines()[0])

    assert [("table-header", 1)] == [(problem.code, problem.line) for problem in problems]
    assert {} == regions.regions


def test_a_table_saved_by_a_spreadsheet_is_named() -> None:
    """GBK and a BOM are problems, and the rows are read all the same."""
    regions, problems = read_regions(TODAY.encode("gbk"), CHANGES.encode("utf-8-sig"), "a.csv", "b.csv")

    assert [("a.csv", "not-utf8"), ("b.csv", "bom")] == [(problem.file, problem.code) for problem in problems]
    assert REGIONS == regions


# --- the tables of the repository -------------------------------------------------------------------------------------


def test_all_of_china_is_there(china: Regions) -> None:
    """34 provinces; Guangdong has 21 prefectures; 东莞 and 中山 have townships in place of counties."""
    assert 34 == len(china.children(""))
    assert 21 == len(china.children("440000"))
    assert {"township"} == {region.level for code in ("441900", "442000") for region in china.children(code)}
    assert 36 + 23 == len(china.children("441900")) + len(china.children("442000"))


def test_every_former_code_leads_to_today(china: Regions) -> None:
    """No chain of changes ends in nothing, and every code is right in its last year."""
    for formers in china.formers.values():
        for former in formers:
            found = china.resolve(former.code, former.until)
            assert isinstance(found, Resolved), former
            assert found.code in china, former


@pytest.mark.parametrize(
    ("code", "year", "name", "old"),
    [
        ("440102", 2004, "越秀区", "东山区"),
        ("440107", 2005, "荔湾区", "芳村区"),
        ("440116", 2013, "黄埔区", "萝岗区"),
        ("440183", 2006, "增城区", "增城市"),
        ("440181", 1995, "番禺区", "番禺市"),
        ("449003", 1994, "番禺区", "番禺市"),
        ("440183", 2014, "增城区", "增城市"),
        ("441283", 2015, "高要区", "高要市"),
        ("445121", 2013, "潮安区", "潮安县"),
        ("440923", 2014, "电白区", "电白县"),
        ("442730", 1981, "高明区", "高鹤县"),
        ("440121", 1990, "花都区", "花县"),
        ("440504", 1990, "金平区", "公园区"),
        ("440602", 1986, "禅城区", "汾江区"),
        ("440111", 1986, "白云区", "郊区"),
        ("440111", 1987, "白云区", None),
        ("440106", 1986, "天河区", None),
        ("440204", 1990, "浈江区", None),
        ("441000", 1982, "海口市", None),
        ("442123", 1988, "琼海市", "琼海县"),
        ("442221", 1983, "三亚市", "崖县"),
        ("510222", 1990, "巴南区", "巴县"),
        ("511202", 1997, "万州区", "龙宝区"),
        ("230105", 2003, "道外区", "太平区"),
        ("330110", 2020, "余杭区", None),
        ("440221", 2003, "曲江区", "曲江县"),
        ("440508", 2002, "金平区", "金园区"),
        ("440682", 2001, "南海区", "南海市"),
        ("440903", 2010, "电白区", "茂港区"),
        ("441421", 2006, "梅县区", "梅县"),
        ("442700", 1982, "佛山市", "佛山地区"),
        ("442000104", 2006, "小榄镇", "东升镇"),
        ("442000003", 2006, "中山港街道", "火炬开发区街道"),
        ("440203", 2002, "武江区", None),
        ("440113", 2006, "番禺区", None),
        ("110103", 2008, "东城区", "崇文区"),
        ("510200", 1990, "重庆市", None),
        ("341400", 2010, "合肥市", "巢湖市"),
        ("431121", 2020, "祁阳市", "祁阳县"),
        ("500112", 2024, "两江新区", "渝北区"),
    ],
)
def test_known_changes_are_right(china: Regions, code: str, year: int, name: str, old: str | None) -> None:
    """Changes that people of the province remember, and a few of the nation."""
    found = china.resolve(code, year)

    assert isinstance(found, Resolved)
    assert (name, old) == (china.path(found.code)[-1].name, found.old)


@pytest.mark.parametrize(
    ("code", "since", "until", "successors"),
    [
        ("440102", 0, 2005, ("440104",)),
        ("440107", 1985, 2005, ("440103",)),
        ("440116", 2005, 2014, ("440112",)),
        ("440183", 1995, 2014, ("440118",)),
        ("441283", 1995, 2015, ("441204",)),
        ("445121", 1991, 2013, ("445103",)),
        ("440923", 1983, 2014, ("440904",)),
        ("441421", 1988, 2013, ("441403",)),
        ("442730", 0, 1981, ("440608", "440784")),
        ("440321", 1982, 1992, ("440306", "440307")),
        ("442000104", 0, 2021, ("442000118",)),
        ("442129", 0, 1988, ("460400",)),
        ("510200", 0, 1997, ("500000",)),
    ],
)
def test_a_former_code_names_its_years_and_successors(
    china: Regions, code: str, since: int, until: int, successors: tuple[str, ...]
) -> None:
    """Right for records of its last year, abolished for those of the next."""
    found = china.resolve(code, until + 1)

    assert isinstance(found, Abolished)
    assert (since, until, successors) == (found.former.since, found.year, found.successors)
    assert isinstance(china.resolve(code, until), Resolved)


def test_no_region_moved_to_another_province(china: Regions) -> None:
    """Equal names such as 郊区 lead nowhere else; only Hainan and Chongqing were parted from a province."""
    moved = {
        (former.code[:2], found.code[:2])
        for formers in china.formers.values()
        for former in formers
        if isinstance(found := china.resolve(former.code, former.until), Resolved)
    }

    assert {("44", "46"), ("51", "50")} == {(before, after) for before, after in moved if before != after}


def test_the_tables_load_at_once(root: Path) -> None:
    """Seven thousand rows take hundredths of a second; the bound leaves room for a busy machine."""
    today, changes = ((root / "data" / name).read_bytes() for name in ("regions.csv", "region-changes.csv"))
    before = time.process_time()
    read_regions(today, changes, "a", "b")

    assert time.process_time() - before < 1
