"""What git knows of the repository; the only module that runs git."""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator import process

SECONDS = 10


def head_date(root: Path, environment: Mapping[str, str]) -> date | None:
    """The commit date of HEAD, as its committer's calendar had it; None without git, a repository or a commit."""
    try:
        done = process.run(
            ["git", "-C", str(root), "log", "-1", "--no-show-signature", "--format=%cs"],
            SECONDS,
            {**environment, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
            errors=subprocess.DEVNULL,
        )
        done.check_returncode()
        return date.fromisoformat(done.stdout.decode("ascii", "replace").strip())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
