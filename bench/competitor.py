"""What takes part in the benchmark: builds of several kinds, each a command after its inputs were made ready."""

from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Protocol

from bench.measure import Command

COLD, NOTHING, TITLE, BODY = "cold", "nothing changed", "one title changed", "one body changed"
BUILDS = (COLD, NOTHING, TITLE, BODY)
"""In the order in which a round runs them."""
CHANGED = "cases/cases-4"
"""The record that changes; its title also stands on other pages."""


class Competitor(Protocol):
    """One generator with its own copy of everything."""

    @property
    def name(self) -> str:
        """As the tables call it."""

    @property
    def builds(self) -> tuple[str, ...]:
        """The kinds that are worth running."""

    @property
    def out(self) -> Path:
        """The folder that it writes the site into."""

    def ready(self, build: str) -> Command:
        """Makes the inputs ready for a build of this kind, which the command then does; may be called again and again."""


def away(folder: Path) -> None:
    """Put a folder out of the way, where it stays until the benchmark ends.

    Removing it would measure the file system: ext4 passes over inodes that were freed in the last minutes, one by one, and
    writing as many files as were just removed then takes it ten seconds instead of one.
    """
    with suppress(FileNotFoundError):
        folder.rename(
            next(path for path in (folder.with_name(f"{folder.name}.gone-{n}") for n in count()) if not path.exists())
        )
