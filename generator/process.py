"""The process and its system: its streams, its children, the signals that end it, what the system refused; standard library only."""

import ctypes
import gc
import io
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, Protocol, TextIO

ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals that ask a process to end."""
ALARM = (signal.SIGALRM,) if sys.platform != "win32" else ()

AGAIN = 0.01
"""Seconds after which a signal comes once more that was lost in a place where Python cannot raise."""


class Child(Protocol):
    """A process that this one has started."""

    def kill(self) -> None:
        """End it at once."""


class _End:
    """The signal that has told this process to end, and how often one has; whether that has to wait, and whether it is due after waiting."""

    told = 0
    times = 0
    waits = False
    due = False


children: set[Child] = set()
"""The processes that are running now: one that waits for them in a thread hears no signal, so the handler has to end them."""
_end = _End()
_library = ctypes.CDLL(None) if sys.platform == "linux" else None


class Lossy(io.FileIO):
    """A stream whose loss is no reason to fail: behind it may be a full disk, or nobody."""

    def write(self, data: Any, /) -> int:  # Any: whatever kind of buffer the layer above hands down
        """As much as can be written; what cannot counts as written."""
        try:
            written = super().write(data)
        except OSError:
            written = None
        return len(data) if written is None else written


def keep_everything() -> None:
    """No more garbage collection: for a process that needs nearly all that it makes to its end.

    Looking through it again and again took a build a quarter of its time, and copied the memory that forked workers share.
    """
    gc.disable()


@contextmanager
def without_collecting() -> Iterator[None]:
    """No garbage collection meanwhile; what is made then stays, and is not looked through later either."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def settle() -> None:
    """What there is now stays: garbage collection need not look through it again."""
    gc.collect()
    gc.freeze()


def depart(code: int) -> NoReturn:
    """Ends the process at once: to take apart all that a build holds would take a tenth of its time."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def open_streams() -> None:
    """Makes standard output and error speak UTF-8, and be there; to be called before any file is opened."""
    # The number of a closed stream would be given to the next file: to a page, say, and then messages would stand in it.
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(number)
    sys.stdout = _speaking(sys.stdout or os.fdopen(1, "w", closefd=False))
    sys.stderr = _lossy(_speaking(sys.stderr or os.fdopen(2, "w", closefd=False)))


def _speaking(stream: TextIO) -> TextIO:
    # A Windows console may not know every Chinese character; a question mark is better than a traceback.
    stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")  # type: ignore[attr-defined]
    return stream


def _lossy(stream: TextIO) -> TextIO:
    if sys.platform == "win32" and stream.isatty():  # a console is no file, and does not fail
        return stream
    raw = Lossy(stream.fileno(), "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), stream.encoding, "replace", line_buffering=True)


def refused(error: OSError) -> tuple[str, str]:
    """What the system refused: the file's name, or '', and the reason."""
    # Copying a folder collects the refusals of all its files, each as (source, target, reason); the first says enough.
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        return str(error.args[0][0][1]), str(error.args[0][0][2])
    return str(error.filename or ""), str(error.strerror or error)


def run(
    command: Sequence[str], seconds: float, environment: Mapping[str, str], *, folder: Path | None = None, errors: int,
    given: bytes | None = None,
) -> "subprocess.CompletedProcess[bytes]":  # fmt: skip
    """Runs a program to its end, with `given` as its input; one that takes longer is killed. Raises OSError and subprocess.TimeoutExpired."""
    late, times = threading.Event(), _end.times
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=errors,
        preexec_fn=end_with_parent if sys.platform == "linux" else None,
    ) as child:  # fmt: skip

        def end() -> None:
            late.set()
            child.kill()

        # The timeout of `subprocess` looks time and again whether the child has ended; this one knows at once.
        timer = threading.Timer(seconds, end)
        timer.daemon = True
        try:
            timer.start()
            children.add(child)
            if _end.told or _end.times != times:  # while the child was being started, and so in no list yet
                child.kill()
            output = child.communicate(given)[0]
        finally:
            timer.cancel()
            child.kill()
            children.discard(child)
    if late.is_set():
        raise subprocess.TimeoutExpired(command, seconds, output)
    return subprocess.CompletedProcess(command, child.returncode, output)


def end_with_parent() -> None:
    """Called first in a child: a parent that is killed takes it along (Linux only), or it would write beside the next build."""
    children.clear()
    if _library is not None:
        _library.prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


@contextmanager
def interruptible() -> Iterator[None]:
    """The first signal to end raises KeyboardInterrupt with its number; further ones do not disturb the clearing up."""
    # Ignored are those of `nohup` and of a shell's background, and that is to stay so.
    heard = [number for number in (*ENDING, *ALARM) if signal.getsignal(number) is not signal.SIG_IGN]
    former = {number: signal.signal(number, _interrupt) for number in heard}
    hook, sys.unraisablehook = sys.unraisablehook, _again
    try:
        yield
    finally:
        sys.unraisablehook = hook
        for number, handler in former.items():
            signal.signal(number, handler or signal.SIG_DFL)
        _end.told = 0


@contextmanager
def undisturbed() -> Iterator[None]:
    """What must not be left half done: a signal that comes meanwhile is heard at the end. Not to be nested."""
    _end.waits, _end.due = True, False
    try:
        yield
    finally:
        _end.waits = False
    if _end.due:
        raise KeyboardInterrupt(_end.told)


def _interrupt(number: int, _: FrameType | None) -> None:
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)
    _end.told, _end.times = number if number in ENDING else _end.told, _end.times + 1
    for child in tuple(children):
        child.kill()
    _end.due = _end.waits
    if not _end.waits:
        raise KeyboardInterrupt(_end.told)


def _again(lost: "sys.UnraisableHookArgs") -> None:
    """In a finalizer and beside a fork Python drops exceptions; a signal that came just then must not be dropped with them."""
    if lost.exc_type is KeyboardInterrupt and _end.told and sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, AGAIN)
    else:
        sys.__unraisablehook__(lost)
