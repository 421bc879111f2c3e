"""The commands that rewrite records: fmt; imports every lower storey and typer."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from generator.changeset import HalfDone, Overtaken, apply
from generator.formatting import survey
from generator.load.walk import base_of
from generator.options import Data, Language, Root, locate
from generator.problems import visible
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
