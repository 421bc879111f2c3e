"""A warm build is a clean one, byte for byte, whatever happened in between."""

import dataclasses
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.build import Order, Outcome, write_site
from generator.receipt import CACHE
from generator.stamps import scan
from tests.packs import MEETING, needs_fonts
from tests.worlds import ROOT, TODAY, make_root

POINT, CASE = "data/points/440100/gz-0001.yml", "data/cases/440100/gz-c01.yml"
pytestmark = pytest.mark.slow
Change = Callable[[Path], object]


def content(tree: Path) -> dict[str, bytes]:
    return {name: (tree / name).read_bytes() for name in scan(tree)}


def build(root: Path, tree: Path) -> Outcome:
    shutil.rmtree(tree, ignore_errors=True)
    return write_site(Order(root, root / "data", TODAY, os.environ), tree)


def clean(root: Path, tree: Path) -> Outcome:
    """A build that remembers nothing; only the engine's work is spared it."""
    for name in ("kept", "site", "media"):
        path = root / CACHE / name
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    return build(root, tree)


Built = tuple[Outcome, dict[str, bytes]]
"""An outcome and the files of the site, none where it was refused."""


def warm_and_clean(root: Path, scratch: Path) -> tuple[Built, Built]:
    """What a warm build makes, and what a clean one makes after it; how many pages were made anew is told of the first only."""
    warm = build(root, scratch / "warm")
    found = content(scratch / "warm") if warm.pages else {}
    cold = clean(root, scratch / "cold")
    return (warm, found), (
        dataclasses.replace(cold, written=warm.written),
        content(scratch / "cold") if cold.pages else {},
    )


def replace(name: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), "utf-8", newline="\n")

    return change


def photo(root: Path, colour: str) -> None:
    (root / "data" / "media").mkdir(exist_ok=True)
    Image.new("RGB", (600, 400), colour).save(root / "data" / "media" / "field.jpg")


def rename_case(root: Path) -> None:
    (root / CASE).rename(root / "data/cases/440100/gz-c09.yml")
    for path in (root / "data").rglob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("gz-c01", "gz-c09"), "utf-8", newline="\n")


def rename_and_remember(root: Path) -> None:
    """The renamed case keeps its old address, and another one claims a third."""
    rename_case(root)
    for name, old in (("gz-c09", "gz-c01"), ("gz-c02", "gz-c00")):
        with (root / f"data/cases/440100/{name}.yml").open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"former: [{old}]\n")


CHANGES: dict[str, Change] = {
    "nothing": lambda root: None,
    "a text": replace(POINT, "榕树头。", "榕树头下。"),
    "a title that other pages show": replace(CASE, "title: ", "title: 新的"),
    "a domain": replace(POINT, "domain: rural", "domain: school"),
    "a record less": lambda root: (root / "data/cases/440100/gz-c02.yml").unlink(),
    "a record renamed": rename_case,
    "a record renamed that had an address": rename_and_remember,
    "a record that is refused": replace(POINT, "domain: rural", "domain: rurl"),
    "a warning": replace("data/points/440000/gd-0001.yml", "countryside_hookup", "# "),
    "a photo": lambda root: photo(root, "red"),
    "a template": replace("templates/pages/case.html", "{% ", "<!-- x -->{% "),
    "a vocabulary": replace("data/vocabulary/domains.yml", "zh: 农村", "zh: 乡村"),
    "a page of docs": replace("docs/about.md", "# ", "# 又 "),
    "mkdocs.yml": replace("mkdocs.yml", "tagline: ", "tagline: 又"),
    "the site": replace("data/site.yml", "name: ", "name: 又"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_root(tmp_path_factory.mktemp("warm") / "root")
    with (root / POINT).open("a", encoding="utf-8", newline="\n") as file:
        file.write("photos:\n  - {file: field.jpg, alt: 田头}\n")
    photo(root, "green")
    build(root, root.parent / "site")
    return root


@pytest.mark.parametrize("name", CHANGES)
def test_a_warm_build_is_a_clean_one(built: Path, tmp_path: Path, name: str) -> None:
    """After each kind of change; the clone is elsewhere, so its files are known by their content only."""
    root = tmp_path / "root"
    shutil.copytree(built, root)
    CHANGES[name](root)
    warm, cold = warm_and_clean(root, tmp_path)

    assert warm == cold


def test_a_moved_record_is_built_as_new(built: Path, tmp_path: Path) -> None:
    """Its file is named on its page, and in what is wrong with it."""
    root = tmp_path / "root"
    shutil.copytree(built, root)
    replace(CASE, 'region: "440113"', 'region: "440281"')(root)
    build(root, tmp_path / "site")
    moved = root / "data" / "cases" / "440200" / "gz-c01.yml"
    moved.parent.mkdir()
    (root / CASE).rename(moved)
    warm, cold = warm_and_clean(root, tmp_path)

    assert warm == cold
    assert "cases/440200/gz-c01.yml" in warm[1]["cases/gz-c01.html"].decode()


def test_another_program_makes_everything_again(built: Path, tmp_path: Path) -> None:
    """A page that only the code has changed does not stay as it was."""
    root, program = tmp_path / "root", tmp_path / "program"
    shutil.copytree(built, root)
    shutil.copytree(ROOT / "generator", program / "generator")
    replace("generator/pages/cases.py", '"background": "背景"', '"background": "起因"')(program)
    command = [sys.executable, "-m", "generator", "build", "--today", TODAY.isoformat()]
    sites = []
    for name in ("warm", "cold"):
        environment = {**os.environ, "PYTHONPATH": str(program)}
        subprocess.run([*command, "--out", str(tmp_path / name)], cwd=root, env=environment, check=True)
        sites.append(content(tmp_path / name))
        shutil.rmtree(root / CACHE)

    assert sites[0] == sites[1]
    assert "起因" in sites[0]["cases/gz-c01.html"].decode()


@pytest.mark.parametrize("name", [".", "site", "lock"])
def test_a_cache_that_leads_elsewhere_is_not_used(built: Path, tmp_path: Path, name: str) -> None:
    """A link among its files would let a build remove records, or write where it should not."""
    root = tmp_path / "root"
    shutil.copytree(built, root)
    shutil.rmtree(root / CACHE)
    if name != ".":
        (root / CACHE).mkdir()
    (root / CACHE / name).symlink_to(root / "data")
    before = content(root / "data")
    outcome = build(root, tmp_path / "site")

    assert outcome.written == outcome.pages > 0
    assert content(root / "data") == before


def test_a_redirect_page_goes_with_the_title_it_shows(built: Path, tmp_path: Path) -> None:
    """It is made again when the record's title changes, and removed when the promise is."""
    root = tmp_path / "root"
    shutil.copytree(built, root)
    rename_and_remember(root)
    build(root, tmp_path / "site")
    replace("data/cases/440100/gz-c09.yml", "title: ", "title: 新的")(root)
    replace("data/cases/440100/gz-c02.yml", "former: [gz-c00]\n", "")(root)
    warm, cold = warm_and_clean(root, tmp_path)

    assert warm == cold
    assert "：新的" in warm[1]["cases/gz-c01.html"].decode()
    assert "cases/gz-c00.html" not in warm[1]


@pytest.mark.parametrize("file", ["kept", "frame/frame"])
@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda data: b"foreign", lambda data: data[::-1]]
)
def test_a_damaged_cache_does_no_harm(built: Path, tmp_path: Path, file: str, damage: Callable[[bytes], bytes]) -> None:
    """Truncated, foreign or turned round: the site is the same."""
    root = tmp_path / "root"
    shutil.copytree(built, root)
    path = root / CACHE / file
    path.write_bytes(damage(path.read_bytes()))

    warm, cold = warm_and_clean(root, tmp_path)

    assert warm == cold
    assert warm[0].pages


def test_a_damaged_page_in_the_cache_is_made_again(built: Path, tmp_path: Path) -> None:
    """Whoever writes into the cache does not reach readers."""
    root = tmp_path / "root"
    shutil.copytree(built, root)
    (root / CACHE / "site" / "points" / "gz-0001.html").write_text("odd")

    warm, cold = warm_and_clean(root, tmp_path)

    assert warm == cold
    assert 1 == warm[0].written


@pytest.mark.parametrize("name", ["meta.js", "shards/0.js", "text/0/1.js"])
def test_a_damaged_index_in_the_cache_is_made_again(built: Path, tmp_path: Path, name: str) -> None:
    """The rest of it cannot be patched then: every document is asked once more, also when a record changes at the same time."""
    root = tmp_path / "root"
    shutil.copytree(built, root)
    (root / CACHE / "site" / "assets" / "search" / name).write_text("odd")
    CHANGES["a text"](root)

    warm, cold = warm_and_clean(root, tmp_path)

    assert warm == cold
    assert warm[0].pages


def test_packs_on_the_site_follow_their_records(built: Path, tmp_path: Path) -> None:
    """What lies there, and what pages say of it, is that of a clean build; without them nothing of them stays."""
    needs_fonts()
    root = tmp_path / "root"
    shutil.copytree(built, root)
    order = Order(root, root / "data", TODAY, os.environ, packs=True)
    write_site(order, tmp_path / "first")
    first = content(tmp_path / "first")
    replace(CASE, "农忙时人来不了。", "农忙时人都在地里。")(root)
    write_site(order, tmp_path / "warm")
    for name in ("kept", "site", "media", "packs"):
        path = root / CACHE / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    write_site(order, tmp_path / "cold")
    warm = content(tmp_path / "warm")

    assert warm == content(tmp_path / "cold")
    changed = {name for name in warm if name.startswith("packs/") and warm[name] != first[name]}
    assert changed == {f"packs/{MEETING}/booklet.pdf", f"packs/{MEETING}/{MEETING}.zip"}
    page = warm[f"meetings/{MEETING}.html"].decode()
    assert f'href="../packs/{MEETING}/booklet.pdf"' in page and "PDF，" in page
    assert 'href="../packs/practice-field-lessons/sheet.pdf"' in warm["practices/field-lessons.html"].decode()
    plain, cold = warm_and_clean(root, tmp_path / "plain")
    assert plain == cold
    assert not [name for name, data in plain[1].items() if name.startswith("packs/") or b"/packs/" in data]


def test_a_restored_cache_is_warm(built: Path, tmp_path: Path) -> None:
    """A fresh clone with the cache of another makes no page again."""
    root = tmp_path / "root"
    shutil.copytree(built, root, copy_function=shutil.copyfile)

    assert 0 == build(root, tmp_path / "site").written


EDITS = st.lists(
    st.tuples(
        st.sampled_from([POINT, CASE, "data/practices/field-lessons.yml", "data/organs/gz.yml"]),
        st.sampled_from(["name: ", "title: ", "summary: "]),
        st.sampled_from(["甲", "乙 & <b>", "丙"]),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_any_edits_in_a_row_leave_a_clean_site(
    built: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, str]]
) -> None:
    """Each one is built upon the other."""
    folder = tmp_path_factory.mktemp("edits")
    root = folder / "root"
    shutil.copytree(built, root)
    for name, key, text in edits:
        lines = (root / name).read_text("utf-8").split("\n")
        lines = [f"{key}{text}{line.removeprefix(key)}" if line.startswith(key) else line for line in lines]
        (root / name).write_text("\n".join(lines), "utf-8", newline="\n")
        build(root, folder / "site")
    warm, cold = warm_and_clean(root, folder)

    assert warm == cold
    assert not warm[0].written


PHONE = "138" + "0013" + "8000"


def test_a_finished_page_that_gives_a_number_away_is_not_published(tmp_path: Path) -> None:
    """Whether a reference or a template makes it; what was refused leaves no trace in the next site."""
    root = make_root(tmp_path / "root")
    first = build(root, tmp_path / "first")
    whole = content(tmp_path / "first")
    case, template = root / CASE, root / "templates" / "pages" / "case.html"
    text, words = case.read_text("utf-8"), template.read_text("utf-8")

    case.write_text(text.replace("先问人", f"又，&#49;{PHONE[1:]}。先问人"), "utf-8")
    refused = build(root, tmp_path / "refused")
    case.write_text(text, "utf-8")
    template.write_text(words + f"<p>{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}</p>\n", "utf-8")
    written = build(root, tmp_path / "written")
    template.write_text(words, "utf-8")
    mended = build(root, tmp_path / "mended")

    assert first.pages and (0, 0) == (refused.pages, written.pages)
    assert [(CASE, "personal-page", "138***00")] == [
        (each.file, each.code, each.arguments["found"]) for each in refused.problems
    ]
    assert {"data/cases/440100/gz-c01.yml", "data/cases/440100/gz-c02.yml"} == {each.file for each in written.problems}
    assert {"personal-page"} == {each.code for each in written.problems}
    assert mended.pages == first.pages
    assert content(tmp_path / "mended") == whole


def test_an_exemption_lets_a_page_pass(tmp_path: Path) -> None:
    """The same number with a reason and a date is published."""
    root = make_root(tmp_path / "root")
    case = root / CASE
    case.write_text(case.read_text("utf-8").replace("先问人", f"又，&#49;{PHONE[1:]}。先问人"), "utf-8")
    (root / "data" / "privacy.yml").write_text(
        f"allow:\n  - text: '{PHONE}'\n    reason: 客服号码\n    date: 2026-03-01\n", "utf-8"
    )

    assert () == build(root, tmp_path / "site").problems
    assert PHONE in content(tmp_path / "site")["cases/gz-c01.html"].decode()
