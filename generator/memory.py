"""Memory: what one process knows of the last build, read from the cache once and written back to it; imports storeys 0 to 4."""

import os
from pathlib import Path

from generator import kept
from generator.journal import Journal, Part
from generator.kept import Kept
from generator.mirror import Mirror
from generator.program import identity
from generator.stamps import Stamp, stamp

NAME = "kept"


class Memory:
    """For one cache folder. Between `recall` and `write` its owner holds the folder's lock."""

    kept: Kept
    mirror: Mirror
    before: Kept
    """What was known when the build began."""

    def __init__(self) -> None:
        # Stamps of the file as it was left and as it was found; the former is None where nothing can be relied on.
        self._left: Stamp | None = None
        self._found: Stamp | None = None
        self._due: Part | None = None

    def recall(self, folder: Path) -> None:
        """Know what the last build left, whoever made that. Raises OSError."""
        self._found = _stamp(folder / NAME)
        if self._found is None or self._found != self._left:
            self._journal = Journal(folder / NAME, identity())
            self.kept = kept.opened(self._journal.read())
            self.mirror = Mirror(folder / "site", self.kept.files)
        self.before = self.kept
        # Until `keep` says that all went well: pages may be other ones than those that are known.
        self._left, self._due = None, None

    def keep(self, new: Kept) -> None:
        """The build that was begun has come to its end, and this is to be known of it."""
        new.files, new.mark = dict(self.mirror.files), os.urandom(8).hex()
        self._due = kept.difference(self.before, new)
        self._left = self._found
        if self._due:
            self.kept = new

    def write(self, folder: Path) -> None:
        """Leave it for the next process."""
        if self._due:
            if not self._journal.add(self._due):
                self.kept = kept.pruned(self.kept)
                whole = kept.difference(Kept(), self.kept)
                assert whole, "else nothing was due"
                self._journal.begin(whole)
            self._left, self._due = _stamp(folder / NAME), None


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp(os.stat(path))  # noqa: PTH116 - beside the other stamps
    except OSError:
        return None
