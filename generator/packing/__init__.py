"""Packs: what a meeting or a selection of records needs in print, made once for the same contents; imports storeys 0 to 8."""

from generator.packing.packs import Pack, meeting_pack, practice_sheet, selection_pack
from generator.packing.source import Ready, Source, opened, placed, ready

__all__ = [
    "Pack",
    "Ready",
    "Source",
    "meeting_pack",
    "opened",
    "placed",
    "practice_sheet",
    "ready",
    "selection_pack",
]
