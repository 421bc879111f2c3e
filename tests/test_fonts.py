"""Which fonts are taken, in which order, and what they leave out."""

import shutil
from pathlib import Path

import pytest

from generator import fonts
from generator.outputs.handout import faces
from tests.packs import needs_fonts


@pytest.fixture
def liberation(tmp_path: Path) -> Path:
    """A root with a font of its own, one that has no Chinese."""
    found = next((face for face in faces((), system=True) if "CJK" not in face.family), None)
    if found is None:
        pytest.skip("There is no font but the Chinese ones.")
    (tmp_path / "fonts").mkdir()
    shutil.copy(found.path, tmp_path / "fonts")
    return tmp_path


def test_without_a_font_there_is_none(tmp_path: Path) -> None:
    """The system left out, an empty folder has nothing to print Chinese with."""
    assert fonts.find(tmp_path, (), tmp_path / "cache", system=False) is None


def test_the_systems_fonts_are_found(tmp_path: Path) -> None:
    """A serif for running text and a sans for titles, with the characters of names."""
    needs_fonts()
    found = fonts.find(tmp_path, (), tmp_path / "cache")

    assert found is not None
    assert "Serif" in found.body[0] and "Sans" in found.heads[0]
    assert set(found.body) == set(found.heads)
    assert found.lacking("喆堃玥祎镕垚a1，🍊") == {"🍊"}
    assert found.unknown == ()


def test_what_is_read_is_kept(tmp_path: Path) -> None:
    """The second time says the same, from what the first has kept; a damaged file is read again."""
    needs_fonts()
    first = fonts.find(tmp_path, (), tmp_path)

    assert first == fonts.find(tmp_path, (), tmp_path)
    (tmp_path / "fonts").write_bytes(b"x")
    assert first == fonts.find(tmp_path, (), tmp_path)


def test_it_is_known_where_another_font_would_show(liberation: Path) -> None:
    """The files in use and the system's folders of fonts; what lies in the site's own folder is looked at anyhow."""
    needs_fonts()
    found = fonts.find(liberation, (), liberation / "cache")

    assert found is not None
    assert set(found.paths) <= set(found.around)
    folders = {Path(each) for each in found.around if Path(each).is_dir()}
    assert {Path(face.path).parent for face in faces((), system=True)} <= folders
    assert not [each for each in folders if each.is_relative_to(liberation) or liberation.is_relative_to(each)]


def test_named_fonts_come_first(liberation: Path) -> None:
    """`fonts:` names families or files; the first is for text, the second for titles, and what is unknown is told."""
    needs_fonts()
    path = next((liberation / "fonts").iterdir())
    family = next(face.family for face in faces((liberation / "fonts",), system=False))

    found = fonts.find(liberation, (f"fonts/{path.name}", "Noto Serif XX", family), liberation / "cache")

    assert found is not None
    assert found.body[0] == family
    assert [(number, name) for number, name, _ in found.unknown] == [(1, "Noto Serif XX")]


def test_fonts_of_the_folder_help_out(liberation: Path) -> None:
    """Whoever puts a font into the folder means it to be used where the others lack a character."""
    needs_fonts()
    family = next(face.family for face in faces((liberation / "fonts",), system=False))
    found = fonts.find(liberation, (), liberation / "cache")

    assert found is not None
    assert family == found.body[-1]
    assert [str(each) for each in (liberation / "fonts").iterdir()] == list(found.paths[-1:])
    assert found.used("字a") == found.body[:2]
