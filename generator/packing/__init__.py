"""Packs: what a meeting or a selection of records needs in print, made once for the same contents; imports storeys 0 to 8."""

from generator.packing.packs import Pack, meeting_pack, selection_pack
from generator.packing.source import Ready, Source, placed, ready

__all__ = ["Pack", "Ready", "Source", "meeting_pack", "placed", "ready", "selection_pack"]
