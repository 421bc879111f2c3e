"""The command `shifan`, also `python -m generator`; imports cli, and that only where something may have to be done."""

import os
import signal
import sys

from generator import receipt
from generator.process import open_streams


def main() -> None:
    """Ends with the exit code of the command."""
    open_streams()
    try:
        ended = receipt.answer(sys.argv[1:], os.environ)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    if ended is None:
        # The libraries behind it take longer to load than the answer above to be found.
        from generator.cli import app

        app()
        return
    sys.stderr.write(ended.said + ended.done * sys.stderr.isatty())
    sys.exit(ended.code)


if __name__ == "__main__":
    main()
