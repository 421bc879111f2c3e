"""Rules about pictures and attachments."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.imagefile import ATTACHMENTS, PHOTOS, Fault
from generator.problems import Problem, nearest
from generator.records import Attachment, Photo
from generator.rules.world import Found, World


def named_file(world: World, found: Found) -> Iterator[Problem]:
    """A photo or an attachment that a record names is there, and is the one and not the other."""
    if isinstance(found.value, Photo | Attachment):
        allowed = PHOTOS if isinstance(found.value, Photo) else ATTACHMENTS
        yield from _file(world, found._replace(path=(*found.path, "file")), found.value.file, allowed)


def _file(world: World, found: Found, name: str, allowed: tuple[str, ...]) -> Iterator[Problem]:
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        yield found.problem("media-unsafe-path", found=name)
    elif world.media_kind(name) is None:
        yield found.problem("media-missing", found=name, nearest=_meant(world, name))
    else:
        yield from _wrong_kind(world, found, name, allowed)


def _meant(world: World, name: str) -> str:
    """People also write the folder before the name."""
    return nearest(name, world.media) or nearest(PurePosixPath(name).name, world.media)


def _wrong_kind(world: World, found: Found, name: str, allowed: tuple[str, ...]) -> Iterator[Problem]:
    """Whatever else is wrong with a file is said of the file itself, once: see `stray_files`."""
    kind = world.media_kind(name)
    if kind and kind not in allowed:
        yield found.problem("media-type", found=name, kind=kind, allowed="、".join(allowed))


def unknown_picture(world: World, found: Found) -> Iterator[Problem]:
    """A picture that a text shows is there, and is a photo."""
    for picture in world.inspected(str(found.value)).pictures:
        yield from _file(world, found, picture.file, PHOTOS)


def stray_files(world: World) -> Iterator[Problem]:
    """`data/media` holds photos and PDF files only, named by a record or not."""
    for name, path in world.media.items():
        if isinstance(fault := world.probed(path), Fault):
            yield Problem(f"{world.data}/media/{name}", (), fault.code, fault.arguments)
