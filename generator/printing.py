"""The commands that make what is printed: pack, booklet; imports every lower storey and typer."""

import os
import re
import sys
import tempfile
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.check import forbids
from generator.options import Data, Language, Root, Strict, Today, Where, locate
from generator.packing import Pack, Ready, Source, meeting_pack, placed, ready, selection_pack
from generator.packs import booklet, selection
from generator.problems import Problem, nearest, visible
from generator.terminal import Exit, Lang, in_words, report

commands = typer.Typer()
OURS = re.compile(r"booklet(?:-[0-9]+)?\.pdf")
"""Files that a selection may have or not."""
TORN = {
    "late": "超过了时限。It took too long.",
    "memory": "内存不够。There was not enough memory.",
    "typst": "排版程序拒绝了它，原因如下；这是程序的错，请报告。The typesetter refused it, as follows; please report this.",
}


class Order(StrEnum):
    """How a booklet orders what it holds."""

    REGION = "region"
    DATE = "date"
    TITLE = "title"


@commands.command()
def pack(
    meeting: Annotated[str, typer.Argument(help="会议的编号。The id of the meeting.", show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="写到哪个文件夹；默认是 --root 下的 packs/<编号>。Where the files go."),
    ] = None,
    root: Root = None,
    data: Data = None,
    today: Today = None,
    strict: Strict = False,
    lang: Language = Lang.ZH,
) -> None:
    """生成会议材料：汇编、路线图、海报、幻灯片、日历。Make all that a meeting lays on the table and hangs on the wall."""
    where = locate(root, data)
    with in_words():
        source, found = _ready(where, today, strict, lang)
        catalog = source.catalog
        if meeting not in catalog.meetings:
            near = nearest(meeting, catalog.meetings)
            raise typer.BadParameter(
                f"没有编号为“{visible(meeting)}”的会议。{f'是否应为“{near}”？' * bool(near)}No such meeting.",
                param_hint="MEETING",
            )
        made = meeting_pack(source, catalog.meetings[meeting])
        _leave(made, out or where.root / "packs" / meeting, where, found, strict, lang)


@commands.command(name="booklet")
def booklet_(
    out: Annotated[
        Path | None,
        typer.Option("--out", help="写到哪个文件夹；默认是 --root 下的 packs/booklet。Where the files go."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="封面上的书名。The title on the cover.")] = booklet.TITLE,
    domain: Annotated[str, typer.Option("--domain", help="只要这个领域的。Of one domain.")] = "",
    region: Annotated[str, typer.Option("--region", help="只要这个地区的（代码）。Of one region: its code.")] = "",
    status: Annotated[
        str, typer.Option("--status", help="只要这种状态的联系点及其案例。Of points of one status.")
    ] = "",
    year: Annotated[str, typer.Option("--year", help="只要这一年的。Of one year.")] = "",
    tag: Annotated[str, typer.Option("--tag", help="只要有这个标签的。With one tag.")] = "",
    honour: Annotated[str, typer.Option("--honour", help="只要得过这项荣誉的。With one honour.")] = "",
    ids: Annotated[
        str, typer.Option("--ids", help="只要这些编号，并按这个次序，用逗号隔开。These records, in this order.")
    ] = "",
    order: Annotated[Order, typer.Option("--order", help="同类之中的次序。The order within a kind.")] = Order.REGION,
    root: Root = None,
    data: Data = None,
    today: Today = None,
    strict: Strict = False,
    lang: Language = Lang.ZH,
) -> None:
    """不开会也能印汇编：按领域、地区、状态、年份、标签、荣誉或编号选材料。Make a booklet of any selection of records."""
    where = locate(root, data)
    named = tuple(each for each in ids.replace("，", ",").replace("、", ",").split(",") if each.strip())
    wish = selection.Wish(domain, region, status, year, tag, honour, tuple(map(str.strip, named)), order)
    with in_words():
        source, found = _ready(where, today, strict, lang)
        for option, value, near in selection.unknown(source.catalog, wish):
            raise typer.BadParameter(
                f"没有“{visible(value)}”。{f'是否应为“{near}”？' * bool(near)}There is none.", param_hint=f"--{option}"
            )
        chosen = selection.of_wish(source.catalog, wish)
        if not chosen:
            sys.stderr.write("没有符合条件的材料，什么也没有生成。Nothing answers to these wishes.\n")
            raise typer.Exit(Exit.PROBLEMS)
        made = selection_pack(source, "booklet", booklet.Cover(title), chosen, found.checked.today or date.min)
        _leave(made, out or where.root / "packs" / "booklet", where, found, strict, lang)


def _ready(where: Where, today: datetime | None, strict: bool, lang: Lang) -> tuple[Source, Ready]:
    """All that is printed from; where that is wrong or lacks something, the problems are told and the command ends."""
    found = ready(where.root, where.data, today.date() if today else None, os.environ, strict=strict)
    if found.source is None:
        report(found.problems, lang)
        sys.stderr.write("没有生成材料。Nothing was made.\n")
        raise typer.Exit(Exit.PROBLEMS)
    return found.source, found


def _leave(made: Pack, out: Path, where: Where, found: Ready, strict: bool, lang: Lang) -> None:
    """Writes the files, tells what is wrong, and ends the command."""
    problems = (*found.problems, *placed(where.root, where.data, made.problems))
    report(sorted(problems, key=Problem.order), lang)
    if made.torn:
        for name, torn in made.torn:
            sys.stderr.write(f"{name} 没有印成：{TORN[torn.reason]}\n")
            sys.stderr.write("".join(f"{visible(line)}\n" for line in torn.said.splitlines()))
        raise typer.Exit(Exit.ENVIRONMENT)
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(out.iterdir()):
        if OURS.fullmatch(path.name) and path.name not in made.files:
            path.unlink()  # a volume of an earlier run, which somebody would print
    for name, data in made.files.items():
        _write(out / name, data)
        sys.stdout.write(f"{visible(str(out / name))}\n")
    raise typer.Exit(Exit.PROBLEMS if forbids(problems, strict) else Exit.CLEAN)


def _write(path: Path, data: bytes) -> None:
    """Writes a file in one step: whoever has the old one open keeps it whole."""
    descriptor, temporary = tempfile.mkstemp(prefix=".shifan-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
