"""The review of a change: two commits, what differs between them on the site, and a report that people can read; imports storeys 0 to 6."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from generator import git
from generator.records import Privacy, Site
from generator.review.comment import Unfit, comment
from generator.review.compare import Review, compare
from generator.review.forms import as_commands, as_json
from generator.review.report import full, short
from generator.review.sections import Desk
from generator.review.speech import Speech
from generator.review.state import Environment, Scratch, TooMuch

BLOBS = {
    "github": "{repository}/blob/{commit}/{file}",
    "gitee": "{repository}/blob/{commit}/{file}",
    "gitea": "{repository}/src/commit/{commit}/{file}",
    "gitlab": "{repository}/-/blob/{commit}/{file}",
}
"""Where each forge shows a file of a commit, by the addresses that its own links lead to."""


@contextmanager
def reviewed(root: Path, base: str, head: str, day: date | None, environment: Environment) -> Iterator[Review]:
    """The review of the way from one commit to another; it holds as long as the context.

    Both are judged on one day: `day`, else the later of their own. Raises git.NoRepository, git.NoCommit, git.NoObject, TooMuch.
    """
    commits = [git.commit(root, name, environment) for name in (base, head)]
    days = [found for each in commits if (found := git.commit_date(root, each, environment))]
    today = day or max(days, default=None)
    with TemporaryDirectory(prefix="shifan-review-") as folder:
        scratch = Scratch(root, Path(folder), environment)
        before, after = (scratch.state(each, name, today) for each, name in zip(commits, ("base", "head"), strict=True))
        yield compare(before, after)


def desk(review: Review, lang: str, repository: str = "") -> Desk:
    """What a report is written with. Only what was there before says what is no personal data, and where the repository is."""
    catalogs = tuple(state.catalog for state in (review.after, review.before) if state.catalog)
    trusted = review.before.catalog
    allowed = trusted.settings.privacy if trusted else Privacy()
    blob = _blob(trusted.site, review.after.commit, repository) if trusted else ""
    return Desk(review, Speech(lang, catalogs, allowed), blob)


def _blob(site: Site, commit: str, repository: str) -> str:
    """The address of files at the commit; '' for a private repository, and where nobody knows where it is."""
    address = (repository or site.repository_url).removesuffix("/")
    if site.repository == "private" or urlsplit(address).scheme not in ("http", "https"):
        return ""
    return BLOBS[site.forge].replace("{repository}", address).replace("{commit}", commit)


__all__ = [
    "Desk",
    "Review",
    "TooMuch",
    "Unfit",
    "as_commands",
    "as_json",
    "comment",
    "desk",
    "full",
    "reviewed",
    "short",
]
