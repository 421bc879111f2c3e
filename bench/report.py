"""The report: the figures of a benchmark as Markdown; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.competitor import BUILDS
from bench.ours import Ours
from bench.race import Figure, Heat
from bench.targets import Heats, verdicts
from generator.outcome import STEPS

HEAD = ("build", "by", "CPU s", "wall s", "peak MB", "largest MB", "site MB", "files", "written")
LABELS = {label: step for step, label in STEPS.items()}
"""The stages say themselves in Chinese."""
LEGEND = """Times are medians. CPU is of the command and all that it starts.
Peak is the memory of all its processes together (Pss), largest that of its greatest process (VmHWM), looked at every 50 ms in a run that is not timed.
Written counts the files with a new inode or time.
Before each build the file system is synced; each has its own copy of everything; the competitors take turns within each round.
Folders of earlier builds are put away, not removed, until the end: ext4 passes over inodes that were freed in the last minutes.
MkDocs gets one Markdown page a record, without lists, search or navigation; Hugo gets the body HTML and the shells of our pages, and does every build whole.
"""


def report(about: Mapping[str, str], notes: Sequence[str], heats: Heats) -> str:
    """The whole report."""
    return "\n".join(
        (
            *(f"* {key}: {text}" for key, text in about.items()),
            *(f"* {note}" for note in notes),
            f"\n{LEGEND}",
            "## Targets\n",
            *_table(("target", "at most", "found", ""), _verdicts(heats)),
            *(line for number, heat in heats.items() for line in _heat(number, heat)),
            "",
        )
    )


def _verdicts(heats: Heats) -> Iterator[Sequence[str]]:
    for verdict in verdicts(heats):
        target, found = verdict.target, verdict.found
        yield target.text, f"{target.most:g} {target.unit}", "" if found is None else f"{found:.3g}", verdict.word


def _heat(number: int, heat: Heat) -> Iterator[str]:
    ordered = sorted(heat.items(), key=lambda item: BUILDS.index(item[0][1]))
    yield f"\n## {number:,} records\n"
    yield from _table(HEAD, (_row(build, name, figure) for (name, build), figure in ordered))
    yield f"\nThe stages of {Ours.name}, CPU and wall seconds:\n"
    staged = {build: figure for (name, build), figure in ordered if name == Ours.name}
    names = dict.fromkeys(stage.name for figure in staged.values() for stage in figure.stages)
    yield from _table(
        ("build", *(LABELS.get(name, name) for name in names)),
        (_stages(build, figure, names) for build, figure in staged.items()),
    )


def _row(build: str, name: str, figure: Figure) -> Sequence[str]:
    times = (f"{figure.cpu:.2f}", f"{figure.wall:.2f}", f"{figure.peak:.0f}", f"{figure.largest:.0f}")
    return build, name, *times, f"{figure.size / 1e6:.1f}", f"{figure.files:,}", f"{figure.written:,}"


def _stages(build: str, figure: Figure, names: Iterable[str]) -> Sequence[str]:
    found = {stage.name: f"{stage.cpu:.2f} / {stage.wall:.2f}" for stage in figure.stages}
    return build, *(found.get(name, "") for name in names)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
