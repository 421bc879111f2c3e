"""The virtual environment `.venv`: made when there is none that fits, and the locked packages installed into it once."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from bootstrap.notice import Refusal, tell

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
THIS = "{}.{}".format(*sys.version_info)
NEWEST = "3.14"
"""The newest Python for which every locked package has a wheel; a slow test in `tests/test_dev.py` asks for them."""
BUILD = "requirements.txt"
"""The lock of what the site needs; every job does."""


def prepare(*more: str) -> None:
    """Everything that a job needs, installed; at once when nothing changed since the last time."""
    os.chdir(ROOT)
    if not shutil.which("git"):
        raise Refusal(
            "找不到 git。记录的日期和版本来自 git，请先安装。",
            "git was not found. The dates of the records come from it; install it first.",
        )
    if not venv_fits():
        make_venv()
    for requirements in (BUILD, *more):
        locked = ("--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", requirements)
        install_once(requirements, [requirements], *locked)
    # An editable install records the folder; the clone may have been moved since.
    install_once(
        f"shifan in {ROOT}", ["pyproject.toml", "requirements.in"], "--no-build-isolation", "--no-deps", "-e", "."
    )


def program(name: str) -> Path:
    """Where the virtual environment keeps a program."""
    folder = sysconfig.get_path("scripts", scheme="venv", vars={"base": str(VENV)})
    return Path(folder) / (f"{name}.exe" if os.name == "nt" else name)


def venv_fits() -> bool:
    """Whether `.venv` is whole and of this Python's version (a system upgrade leaves one that is not)."""
    packages = sysconfig.get_path("purelib", scheme="venv", vars={"base": str(VENV)})
    settings = VENV / "pyvenv.cfg"
    return (
        program("python").exists()
        and Path(packages, "pip", "__main__.py").exists()
        and settings.exists()
        and f"version = {THIS}." in settings.read_text("utf-8")
    )


def make_venv() -> None:
    """A new, empty `.venv`."""
    tell(f"正在创建 .venv（Python {sys.version.split()[0]}） making .venv …")
    # Started from within a virtual environment, the new one must not depend on that.
    python = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [python, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, errors="replace"
    )
    if made.returncode:
        print(made.stdout + made.stderr, file=sys.stderr)
        raise Refusal(
            "无法创建 .venv。Debian、Ubuntu 请先运行：sudo apt-get install python3-venv",
            "could not make .venv. On Debian and Ubuntu first run: sudo apt-get install python3-venv",
        )


def install_once(name: str, files: list[str], *what: str) -> None:
    """Run `pip install`, unless the stamp in `.venv` says that it was done for these very bytes."""
    parts = [name.encode(), *((ROOT / file).read_bytes() for file in files)]
    digest = hashlib.sha256(b"\0".join(parts)).hexdigest()
    stamp = VENV / f"installed-{files[0]}"
    if stamp.exists() and stamp.read_text("ascii") == digest:
        return
    stamp.unlink(missing_ok=True)
    tell(f"正在安装 installing {name} …")
    pip_install(*what)
    stamp.write_text(digest, "ascii")


def pip_install(*what: str) -> None:
    """`pip install` with the user's own pip settings, silent but for errors."""
    line = [str(program("python")), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", *what]
    done = subprocess.run(line, stderr=subprocess.PIPE, text=True, errors="replace")
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise pip_refusal(done.stderr)


def pip_refusal(errors: str) -> Refusal:
    """What pip's errors most likely mean."""
    if "DO NOT MATCH THE HASHES" in errors:
        return Refusal(
            "下载的软件包与锁定的不一致，没有安装。请检查所用镜像，然后重试。",
            "a downloaded package is not the locked one and was not installed. Check your mirror, then try again.",
        )
    if int(THIS.split(".")[1]) > int(NEWEST.split(".")[1]):
        return Refusal(
            f"有的软件包还没有适合 Python {THIS} 的版本，请改用 Python 3.11 至 {NEWEST}。",
            f"some packages are not made for Python {THIS} yet; use Python 3.11 to {NEWEST}.",
        )
    return Refusal(
        "软件包没有装上，原因见上。请检查网络；代理和镜像用 pip config 设置，然后再运行一次。",
        "the packages could not be installed, see above. Check the network; proxy and mirror are set with `pip config`.",
    )


def run_module(*line: str, environment: dict[str, str] | None = None) -> int:
    """Run a Python program of the virtual environment in the root folder; its exit code."""
    return subprocess.call([str(program("python")), "-m", *line], cwd=ROOT, env=environment)


def succeeds(code: str) -> bool:
    """Whether some Python ends with 0 in the virtual environment."""
    return not subprocess.call([str(program("python")), "-c", code], cwd=ROOT)
