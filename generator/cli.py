"""The command line; imports every lower storey and typer."""

import os
import sys
import time
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator import clock, messages, reviewing, tending
from generator.build import Order, Outcome, made_site
from generator.check import check as check_data
from generator.check import forbids
from generator.editing import commands
from generator.load import load
from generator.new import Question, draft, questions
from generator.options import Data, Kind, Language, Root, Strict, Today, Where, locate
from generator.printing import commands as printing
from generator.problems import visible
from generator.process import keep_everything
from generator.publish import exchange, next_tree
from generator.receipt import Draft, Places, given
from generator.serve import serve as serve_site
from generator.terminal import Exit, Lang, answered, in_words, progress, report, told


class Form(StrEnum):
    """How `check` prints problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


MOST_CHOICES = 12

app = typer.Typer(
    help="示范（Shifan）：把一个文件夹的 YAML 记录变成可浏览、可搜索的示范点网站。\n\nTurns a folder of YAML records into a site of demonstration points.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(commands)
app.add_typer(reviewing.commands)
app.add_typer(printing)
app.add_typer(tending.commands)


@app.command()
def build(
    root: Root = None,
    data: Data = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="网站写到哪里；默认是 --root 下的 site。Where the site goes.")
    ] = None,
    today: Today = None,
    strict: Strict = False,
    lang: Language = Lang.ZH,
) -> None:
    """生成网站。Build the site: all or nothing; a wrong record leaves the old site as it was."""
    keep_everything()
    where = locate(root, data)
    # A link stays a link: what it leads to is exchanged.
    target = Path(os.path.realpath(out or where.root / "site"))
    order = Order(where.root, where.data, today.date() if today else None, os.environ)
    with in_words():
        if unsafe := _unsafe(target, where):
            raise typer.BadParameter(unsafe, param_hint="--out")
        places = Places(str(where.root), str(where.data), str(target))
        draft = Draft(given(sys.argv[1:], os.environ), places, os.environ, time.time_ns())
        with progress() as say, next_tree(target) as tree, made_site(order, strict, say) as made:
            if made.outcome.pages and not made.mirror.is_in(target):
                made.mirror.lay(tree)
                say("publish")
                exchange(tree, target)
            if made.outcome.pages:
                draft.leave(made.cache, made.mirror.left, answered(made.outcome, target, strict, lang))
    report(made.outcome.problems, lang)
    raise typer.Exit(told(made.outcome, target, strict))


@app.command()
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


@app.command()
def serve(
    root: Root = None,
    data: Data = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="端口；0 为任选。The port; 0 takes any.")
    ] = 8000,
    today: Today = None,
) -> None:
    """预览网站：改了记录，页面自己更新。Preview the site; pages reload when records change."""
    where = locate(root, data)
    order = Order(where.root, where.data, today.date() if today else None, os.environ)

    def ready(address: str, outcome: Outcome) -> None:
        report(outcome.problems, Lang.ZH)
        state = "已更新" if outcome.pages else "有问题，页面还是上一次的样子"
        sys.stderr.write(f"{state}：{address} （按 Ctrl+C 结束）\n")

    with in_words():
        serve_site(order, port, ready)


@app.command()
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
