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
    size = sum(text.size for text in found)
    yield from _index(ours, size)
    yield f"* The whole build: {run.cpu:.1f} CPU-s, {run.wall:.1f} s"
    known = written("queries")
    queries = [*drawn(found, DRAWN, SEED, known), *known]
    truth = {query: hits(query, found) for query in queries}
    for way, base in _ways(ours.out):
        with base as address:
            yield from _exact(browser, address, way, truth, number)
            yield from _pinyin(browser, address, way, found)
    costly = queries[::5][:COSTLY]
    with serving(ours.out) as address:
        costs = list(finder.costs(browser, address, ours.out, costly).values())
    yield _bytes("first ten hits, compressed", [cost.first for cost in costs])
    yield _bytes("exact number besides (up to 200 candidates)", [cost.whole for cost in costs])
    if beside:
        yield from _table(browser, found, folder, truth, costly, [cost.first for cost in costs], ours)


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


def _index(ours: Ours, size: int) -> Iterator[str]:
    """Processor time of the index alone, from records that are read, and the sizes of its files."""
    stock = take(ours.root, ours.data, {}, 1)
    assert stock is not None
    catalog = stock.catalog().public()
    begin = time.process_time()
    documents = {}
    for kind in TYPES:
        for id_ in sorted(catalog.facts[kind]):
            address = addresses.record(kind, id_)
            documents[address] = of_record(catalog, kind, id_, address)
    extracted = time.process_time()
    for _ in Index(list(documents), documents, [], lambda name: b"").files():
        pass
    end = time.process_time()
    folder = ours.out / "assets/search"
    rest = sum(path.stat().st_size for path in folder.rglob("*.js") if "text" not in path.relative_to(folder).parts)
    yield f"* Index: {extracted - begin:.2f} CPU-s for the documents and {end - extracted:.2f} for the files"
    yield f"* Text: {size / 1e6:.2f} MB; all files but the texts {rest / 1e6:.2f} MB, {rest / size:.2f} of it"
    for name in ("meta", "suggest", "simple", "sounds"):
        yield f"* {name}.js: {finder.compressed(folder / f'{name}.js') / 1000:.1f} KB compressed"


def _exact(browser: Browser, base: str, way: str, truth: Mapping[str, set[str]], number: int) -> Iterator[str]:
    begin = time.perf_counter()
    with finder.visiting(browser, base) as (page, visit):
        found = finder.answers(page, list(truth), 10 if number <= 1_000 else 100)
    recall, precision = finder.recall_and_precision({query: set(each.found) for query, each in found.items()}, truth)
    twice = sum(len(each.found) != len(set(each.found)) for each in found.values())
    wrong = sum(each.exact and each.total != len(truth[query]) for query, each in found.items())
    hits_ = sum(map(len, truth.values()))
    yield (
        f"* {way}: {len(truth)} queries, {hits_:,} hits: recall {recall:.4f}, precision {precision:.4f}; "
        f"{twice} with a hit twice, {wrong} with a wrong exact number; console: {visit.trouble or 'silent'} ({time.perf_counter() - begin:.0f} s)"
    )
    for query, wanted in truth.items():
        if set(found[query].found) != wanted:
            yield f"  * {query!r}: {len(wanted - set(found[query].found))} missed, {len(set(found[query].found) - wanted)} wrong"


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
    browser: Browser, documents: Sequence[Text], folder: Path, truth: Mapping[str, set[str]], costly: Sequence[str],
    first: Sequence[int], ours: Ours,
) -> Iterator[str]:  # fmt: skip
    """Ours beside the others."""
    plain = {query: wanted for query, wanted in truth.items() if not any(sign in query for sign in "“-")}
    yield "\n| search | recall | precision | first query, median KB | most KB | index CPU-s | index MB |"
    yield "|---|---|---|---|---|---|---|"
    middle, most = finder.middle_and_most(first)
    yield f"| Shifan | 1 (above) | 1 (above) | {middle / 1000:.1f} | {most / 1000:.1f} | (above) | {peers._size(ours.out / 'assets/search') / 1e6:.2f} |"
    for make in (peers.pagefind, peers.lunr):
        peer = make(
            browser, documents, folder / make.__name__, list(plain), [query for query in costly if query in plain]
        )
        recall, precision = finder.recall_and_precision(peer.found, plain)
        middle, most = finder.middle_and_most(peer.bytes)
        yield f"| {peer.name} | {recall:.3f} | {precision:.3f} | {middle / 1000:.1f} | {most / 1000:.1f} | {peer.cpu:.2f} | {peer.size / 1e6:.2f} |"


if __name__ == "__main__":
    main(sys.argv[1:])
