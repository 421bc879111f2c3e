"""The commands that make what is printed: pack, booklet; imports every lower storey and typer."""

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator import messages
from generator.check import forbids
from generator.options import Data, Language, Root, Strict, Today, Where, locate
from generator.packing import Pack, Ready, Source, meeting_pack, placed, ready, selection_pack
from generator.packs import booklet, selection
from generator.problems import Problem, nearest, visible
from generator.process import keep_everything
from generator.receipt import Answer, Draft, Places, given
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
    meetings: Annotated[
        list[str],
        typer.Argument(metavar="MEETING…", help="会议的编号，可写多个。Ids of meetings.", show_default=False),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="写到哪个文件夹；几次会议各占其中一个。默认是 --root 下的 packs/<编号>。Where the files go; of several meetings, a folder each.",
        ),
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
        draft = _draft(where)
        source, found = _ready(where, today, strict, lang)
        catalog = source.catalog
        for meeting in meetings:
            if meeting not in catalog.meetings:
                raise _unknown(meeting, nearest(meeting, catalog.meetings), "MEETING")
        folder = where.root / "packs" if out is None else out
        single = out is not None and len(meetings) == 1
        made = (
            (folder if single else folder / each, meeting_pack(source, catalog.meetings[each])) for each in meetings
        )
        _leave(made, where, found, draft, strict, lang)


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
        draft = _draft(where)
        source, found = _ready(where, today, strict, lang)
        for option, value, near in selection.unknown(source.catalog, wish):
            raise _unknown(value, near, f"--{option}")
        chosen = selection.of_wish(source.catalog, wish)
        if not chosen:
            sys.stderr.write("没有符合条件的材料，什么也没有生成。Nothing answers to these wishes.\n")
            raise typer.Exit(Exit.PROBLEMS)
        made = selection_pack(source, "booklet", booklet.Cover(title), chosen, found.checked.today or date.min)
        _leave([(out or where.root / "packs" / "booklet", made)], where, found, draft, strict, lang)


def _ready(where: Where, today: datetime | None, strict: bool, lang: Lang) -> tuple[Source, Ready]:
    """All that is printed from; where that is wrong or lacks something, the problems are told and the command ends."""
    keep_everything()
    found = ready(where.root, where.data, today.date() if today else None, os.environ, strict=strict)
    if found.source is None:
        report(found.problems, lang)
        sys.stderr.write("没有生成材料。Nothing was made.\n")
        raise typer.Exit(Exit.PROBLEMS)
    return found.source, found


def _unknown(value: str, near: str, option: str) -> typer.BadParameter:
    meant = f"是否应为“{near}”？" if near else ""
    return typer.BadParameter(f"没有“{visible(value)}”。{meant}There is none.", param_hint=option)


def _draft(where: Where) -> Draft:
    """Begun before anything is read."""
    told = given(sys.argv[1:], os.environ)
    return Draft(told, Places(str(where.root), str(where.data)), os.environ, time.time_ns())


def _leave(
    packs: Iterable[tuple[Path, Pack]], where: Where, found: Ready, draft: Draft, strict: bool, lang: Lang
) -> None:
    """Writes the files of each pack into its folder, tells what is wrong, and ends the command."""
    problems, torn, laid = set(found.problems), False, list[Path]()
    for folder, made in packs:
        problems |= set(placed(where.root, where.data, made.problems))
        for name, each in made.torn:
            torn = True
            sys.stderr.write(f"{name} 没有印成：{TORN[each.reason]}\n")
            sys.stderr.write("".join(f"{visible(line)}\n" for line in each.said.splitlines()))
        if not made.torn:
            laid += _lay(folder, made)
    told = sorted(problems, key=Problem.order)
    report(told, lang)
    code = Exit.PROBLEMS if forbids(problems, strict) else Exit.CLEAN
    if not torn and found.source:
        listed = "".join(f"{visible(str(path))}\n" for path in laid)
        answer = Answer(messages.as_text(told, lang), "", int(code), listed)
        draft.leave(found.source.cache, _left(laid), answer, found.source.fonts.around)
    raise typer.Exit(Exit.ENVIRONMENT if torn else code)


def _left(laid: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Size and time of what was written."""
    statuses = ((path.absolute(), path.stat()) for path in laid)
    return {str(path): (status.st_size, status.st_mtime_ns) for path, status in statuses}


def _lay(folder: Path, made: Pack) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.iterdir()):
        if OURS.fullmatch(path.name) and path.name not in made.files:
            path.unlink()  # a volume of an earlier run, which somebody would print
    for name, data in made.files.items():
        _write(folder / name, data)
        sys.stdout.write(f"{visible(str(folder / name))}\n")
    return [folder / name for name in made.files]


def _write(path: Path, data: bytes) -> None:
    """Writes a file in one step, where it is not the same: whoever has the old one open keeps it whole."""
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    descriptor, temporary = tempfile.mkstemp(prefix=".shifan-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
