"""The benchmark: how figures come of laps, what meets a target, that competitors get our very bytes, and one small race."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench import browse, competitor, hugo, ours, packs, serve
from bench.competitor import BODY, COLD, NOTHING, TITLE
from bench.measure import Command, Failed, Run, Stage, measure, stages
from bench.plain_mkdocs import page
from bench.race import Figure, Lap, figure
from bench.report import report
from bench.shells import unstamp
from bench.targets import Heats, verdicts
from bench.tree import size, tree, written
from generator.check import check
from generator.frame import Sheet, cut

linux = pytest.mark.skipif("sys.platform != 'linux'")

SOURCE = """<html><head><title>zqtitleqz</title><meta name="description" content="zqdescriptionqz">
<link rel="canonical" href="https://x.example/zqshell/zqshell-points.html"></head>
<style>a{{b}}</style><h1>zqtitleqz</h1><!-- zqbodyqz --></html>"""
SHEET = Sheet("points/a.html", "points", "A & \"B\"  'c' <d>", "“e” + f", '<p class="g">{{ h }}</p>\n')


def lap(wall: float, cpu: float, peak: float = 0, files: int = 0) -> Lap:
    """A lap of two stages."""
    return Lap(Run(wall, cpu, 100 * wall, peak, (Stage("a", wall / 4, 0), Stage("b", wall / 2, cpu))), 5, 3, files)


def made(wall: float, cpu: float, peak: float = 100, files: int = 0) -> Figure:
    """A figure."""
    return Figure(wall, cpu, peak, peak, 1_000_000, 9, files, (Stage("check", wall, cpu),))


# --- figures ----------------------------------------------------------------------------------------------------------


def test_times_are_medians_and_the_weighed_lap_gives_only_the_memory() -> None:
    """One slow lap does not move the time; the first one, slowed down by being weighed, does not count."""
    found = figure([lap(99, 99, peak=7), lap(1, 2), lap(50, 60), lap(3, 4, files=2)])

    assert (3, 4, 7, 9900, 2) == (found.wall, found.cpu, found.peak, found.largest, found.written)
    assert (Stage("a", 0.75, 0), Stage("b", 1.5, 4)) == found.stages


def test_a_stage_lasts_until_the_next_begins() -> None:
    """What lies before the first stage has a name too; the last lasts to the end."""
    found = stages([("check", 1.0, 0.5), ("pages", 3.0, 1.5)], 7.0, 4.5)

    assert (Stage("start", 1, 0.5), Stage("check", 2, 1), Stage("pages", 4, 3)) == found


def test_a_file_counts_as_written_when_it_is_another_file(tmp_path: Path) -> None:
    """A hard link to the old file is not written; the same bytes in a new file are."""
    (tmp_path / "one/sub").mkdir(parents=True)
    (tmp_path / "two/sub").mkdir(parents=True)
    for name in ("kept", "sub/again"):
        (tmp_path / "one" / name).write_text("x")
    os.link(tmp_path / "one/kept", tmp_path / "two/kept")
    (tmp_path / "two/sub/again").write_text("x")

    before, after = tree(tmp_path / "one"), tree(tmp_path / "two")

    assert (1, 2, 0) == (written(before, after), size(after), written(after, after))
    assert {} == tree(tmp_path / "none")


@linux
def test_a_run_is_measured_with_its_children_and_stages(tmp_path: Path) -> None:
    """Processor time and memory of a child count; a stage is what is said on the terminal."""
    child = "x = bytearray(40_000_000)\nfor n in range(4_000_000): pass"
    parent = f"""import subprocess, sys
sys.stderr.write('\\r\\x1b[K核对 …')
subprocess.run([sys.executable, '-c', {child!r}])"""

    found = measure(Command((sys.executable, "-c", parent), tmp_path), weigh=True)

    assert ["start", "核对"] == [stage.name for stage in found.stages]
    assert found.stages[1].cpu > found.stages[0].cpu
    assert 40 < found.largest < 500
    assert 40 < found.peak < 500
    assert found.cpu > 0.05


@linux
def test_a_run_that_fails_is_not_measured(tmp_path: Path) -> None:
    """Its last words are in the exception."""
    with pytest.raises(Failed, match=r"3\n(.|\n)*no records"):
        measure(
            Command((sys.executable, "-c", "print('no records', file=__import__('sys').stderr); exit(3)"), tmp_path)
        )


# --- targets ----------------------------------------------------------------------------------------------------------


def heats(wall: float, written: int) -> Heats:
    """All that the targets ask for but the 50,000 records."""
    names = {COLD: 10.0, NOTHING: 0.2, TITLE: wall, BODY: 0.5}
    many = {("Shifan", build): made(time, time, files=written) for build, time in names.items()}
    many |= {("Hugo", build): made(20, 20) for build in names}
    return {0: {("Shifan", COLD): made(1, 1)}, 1_000: {("Shifan", COLD): made(2, 2)}, 10_000: many}


def test_targets_are_met_missed_or_not_measured() -> None:
    """Each figure is held against its limit; what was not measured is neither met nor missed."""
    words = {verdict.target.text: verdict.word for verdict in verdicts(heats(3, 1))}

    missed = {"one title changed", "one title changed, wall", "nothing changed, files written"}
    assert missed == {text for text, word in words.items() if word == "**missed**"}
    assert ["50,000 records, peak memory"] == [text for text, word in words.items() if word == "not measured"]


def test_growth_leaves_out_the_fixed_start() -> None:
    """Of 10 seconds and 2, one is the start: nine times as much for ten times as many."""
    (growth,) = (verdict.found for verdict in verdicts(heats(1, 0)) if "beyond" in verdict.target.text)

    assert 9 == growth


def test_the_report_shows_every_build_and_stage() -> None:
    """One row for each build of each competitor; the stages by their names."""
    text = report({"machine": "a quick one"}, ["one round"], heats(1, 0))

    assert "* machine: a quick one\n* one round\n" in text
    assert "| cold | Hugo | 20.00 | 20.00 | 100 | 100 | 1.0 | 9 | 0 |" in text
    assert "| build | check |" in text
    assert 3 == text.count(" records\n")


# --- the competitors --------------------------------------------------------------------------------------------------


def test_a_page_taken_apart_is_what_was_stamped() -> None:
    """Title, description and body come out of the page as they went in; a page of no shell is none of ours."""
    shells = {("points", 1): cut(SOURCE)}
    stamped = shells["points", 1].stamp(SHEET, "https://x.example/")

    assert SHEET == unstamp(stamped, SHEET.address, shells)
    assert unstamp(stamped, "points/deep/a.html", shells) is None
    assert unstamp(stamped.replace("</h1>", "!</h1>"), SHEET.address, shells) is None


def test_hugo_gets_our_bytes() -> None:
    """A shell is a template that prints them again, braces included; a content file holds the body as it is."""
    template = hugo.layout(cut(SOURCE))

    assert '<title>{{ html .Title }}</title><meta name="description" content="{{ html .Description }}">' in template
    assert 'href="{{ html .Permalink }}"' in template
    assert '<style>a{{ "{{" }}b}}</style><h1>{{ html .Title }}</h1>{{ .RawContent }}</html>' in template
    front, _, body = hugo.content(SHEET).partition("\n")
    assert (SHEET.title, SHEET.body) == (json.loads(front)["title"], body)


@pytest.mark.parametrize("build", [TITLE, BODY])
def test_a_change_is_a_change_every_time(build: str) -> None:
    """The same record is changed again and again, in the one field only, and does not grow."""
    record = "title: 一\nsummary: 二\nbody: |\n  三\n\n  四\n"

    first = ours.changed(record, build, 1)

    second = ours.changed(first, build, 2)
    assert len({record, first, second}) == 3
    assert record == re.sub(r"（改2）|改2。", "", second)


def test_hugo_changes_what_we_change() -> None:
    """A title is in the front matter, a body below it."""
    text = hugo.content(SHEET)

    assert text.partition("\n")[2] == hugo.changed(text, TITLE, 1).partition("\n")[2]
    assert text.partition("\n")[0] == hugo.changed(text, BODY, 1).partition("\n")[0]
    assert len({text, hugo.changed(text, TITLE, 1), hugo.changed(text, BODY, 1)}) == 3


def test_plain_mkdocs_gets_every_field() -> None:
    """A record's page shows texts, lists and what is nested."""
    text = page("name: 某支部\nbody: |\n  一段。\nhistory:\n- status: contact\n  date: 2025-01-02\n".encode())

    assert "# 某支部\n\n" == text[:7]
    assert "## body\n\n一段。\n" in text
    assert "- contact：2025-01-02\n" in text


# --- the whole --------------------------------------------------------------------------------------------------------


@linux
@pytest.mark.slow
def test_a_small_race_is_run_and_reported(root: Path, tmp_path: Path) -> None:
    """Thirty records, one round, without Hugo, which the tests do not install; nothing is left behind."""
    line = [sys.executable, "-m", "bench", "--records", "30", "--rounds", "1", "--only", "ours,mkdocs"]

    answer = subprocess.run([*line, "--scratch", tmp_path], cwd=root, capture_output=True, text=True, encoding="utf-8")

    assert 0 == answer.returncode, answer.stderr
    rows = [line.split(" | ")[:2] for line in answer.stdout.partition("## 30 records")[2].splitlines()[4:9]]
    assert [["| cold", "Shifan"], ["| cold", "MkDocs + Material"], ["| nothing changed", "Shifan"]] == rows[:3]
    assert [] == list(tmp_path.iterdir())


@pytest.mark.slow
def test_the_search_page_is_measured(browser: Browser, demonstration: Path) -> None:
    """Until its choices answer, and of each click; every file that a first view asks for is weighed compressed."""
    with browse.compressed(demonstration) as (base, sent):
        (waited, pressed), clicked = browse.ready(browser, base), browse.clicks(browser, base)
    whole = (demonstration / "assets" / "search" / "records.js").stat().st_size

    assert 0 < waited < pressed
    assert browse.CLICKS == len([worked for worked, painted in clicked if 0 < worked <= painted])
    assert 0 < sent["assets/search/records.js"] < whole
    assert not {"assets/search/names.js", "assets/sf-find.js", "assets/sf-browse-words.js"} & sent.keys()


def test_a_folder_that_is_put_away_stays(tmp_path: Path) -> None:
    """Twice in a row, and where there is none; removing it would disturb what is measured next."""
    for text in ("one", "two"):
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "a").write_text(text)
        competitor.away(tmp_path / "site")
    competitor.away(tmp_path / "site")

    assert ["one", "two"] == [(tmp_path / f"site.gone-{n}" / "a").read_text() for n in (0, 1)]
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_preview_is_measured_by_the_page_that_it_shows(tmp_path: Path) -> None:
    """One counted round of each change, on a few records."""
    found = serve.times(ours.Ours(20, tmp_path / "ours"), 1)

    assert {"one body changed": 1, "one title changed": 1} == {build: len(seconds) for build, seconds in found.items()}


# --- what print costs -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cpu", "memory", "said"), [(3.9, 500, "met"), (4.1, 500, "**missed**"), (3.9, 601, "**missed**")]
)
def test_a_print_run_is_held_against_its_target(cpu: float, memory: float, said: str) -> None:
    """Time of the processor and memory both count; a run without a target is only told."""
    run = Run(9, cpu, memory, memory, ())

    assert packs.Line("booklet", (run,), packs.Target(4, 600)).text.endswith(f"≤ 4 CPU-s, 600 MB: {said} |")
    assert packs.Line("booklet", (run, run), None).text == f"| booklet | {2 * cpu:.2f} | 18.00 | {memory:.0f} |  |"


@linux
def test_each_case_of_the_print_race_has_its_own_photo(tmp_path: Path) -> None:
    """Right records, and as many cases as were asked for."""
    ids = packs.province(tmp_path / "root", 10)
    photos = {path.read_bytes() for path in (tmp_path / "root" / "data" / "media").iterdir()}

    assert len(set(ids)) == len(photos) == 10
    assert check(tmp_path / "root", tmp_path / "root" / "data", None, {}).problems == ()
