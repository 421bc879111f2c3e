"""Packages of Debian, which only root may install."""

import os
import shutil
import subprocess
from pathlib import Path


def on_debian_as_root() -> bool:
    """Ubuntu does not count: its `chromium` package is a snap."""
    system = Path("/etc/os-release")
    return (
        os.name == "posix"
        and os.geteuid() == 0
        and bool(shutil.which("apt-get"))
        and system.exists()
        and "ID=debian" in system.read_text("utf-8").splitlines()
    )


def apt_get(*packages: str) -> bool:
    """Install packages of Debian; whether that was done."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    lines = ("update -qq", f"install -y -qq --no-install-recommends {' '.join(packages)}")
    codes = [
        subprocess.run(["apt-get", *line.split()], stdout=subprocess.DEVNULL, env=quiet).returncode for line in lines
    ]
    return not codes[-1]
