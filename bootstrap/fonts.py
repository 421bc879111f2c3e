"""The fonts of what is printed."""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from bootstrap.debian import apt_get, on_debian_as_root
from bootstrap.environment import ROOT, VENV, succeeds
from bootstrap.notice import tell

FONTS = (
    (
        "@expo-google-fonts/noto-serif-sc@0.4.3",
        "NotoSerifSC",
        "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    ),
    (
        "@expo-google-fonts/noto-sans-sc@0.4.3",
        "NotoSansSC",
        "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    ),
    (
        "@expo-google-fonts/noto-serif-jp@0.4.3",
        "NotoSerifJP",
        "4805f4369a831140d0c1a5650e90296cff2641ff202da43ef5272edc2e0866ee",
    ),
)
"""Packages of npm with fonts (OFL): name and version, name of the font, SHA-256 of the package.

The third helps out with characters of names that the others lack, such as 𠮷.
"""


def fonts() -> None:
    """Chinese fonts, where there are none: Debian's as root, else those that npm carries, into `fonts/`.

    Without any, printing itself says what to put where.
    """
    found = VENV / "fonts-found"
    ask = "import sys, pathlib as p; from generator.fonts import find; sys.exit(not find(p.Path(), (), p.Path('.shifan')))"
    if found.exists() or succeeds(ask):
        found.touch()
        return
    tell("正在安装中文字体 installing Chinese fonts …")
    if on_debian_as_root() and apt_get("fonts-noto-cjk") and succeeds(ask):
        return
    npm = shutil.which("npm")
    for package, name, digest in FONTS if npm else ():
        with tempfile.TemporaryDirectory() as folder:
            line = [str(npm), "pack", "--silent", package]
            subprocess.run(line, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for archive in Path(folder).glob("*.tgz"):
                unpack_fonts(archive, name, digest)


def unpack_fonts(archive: Path, name: str, digest: str) -> None:
    """The regular and bold fonts of a package of npm, if it is the very one that was meant."""
    if hashlib.sha256(archive.read_bytes()).hexdigest() != digest:
        tell(f"{archive.name} 与预期的不一致，没有使用。It is not the package that was meant and was not used.")
        return
    (ROOT / "fonts").mkdir(exist_ok=True)
    with tarfile.open(archive) as packed:
        for face in ("400Regular", "700Bold"):
            file = packed.extractfile(f"package/{face}/{name}_{face}.ttf")
            assert file is not None, "the digest says what is in the package"
            (ROOT / "fonts" / f"{name}-{face}.ttf").write_bytes(file.read())
