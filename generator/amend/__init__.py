"""Amendments: a record renamed or withdrawn, planned as a whole and judged by the rules before a file is touched; imports storeys 0 to 7."""

from generator.amend.plan import Plan, Site
from generator.amend.rename import rename
from generator.amend.withdraw import AlreadyWithdrawn, withdraw

__all__ = ["AlreadyWithdrawn", "Plan", "Site", "rename", "withdraw"]
