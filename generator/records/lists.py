"""The closed lists: words that the program knows, and data only labels; imports only the standard library."""

from enum import StrEnum


class Level(StrEnum):
    PROVINCE = "province"
    DIRECT = "direct"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class OrganKind(StrEnum):
    COMMITTEE = "committee"
    DEPARTMENT = "department"
    UNIT = "unit"


class Status(StrEnum):
    CANDIDATE = "candidate"
    CONTACT = "contact"
    DEMONSTRATION = "demonstration"
    WITHDRAWN = "withdrawn"


class Batch(StrEnum):
    CONSOLIDATE = "consolidate"
    IMPROVE = "improve"
    RECTIFY = "rectify"
    ESTABLISH = "establish"


class DeedKind(StrEnum):
    PRACTICAL_THING = "practical_thing"
    YOUTH_CONTACT = "youth_contact"
    ARTICLE = "article"
    SYSTEM = "system"
    ON_SITE = "on_site"
    SURVEY = "survey"
    ACTIVITY = "activity"


class SystemKind(StrEnum):
    REPORTING = "reporting"
    PAIRING = "pairing"
    SUPERVISION = "supervision"
    OTHER = "other"


class CaseKind(StrEnum):
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class MeetingKind(StrEnum):
    OBSERVATION = "observation"
    PROMOTION = "promotion"
    AREA = "area"
