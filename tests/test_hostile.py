"""Records that attack: what the check refuses is named, what it lets pass is text on every page and nothing else."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from generator.build import Order, write_site
from generator.check import check
from generator.records import TYPES, Indicator, Site, Term
from generator.records.reading import outline
from generator.records.values import Part
from tests.hostile import ATTACKS, MARKDOWN, Plain, Words, group, make, quoted, region_code, settings
from tests.pagecheck import Read, broken_links, css_faults, elements, faults_of, parsed, read_site
from tests.sites import SITE_URL, files
from tests.visiting import Visit, serving
from tests.worlds import TODAY, checked, found, world_text

HARMLESS = [
    f"安然无恙的第{number:02}句话，它同攻击的话一样，比一个亮点所能容下的三十个字还要长一些"
    for number in range(len(ATTACKS))
]
GENERAL = "".join(ATTACKS[name] for name in ("image", "script", "template", "marker", "entity"))[:200]
CALM = "安然无恙的总称"


@dataclass(frozen=True)
class Built:
    """A site that was built from such records."""

    folder: Path
    pages: Mapping[str, Read]
    codes: frozenset[str]
    """What the check said of the records."""


def build(folder: Path, all_words: Sequence[Words], general: Words) -> Built:
    root = make(folder / "root", all_words, general)
    outcome = write_site(Order(root, root / "data", TODAY, os.environ), folder / "site")

    assert outcome.pages > 0, [f"{each.file} {each.code} {each.arguments}" for each in outcome.problems]
    codes = frozenset(problem.code for problem in outcome.problems)
    return Built(folder / "site", read_site(folder / "site", SITE_URL), codes)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Every attack in every field; in Markdown as a block of code."""
    return build(tmp_path_factory.mktemp("attacked"), list(map(quoted, ATTACKS.values())), quoted(GENERAL))


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same records with harmless words."""
    return build(tmp_path_factory.mktemp("calm"), list(map(quoted, HARMLESS)), quoted(CALM))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Attacks that are Markdown."""
    words = Words("安然无恙", "安然无恙", MARKDOWN)
    return build(tmp_path_factory.mktemp("written"), [words], words)


# --- what is let pass -------------------------------------------------------------------------------------------------


CLOSED = {
    "Site.languages",
    "Site.repository",
    "Site.forge",
    "Indicator.per",
    "Point.contact",
    "Organ.contact",
    "Organ.owners",
    "Site.maintainers",
}
"""Fields with a few fixed values, and those that no page shows: private ones, and accounts of reviewers."""


def declared(model: type[Part]) -> Iterator[str]:
    """Every field that a model and its parts declare; an id is the file's name."""
    for field in outline(model):
        if (name := f"{model.__name__}.{field.name}") not in CLOSED and field.name != "id":
            yield name
            yield from declared(field.part) if field.part else ()


def said(model: type[Part], value: Plain) -> Iterator[str]:
    """Every field that a record fills."""
    for field in outline(model):
        if filled := value.get(field.name):
            yield f"{model.__name__}.{field.name}"
            if field.part:
                for each in filled if isinstance(filled, list) else [filled]:
                    yield from said(field.part, each)


def test_every_field_is_attacked() -> None:
    """Each declared field stands in one of the records, so that a new one cannot be forgotten here."""
    words = quoted("x")
    plain: list[tuple[type[Part], Plain]] = [(TYPES[path.partition("s/")[0]], each) for path, each in group(0, words)]
    general = settings([words], words)
    plain += [(Site, general["site.yml"]), (Indicator, general["indicators.yml"]["points"])]
    plain += [(Term, general["vocabulary/tags.yml"]["t00"])]
    models: list[type[Part]] = [*TYPES.values(), Site, Indicator, Term]

    assert {name for model in models for name in declared(model)} - {
        name for each in plain for name in said(*each)
    } == set()


@pytest.mark.slow
def test_nothing_right_is_refused(attacked: Built, calm: Built) -> None:
    """However it looks, what is text is let pass; titles that are alike are the only thing to mention."""
    assert attacked.codes <= {"similar-title"}
    assert calm.codes <= {"similar-title"}


@pytest.mark.slow
def test_an_attack_changes_no_page(attacked: Built, calm: Built) -> None:
    """Element for element and attribute for attribute, in their order, a page is what it is with harmless words."""
    assert calm.pages.keys() == attacked.pages.keys()
    assert [] == [address for address, page in attacked.pages.items() if page.shape != calm.pages[address].shape]
    assert [] == [address for address, page in attacked.pages.items() if page.scripts != calm.pages[address].scripts]
    assert [] == [address for address, page in attacked.pages.items() if page.ids != calm.pages[address].ids]
    # Of a whole province, prefecture or level only the first by name are listed, so there the words do matter.
    small = [address for address in attacked.pages if not re.fullmatch(r"(regions/44\d\d00|levels/\w+)\.html", address)]
    assert [] == [address for address in small if inner(attacked.pages[address]) != inner(calm.pages[address])]


def inner(page: Read) -> set[str]:
    """What a page leads to on the site itself; the branch, a text, is part of the way to the repository."""
    return {link for link in page.links if not link.startswith("https://example.org/")}


@pytest.mark.slow
def test_an_attack_leaves_every_page_sound(attacked: Built) -> None:
    """No parse error, no code, nothing from outside, no broken link."""
    assert [] == faults_of(attacked.pages.values())
    assert [] == broken_links(attacked.pages, files(attacked.folder))


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(ATTACKS)), ids=ATTACKS)
def test_an_attack_is_a_text_like_any_other(attacked: Built, calm: Built, number: int) -> None:
    """On each page of its records it stands as often as the harmless words do, no character altered."""
    attack = list(ATTACKS.values())[number]
    # What is general to the site contains some of the attacks: there they are not counted.
    counts = {
        address: attacked.pages[address].text.replace(GENERAL, "").count(attack)
        for address in attacked.pages
        if re.search(rf"[xdth]{number:02}(-b)?\.html|{region_code(number)}", address)
    }

    assert len(counts) > 10
    assert {address: calm.pages[address].text.count(HARMLESS[number]) for address in counts} == counts
    assert counts[f"points/x{number:02}.html"] > 20


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
def test_the_head_of_a_page_says_it_as_it_is(attacked: Built, name: str) -> None:
    """Title and description, which sharing shows, hold the title character by character."""
    number = list(ATTACKS).index(name)
    for address in (f"points/x{number:02}.html", f"cases/x{number:02}.html", f"meetings/x{number:02}.html"):
        root, _ = parsed((attacked.folder / address).read_text("utf-8"))
        metas = {meta.get("property") or meta.get("name"): meta.get("content") for meta in root.iter("meta")}
        title = next(root.iter("title")).text or ""

        assert f"{ATTACKS[name]} - {GENERAL}" == title
        assert ATTACKS[name] == metas["og:title"]
        assert GENERAL == metas["og:site_name"]
        assert metas["og:description"] == metas["description"]
        assert (metas["description"] or "").strip()


@pytest.mark.slow
def test_an_attack_does_not_reach_styles_and_sitemap(attacked: Built, calm: Built) -> None:
    """The made stylesheet and the sitemap are the same, byte for byte, as without attacks; the sitemap is well-formed."""
    for name in ("assets/vocabulary.css", "sitemap.xml"):
        assert (calm.folder / name).read_bytes() == (attacked.folder / name).read_bytes()
    assert [] == css_faults((attacked.folder / "assets" / "vocabulary.css").read_text("utf-8"))
    assert ElementTree.parse(attacked.folder / "sitemap.xml").getroot().tag.endswith("urlset")


@pytest.mark.slow
def test_an_attack_adds_no_file(attacked: Built, calm: Built) -> None:
    """Both sites have the same files."""
    assert files(calm.folder) == files(attacked.folder)


# --- Markdown ---------------------------------------------------------------------------------------------------------

SPANS = "a br code del em img input strong sup"
BLOCKS = "blockquote div figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr ul"
VALUES = "alt aria-label checked class decoding disabled height href id loading rel role sizes src srcset start tabindex title type width"


@pytest.mark.slow
def test_hostile_markdown_is_sound(written: Built) -> None:
    """HTML in a text is shown as text, with a warning; code in links, titles, notes and tables reaches no page."""
    assert written.codes <= {"similar-title", "markdown-html", "markdown-indented"}
    assert [] == faults_of(written.pages.values())
    assert [] == broken_links(written.pages, files(written.folder))


@pytest.mark.slow
def test_hostile_markdown_makes_no_element_of_its_own(written: Built, calm: Built) -> None:
    """Beyond what pages have anyway there are only elements and attributes of Markdown."""
    usual = {word for page in calm.pages.values() for each in page.shape for word in each.split()}
    allowed = {*usual, *f"{SPANS} {BLOCKS} {VALUES}".split()}
    seen = {word for page in written.pages.values() for each in page.shape for word in each.split()}

    assert set() == seen - allowed
    assert {"table", "figure", "sup", "input", "pre"} <= seen


@pytest.mark.slow
def test_hostile_markdown_is_shown(written: Built) -> None:
    """What looks like HTML is there to be read; what looks like a marker or a placeholder stays one."""
    text = written.pages["cases/x00-b.html"].text

    for words in (
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "<!-- shifan: figures -->",
        "zqtitleqz",
        "{{7*7}}",
        "{% raw %}",
    ):
        assert words in text


@pytest.mark.slow
def test_hostile_markdown_has_no_heading_of_its_own(written: Built) -> None:
    """The page has one title, and none of the words of a text ends it."""
    root, _ = parsed((written.folder / "cases" / "x00-b.html").read_text("utf-8"))

    assert ["安然无恙"] == ["".join(heading.itertext()) for heading in elements(root) if heading.tag == "h1"]


# --- in a browser -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("which", ["attacked", "written"])
def test_nothing_happens_in_a_browser(browser: Browser, request: pytest.FixtureRequest, which: str) -> None:
    """Visiting every kind of page: no dialog, no error, no request to elsewhere."""
    built: Built = request.getfixturevalue(which)
    context = browser.new_context()
    # Hand-written pages, two kinds of records with every attack, the others with some.
    wanted = re.compile(r"\w+\.html|(points|cases)/x\d\d\.html|(practices|articles|meetings|organs)/x.[0-4]\.html")
    chosen = [address for address in built.pages if wanted.fullmatch(address)]
    with serving(built.folder) as base:
        visit = Visit(context, base, still=False)
        for address in chosen:
            visit.to(address)
        context.close()  # before the server: the icon of the last page may still be on its way

    assert len(chosen) > 15
    assert [] == visit.trouble


# --- what is refused --------------------------------------------------------------------------------------------------

POINT, CASE, DOMAINS = "points/440100/gz-0001.yml", "cases/440100/gz-c02.yml", "vocabulary/domains.yml"
BODY = "返乡青年凑钱修了一间冷库。"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[x](javascript:alert(1))", "markdown-link"),
        ("[x](JaVaScRiPt:alert(1))", "markdown-link"),
        ("[x](&#106;avascript:alert(1))", "markdown-link"),
        ("[x](java%73cript:alert(1))", "markdown-link"),
        ("[x](<\tjavascript:alert(1)>)", "markdown-link"),
        ("[x](data:text/html,<script>alert(1)</script>)", "markdown-link"),
        ("[x](vbscript:x)", "markdown-link"),
        ("[x](file:///etc/passwd)", "markdown-link"),
        ("[x](//evil.example/)", "markdown-link"),
        (r"[x](\\evil.example\x)", "markdown-link"),
        ("[x](../../x.html)", "markdown-link"),
        ("<javascript:alert(1)>", "markdown-link"),
        ("[x]\n\n  [x]: javascript:alert(1)", "markdown-link"),
        ("![x](https://evil.example/x.png)", "markdown-image"),
        ("![x](data:image/svg+xml,<svg/onload=alert(1)>)", "markdown-image"),
        ("![x](media/../../../etc/passwd)", "media-unsafe-path"),
        ("[x](media/../../../etc/passwd)", "media-missing"),
        ("[x](case:../../x)", "markdown-reference"),
        ("\u202e.gnp", "control-character"),
        ("\u2066x\u2069", "control-character"),
        ("\0", "nul"),
        ("\x1b[31m", "control-character"),
        ("\ue000", "control-character"),
    ],
)
def test_a_dangerous_text_is_refused(tmp_path: Path, text: str, code: str) -> None:
    """Links that run or load something, pictures from elsewhere and characters that deceive are refused, each by its name."""
    problems = checked(tmp_path, {CASE: world_text(CASE).replace(BODY, text)}).problems

    assert code in {problem.code for problem in problems}, found(problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (DOMAINS, 'colour: "#2f6b2f"', 'colour: "red;}body{display:none}"', "bad-colour"),
        (DOMAINS, 'colour_dark: "#8fce8f"', 'colour_dark: "url(//evil.example)"', "bad-colour"),
        (DOMAINS, "icon: material/sprout", "icon: ../../../../etc/passwd", "bad-icon"),
        (DOMAINS, "icon: material/sprout", "icon: '\"><script>'", "bad-icon"),
        (DOMAINS, "\nschool:", '\n"x}*{display:none": {zh: 甲, en: A}\nschool:', "bad-id"),
        ("vocabulary/tags.yml", "volunteer:", '"../../x": {zh: 甲, en: A}\nvolunteer:', "bad-id"),
        ("site.yml", "https://example.org/shifan", "javascript:alert(1)", "bad-url"),
        ("site.yml", "https://example.org/shifan", "'https://example.org/\"onclick=\"alert(1)'", "bad-url"),
        ("organs/gd.yml", "description:", "website: data:text/html,x\ndescription:", "bad-url"),
        ("organs/gd.yml", "description:", "owners: ['@o/gd\\n* @evil']\ndescription:", "bad-account"),
        ("organs/gd.yml", "description:", "owners: ['@o/gd @evil']\ndescription:", "bad-account"),
        (POINT, "members: 34", "photos: [{file: ../../../etc/passwd, alt: x}]", "media-unsafe-path"),
        (POINT, "honour: red-flag-branch", "honour: '\"><script>'", "not-in-list"),
        (POINT, "domain: rural", "domain: ../rural", "not-in-list"),
        (POINT, "date: 2025-02-24", "date: '2025-02-24\" onclick=\"alert(1)'", "bad-date-form"),
        ("meetings/2026-09-panyu.yml", 'start: "08:30"', "start: '08:30<b>'", "bad-time"),
        ("regions.csv", "番禺区", "番禺\u202e区", "region-name"),
        ("regions.csv", "440118", '44011"', "bad-region-code"),
    ],
)
def test_a_dangerous_setting_is_refused(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    """What becomes an address, a class, a style or a file name is no free text."""
    assert old in world_text(file)
    problems = checked(tmp_path, {file: world_text(file).replace(old, new, 1)}).problems

    assert expected in {problem.code for problem in problems}, found(problems)


@pytest.mark.parametrize(
    "name", ['points/440100/x"><script>.yml', "cases/440100/..yml", "practices/x y.yml", "organs/X.yml"]
)
def test_a_dangerous_name_is_refused(tmp_path: Path, name: str) -> None:
    """A record's file name becomes its address, so it is an id or nothing."""
    codes = {problem.code for problem in checked(tmp_path, {name: "name: x\n"}).problems}

    assert codes & {"bad-id", "unexpected-file"}


def test_the_text_of_a_vocabulary_is_looked_at(tmp_path: Path) -> None:
    """The introduction of a domain is Markdown like any other: what it may not hold is named."""
    changed = world_text(DOMAINS).replace("农村的联系点。", "'[x](javascript:alert(1))'")
    data = tmp_path
    problems = checked(data, {DOMAINS: changed}).problems

    assert "markdown-link" in {problem.code for problem in problems}


def test_a_check_is_what_the_build_asks(tmp_path: Path) -> None:
    """The records of the attacks are right by the check alone, too."""
    root = make(tmp_path / "root", [quoted(ATTACKS["script"])], quoted(CALM))
    problems = check(root, root / "data", TODAY, os.environ).problems

    assert {problem.code for problem in problems} <= {"similar-title"}
