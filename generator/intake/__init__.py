"""Intake: an issue that fills in a form of ours becomes a record, or a list of what is missing; imports storeys 0 to 9.

Nothing of an issue is trusted. Its text becomes values only, which are written as any other value is; the only word of it that names a
file is the id, which has to be one. What `check` would refuse is not written.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.amend import Site
from generator.intake.correction import corrected
from generator.intake.newcomer import Intake, added
from generator.intake.sections import Filled, filled
from generator.issueform import forms
from generator.load import Loaded
from generator.problems import Problem

LIMIT = 1_000_000
"""Bytes of an issue; forges take less."""


def intake(site: Site, loaded: Loaded, text: str, file: str, id_: str = "") -> Intake:
    """A new record, or a correction. `file` is the issue as problems name it; `id_` outranks the id that it asks for.

    Raises ValueError when the folder cannot be read as a catalog.
    """
    if loaded.catalog is None:
        raise ValueError("the catalog has no settings")
    found, problems = filled(text, file, forms(loaded.vocabularies))
    if found is None or problems:
        return Intake(None, tuple(problems))
    made = added(site, loaded, found, file, id_) if found.form.kind else corrected(site, loaded, found, file)
    return replace(made, problems=tuple(sorted((*made.problems, *_left_out(found, file)))))


def _left_out(found: Filled, file: str) -> Iterator[Problem]:
    """What is for the maintainers' eyes only, and must not be overlooked."""
    if found.before:
        yield Problem(file, (), "issue-left-out", {"found": found.before.split("\n")[0]}, 1, 1)
    for key in ("more", "source"):
        answer = found.answers.get(key)
        if answer and answer.lines:
            yield Problem(file, (), "issue-left-out", {"found": answer.section.label}, answer.first, 1)


__all__ = ["LIMIT", "Intake", "intake"]
