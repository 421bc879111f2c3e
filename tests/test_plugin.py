"""The MkDocs door, by the engines' own command lines: what lies in the site folder is what `write` wrote."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]
PLUGIN = """
from generator.plugin import ShifanPlugin

class TestPlugin(ShifanPlugin):
    def write(self, root, site, strict):
        text = (root / "data" / "record.yml").read_text("utf-8")
        if text.startswith("wrong"):
            return ["data/record.yml:1:1 bad-word 写错了 — 改正", "data/record.yml:2:1 bad-word 又错了 — 改正"]
        if strict and text.startswith("odd"):
            return ["data/record.yml:1:1 odd-word 奇怪 — 看看"]
        (site / "points").mkdir(parents=True)
        (site / "index.html").write_text(f"<body>{text}</body>", "utf-8")
        (site / "points" / "a.html").write_bytes(b"\\0\\xff")
        return []
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A clone of the site's frame with one record, and a door that is installed as plugins are."""
    root = tmp_path / "root"
    for part in ("docs", "templates/theme"):
        shutil.copytree(ROOT / part, root / part)
    (root / "docs" / "index.md").write_text("[nowhere](missing.md)", "utf-8")
    (root / "data").mkdir()
    (root / "data" / "record.yml").write_text("first", "utf-8")
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "plugins": ["shifan-test"],
        "docs_dir": "docs",
        "theme": {"custom_dir": "templates/theme"},
    }
    (root / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    installed = tmp_path / "installed"
    (installed / "shifan_test-1.dist-info").mkdir(parents=True)
    (installed / "shifan_test-1.dist-info" / "entry_points.txt").write_text(
        "[mkdocs.plugins]\nshifan-test = shifan_test_door:TestPlugin\n", "utf-8"
    )
    (installed / "shifan_test-1.dist-info" / "METADATA").write_text("Name: shifan-test\nVersion: 1\n", "utf-8")
    (installed / "shifan_test_door.py").write_text(PLUGIN, "utf-8")
    return root


def environment(root: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{root.parent / 'installed'}{os.pathsep}{ROOT}", "PYTHONUTF8": "1"}


def build(root: Path, engine: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", engine, "build", "-f", "mkdocs.yml", "-d", str(root / "site"), *options]
    return subprocess.run(command, cwd=root, env=environment(root), capture_output=True, encoding="utf-8", check=False)


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_site_folder_holds_what_was_written_and_nothing_else(engine: str, root: Path) -> None:
    """Nothing of the engine's own or of an earlier build; the engine does not even look at docs/, where a link is broken."""
    (root / "site").mkdir()
    (root / "site" / "old.html").write_text("old", "utf-8")
    done = build(root, engine, "--strict")

    assert done.returncode == 0, done.stderr
    assert "WARNING -" not in done.stderr
    assert files(root / "site") == {"index.html": b"<body>first</body>", "points/a.html": b"\0\xff"}


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_refused_record_leaves_the_old_site(engine: str, root: Path) -> None:
    """Every reason is printed as it is, the exit code is 1, there is no traceback, and the visible site is not touched."""
    build(root, engine)
    (root / "data" / "record.yml").write_text("wrong", "utf-8")
    done = build(root, engine)

    assert done.returncode == 1
    assert "data/record.yml:1:1 bad-word 写错了 — 改正\ndata/record.yml:2:1 bad-word 又错了 — 改正\n" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(root / "site")["index.html"] == b"<body>first</body>"


def test_strict_forbids_what_is_only_odd(root: Path) -> None:
    """The engine's --strict is the build's."""
    (root / "data" / "record.yml").write_text("odd", "utf-8")

    assert build(root, "mkdocs").returncode == 0
    assert build(root, "mkdocs", "--strict").returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_serve_shows_a_changed_record(engine: str, root: Path) -> None:
    """The records are watched: a correction is shown, a mistake keeps the last good site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", engine, "serve", "-f", "mkdocs.yml", "-a", host]
    with (root / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=root, env=environment(root), stdout=log, stderr=log)
    try:
        assert shown(f"http://{host}/index.html", "first")
        (root / "data" / "record.yml").write_text("second", "utf-8")
        assert shown(f"http://{host}/index.html", "second")
        (root / "data" / "record.yml").write_text("wrong", "utf-8")
        assert logged(root / "log", "又错了")
        assert logged(root / "log", "Reloading browsers", times=2)
        assert shown(f"http://{host}/index.html", "second")
    finally:
        server.terminate()
        server.wait()


def shown(url: str, text: str) -> bool:
    """Whether the page comes to show the text within twenty seconds."""
    for _ in range(200):
        try:
            with urlopen(url, timeout=5) as answer:
                if f"<body>{text}".encode() in answer.read():
                    return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


def logged(file: Path, text: str, times: int = 1) -> bool:
    for _ in range(200):
        if file.read_text("utf-8").count(text) >= times:
            return True
        time.sleep(0.1)
    return False
