"""The gallery: what records use of data/media, and nothing else, is published."""

from pathlib import Path

from PIL import Image

from generator.catalog import Catalog
from generator.facts import facts_of
from generator.gallery import Put, hang
from generator.load import load
from tests.worlds import make_data, world_text

POINT = "points/440100/gz-0001.yml"
PHOTO = "photos:\n  - {file: field.jpg, alt: 田头}\n"


def used(catalog: Catalog) -> set[str]:
    return {name for _, record in catalog.all() for name in facts_of(record).media}


def writing(folder: Path) -> Put:
    def put(address: str, data: bytes) -> None:
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(data)

    return put


def test_only_used_photos_are_published(tmp_path: Path) -> None:
    """A photo of a field and one of a text are written in their sizes; a stray file is not."""
    text = world_text(POINT).replace("**课在田头。**", "![黑板](media/board.jpg) **课在田头。**") + PHOTO
    data = make_data(tmp_path, {POINT: text})
    (data / "media").mkdir(exist_ok=True)
    for name in ("field.jpg", "board.jpg", "stray.jpg"):
        Image.new("RGB", (1000, 600), "green").save(data / "media" / name)
    loaded = load(tmp_path, data)
    assert loaded.catalog is not None
    gallery = hang(used(loaded.catalog), loaded.media, tmp_path / "cache", writing(tmp_path / "site"), "data")

    assert used(loaded.catalog) == {"field.jpg", "board.jpg"}
    assert gallery.problems == ()
    assert [(each.width, each.height) for each in gallery.variants("field.jpg")] == [(480, 288), (1000, 600)]
    assert all((tmp_path / "site" / each.address).is_file() for each in gallery.variants("board.jpg"))
    assert gallery.variants("stray.jpg") == ()


def test_a_photo_that_cannot_be_decoded_is_a_problem(tmp_path: Path) -> None:
    """A right header before broken pixels is found when the photo is encoded."""
    data = make_data(tmp_path, {POINT: world_text(POINT) + PHOTO.replace("jpg", "png")})
    (data / "media").mkdir(exist_ok=True)
    Image.effect_noise((400, 300), 80).save(data / "media" / "field.png")
    whole = bytearray((data / "media" / "field.png").read_bytes())
    whole[5_000:5_400] = bytes(400)
    (data / "media" / "field.png").write_bytes(whole)
    loaded = load(tmp_path, data)
    assert loaded.catalog is not None
    gallery = hang(used(loaded.catalog), loaded.media, tmp_path / "cache", writing(tmp_path / "site"), "data")

    assert [(problem.file, problem.code) for problem in gallery.problems] == [("data/media/field.png", "media-broken")]
