"""Jobs: pages to be made, shared out among workers, and looked at before anybody sees them; imports storeys 0 to 5."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from generator import privacy
from generator.kept import Questions, Trace, translated
from generator.ledger import Ledger
from generator.mirror import File, Mirror
from generator.outputs import search
from generator.outputs.search import Document
from generator.records import Privacy
from generator.workers import share

Heard = Mapping[str, str]
"""The sound of names that is known."""


@dataclass(frozen=True)
class Job:
    """One page to make: the HTML and the day of what is at an address."""

    address: str
    make: Callable[[], tuple[str, date | None]]
    document: Callable[[Heard], Document] | None = None
    """What the search finds of it; None for a page that only shows what stands on others."""
    runs: int = 0
    """How many long runs of digits its frame has by itself: see `privacy.runs`."""


@dataclass(frozen=True)
class Before:
    """The files of the last build, and the number of each document that its index has."""

    mirror: Mirror
    numbers: Mapping[str, int]

    def heard(self, address: str) -> Heard:
        """The sounds of what a document said."""
        return search.told(self.numbers[address], self.mirror.get).heard() if address in self.numbers else {}


class Made(NamedTuple):
    """A page that was written."""

    address: str
    day: int
    """The ordinal of its day, 0 for none."""
    trace: Trace
    """The questions that were asked for it."""
    file: File
    document: Document | None
    given_away: Sequence[tuple[str, str]]
    """Kind and mask of every number of a person on it."""


class Desk:
    """Makes pages with what is known."""

    def __init__(self, ledger: Ledger, before: Before, exempt: Privacy) -> None:
        self._ledger, self._before, self._exempt = ledger, before, exempt

    def make(self, jobs: Sequence[Job], questions: Questions, workers: int) -> Iterator[Made]:
        """Every page, written into the mirror; `questions` learn what was asked. Raises OSError."""
        for answered, found in share(len(jobs), partial(self._work, jobs), workers):
            numbers = questions.adopt(answered)
            for address, day, trace, file, said, given_away in found:
                document = Document(*said) if said else None
                yield Made(address, day, translated(trace, numbers), file, document, given_away)

    def _work(self, jobs: Sequence[Job], numbers: Iterator[int]) -> Any:  # plain values
        """A worker's share: its questions, and what it wrote."""
        questions, mirror, found = Questions(), self._before.mirror, []
        for job in map(jobs.__getitem__, numbers):
            with self._ledger.listening() as asked:
                html, day = job.make()
                said = tuple(job.document(self._before.heard(job.address))) if job.document else None
            data = html.encode()
            mirror.put(job.address, data)
            ordinal, trace = day.toordinal() if day else 0, questions.trace(asked, self._ledger)
            given_away = self._given_away(html if privacy.runs(data) > job.runs else "", said or ())
            found.append((job.address, ordinal, trace, mirror.files[job.address], said, given_away))
        return questions.answered, found

    def _given_away(self, html: str, said: tuple[Any, ...]) -> list[tuple[str, str]]:  # a document's fields
        """What stands in its HTML, and in what the search shows of it."""
        words = "\n|\n".join(str(field) for field in said[:6])
        found = [*privacy.find_in_page(html), *(privacy.find(words) if privacy.runs(words.encode()) else ())]
        return sorted({(each.kind, privacy.mask(each.found)) for each in found if not self._exempt.excuses(each.found)})
