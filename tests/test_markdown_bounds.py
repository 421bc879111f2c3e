import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.markdown import ImageView, inspect, plain, render
from generator.markdown.parse import DEEPEST, LONGEST, MOST_BRACKETS, MOST_CELLS

ROOT = Path(__file__).parent.parent

PATHOLOGICAL = {
    "long": "'a' * 1_000_000",
    "huge": "'[' * 100_000_000",
    "brackets": "'[' * 50_000",
    "images": "'![' * 25_000",
    "quotes": "'>' * 800",
    "many quotes": "'>' * 59_000",
    "lists": "'- ' * 800 + 'a'",
    "indented lists": "''.join(' ' * i * 2 + '- a\\n' for i in range(240))",
    "numbered": "'1. ' * 800 + 'a'",
    "emphasis": "'**' * 10_000 + 'a' + '**' * 10_000",
    "deletion": "'**a ~~b ' * 3_000 + ' c~~ d**' * 3_000",
    "wide table": "'|a' * 25_000 + '|\\n' + '|-' * 4_000 + '|\\n'",
    "square table": "'|a' * 1000 + '|\\n' + '|-' * 1000 + '|\\n' + '|a\\n' * 18_000",
    "table by returns": "('|a' * 1000 + '|\\n' + '|-' * 1000 + '|\\n' + '|a\\n' * 18_000).replace('\\n', '\\r')",
    "stars": "'*' * 1_000_000",
    "underlines": "'_' * 1_000_000",
}


def measured(expression: str) -> tuple[float, list[str]]:
    """CPU seconds of both doors and the problem codes, in a process of its own, which a crash would end."""
    program = (
        "import time\nfrom generator.markdown import blocks, inspect, plain, render\n"
        f"text = {expression}\nstart = time.process_time()\n"
        "shown = render(text)\ncodes = {p.code for p in inspect(text).problems + shown.problems}\nplain(shown.html), blocks(shown.html)\n"
        "print(time.process_time() - start, *codes)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    seconds, *found = run.stdout.split()
    return float(seconds), found


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_texts_that_would_cost_too_much_are_refused(name: str) -> None:
    """Text made to keep the parser busy ends in one clear problem within a second, and never in a crash."""
    seconds, found = measured(PATHOLOGICAL[name])

    assert found in (["markdown-too-long"], ["markdown-too-complex"])
    assert seconds < 1


SLOW = {
    "addresses": "'_www.' * 11_999",
    "parentheses": "'http://a.b/' + ')' * 59_900",
    "backticks": "''.join('e' + '`' * i for i in range(340))",
    "entities": "'&' * 59_999",
    "less": "'<' * 59_999",
    "tags": "'<a ' * 19_999",
    "comments": "'<!--' * 14_999",
    "headings": "'# a\\n' * 14_999",
    "items": "'- a\\n\\n' * 11_999",
    "bold": "'**中。**文' * 8_000",
    "notes": "'[^1]' * 1_900 + '\\n\\n[^1]: x'",
    "pictures": "'![a](media/x.jpg) ' * 1_900",
    "chinese addresses": "'https://a.cn，' * 4_000",
    "half addresses": "'http://;，' * 6_000",
    "table": "'|a' * 20 + '|\\n' + '|-' * 20 + '|\\n' + '|a\\n' * 900",
    "lines": "'甲\\n' * 29_999",
    "counted lines": "'甲\\n一、' * 14_999",
    "titles": "'[a](https://a.cn \"' * 1_900",
    "quoted": "'> ' * 12 + 'a\\n' * 29_000",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_the_worst_that_is_allowed_is_bounded(name: str) -> None:
    """The worst patterns known cost two seconds at most at the greatest length."""
    seconds, found = measured(SLOW[name])

    assert not {"markdown-too-long", "markdown-too-complex"} & set(found)
    assert seconds < 2


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("甲" * (LONGEST + 1), {"found": str(LONGEST + 1), "limit": str(LONGEST)}),
        ("[" * (MOST_BRACKETS + 1), {"sign": "[", "found": str(MOST_BRACKETS + 1), "limit": str(MOST_BRACKETS)}),
        ("|a" * 199 + "|\n" + "|\n" * 100, {"sign": "|", "found": str(102 * 201), "limit": str(MOST_CELLS)}),
        ("|a" * 199 + "|\r" + "|\r" * 100, {"sign": "|", "found": str(102 * 201), "limit": str(MOST_CELLS)}),
        (">" * (DEEPEST + 1) + "a", {"sign": "> - *", "found": str(DEEPEST + 1), "limit": str(DEEPEST)}),
    ],
)
def test_limits_are_named(text: str, arguments: dict[str, str]) -> None:
    """A refusal says what was found and what is allowed."""
    assert [dict(problem.arguments) for problem in render(text).problems] == [arguments]


@pytest.mark.parametrize(
    "text",
    [
        "甲" * LONGEST,
        "[" * MOST_BRACKETS,
        ">" * DEEPEST + "a",
        "- 甲\n" * 100,
        "**甲。**乙" * 100,
        "|甲|乙|\n|-|-|\n" + "|1|2|\n" * 500,
    ],
)
def test_limits_are_inclusive(text: str) -> None:
    """What is merely long or rich is right."""
    assert inspect(text).problems == ()


@pytest.mark.slow
def test_the_usual_text_is_fast() -> None:
    """Ten thousand records must not wait for their Markdown: 0.25 ms for rendering 600 characters, 0.05 ms for their words."""
    text = (
        "**加粗。**后文，全县建立联系点12个。\n\n## 做法\n\n- 一\n- 二\n\n![现场](media/x.jpg)\n\n见[案例](case:gz-1)。\n\n"
        + "青年参与人数由120人增加到360人。" * 25
    )
    picture = ImageView("../media/x.jpg", "../media/x.jpg 480w", 480, 320)

    def job() -> str:
        return render(text, image=lambda file: picture, link=lambda reference: "../cases/x.html").html

    html = job()

    assert best(job) < 0.25e-3
    assert best(lambda: plain(html)) < 0.05e-3


def best(job: Callable[[], str]) -> float:
    """Seconds of the quickest of many runs."""
    times = []
    for _ in range(300):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)
