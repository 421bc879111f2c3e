"""Plugin: the MkDocs and ProperDocs door; thin, and with nothing that the site needs. Imports storeys 0 to 6 and mkdocs.

`mkdocs build` lays the very files of `shifan build` into the site folder, `mkdocs serve` shows them. The engine that runs the
plugin renders nothing: the build runs an engine of its own on a staging folder, without plugins.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator import messages
from generator.build import Order, write_site
from generator.problems import visible

WATCHED = ("data", "templates")


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has none: what there is to choose stands in the command line of `shifan`."""


class ShifanPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """The plugin `shifan` of mkdocs.yml."""

    def __init__(self) -> None:
        self._good: tempfile.TemporaryDirectory[str] | None = None
        self._serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Being here keeps one plugin for all builds of a `serve`."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Leaves the engine without pages of its own."""
        config.nav = None
        config.theme.static_templates.clear()
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Builds before the engine empties the site folder, so that a refused record leaves the old site."""
        scratch = tempfile.TemporaryDirectory(prefix="shifan-")
        reasons = self.write(_root(config), _site(scratch), bool(config.strict))
        if not reasons:
            self._keep(scratch)
            return
        scratch.cleanup()
        sys.stderr.write("".join(f"{reason}\n" for reason in reasons))
        # MkDocs would stop answering until the mistake is corrected; a reader of the preview sees the last good site.
        if not (self._serving and self._good):
            raise Abort("没有生成网站，原来的网站没有动。The site was not built; the old one is untouched.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """No file is the engine's to publish."""
        return Files([])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Lays the site into the folder that the engine was told."""
        assert self._good is not None, "on_pre_build comes first"
        shutil.rmtree(config.site_dir, ignore_errors=True)
        shutil.copytree(_site(self._good), config.site_dir, copy_function=shutil.copyfile)
        if not self._serving:
            self._keep(None)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watches what the engine does not know of."""
        for name in WATCHED:
            if (_root(config) / name).is_dir():
                server.watch(str(_root(config) / name))
        return server

    def on_shutdown(self) -> None:
        """Leaves nothing behind."""
        self._keep(None)

    def write(self, root: Path, site: Path, strict: bool) -> Sequence[str]:
        """Writes the site into a folder that does not exist yet. Returns why there is none, one line each."""
        try:
            outcome = write_site(Order(root, root / "data", None, os.environ), site, strict)
        except OSError as error:
            return [f"无法读写 {visible(str(error.filename or ''))}：{error.strerror or error}。Cannot read or write."]
        lines = messages.as_text(outcome.problems, "zh").splitlines()
        if outcome.pages:
            sys.stderr.write("".join(f"{line}\n" for line in lines))
            return []
        return [*lines, *(outcome.failure.lines if outcome.failure else ())]

    def _keep(self, scratch: tempfile.TemporaryDirectory[str] | None) -> None:
        if self._good is not None:
            self._good.cleanup()
        self._good = scratch


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _site(scratch: tempfile.TemporaryDirectory[str]) -> Path:
    return Path(scratch.name) / "site"
