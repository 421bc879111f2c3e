"""Workers: every job is done once, whoever does it."""

import os
from collections.abc import Iterator

import pytest

from generator.workers import WorkerLost, aside, possible, share


@pytest.mark.parametrize("workers", [1, 2])
def test_every_job_is_done_once(workers: int) -> None:
    """By one process or by two."""
    found = share(1_000, lambda numbers: list(numbers), workers)

    assert list(range(1_000)) == sorted(number for numbers in found for number in numbers)


@pytest.mark.skipif(possible() < 2, reason="This system has one worker.")
def test_an_error_in_a_worker_is_raised_here() -> None:
    """With its number, its words and the file."""
    parent = os.getpid()

    def work(numbers: Iterator[int]) -> int:
        if os.getpid() != parent:
            raise OSError(28, "No space left", "a.html")
        return sum(numbers)

    with pytest.raises(OSError, match=r"No space left.*a\.html"):
        share(1_000, work, 2)


@pytest.mark.skipif(possible() < 2, reason="This system has one worker.")
def test_a_worker_that_is_killed_is_missed() -> None:
    """Its jobs are not done, so nothing may be published."""
    parent = os.getpid()

    def work(numbers: Iterator[int]) -> int:
        if os.getpid() != parent:
            os._exit(9)
        return sum(numbers)

    with pytest.raises(WorkerLost):
        share(1_000, work, 2)


def test_work_beside_gives_its_value() -> None:
    """When it is asked for."""
    assert 42 == aside(lambda: 42)()
