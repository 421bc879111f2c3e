"""Draws the pictures into a folder: `python -m bench.illustrations DIR [NAME …]`, all of them when none is named.

The same names give the same drawings; the bytes also depend on the versions of Pillow and of the font.
"""

import sys
from pathlib import Path

from .finish import labelled, webp
from .gallery import drawn, names


def main(folder: Path, wanted: list[str]) -> None:
    """Draw, label and save each picture as `NAME.webp`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in wanted:
        content = webp(labelled(drawn(name)))
        (folder / f"{name}.webp").write_bytes(content)
        print(f"{name}.webp  {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(names()):
        sys.exit(f"usage: python -m bench.illustrations DIR [NAME …]\nNAME: {' '.join(names())}")
    main(Path(sys.argv[1]), sys.argv[2:] or names())
