"""Slides that PowerPoint, WPS and LibreOffice can edit; the only place that imports python-pptx, of ours it imports packs."""

from generator.outputs.slides.sheets import slides

__all__ = ["slides"]
