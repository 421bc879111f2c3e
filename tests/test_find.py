"""The search engine of the browser, `docs/assets/sf-find.js` and its parts, in a real Chromium: exact, ranked, quoted, and never at a loss for a sentence."""

import re
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bench.finder import ALL, answers, recall_and_precision, visiting
from bench.queries import drawn, written
from bench.truth import Text, hits, texts
from generator.outputs.search import names, renew, script
from generator.outputs.search.document import Document
from generator.outputs.search.normal import normal
from tests.visiting import Visit, serving
from tests.worlds import ROOT

pytestmark = pytest.mark.slow

SEED = 2006
OWN = (
    "番禺区沙溪围村",
    "示范点",
    "團支部",
    "“团课”",
    "-番禺 团课",
    "“团支部” -番禺区",
    "2026年",
    "3.5",
    "田埂，农时",
    "榕",
    "不在这里的词",
)
PINYIN = ("panyu", "pany", "pyqsxw", "gzspyq", "gongqingtuan", "fgzq", "lzs", "wifi", "xyz")
TROUBLE = r"搜索数据 assets/search/{}\.js 没有读到或不完整，请刷新页面；如果是拷贝来的网站，请重新拷贝整个文件夹。"
SAYS = (
    """async (work) => { try { await eval(work)(); return "no mistake"; } catch (error) { return error.message; } }"""
)
Opened = Callable[[Path], tuple[Page, Visit]]


def document(number: int, title: str, body: str = "", **fields: Any) -> Document:  # fields of several types
    """A document of a point."""
    return Document(
        f"points/{number}.html", "point", title, fields.pop("names", ""), fields.pop("summary", ""), body, **fields
    )


SMALL = (
    document(0, "团课之外", "夜校开课"),
    document(1, "夜校", "团课开到田埂，校团委来人。", sound="ye xiao"),
    document(2, "南洲團课", "", names="番禺区", sound="nan zhou tuan ke", names_sound="pan yu qu", place="番禺区"),
    document(3, "团课", "田埂上课，台风也不停。"),
    document(4, "村里的事", "说了𠮷田村，又说团课、夜校；臺山也有。", day=9),
    document(5, "旧事", "没有团课", day=5, proven=True),
    document(6, "课团", "团，课；团 课", summary="团A课"),
)


def small_site(folder: Path) -> Path:
    """A folder with the index of a few documents and an empty page."""
    (folder / "assets").mkdir(parents=True)
    for path in (ROOT / "docs/assets").glob("sf-find*.js"):
        shutil.copyfile(path, folder / "assets" / path.name)
    (folder / "about.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">', "utf-8"
    )

    def put(address: str, data: bytes) -> None:
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(data)

    renew([each.address for each in SMALL], {each.address: each for each in SMALL}, [], lambda name: b"", put)
    return folder


@pytest.fixture(scope="module")
def documents(demonstration: Path) -> list[Text]:
    """What the demonstration site publishes as texts."""
    return texts(demonstration)


@pytest.fixture(scope="module", params=["http", "file"])
def engine(request: pytest.FixtureRequest, browser: Browser, demonstration: Path) -> Iterator[Page]:
    """A page with an engine, by server and from a folder; the console stays silent."""
    with serving(demonstration) as address:
        base = address if request.param == "http" else f"{demonstration.as_uri()}/"
        with visiting(browser, base) as (page, visit):
            yield page
            assert [] == visit.trouble


@pytest.fixture
def small(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of the small site."""
    with visiting(browser, f"{small_site(tmp_path / 'site').as_uri()}/") as (page, visit):
        yield page
        assert [] == visit.trouble


def found(page: Page, query: str) -> list[int]:
    """The numbers of the small site's documents, in order."""
    return [int(Path(address).stem) for address in page.evaluate(ALL, [query, 10])["found"]]


# --- exact ------------------------------------------------------------------------------------------------------------


def test_everything_is_found_and_nothing_else(engine: Page, documents: list[Text]) -> None:
    """Recall and precision are 1 over all pages of hits, no hit comes twice, and the number told is right up to 200 candidates."""
    known = [*written("queries"), *OWN, *PINYIN]
    queries = [*drawn(documents, 100, SEED, known), *known]
    truth = {query: hits(query, documents) for query in queries}
    found = answers(engine, queries)

    assert {} == {
        query: truth[query] ^ set(each.found) for query, each in found.items() if truth[query] != set(each.found)
    }
    assert (1, 1) == recall_and_precision({query: set(each.found) for query, each in found.items()}, truth)
    assert [] == [query for query, each in found.items() if len(each.found) != len(set(each.found))]
    assert [] == [query for query, each in found.items() if not each.exact or each.total != len(truth[query])]
    assert sum(map(bool, truth.values())) > 130


def test_every_hit_shows_where(engine: Page, documents: list[Text]) -> None:
    """A hit has its title and a snippet from it; what is marked in them is what was asked for."""
    for query in drawn(documents, 30, SEED + 1):
        shown = engine.evaluate("async (query) => engine.page(await engine.search(query), 0, 5)", query)
        for hit in shown:
            marked = [text for text, mark in (*hit["titleParts"], *hit["snippet"]) if mark]
            assert hit["title"] == "".join(text for text, _ in hit["titleParts"])
            assert marked and {normal(query)} == set(map(normal, marked)), (query, hit)
            assert all(text for text, _ in hit["snippet"]) and len("".join(text for text, _ in hit["snippet"])) < 140


def test_the_browser_compares_text_as_the_build_does(engine: Page) -> None:
    """For every character that this Python's Unicode knows, alone and between others."""
    known = [
        chr(code)
        for code in range(0x20, sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")
    ]
    lines = [
        "".join(f"团{char}课e{char}" for char in known[start : start + 500]) for start in range(0, len(known), 500)
    ]
    answer = engine.evaluate("(lines) => lines.map((line) => shifanFind.text.normal(line))", lines)
    simple = engine.evaluate("async () => Object.fromEntries(await engine.pairs())")

    def browsers(text: str) -> str:
        return "".join(simple.get(char, char) for char in text)

    differing = [
        (normal(line), browsers(got)) for line, got in zip(lines, answer, strict=True) if normal(line) != browsers(got)
    ]
    assert [] == differing


# --- the language of queries ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("团课", [3, 0, 2, 5, 4, 1]),
        ("夜校", [1, 4, 0]),
        ("团课 夜校", [4, 0, 1]),
        ("“团课 夜校”", [4]),
        ("团课、夜校", [4]),
        ("团课 -夜校", [3, 2, 5]),
        ("-团课", [6]),
        ("团-课", [6]),
        ("“团课", [3, 0, 2, 5, 4, 1]),
        ("课", [0, 2, 3, 6]),
        ("番", [2]),
        ("𠮷", []),
        ("𠮷田", [4]),
        ("臺山", [4]),
        ("台山", [4]),
        ("台风", [3]),
        ("panyu", [2]),
        ("yex", [1]),
        ("pyq", [2]),
        ("anyu", []),
        ("“panyu”", []),
        ("团课 panyu", [2]),
        ("团课团课", []),
        ("", [5, 4, 0, 1, 2, 3, 6]),
    ],
)
def test_a_query_means(small: Page, query: str, wanted: list[int]) -> None:
    """Words, phrases, exclusions, signs, single and rare characters, traditional forms and pinyin; in the order of their rank."""
    assert wanted == found(small, query)


def test_a_filter_narrows(small: Page) -> None:
    """Only documents that the filter allows are counted and shown."""
    work = "async () => { const s = await engine.search('团课', (n) => n > 2); return [s.total, s.exact, [...s.candidates], s.words]; }"

    assert [3, True, [3, 5, 4], ["团课"]] == small.evaluate(work)


def test_candidates_can_be_shown_before_they_are_counted(small: Page) -> None:
    """Who does not want to wait for the exact number gets the candidates in their order first."""
    work = """async () => {
        let early;
        const whole = await engine.search("夜校团课", null, async (search) => { early = [search.total, search.exact, (await engine.page(search, 0, 10)).length]; });
        return [early, [whole.total, whole.exact]];
    }"""

    assert [[1, False, 0], [0, True]] == small.evaluate(work)


# --- suggestions ------------------------------------------------------------------------------------------------------


def test_suggestions_come_from_one_small_file(browser: Browser, demonstration: Path) -> None:
    """A page that only suggests loads no data before, and then suggest.js alone; titles, places and sounds are known, at most eight."""
    with serving(demonstration) as address:
        context = browser.new_context()
        visit = Visit(context, address)
        page = visit.to("about.html")
        page.add_script_tag(url=f"{address}assets/sf-find.js")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        ask = "async (text) => { window.s = window.s || shifanFind.suggester(''); return await s.suggest(text); }"

        assert "番禺区沙溪围村团支部" == page.evaluate(ask, "沙溪围")[0]["title"]
        assert {"title", "address", "place", "kind"} == page.evaluate(ask, "沙溪围")[0].keys()
        assert "points/gz-0001.html" in [
            each["address"] for each in page.evaluate(ask, "pysxw") + page.evaluate(ask, "pyqsxw")
        ]
        assert page.evaluate(ask, "panyu") and 8 == len(page.evaluate(ask, "团支部"))
        parts = {"assets/sf-find-text.js", "assets/sf-find-titles.js"}
        assert (parts, ["assets/search/suggest.js"]) == (set(asked[:2]), asked[2:])
        assert page.evaluate(ask, "團支部") and "assets/search/simple.js" in asked
        assert [] == page.evaluate(ask, "") == page.evaluate(ask, "不在这里的词")
        assert [] == visit.trouble
        context.close()


def test_a_traditional_title_is_suggested(small: Page) -> None:
    """However it is typed."""
    titles = "async (text) => (await engine.suggest(text)).map((each) => each.title)"

    assert (
        ["南洲團课"]
        == small.evaluate(titles, "南洲团")
        == small.evaluate(titles, "南洲團")
        == small.evaluate(titles, "nztk")
    )


def test_what_is_near_is_offered(engine: Page) -> None:
    """A word less, what sounds alike, what lies in the place that was named."""
    fewer = engine.evaluate("async () => engine.near('田埂 火星')")
    alike = engine.evaluate("async () => engine.near('番愚沙湾')")
    region = engine.evaluate("async () => engine.near('番禺火星人')")

    assert {"text": "田埂", "why": "fewer"}.items() <= fewer[0].items() and fewer[0]["total"] > 0
    assert alike and all(each["why"] == "pinyin" for each in alike)
    assert region and all("番禺" in each["place"] + each["title"] for each in region)


# --- what may be wrong ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("团" * 10_000, "搜索的文字太长了，请不要超过 200 个字。"),
        ("。、—— \t", "没有可以查找的文字：请输入汉字、字母或数字。"),
        ("\x00\x07\x1b", "没有可以查找的文字：请输入汉字、字母或数字。"),
        ("”“", "没有可以查找的文字：请输入汉字、字母或数字。"),
    ],
)
def test_a_query_that_cannot_be_asked_is_answered_by_a_sentence(small: Page, query: str, message: str) -> None:
    """Too long, or nothing but signs: the promise is rejected with what to do."""
    assert message == small.evaluate(
        "async (query) => engine.search(query).then(() => 'found', (error) => error.message)", query
    )


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("<script>alert(1)</script>", 0),
        ("团\x00课\x1b", 1),
        ("'\"><img src=x onerror=alert(1)>", 0),
        ("constructor", 0),
        ("__proto__", 0),
        ("\u202e团课", 6),
    ],
)
def test_a_strange_query_is_a_query(small: Page, query: str, hits: int) -> None:
    """Markup, control characters and names of the language are signs and words like others."""
    work = """async (query) => {
        await engine.suggest(query);
        await engine.near(query);
        return (await engine.search(query)).total;
    }"""

    assert hits == small.evaluate(work, query)


def test_half_a_character_is_a_sign(small: Page) -> None:
    """A surrogate without its other half separates, as any sign does."""
    work = "async () => [await engine.search('团课\\ud842'), await engine.search('\\udfb7团课')].map((search) => search.total)"

    assert [6, 6] == small.evaluate(work)


@pytest.mark.parametrize("damage", ["missing", "cut", "empty", "other"])
@pytest.mark.parametrize("way", ["http", "file"])
def test_a_damaged_file_is_told_in_a_sentence(browser: Browser, tmp_path: Path, way: str, damage: str) -> None:
    """Missing, cut off, empty or holding something else: one sentence; in the console nothing but the browser's own line. Mended, it works."""
    work = """async () => {
        const engine = await shifanFind.open("");
        const search = await engine.search("團课 田埂");
        await engine.page(search, 0, 10);
        await engine.suggest("团");
        await engine.near("番愚");
    }"""
    (tmp_path / "404.html").write_text("x")
    with serving(tmp_path) as address:
        context = browser.new_context()
        visit = Visit(context, address if way == "http" else f"{tmp_path.as_uri()}/")
        for place, name in enumerate(("meta", "shards/", "text/", "suggest", "simple", "sounds")):
            kept = damaged(small_site(tmp_path / str(place)), name, damage)
            page = visit.to(f"{place}/about.html")
            page.add_script_tag(url=page.url.replace("about.html", "assets/sf-find.js"))
            message = page.evaluate(SAYS, work)

            assert re.fullmatch(TROUBLE.format(rf"{name}[0-9/]*"), message), message
            for path, data in kept.items():
                path.write_bytes(data)
            assert "no mistake" == page.evaluate(SAYS, work)
        page.wait_for_timeout(50)
        own = ("error: Failed to load resource", "failed: ")
        assert [] == [line for line in visit.trouble if not (damage == "missing" and line.startswith(own))]
        context.close()


@pytest.mark.parametrize("damage", ["missing", "cut", "empty"])
def test_a_damaged_part_is_told_in_a_sentence(browser: Browser, tmp_path: Path, damage: str) -> None:
    """Of the engine's own scripts too, whichever it is. Mended, it works without loading the page again."""
    work = "async () => (await shifanFind.open('')).search('团课')"
    site = small_site(tmp_path)
    parts = sorted(path for path in (site / "assets").glob("sf-find-*.js"))
    context = browser.new_context()
    for part in parts:
        data = part.read_bytes()
        part.unlink()
        if damage != "missing":
            part.write_bytes(data[: len(data) // 2] if damage == "cut" else b"")
        visit = Visit(context, f"{site.as_uri()}/")
        page = visit.to("about.html")
        page.add_script_tag(url=page.url.replace("about.html", "assets/sf-find.js"))
        message = page.evaluate(SAYS, work)
        part.write_bytes(data)

        assert f"搜索数据 assets/{part.name} 没有读到或不完整" in message
        assert "no mistake" == page.evaluate(SAYS, work)
        own = ("error: Failed to load resource", "failed: ")
        assert [] == [line for line in visit.trouble if not (damage == "missing" and line.startswith(own))]
    context.close()

    assert 6 == len(parts)


def damaged(site: Path, name: str, damage: str) -> dict[Path, bytes]:
    """Damages files of the index; what they held."""
    folder = site / "assets/search"
    kept = {
        path: path.read_bytes() for path in folder.rglob("*.js") if path.relative_to(folder).as_posix().startswith(name)
    }
    for path, data in kept.items():
        path.unlink()
        other = script.write(path.relative_to(folder).with_suffix("").as_posix(), {"x": 1})
        if damage != "missing":
            path.write_bytes({"cut": data[: len(data) // 2], "empty": b"", "other": other}[damage])
    return kept


def test_an_index_that_was_just_replaced_says_so(browser: Browser, tmp_path: Path) -> None:
    """Old numbers and new postings would show the wrong pages."""
    site = small_site(tmp_path / "site")
    for path in (site / "assets/search/shards").iterdir():
        path.write_bytes(path.read_bytes().replace(b'"key":"', b'"key":"x'))
    with visiting(browser, f"{site.as_uri()}/") as (page, visit):
        assert "网站刚刚更新过，请刷新页面再搜。" == page.evaluate(SAYS, "() => engine.search('团课')")
        assert [] == visit.trouble


def test_no_page_loads_the_index_by_itself(demonstration: Path) -> None:
    """It is there for whoever searches: no page names one of its files."""
    assert set(names(len(texts(demonstration)))) <= {
        path.relative_to(demonstration).as_posix() for path in demonstration.rglob("*.js")
    }
    assert [] == [
        path.name
        for path in demonstration.rglob("*.html")
        if "assets/search/" in path.read_text("utf-8").partition("<article")[0]
    ]
