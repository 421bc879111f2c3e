"""A data folder to records and problems, each with its place; imports storeys 0 and 1."""

from generator.load.folder import Loaded, Overlay, Parses, load, place_all

__all__ = ["Loaded", "Overlay", "Parses", "load", "place_all"]
