"""A report from a stranger: what is left of it under our name."""

import html
from pathlib import Path

import html5lib
import pytest

from generator.review import Unfit, comment, full, short
from generator.review.comment import MARKER
from generator.review.report import LIMIT
from tests import hostile
from tests.histories import begun, committed, desk_of
from tests.pagecheck import elements
from tests.test_cli import shifan
from tests.worlds import world_text

FORGE = "https://forge.example/o/r"
POINT = "data/points/440100/gz-0001.yml"
WORDS = frozenset(
    "html head body h1 h2 h3 p ul ol li a code strong del ins br table thead tbody tr th td".split()  # noqa: SIM905 - shorter
)
STRANGE = [
    *hostile.ATTACKS.values(),
    hostile.MARKDOWN,
    "@everyone, see #1 and !2, http://evil.example www.evil.example :smile: GH-1 deadbeef1",
    f"[x]({FORGE}.evil.example/blob/abcdef1/x) [x]({FORGE}/blob/abcdef1/../../../evil) [x]({FORGE}/issues/new) [x]({FORGE}/blob/abcdef1/x?y)",
    "![x](https://evil.example/x.png) <img src=https://evil.example/x.png> <details open><summary>x</summary></details>",
    '<a href="https://evil.example" title="x">x</a> <a href="javascript:alert(1)">x</a> <p style="x" id="y" class="z">x</p>',
    "<!-- x --> <!-- shifan-review --> ```mermaid\nx\n``` $$x$$ [^1]\n\n[^1]: x",
    "\u202e\x1b[31m\u200b\ufeff",
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_whatever_it_says_it_is_words(text: str) -> None:
    """No element but those of a report, no attribute but addresses of files, nobody mentioned, nothing linked."""
    made = comment(f"# x\n\n{text}\n".encode(), FORGE, "zh")
    found = list(elements(html5lib.parse(made, namespaceHTMLElements=False)))
    said = html.unescape(made)

    assert {str(each.tag) for each in found} <= WORDS
    assert [] == [each.attrib for each in found if each.attrib]
    assert "\n\n" not in made
    assert not [
        sign
        for sign in ("@e", "#1", "!2", "://evil", "www.", ":smile:", "GH-1", "deadbeef1", "\u202e", "\x1b")
        if sign in said
    ]
    assert 1 == made.count("<!--")


def test_a_report_of_ours_stays_readable(tmp_path: Path) -> None:
    """With its headings, tables, differences and the links to lines of the repository."""
    text = world_text("points/440100/gz-0001.yml")
    base = begun(tmp_path)
    head = committed(
        tmp_path,
        {
            POINT: text.replace("improve", "improv").replace(
                "支部有团员三十四名。", "支部有团员三十六名，都是菜农。" * 5
            )
        },
    )
    with desk_of(tmp_path, base, head) as desk:
        made = comment(short(desk).encode(), "https://example.org/shifan", "zh")

    assert made.startswith(f"{MARKER}\n<h1>改动审阅：")
    assert (
        f'<a href="https://example.org/shifan/blob/{head}/{POINT}#L11"><code>{POINT}:11</code></a> <strong>错误</strong>'
        in made
    )
    assert "<del>" in made and "<ins>" in made


def test_a_long_report_is_cut_to_what_a_comment_holds(tmp_path: Path) -> None:
    """GitHub takes 65,536 characters of what it is given, not of what is shown."""
    base = begun(tmp_path)
    text = world_text("cases/440100/gz-c01.yml")
    head = committed(
        tmp_path,
        {f"data/cases/440100/x-{number}.yml": text.replace("团课", f"<b>{number}</b>&") for number in range(150)},
    )
    with desk_of(tmp_path, base, head) as desk:
        made = comment(full(desk)[:LIMIT].encode(), FORGE, "zh")

    assert LIMIT - 5_000 < len(made) < 65_000


@pytest.mark.parametrize("data", [b"", b" \n", b"\xff\xfe", b"x" * (LIMIT + 1), "字".encode()[:2]])
def test_what_is_no_report_is_refused(data: bytes) -> None:
    """Nothing is published then."""
    with pytest.raises(Unfit):
        comment(data, FORGE, "zh")


def test_the_command_prints_the_comment(tmp_path: Path) -> None:
    """Exit 1 for what is no report, 3 for a file that is not there."""
    (tmp_path / "report.md").write_text("# x\n\n@li\n", "utf-8")
    (tmp_path / "none.md").write_bytes(b"\xff")
    done = shifan("comment", "report.md", "--repository", FORGE, cwd=tmp_path)

    assert (done.returncode, done.stdout.startswith(MARKER), "@li" in done.stdout) == (0, True, False)
    assert 1 == shifan("comment", "none.md", "--repository", FORGE, cwd=tmp_path).returncode
    assert 3 == shifan("comment", "gone.md", "--repository", FORGE, cwd=tmp_path).returncode
