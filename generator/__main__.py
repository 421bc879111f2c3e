"""The command `shifan`, also `python -m generator`; imports the command line, and that only where something may have to be done."""

import os
import signal
import sys
from collections.abc import Sequence

from generator import receipt
from generator.process import depart, open_streams

DAILY = ("build", "check", "serve")
"""The commands of `building`."""
REVIEWING = ("review", "comment", "preview", "owners")
"""Those of `reviewing`."""


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
    # What is behind the commands takes long to load: longer than the answer above takes to be found.
    if words and words[0] in DAILY:
        from generator.building import commands
        from generator.options import line

        app = line(commands)
    elif words and words[0] in REVIEWING:
        from generator.options import line
        from generator.reviewing import commands

        app = line(commands)
    else:
        from generator.cli import app
    try:
        app()
    except SystemExit as ended:
        if words[:1] == ["build"] and isinstance(ended.code, int):
            depart(ended.code)
        raise


if __name__ == "__main__":
    main()
