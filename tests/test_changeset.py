"""A change set: all of it or nothing, whatever stops it, and nothing left beside."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.changeset import Change, HalfDone, Overtaken, apply
from tests.samples import unprivileged

posix_only = pytest.mark.skipif(os.name == "nt", reason="links and permissions are POSIX")
CHANGES = (Change("a/new.yml", None, b"3"), Change("b.yml", b"2", b"22"), Change("a/old.yml", b"1", None))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Two files; the folder may be looked into by everybody."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/old.yml").write_bytes(b"1")
    (tmp_path / "b.yml").write_bytes(b"2")
    return tmp_path


def tree(base: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {p.relative_to(base).as_posix(): p.read_bytes() for p in sorted(base.rglob("*")) if p.is_file()}


OLD, NEW = {"a/old.yml": b"1", "b.yml": b"2"}, {"a/new.yml": b"3", "b.yml": b"22"}


def test_all_changes_are_made(base: Path) -> None:
    """A new file, a changed one, one that goes; nothing else lies there afterwards."""
    apply(base, CHANGES)

    assert NEW == tree(base)


@posix_only
def test_permissions_stay(base: Path) -> None:
    """Who may read a record is not for a command to change; a new file is as any other new file."""
    (base / "b.yml").chmod(0o640)
    apply(base, CHANGES)
    (base / "other").write_bytes(b"")

    assert 0o640 == (base / "b.yml").stat().st_mode & 0o777
    assert (base / "other").stat().st_mode == (base / "a/new.yml").stat().st_mode


@pytest.mark.parametrize(
    ("name", "data"), [("b.yml", b"2!"), ("b.yml", b""), ("b.yml", None), ("a/old.yml", b"x"), ("a/new.yml", b"")]
)
def test_a_file_that_somebody_else_changed_stops_it(base: Path, name: str, data: bytes | None) -> None:
    """Changed, emptied, removed or made meanwhile: nothing is touched, the file is named."""
    (base / name).write_bytes(data) if data is not None else (base / name).unlink()
    before = tree(base)

    with pytest.raises(Overtaken, match=name):
        apply(base, CHANGES)
    assert before == tree(base)


@posix_only
@pytest.mark.parametrize("name", ["b.yml", "a"])
def test_no_link_is_followed(base: Path, name: str) -> None:
    """Neither a file nor a folder on the way may lead elsewhere."""
    (base / name).rename(base / "elsewhere")
    (base / name).symlink_to(base / "elsewhere")
    before = tree(base)

    with pytest.raises(Overtaken):
        apply(base, CHANGES[1:])
    assert before == tree(base)


@posix_only
def test_what_the_system_refuses_leaves_all_as_it_was(base: Path) -> None:
    """The last change is not allowed: the first ones are taken back."""
    (base / "a").chmod(0o755)
    base.chmod(0o777)
    for parent in base.parents[:3]:
        parent.chmod(0o755)
    with unprivileged(), pytest.raises(PermissionError):
        apply(base, (CHANGES[1], CHANGES[2]))

    assert OLD == tree(base)


class Stopping:
    """The system's own steps, stopped before or after the one with a number."""

    def __init__(self, patch: pytest.MonkeyPatch, stops: int, late: bool, error: BaseException, for_good: bool) -> None:
        self._step, self._stops, self._late, self._error, self._for_good = 0, stops, late, error, for_good
        replace, unlink = Path.replace, Path.unlink
        patch.setattr(Path, "replace", lambda path, target: self._taken(lambda: replace(path, target)))
        patch.setattr(Path, "unlink", lambda path, missing_ok=False: self._gone(path, missing_ok, unlink))

    def _gone(self, path: Path, missing_ok: bool, unlink: Callable[[Path, bool], None]) -> None:
        # Clearing up what stands beside a file is no step.
        if path.name.endswith("~"):
            unlink(path, missing_ok)
        else:
            self._taken(lambda: unlink(path, missing_ok))

    def _taken(self, take: Callable[[], object]) -> None:
        step, self._step = self._step, self._step + 1
        now = step >= self._stops if self._for_good else step == self._stops
        if now and not self._late:
            raise self._error
        take()
        if now:
            raise self._error


@pytest.mark.parametrize("stops", range(3))
@pytest.mark.parametrize("late", [False, True])
def test_whatever_stops_it_between_two_files_all_is_as_it_was(
    base: Path, monkeypatch: pytest.MonkeyPatch, stops: int, late: bool
) -> None:
    """A signal may come before or after any step."""
    Stopping(monkeypatch, stops, late, KeyboardInterrupt(), for_good=False)
    with pytest.raises(KeyboardInterrupt):
        apply(base, CHANGES)

    assert OLD == tree(base)


def test_what_cannot_be_taken_back_is_named(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is gone after the first step: whoever reads this has git."""
    Stopping(monkeypatch, 1, False, OSError("gone"), for_good=True)
    with pytest.raises(HalfDone) as raised:
        apply(base, (CHANGES[1], CHANGES[2]))

    assert ("b.yml",) == raised.value.args
