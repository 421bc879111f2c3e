"""The sections of a report about problems, numbers, pages and other files; imports compare, speech and markup."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.catalog import Key
from generator.messages import remedy, sentence, severity
from generator.pages import addresses
from generator.problems import Problem
from generator.review.compare import Review, beyond_records
from generator.review.markup import code, plain
from generator.review.numbers import Moved, OfOrgan, OfPlace
from generator.review.paper import Section
from generator.review.speech import Speech
from generator.review.words import word

MOST_NAMES = 60
"""Names in one line of a list."""


@dataclass(frozen=True)
class Desk:
    """What a report is written with: the review, the words, and where files may be looked at ('' when nowhere)."""

    review: Review
    speech: Speech
    blob: str = ""
    """The address of a file at the commit, with `{file}` where its name stands."""

    @property
    def lang(self) -> str:
        return self.speech.lang

    def say(self, name: str, /, **values: object) -> str:
        return word(name, self.lang, **values)

    def place(self, file: str, line: int = 0) -> str:
        """A file's name and line, leading there."""
        shown = f"{self.speech.masked(file)}{f':{line}' if line else ''}"
        if not self.blob or file not in self.review.after.files or self.speech.personal(file):
            return code(shown)
        address = self.blob.replace("{file}", quote(file, errors="surrogateescape"))
        return f"[{code(shown)}]({address}{f'#L{line}' if line else ''})"


# --- Problems


def problems(desk: Desk) -> Section:
    review = desk.review
    return Section(f"## {desk.say('problems')}", tuple(_lines(desk, review.in_changed, review.is_old)), 0.22)


def caused(desk: Desk) -> Section:
    return Section(f"## {desk.say('caused')}", tuple(_lines(desk, desk.review.caused, lambda problem: False)), 0.12)


def _lines(desk: Desk, found: Iterable[Problem], is_old: Callable[[Problem], bool]) -> Iterator[str]:
    for each in found:
        note = desk.say("was-there") if is_old(each) else ""
        masked = desk.speech.masked_problem(each)
        advice = remedy(masked, desk.lang)
        said = plain(sentence(masked, desk.lang) + (f" — {advice}" if advice else ""))
        yield f"- {desk.place(each.file, each.line)} **{desk.say(severity(each.code))}**{desk.say('colon')}{said}{note}\n"


def personal(desk: Desk) -> Section:
    """By place and kind; what was found is masked."""
    lines = [f"- {place}{desk.say('colon')}{plain(what)}\n" for place, what in personal_places(desk)]
    note = [f"{desk.say('personal-note')}\n\n"] if lines else []
    return Section(f"## {desk.say('personal')}", (*note, *lines), 0.06)


def personal_places(desk: Desk) -> list[tuple[str, str]]:
    """Where there is personal data, and of which kind: in records, in their names, in hand-written pages."""
    speech, review = desk.speech, desk.review
    found = [
        (desk.place(each.file, each.line), sentence(speech.masked_problem(each), desk.lang)) for each in review.personal
    ]
    named = {each.file for each in review.personal if each.code == "personal-name"}
    found += [
        (desk.place(name), desk.say("in-name")) for name in review.files if name not in named and speech.personal(name)
    ]
    return found


# --- Numbers


def numbers(desk: Desk) -> Section:
    found = desk.review.numbers
    head = ("t-points", "t-demonstrations", "t-cases")
    blocks = (
        *_table(desk, ("t-organ", "t-adopted", "t-quota", "t-state"), [_organ(desk, each) for each in found.organs]),
        *_table(desk, ("t-domain", *head), [_place(each, desk.speech.term("domains", each.key)) for each in found.domains]),
        *_table(desk, ("t-region", *head), [_place(each, desk.speech.region(each.key)) for each in found.regions]),
    )  # fmt: skip
    return Section(f"## {desk.say('numbers')}", blocks, 0.14)


def _table(desk: Desk, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield _row(list(map(desk.say, names))) + _row(["---"] * len(names))
        yield from map(_row, rows)
        yield "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _organ(desk: Desk, organ: OfOrgan) -> tuple[str, ...]:
    wanted = organ.quota.after
    quota = _moved(organ.quota) if -1 not in organ.quota else str(wanted) if wanted >= 0 else desk.say("no-quota")
    name = plain(desk.speech.title("organ", organ.id))
    return name, _moved(organ.adopted), quota, _state(desk, organ.adopted.after, wanted)


def _state(desk: Desk, number: int, quota: int) -> str:
    if quota < 0:
        return ""
    name = "over" if number > quota else "short" if number < quota else "full"
    said = desk.say(name, number=abs(number - quota))
    return f"**{said}**" if name == "over" else said


def _place(place: OfPlace, name: str) -> tuple[str, ...]:
    return plain(name), _moved(place.points), _moved(place.demonstrations), _moved(place.cases)


def _moved(number: Moved) -> str:
    return str(number.after) if number.same else f"{number.before} → {number.after}"


# --- Pages and files


def pages(desk: Desk) -> Section:
    found, speech = desk.review.touched, desk.speech
    groups = [
        ("p-added", [_page(desk, key) for key in found.added]),
        ("p-removed", [code(addresses.record(*key)) for key in found.removed]),
        ("p-changed", [_page(desk, key) for key in found.changed]),
        ("p-linked", [_page(desk, key) for key in found.linked]),
        ("p-regions", [plain(speech.region(each)) for each in found.regions]),
        ("p-domains", [plain(speech.term("domains", each)) for each in found.domains]),
        ("p-honours", [plain(speech.term("honours", each)) for each in found.honours]),
        ("p-lists", [desk.say(f"s-{kind}") for kind in found.types]),
        ("p-written", [code(each) for each in found.written]),
    ]
    lines = [_group(desk, name, names) for name, names in groups if names]
    beside = [f"- {desk.say('p-beside', number=len(found.beside))}\n"] if found.beside else []
    every = [f"- {desk.say('sum-all-pages')}\n"] if found.everything else []
    return Section(f"## {desk.say('pages')}", (*every, *lines, *beside), 0.1)


def _page(desk: Desk, key: Key) -> str:
    return f"{plain(desk.speech.title(*key))} {code(addresses.record(*key))}"


def _group(desk: Desk, name: str, names: Sequence[str]) -> str:
    shown = desk.say("comma").join(names[:MOST_NAMES])
    return f"- **{desk.say(name)}** ({len(names)}){desk.say('colon')}{shown}{'…' if len(names) > MOST_NAMES else ''}\n"


def others(desk: Desk) -> Section:
    """Files that are no records: those outside the data first, for they may be the program."""
    inside, outside = beyond_records(desk.review)
    return Section(f"## {desk.say('others')}", tuple(f"- {desk.place(name)}\n" for name in (*outside, *inside)), 0.05)


def unseen(desk: Desk) -> Section:
    found = desk.review.after.unseen
    lines = (f"- {desk.place(name)}{desk.say('colon')}{desk.say(reason)}\n" for name, reason in sorted(found.items()))
    return Section(f"## {desk.say('unseen')}", tuple(lines), 0.03)
