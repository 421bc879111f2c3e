"""Workers: a list of jobs shared out among forked processes; imports process.

A fork has all that its parent has read, at no cost. Where a system cannot fork safely, the one process does everything.
"""

import marshal
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any

from generator.process import children, end_with_parent

Work = Callable[[Iterator[int]], Any]  # whatever plain value
"""Does the jobs whose numbers it is given, and returns a plain value, as `marshal` takes it."""
FEW = 150
"""So many jobs are done before a second worker has started."""
PIECE = 32
"""Jobs that a worker takes at a time: enough to cost nothing, few enough that both end together."""


def possible() -> int:
    """How many workers pay: one where the system has no fork or one processor."""
    if sys.platform != "linux":  # macOS has fork, but its libraries do not bear it
        return 1
    return min(2, len(os.sched_getaffinity(0)))


def share(jobs: int, work: Work, workers: int) -> list[Any]:  # whatever plain value
    """What each worker made of its share of the jobs 0 … `jobs` - 1. Raises WorkerLost, and what `work` raises."""
    if workers < 2 or jobs <= FEW:
        return [work(iter(range(jobs)))]
    context = multiprocessing.get_context("fork")
    counter = context.Value("q", 0)

    def taken() -> Iterator[int]:
        while True:
            with counter.get_lock():
                start = counter.value
                counter.value += PIECE
            if start >= jobs:
                return
            yield from range(start, min(start + PIECE, jobs))

    others = [_start(context, work, taken) for _ in range(workers - 1)]
    try:
        own = work(taken())
        return [own, *(_received(receiver) for _, receiver in others)]
    except BaseException:
        for process, _ in others:
            process.kill()
        raise
    finally:
        _end([process for process, _ in others])


def aside(work: Callable[[], Any]) -> Callable[[], Any]:  # whatever plain value
    """Begins a piece of work beside this process; the answer waits for its plain value. Raises as `share`."""
    if possible() < 2:
        value = work()
        return lambda: value
    process, receiver = _start(multiprocessing.get_context("fork"), lambda _: work(), lambda: iter(()))

    def answer() -> Any:  # whatever plain value
        try:
            return _received(receiver)
        finally:
            _end([process])

    return answer


class WorkerLost(OSError):
    """A worker ended without a word: it was killed, or the machine has no memory left."""


def _start(
    context: "multiprocessing.context.ForkContext", work: Work, taken: Callable[[], Iterator[int]]
) -> tuple["multiprocessing.context.ForkProcess", Connection]:
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, taken, sender), daemon=True)
    process.start()
    children.add(process)
    sender.close()
    return process, receiver


def _run(work: Work, taken: Callable[[], Iterator[int]], sender: Connection) -> None:
    end_with_parent()
    try:
        sender.send_bytes(b"+" + marshal.dumps(work(taken())))
    except KeyboardInterrupt:
        os._exit(1)  # whoever ends the parent has asked both, and the parent speaks for both
    except OSError as error:
        sender.send_bytes(b"-" + marshal.dumps((error.errno or 0, error.strerror or "", str(error.filename or ""))))


def _received(receiver: Connection) -> Any:  # whatever plain value
    try:
        answer = receiver.recv_bytes()
    except EOFError:
        raise WorkerLost(0, "a worker was lost") from None
    value = marshal.loads(memoryview(answer)[1:])
    if answer[:1] == b"-":
        raise OSError(*value)
    return value


def _end(processes: Sequence["multiprocessing.context.ForkProcess"]) -> None:
    for process in processes:
        children.discard(process)
        process.join(10)
        if process.is_alive():
            process.kill()
            process.join()
