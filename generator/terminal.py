"""What commands say on the terminal, and how they end; of ours it imports what every command has loaded anyway."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum, StrEnum

from generator import messages
from generator.problems import Problem, visible
from generator.process import interruptible, refused
from generator.publish import Busy
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
