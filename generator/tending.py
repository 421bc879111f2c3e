"""The commands of those who look after records: `stale` and `links`; imports every lower storey and typer."""

import os
import sys
from typing import Annotated

import typer

from generator import clock
from generator import links as dead_links
from generator.catalog import Catalog
from generator.load import load
from generator.options import Data, Language, Root, Today, Where, locate
from generator.problems import visible
from generator.stale import MONTHS
from generator.stale import stale as stale_points
from generator.terminal import Exit, Lang, in_words, report

commands = typer.Typer()


@commands.command()
def stale(
    months: Annotated[int, typer.Option("--months", min=1, help="多少个月没有动静。How many months.")] = MONTHS,
    root: Root = None,
    data: Data = None,
    today: Today = None,
    lang: Language = Lang.ZH,
) -> None:
    """列出很久没有工作记录的联系点。List adopted points of which nothing was told for long; exit 1 if there is any."""
    where = locate(root, data)
    with in_words():
        catalog = _catalog(where, lang)
        day = clock.today(today.date() if today else None, os.environ, where.root, catalog)
        found = stale_points(catalog, day, months) if day else []
    for each in found:
        last = each.last.isoformat() if each.last else "—"
        sys.stdout.write(f"{visible(each.file)}:1 {last} {visible(each.name)}\n")
    raise typer.Exit(Exit.PROBLEMS if found else Exit.CLEAN)


@commands.command()
def links(root: Root = None, data: Data = None, lang: Language = Lang.ZH) -> None:
    """查失效的网址（需要联网）。Look for addresses that lead nowhere; asks the network; exit 1 if there is any."""
    where = locate(root, data)
    dead = 0
    with in_words():
        for each in dead_links.verdicts(dead_links.addresses(_catalog(where, lang)), dead_links.ask):
            if each.reason:
                dead += each.dead
                note = ("失效 dead" if each.dead else "存疑 unsure") + f" ({visible(each.reason)})"
                sys.stdout.write("".join(f"{visible(file)}:1 {visible(each.address)} {note}\n" for file in each.files))
    raise typer.Exit(Exit.PROBLEMS if dead else Exit.CLEAN)


def _catalog(where: Where, lang: Lang) -> Catalog:
    loaded = load(where.root, where.data)
    if loaded.catalog is None:
        report(loaded.problems, lang)
        raise typer.Exit(Exit.PROBLEMS)
    return loaded.catalog
