"""The command that writes a new record: new; imports every lower storey and typer."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from generator import clock
from generator.check import forbids
from generator.load import load
from generator.new import Question, draft, questions
from generator.options import Data, Kind, Language, Root, Today, locate
from generator.problems import visible
from generator.terminal import Exit, Lang, in_words, report

commands = typer.Typer()
MOST_CHOICES = 12


@commands.command()
def new(
    kind: Annotated[Kind, typer.Argument(help="记录的类型。The type of the record.", show_default=False)],
    id_: Annotated[
        str, typer.Option("--id", help="编号，即文件名：小写字母、数字和连字符。The id: the file's name.")
    ] = "",
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set", "-s", metavar="字段=值", help="填一个字段，可写多次；多个值用逗号隔开。Fill in a field: KEY=VALUE."
        ),
    ] = None,
    root: Root = None,
    data: Data = None,
    today: Today = None,
    lang: Language = Lang.ZH,
) -> None:
    """新建一份记录：逐项询问，或用选项填写。Write a new, valid record: asks, or takes options."""
    where = locate(root, data)
    with in_words():
        loaded = load(where.root, where.data)
        catalog = loaded.catalog
        if catalog is None:
            report(loaded.problems, lang)
            raise typer.Exit(Exit.PROBLEMS)
        answers = _answers(values or [])
        identity = id_ or _asked("编号 Id", "小写字母、数字和连字符，如 gz-0100", "--id")
        for question in questions(kind, catalog):
            if not answers.get(question.name):
                answers[question.name] = _ask(question)
        day = clock.today(today.date() if today else None, os.environ, where.root, catalog)
        made = draft(loaded, where.data, kind, identity, answers, day)
        if forbids(made.problems):
            report(made.problems, lang)
            sys.stderr.write("没有写入任何文件。Nothing was written.\n")
            raise typer.Exit(Exit.PROBLEMS)
        made.path.parent.mkdir(parents=True, exist_ok=True)
        with made.path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(made.text)
    report(made.problems, lang)
    sys.stdout.write(f"{visible(str(made.path))}\n")


def _answers(values: Sequence[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if wrong := next((name for name, equals, _ in pairs if not equals), ""):
        raise typer.BadParameter(f"“{visible(wrong)}”应写成 字段=值。Write KEY=VALUE.", param_hint="--set")
    return {name.strip(): text for name, _, text in pairs}


def _ask(question: Question) -> str:
    hint = question.help + ("多项用逗号隔开。" if question.many else "")
    if len(question.choices) <= MOST_CHOICES:
        hint += "、".join(f"{key}（{label}）" for key, label in question.choices.items())
    return _asked(question.label, hint, f"--set {question.name}=…")


def _asked(label: str, hint: str, option: str) -> str:
    """An answer typed in; without a terminal the option that would have given it is named."""
    if not sys.stdin.isatty():
        raise typer.BadParameter(f"缺少“{label}”。Missing: {option}", param_hint=option)
    return str(typer.prompt(f"{label}{f'（{hint}）' if hint else ''}"))
