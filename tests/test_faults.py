"""What may go wrong while a site is published: whatever it is, a visitor finds the whole old site or the whole new one."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish import next_tree
from tests.worlds import ROOT, make_root, world_text

POINT = "points/440100/gz-0001.yml"
CHANGED = world_text(POINT).replace("榕树头。", "榕树头下。")
Site = dict[str, str]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX")]


def start(
    root: Path, *arguments: str, module: str = "generator", before: Callable[[], object] | None = None
) -> "subprocess.Popen[str]":
    """A builder in a process group of its own, so that it can be killed with all it has started."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    def ready() -> None:
        # The tests may run in the background of a shell, where SIGINT is ignored and children inherit that.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if before:
            before()

    return subprocess.Popen(
        [sys.executable, "-m", module, "build", *arguments], cwd=root, env=environment, stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True, preexec_fn=ready,
    )  # fmt: skip


def build(root: Path, *arguments: str, before: Callable[[], object] | None = None) -> tuple[int, str]:
    """The exit code of a whole build, and what it said."""
    with start(root, *arguments, before=before) as builder:
        said = builder.communicate()[1]
    return builder.returncode, said


def files(folder: Path) -> Site:
    """Every file below a folder with a digest of its content."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def beside(root: Path) -> list[str]:
    """What lies beside the site that was not there before."""
    return sorted(
        {path.name for path in root.iterdir()} - {"data", "docs", "templates", "mkdocs.yml", ".shifan", "site"}
    )


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two roots with their sites, built without a fault: one of the old records, one of the new."""
    folder = tmp_path_factory.mktemp("faults")
    old, new = make_root(folder / "old"), make_root(folder / "new", {POINT: CHANGED})

    assert (build(old), build(new)) == ((0, ""), (0, ""))
    return old, new


@pytest.fixture(scope="module")
def sites(roots: tuple[Path, Path]) -> tuple[Site, Site]:
    """The old site and the new one."""
    old, new = (files(root / "site") for root in roots)

    assert old.keys() == new.keys()
    assert old != new
    return old, new


@pytest.fixture
def published(tmp_path: Path, roots: tuple[Path, Path]) -> Path:
    """A root whose old site is published and whose records have changed since."""
    return publish_old(tmp_path / "root", roots)


def publish_old(root: Path, roots: tuple[Path, Path]) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(roots[0], root)
    (root / "data" / POINT).write_text(CHANGED, "utf-8", newline="\n")
    return root


MOMENTS = [
    (".site.lock", 0.0),
    (".shifan/frame/*/docs", 0.0),
    (".shifan/frame/*/docs", 0.2),
    (".shifan/site/points", 0.0),
    *((".site.next/tree", moment) for moment in (0.0, 0.002, 0.005, 0.01, 0.02, 0.05)),
]
"""What is there when a kill comes, and how many seconds later; the tree is laid last, before the exchange."""


def when(found: str, root: Path, builder: "subprocess.Popen[str]") -> None:
    """Waits until the builder has made this, or has ended."""
    while builder.poll() is None and not any(root.glob(found)):
        time.sleep(0.0005)


@pytest.mark.parametrize(("found", "moment"), MOMENTS)
def test_a_kill_at_any_moment_leaves_a_whole_site(
    found: str, moment: float, published: Path, sites: tuple[Site, Site]
) -> None:
    """The old site or the new one is visible, whole; the next build gives the new one and clears up."""
    shutil.rmtree(published / ".shifan")
    with start(published) as builder:
        when(found, published, builder)
        time.sleep(moment)
        if builder.poll() is None:
            os.killpg(builder.pid, signal.SIGKILL)
        builder.communicate()

    assert files(published / "site") in sites
    assert build(published) == (0, "")
    assert files(published / "site") == sites[1]
    assert beside(published) == []


def test_a_killed_builder_takes_its_helpers_along(published: Path, sites: tuple[Site, Site]) -> None:
    """Killed alone, with its workers and the engine at work, a build neither goes on writing nor turns the next one away."""
    shutil.rmtree(published / ".shifan")
    with start(published) as builder:
        when(".shifan/frame/*/mkdocs.yml", published, builder)
        builder.kill()
        builder.communicate()  # until the last helper has closed its end of the pipe

    assert list(published.glob(".shifan/frame/*/site/404.html")) == []
    assert build(published) == (0, "")
    assert files(published / "site") == sites[1]
    assert beside(published) == []


def test_a_visitor_always_finds_a_page(published: Path) -> None:
    """Who looks without pause while a site is built and published sees the old page, then the new one, and never none."""
    page, seen = published / "site" / "points" / "gz-0001.html", []
    with start(published) as builder:
        while builder.poll() is None:
            text = page.read_bytes()
            if text not in seen:
                seen.append(text)
        builder.communicate()
    if page.read_bytes() not in seen:
        seen.append(page.read_bytes())

    assert ["榕树头下。" in text.decode() for text in seen] == [False, True]


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("found", [".site.lock", ".shifan/frame/*/docs", ".shifan/site/points"])
def test_a_build_that_is_told_to_stop_leaves_nothing(
    published: Path, sites: tuple[Site, Site], sent: signal.Signals, found: str
) -> None:
    """The old site stays, nothing lies beside it, no word and no traceback; the code names the signal."""
    shutil.rmtree(published / ".shifan")
    with start(published) as builder:
        when(found, published, builder)
        os.kill(builder.pid, sent)
        said = builder.communicate()[1]

    assert (builder.returncode, said) == (128 + sent, "")
    assert files(published / "site") == sites[0]
    assert beside(published) == []
    assert build(published) == (0, "")
    assert files(published / "site") == sites[1]


def test_a_full_disk_leaves_the_old_site(published: Path, sites: tuple[Site, Site]) -> None:
    """Whichever file is the first that cannot be written, by the engine or by us: one sentence, exit 3."""
    import resource  # only POSIX systems have it

    largest = max(path.stat().st_size for path in (published / "site").rglob("*") if path.is_file())
    for limit in (0, 4096, largest // 2):
        shutil.rmtree(published / ".shifan", ignore_errors=True)

        def full(limit: int = limit) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        code, said = build(published, before=full)

        assert (code, said.count("\n")) == (3, 1), said
        assert "File too large" in said
        assert files(published / "site") == sites[0]
        assert beside(published) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(published: Path, sites: tuple[Site, Site]) -> None:
    """Where nothing can be laid beside the site, even root is refused: exit 3, and the site stays."""
    (published / ".site.lock").mkdir()
    code, said = build(published)

    assert (code, said.count("\n")) == (3, 1), said
    assert files(published / "site") == sites[0]


def test_records_that_are_gone_leave_the_old_site(published: Path, sites: tuple[Site, Site]) -> None:
    """An emptied data folder is refused; it does not become an empty site."""
    for path in sorted((published / "data").rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    code, said = build(published)

    assert code == 1
    assert "Traceback" not in said
    assert files(published / "site") == sites[0]
    assert beside(published) == []


def test_of_two_builders_one_gives_way(published: Path, sites: tuple[Site, Site]) -> None:
    """Started together, one builds and the other ends with 75, or comes after; the site is the new one."""
    with start(published) as one, start(published) as other:
        threading.Thread(target=one.communicate).start()
        other.communicate()
        codes = {one.wait(), other.returncode}

    assert codes in ({0, 75}, {0})
    assert files(published / "site") == sites[1]
    assert beside(published) == []
    with next_tree(published / "site"):
        assert build(published)[0] == 75


def test_a_site_of_mkdocs_is_taken_over(published: Path, sites: tuple[Site, Site]) -> None:
    """`mkdocs build` over a published site gives the same bytes; `shifan build` takes its place with what is new by then."""
    with start(published, "--quiet", module="mkdocs") as builder:
        builder.communicate()
    assert (builder.returncode, files(published / "site")) == (0, sites[1])

    (published / "data" / POINT).write_text(world_text(POINT), "utf-8", newline="\n")
    assert build(published) == (0, "")
    assert files(published / "site") == sites[0]
    assert beside(published) == []


def test_a_careful_umask_does_not_lock_visitors_out(published: Path) -> None:
    """What `mkdocs build` has left in the cache under another umask is published for everybody."""
    with start(published, "--quiet", "-d", "elsewhere", module="mkdocs", before=lambda: os.umask(0o077)) as builder:
        builder.communicate()

    assert build(published, before=lambda: os.umask(0o077)) == (0, "")
    modes = {oct(path.stat().st_mode & 0o777) for path in (published / "site").rglob("*")}
    assert modes == {"0o755", "0o644"}


def test_a_link_stays_a_link(published: Path, sites: tuple[Site, Site]) -> None:
    """What the link leads to is exchanged, and visitors follow it as before."""
    (published / "site").rename(published / "public")
    (published / "site").symlink_to("public")

    assert build(published) == (0, "")
    assert (published / "site").readlink() == Path("public")
    assert files(published / "public") == sites[1]
    assert beside(published) == ["public"]


def test_a_build_changes_nothing_that_it_reads(published: Path) -> None:
    """Records, pages and templates are as before; beside the site only the cache is new."""
    before = files(published)
    assert build(published) == (0, "")
    after = files(published)

    def own(each: Site) -> Site:
        return {name: digest for name, digest in each.items() if not name.startswith(("site/", ".shifan/"))}

    assert own(after) == own(before)


def test_messages_that_cannot_be_told_change_nothing(published: Path, sites: tuple[Site, Site]) -> None:
    """With standard error on a full disk or closed, a build with a warning is published, and one that is refused ends with 1."""
    for redirection in ("2>/dev/full" if Path("/dev/full").exists() else "2>&-", "2>&- >&- <&-"):
        line = f'"{sys.executable}" -m generator build {redirection}'
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        (published / "data" / POINT).write_text(CHANGED.replace("domain: rural", "domain: rurl"), "utf-8")
        refused = subprocess.run(["/bin/sh", "-c", line], cwd=published, env=environment, check=False).returncode
        (published / "data" / POINT).write_text(CHANGED, "utf-8", newline="\n")
        clean = subprocess.run(["/bin/sh", "-c", line], cwd=published, env=environment, check=False).returncode

        assert (refused, clean) == (1, 0)
        assert files(published / "site") == sites[1]
