"""The sheet of one practice, by which others copy it; imports storeys 0 to 3 and pages."""

from generator.catalog import Catalog
from generator.packs.programme import colour_of
from generator.packs.prose import Library
from generator.packs.values import Line, Sheet, Step
from generator.pages.sentences import day
from generator.records import Practice


def sheet(catalog: Catalog, library: Library, practice: Practice) -> Sheet:
    """What the sheet of a practice says."""
    cases = [case for id_ in practice.cases if (case := catalog.cases.get(id_))]
    return Sheet(
        title=practice.title,
        lead=practice.summary,
        domains=tuple(catalog.label("domains", key) for key in practice.domains),
        colour=colour_of(catalog, practice.domains[0]) if practice.domains else "",
        address=library.address("practice", practice.id),
        problem=library.prose(practice.problem),
        steps=tuple(Step(step.title, library.prose(step.text)) for step in practice.steps),
        conditions=practice.conditions,
        pitfalls=practice.pitfalls,
        proofs=tuple(Line(case.title, catalog.place(case).text) for case in cases),
        author=catalog.site.organisation,
        date=practice.date,
        dated=day(practice.date) if practice.date else "",
    )
