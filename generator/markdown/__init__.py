"""Record Markdown to safe HTML, and from it plain text and a small block tree; the only place that imports comrak and nh3.

GitHub-flavoured Markdown with CJK-friendly emphasis. Raw HTML is shown as text: nothing that was written is lost, and
nothing becomes an element. Of ours it imports storey 0.
"""

from generator.markdown.clean import inspect, render, said
from generator.markdown.foreign import foreign
from generator.markdown.relink import relinked
from generator.markdown.text import plain
from generator.markdown.tree import blocks
from generator.markdown.values import Entry, ImageView, Inspected, Picture, Reference, Rendered

__all__ = [
    "Entry",
    "ImageView",
    "Inspected",
    "Picture",
    "Reference",
    "Rendered",
    "blocks",
    "foreign",
    "inspect",
    "plain",
    "relinked",
    "render",
    "said",
]
