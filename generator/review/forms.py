"""A review for programs: JSON, and the commands of GitHub's runner; imports report."""

import json
from dataclasses import asdict

from generator.messages import as_github, remedy, sentence, severity
from generator.problems import Problem
from generator.review.compare import Altered
from generator.review.difference import Change
from generator.review.report import summary
from generator.review.sections import Desk
from generator.yamlfile import Value


def as_json(desk: Desk) -> str:
    """One object; the summary is Markdown, everything else plain text. Private and personal values are masked."""
    review = desk.review
    whole = {
        "base": review.before.commit,
        "head": review.after.commit,
        "summary": summary(desk),
        "records": [_record(desk, each) for each in review.records],
        "problems": [_problem(desk, each) | {"old": review.is_old(each)} for each in review.in_changed],
        "caused": [_problem(desk, each) for each in review.caused],
        "standing": review.standing,
        "solved": review.solved,
        "numbers": asdict(review.numbers),
        "pages": asdict(review.touched),
        "files": [desk.speech.masked(name) for name in review.files],
        "unseen": dict(review.after.unseen),
    }
    # Escaped throughout: the text may be shown in a log, and names may hold bytes that are no text.
    return json.dumps(whole, indent=1) + "\n"


def _record(desk: Desk, altered: Altered) -> dict[str, object]:
    return {
        "change": altered.change,
        "type": altered.kind,
        "id": altered.id,
        "title": desk.speech.title(altered.kind, altered.id),
        "file": desk.speech.masked(altered.file),
        "old_id": altered.old_id,
        "old_file": desk.speech.masked(altered.old_file),
        "readable": altered.readable,
        "changes": [_change(desk, each) for each in altered.changes],
    }


def _change(desk: Desk, change: Change) -> dict[str, object]:
    path = [step for each in change.way for step in (each.key, each.place) if step is not None]
    old, new = (None if change.private else _masked(desk, value) for value in (change.old, change.new))
    return {"path": path, "label": desk.speech.label(change.way), "private": change.private, "old": old, "new": new}


def _masked(desk: Desk, value: Value | None) -> Value | None:
    if isinstance(value, str):
        return desk.speech.masked(value)
    if isinstance(value, list):
        return [found for each in value if (found := _masked(desk, each)) is not None]
    return {key: found for key, each in value.items() if (found := _masked(desk, each)) is not None} if value else None


def _problem(desk: Desk, problem: Problem) -> dict[str, object]:
    masked = desk.speech.masked_problem(problem)
    return {
        "file": masked.file,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "code": problem.code,
        "severity": severity(problem.code),
        "sentence": sentence(masked, desk.lang),
        "remedy": remedy(masked, desk.lang),
    }


def as_commands(desk: Desk) -> str:
    """The problems that the change brings, as commands that GitHub shows beside the line."""
    found = (*desk.review.in_changed, *desk.review.caused)
    return as_github(map(desk.speech.masked_problem, found), desk.lang)
