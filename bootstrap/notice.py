"""What people are told: a line of progress, or why a job stops."""

import sys


class Refusal(Exception):
    """Something about this machine stops the job; its text, Chinese and English, says what to do."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"dev.py: {chinese}\ndev.py: {english}")


def tell(text: str) -> None:
    """A line of progress, for people; never on standard output, which belongs to the job."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)
