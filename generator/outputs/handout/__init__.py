"""What is printed on paper: PDF by typst, in a process of its own within bounds; the only place that imports typst."""

from generator.outputs.handout.press import STANDARDS, Face, Job, Torn, faces, press

__all__ = ["STANDARDS", "Face", "Job", "Torn", "faces", "press"]
