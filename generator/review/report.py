"""The whole report: the paragraph that a busy reader needs, then the sections; imports sections and records."""

from collections import Counter
from collections.abc import Iterator

from generator.messages import severity
from generator.pages.listing import NOUNS
from generator.records import TYPES
from generator.review import records, sections
from generator.review.compare import ORDER, beyond_records
from generator.review.markup import plain
from generator.review.numbers import OfOrgan
from generator.review.paper import Section, fitted, whole
from generator.review.sections import Desk, personal_places

MOST_ABOVE = 3
"""Organs above their quota that are named there; the table has all of them."""
FEW, MOST_NAMED = 2, 6
"""So many records of a type are named in the first paragraph, if there are no more than these altogether."""
LIMIT = 60_000
"""Characters: a comment on GitHub takes 65,536."""


def short(desk: Desk) -> str:
    """The report as Markdown, under LIMIT characters."""
    return fitted(_head(desk), list(_sections(desk, False)), LIMIT - 1, desk.lang)


def full(desk: Desk) -> str:
    """The same with everything."""
    return whole(_head(desk), list(_sections(desk, True)))


def _sections(desk: Desk, whole_texts: bool) -> Iterator[Section]:
    yield sections.problems(desk)
    yield sections.caused(desk)
    yield sections.personal(desk)
    yield sections.numbers(desk)
    yield sections.others(desk)
    yield from records.sections(desk, whole_texts)
    yield sections.pages(desk)
    yield sections.unseen(desk)


def _head(desk: Desk) -> str:
    before, after = (state.commit[:9] for state in (desk.review.before, desk.review.after))
    return f"# {desk.say('title', before=before, after=after)}\n\n{' '.join(summary(desk))}\n"


def summary(desk: Desk) -> list[str]:
    """The sentences of the first paragraph."""
    return [*_records(desk), *_points(desk), *_pages(desk), *_findings(desk)]


def _records(desk: Desk) -> Iterator[str]:
    found = Counter((each.change, each.kind) for each in desk.review.records if each.says)
    said = [
        desk.say("sum-kind", change=desk.say(change), number=found[change, kind], kind=desk.say(kind), noun=NOUNS[kind])
        + (_names(desk, change, kind) if found[change, kind] <= FEW and found.total() <= MOST_NAMED else "")
        for change in ORDER
        for kind in TYPES
        if found[change, kind]
    ]
    form = len(desk.review.records) - found.total()
    if said:
        yield desk.say("sum-records", what=desk.say("comma").join(said))
    elif not form:
        yield desk.say("sum-nothing")
    if form:
        yield desk.say("sum-form", number=form)


def _names(desk: Desk, change: str, kind: str) -> str:
    """What the records are called, where there are so few that a reader wants to know."""
    named = (each for each in desk.review.records if each.says and (each.change, each.kind) == (change, kind))
    return "".join(desk.say("sum-name", name=plain(desk.speech.title(kind, each.id))) for each in named)


def _points(desk: Desk) -> Iterator[str]:
    found = desk.review.numbers
    moved = [
        desk.say("sum-moved", name=plain(desk.speech.term("statuses", status)), before=each.before, after=each.after)
        for status, each in found.statuses.items()
    ]
    if moved:
        yield desk.say("sum-points", what=desk.say("comma").join(moved))
    above = [each for each in found.organs if _comes_above(each)]
    for organ in above if len(above) <= MOST_ABOVE else ():
        name = plain(desk.speech.title("organ", organ.id))
        yield f"**{desk.say('sum-over', name=name, number=organ.adopted.after, quota=organ.quota.after)}**"
    if len(above) > MOST_ABOVE:
        yield f"**{desk.say('sum-over-many', number=len(above))}**"


def _comes_above(organ: OfOrgan) -> bool:
    """Whether an organ will have more points than its quota, and the change has to do with it."""
    number, quota = organ.adopted.after, organ.quota.after
    return 0 <= quota < number and (organ.adopted.before < number or quota < organ.quota.before)


def _pages(desk: Desk) -> Iterator[str]:
    found = desk.review.touched
    if found.everything:
        yield desk.say("sum-all-pages")
    elif found.pages:
        yield desk.say("sum-pages", number=found.pages)
    if outside := len(beyond_records(desk.review)[1]):
        yield f"**{desk.say('sum-outside', number=outside)}**"


def _findings(desk: Desk) -> Iterator[str]:
    review = desk.review
    if places := len(personal_places(desk)):
        yield f"**{desk.say('sum-personal', number=places)}**"
    brought = Counter(severity(each.code) for each in (*review.in_changed, *review.caused))
    if brought["error"]:
        yield f"**{desk.say('sum-errors', errors=brought['error'], warnings=brought['warning'])}**"
    else:
        yield desk.say("sum-warnings" if brought else "sum-clean", warnings=brought["warning"])
    if review.standing:
        yield desk.say("sum-standing", number=review.standing)
    if review.solved:
        yield desk.say("sum-solved", number=review.solved)
    if unseen := len(review.after.unseen):
        yield desk.say("sum-unseen", number=unseen)
    if review.after.catalog is None:
        yield f"**{desk.say('sum-no-data')}**"
