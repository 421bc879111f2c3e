"""Browsers that a system may have; imports only the standard library, for `dev.py` looks for one before anything is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)


def installed_browser() -> Path | None:
    """A browser on PATH or where systems put them."""
    on_path = (shutil.which(name) for name in BROWSERS)
    places = (os.path.expandvars(place) for place in BROWSER_PLACES)
    found = (Path(place) for place in (*on_path, *places) if place and Path(place).is_file())
    return next((browser for browser in found if starts(browser)), None)


def starts(browser: Path) -> bool:
    """Whether it is a browser at all: Ubuntu's `chromium-browser` is a script that only asks for a snap."""
    if not sys.platform.startswith("linux"):
        return True  # on Windows `--version` would open a window
    return subprocess.run([browser, "--version"], capture_output=True).returncode == 0


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
