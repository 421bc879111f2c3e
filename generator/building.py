"""The commands of every day: build, check, serve. Only what they need is loaded; imports storeys 0 to 9 and typer."""

import os
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator import messages
from generator.build import Order, Outcome, made_site
from generator.check import check as check_data
from generator.former import Former
from generator.options import Data, Language, Root, Strict, Today, Where, locate
from generator.outcome import answered, progress, told
from generator.process import keep_everything
from generator.publish import exchange, next_tree
from generator.receipt import Draft, Places, given
from generator.terminal import Exit, Lang, in_words, report

commands = typer.Typer()


class Form(StrEnum):
    """How `check` prints problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@commands.command()
def build(
    root: Root = None,
    data: Data = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="网站写到哪里；默认是 --root 下的 site。Where the site goes.")
    ] = None,
    packs: Annotated[
        bool,
        typer.Option(
            "--packs", help="把会议材料和“照着做”一页纸也放到网站上。With the packs of meetings and practices."
        ),
    ] = False,
    today: Today = None,
    strict: Strict = False,
    lang: Language = Lang.ZH,
) -> None:
    """生成网站。Build the site: all or nothing; a wrong record leaves the old site as it was."""
    keep_everything()
    where = locate(root, data)
    # A link stays a link: what it leads to is exchanged.
    target = Path(os.path.realpath(out or where.root / "site"))
    order = Order(where.root, where.data, today.date() if today else None, os.environ, packs=packs)
    with in_words():
        if unsafe := _unsafe(target, where):
            raise typer.BadParameter(unsafe, param_hint="--out")
        places = Places(str(where.root), str(where.data), str(target))
        draft = Draft(given(sys.argv[1:], os.environ), places, os.environ, time.time_ns())
        with progress() as say, next_tree(target) as tree, made_site(order, strict, say) as made:
            if made.outcome.pages and not made.mirror.is_in(target):
                former = Former(made.cache, made.before)
                former.lay(made.mirror, tree)
                say("publish")
                former.keep(exchange(tree, target), target, made.after)
            if made.outcome.pages:
                draft.leave(made.cache, made.mirror.left, answered(made.outcome, target, strict, lang), made.also)
    report(made.outcome.problems, lang)
    raise typer.Exit(told(made.outcome, target, strict))


@commands.command()
def check(
    root: Root = None,
    data: Data = None,
    form: Annotated[Form, typer.Option("--format", help="输出的格式。The form of the report.")] = Form.TEXT,
    today: Today = None,
    strict: Strict = False,
    lang: Language = Lang.ZH,
) -> None:
    """核对记录：一次说出所有问题。Check the records; everything wrong is reported in one run."""
    where = locate(root, data)
    with in_words():
        checked = check_data(where.root, where.data, today.date() if today else None, os.environ)
    printers = {Form.TEXT: messages.as_text, Form.JSON: messages.as_json, Form.GITHUB: messages.as_github}
    sys.stdout.write(printers[form](checked.problems, lang))
    if form is Form.TEXT and not checked.problems:
        sys.stderr.write("没有问题。Nothing is wrong.\n")
    raise typer.Exit(Exit.PROBLEMS if checked.refused(strict) else Exit.CLEAN)


@commands.command()
def serve(
    root: Root = None,
    data: Data = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="端口；0 为任选。The port; 0 takes any.")
    ] = 8000,
    today: Today = None,
) -> None:
    """预览网站：改了记录，页面自己更新。Preview the site; pages reload when records change."""
    from generator.serve import serve as serve_site  # with a web server and a watch that a build has no use for

    where = locate(root, data)
    order = Order(where.root, where.data, today.date() if today else None, os.environ)

    def ready(address: str, outcome: Outcome) -> None:
        report(outcome.problems, Lang.ZH)
        state = "已更新" if outcome.pages else "有问题，页面还是上一次的样子"
        sys.stderr.write(f"{state}：{address} （按 Ctrl+C 结束）\n")

    with in_words():
        serve_site(order, port, ready)


def _unsafe(target: Path, where: Where) -> str:
    """Why the site must not be written to `target`: it would take the place of something else."""
    kept = (where.root, where.data.resolve(), where.root / "docs", where.root / "templates", where.root / "generator")
    if any(folder == target or folder.is_relative_to(target) for folder in kept) or target.is_relative_to(
        where.data.resolve()
    ):
        return f"{target} 里有记录或程序，不能当作网站的文件夹。It holds records or the program."
    if target.is_dir() and any(target.iterdir()) and not (target / "index.html").is_file():
        return f"{target} 里有别的文件，又不像是网站；请换一个文件夹。It holds other files and is no site."
    return ""
