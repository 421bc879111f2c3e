"""How a build is told of: its steps as they begin, its last line, its exit code; imports build and terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import messages
from generator.build import Outcome, Say
from generator.check import forbids
from generator.problems import visible
from generator.receipt import Answer
from generator.terminal import Exit, Lang


def told(outcome: Outcome, target: Path, strict: bool) -> Exit:
    """The last line of a build, and how it ends."""
    if outcome.failure:
        sys.stderr.write("".join(f"{visible(line)}\n" for line in outcome.failure.lines))
        sys.stderr.write(
            f"{outcome.failure.engine} 没有完成，原来的网站没有动。The engine failed; the old site is untouched.\n"
        )
        return Exit.ENVIRONMENT
    if not outcome.pages:
        sys.stderr.write("没有生成网站，原来的网站没有动。The site was not built; the old one is untouched.\n")
        return Exit.PROBLEMS
    answer = answered(outcome, target, strict, Lang.ZH)
    sys.stderr.write(answer.done * sys.stderr.isatty())
    return Exit(answer.code)


def answered(outcome: Outcome, target: Path, strict: bool, lang: Lang) -> Answer:
    """What is said when there is a site, as its receipt keeps it."""
    done = f"{outcome.pages} 个页面，在 {visible(str(target))}。打开 index.html 即可查看。\n"
    code = int(Exit.PROBLEMS if forbids(outcome.problems, strict) else Exit.CLEAN)
    return Answer(messages.as_text(outcome.problems, lang), done, code)


STEPS = {
    "check": "核对记录",
    "media": "处理图片",
    "frame": "生成外框",
    "packs": "排印材料",
    "pages": "写页面",
    "tree": "整理",
    "publish": "发布",
}


@contextmanager
def progress() -> Iterator[Say]:
    """Says each step on a terminal; nothing when piped."""
    shown = sys.stderr.isatty()

    def say(step: str) -> None:
        if shown:
            sys.stderr.write(f"\r\x1b[K{STEPS.get(step, step)} …")
            sys.stderr.flush()

    try:
        yield say
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
