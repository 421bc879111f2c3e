"""Shifan: the public site of a province's contact points, from a folder of YAML records; imports nothing."""

__version__ = "0.1.0"
