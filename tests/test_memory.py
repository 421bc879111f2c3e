"""Memory: what a process knows of the last build, and when it must not rely on that."""

from pathlib import Path

from generator.kept import Kept
from generator.memory import Memory


def built(memory: Memory, cache: Path, text: str) -> None:
    """A build of one page."""
    memory.recall(cache)
    memory.mirror.put("a.html", text.encode())
    memory.keep(Kept(world=text))
    memory.write(cache)


def test_the_next_process_knows_what_this_one_left(tmp_path: Path) -> None:
    """What was kept, and the files with it."""
    built(Memory(), tmp_path, "one")
    other = Memory()
    other.recall(tmp_path)

    assert other.kept.world == "one"
    assert other.mirror.files.keys() == {"a.html"}


def test_a_process_that_goes_on_reads_nothing_again(tmp_path: Path) -> None:
    """The second build has the very objects of the first."""
    memory = Memory()
    built(memory, tmp_path, "one")
    kept, mirror = memory.kept, memory.mirror
    memory.recall(tmp_path)

    assert memory.kept is kept
    assert memory.mirror is mirror


def test_another_process_may_build_in_between(tmp_path: Path) -> None:
    """Then what that one left counts."""
    memory = Memory()
    built(memory, tmp_path, "one")
    built(Memory(), tmp_path, "another")
    memory.recall(tmp_path)

    assert memory.kept.world == "another"
    assert (tmp_path / "site" / "a.html").read_text() == "another"


def test_a_build_that_came_to_nothing_is_not_relied_on(tmp_path: Path) -> None:
    """Its pages may be written already, though nothing is known of them: they go."""
    memory = Memory()
    built(memory, tmp_path, "one")
    memory.recall(tmp_path)
    memory.mirror.put("a.html", b"half")
    memory.recall(tmp_path)

    assert memory.kept.world == "one"
    assert memory.mirror.files == {}


def test_a_cache_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    """It may be removed at any time, while `shifan serve` runs as well."""
    memory = Memory()
    built(memory, tmp_path, "one")
    (tmp_path / "kept").unlink()
    memory.recall(tmp_path)

    assert memory.kept == Kept()
