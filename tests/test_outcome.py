"""How a build is told of: its last line and its exit code."""

from pathlib import Path

import pytest

from generator.build import Outcome
from generator.engines import EngineFailed
from generator.outcome import answered, progress, told
from generator.problems import Problem
from generator.terminal import Exit, Lang

ERROR, WARNING = Problem("data/site.yml", (), "site-url-missing"), Problem("data/a.yml", (), "attachment-unread")


@pytest.mark.parametrize(
    ("outcome", "strict", "code", "said"),
    [
        (Outcome((), 7), False, Exit.CLEAN, ""),
        (Outcome((WARNING,), 7), False, Exit.CLEAN, ""),
        (Outcome((WARNING,), 7), True, Exit.PROBLEMS, ""),
        (Outcome((ERROR,)), False, Exit.PROBLEMS, "没有生成网站，原来的网站没有动。"),
        (
            Outcome((), failure=EngineFailed("mkdocs", 1, ("a\x1b",))),
            False,
            Exit.ENVIRONMENT,
            "a<U+001B>\nmkdocs 没有完成",
        ),
    ],
)
def test_a_build_ends_with_one_line_and_its_code(
    outcome: Outcome, strict: bool, code: Exit, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is no site it is said why; where there is one, only a terminal hears where."""
    assert code == told(outcome, Path("site"), strict)
    assert capsys.readouterr().err.startswith(said)


def test_a_receipt_keeps_what_is_said_of_a_site() -> None:
    """The problems, where the site is, and the code."""
    answer = answered(Outcome((WARNING,), 7), Path("site"), True, Lang.ZH)

    assert "7 个页面，在 site" in answer.done
    assert (Exit.PROBLEMS, True) == (answer.code, "data/a.yml" in answer.said)


def test_steps_are_said_to_a_terminal_only(capsys: pytest.CaptureFixture[str]) -> None:
    """A log has no use for them."""
    with progress() as say:
        say("check")

    assert "" == capsys.readouterr().err
