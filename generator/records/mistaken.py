"""Files with mistakes: what is right of them, so that one run also names what is wrong with that; imports records."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems import Path
from generator.records.values import Part


@dataclass(frozen=True)
class Mistaken:
    """A record, or a settings file, with its wrong values left out."""

    kind: str
    """The record type, or `site`, `quotas`, `privacy`."""
    part: Part
    """What is right; a required field that is missing or wrong is '' where it is text, else None, whatever its type says."""
    wrong: frozenset[str] = frozenset()
    """The fields with a mistake somewhere in them."""
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Of lists that lost items, the first positions of those that stayed."""
    whole: bool = False
    """Whether rules may look at it as at any other record."""

    def hides(self, path: Path) -> bool:
        """Whether what seems wrong there follows from a mistake that is named already."""
        return bool(path) and path[0] in self.wrong and not (path[0] in self.kept and len(path) > 1)

    def original(self, path: Path) -> Path:
        """Where in the file a value of `part` stands."""
        if len(path) > 1 and isinstance(path[1], int) and path[0] in self.kept:
            return (path[0], self.kept[str(path[0])][path[1]], *path[2:])
        return path


@dataclass(frozen=True)
class Doubts:
    """What the mistakes of a data folder leave open; rules keep silent about it, for the mistakes are named already."""

    mistaken: Mapping[str, Mistaken] = field(default_factory=dict)
    """By file."""
    gaps: frozenset[str] = frozenset()
    """Settings that could not be read at all: `site`, `quotas`, `regions`."""
    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The keys of each vocabulary, and of `indicators`, that could be read; those of wrong entries included."""
    codes: frozenset[str] = frozenset()
    """Codes in the tables of regions, if the tables have mistakes; those of wrong rows included."""
