"""What commands say on the terminal, and how they end; imports storeys 0 to 8."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path

from generator import messages
from generator.build import Outcome, Say
from generator.check import forbids
from generator.problems import Problem, visible
from generator.process import interruptible, refused
from generator.publish import Busy
from generator.receipt import Answer
from generator.workers import WorkerLost


class Exit(IntEnum):
    """What every command ends with; no flag but `--strict` changes one."""

    CLEAN = 0
    PROBLEMS = 1
    USAGE = 2
    ENVIRONMENT = 3
    BUSY = 75


class Lang(StrEnum):
    """The language of problems."""

    ZH = "zh"
    EN = "en"


def report(problems: Sequence[Problem], lang: Lang) -> None:
    """Problems to standard error, one plain line each."""
    sys.stderr.write(messages.as_text(problems, lang))


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


@contextmanager
def in_words() -> Iterator[None]:
    """What the machine refuses, as one sentence and its exit code, never as a traceback; a signal ends in silence."""
    try:
        with interruptible():
            yield
    except KeyboardInterrupt as stopped:
        raise SystemExit(128 + stopped.args[0]) from None
    except Busy:
        sys.stderr.write("另一个生成过程正在进行，请等它结束。Another builder is at work on the same folder.\n")
        raise SystemExit(Exit.BUSY) from None
    except WorkerLost:
        sys.stderr.write(
            "一个生成进程意外结束，可能是内存不足。A worker ended unexpectedly, perhaps for lack of memory.\n"
        )
        raise SystemExit(Exit.ENVIRONMENT) from None
    except OSError as error:
        name, reason = map(visible, refused(error))
        sys.stderr.write(f"无法读写 {name}：{reason}。Cannot read or write.\n")
        raise SystemExit(Exit.ENVIRONMENT) from None
