"""Every picture by its name; imports the scenes."""

from importlib import import_module
from pkgutil import iter_modules

from PIL import Image

from . import scenes
from .canvas import Canvas
from .finish import picture


def names() -> list[str]:
    """The names of all pictures, which are those of their files without `.webp`."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(scenes.__path__))


def drawn(name: str, scale: int = 3) -> Image.Image:
    """One picture, 1600 × 1000, not yet labelled; `scale` is how finely it is drawn before it is reduced."""
    art = Canvas(name, scale)
    import_module(f"{scenes.__name__}.{name.replace('-', '_')}").draw(art)
    return picture(art)
