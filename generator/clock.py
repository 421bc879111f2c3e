"""Which day it is for a build; the reader's clock and the machine's have no say. Imports storeys 0 to 2."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from generator.catalog import Catalog, newest
from generator.git import head_date


def today(option: date | None, environment: Mapping[str, str], root: Path, catalog: Catalog) -> date | None:
    """`--today`, else SOURCE_DATE_EPOCH (its day in UTC), else the commit date of HEAD, else the newest thing done."""
    return (
        option
        or _epoch_day(environment.get("SOURCE_DATE_EPOCH", ""))
        or head_date(root, environment)
        or newest(catalog)
    )


def _epoch_day(text: str) -> date | None:
    """https://reproducible-builds.org/specs/source-date-epoch/: seconds since 1970, digits only."""
    try:
        return datetime.fromtimestamp(int(text), UTC).date() if text.isascii() and text.isdigit() else None
    except (OverflowError, ValueError, OSError):
        return None
