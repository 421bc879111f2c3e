"""The search index: what is found of a record, how it is written, and that only what has changed is written again."""

import json
import random
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.truth import plain
from generator.catalog import Catalog
from generator.load.stock import take
from generator.outputs import search
from generator.outputs.search import names, of_page, of_record, order, renew, script, told
from generator.outputs.search.document import Document
from generator.outputs.search.grams import grams
from generator.outputs.search.index import Index
from generator.outputs.search.names import shard_count, shard_name, text_name
from generator.outputs.search.normal import normal, pairs
from generator.outputs.search.postings import decode, encode
from generator.outputs.search.suggest import Card, ranks, suggestions
from generator.pages import addresses
from tests.worlds import ROOT, make_data, world_text

SIGNS = "团團支部，。a1Ａ①㎡ éσΣς·_-\n\u200b\ufe0f\U00020bb7\U0002f800﨑⼈"
Files = dict[str, bytes]


def catalog_of(folder: Path, changes: Mapping[str, str | None] | None = None) -> Catalog:
    """The public records of the tests' province with these changes."""
    stock = take(folder, make_data(folder, changes), {}, 1)
    assert stock is not None
    return stock.catalog().public()


def documents_of(catalog: Catalog) -> dict[str, Document]:
    """Every record's document by its address, in the order of their numbers."""
    keys = [(kind, id_) for kind in catalog.facts for id_ in sorted(catalog.facts[kind])]
    found = [of_record(catalog, kind, id_, addresses.record(kind, id_), {}) for kind, id_ in keys]
    return {each.address: each for each in found}


def clean(documents: Mapping[str, Document]) -> tuple[Files, list[tuple[object, ...]]]:
    """The files and the cards of an index without a former one."""
    files: Files = {}
    cards = renew(list(documents), documents, [], files.__getitem__, files.__setitem__)
    return files, cards


def invented(number: int, seed: int = 0) -> dict[str, Document]:
    """Documents of random words, which share many grams."""
    chance = random.Random(seed)

    def words(most: int) -> str:
        return "".join(chance.choice("团支部学习a1，。 夜校𠮷\n") for _ in range(chance.randint(0, most)))

    found = {}
    for each in range(number):
        address = f"points/{each:04}.html"
        fields = (words(9).replace("\n", ""), words(9), words(20), words(60))
        found[address] = Document(
            address, "point", *fields, "tuan zhi bu", "guang zhou\nfan yu", "番禺", each % 7 == 0, each % 11
        )
    return found


# --- text as it is compared -------------------------------------------------------------------------------------------


def test_width_case_signs_and_traditional_forms_make_no_difference() -> None:
    """What people type in many ways is one text."""
    assert "团支部 qq群 iso9001" == normal("團支部、（ＱＱ群）——ISO９００１。")
    assert "𠮷田村" == normal("𠮷田\u200b村\ufe0f")
    assert "3 5 亩 a b" == normal("3.5 亩_A/B")
    assert "" == normal("。、—— \n")


@given(st.text(st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=("Cs", "Cn")))))
def test_text_is_compared_as_by_other_means(text: str) -> None:
    """The benchmark's slow way, character by character, comes to the same."""
    assert plain(text) == normal(text)


@given(st.text(st.sampled_from(SIGNS + "臺後髮")))
def test_pairs_are_what_simplifying_needs(text: str) -> None:
    """With the pairs that go with a text, the browser needs no table."""
    found = pairs(text, "")
    table = dict(zip(found[::2], found[1::2], strict=True))

    assert {} == {char: simple for char, simple in table.items() if char not in normal_unsimplified(text)}
    assert normal(text) == "".join(table.get(char, char) for char in normal_unsimplified(text))


def normal_unsimplified(text: str) -> str:
    """What `normal` simplifies."""
    return search.normal.runs(text)


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_record_is_found_by_all_that_it_says(tmp_path: Path) -> None:
    """Every text of a public record stands in its document, Markdown as plain words; places, organs and labels besides."""
    documents = documents_of(catalog_of(tmp_path))
    point = documents["points/gz-0001.html"]
    whole = normal("\n".join((point.title, point.names, point.summary, point.body)))

    for text in re.findall(
        r"(?m)^\s*(?:name|title|summary|topic|note|address|- )(?:: )?(.+)$", world_text("points/440100/gz-0001.yml")
    ):
        if re.search("[\u4e00-\u9fff]", text):
            assert normal(re.sub("[{}].*|^.*: ", "", text)) in whole, text
    assert "广东省广州市番禺区" in point.names.split("\n")
    assert "农村" in point.body.split("\n")
    assert ("番禺区" in point.place) and point.sound.startswith("pan yu")


def test_only_the_public_catalog_is_asked(tmp_path: Path) -> None:
    """What is private stands in no document, even if somebody hands in the whole catalog."""
    contact = "contact:\n  person: 张三\n  phone: '13800138000'\n"
    private = {"site.yml": world_text("site.yml").replace("repository: public", "repository: private")}
    text = world_text("points/440100/gz-0001.yml")
    stock = take(tmp_path, make_data(tmp_path, private | {"points/440100/gz-0001.yml": text + contact}), {}, 1)
    assert stock is not None
    catalog = stock.catalog()

    assert "张三" in str(catalog.records["point"]["gz-0001"])
    assert "张三" not in str(of_record(catalog, "point", "gz-0001", "points/gz-0001.html", {}))
    assert "13800138000" not in str(documents_of(catalog.public()))


def test_what_a_document_sounded_like_is_known_from_its_text(tmp_path: Path) -> None:
    """A changed record whose names have stayed says the same as one that is read for the first time."""
    catalog = catalog_of(tmp_path)
    address = addresses.record("point", "gz-0001")
    document = of_record(catalog, "point", "gz-0001", address, {})
    files, _ = clean({address: document})
    heard = told(0, files.__getitem__).heard()

    assert heard[document.title] == document.sound
    assert [heard[name] for name in document.names.split("\n")] == document.names_sound.split("\n")
    assert document == of_record(catalog, "point", "gz-0001", address, heard)
    assert document != of_record(catalog, "point", "gz-0001", address, dict.fromkeys(heard, "x"))


def test_a_hand_written_page_is_found_by_its_article() -> None:
    """Its words, block by block, without scripts and what the frame says around them."""
    html = "<nav>菜单</nav><article><h1>关于</h1><p>一 &amp; 二<b>三</b></p><script>x</script><li>四\n五</li></article><p>尾</p>"
    found = of_page("about.html", "关于本站", "说明", html, {})

    assert ("page", "关于本站", "说明", "关于\n一 & 二三\n四 五") == (
        found.kind,
        found.title,
        found.summary,
        found.body,
    )


def test_documents_are_numbered_by_type_and_id(tmp_path: Path) -> None:
    """Whatever folder a record lies in; hand-written pages come last."""
    numbered = order(catalog_of(tmp_path), ["search.html", "about.html"])

    assert numbered[:3] == ["organs/gd.html", "organs/gz.html", "points/gd-0001.html"]
    assert numbered[-2:] == ["about.html", "search.html"]
    assert numbered[:-2] == list(documents_of(catalog_of(tmp_path / "again")))


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_script_cannot_be_broken_out_of() -> None:
    """What could end a script or a line of one is escaped, half a character replaced; the value comes back whole."""
    value = {"a": '</script><!--\u2028\u2029\\"', "b": [1, "𠮷\ud800"]}
    data = script.write("meta", value)

    assert b"<" not in data and "\u2028" not in data.decode() and "\u2029" not in data.decode()
    assert {"a": value["a"], "b": [1, "𠮷?"]} == script.read(data)


@given(st.integers(0, 400), st.integers(0, 3), st.sampled_from([1, 2, 16]))
def test_postings_come_back_as_they_were_written(number: int, seed: int, shards: int) -> None:
    """Grams, fields and documents of every sort survive the files; numbers with large gaps too."""
    found = grams((each * 317, document) for each, document in enumerate(list(invented(number, seed).values())[-9:]))
    files = list(encode(found, shards, range(shards)))
    back = [posting for _, names_, lists in files for posting in decode(names_, lists).tolist()]

    assert found.tolist() == sorted(back)
    assert list(range(shards)) == [shard for shard, _, _ in files]


def test_a_gram_knows_its_weightiest_field() -> None:
    """A pair that stands in the title and again in the body is filed under the title; pairs apart and singles have grams of their own."""
    document = Document("a", "point", "团课", "夜校", "", "团课、夜校A", "tuan ke", "")
    _, names_, lists = next(encode(grams([(0, document)]), 1, [0]))
    found = dict(zip(names_.split(","), lists.split(","), strict=True))

    assert {
        "团课": " ",
        "^团课": " ",
        "$团课": " ",
        "课 夜": "!!! ",
        "夜校": "! ",
        "校a": "!!! ",
        "团": " ",
        "夜": "! ",
    }.items() <= found.items()
    assert {"'tua", "'uan", "'ank", "'nke"} <= found.keys() and "a" not in found


def test_every_file_of_the_index_is_named() -> None:
    """What the build has to keep is told by the number of documents alone."""
    files, _ = clean(invented(50))

    assert set(names(50)) == files.keys()
    assert not list(names(0))
    assert all(shard_count(number) <= 2 * number for number in (1, 10, 100, 10_000))


@pytest.mark.parametrize("seed", range(5))
def test_a_warm_index_is_a_clean_one(seed: int) -> None:
    """Changed, added, removed and moved documents: the files are those of a clean build, byte for byte."""
    chance = random.Random(seed)
    documents = invented(60, seed)
    files, cards = clean(documents)
    for step in range(6):
        other = invented(90, seed * 10 + step)
        changed = {each: other[each] for each in chance.sample(sorted(documents), 3)}
        gone = chance.sample(sorted(documents), chance.choice((0, 4)) if step % 2 else 0)
        new = (
            {each: other[each] for each in chance.sample(sorted(other), 5) if each not in documents} if step % 2 else {}
        )
        fresh = {each: text for each, text in {**changed, **new}.items() if each not in gone}
        documents = {each: {**documents, **fresh}[each] for each in sorted({*documents, *new} - set(gone))}
        cards = renew(list(documents), fresh, cards, dict(files).__getitem__, files.__setitem__)
        files = {name: files[name] for name in names(len(documents))}

        assert clean(documents) == (files, cards), step


def test_only_files_that_differ_are_written() -> None:
    """A change in one body touches its text and the postings of its words; none, nothing at all."""
    documents = invented(200)
    files, cards = clean(documents)
    address = "points/0100.html"
    changed = documents[address]._replace(body=documents[address].body + "。观摩")
    written: Files = {}

    renew(list(documents), {address: changed}, cards, files.__getitem__, written.__setitem__)

    assert 2 <= len(written) <= 4 and text_name(100) in written
    assert {} == {name: 1 for name, data in written.items() if files[name] == data}
    written.clear()
    assert cards == renew(list(documents), {}, cards, files.__getitem__, written.__setitem__)
    assert {} == written


def test_a_renumbered_index_cannot_be_mistaken_for_the_old_one() -> None:
    """Postings name the numbering that they belong to: a browser that holds old ones says so instead of showing wrong pages."""
    documents = invented(30)
    one, _ = clean(documents)
    other, _ = clean(dict(list(documents.items())[1:]))
    keys = [script.read(files[shard_name(0)])["key"] for files in (one, other)]

    assert keys[0] != keys[1]
    assert keys[0] == script.read(one["assets/search/meta.js"])["key"]


def test_demonstration_points_and_newer_things_come_first() -> None:
    """The order among equals: proven before new before old before undated."""
    made = [
        Card("a", "point", "", "", "", proven, day)
        for proven, day in ((False, 0), (False, 9), (True, 1), (False, 9), (True, 5))
    ]

    assert [3, 2, 1, 2, 0] == ranks(made)


def test_suggestions_tell_sounds_by_a_table() -> None:
    """Each character's usual reading stands once; a name that is read otherwise has its own."""
    cards = [
        Card("points/a.html", "point", "重庆村", "chong qing cun", "番禺区", False, 1),
        Card("points/b.html", "point", "重要村A", "zhong yao cun a", "番禺区", False, 2),
        Card("points/c.html", "point", "重點村", "zhong dian cun", "", True, 0),
        Card("about.html", "page", "关于", "guan yu", "", False, 0),
    ]
    found = suggestions(cards)
    sounds = str(found["sounds"]).split(" ")

    assert "c\nb\na\nabout.html" == found["ids"] and "1116" == found["kind"]
    assert "點点" == found["pairs"]
    assert "zhong重" in sounds and "pan番" in sounds and {"2": "chong qing cun"} == found["odd"]
    assert [0, 1, 1, 0] == found["place"] and ["", "番禺区"] == found["places"]


def test_there_are_no_more_documents_than_numbers() -> None:
    """Beyond 131,072 the numbers of the grams would run over; that must not pass unnoticed."""
    with pytest.raises(AssertionError, match="17 bits"):
        Index([str(number) for number in range(131_073)], {}, [], lambda name: b"")


def test_the_demonstration_data_can_be_indexed() -> None:
    """Every record of it has a document with a title, a text and a place or none; none of it is longer than a page."""
    stock = take(ROOT, ROOT / "data", {}, 1)
    assert stock is not None
    documents = documents_of(stock.catalog().public())
    files, _ = clean(documents)

    assert all(each.title and each.body for each in documents.values())
    assert max(len(data) for name, data in files.items() if "/text/" in name) < 60_000
    assert json.loads(files["assets/search/meta.js"].decode().partition(",")[2].rstrip(");\n"))["documents"] == len(
        documents
    )
    assert date.fromordinal(max(each.day for each in documents.values())).year == 2027
