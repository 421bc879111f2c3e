"""The terminal: what the machine refuses, in one sentence and with its exit code."""

import errno

import pytest

from generator.publish import Busy
from generator.terminal import Exit, in_words
from generator.workers import WorkerLost


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Busy(), Exit.BUSY, "另一个生成过程正在进行"),
        (WorkerLost(0, "lost"), Exit.ENVIRONMENT, "一个生成进程意外结束"),
        (
            OSError(errno.ENOSPC, "No space left", "a\x1b.html"),
            Exit.ENVIRONMENT,
            "无法读写 a<U+001B>.html：No space left",
        ),
    ],
)
def test_what_is_refused_is_one_sentence(
    error: Exception, code: Exit, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In Chinese and English, without a traceback and without what could act on a terminal."""
    with pytest.raises(SystemExit) as ended, in_words():
        raise error
    printed = capsys.readouterr().err

    assert ended.value.code == code
    assert printed.startswith(said)
    assert printed.count("\n") == 1
