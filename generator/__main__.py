"""The command `shifan`, also `python -m generator`; imports the command line, and that only where something may have to be done."""

import os
import signal
import sys
from collections.abc import Callable, Sequence

from generator import receipt
from generator.process import depart, open_streams, without_collecting

DAILY = ("build", "check", "serve")
"""The commands of `building`."""
REVIEWING = ("review", "comment", "preview", "owners")
"""Those of `reviewing`."""
PRINTING = ("pack", "booklet")
"""Those of `printing`."""


def main() -> None:
    """Ends with the exit code of the command."""
    open_streams()
    words = sys.argv[1:]
    try:
        ended = receipt.answer(words, os.environ)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    if ended is None:
        _run(words)
        return
    sys.stdout.write(ended.listed)
    sys.stderr.write(ended.said + ended.done * sys.stderr.isatty())
    sys.exit(ended.code)


def _run(words: Sequence[str]) -> None:
    app = _app(words[0] if words else "")
    try:
        app()
    except SystemExit as ended:
        if words and words[0] in ("build", *PRINTING) and isinstance(ended.code, int):
            depart(ended.code)
        raise


def _app(word: str) -> Callable[[], None]:
    """The command line: with the group of one command where that is one that somebody waits for, else with all."""
    # What is behind the commands takes long to load: longer than an answer above takes to be found. All of it stays.
    with without_collecting():
        return _loaded(word)


def _loaded(word: str) -> Callable[[], None]:
    if word in DAILY:
        from generator.building import commands
    elif word in REVIEWING:
        from generator.reviewing import commands
    elif word in PRINTING:
        from generator.printing import commands
    else:
        from generator.cli import app

        return app
    from generator.options import line

    return line(commands)


if __name__ == "__main__":
    main()
