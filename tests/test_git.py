"""git: dates, trees and objects, and nothing worse than None or a word of its own where there is none."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator import git
from generator.git import (
    LINK,
    MODULE,
    Entry,
    NoCommit,
    NoObject,
    NoRepository,
    blobs,
    commit,
    commit_date,
    head_date,
    tree,
)


def run(folder: Path, *line: str, when: str = "2026-10-01T23:30:00 +0800") -> None:
    """git in a folder, at that moment."""
    dates = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00 +0000"}
    names = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *names, *line], cwd=folder, check=True, env={**os.environ, **dates}, capture_output=True)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-10-01T23:30:00 +0800", date(2026, 10, 1)),
        ("2026-10-01T00:30:00 +0800", date(2026, 10, 1)),
        ("2026-10-01T23:30:00 -0500", date(2026, 10, 1)),
    ],
)
def test_the_date_is_that_of_the_committers_calendar(tmp_path: Path, when: str, day: date) -> None:
    """Not the reader's time zone, and not the author's date, which a rebase leaves behind."""
    run(tmp_path, "init", "-q")
    run(tmp_path, "commit", "-q", "--allow-empty", "-m", "x", when=when)

    assert day == head_date(tmp_path, os.environ)


def test_a_folder_within_a_repository_has_its_date(tmp_path: Path) -> None:
    """The site may be a part of a larger repository."""
    run(tmp_path, "init", "-q")
    run(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
    (tmp_path / "inner").mkdir()

    assert date(2026, 10, 1) == head_date(tmp_path / "inner", os.environ)


def test_without_a_commit_there_is_no_date(tmp_path: Path) -> None:
    """A repository that was only begun."""
    run(tmp_path, "init", "-q")

    assert head_date(tmp_path, os.environ) is None


def test_without_a_repository_there_is_no_date(tmp_path: Path) -> None:
    """An unpacked archive, or a folder that is gone."""
    ceiling = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}

    assert head_date(tmp_path, ceiling) is None
    assert head_date(tmp_path / "nowhere", ceiling) is None


def test_without_git_there_is_no_date(tmp_path: Path) -> None:
    """Git is a convenience, not a condition."""
    assert head_date(tmp_path, {"PATH": str(tmp_path)}) is None


def test_a_broken_repository_has_no_date(tmp_path: Path) -> None:
    """Whatever git says then is not our business."""
    run(tmp_path, "init", "-q")
    (tmp_path / ".git" / "HEAD").write_text("ref: \n")

    assert head_date(tmp_path, {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}) is None


# --- trees and objects ------------------------------------------------------------------------------------------------


def written(folder: Path, data: bytes) -> str:
    """The id of a new blob."""
    line = ["git", "hash-object", "-w", "--stdin"]
    return subprocess.run(line, cwd=folder, input=data, check=True, capture_output=True).stdout.decode().strip()


def planted(folder: Path, entries: bytes) -> str:
    """A commit whose tree is made of raw entries, `MODE TYPE ID<tab>NAME<nul>` each: also of names that no checkout could write."""
    line = ["git", "mktree", "-z", "--missing"]
    made = subprocess.run(line, cwd=folder, input=entries, check=True, capture_output=True).stdout.decode().strip()
    names = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    line = ["git", *names, "commit-tree", made, "-m", "x"]
    return subprocess.run(line, cwd=folder, check=True, capture_output=True).stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit: a file `a.txt` and a folder with one of a Chinese name."""
    run(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "a.txt").write_bytes(b"a\r\n\0")
    (tmp_path / "里").mkdir()
    (tmp_path / "里" / "甲 \n乙.yml").write_bytes("甲".encode())
    run(tmp_path, "add", ".")
    run(tmp_path, "commit", "-q", "-m", "x")
    return tmp_path


def test_a_name_leads_to_its_commit(repository: Path) -> None:
    """Branches, HEAD and its forebears, whole and short ids."""
    id_ = commit(repository, "main", os.environ)

    assert 40 == len(id_)
    assert id_ == commit(repository, "HEAD", os.environ) == commit(repository, id_[:9], os.environ)


@pytest.mark.parametrize(
    "name", ["nowhere", "", "HEAD~1", "main:a.txt", "--all", "-h", "a\nb", "main\0", "HEAD^{tree}"]
)
def test_a_name_of_no_commit_is_refused(repository: Path, name: str) -> None:
    """Neither files nor trees nor options pass for one."""
    with pytest.raises(NoCommit):
        commit(repository, name, os.environ)


def test_outside_a_repository_there_are_no_commits(tmp_path: Path) -> None:
    """Nor without git."""
    with pytest.raises(NoRepository):
        commit(tmp_path, "HEAD", {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    with pytest.raises(NoRepository):
        commit(tmp_path, "HEAD", {"PATH": str(tmp_path)})


def test_a_tree_names_every_file_as_it_is(repository: Path) -> None:
    """Whatever characters a name has; sizes are those of the objects."""
    found = tree(repository, "main", os.environ)

    assert {"a.txt": 4, "里/甲 \n乙.yml": 3} == {name: entry.size for name, entry in found.items()}
    assert all(entry.regular for entry in found.values())


def test_a_tree_is_seen_from_the_folder(repository: Path) -> None:
    """The site may be a part of a larger repository: names are relative to it, and nothing beside it is seen."""
    assert ["甲 \n乙.yml"] == list(tree(repository / "里", "main", os.environ))


def test_objects_are_read_byte_for_byte(repository: Path) -> None:
    """No line end is changed, and each object comes once however many files it makes."""
    entries = list(tree(repository, "main", os.environ).values())

    assert [b"a\r\n\0", "甲".encode()] == [data for _, data in blobs(repository, entries * 2, os.environ)]


def test_many_objects_are_read_in_groups(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that memory does not grow with a repository; an object that is larger than a group is a group by itself."""
    monkeypatch.setattr(git, "AT_ONCE", 4)
    made = [written(repository, b"x" * size) for size in (3, 1, 9, 0, 2)]
    entries = [Entry(0o100644, id_, size) for id_, size in zip(made, (3, 1, 9, 0, 2), strict=True)]

    assert [[3, 1], [9], [0, 2]] == [[len(data) for _, data in group] for group in _read(repository, entries)]


def _read(repository: Path, entries: list[Entry]) -> list[list[tuple[str, bytes]]]:
    sizes = {each.id: each for each in entries}
    groups = git._groups({each.id: each.size for each in entries})
    return [list(blobs(repository, [sizes[id_] for id_ in group], os.environ)) for group in groups]


def test_links_and_modules_are_told_apart(repository: Path) -> None:
    """A link is an object that says where it leads; the commit of another repository is not here at all."""
    link = written(repository, b"/etc/passwd")
    lines = (f"120000 blob {link}\tlink", f"160000 commit {'1' * 40}\tmodule", f"100755 blob {link}\trun")
    found = tree(repository, planted(repository, "".join(f"{line}\0" for line in lines).encode()), os.environ)

    assert {"link": (LINK, False), "module": (MODULE, False), "run": (0o100755, True)} == {
        name: (entry.mode, entry.regular) for name, entry in found.items()
    }
    assert 0 == found["module"].size


def test_a_name_that_is_no_utf_8_keeps_its_bytes(repository: Path) -> None:
    """Linux takes any bytes for a name, and so does git."""
    blob = written(repository, b"")
    found = tree(repository, planted(repository, f"100644 blob {blob}\t".encode() + b"\xb9\xe3\0"), os.environ)

    assert [b"\xb9\xe3"] == [name.encode("utf-8", "surrogateescape") for name in found]


def test_a_missing_object_is_named(repository: Path) -> None:
    """A clone may lack some; nothing is fetched."""
    missing = "0123456789" * 4
    with pytest.raises(NoObject, match=missing):
        list(blobs(repository, [Entry(0o100644, missing, 1)], os.environ))
    with pytest.raises(NoObject):
        tree(repository, missing, os.environ)


def test_the_environment_leads_nowhere_else(repository: Path, tmp_path: Path) -> None:
    """Within a hook git names its own repository, index and objects; those of the folder count."""
    other = tmp_path / "other"
    other.mkdir()
    run(other, "init", "-q")
    hook = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": "x", "GIT_OBJECT_DIRECTORY": str(other), "GIT_TRACE": "2"}
    id_ = commit(repository, "main", os.environ)

    assert id_ == commit(repository, "main", {**os.environ, **hook})
    assert date(2026, 10, 1) == commit_date(repository, id_, {**os.environ, **hook})


def test_no_object_takes_the_place_of_another(repository: Path) -> None:
    """A replacement, which anybody may push, would show other records than those of the commit."""
    other = written(repository, b"other")
    entry = tree(repository, "main", os.environ)["a.txt"]
    run(repository, "replace", entry.id, other)

    assert [b"a\r\n\0"] == [data for _, data in blobs(repository, [entry], os.environ)]
