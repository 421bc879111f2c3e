"""Framing: the frame of a site and its shells, made by the engine when what they are made from has changed; imports storeys 0 to 5."""

import shutil
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path

from generator import engines, frame, sealed
from generator.engines import EngineFailed, Frame, HandPage
from generator.frame import Layout, NotAShell, Shell
from generator.stamps import scan


@dataclass(frozen=True)
class Framed:
    """A frame with its shells, and the files of `docs/` that were left out of it."""

    key: str
    frame: Frame
    shells: Mapping[Layout, Shell]
    refused: tuple[str, ...]


class Frames:
    """Frames by what they are made from; the last one is kept in a folder."""

    def __init__(self, folder: Path) -> None:
        """`folder` takes the engine's output."""
        self._folder = folder

    def get(
        self, root: Path, engine: str, settings: Mapping[str, object], environment: Mapping[str, str]
    ) -> Framed | EngineFailed:
        """The frame of these inputs, made now if need be. Raises OSError."""
        key = engines.digest(root, engine, frame.sources(), settings)
        return self._kept(key) or self._made(key, root, engine, settings, environment)

    def ready(self, root: Path, engine: str, settings: Mapping[str, object]) -> bool:
        """Whether the frame of these inputs need not be made."""
        return self._kept(engines.digest(root, engine, frame.sources(), settings)) is not None

    def _made(
        self, key: str, root: Path, engine: str, settings: Mapping[str, object], environment: Mapping[str, str]
    ) -> Framed | EngineFailed:
        shutil.rmtree(self._folder, ignore_errors=True)
        staged = engines.stage(root, self._folder / key, frame.sources(), settings)
        made = engines.run(engine, staged, environment)
        if isinstance(made, EngineFailed):
            return made
        try:
            shells = frame.shells(made.rendered)
        except NotAShell as error:
            return EngineFailed(engine, 0, (str(error),))
        pages = tuple(astuple(page) for page in made.pages)
        kept = (pages, dict(made.rendered), staged.refused, _digests(made.folder))
        sealed.write(self._folder / "frame", key, kept)
        return Framed(key, made, shells, staged.refused)

    def _kept(self, key: str) -> Framed | None:
        """What an earlier build left, if it is whole."""
        kept = sealed.read(self._folder / "frame", key)
        if kept is None:
            return None
        pages, rendered, refused, digests = kept
        folder = self._folder / key / "site"
        if not folder.is_dir() or _digests(folder) != digests:
            return None
        made = Frame(folder, tuple(HandPage(*page) for page in pages), rendered)
        return Framed(key, made, frame.shells(rendered), refused)


def _digests(folder: Path) -> dict[str, str]:
    return {name: sha256((folder / name).read_bytes()).hexdigest() for name in sorted(scan(folder))}
