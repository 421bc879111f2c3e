"""The process and its system: streams, children, signals, refusals."""

import gc
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from generator.process import interruptible, refused, run, undisturbed, without_collecting
from tests.worlds import ROOT

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals and streams")
SPEAK = "import sys; from generator.process import open_streams; open_streams(); sys.stderr.write('词\\n'); sys.exit(3)"


def python(code: str, *redirections: str) -> "subprocess.CompletedProcess[bytes]":
    """What a Python program prints to a shell that has redirected its streams."""
    line = f'"{sys.executable}" -c "$CODE" {" ".join(redirections)}'
    environment = {**os.environ, "CODE": code, "PYTHONPATH": str(ROOT)}
    return subprocess.run(["/bin/sh", "-c", line], env=environment, capture_output=True, check=False)


@posix
@pytest.mark.parametrize("redirection", ["", "2>&-", ">&- 2>&- <&-", "2>/dev/full"])
def test_messages_that_nobody_hears_change_no_exit_code(redirection: str) -> None:
    """Standard error may be there, closed, or full: the program ends as it would have."""
    if "full" in redirection and not Path("/dev/full").exists():
        pytest.skip("Only Linux has a device that is always full.")
    done = python(SPEAK, redirection)

    assert done.returncode == 3
    assert done.stderr.decode() == ("" if redirection else "词\n")


@posix
def test_a_closed_stream_is_not_mistaken_for_a_file(tmp_path: Path) -> None:
    """The first file that is opened does not get the number of standard error, and with it the messages."""
    page = tmp_path / "page"
    code = (
        "import os, sys; from generator.process import open_streams; open_streams()\n"
        f"file = open({str(page)!r}, 'w'); os.write(2, b'message'); file.write('page')"
    )
    python(code, "2>&-")

    assert page.read_text("utf-8") == "page"


def test_a_program_runs_to_its_end() -> None:
    """Its output and its exit code come back."""
    code = "import os, sys; sys.stdout.write(os.environ['WORD']); sys.exit(7)"
    done = run([sys.executable, "-c", code], 60, {**os.environ, "WORD": "word"}, errors=subprocess.STDOUT)

    assert (done.returncode, done.stdout) == (7, b"word")


def test_a_program_that_takes_too_long_is_killed() -> None:
    """What it had said by then is kept."""
    code = "import time; print('begun', flush=True); time.sleep(600)"
    with pytest.raises(subprocess.TimeoutExpired) as late:
        run([sys.executable, "-c", code], 2, os.environ, errors=subprocess.STDOUT)

    assert late.value.output.strip() == b"begun"


@posix
def test_a_signal_to_end_is_heard_once() -> None:
    """It raises KeyboardInterrupt with its number, a second one does not disturb the clearing up, and all is as before."""
    before = signal.getsignal(signal.SIGTERM)
    cleared = False
    with pytest.raises(KeyboardInterrupt) as stopped, interruptible():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            cleared = True

    assert stopped.value.args == (signal.SIGTERM,)
    assert cleared
    assert signal.getsignal(signal.SIGTERM) is before


@posix
def test_a_signal_waits_for_what_must_not_be_disturbed() -> None:
    """It is heard when the block is through, not in the midst of it."""
    steps = []
    with pytest.raises(KeyboardInterrupt) as stopped, interruptible():
        with undisturbed():
            os.kill(os.getpid(), signal.SIGTERM)
            steps.append("in the block")
        steps.append("after it")

    assert (stopped.value.args, steps) == ((signal.SIGTERM,), ["in the block"])


@posix
def test_a_signal_is_not_lost_where_nothing_can_be_raised(capfd: pytest.CaptureFixture[str]) -> None:
    """One that comes while an object is finalized is heard a moment later, without a word."""

    class Finalized:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(KeyboardInterrupt) as stopped, interruptible():
        Finalized()
        threading.Event().wait(60)

    assert stopped.value.args == (signal.SIGTERM,)
    assert capfd.readouterr().err == ""


@posix
def test_what_is_ignored_stays_ignored() -> None:
    """A build under `nohup` outlives its terminal."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interruptible():
            os.kill(os.getpid(), signal.SIGHUP)
            within = signal.getsignal(signal.SIGHUP)
        after = signal.getsignal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)

    assert (within, after) == (signal.SIG_IGN, signal.SIG_IGN)


@posix
def test_a_signal_ends_the_children_too() -> None:
    """A thread that waits for a program is free again at once: the program is killed, not waited for."""
    code = "import os, signal, time; os.kill(os.getppid(), signal.SIGTERM); time.sleep(600)"
    ended: list[int] = []

    def wait() -> None:
        ended.append(run([sys.executable, "-c", code], 600, os.environ, errors=subprocess.STDOUT).returncode)

    waiting = threading.Thread(target=wait, daemon=True)
    with pytest.raises(KeyboardInterrupt), interruptible():
        waiting.start()
        threading.Event().wait(60)
    waiting.join(60)

    assert ended == [-signal.SIGKILL]


@posix
def test_a_child_that_is_only_being_started_ends_too() -> None:
    """A signal may come before the new program is known."""
    code = "import time; time.sleep(600)"
    with pytest.raises(KeyboardInterrupt), interruptible(), undisturbed():
        os.kill(os.getpid(), signal.SIGTERM)
        done = run([sys.executable, "-c", code], 60, os.environ, errors=subprocess.STDOUT)

    assert done.returncode == -signal.SIGKILL


@posix
def test_a_signal_is_not_forgotten_while_a_child_is_being_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever was told to end may be done with that before the thread knows its new program."""
    started, over, ended = threading.Event(), threading.Event(), list[int]()

    class Slow(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **named: Any) -> None:  # whatever it is given
            super().__init__(*arguments, **named)
            started.set()
            over.wait(60)

    def wait() -> None:
        code = "import time; time.sleep(600)"
        ended.append(run([sys.executable, "-c", code], 600, os.environ, errors=subprocess.STDOUT).returncode)

    monkeypatch.setattr(subprocess, "Popen", Slow)
    waiting = threading.Thread(target=wait, daemon=True)
    with pytest.raises(KeyboardInterrupt), interruptible():
        waiting.start()
        started.wait(60)
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(60)
    over.set()
    waiting.join(60)

    assert ended == [-signal.SIGKILL]


def test_a_refusal_names_file_and_reason(tmp_path: Path) -> None:
    """Of a folder's many refusals the first is told."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "f").write_text("", "utf-8")
    with pytest.raises(FileNotFoundError) as one:
        (tmp_path / "none").read_text("utf-8")

    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device", target)

    with pytest.raises(shutil.Error) as many:
        shutil.copytree(tmp_path / "a", tmp_path / "b", copy_function=full)

    assert refused(one.value) == (str(tmp_path / "none"), "No such file or directory")
    assert refused(many.value)[0] == str(tmp_path / "b" / "f")
    assert "No space left" in refused(many.value)[1]
    assert refused(OSError("odd")) == ("", "odd")


def test_what_is_loaded_is_not_looked_through() -> None:
    """No collection meanwhile, and afterwards as before."""
    before = gc.get_freeze_count()
    with without_collecting():
        within, made = gc.isenabled(), [[number] for number in range(1000)]

    assert (within, gc.isenabled()) == (False, True)
    assert gc.get_freeze_count() >= before + len(made)
    gc.unfreeze()
