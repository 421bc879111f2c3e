"""The Chromium of the tests: one that the system has, else one that is fetched."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap.debian import apt_get, on_debian_as_root
from bootstrap.environment import program, run_module
from bootstrap.notice import Refusal, tell

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


def chromium() -> Path:
    """A Chromium for the browser tests: the one named by SHIFAN_CHROMIUM, one found, or one fetched."""
    named = os.environ.get("SHIFAN_CHROMIUM")
    if named and not Path(named).is_file():
        raise Refusal(
            f"SHIFAN_CHROMIUM 所指的 {named} 不存在。", f"SHIFAN_CHROMIUM names {named}, which does not exist."
        )
    found = Path(named) if named else installed_browser() or playwright_browser() or fetch_browser()
    if not found:
        raise Refusal(
            "测试需要 Chromium。请安装 Chromium 或 Chrome（Debian：sudo apt-get install chromium fonts-noto-cjk），"
            "或用 SHIFAN_CHROMIUM 指明它的路径。",
            "the tests need Chromium. Install Chromium or Chrome (Debian: sudo apt-get install chromium "
            "fonts-noto-cjk), or name one in SHIFAN_CHROMIUM.",
        )
    return found


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


def playwright_browser() -> Path | None:
    """The browser that Playwright has downloaded, if it has."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    answer = subprocess.run([str(program("python")), "-c", ask], capture_output=True, text=True, errors="replace")
    path = Path(answer.stdout.strip() or "-")
    return path if path.is_file() else None


def fetch_browser() -> Path | None:
    """Install a browser: as root on Debian its own, else the one that Playwright offers."""
    tell("正在安装 Chromium installing Chromium …")
    if on_debian_as_root():
        apt_get("chromium", "fonts-noto-cjk")
        found = installed_browser()
        if found:
            return found
    run_module("playwright", "install", "chromium")
    return playwright_browser()
