"""The command that takes in what others hand over: `intake`; imports every lower storey and typer."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.amend import Site
from generator.changeset import Change, apply
from generator.intake import LIMIT, intake
from generator.load import load
from generator.options import Data, Language, Root, Today, locate
from generator.problems import Problem, visible
from generator.safefile import Refusal, load_bytes
from generator.terminal import Exit, Lang, in_words, report
from generator.yamlfile import read_text

commands = typer.Typer()


@commands.command("intake")
def take_in(
    file: Annotated[
        Path, typer.Argument(help="议题的正文，存成文件。The text of the issue, as a file.", show_default=False)
    ],
    id_: Annotated[
        str, typer.Option("--id", help="新记录的编号；默认用议题里写的，或者下一个。The id of the new record.")
    ] = "",
    show: Annotated[bool, typer.Option("--print", help="只显示，不写文件。Print the record; write nothing.")] = False,
    root: Root = None,
    data: Data = None,
    today: Today = None,
    lang: Language = Lang.ZH,
) -> None:
    """把填好的议题收成记录，或者列出缺什么。Make a record of an issue that fills in a form, or list what is missing."""
    where = locate(root, data)
    with in_words():
        text, problems = _text(file)
        loaded = load(where.root, where.data)
        if text is None or problems or loaded.catalog is None:
            report(problems or loaded.problems, lang)
            raise typer.Exit(Exit.PROBLEMS)
        site = Site(where.root, where.data, today.date() if today else None, os.environ)
        made = intake(site, loaded, text, file.name, id_)
        report(made.problems, lang)
        if made.change is None or made.change.after is None:
            sys.stderr.write("没有写入任何文件。Nothing was written.\n")
            raise typer.Exit(Exit.PROBLEMS)
        _hand_out(site.base, made.change, show)


def _hand_out(base: Path, change: Change, show: bool) -> None:
    """The record as a file, or on standard output with its file's name above."""
    assert change.after is not None, "as `take_in` has seen"
    if show:
        sys.stdout.write(f"# {change.file}\n{_shown(change.after.decode())}")
        return
    (base / change.file).parent.mkdir(parents=True, exist_ok=True)
    apply(base, [change])
    sys.stdout.write(f"{visible(change.file)}\n")


def _shown(text: str) -> str:
    return "".join(f"{visible(line)}\n" for line in text.splitlines())


def _text(file: Path) -> tuple[str | None, list[Problem]]:
    data = load_bytes(file.parent, file.name, LIMIT)
    if isinstance(data, Refusal):
        return None, [Problem(file.name, (), data.code, data.arguments)]
    return read_text(data, file.name)
