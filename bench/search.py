"""`python -m bench.search`: what the search finds and costs at 200, 1,000 and 10,000 records, beside Pagefind and Material's search.

Run by hand; `dev.py bench` has installed what it needs. It wants Chromium, and at 10,000 records half an hour. The texts are those
of `bench.records` with the sentences of `sentences.txt` among them; 200 queries are drawn, those in `queries.txt` and `pinyin.txt`
are written by hand. `--write` keeps the report in `bench/SEARCH.md`.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from bench import finder, peers
from bench.competitor import COLD
from bench.machine import machine
from bench.measure import measure
from bench.ours import Ours
from bench.queries import drawn, written
from bench.truth import Text, hits, texts
from generator.load.stock import take
from generator.outputs.search import of_record
from generator.outputs.search.index import Index
from generator.pages import addresses
from generator.records import TYPES
from generator.yamlfile import read_bytes, write
from tests.sites import chromium
from tests.visiting import serving

RESULTS = Path(__file__).with_name("SEARCH.md")
DRAWN, SEED = 200, 2006
COSTLY = 60
"""Queries whose bytes are measured: every fifth."""


def main(arguments: Sequence[str]) -> None:
    """Measure each number of records, and print the report."""
    parser = argparse.ArgumentParser("python -m bench.search", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[200, 1_000, 10_000])
    parser.add_argument(
        "--peers", type=int, nargs="*", default=[200, 1_000], help="where Pagefind and Material take part"
    )
    parser.add_argument("--write", action="store_true", help="keep the report in bench/SEARCH.md")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="shifan-search-") as scratch, chromium() as browser:
        lines = [f"* {key}: {text}" for key, text in machine(Path(scratch)).items()]
        lines.append(f"* {date.today()}")
        for number in asked.records:
            lines += measured(browser, number, Path(scratch) / str(number), number in asked.peers)
            print("\n".join(lines), file=sys.stderr)
    text = "\n".join(("# Results of `python -m bench.search`", "", *lines, ""))
    print(text, end="")
    if asked.write:
        RESULTS.write_text(text, "utf-8")


def measured(browser: Browser, number: int, folder: Path, beside: bool) -> Iterator[str]:
    """The part of the report on so many records."""
    folder.mkdir()
    ours = Ours(number, folder / "ours")
    season(ours.data)
    run = measure(ours.ready(COLD))
    found = texts(ours.out)
    yield f"\n## {number:,} records, {len(found):,} documents\n"
    extracting, writing = indexing(ours)
    yield f"* Index: {extracting:.2f} CPU-s for the documents and {writing:.2f} for the files"
    yield from _sizes(ours.out, sum(text.size for text in found))
    yield f"* The whole build: {run.cpu:.1f} CPU-s, {run.wall:.1f} s"
    known = written("queries")
    queries = [*drawn(found, DRAWN, SEED, known), *known]
    truth = {query: hits(query, found) for query in queries}
    answered: dict[str, set[str]] = {}
    for way, base in _ways(ours.out):
        with base as address:
            answered, lines = _exact(browser, address, way, truth, number)
            yield from lines
            yield from _pinyin(browser, address, way, found)
    costly = queries[::5][:COSTLY]
    with serving(ours.out) as address:
        costs = list(finder.costs(browser, address, ours.out, costly).values())
    yield _bytes("first ten hits, compressed", [cost.first for cost in costs])
    yield _bytes("exact number besides (up to 200 candidates)", [cost.whole for cost in costs])
    if beside:
        yield from _table(
            browser,
            found,
            folder,
            truth,
            answered,
            costly,
            [cost.first for cost in costs],
            extracting + writing,
            ours.out,
        )


def season(data: Path) -> None:
    """Adds a sentence to the long text of every third case, and to the title of every thirtieth."""
    sentences = written("sentences")
    for number, path in enumerate(sorted((data / "cases").rglob("*.yml"))):
        if number % 3 == 0:
            mapped, problems = read_bytes(path.read_bytes(), path.name)
            assert mapped is not None and not problems, problems
            record = dict(mapped)
            sentence = sentences[number // 3 % len(sentences)]
            name = "body" if "body" in record else "practice"
            record[name] = f"{record[name]}\n{sentence}\n"
            if number % 30 == 0:
                record["title"] = f"{record['title']}：{sentence[:12]}"
            path.write_text(write(record), "utf-8")


def _ways(site: Path) -> Iterator[tuple[str, AbstractContextManager[str]]]:
    yield "http", serving(site)
    yield "file", nullcontext(f"{site.as_uri()}/")


def indexing(ours: Ours) -> tuple[float, float]:
    """Processor time of the index alone: of the documents, from records that are read, and of the files."""
    stock = take(ours.root, ours.data, {}, 1)
    assert stock is not None
    public = stock.catalog().public()
    # A record is made when it is looked at, which is a part of reading.
    catalog = replace(public, records={kind: dict(found) for kind, found in public.records.items()})
    begin = time.process_time()
    keys = ((kind, id_) for kind in TYPES for id_ in sorted(catalog.facts[kind]))
    found = [of_record(catalog, kind, id_, addresses.record(kind, id_), {}) for kind, id_ in keys]
    documents = {each.address: each for each in found}
    extracted = time.process_time()
    for _ in Index(list(documents), documents, [], lambda name: b"").files():
        pass
    return extracted - begin, time.process_time() - extracted


def _sizes(site: Path, text: int) -> Iterator[str]:
    folder = site / "assets/search"
    rest = sum(path.stat().st_size for path in folder.rglob("*.js") if "text" not in path.relative_to(folder).parts)
    yield f"* Text: {text / 1e6:.2f} MB; all files but the texts {rest / 1e6:.2f} MB, {rest / text:.2f} of it"
    small = (
        f"{name} {finder.compressed(folder / f'{name}.js') / 1000:.1f}"
        for name in ("meta", "suggest", "simple", "sounds")
    )
    yield f"* Small files in KB, compressed: {', '.join(small)}"


def _exact(
    browser: Browser, base: str, way: str, truth: Mapping[str, set[str]], number: int
) -> tuple[dict[str, set[str]], list[str]]:
    """What each query found, and lines that say how well."""
    begin = time.perf_counter()
    with finder.visiting(browser, base) as (page, visit):
        answers = finder.answers(page, list(truth), 10 if number <= 1_000 else 100)
    seconds = time.perf_counter() - begin
    found = {query: set(each.found) for query, each in answers.items()}
    recall, precision = finder.recall_and_precision(found, truth)
    twice = sum(len(each.found) != len(set(each.found)) for each in answers.values())
    wrong = sum(each.exact and each.total != len(truth[query]) for query, each in answers.items())
    said = (
        f"{len(truth)} queries, {sum(map(len, truth.values())):,} hits: recall {recall:.4f}, precision {precision:.4f}"
    )
    line = f"* {way}: {said}; {twice} with a hit twice, {wrong} with a wrong number; console: {visit.trouble or 'silent'} ({seconds:.0f} s)"
    differing = {query: wanted ^ found[query] for query, wanted in truth.items() if wanted != found[query]}
    return found, [line, *(f"  * {query!r}: {len(each)} differ" for query, each in differing.items())]


def _pinyin(browser: Browser, base: str, way: str, documents: Sequence[Text]) -> Iterator[str]:
    pairs = [line.split(" ") for line in written("pinyin")]
    truth = {letters: hits(letters, documents) for letters, _ in pairs}
    named = {
        letters: {text.address for text in documents if name in "\n".join(text.raw[:2])} for letters, name in pairs
    }
    with finder.visiting(browser, base) as (page, _):
        found = {query: set(each.found) for query, each in finder.answers(page, list(truth), 100).items()}
    recall, precision = finder.recall_and_precision(found, truth)
    by_name, _ = finder.recall_and_precision(found, named)
    yield f"* {way}: {len(pairs)} queries in pinyin: recall {recall:.4f} (of the names meant {by_name:.4f}), precision {precision:.4f}"


def _bytes(what: str, sizes: Sequence[int]) -> str:
    middle, most = finder.middle_and_most(sizes)
    return f"* {what}: median {middle / 1000:.1f} KB, at most {most / 1000:.1f} KB over {len(sizes)} queries"


def _table(
    browser: Browser, documents: Sequence[Text], folder: Path, truth: Mapping[str, set[str]],
    answered: Mapping[str, set[str]], costly: Sequence[str], first: Sequence[int], cpu: float, site: Path,
) -> Iterator[str]:  # fmt: skip
    """Ours beside the others, for the queries without signs that only we know."""
    plain = {query: wanted for query, wanted in truth.items() if not any(sign in query for sign in "“-")}
    few = [query for query in costly if query in plain]
    yield "\n| search | recall | precision | first query, median KB | at most KB | index CPU-s | index MB |"
    yield "|---|---|---|---|---|---|---|"
    ours = peers.Peer("Shifan", dict(answered), list(first), cpu, peers.size(site / "assets/search"))
    others = (
        make(browser, documents, folder / make.__name__, list(plain), few) for make in (peers.pagefind, peers.lunr)
    )
    for peer in (ours, *others):
        yield _row(peer, *finder.recall_and_precision(peer.found, plain))


def _row(peer: peers.Peer, recall: float, precision: float) -> str:
    middle, most = finder.middle_and_most(peer.bytes)
    figures = f"{recall:.3f} | {precision:.3f} | {middle / 1000:.1f} | {most / 1000:.1f} | {peer.cpu:.2f} | {peer.size / 1e6:.2f}"
    return f"| {peer.name} | {figures} |"


if __name__ == "__main__":
    main(sys.argv[1:])
