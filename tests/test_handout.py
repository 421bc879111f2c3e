"""The press: bounded, deterministic, and deaf to what texts say in its own language."""

import re
from pathlib import Path

import pytest

from generator import fonts
from generator.outputs.handout import Job, Torn, press
from tests.packs import needs_fonts
from tests.pdfs import texts
from tests.worlds import ROOT

HOSTILE = '#import "/etc/passwd"\n= 标题\n#eval("1+1") \\ $x$ `code` @ref <label> // comment /* */ #{ panic("x") } *粗* _斜_ ]['
PAGE = b"""#let data = json("data.json")
#set document(title: "x", date: datetime(year: 2026, month: 1, day: 2))
#set text(font: data.fonts, lang: "zh")
#data.text
"""


def job(tmp_path: Path, page: bytes, text: str = "字", seconds: int = 60, megabytes: int = 4000) -> Job:
    needs_fonts()
    found = fonts.find(tmp_path, (), tmp_path / "cache")
    assert found is not None
    return Job("page.typ", {"text": text, "fonts": found.body}, {"page.typ": page}, found.paths, seconds, megabytes)


def test_text_is_data(tmp_path: Path) -> None:
    """Markup, code and comments of typst come out as they were written."""
    made = press(job(tmp_path, PAGE, HOSTILE))

    assert isinstance(made, bytes), made
    assert ["".join(HOSTILE.split())] == texts(made)


def test_the_same_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock nor the place of the work shows."""
    assert press(job(tmp_path, PAGE)) == press(job(tmp_path, PAGE))


def test_the_file_is_archivable_and_accessible(tmp_path: Path) -> None:
    """It says so itself, and typst refuses to write what does not hold to it."""
    made = press(job(tmp_path, PAGE))

    assert isinstance(made, bytes)
    assert b"<pdfaid:part>2</pdfaid:part>" in made and b"<pdfaid:conformance>A</pdfaid:conformance>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    untitled = press(job(tmp_path, PAGE.replace(b'title: "x", ', b"")))
    assert isinstance(untitled, Torn) and "title" in untitled.said


def test_a_template_sees_nothing_but_its_folder(tmp_path: Path) -> None:
    """Not even a template of ours could read a file of the machine."""
    refused = press(job(tmp_path, PAGE + b'#read("/../../../../etc/passwd")'))

    assert isinstance(refused, Torn) and refused.reason == "typst"


def test_no_template_queries() -> None:
    """In a page header, `query` makes the typesetter keep every page for every other: ten gigabytes at a thousand cases."""
    templates = list((ROOT / "templates" / "print").glob("*.typ"))

    assert templates
    assert [] == [path.name for path in templates if re.search(r"\bquery\(", path.read_text("utf-8"))]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("loop", "seconds", "reason"),
    [
        (b"#let x = 0\n#while true { x += 1; if x > 2 { x = 0 } }", 2, ("late", "memory", "typst")),
        (b"#let grow(text) = grow(text + text)\n#let x = range(200000000)", 60, ("memory",)),
    ],
)
def test_a_job_without_end_is_ended(tmp_path: Path, loop: bytes, seconds: int, reason: tuple[str, ...]) -> None:
    """Time and memory are bounded; what comes is an account, not a hanging machine."""
    ended = press(job(tmp_path, PAGE + loop, seconds=seconds, megabytes=1500))

    assert isinstance(ended, Torn) and ended.reason in reason
