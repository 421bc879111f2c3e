"""The commands that rewrite records: fmt, rename, withdraw, and schemas for those who write by hand; imports every lower storey and typer."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator import amend
from generator.changeset import Change, HalfDone, Overtaken, apply
from generator.engines import site_url
from generator.formatting import survey
from generator.load import load
from generator.load.walk import base_of
from generator.options import Data, Kind, Language, Root, Today, locate
from generator.outputs import issues, schema
from generator.problems import visible
from generator.safefile import Refusal, load_bytes
from generator.terminal import Exit, Lang, in_words, report

commands = typer.Typer()


@commands.command()
def fmt(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="只整理这些文件；默认是全部记录和设置。Only these files.", show_default=False),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="只列出写法不统一的文件，不改动。Only name what would change; exit 1 if anything."
        ),
    ] = False,
    root: Root = None,
    data: Data = None,
    lang: Language = Lang.ZH,
) -> None:
    """统一写法：字段次序、缩进、引号；注释保留，值不变。Put records into the one canonical form; keeps comments and values."""
    where = locate(root, data)
    base = base_of(where.root, where.data)
    with writing():
        found = survey(where.root, where.data, [_named(file, base) for file in files] if files else None)
        if found.unknown:
            names = "、".join(map(visible, found.unknown))
            raise typer.BadParameter(f"{names} 不是 data 里的文件。Not among the records.", param_hint="FILES")
        if not check:
            apply(base, found.changes)
    sys.stdout.write("".join(f"{visible(change.file)}\n" for change in found.changes))
    report(found.problems, lang)
    raise typer.Exit(Exit.PROBLEMS if found.problems or (check and found.changes) else Exit.CLEAN)


@commands.command()
def rename(
    kind: Annotated[Kind, typer.Argument(help="记录的类型。The type of the record.", show_default=False)],
    old: Annotated[str, typer.Argument(help="现在的编号。Its id until now.", show_default=False)],
    new: Annotated[str, typer.Argument(help="新的编号。Its id from now on.", show_default=False)],
    root: Root = None,
    data: Data = None,
    today: Today = None,
    lang: Language = Lang.ZH,
) -> None:
    """改编号：移动文件，改写所有引用，旧网址自动转到新页面。Rename a record: moves its file, rewrites all that refers to it, keeps the old address alive."""
    with writing():
        _make(where := _site(root, data, today), amend.rename(where, kind, old, new), lang)


@commands.command()
def withdraw(
    point: Annotated[str, typer.Argument(help="联系点的编号。The id of the point.", show_default=False)],
    date: Annotated[
        datetime, typer.Option("--date", formats=["%Y-%m-%d"], help="退出的日期。The day.", show_default=False)
    ],
    reason: Annotated[
        str, typer.Option("--reason", help="退出的原因，会显示在页面上。Why; the page shows it.", show_default=False)
    ],
    root: Root = None,
    data: Data = None,
    today: Today = None,
    lang: Language = Lang.ZH,
) -> None:
    """联系点退出：改状态，在历程里记下日期和原因。Withdraw a point: its status, and date and reason in its history."""
    if not reason.strip():
        raise typer.BadParameter("请写明原因。Say why.", param_hint="--reason")
    with writing():
        where = _site(root, data, today)
        try:
            plan = amend.withdraw(where, point, date.date(), reason.strip())
        except amend.AlreadyWithdrawn as error:
            sys.stderr.write(f"{visible(str(error))}：这个联系点已经退出。The point was withdrawn before.\n")
            raise typer.Exit(Exit.PROBLEMS) from None
        _make(where, plan, lang)


@commands.command()
def schemas(
    check: Annotated[
        bool,
        typer.Option("--check", help="只列出过时的文件，不改动。Only name what is out of date; exit 1 if anything."),
    ] = False,
    root: Root = None,
    data: Data = None,
    lang: Language = Lang.ZH,
) -> None:
    """生成 schemas/（写记录时的提示）和仓库的议题表单。Write the JSON Schemas for editors and the issue forms of the forges; renew them after a change of vocabularies."""
    where = locate(root, data)
    with writing():
        loaded = load(where.root, where.data)
        if loaded.site is None or not loaded.vocabularies:
            report(loaded.problems, lang)
            raise typer.Exit(Exit.PROBLEMS)
        address = site_url((where.root / "mkdocs.yml").read_text("utf-8"))
        made = schema.schemas(loaded.vocabularies, private=loaded.site.repository == "private")
        made |= issues.issue_forms(loaded.vocabularies, address)
        changes = [change for file, text in made.items() if (change := _renewed(where.root, file, text.encode()))]
        if not check:
            for change in changes:
                (where.root / change.file).parent.mkdir(parents=True, exist_ok=True)
            apply(where.root, changes)
    sys.stdout.write("".join(f"{change.file}\n" for change in changes))
    raise typer.Exit(Exit.PROBLEMS if check and changes else Exit.CLEAN)


def _renewed(root: Path, file: str, new: bytes) -> Change | None:
    """The change of a file that is not there, or not like that; what is there but no file of ours stops it."""
    old = load_bytes(root, file, len(new) * 10)
    if isinstance(old, Refusal) and old.code == "unsafe-file":
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), file)
    known = old if isinstance(old, bytes) else None
    return Change(file, known, new) if known != new else None


def _site(root: Path | None, data: Path | None, today: datetime | None) -> amend.Site:
    where = locate(root, data)
    return amend.Site(where.root, where.data, today.date() if today else None, os.environ)


def _make(site: amend.Site, plan: amend.Plan, lang: Lang) -> None:
    """Makes the changes of a plan and names the files; a plan without any says why, and the command ends with 1."""
    apply(site.base, plan.changes)
    report(plan.problems, lang)
    if not plan.changes:
        sys.stderr.write("没有改动任何文件。Nothing was changed.\n")
        raise typer.Exit(Exit.PROBLEMS)
    sys.stdout.write("".join(f"{visible(change.file)}\n" for change in plan.changes if change.after is not None))


def _named(file: Path, base: Path) -> str:
    """A file as problems name it. Its folder may be reached by a link, but must not be left by one."""
    path, top = file.parent.resolve() / file.name, base.resolve()
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else str(file)


@contextmanager
def writing() -> Iterator[None]:
    """As `in_words`, for what stops a change of files."""
    try:
        with in_words():
            yield
    except Overtaken as error:
        name = visible(str(error))
        sys.stderr.write(f"{name} 刚刚被别的程序改过，什么也没有改动；请再运行一次。It was just changed; run again.\n")
        raise SystemExit(Exit.ENVIRONMENT) from None
    except HalfDone as error:
        names = "、".join(visible(str(name)) for name in error.args)
        sys.stderr.write(
            f"改到一半出错，又没能复原：{names}。请用 git checkout 恢复。Stopped halfway and could not be undone.\n"
        )
        raise SystemExit(Exit.ENVIRONMENT) from None
