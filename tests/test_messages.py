"""Messages: every code has its words, and no value can break a line, a terminal or a build log."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.messages import PLACEHOLDER, as_github, as_json, as_text, messages, reference, remedy, sentence, severity
from generator.problems import Problem

CODES = sorted(messages().entries)
LANGS = ("zh", "en")
HOSTILE = "\x1b[31m\n::error::x\r%0A\u202e##[stop]\u2028"

texts = st.text() | st.sampled_from([HOSTILE, "{found}", "[[{found}]]", "a: b"])
any_problem = st.builds(
    Problem,
    texts,
    st.tuples(texts, st.integers(0, 9)),
    st.sampled_from([*CODES, "no-such-code"]),
    st.dictionaries(st.sampled_from(["found", "nearest", "allowed", "name", "kind"]), texts),
    st.integers(0, 99),
    st.integers(0, 99),
)


def filled(code: str) -> Problem:
    """A problem with a value for each argument of its code."""
    return Problem("a.yml", ("x",), code, {name: f"<{name}>" for name in messages().entries[code].arguments})


# --- the entries ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_every_entry_is_complete(code: str) -> None:
    """A severity, and a sentence, a remedy and a paragraph in both languages that end as sentences do."""
    entry = messages().entries[code]

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert entry.severity in ("error", "warning")
    for lang, end in (("zh", "。"), ("en", ".")):
        words = entry.words[lang]
        said = [sentence(filled(code), lang), remedy(filled(code), lang), words.about]
        assert [True] * 3 == [text.rstrip('"”]').endswith((end, end + '"', "？")) for text in said], said
        assert len(words.about) > 20


@pytest.mark.parametrize("code", CODES)
def test_placeholders_are_documented(code: str) -> None:
    """A sentence uses the arguments that its entry lists, and both languages together use all of them."""
    entry = messages().entries[code]
    templates = [text for words in entry.words.values() for text in (words.sentence, words.remedy)]
    used = {name for text in templates for name, _ in PLACEHOLDER.findall(text)}

    assert {"field"} == {"field"} | used ^ set(entry.arguments) - {"field"}


@pytest.mark.parametrize("code", CODES)
def test_sentences_stand_without_any_argument(code: str) -> None:
    """What is optional disappears whole; no bracket or brace is left."""
    for lang in LANGS:
        for text in (sentence(Problem("a", (), code), lang), remedy(Problem("a", (), code), lang)):
            assert "[[" not in text and "]]" not in text and "{" not in text.replace("[ {", "")


def test_words_are_translated() -> None:
    """An argument that is a word of the program appears in the reader's language; any other as it is."""
    problem = Problem("a.yml", ("contact",), "not-a-mapping", {"found": "text"})

    assert "contact 应是一组“键: 值”，现在是一段文字。" == sentence(problem, "zh")
    assert 'contact has to be a group of "key: value" lines; it is a text.' == sentence(problem, "en")
    assert "没有编号为“x”的mine。" == sentence(
        Problem("a", (), "unknown-reference", {"type": "mine", "found": "x"}), "zh"
    )


def test_a_suggestion_appears_only_where_there_is_one() -> None:
    """The nearest value and the whole list of what is allowed."""
    near, far = (
        Problem("a", ("domain",), "not-in-list", {"found": "rual", "nearest": nearest, "allowed": "rural、school"})
        for nearest in ("rural", "")
    )

    assert "domain 的值“rual”不在可选范围内。" == sentence(near, "zh") == sentence(far, "zh")
    assert "是否应为“rural”？可选的值：rural、school。" == remedy(near, "zh")
    assert "Allowed are: rural、school." == remedy(far, "en")


def test_values_are_never_taken_for_placeholders() -> None:
    """A record may speak of {found} and [[brackets]]."""
    problem = Problem("a", (), "bad-time", {"found": "{nearest} [[x]] {found}"})

    assert "时间“{nearest} [[x]] {found}”的写法不对。" == sentence(problem, "zh")


def test_a_code_without_an_entry_is_an_error_with_its_values() -> None:
    """Forgetting an entry loses nothing."""
    assert "error" == severity("no-such-code")
    assert "a.yml:1:1 no-such-code found=x\n" == as_text([Problem("a.yml", (), "no-such-code", {"found": "x"})], "zh")


def named_codes(tree: ast.Module) -> Iterator[str]:
    """The codes that a module gives to what makes problems."""
    position = {"Problem": 2, "refuse": 0, "Refusal": 0, "Fault": 0, "Mistake": 0, "_quoted": 0, "_report": 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            given = [getattr(argument, "value", None) for argument in node.args]
            # The code stands last where a rule makes a problem of a record, of a field, or of a text.
            said = given[-1:] if name == "problem" else given[position.get(name, 99) :][:1]
            yield from (code for code in said if isinstance(code, str) and code)


def test_every_code_of_the_program_has_its_words(root: Path) -> None:
    """A new rule needs an entry in `messages.yml`."""
    used = {
        code for path in (root / "generator").rglob("*.py") for code in named_codes(ast.parse(path.read_text("utf-8")))
    }

    assert len(used) > 40
    assert set() == used - set(CODES)


# --- the printers -----------------------------------------------------------------------------------------------------


def test_a_text_line_names_place_code_sentence_and_remedy() -> None:
    """`path:line:column code sentence — remedy`, sorted; a warning says so; the whole file is its first line."""
    problems = [
        Problem("data/b.yml", ("date",), "bad-date-form", {"found": "2006.2.28", "suggestion": "2006-02-28"}, 3, 7),
        Problem("data/a.yml", (), "hookup-missing"),
    ]

    lines = as_text(problems, "zh").splitlines()

    assert lines[0].startswith("data/a.yml:1:1 hookup-missing 提醒：农村联系点")
    assert (
        "data/b.yml:3:7 bad-date-form 日期“2006.2.28”的写法不对。"
        " — 请写成“年-月-日”，月和日都是两位数字，即 2006-02-28。" == lines[1]
    )


def test_no_line_begins_like_a_command() -> None:
    """A file may be called `::error::x.yml`."""
    assert as_text([Problem("::error::x.yml", (), "bom")], "en").startswith("./::error::x.yml:1:1 bom ")


@given(st.lists(any_problem, max_size=4), st.sampled_from(LANGS))
def test_no_value_breaks_a_line(problems: list[Problem], lang: str) -> None:
    """One line a problem in text and for GitHub, none of them a command that we did not write."""
    plain, commands = as_text(problems, lang), as_github(problems, lang)

    assert len(problems) == len(plain.splitlines()) == len(commands.splitlines())
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in plain.splitlines())
    assert all(
        re.match(r"::(error|warning) file=[^,:]*,line=\d+,col=\d+,title=[a-z0-9-]+::", line)
        for line in commands.splitlines()
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u2028]", plain + commands)


@given(st.lists(any_problem, max_size=4), st.sampled_from(LANGS))
def test_json_gives_every_value_back(problems: list[Problem], lang: str) -> None:
    """Nothing is shortened or changed; the text itself steers no terminal and encodes as UTF-8."""
    text = as_json(problems, lang)
    found = json.loads(text)

    assert [dict(problem.arguments) for problem in sorted(problems)] == [each["arguments"] for each in found]
    assert [problem.file for problem in sorted(problems)] == [each["file"] for each in found]
    assert len(found) + 2 == len(text.encode("utf-8").splitlines())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u2028]", text)


def test_json_names_all_that_tools_need() -> None:
    """Place, path, code, severity, arguments and words."""
    problem = Problem("a.yml", ("deeds", 1, "date"), "impossible-date", {"found": "2006-02-30"}, 4, 9)

    assert [
        {
            "file": "a.yml",
            "line": 4,
            "column": 9,
            "field": "deeds[2].date",
            "path": ["deeds", 1, "date"],
            "code": "impossible-date",
            "severity": "error",
            "arguments": {"found": "2006-02-30"},
            "sentence": 'There is no day "2006-02-30".',
            "remedy": "Check month and day.",
        }
    ] == json.loads(as_json([problem], "en"))


def test_github_commands_are_escaped() -> None:
    """Commas and colons of a file name, per cents and line ends of a value."""
    problem = Problem("a,b:c.yml", (), "bad-time", {"found": "50%\n::error::"}, 2, 3)

    assert (
        "::error file=a%2Cb%3Ac.yml,line=2,col=3,title=bad-time::"
        'The time "50%25<U+000A>::error::" is not written as it should be.'
        " — Write hours and minutes of the 24-hour clock, such as 09:30 or 14:05.\n" == as_github([problem], "en")
    )


# --- the reference ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_reference_explains_every_code(lang: str) -> None:
    """Each code once, under its group, with a paragraph; no placeholder is left."""
    text = reference(lang)

    assert CODES == sorted(re.findall(r"(?m)^### (.+)$", text))
    assert [title[lang] for title in messages().groups.values()] == re.findall(r"(?m)^## (.+)$", text)
    assert not re.search(r"(?<!\\)[{}]", text)
