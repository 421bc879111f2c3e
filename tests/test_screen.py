"""The screen: what it finds in pictures, attachments and hand-written pages, and that it looks at a file once."""

import os
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from generator.privacy import mask
from generator.records import Privacy
from generator.screen import Screen, keep, recalled
from tests.test_pdftext import sample

PHONE = "138" + "0013" + "8000"
NOTHING = Privacy()


def screen(root: Path, allowed: Privacy = NOTHING) -> Screen:
    return Screen(root, allowed, os.environ)


def jpeg(path: Path, **what: object) -> Path:
    Image.new("RGB", (64, 64), "#2f6b2f").save(path, "JPEG", **what)
    return path


def found(root: Path, *files: Path, allowed: Privacy = NOTHING) -> list[tuple[str, str, str]]:
    """File, code and kind of every problem."""
    problems = screen(root, allowed).problems({f"data/media/{file.name}": file for file in files})
    return [(each.file, each.code, each.arguments.get("kind", "")) for each in problems]


def test_what_a_camera_or_an_editor_noted_is_found(tmp_path: Path) -> None:
    """In Exif as text and as wide text, in XMP, in a comment; in JPEG, PNG and WebP."""
    exif = Image.Exif()
    exif[0x010E] = f"tel {PHONE}"
    wide = Image.Exif()
    wide[0x9C9C] = f"{PHONE}\0".encode("utf-16-le")
    files = [
        jpeg(tmp_path / "a.jpg", exif=exif),
        jpeg(tmp_path / "b.jpg", exif=wide),
        jpeg(tmp_path / "c.jpg", comment=f"{PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}"),
        tmp_path / "d.png",
        tmp_path / "e.webp",
        jpeg(tmp_path / "calm.jpg"),
    ]
    said = f"Author\0{PHONE}".encode()
    chunk = struct.pack(">I", len(said)) + b"tEXt" + said + struct.pack(">I", zlib.crc32(b"tEXt" + said))
    Image.new("RGB", (8, 8)).save(files[3])
    data = files[3].read_bytes()
    files[3].write_bytes(data[:33] + chunk + data[33:])
    Image.new("RGB", (8, 8)).save(files[4], exif=exif)

    assert [(f"data/media/{file.name}", "personal-attachment", "mobile") for file in files[:-1]] == found(
        tmp_path, *files
    )


def test_a_document_names_the_page(tmp_path: Path) -> None:
    """And a locked one that nobody has looked."""
    (tmp_path / "a.pdf").write_bytes(sample("personal-attachment"))
    (tmp_path / "b.pdf").write_bytes(sample("attachment-unread"))
    problems = list(screen(tmp_path).problems({"a.pdf": tmp_path / "a.pdf", "b.pdf": tmp_path / "b.pdf"}))

    assert ["personal-attachment", "attachment-unread"] == [each.code for each in problems]
    assert {"kind": "mobile", "found": mask("138 0013 8000"), "page": "1"} == problems[0].arguments


def test_pixels_raise_no_alarm(tmp_path: Path) -> None:
    """Noise of every format, some of it long."""
    noise = Image.frombytes("RGB", (700, 700), os.urandom(3 * 700 * 700))
    files = [tmp_path / name for name in ("a.jpg", "b.png", "c.webp")]
    for file in files:
        noise.save(file)

    assert [] == found(tmp_path, *files)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("docs/visit.md", f"# 参观\n\n请打 {PHONE}。\n", (3, 4)),
        ("docs/a/b.md", f"一三八零零一三八零零零，[{PHONE}](x.md)\n", (1, 1)),
        ("docs/assets/x.js", f"var tel = '{PHONE}';\n", (1, 12)),
    ],
)
def test_a_hand_written_file_is_named_by_line_and_column(
    name: str, text: str, place: tuple[int, int], tmp_path: Path
) -> None:
    """Whatever of it is text: pages, scripts, styles."""
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text, "utf-8")
    first = next(screen(tmp_path).problems({}))

    assert (name, "personal-data", *place) == (first.file, first.code, first.line, first.column)


def test_names_and_hints_of_hand_written_files(tmp_path: Path) -> None:
    """A name is published; what may be private is hinted at where people write, not in scripts."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / f"list-{PHONE}.md").write_text("信箱 someone@qq.com\n", "utf-8")
    (tmp_path / "docs" / "x.js").write_text("// someone@qq.com\n", "utf-8")

    assert [
        (f"docs/list-{PHONE}.md", "personal-name", "mobile"),
        (f"docs/list-{PHONE}.md", "personal-hint", "email"),
    ] == found(tmp_path)


def test_an_exemption_holds_everywhere(tmp_path: Path) -> None:
    """In pages, names and attachments, however the number is grouped."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "visit.md").write_text(f"请打 {PHONE}。\n", "utf-8")
    (tmp_path / "a.pdf").write_bytes(sample("personal-attachment"))
    allowed = Privacy.model_validate({"allow": [{"text": PHONE, "reason": "客服号码", "date": "2026-03-01"}]})

    assert [] == found(tmp_path, tmp_path / "a.pdf", allowed=allowed)


def test_a_file_that_is_as_it_was_is_not_looked_at_again(tmp_path: Path) -> None:
    """What was found is known from build to build; a changed file is looked at, a file that is gone is forgotten."""
    picture, kept = jpeg(tmp_path / "a.jpg", comment=PHONE), tmp_path / "kept"
    old = time.time_ns() - 10**10
    os.utime(picture, ns=(old, old))
    first = screen(tmp_path)
    files = {"data/media/a.jpg": picture}
    assert 1 == len(list(first.problems(files)))
    keep(kept, first.known)

    again = Screen(tmp_path, NOTHING, os.environ, recalled(kept))
    time.sleep(0.15)  # a file that has just been changed is looked at again: its stamp may not tell
    assert 1 == len(list(again.problems(files)))
    assert first.known == again.known == recalled(kept)

    jpeg(picture)
    assert [] == list(again.problems(files))
    assert [] == list(again.problems({}))
    assert {} == again.known
