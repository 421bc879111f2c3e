"""Packs: whole PDFs of a meeting or a selection, from records that mean well and from such that do not."""

import json
import operator
import os
import re
import shutil
import zipfile
from datetime import date
from functools import reduce
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageChops
from pptx import Presentation

from generator.markdown import plain as words
from generator.markdown import render
from generator.packing import Pack, meeting_pack, placed, practice_sheet, ready, selection_pack
from generator.packs import booklet, names, selection
from generator.packs.selection import Chosen, Wish
from generator.problems import Problem
from generator.records.reading import Outlined, values
from generator.records.reading import texts as markdown_texts
from tests import pdfs
from tests.packs import MEETING, needs_fonts, packed, source_of
from tests.samples import PRINTED, lay_over
from tests.test_check import compare
from tests.worlds import ROOT, TODAY, make_root, world_text

CASE, POINT, PLAN = "cases/440100/gz-c01.yml", "points/440100/gz-0001.yml", f"meetings/{MEETING}.yml"
HOSTILE = '#import "x": * #eval("1") $a$ *粗* _斜_ `码` @ref <b> // 注 /* 释 */ \\ #{1} ]['


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The pack of the demonstration's meeting in Dongguan."""
    needs_fonts()
    source = source_of(ROOT)
    return meeting_pack(source, source.catalog.meetings["2026-09-dongguan"])


def squeezed(text: str) -> str:
    return "".join(text.split())


# --- a booklet --------------------------------------------------------------------------------------------------------


def test_a_pack_has_no_problem_and_all_files(pack: Pack) -> None:
    """Every character of the demonstration can be printed."""
    assert (pack.problems, pack.torn) == ((), ())
    assert {"booklet.pdf", "route.pdf"} <= set(pack.files)


def test_the_outline_agrees_with_the_pages(pack: Pack) -> None:
    """Each bookmark leads to the page on which its title stands; parts hold entries."""
    data = pack.files["booklet.pdf"]
    texts, marks = pdfs.texts(data), pdfs.outline(data)

    assert [mark.title for mark in marks if mark.level == 0] == [
        *("会议议程", "观摩路线", "会议综述", "会议成果"),
        *("联系点", "典型案例", "典型经验", "记录", "版本说明"),
    ]
    assert len([mark for mark in marks if mark.level == 1]) == 9
    assert [] == [mark for mark in marks if squeezed(mark.title) not in texts[mark.page]]


def test_the_contents_agree_with_the_pages(pack: Pack) -> None:
    """Each title stands in the contents with the number that its page bears."""
    data = pack.files["booklet.pdf"]
    contents, numbers = pdfs.texts(data)[1], pdfs.labels(data)

    for mark in pdfs.outline(data):
        assert re.search(re.escape(squeezed(mark.title)) + r"\.*" + numbers[mark.page] + r"(?!\d)", contents), mark
        assert f"—{numbers[mark.page]}—" in pdfs.texts(data)[mark.page]


def test_every_link_resolves(pack: Pack) -> None:
    """Out to pages of the site, or to a page of the booklet; the contents lead to each entry."""
    found = pdfs.links(pack.files["booklet.pdf"])
    marks = pdfs.outline(pack.files["booklet.pdf"])

    assert {mark.page for mark in marks} <= set(found.within)
    assert [address for address in found.out if not address.startswith("https://shifan.example/")] == []


def test_every_item_has_a_code_to_its_page(pack: Pack) -> None:
    """Rendered and decoded: on the first page of each entry stands its address, and no code leads elsewhere."""
    data = pack.files["booklet.pdf"]
    codes = pdfs.codes(data)
    source = source_of(ROOT)
    chosen = selection.of_meeting(source.catalog, source.catalog.meetings["2026-09-dongguan"])
    entries = [mark for mark in pdfs.outline(data) if mark.level == 1]

    expected = [f"https://shifan.example/{each.kind}s/{each.id}.html" for each in chosen]
    assert expected == [address for mark in entries for address in codes[mark.page]]
    assert sorted(codes[3]) == sorted(expected[:3])
    assert codes[-1] == ["https://shifan.example/"]


def test_the_text_is_the_records(pack: Pack) -> None:
    """Every paragraph of every long text can be found in the booklet, in the very words."""
    source = source_of(ROOT)
    printed = "".join(re.sub(r"—\d+—", "", text) for text in _without_headers(pack.files["booklet.pdf"]))
    chosen = selection.of_meeting(source.catalog, source.catalog.meetings["2026-09-dongguan"])

    lost: list[str] = []
    for record in selection.records(source.catalog, chosen):
        for path, text in markdown_texts(record):
            if path[0] != "deeds":
                lines = words(render(text).html).split("\n")
                lost += [line for line in lines if squeezed(line) not in printed]
    assert lost == []


def _without_headers(data: bytes) -> list[str]:
    """The text of the pages without what stands in their headers."""
    return [re.sub(r"^典型经验材料汇编(联系点|典型案例|典型经验)", "", text) for text in pdfs.texts(data)]


def test_the_file_names_itself_and_its_language(pack: Pack) -> None:
    """Title, author, language and tags, for archives and screen readers."""
    found = pdfs.about(pack.files["booklet.pdf"])

    assert "典型经验材料汇编" in found.title
    assert (found.language, found.tagged, found.titled) == ("zh-CN", True, True)


def test_fonts_are_embedded_and_only_what_is_used_of_them(pack: Pack) -> None:
    """Every font of every page lies in the file, as a part of itself."""
    for name in ("booklet.pdf", "route.pdf", "posters.pdf"):
        found = pdfs.fonts(pack.files[name])

        assert found
        assert [] == [font for font, embedded in found if not embedded or not re.match(r"[A-Z]{6}\+", font)]
        assert len(pack.files[name]) < 2_000_000


def test_the_imprint_names_date_and_fonts(pack: Pack) -> None:
    """Whoever finds the booklet in ten years knows what it shows."""
    last = pdfs.texts(pack.files["booklet.pdf"])[-1]

    assert "2026年9月20日" in last
    assert "Serif" in last and "Sans" in last


# --- the route --------------------------------------------------------------------------------------------------------


def test_the_route_is_one_sheet(pack: Pack) -> None:
    """All stops with their times, all items, a code for each stop and for the meeting."""
    data = pack.files["route.pdf"]
    (text,), (codes,) = pdfs.texts(data), pdfs.codes(data)

    assert "08:30–09:40" in text and "一个微信群、一本转接台账：线上报到全流程" in text
    assert "三家交流、一家提问、部署下一步" in text
    assert {
        "https://shifan.example/meetings/2026-09-dongguan.html",
        "https://shifan.example/points/dg-0002.html",
    } <= set(codes)
    assert len(codes) == 4


def test_a_full_day_still_fits_on_the_sheet(tmp_path: Path) -> None:
    """Twelve stops and twenty items: smaller letters, the same single sheet."""
    stops = "".join(
        f'  - {{point: gz-0001, arrive: "{8 + n // 2:02}:{n % 2 * 30:02}", leave: "{8 + n // 2:02}:{n % 2 * 30 + 20:02}",'
        f" see: 第{n}站看的是田头团课与小黑板、农时课表，还有村里老把式出的两道题}}\n"
        for n in range(12)
    )
    items = "".join(f'  - {{start: "{8 + n // 2:02}:00", title: 第{n}件事, note: 请提前五分钟到}}\n' for n in range(20))
    text = world_text(PLAN)
    text = re.sub(r"(?s)agenda:\n.*?route:\n.*?cases:", lambda _: f"agenda:\n{items}route:\n{stops}cases:", text)

    made = packed(tmp_path, {PLAN: text})

    (page,) = pdfs.texts(made.files["route.pdf"])
    assert "第11站看的是" in page and "第19件事" in page


# --- posters, slides, calendar, all in one --------------------------------------------------------------------------------


def test_a_poster_is_a_page_for_a_stop(pack: Pack) -> None:
    """A4; name, domain, what to see, and a code that leads to the point, decoded from the rendered page."""
    data = pack.files["posters.pdf"]
    texts = pdfs.texts(data)

    assert ["虎门镇镇海湾社区团总支", "大朗镇织云毛织厂联合团支部", "古镇镇灯饰街联合团总支"] == [
        next(
            name
            for name in ("虎门镇镇海湾社区团总支", "大朗镇织云毛织厂联合团支部", "古镇镇灯饰街联合团总支")
            if name in text
        )
        for text in texts
    ]
    assert "社区" in texts[0] and "一个微信群、一本转接台账：线上报到全流程" in texts[0]
    assert pdfs.codes(data, 1) == [
        [f"https://shifan.example/points/{id_}.html"] for id_ in ("dg-0002", "dg-0001", "zs-0001")
    ]
    assert {(595, 842)} == {(round(width), round(height)) for width, height in pdfs.sizes(data)}


def test_posters_can_be_read_from_afar(pack: Pack) -> None:
    """The name has 60 pt or more, and no letter less than 28 pt."""
    for page in pdfs.letters(pack.files["posters.pdf"]):
        assert min(page) >= 27.9
        assert max(page) >= 59.9


def test_a_long_name_and_a_long_line_still_make_a_poster(tmp_path: Path) -> None:
    """The letters keep their size; the picture and the highlights make room."""
    point = re.sub(r"(?m)^name: .*$", "name: " + "岭海大学大学城校区榕园宿舍区" * 2, world_text(POINT))
    plan = world_text(PLAN).replace("榕树头的小黑板", "榕树头田头团课与小黑板、农时课表，还有青年制茶队工场" * 2)
    data = packed(tmp_path, {POINT: point, PLAN: plan}).files["posters.pdf"]

    assert 2 == len(pdfs.texts(data))
    assert min(min(page) for page in pdfs.letters(data)) >= 27.9
    assert all(pdfs.codes(data, 1))


def test_everything_lies_in_the_archive(pack: Pack) -> None:
    """The same files, no clock; slides for title, agenda, stops, cases and practices."""
    with zipfile.ZipFile(BytesIO(pack.files["2026-09-dongguan.zip"])) as packed_:
        assert {name: packed_.read(name) for name in packed_.namelist()} == {
            name: data for name, data in pack.files.items() if not name.endswith(".zip")
        }
        assert {entry.date_time for entry in packed_.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    found = Presentation(BytesIO(pack.files["slides.pptx"]))
    assert len(found.slides) == 1 + 1 + 3 + 4 + 2
    assert pack.files["meeting.ics"].count(b"BEGIN:VEVENT") == 1 + 3


def test_a_meeting_without_a_route_has_no_route_sheet(tmp_path: Path) -> None:
    """There is nothing to go to and nothing to hang up."""
    text = re.sub(r"(?s)route:\n.*?cases:", "cases:", world_text(PLAN))

    assert set(packed(tmp_path, {PLAN: text}).files) == {"booklet.pdf", "slides.pptx", "meeting.ics", f"{MEETING}.zip"}


# --- the same again ---------------------------------------------------------------------------------------------------


def test_the_same_records_and_fonts_give_the_same_bytes(tmp_path: Path) -> None:
    """In another folder, from scratch."""
    assert packed(tmp_path / "a").files == packed(tmp_path / "b").files


def test_what_has_not_changed_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time no process is started; a changed record is printed anew."""
    first = packed(tmp_path)
    root = tmp_path / "root"
    before = {path: path.stat().st_mtime_ns for path in (root / ".shifan" / "packs").iterdir()}

    again = source_of(root)
    assert first.files == meeting_pack(again, again.catalog.meetings[MEETING]).files
    assert before == {path: path.stat().st_mtime_ns for path in (root / ".shifan" / "packs").iterdir()}

    path = root / "data" / CASE
    path.write_text(path.read_text("utf-8").replace("农忙时人来不了", "农忙时人不在"), "utf-8")
    changed = source_of(root)
    made = meeting_pack(changed, changed.catalog.meetings[MEETING])
    assert made.files["route.pdf"] == first.files["route.pdf"]
    assert "农忙时人不在" in "".join(pdfs.texts(made.files["booklet.pdf"]))


# --- what may come ----------------------------------------------------------------------------------------------------


def test_markup_in_every_field_is_text(tmp_path: Path) -> None:
    """Typst's own language means nothing in a record; each field comes out as it was written."""
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    case = re.sub(r"(?m)^(title|summary|source): .*$", lambda found: f"{found[1]}: {quoted}", world_text(CASE))
    point = re.sub(r"(?m)^(name|topic): .*$", lambda found: f"{found[1]}: {quoted}", world_text(POINT))
    plan = re.sub(r"(?m)^(title|theme|place): .*$", lambda found: f"{found[1]}: {quoted}", world_text(PLAN))
    site = re.sub(
        r"(?m)^(name|organisation|notice): .*$", lambda found: f"{found[1]}: {quoted}", world_text("site.yml")
    )

    made = packed(tmp_path, {CASE: case, POINT: point, PLAN: plan, "site.yml": site})

    assert made.torn == ()
    assert "".join(pdfs.texts(made.files["booklet.pdf"])).count(squeezed(HOSTILE)) >= 7
    assert squeezed(HOSTILE) in "".join(pdfs.texts(made.files["route.pdf"]))


SHORT = '#import "x" $a$ @b // *c* \\\\'
"""Short enough for every field."""
RULED = {"id", "former", "file", "start", "end", "arrive", "leave"}
"""Texts whose form is given."""


def free(field: Outlined) -> bool:
    """Whether people write there what they like."""
    about = field.about
    return field.text and not (about.refers or about.vocabulary or about.private or field.name in RULED)


def test_markup_in_every_text_field_is_text(tmp_path: Path) -> None:
    """Of points, cases, practices and the meeting itself: each place where people write, all of them at once."""
    needs_fonts()
    root = make_root(tmp_path / "root")
    shutil.rmtree(root / "data")
    shutil.copytree(ROOT / "data", root / "data")
    catalog = source_of(root).catalog
    meeting = catalog.meetings["2025-11-guangzhou"]
    fields = 0
    for chosen in [Chosen("meeting", meeting.id), *selection.of_meeting(catalog, meeting)]:
        path = root / catalog.files[chosen.kind, chosen.id]
        tree = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        for place, _, _ in values(catalog.records[chosen.kind][chosen.id], free):
            inner = reduce(operator.getitem, place[:-1], tree)
            inner[place[-1]] = f"{fields} {SHORT}"[:30]
            fields += 1
        path.write_text(yaml.safe_dump(tree, allow_unicode=True), "utf-8")

    source = source_of(root)
    made = meeting_pack(source, source.catalog.meetings[meeting.id])
    sheets = [practice_sheet(source, source.catalog.practices[id_]) for id_ in meeting.practices]

    assert fields > 150
    assert (made.torn, *(each.torn for each in sheets)) == ((), *(() for _ in sheets))
    assert "".join(pdfs.texts(made.files["booklet.pdf"])).count('#import"x"$a$@b//') > 40
    assert all('#import"x"$a$@b//' in pdfs.texts(each.files["sheet.pdf"])[0] for each in sheets)
    assert "#import" in "".join(pdfs.texts(made.files["posters.pdf"]))


BODY = """title: {title}
domain: rural
region: "440113"
body: |
{body}
"""


def body(text: str, title: str = "一个案例") -> dict[str, str | None]:
    """The changes that make a case of this text, shown at the meeting."""
    lines = "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
    plan = world_text(PLAN).replace("  - gz-c01\n", "  - gz-c01\n  - gz-c09\n")
    return {"cases/440100/gz-c09.yml": BODY.format(title=title, body=lines), PLAN: plan}


def test_a_long_table_is_broken_with_its_head_repeated(tmp_path: Path) -> None:
    """Forty rows, on two pages or more; each begins with the head."""
    rows = "\n".join(
        f"| 第{n}行 | 这一行说的是第 {n} 户人家一年的收成，写得长一些好让它换行 | {n} |" for n in range(1, 41)
    )
    made = packed(tmp_path, body(f"| 名称 | 说明文字 | 数量 |\n|---|:-:|--:|\n{rows}"))

    pages = [text for text in pdfs.texts(made.files["booklet.pdf"]) if re.search(r"第\d+行", text)]
    assert len(pages) >= 2
    assert [] == [text for text in pages if "说明文字" not in text]
    assert [f"第{n}行" for n in range(1, 41)] == re.findall(r"第\d+行", "".join(pages))


def test_no_line_holds_a_single_character(tmp_path: Path) -> None:
    """Wherever a paragraph would end by itself: each of these is a character longer than the one before."""
    made = packed(tmp_path, body("\n\n".join("田" * length + "。" for length in range(36, 84))))

    lines = [line for page in pdfs.lines(made.files["booklet.pdf"]) for line in page if "田" in line]
    assert len(lines) > 90
    assert [] == [line for line in lines if len(line.strip("。")) < 2]


def test_ten_thousand_characters_flow_over_pages(tmp_path: Path) -> None:
    """Nothing is lost at the breaks."""
    text = "\n\n".join(f"第{n}段。" + "田埂上的课开得短，听得进，用得上。" * 12 for n in range(50))
    made = packed(tmp_path, body(text))

    printed = "".join(re.sub(r"—\d+—$", "", page) for page in pdfs.texts(made.files["booklet.pdf"]))
    printed = printed.replace("典型经验材料汇编典型案例", "")
    assert squeezed(text) in printed


def test_a_long_title_stays_within_the_page(tmp_path: Path) -> None:
    """Sixty characters take as many lines as they need, in the contents as well."""
    title = "把团课开到田埂上三步两个条件四个案例" * 3 + "一二三四五六"
    made = packed(tmp_path, body("正文。", title))

    assert 60 == len(title)
    assert "".join(pdfs.texts(made.files["booklet.pdf"])).count(title) == 2
    _nothing_sticks_out(made.files["booklet.pdf"])


def _nothing_sticks_out(data: bytes) -> None:
    """The outermost 8 mm of every page are white."""
    for number, picture in enumerate(pdfs.pictures(data, 1)):
        grey = picture.convert("L")
        edge = 22
        width, height = grey.size
        for box in ((0, 0, edge, height), (width - edge, 0, width, height)):
            assert grey.crop(box).getextrema() == (255, 255), number


ALL_OF_MARKDOWN = """
## 小标题

段落里有**加粗。**后文、*强调*、~~删去~~、`代码` 和[链接](https://example.org/guide)，还有脚注[^a]与脚注[^a]。

- 一
  - 一之一

    续段
- 二

3. 三
4. 四

- [x] 做完的
- [ ] 没做的

> 引文第一段
>
> 引文第二段

```
  缩进的 代码
```

---

| 左 | 中 | 右 |
|:--|:-:|--:|
| **粗** | [站内](case:gz-c02) | 1 |

![小黑板](media/board.png "图注")

[^a]: 脚注的话。
"""


def test_all_of_markdown_is_printed(tmp_path: Path) -> None:
    """Headings, lists, tasks, quotes, code, tables, pictures, footnotes: every word is there, and the structure tagged."""
    needs_fonts()
    root = make_root(tmp_path / "root", body(ALL_OF_MARKDOWN))
    (root / "data" / "media").mkdir(exist_ok=True)
    Image.new("RGB", (400, 900), "#a61b1b").save(root / "data" / "media" / "board.png")
    source = source_of(root)
    made = meeting_pack(source, source.catalog.meetings[MEETING])

    printed = "".join(pdfs.texts(made.files["booklet.pdf"]))
    for said in ("小标题", "加粗。后文", "强调", "删去", "代码", "链接（example.org/guide）", "一之一", "续段", "3.三"):
        assert said in printed
    for said in ("■做完的", "□没做的", "引文第二段", "缩进的代码", "图注", "脚注的话。"):
        assert said in printed
    data = made.files["booklet.pdf"]
    assert pdfs.tags(data) >= {"/Table", "/TH", "/L", "/LI", "/Code", "/Note", "/Figure", "/BlockQuote", "/H3"}
    assert "https://example.org/guide" in pdfs.links(data).out


def test_a_tall_picture_is_contained(tmp_path: Path) -> None:
    """Whole, upright and no taller than a third of the page."""
    needs_fonts()
    root = make_root(tmp_path / "root", body("![小黑板](media/board.png)"))
    (root / "data" / "media").mkdir(exist_ok=True)
    board = Image.new("RGB", (400, 1600), "#00f")
    board.paste("#0f0", (0, 0, 400, 100))
    board.paste("#0f0", (0, 1500, 400, 1600))
    board.save(root / "data" / "media" / "board.png")
    source = source_of(root)
    made = meeting_pack(source, source.catalog.meetings[MEETING])

    boxes = [box for page in pdfs.pictures(made.files["booklet.pdf"], 1) if (box := _where(page, (0, 0, 255)))]
    assert len(boxes) == 1
    left, top, right, bottom = boxes[0]
    assert bottom - top <= 842 / 3
    assert 3 < (bottom - top) / (right - left) < 4.5


def _where(picture: Image.Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """The box that holds all pixels of about this colour."""
    red, green, blue = (
        band.point(lambda value, wanted=wanted: 255 if abs(value - wanted) < 40 else 0)
        for band, wanted in zip(picture.convert("RGB").split(), colour, strict=True)
    )
    return ImageChops.multiply(ImageChops.multiply(red, green), blue).getbbox()


def test_rare_characters_are_printed_or_named(tmp_path: Path) -> None:
    """Names keep their characters; what no font has is named with record and field, and the booklet is made all the same."""
    point = re.sub(r"(?m)^name: .*$", "name: 喆堃玥祎镕垚𠮷村🍊团支部", world_text(POINT))
    made = packed(tmp_path, {POINT: point})

    assert made.torn == ()
    assert [("data/points/440100/gz-0001.yml", ("name",), "character-not-in-fonts")] == [
        (each.file, each.path, each.code) for each in made.problems
    ]
    assert "U+1F34A" in made.problems[0].arguments["found"]
    printed = "".join(pdfs.texts(made.files["booklet.pdf"]))
    assert "喆堃玥祎镕垚𠮷村〓团支部" in printed
    assert "缺少个别字" in printed


def test_steering_characters_do_not_come_so_far(tmp_path: Path) -> None:
    """A right-to-left override is refused by the check, and nothing is printed."""
    case = world_text(CASE).replace("summary: ", "summary: \u202e")
    root = make_root(tmp_path / "root", {CASE: case})
    found = ready(root, root / "data", TODAY, os.environ)

    assert found.source is None
    assert ["control-character"] == [each.code for each in found.problems]


def test_a_withdrawn_stop_is_printed_with_a_warning(tmp_path: Path) -> None:
    """The check warns; the files are made, and the entry says that the point has withdrawn."""
    point = world_text(POINT).replace("status: demonstration", "status: withdrawn", 1)
    point = point.replace("batch:", "  - {status: withdrawn, date: 2026-11-01, note: 村里并了支部}\nbatch:", 1)
    needs_fonts()
    root = make_root(tmp_path / "root", {POINT: point, PLAN: world_text(PLAN).replace("2026-09-16", "2027-09-16")})
    found = ready(root, root / "data", TODAY, os.environ)

    assert ["withdrawn-stop"] == [each.code for each in found.problems]
    assert found.source is not None
    made = meeting_pack(found.source, found.source.catalog.meetings[MEETING])
    assert "已退出" in "".join(pdfs.texts(made.files["booklet.pdf"]))


def test_stops_that_overlap_are_refused(tmp_path: Path) -> None:
    """Nobody can be at two places; both are named, and nothing is printed."""
    root = make_root(tmp_path / "root", {PLAN: world_text(PLAN).replace('arrive: "14:00"', 'arrive: "09:30"')})
    found = ready(root, root / "data", TODAY, os.environ)

    assert found.source is None
    assert {"first", "second"} <= set(
        next(each for each in found.problems if each.code == "overlapping-stops").arguments
    )


def test_an_unreadable_picture_is_left_out_and_named(tmp_path: Path) -> None:
    """A photo may look right and still be cut short."""
    needs_fonts()
    photo = "photos:\n  - file: cut.png\n    alt: 田埂\n"
    root = make_root(tmp_path / "root", {CASE: world_text(CASE) + photo})
    (root / "data" / "media").mkdir(exist_ok=True)
    path = root / "data" / "media" / "cut.png"
    Image.effect_noise((300, 300), 90).save(path)
    data = path.read_bytes()
    path.write_bytes(data[:5000] + bytes(200) + data[5200:])
    source = source_of(root)
    made = meeting_pack(source, source.catalog.meetings[MEETING])

    assert ["media-broken"] == [each.code for each in made.problems]
    assert made.torn == ()


# --- the sheet of a practice --------------------------------------------------------------------------------------------


def test_a_practice_is_one_sheet(tmp_path: Path) -> None:
    """Every practice of the demonstration: its steps, conditions and pitfalls in full on one page, and a code to its page."""
    needs_fonts()
    source = source_of(ROOT)
    for id_, practice in source.catalog.practices.items():
        made = practice_sheet(source, practice)
        (text,), (codes,) = pdfs.texts(made.files["sheet.pdf"]), pdfs.codes(made.files["sheet.pdf"])

        assert codes == [f"https://shifan.example/practices/{id_}.html"]
        said = [*(step.title for step in practice.steps), *practice.conditions, *practice.pitfalls]
        assert [] == [each for each in said if squeezed(each) not in text]


def test_readers_know_each_file_by_name_and_size() -> None:
    """In Chinese, volumes numbered, sizes as they are used to."""
    assert [names.title(name) for name in ("booklet.pdf", "booklet-2.pdf", "a.zip", "sheet.pdf")] == [
        *("典型经验材料汇编", "典型经验材料汇编（2）", "全部材料", "照着做：一页纸"),
    ]
    assert names.contents("booklet-2.pdf") == names.contents("booklet.pdf") != names.contents("a.zip")
    assert set(names.CONTENTS) == set(names.TITLES)
    assert [names.size(octets) for octets in (0, 1, 849_600, 999_499, 999_500, 12_340_000)] == [
        *("1 KB", "1 KB", "850 KB", "999 KB", "1.0 MB", "12.3 MB"),
    ]


def test_volumes_are_files_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbered in their names and on their covers; each has its own contents and page numbers, and all lie in the archive."""
    needs_fonts()
    monkeypatch.setattr(booklet, "VOLUME", 3)
    source = source_of(make_root(tmp_path / "root"))
    made = meeting_pack(source, source.catalog.meetings[MEETING])
    volumes = [name for name in made.files if name.startswith("booklet")]

    assert volumes == [f"booklet-{number}.pdf" for number in range(1, len(volumes) + 1)]
    assert len(volumes) >= 2
    for number, name in zip("一二三", volumes, strict=False):
        texts = pdfs.texts(made.files[name])
        assert f"第{number}册" in texts[0] and "目录" in texts[1]
        assert pdfs.labels(made.files[name])[2] == "1"
        assert [] == [mark for mark in pdfs.outline(made.files[name]) if squeezed(mark.title) not in texts[mark.page]]
        assert pdfs.links(made.files[name]).within
    with zipfile.ZipFile(BytesIO(made.files[f"{MEETING}.zip"])) as zipped:
        assert set(volumes) <= set(zipped.namelist())


# --- selections -------------------------------------------------------------------------------------------------------


def test_a_booklet_of_a_selection(tmp_path: Path) -> None:
    """Title and order are given; there is no agenda and no route."""
    needs_fonts()
    source = source_of(make_root(tmp_path / "root"))
    chosen = selection.of_wish(source.catalog, Wish(ids=("gz-c02", "gz-c01", "gz-0001")))
    made = selection_pack(source, "booklet", booklet.Cover("水乡案例选"), chosen, date(2026, 12, 1))

    marks = pdfs.outline(made.files["booklet.pdf"])
    assert ["典型案例", "联系点", "记录", "版本说明"] == [mark.title for mark in marks if mark.level == 0]
    first = pdfs.texts(made.files["booklet.pdf"])[0]
    assert "水乡案例选" in first and "二〇二六年十二月" in first


def test_volumes_are_numbered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """booklet-1.pdf, booklet-2.pdf, each whole."""
    needs_fonts()
    monkeypatch.setattr(booklet, "VOLUME", 2)
    source = source_of(make_root(tmp_path / "root"))
    chosen = selection.of_wish(source.catalog, Wish())
    made = selection_pack(source, "booklet", booklet.Cover("全集"), chosen, date(2026, 12, 1))

    assert sorted(made.files) == [f"booklet-{number}.pdf" for number in range(1, len(made.files) + 1)]
    assert "第一册" in pdfs.texts(made.files["booklet-1.pdf"])[0]


# --- broken samples ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", PRINTED)
def test_a_broken_sample_is_named_by_printing(code: str, tmp_path: Path) -> None:
    """What only printing finds: an error forbids it, a warning goes along with the files."""
    needs_fonts()
    root = make_root(tmp_path / "root")
    lay_over(root, code)
    found = ready(root, root / "data", TODAY, os.environ, system=code != "fonts-missing")
    problems = found.problems
    if found.source is not None:
        made = meeting_pack(found.source, found.source.catalog.meetings[MEETING])
        assert made.files
        problems = (*problems, *placed(root, root / "data", made.problems))

    compare(code, tuple(sorted(problems, key=Problem.order)))
