"""The options that commands share, the folders they name, and the line that commands make; imports terminal and typer."""

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.terminal import Lang

Root = Annotated[
    Path | None,
    typer.Option(
        "--root", help="mkdocs.yml 和 data/ 所在的文件夹；默认从当前文件夹往上找。The folder of mkdocs.yml and data/."
    ),
]
Data = Annotated[
    Path | None, typer.Option("--data", help="记录所在的文件夹；默认是 --root 下的 data。The folder of the records.")
]
Today = Annotated[
    datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="把这一天当作今天。The day to take for today.")
]
Strict = Annotated[bool, typer.Option("--strict", help="提醒也算问题。Warnings count as problems.")]
Language = Annotated[Lang, typer.Option("--lang", help="问题用哪种语言说明。The language of problems.")]


class Kind(StrEnum):
    """The record types, as commands take them."""

    ORGAN = "organ"
    POINT = "point"
    CASE = "case"
    PRACTICE = "practice"
    ARTICLE = "article"
    MEETING = "meeting"


@dataclass(frozen=True)
class Where:
    """The folders a command works on."""

    root: Path
    data: Path


def locate(root: Path | None, data: Path | None) -> Where:
    """The folders that the options name; without `--root` the nearest one upward that has mkdocs.yml."""
    here = Path.cwd()
    found = root or next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").is_file()), None)
    if found is None:
        raise typer.BadParameter(
            f"从 {here} 往上都没有 mkdocs.yml；请用 --root 指明。No mkdocs.yml here or above.", param_hint="--root"
        )
    if not (found / "mkdocs.yml").is_file():
        raise typer.BadParameter(f"{found} 里没有 mkdocs.yml。No mkdocs.yml in it.", param_hint="--root")
    # absolute, not resolve: a linked data folder must be seen as the link that it is.
    return Where(found.resolve(), Path(os.path.normpath((data or found.resolve() / "data").absolute())))


def line(*groups: typer.Typer) -> typer.Typer:
    """The command line of these groups of commands."""
    app = typer.Typer(
        help="示范（Shifan）：把一个文件夹的 YAML 记录变成可浏览、可搜索的示范点网站。\n\nTurns a folder of YAML records into a site of demonstration points.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for group in groups:
        app.add_typer(group)
    return app
