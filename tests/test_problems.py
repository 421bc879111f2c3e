"""Problems as values: order, field names, visible text, near matches."""

import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem, edit_distance, field_name, nearest, visible

WORDS = st.text(st.sampled_from("ab中农村-"), max_size=6)


def test_problems_sort_by_place_then_code() -> None:
    """A report reads from the top of the first file to the end of the last."""
    wanted = [
        Problem("a.yml", (), "z", {}, 0, 0),
        Problem("a.yml", (), "b", {}, 2, 1),
        Problem("a.yml", (), "c", {}, 2, 1),
        Problem("a.yml", (), "a", {}, 10, 1),
        Problem("b.yml", (), "a", {}, 1, 1),
    ]

    assert wanted == sorted([*wanted[3:], *wanted[:3]])


def test_problems_of_one_place_sort_though_their_paths_differ_in_kind() -> None:
    """Keys and positions within paths, and any arguments, never make sorting fail."""
    keyed, numbered = Problem("a", ("x",), "c", {"n": "1"}), Problem("a", (0,), "c", {"n": "2"})

    assert [numbered, keyed] == sorted([keyed, numbered])


def test_a_problem_is_a_value() -> None:
    """Equal content is equal, may be put into a set, and survives the cache."""
    one, same = (Problem("a.yml", ("x", 0), "c", {"found": "1"}) for _ in range(2))

    assert {one} == {one, same}
    assert one == pickle.loads(pickle.dumps(one))
    assert one != Problem("a.yml", ("x", 0), "c", {"found": "2"})


def test_a_place_is_added_later() -> None:
    """The same problem, with line and column."""
    assert Problem("a", ("x",), "c", {}, 3, 7) == Problem("a", ("x",), "c").at(3, 7)


@pytest.mark.parametrize(
    ("path", "shown"),
    [((), ""), (("name",), "name"), (("deeds", 1, "date"), "deeds[2].date"), ((0,), "[1]"), (("a", 0, 2), "a[1][3]")],
)
def test_fields_are_named_as_readers_count(path: tuple[str | int, ...], shown: str) -> None:
    """The second deed is deeds[2]."""
    assert shown == field_name(path) == Problem("a", path, "c").field


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("阿卜杜拉·买买提 𠮷 <5万元 020-87185000 -5%　后", "阿卜杜拉·买买提 𠮷 <5万元 020-87185000 -5%　后"),
        ("a\x1b[31m\r\nb", "a<U+001B>[31m<U+000D><U+000A>b"),
        ("x\u202ey\u2066\u200b\ufeff", "x<U+202E>y<U+2066><U+200B><U+FEFF>"),
        ("\u2028\u2029\x85\ue000\xa0", "<U+2028><U+2029><U+0085><U+E000><U+00A0>"),
        ("\ud800", "<U+D800>"),
        ("a##[add-mask]", "a##<U+005B>add-mask]"),
    ],
)
def test_text_is_made_visible(text: str, shown: str) -> None:
    """What steers a terminal or hides is shown by number; every other character stays."""
    assert shown == visible(text)


@given(st.text())
def test_visible_text_stays_one_line_and_is_stable(text: str) -> None:
    """Whatever a value holds, it prints as one line of UTF-8, and showing it twice changes nothing."""
    shown = visible(text)

    assert len(shown.splitlines()) <= 1
    assert shown.encode("utf-8").decode("utf-8") == shown == visible(shown)


@pytest.mark.parametrize(
    ("word", "choices", "found"),
    [
        ("农存", ["学校", "农村"], "农村"),
        ("白云取", ["番禺区", "白云区"], "白云区"),
        ("广州", ["深圳市", "广州市"], "广州市"),
        ("titel", ["tile", "title"], "title"),
        ("On Site", ["on_site", "survey"], "on_site"),
        ("demo", ["contact", "demonstration"], "demonstration"),
        ("demonstrations", ["demonstration", "contact"], "demonstration"),
        ("联系点：广州市番禺区沙湾街道", ["案例", "联系点"], "联系点"),
        ("ｒｕｒａｌ", ["rural"], "rural"),
        ("gz-0010", ["gz-1000", "gz-0011"], "gz-0011"),
        ("zzz", ["abc", "contact"], ""),
        ("文", ["字"], ""),
        ("", ["a", ""], ""),
        ("rural", [], ""),
    ],
)
def test_the_nearest_choice(word: str, choices: list[str], found: str) -> None:
    """One slip is recognised in Chinese and Latin; what is far from everything has no neighbour."""
    assert found == nearest(word, choices)


@given(WORDS, st.lists(WORDS, max_size=5))
def test_the_nearest_is_a_choice(word: str, choices: list[str]) -> None:
    """Never anything else, a choice itself when it is written right, and the same whatever their order."""
    found = nearest(word, choices)

    assert found in (*choices, "")
    assert found == nearest(word, choices[::-1])
    assert not word or word not in choices or found == word


@given(WORDS, WORDS)
def test_edit_distance_is_a_distance(left: str, right: str) -> None:
    """Nought for equals only, the same both ways, never more than the longer word."""
    distance = edit_distance(left, right, 6)

    assert (distance == 0) == (left == right)
    assert distance == edit_distance(right, left, 6) <= max(len(left), len(right))


def test_edit_distance_stops_at_its_limit() -> None:
    """Words farther apart than asked for cost no more than saying so."""
    assert 2 == edit_distance("abcdef", "uvwxyz", 1)


def test_the_nearest_of_ten_thousand_is_found_soon() -> None:
    """A wrong reference among many ids costs milliseconds."""
    ids = [f"{city}-{number:04d}" for city in ("gz", "sz", "zh", "st") for number in range(2500)]
    nearest("warm-up", ids)
    before = time.process_time()

    assert "gz-0123" == nearest("gz-0123x", ids)
    assert time.process_time() - before < 2
