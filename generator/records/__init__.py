"""The record types: what a record may say, declared once; imports fields (storey 0) and pydantic."""

from generator.records.article import Article
from generator.records.case import Case
from generator.records.lists import Batch, CaseKind, DeedKind, Level, MeetingKind, OrganKind, Status, SystemKind
from generator.records.media import Attachment, Photo
from generator.records.meeting import Meeting, Stop
from generator.records.organ import Organ
from generator.records.point import Deed, HonourHeld, Point, Station
from generator.records.practice import Practice, Step
from generator.records.settings import Indicator, Privacy, Quotas, Site, Term
from generator.records.values import Figure, Record

TYPES: dict[str, type[Record]] = {
    "organ": Organ,
    "point": Point,
    "case": Case,
    "practice": Practice,
    "article": Article,
    "meeting": Meeting,
}
"""Record types by identifier; the folder of a type is its plural."""

FOLDERS: dict[str, str] = {name: f"{name}s" for name in TYPES}

__all__ = [
    "FOLDERS",
    "TYPES",
    "Article",
    "Attachment",
    "Batch",
    "Case",
    "CaseKind",
    "Deed",
    "DeedKind",
    "Figure",
    "HonourHeld",
    "Indicator",
    "Level",
    "Meeting",
    "MeetingKind",
    "Organ",
    "OrganKind",
    "Photo",
    "Point",
    "Practice",
    "Privacy",
    "Quotas",
    "Record",
    "Site",
    "Station",
    "Status",
    "Step",
    "Stop",
    "SystemKind",
    "Term",
]
