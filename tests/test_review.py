"""The review: what a change does to records, problems, numbers and pages, and a report that says so."""

import json
import os
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import comrak
import html5lib
import pytest

from generator.build import Order, write_site
from generator.check import check
from generator.messages import as_text
from generator.review import as_commands, as_json, full, short
from generator.review.compare import Review
from generator.review.report import LIMIT, summary
from generator.review.touched import Touched
from generator.yamlfile import write
from tests import hostile
from tests.histories import begun, committed, desk_of, git, planted, review_of
from tests.pagecheck import elements
from tests.samples import BAD, CODES, ELSEWHERE, lay_over, needs_posix, steps
from tests.sites import files
from tests.worlds import ROOT, TODAY, found, make_root, world_text

POINT, CASE, ARTICLE = (
    f"data/{each}" for each in ("points/440100/gz-0001.yml", "cases/440100/gz-c01.yml", "articles/440100/gz-a01.yml")
)
PHONE = "13800138000"
LENIENT = comrak.ExtensionOptions(
    table=True, autolink=True, strikethrough=True, tasklist=True, footnotes=True, math_dollars=True, shortcodes=True
)


def text(name: str) -> str:
    return world_text(name.removeprefix("data/"))


def edited(name: str, *pairs: tuple[str, str]) -> str:
    """A file of the little province with words replaced."""
    content = text(name)
    for old, new in pairs:
        assert old in content
        content = content.replace(old, new)
    return content


@pytest.fixture
def base(tmp_path: Path) -> str:
    return begun(tmp_path)


def report(folder: Path, base: str, changes: Mapping[str, str | bytes | None], lang: str = "zh") -> str:
    """The report on a commit with these changes."""
    with desk_of(folder, base, committed(folder, changes), lang) as desk:
        return short(desk)


def told(review: Review) -> list[str]:
    """Records as a test reads them."""
    return [f"{each.change} {each.kind} {each.old_id or each.id}" for each in review.records]


# --- records ----------------------------------------------------------------------------------------------------------


def test_records_come_change_and_go(tmp_path: Path, base: str) -> None:
    """Each is named with its type and what happened to it."""
    new = edited(CASE, ("团课开到菜田埂", "另一件事"))
    changes = {POINT: edited(POINT, ("members: 34", "members: 36")), CASE: None, "data/cases/440100/gz-c03.yml": new}
    head = committed(tmp_path, changes)
    with review_of(tmp_path, base, head) as review:
        assert ["changed point gz-0001", "added case gz-c03", "removed case gz-c01"] == told(review)
    with review_of(tmp_path, head, base) as review:
        assert ["changed point gz-0001", "added case gz-c01", "removed case gz-c03"] == told(review)


def test_a_changed_value_is_shown_with_its_label_before_and_after(tmp_path: Path, base: str) -> None:
    """Labels for keys and for words of vocabularies, names for ids and codes, units for numbers."""
    said = report(
        tmp_path,
        base,
        {
            POINT: edited(
                POINT,
                ("members: 34", "members: 36"),
                ("batch: improve", "batch: rectify"),
                ("organ: gz", "organ: gd"),
                ('"440113"', '"440104"'),
                ("- training", "- volunteer"),
            )
        },
    )

    assert "- **团员人数**：34 人 → 36 人\n" in said
    assert "- **四个一批**：提高一批 → 整顿一批\n" in said
    assert "- **联系机关**：共青团广州市委员会（示例）（gz） → 团省委（示例）（gd）\n" in said
    assert "- **地区**：广州市番禺区（440113） → 广州市越秀区（440104）\n" in said
    assert "- **标签**：去掉 技能培训；加入 志愿服务\n" in said


def test_english_readers_get_english_labels(tmp_path: Path, base: str) -> None:
    """By option; what records say stays Chinese."""
    said = report(tmp_path, base, {POINT: edited(POINT, ("members: 34", "members: 36"))}, "en")

    assert "# Review: " in said
    assert "- **Members**: 34 人 → 36 人\n" in said


def test_a_long_text_shows_the_words_that_differ(tmp_path: Path, base: str) -> None:
    """Struck through what is gone, underlined what is new, with a little of what stayed."""
    body = "  支部有团员三十四名，" + "农闲时大家都在榕树下。" * 30
    first = committed(tmp_path, {POINT: edited(POINT, ("  支部有团员三十四名。", body + "讲课的是支书。"))})
    said = report(tmp_path, first, {POINT: edited(POINT, ("  支部有团员三十四名。", body + "讲课的是老把式。"))})

    assert "讲课的是<del>支书</del><ins>老把式</ins>。" in said
    assert said.count("榕树下") < 4


def test_an_item_of_a_list_is_named_and_its_changes_alone_are_shown(tmp_path: Path, base: str) -> None:
    """A deed inserted above does not make all deeds below it new."""
    new = "deeds:\n  - {date: 2025-03-25, kind: activity, title: 种树}\n"
    said = report(tmp_path, base, {POINT: edited(POINT, ("deeds:\n", new), ("days: 31", "days: 29"))})

    assert "- **工作记录（第 1 项 种树）**：日期：2025-03-25；类别：主题活动；内容：种树\n" in said
    assert "- **工作记录（第 4 项 春耕蹲点） · 天数**：31 天 → 29 天\n" in said
    assert said.count("**工作记录") == 2


def test_a_record_that_only_looks_otherwise_says_so(tmp_path: Path, base: str) -> None:
    """Comments, quotes and order are no news for readers of the site."""
    said = report(tmp_path, base, {POINT: edited(POINT, ("# 第一个联系点\n", ""), ("organ: gz", 'organ: "gz"'))})

    assert "有 1 份记录只改了写法，内容不变。" in said
    assert "- 只改了写法，内容不变。\n" in said
    assert "## 会变化的页面" not in said


def test_a_renamed_record_is_recognised_by_equal_content(tmp_path: Path, base: str) -> None:
    """Without a record of the former id its address is lost, and that is said."""
    head = committed(tmp_path, {ARTICLE: None, "data/articles/440100/gz-a77.yml": text(ARTICLE)})
    with desk_of(tmp_path, base, head) as desk:
        assert ["renamed article gz-a01"] == told(desk.review)
        assert "旧网址 `articles/gz-a01.html` 将失效。" in short(desk)


def test_a_renamed_record_is_recognised_by_its_former_id(tmp_path: Path, base: str) -> None:
    """As `shifan rename` notes it, whatever else was changed with it."""
    renamed = edited(ARTICLE, ("title: ", "title: 新")) + "former:\n  - gz-a01\n"
    head = committed(tmp_path, {ARTICLE: None, "data/articles/440100/gz-a77.yml": renamed})
    with desk_of(tmp_path, base, head) as desk:
        assert ["renamed article gz-a01"] == told(desk.review)
        assert "旧网址 `articles/gz-a01.html` 会转到新页面。" in short(desk)


def test_a_record_in_another_folder_is_the_same_record(tmp_path: Path, base: str) -> None:
    """It was moved; its id and address are as they were."""
    head = committed(tmp_path, {CASE: None, "data/cases/440000/gz-c01.yml": text(CASE)})
    with desk_of(tmp_path, base, head) as desk:
        assert [("moved", CASE)] == [(each.change, each.old_file) for each in desk.review.records]
        assert "网址" not in short(desk)


def test_a_file_that_cannot_be_read_is_no_loss_of_words(tmp_path: Path, base: str) -> None:
    """The report says so, and the problem says why."""
    said = report(tmp_path, base, {POINT: "- 番禺区沙溪围村团支部\n"})

    assert "- 文件读不出内容，见上面的问题。\n" in said
    assert "## 改动的文件里的问题" in said


def test_unknown_keys_and_wrong_shapes_are_shown_as_they_are(tmp_path: Path, base: str) -> None:
    """What no declaration knows is still what somebody wrote."""
    changed = edited(
        POINT, ("members: 34", "members: [1, 2]\nmood: {good: very, bad: [no]}"), ("visit:\n", "visit: nobody\nx:\n")
    )
    said = report(tmp_path, base, {POINT: changed})

    assert "- **团员人数**：" in said
    assert "- mood：good：very；bad：no\n" in said


# --- problems ---------------------------------------------------------------------------------------------------------


def test_problems_of_changed_files_come_first_and_lead_to_their_line(tmp_path: Path, base: str) -> None:
    """Above everything else, with the address where the forge shows that line of that commit."""
    head = committed(tmp_path, {POINT: edited(POINT, ("batch: improve", "batch: improv"))})
    with desk_of(tmp_path, base, head) as desk:
        said = short(desk)

    where = f"https://example.org/shifan/blob/{head}/{POINT}#L11"
    assert f"## 改动的文件里的问题\n\n- [`{POINT}:11`]({where}) **错误**：batch 的值“improv”不在可选范围内。" in said
    assert said.index("## 改动的文件里的问题") < said.index("## 逐条改动")


def test_problems_elsewhere_are_those_that_were_not_there(tmp_path: Path, base: str) -> None:
    """A record taken away leaves others without what they name; what was wrong before is only counted."""
    wrong = committed(
        tmp_path, {"data/practices/field-lessons.yml": text("practices/field-lessons.yml") + "mood: good\n"}
    )
    with review_of(tmp_path, wrong, committed(tmp_path, {ARTICLE: None})) as review:
        assert () == review.in_changed
        assert [f"{POINT}:27 unknown-reference deeds[5].article"] == found(review.caused)
        assert 1 == review.standing
        assert review.fails(strict=False)


def test_a_problem_that_was_there_is_marked(tmp_path: Path, base: str) -> None:
    """Also when the value has moved within its list; nobody is blamed for what others left."""
    first = committed(tmp_path, {POINT: edited(POINT, ("kind: survey", "kind: surve"))})
    shifted = edited(
        POINT,
        ("kind: survey", "kind: surve"),
        ("deeds:\n", "deeds:\n  - {date: 2025-03-25, kind: activity, title: 种树}\n"),
    )
    said = report(tmp_path, first, {POINT: shifted})

    assert re.search(r"\*\*错误\*\*：deeds\[7\]|\*\*错误\*\*：deeds\\\[7\\\]", said)
    assert "（原来就有）\n" in said


def test_a_problem_stays_an_old_one_when_its_file_is_moved(tmp_path: Path, base: str) -> None:
    """It came along, and was not made."""
    first = committed(tmp_path, {CASE: edited(CASE, ("domain: rural", "domain: rurl"))})
    moved = edited(CASE, ("domain: rural", "domain: rurl"), ("date: 2026-04-18", "date: 2026-04-19"))
    head = committed(tmp_path, {CASE: None, "data/cases/440000/gz-c01.yml": moved})
    with review_of(tmp_path, first, head) as review:
        old = {problem.code: review.is_old(problem) for problem in review.in_changed}

    assert {"not-in-list": True} == {code: is_old for code, is_old in old.items() if code == "not-in-list"}


def test_solved_problems_are_counted(tmp_path: Path, base: str) -> None:
    """A change that mends is told so."""
    wrong = committed(tmp_path, {POINT: edited(POINT, ("batch: improve", "batch: improv"))})

    assert "它解决了原来的 1 个问题。" not in report(tmp_path, base, {POINT: edited(POINT, ("34", "36"))})
    assert "没有发现问题。 它解决了原来的 1 个问题。" in report(tmp_path, wrong, {POINT: text(POINT)})


@pytest.mark.parametrize("code", [code for code in CODES if code not in ELSEWHERE])
def test_a_review_finds_what_the_check_finds(tmp_path: Path, code: str) -> None:
    """Of every broken sample: the same problems, read from git's objects."""
    needs_posix(steps(code))
    if any(not {"fifo", "forbid"}.isdisjoint(step) for step in steps(code)):
        return  # git holds neither pipes nor permissions
    base = begun(tmp_path)
    lay_over(tmp_path, code)
    head = committed(tmp_path, {})
    now = check(tmp_path, tmp_path / "data", TODAY, os.environ).problems
    with review_of(tmp_path, base, head) as review:
        there = as_text(review.after.problems, "zh")

    assert as_text(now, "zh") == there, BAD / code


# --- states -----------------------------------------------------------------------------------------------------------


def test_a_base_without_data_is_empty(tmp_path: Path) -> None:
    """The first records of all are simply new."""
    git(tmp_path, "init", "-q", "-b", "main")
    base = committed(tmp_path, {"README": "x"})
    head = begun(tmp_path)
    with desk_of(tmp_path, base, head) as desk:
        assert {"added"} == {each.change for each in desk.review.records}
        assert "新增 2 个机关、新增 2 个联系点" in short(desk)


def test_a_head_without_data_says_that_nothing_is_left(tmp_path: Path, base: str) -> None:
    """And every record that went."""
    head = committed(tmp_path, {"data": None})
    with desk_of(tmp_path, base, head) as desk:
        assert {"removed"} == {each.change for each in desk.review.records}
        assert "改动之后没有可用的记录。" in short(desk)


def test_two_equal_states_have_nothing_to_say(tmp_path: Path, base: str) -> None:
    """In one line."""
    with desk_of(tmp_path, base, base) as desk:
        assert ["这次改动没有动到任何记录。", "没有发现问题。"] == summary(desk)


def test_nothing_is_checked_out(tmp_path: Path, base: str) -> None:
    """The folder stays as it is, also where it holds something else than either state."""
    head = committed(tmp_path, {POINT: edited(POINT, ("34", "36"))})
    (tmp_path / POINT).write_text("name: 草稿\n", "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with desk_of(tmp_path, base, head) as desk:
        assert "34 人 → 36 人" in short(desk)

    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_a_pointer_of_git_lfs_is_not_judged(tmp_path: Path, base: str) -> None:
    """A picture whose content lies elsewhere is neither wrong nor right: that it was not looked at is said."""
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 12345\n"
    changes = {"data/media/a.jpg": pointer, "data/points/440100/b.yml": pointer}
    said = report(tmp_path, base, changes)

    assert "- [`data/media/a.jpg`]" in said and "内容在 Git LFS 里" in said
    assert "有 1 个文件没有查看。" in said
    assert "data/points/440100/b.yml:" in said


HOSTILE = {
    b"link.yml": ("120000", b"/etc/passwd"),
    b"points/../../../evil": ("100644", b"x"),
    b"..": ("100644", b"x"),
    b".git": ("100644", b"x"),
    b"$(touch evil).yml": ("100755", b"x"),
    b"`id`;|&'\"\\\n::error::x": ("100644", b"x"),
    b"\xb9\xe3": ("100644", b"x"),
    "\u202egnp.yml".encode(): ("100644", b"x"),
    b"-rf": ("100644", b"x"),
    b"@everyone.yml": ("100644", b"x"),
    b"module": ("160000", b"1" * 40),
    b"x" * 300: ("100644", b"x"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_tree_made_by_hand_writes_nothing_outside(tmp_path: Path, name: bytes) -> None:
    """A tree may hold what no checkout would write: names that lead elsewhere, links, modules, names of any bytes."""
    folder = tmp_path / "repository"
    base = begun(folder)
    if b"/" in name:
        return  # git itself refuses to make such a tree; `is_safe` is tested on its own
    head = planted(folder, base, {name: HOSTILE[name]})
    before = sorted(path.name for path in tmp_path.iterdir())
    with desk_of(folder, base, head) as desk:
        lines = full(desk).splitlines()
        assert json.loads(as_json(desk))
        assert not [line for line in lines if line.startswith(("::", "x"))]
        assert not re.search("[\u202e\x1b\ud800-\udfff]", "".join(lines))
        assert desk.review.fails(strict=False) or name in (b"module", b".git")

    assert before == sorted(path.name for path in tmp_path.iterdir())


def test_a_folder_that_is_also_a_file_does_no_harm(tmp_path: Path, base: str) -> None:
    """Two entries of one name, which only a hand-made tree has."""
    tree = git(tmp_path, "rev-parse", f"{base}:data/points")
    head = planted(tmp_path, base, {b"points": ("100644", b"x"), b"twice": ("100644", b"x")})
    with review_of(tmp_path, base, head) as review:
        assert tree
        assert "data/points" in review.files


# --- numbers ----------------------------------------------------------------------------------------------------------


def test_numbers_show_quotas_before_and_after(tmp_path: Path, base: str) -> None:
    """Per organ, domain and region; who is above the quota is named at the top."""
    tight = committed(tmp_path, {"data/quotas.yml": "levels: {province: 50, direct: 5, prefecture: 1, county: 5}\n"})
    said = report(tmp_path, tight, {"data/points/440100/gz-0002.yml": edited(POINT, ("沙溪围村", "石楼镇"))})

    assert "| 共青团广州市委员会（示例） | 1 → 2 | 1 | **超出 1** |\n" in said
    assert "**共青团广州市委员会（示例）将超出名额（2/1）。**" in said
    assert "| 农村 | 2 → 3 | 1 → 2 | 2 |\n" in said
    assert "| 广州市番禺区 | 1 → 2 | 1 → 2 | 1 |\n" in said
    assert "示范点 1 → 2" in said


def test_the_first_paragraph_stays_one_that_is_read(tmp_path: Path, base: str) -> None:
    """Two records are named and three are counted; so it is with organs above their quotas, of which the table names all."""
    point = text("data/points/440100/gz-0001.yml").replace("番禺区沙溪围村团支部", "番禺区新河村团支部")
    said = report(tmp_path, base, {"data/points/440100/gz-0009.yml": point}).splitlines()[2]
    assert "新增 1 个联系点“番禺区新河村团支部”" in said

    several = {f"data/points/440100/gz-001{number}.yml": point for number in range(2)}
    assert "新增 3 个联系点。" in report(tmp_path, base, several).splitlines()[2]

    organ = "name: 某县团委{0}\nlevel: county\nregion: '440113'\nparent: gz\n"
    organs = {f"data/organs/county-{number}.yml": organ.format(number) for number in range(4)}
    points = {
        f"data/points/440100/gz-002{number}.yml": point.replace("organ: gz\n", f"organ: county-{number}\n")
        for number in range(4)
    }
    quotas = text("data/quotas.yml").replace("county: 5", "county: 0")
    found = report(tmp_path, base, {**organs, **points, "data/quotas.yml": quotas})
    assert "**4 个机关将超出名额，见下表。**" in found.splitlines()[2]
    assert 4 == found.count("**超出 1**")


def test_numbers_that_stay_are_not_shown(tmp_path: Path, base: str) -> None:
    """A corrected word moves nothing."""
    assert "## 数量与名额" not in report(tmp_path, base, {POINT: edited(POINT, ("34", "36"))})


# --- personal data ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_personal_data_is_found_and_never_repeated(tmp_path: Path, base: str, lang: str) -> None:
    """Wherever it stands: in a new text, an old one, a name, an unknown key; in no form of the report."""
    changes = {
        POINT: edited(
            POINT,
            ("title: 值班制度", f"title: 值班电话 {PHONE}"),
            ("note: 由团市委确定", f"note: 找 {PHONE}"),
            ("tags:", f"phone: {PHONE}\ntags:"),
        ),
        f"data/media/{PHONE}.txt": "x",
    }
    first = committed(tmp_path, {CASE: edited(CASE, ("一块小黑板", f"一块小黑板 {PHONE}"))})
    head = committed(tmp_path, {**changes, CASE: text(CASE)})
    with desk_of(tmp_path, first, head, lang) as desk:
        written = [short(desk), full(desk), as_json(desk), as_commands(desk)]

    assert [] == [each for each in written if PHONE in each]
    assert {"zh": "## 个人信息", "en": "## Personal data"}[lang] in written[0]


def test_a_change_of_one_number_for_another_is_told_without_them(tmp_path: Path, base: str) -> None:
    """Both are masked alike, so the report says that something changed and not what."""
    first = committed(tmp_path, {POINT: edited(POINT, ("由团市委确定", PHONE))})

    assert "有变化，属个人信息，不显示" in report(
        tmp_path, first, {POINT: edited(POINT, ("由团市委确定", "13800259000"))}
    )


def test_only_the_base_says_what_is_no_personal_data(tmp_path: Path, base: str) -> None:
    """A change cannot excuse itself in the report; the check will be content all the same."""
    allowed = {"data/privacy.yml": f'allow: [{{text: "{PHONE}", reason: 客服号码, date: 2026-03-01}}]\n'}
    changed = {POINT: edited(POINT, ("由团市委确定", PHONE))}

    assert PHONE not in report(tmp_path, base, {**allowed, **changed}).partition("## 逐条改动")[2]
    assert PHONE in report(tmp_path, committed(tmp_path, {**allowed, POINT: text(POINT)}), changed)


def test_private_fields_are_never_shown(tmp_path: Path, base: str) -> None:
    """Neither in a private repository, which may hold them, nor in a public one, where they are a problem."""
    private = {"data/site.yml": text("site.yml") + "repository: private\n"}
    first = committed(tmp_path, private)
    contact = "contact: {person: 张三丰, phone: 020-87185000}\n"
    head = committed(tmp_path, {POINT: text(POINT) + contact})
    with desk_of(tmp_path, first, head) as desk:
        written = [short(desk), full(desk), as_json(desk)]

    assert [] == [each for each in written if "张三丰" in each or "87185000" in each]
    assert "- **联系方式**：有变化，属个人信息，不显示\n" in written[0]
    assert "](http" not in written[0]


# --- pages ------------------------------------------------------------------------------------------------------------


def covers(touched: Touched, address: str) -> bool:
    """Whether the review names a page of the site as one that may change."""
    folder, _, rest = address.partition("/")
    records = {
        f"{kind}s/{id_}.html"
        for kind, id_ in (*touched.added, *touched.removed, *touched.changed, *touched.linked, *touched.beside)
    }
    regions = {"regions", *touched.regions}
    name = rest.partition("/")[0].removesuffix(".html")
    return (
        touched.everything
        or address in records
        or not rest  # home, the hand-written pages with lists
        or (folder == "regions" and (name in regions or touched.regions != ()))
        or (folder == "domains" and name in touched.domains)
        or (folder == "honours" and name in touched.honours)
        or (folder in ("years", "levels", "tags") and touched.types != ())
        or (folder in {f"{kind}s" for kind in touched.types} and f"{folder}/{name}.html" != address)
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [
        {POINT: edited(POINT, ("番禺区沙溪围村团支部", "番禺区新名团支部"))},
        {CASE: edited(CASE, ("团课开到菜田埂", "换了题目"), ("points:\n  - gz-0001\n", ""))},
        {"data/practices/field-lessons.yml": edited("practices/field-lessons.yml", ("把团课开到田埂上", "换了题目"))},
        {"data/organs/gz.yml": edited("organs/gz.yml", ("共青团广州市委员会", "共青团新名委员会"))},
        {"data/cases/440100/gz-c03.yml": edited(CASE, ("团课开到菜田埂", "另一件事"))},
        {ARTICLE: edited(ARTICLE, ("title: ", "title: 新"))},
        {"data/meetings/2026-09-panyu.yml": edited("meetings/2026-09-panyu.yml", ("title: ", "title: 新"))},
        {"docs/about.md": (ROOT / "docs" / "about.md").read_text("utf-8") + "\n一句新话。\n"},
    ],
    ids=["point", "case", "practice", "organ", "new-case", "article", "meeting", "written"],
)
def test_no_page_changes_that_is_not_named(tmp_path: Path, changes: Mapping[str, str]) -> None:
    """The rules against the truth: the sites of both states, page by page."""
    root = make_root(tmp_path / "root")
    git(root, "init", "-q", "-b", "main")
    base = committed(root, {})
    sites = [tmp_path / name for name in ("before", "after")]
    write_site(Order(root, root / "data", TODAY, {}), sites[0])
    head = committed(root, changes)
    assert write_site(Order(root, root / "data", TODAY, {}), sites[1]).pages
    names = {name for site in sites for name in files(site) if name.endswith(".html")}
    differing = {
        name
        for name in names
        if len({(site / name).read_bytes() if (site / name).exists() else b"" for site in sites}) > 1
    }
    with review_of(root, base, head) as review:
        missed = {name for name in differing if not covers(review.touched, name)}

    assert differing
    assert set() == missed


def test_settings_touch_every_page(tmp_path: Path, base: str) -> None:
    """A label or the site's name stands everywhere."""
    assert "所有页面都可能变化" in report(tmp_path, base, {"data/site.yml": edited("site.yml", ("试验站", "新名"))})


def test_files_beside_the_records_are_named(tmp_path: Path, base: str) -> None:
    """Whoever changes the program or a workflow along with a record is seen doing it."""
    said = report(
        tmp_path,
        base,
        {".github/workflows/x.yml": "on: push\n", "generator/x.py": "import os\n", POINT: edited(POINT, ("34", "36"))},
    )

    assert "**另外改了记录以外的 2 个文件（程序、页面或配置），请维护人员细看。**" in said
    assert "- [`.github/workflows/x.yml`](" in said


# --- the paper --------------------------------------------------------------------------------------------------------


def test_a_report_stays_below_its_limit(tmp_path: Path) -> None:
    """However much changed; what is left out is counted, and the full version has it."""
    folder = tmp_path / "repository"
    base = begun(folder)
    changes = {
        f"data/cases/440100/x-{number}.yml": edited(
            CASE, ("团课开到菜田埂", f"第{number}件事"), ("看农时", "看农时" * 300), ("gz-0001", "no-0001")
        )
        for number in range(300)
    }
    with desk_of(folder, base, committed(folder, changes)) as desk:
        said, everything = short(desk), full(desk)

    assert len(said) < LIMIT
    assert "……还有 " in said
    for title in ("## 改动的文件里的问题", "## 数量与名额", "## 逐条改动：典型案例 (300)", "## 会变化的页面"):
        assert title in said
    assert len(everything) > 3 * LIMIT
    assert "第299件事" in everything


def test_one_record_of_a_megabyte_does_not_fill_the_report(tmp_path: Path, base: str) -> None:
    """It is cut at a line, and everything else keeps its room."""
    huge = write(
        {
            "title": "大",
            "domain": "rural",
            "region": "440113",
            "date": "2026-01-01",
            "tags": ["x"] * 30_000,
            "body": "字" * 50_000,
        }
    )
    said = report(tmp_path, base, {CASE: huge, POINT: edited(POINT, ("34", "36"))})

    assert len(said) < LIMIT
    assert "34 人 → 36 人" in said


OURS = frozenset(
    [
        "html",
        "head",
        "body",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "a",
        "code",
        "strong",
        "del",
        "ins",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
FORGE = "https://example.org/?a=1&b=2/blob/"


def rendered(markdown: str) -> str:
    """As the most generous forge would show it."""
    return comrak.markdown_to_html(markdown, LENIENT, comrak.ParseOptions(), comrak.RenderOptions(unsafe_=True))


@pytest.mark.slow
def test_records_that_attack_are_text_in_the_report(tmp_path: Path) -> None:
    """No element, link, picture, mention or reference comes from a record, whatever it says; in no field of no type."""
    attacks = [
        *hostile.ATTACKS.values(),
        "@everyone #1 !2 GH-3 abc/def#4 deadbeef1 www.evil.example http://evil.example x@evil.example",
        "</del></ins>``` ~~~ $a$ :smile: [^1] [ ] |",
    ]
    words = [hostile.quoted(each) for each in attacks]
    root = hostile.make(tmp_path / "root", words, hostile.quoted("".join(attacks[:6])[:200]))
    git(root, "init", "-q", "-b", "main")
    commits = [git(root, "commit-tree", "-m", "x", git(root, "mktree", given=b"")), committed(root, {})]
    for path in (root / "data").rglob("x*.yml"):
        path.write_text(path.read_text("utf-8").replace("alert", "@alert").replace("evil", "#1evil"), "utf-8")
    commits.append(committed(root, {}))
    for before, after in pairwise(commits):
        with desk_of(root, before, after) as desk:
            html = rendered(full(desk))
        found = list(elements(html5lib.parse(html, namespaceHTMLElements=False)))
        outside = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)

        assert {str(each.tag) for each in found} <= OURS
        assert {each.get("href", "")[: len(FORGE)] for each in found if each.tag == "a"} <= {FORGE}
        assert not re.search(r"@\w|(?<!&)#\d|www\.|://evil|GH-\d|deadbeef1|:smile:", outside)


def test_links_lead_where_the_base_says(tmp_path: Path, base: str) -> None:
    """A change of the repository's address does not lead readers of its own review astray."""
    moved = edited("site.yml", ("https://example.org/shifan", "https://evil.example/x"))
    said = report(tmp_path, base, {"data/site.yml": moved, POINT: edited(POINT, ("34", "36"))})

    assert "](https://example.org/shifan/blob/" in said
    assert "evil" not in said


def test_programs_read_a_review_as_json(tmp_path: Path, base: str) -> None:
    """Records with paths, labels and plain values, problems, numbers and pages."""
    with desk_of(tmp_path, base, committed(tmp_path, {POINT: edited(POINT, ("34", "36"), ("rural", "rurl"))})) as desk:
        read = json.loads(as_json(desk))

    assert {"path": ["members"], "label": "团员人数", "private": False, "old": "34", "new": "36"} in read["records"][0][
        "changes"
    ]
    assert ["not-in-list"] == [each["code"] for each in read["problems"]]
    assert [["point", "gz-0001"]] == read["pages"]["changed"]


def test_github_is_told_where_a_problem_is(tmp_path: Path, base: str) -> None:
    """As commands of its runner."""
    with desk_of(tmp_path, base, committed(tmp_path, {POINT: edited(POINT, ("rural", "rurl"))})) as desk:
        assert as_commands(desk).startswith(f"::error file={POINT},line=3,col=9,title=not-in-list::")


def test_a_review_of_many_records_finds_what_the_check_finds(tmp_path: Path) -> None:
    """What the base has taught is not looked at again; whatever depends on what has changed is, also where workers share it."""
    base = begun(tmp_path, {f"data/cases/440100/many-{number:03}.yml": many(number) for number in range(200)})
    changes = {
        "data/cases/440100/many-007.yml": many(7).replace("community", "nowhere"),
        "data/cases/440100/many-008.yml": many(8, f"请打 {PHONE}"),
        "data/cases/440100/many-009.yml": "title: [",
        "data/cases/440100/many-010.yml": None,
        "data/cases/440100/many-011.yml": many(11, "[第十条](../cases/many-010.html)"),
        POINT: None,
    }
    head = committed(tmp_path, changes)
    problems = check(tmp_path, tmp_path / "data", TODAY, os.environ).problems
    with review_of(tmp_path, base, head) as review:
        there, before = review.after.problems, review.before.problems

    assert as_text(problems, "zh") == as_text(there, "zh")
    assert {"data/cases/440100/gz-c01.yml", "data/cases/440100/many-009.yml"} <= {each.file for each in there}
    assert [] == [each for each in before if "many" in each.file]


def many(number: int, body: str = "夜校从三月开到六月。") -> str:
    """One of many cases."""
    names = "甲乙丙丁戊己庚辛壬癸"
    title = f"{names[number // 100]}村{names[number // 10 % 10]}组{names[number % 10]}号的夜校"
    return (
        f"title: {title}\ndomain: community\nregion: '440113'\npoints: [gz-0001]\nbody: {body}\n"
        if number % 5
        else (f"title: {title}\ndomain: community\nregion: '440113'\nbody: {body}\n")
    )
