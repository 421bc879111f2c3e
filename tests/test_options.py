"""The folders that a command works on."""

from pathlib import Path

import pytest
import typer

from generator.options import locate


def test_the_nearest_folder_upward_is_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run from anywhere within a site; without one they say what to do."""
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "data" / "points").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "data" / "points")

    assert (tmp_path, tmp_path / "data") == (locate(None, None).root, locate(None, None).data)
    (tmp_path / "mkdocs.yml").unlink()
    with pytest.raises(typer.BadParameter, match="--root"):
        locate(None, None)
    with pytest.raises(typer.BadParameter, match=r"mkdocs\.yml"):
        locate(tmp_path, None)


def test_a_data_folder_that_is_a_link_is_seen_as_one(tmp_path: Path) -> None:
    """It is for the reader of records to refuse it."""
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real")

    assert tmp_path / "linked" == locate(tmp_path, tmp_path / "real" / ".." / "linked").data
