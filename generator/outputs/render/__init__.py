"""Pages and blocks to HTML by our own Jinja2 templates; the only module that imports jinja2, of ours it imports storeys 0 to 4."""

from generator.outputs.render.renderer import Renderer

__all__ = ["Renderer"]
