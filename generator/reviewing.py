"""The commands of those who review changes: `review`, `comment`, `preview`, `owners`; imports every lower storey and typer."""

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
from generator.outcome import told
from generator.owners import NAME, NoMaintainers
from generator.owners import owners as code_owners
from generator.preview import preview as make_preview
from generator.problems import visible
from generator.process import keep_everything
from generator.review import TooMuch, Unfit, as_commands, as_json, desk, full, reviewed, short
from generator.review import comment as fit_comment
from generator.terminal import Exit, Lang, in_words, report

commands = typer.Typer()


class Form(StrEnum):
    """How a review is written."""

    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"


Source = Annotated[
    Path | None, typer.Option("--from", help="有这些提交的仓库；默认是 --root。The repository that has the commits.")
]
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
    source: Source = None,
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
    keep_everything()
    with reading():
        with reviewed(source or where.root, base, head, today.date() if today else None, os.environ) as found:
            written_with = desk(found, lang, repository)
            _write(out, WRITERS[form](written_with))
            if whole is not None:
                _write(whole, full(written_with))
        raise typer.Exit(Exit.PROBLEMS if fail and found.fails(strict) else Exit.CLEAN)


@commands.command()
def comment(
    file: Annotated[Path, typer.Argument(help="别处生成的报告。A report from elsewhere.", show_default=False)],
    repository: Annotated[
        str,
        typer.Option(
            "--repository", help="只留下指向这个仓库的链接。Only links into this repository stay.", show_default=False
        ),
    ],
    lang: Language = Lang.ZH,
) -> None:
    """把来路不明的报告变成可以发布的评论。Make a comment of a report that anybody may have written."""
    with in_words():
        try:
            sys.stdout.write(fit_comment(file.read_bytes(), repository, lang))
        except Unfit:
            sys.stderr.write("这不是一份报告。This is no report.\n")
            raise typer.Exit(Exit.PROBLEMS) from None


@commands.command()
def preview(
    commit: Annotated[str, typer.Argument(help="要预览的提交。The commit to preview.", show_default=False)],
    out: Annotated[
        Path, typer.Option("--out", help="写到这个新文件夹。The new folder of the site.", show_default=False)
    ],
    source: Source = None,
    root: Root = None,
    today: Today = None,
    lang: Language = Lang.ZH,
) -> None:
    """预览改动：只取提交里的记录和页面，程序、模板和设置用本文件夹的。Preview a change: records and pages of a commit, program, templates and settings of this folder."""
    where = locate(root, None)
    if out.exists():
        raise typer.BadParameter(f"{visible(str(out))} 已经存在。It exists already.", param_hint="--out")
    day = today.date() if today else None
    with reading():
        made = make_preview(where.root, source or where.root, commit, day, os.environ, out)
    report(made.outcome.problems, lang)
    for name in made.left:
        sys.stderr.write(f"{visible(name)} 没有采用，页面保持原样。Left out; the page stays as it is here.\n")
    raise typer.Exit(told(made.outcome, out, strict=False))


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
            if check and not file.exists():
                raise typer.Exit(Exit.CLEAN) from None
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
