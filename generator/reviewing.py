"""The commands of those who review: `review` and `owners`; imports every lower storey and typer."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator import git
from generator.load import load
from generator.options import Language, Root, Strict, Today, locate
from generator.owners import NAME, NoMaintainers
from generator.owners import owners as code_owners
from generator.problems import visible
from generator.review import TooMuch, as_commands, as_json, desk, full, reviewed, short
from generator.terminal import Exit, Lang, in_words, report

commands = typer.Typer()


class Form(StrEnum):
    """How a review is written."""

    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"


WRITERS = {Form.MARKDOWN: short, Form.JSON: as_json, Form.GITHUB: as_commands}


@commands.command()
def review(
    base: Annotated[str, typer.Argument(help="改动之前的提交，如 main。The commit before the change.", show_default=False)],
    head: Annotated[str, typer.Argument(help="改动之后的提交。The commit after it.")] = "HEAD",
    form: Annotated[Form, typer.Option("--format", help="输出的格式。The form of the report.")] = Form.MARKDOWN,
    out: Annotated[
        Path | None, typer.Option("--out", help="报告写到这个文件；默认写到标准输出。The file of the report.")
    ] = None,
    whole: Annotated[
        Path | None, typer.Option("--full", help="不限长度的完整报告写到这个文件。The file of the full version.")
    ] = None,
    repository: Annotated[
        str, typer.Option("--repository", help="仓库的网址，用来链接到行；默认取 site.yml。Where lines are linked to.")
    ] = "",
    fail: Annotated[
        bool, typer.Option("--fail", help="改动带来错误时以 1 结束。End with 1 when the change brings an error.")
    ] = False,
    strict: Strict = False,
    root: Root = None,
    today: Today = None,
    lang: Language = Lang.ZH,
) -> None:  # fmt: skip
    """审阅改动：网站上会变什么，有什么问题。Review a change: what it does to the site, and what is wrong with it; reads two commits, touches nothing."""
    where = locate(root, None)
    with reading():
        with reviewed(where.root, base, head, today.date() if today else None, os.environ) as found:
            written_with = desk(found, lang, repository)
            _write(out, WRITERS[form](written_with))
            if whole is not None:
                _write(whole, full(written_with))
        raise typer.Exit(Exit.PROBLEMS if fail and found.fails(strict) else Exit.CLEAN)


@commands.command()
def owners(
    check: Annotated[
        bool, typer.Option("--check", help="只看 CODEOWNERS 是否过时，不写。Only tell whether it is out of date.")
    ] = False,
    root: Root = None,
    lang: Language = Lang.ZH,
) -> None:
    """生成 CODEOWNERS：各地市的文件夹归各地市团委审核，其余归维护人员。Write CODEOWNERS: each prefecture's office reviews its folders, the maintainers everything else."""
    where = locate(root, None)
    file = where.root / NAME
    with in_words():
        loaded = load(where.root, where.data)
        if loaded.catalog is None:
            report(loaded.problems, lang)
            raise typer.Exit(Exit.PROBLEMS)
        try:
            text = code_owners(loaded.catalog)
        except NoMaintainers:
            sys.stderr.write("data/site.yml 里没有写 maintainers（维护人员）。Name the maintainers in it.\n")
            raise typer.Exit(Exit.PROBLEMS) from None
        current = file.is_file() and file.read_bytes() == text.encode()
        if not current and not check:
            file.write_text(text, "utf-8", newline="\n")
        sys.stdout.write(f"{NAME}\n" * (not current))
    raise typer.Exit(Exit.PROBLEMS if check and not current else Exit.CLEAN)


def _write(file: Path | None, text: str) -> None:
    if file is None:
        sys.stdout.write(text)
    else:
        file.write_text(text, "utf-8", newline="\n")


@contextmanager
def reading() -> Iterator[None]:
    """As `in_words`, for what git refuses."""
    try:
        with in_words():
            yield
    except git.NoCommit as error:
        name = visible(str(error))
        raise typer.BadParameter(
            f"仓库里没有“{name}”这个提交。There is no such commit.", param_hint="BASE HEAD"
        ) from None
    except git.NoRepository as error:
        sys.stderr.write(f"{visible(str(error))} 不在 git 仓库里，或没有安装 git。No git, or no repository.\n")
        raise SystemExit(Exit.ENVIRONMENT) from None
    except git.NoObject as error:
        sys.stderr.write(
            f"仓库不完整，缺少 {visible(str(error))}；请取回全部历史。The clone is incomplete: fetch all of it.\n"
        )
        raise SystemExit(Exit.ENVIRONMENT) from None
    except TooMuch:
        sys.stderr.write(
            "数据超过 2 GB 或 20 万个文件，不能审阅。More than 2 GB or 200,000 files: too much to review.\n"
        )
        raise SystemExit(Exit.ENVIRONMENT) from None
