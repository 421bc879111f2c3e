"""The section of a report that goes through the records one by one; imports sections."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.pages import addresses
from generator.records import TYPES
from generator.review.compare import Altered
from generator.review.difference import Change
from generator.review.markup import code, marked, plain
from generator.review.paper import Section
from generator.review.runs import cut, runs, shortened
from generator.review.sections import Desk
from generator.yamlfile import Value

LONG = 60
"""Characters from which on a text is shown by its differences."""
AROUND, MOST, MOST_NEW = 24, 600, 240
"""Of a short report: characters around a change, of a change, and of a new text."""
MOST_PAIRS = 250_000
"""Of items of two lists that are compared."""


def sections(desk: Desk, whole: bool) -> Iterator[Section]:
    """One section for each type, with a block for each record; `whole` texts, or the passages around changes."""
    total = max(1, len(desk.review.records))
    for kind in TYPES:
        found = [each for each in desk.review.records if each.kind == kind]
        title = f"## {desk.say('records')}{desk.say('colon')}{desk.say(f's-{kind}')} ({len(found)})"
        yield Section(title, tuple(record(desk, each, whole) for each in found), 0.28 * len(found) / total)


def record(desk: Desk, altered: Altered, whole: bool) -> str:
    """A heading, where it lies, and what changed in it."""
    title = plain(desk.speech.title(altered.kind, altered.id))
    lines = [f"- {each}\n" for each in (*_notes(desk, altered), *_changes(desk, altered, whole))]
    return f"### {desk.say(altered.change)} · {title}\n\n{desk.place(altered.file)}\n\n{''.join(lines)}\n"


def _notes(desk: Desk, altered: Altered) -> Iterator[str]:
    if altered.old_id:
        yield desk.say("id-was", id=code(altered.old_id))
    elif altered.old_file:
        yield desk.say("file-was", file=code(desk.speech.masked(altered.old_file)))
    if gone := altered.id if altered.change == "removed" else altered.old_id:
        kept = altered.change != "removed" and _remembered(desk, altered)
        address = code(addresses.record(altered.kind, gone))
        yield desk.say("kept-address" if kept else "old-address", address=address)
    if not altered.readable:
        yield desk.say("unreadable")
    elif not altered.changes and altered.change == "changed":
        yield desk.say("same-values")


def _remembered(desk: Desk, altered: Altered) -> bool:
    """Whether the record says that it had this id: then the build leaves a redirect there."""
    former = (desk.review.after.plain(altered.file) or {}).get("former", [])
    return isinstance(former, list) and altered.old_id in former


def _changes(desk: Desk, altered: Altered, whole: bool) -> Iterator[str]:
    if altered.change == "removed":
        return
    for each in altered.changes:
        label = desk.speech.label(each.way)
        shown = f"**{plain(label)}**" if each.field else plain(label)
        yield f"{shown}{desk.say('colon')}{change(desk, each, whole)}"


def change(desk: Desk, each: Change, whole: bool) -> str:
    """Old and new value, as Markdown."""
    if each.private:
        return desk.say("withheld")
    if _is_terms(each.old) and _is_terms(each.new) and each.old and each.new:
        return _list(desk, each, _terms(each.old), _terms(each.new))
    old, new = (desk.speech.value(value, each.field) if value is not None else "" for value in (each.old, each.new))
    if old == new:
        return _alike(desk, each)
    if each.old is None:
        return _new(desk, new, whole)
    if each.new is None:
        return f"<del>{plain(old if whole else cut(old.strip(), MOST_NEW))}</del>"
    return _pair(desk, old, new, whole)


def _alike(desk: Desk, each: Change) -> str:
    """Two values that read the same: what is masked in them stays so, else they are shown as they are written."""
    raw = [value if isinstance(value, str) else "" for value in (each.old, each.new)]
    if not all(raw) or any(map(desk.speech.personal, raw)):
        return desk.say("withheld")
    return _pair(desk, raw[0], raw[1], True)


def _new(desk: Desk, text: str, whole: bool) -> str:
    text = text.strip()
    if whole or len(text) <= MOST_NEW:
        return plain(text)
    return f"{plain(cut(text, MOST_NEW))}{desk.say('length', number=len(text))}"


def _pair(desk: Desk, old: str, new: str, whole: bool) -> str:
    if old.strip() == new.strip():
        return desk.say("blank")
    if max(len(old), len(new)) <= LONG:
        return f"{plain(old)} → {plain(new)}"
    found = runs(old.strip(), new.strip())
    return marked(found if whole else shortened(found, AROUND, MOST))


def _is_terms(value: Value | None) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _terms(value: Value | None) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _list(desk: Desk, each: Change, old: Sequence[str], new: Sequence[str]) -> str:
    """What came into a list and what went; two items in the same place that are alike are one that was rewritten."""

    def spoken(item: str) -> str:
        return desk.speech.value(item, each.field)

    if sorted(old) == sorted(new):
        return desk.say("order", value=plain(desk.speech.value(list(new), each.field)))
    said: list[str] = []
    free = each.field is not None and not (each.field.about.refers or each.field.about.vocabulary)
    for left, right in _steps(old, new):
        if free and len(left) == len(right) == 1:
            said.append(_pair(desk, spoken(left[0]), spoken(right[0]), True))
        else:
            said += [desk.say("went", value=plain(spoken(item))) for item in left]
            said += [desk.say("came", value=plain(spoken(item))) for item in right]
    return desk.say("semicolon").join(said)


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Items that went and those that came in their place."""
    if len(old) * len(new) > MOST_PAIRS:
        yield old, new
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old[a:b], new[c:d]
