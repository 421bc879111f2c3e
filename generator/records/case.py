"""Case: what was done at one place, told in sections or in one body."""

from typing import Annotated

from generator.fields import about
from generator.records.lists import CaseKind
from generator.records.media import Attachment, Photo
from generator.records.point import HonourHeld
from generator.records.values import Day, Figure, Highlight, Id, Line, Record, RegionCode, Term_, Text

SECTIONS = ("background", "practice", "results", "lessons")
"""The four sections, in reading order."""


class Case(Record):
    """典型案例."""

    title: Annotated[Line, about("标题", "Title")]
    kind: Annotated[CaseKind, about("类别", "Kind", vocabulary="case-kinds")] = CaseKind.COLLECTIVE
    domain: Annotated[Term_, about("领域", "Domain", vocabulary="domains")]
    region: Annotated[RegionCode, about("地区", "Region", "事情发生地的行政区划代码，可以在省外。", refers="region")]
    date: Annotated[Day | None, about("日期", "Date", "成文或发布的日期。")] = None
    organ: Annotated[Id, about("报送机关", "Organ", refers="organ")] = ""
    points: Annotated[tuple[Id, ...], about("联系点", "Points", refers="point")] = ()
    summary: Annotated[Line, about("导语", "Lead")] = ""
    highlights: Annotated[tuple[Highlight, ...], about("亮点", "Highlights", "最多三条，每条不超过 30 字。")] = ()
    background: Annotated[Text, about("背景", "Background", markdown=True)] = ""
    practice: Annotated[Text, about("做法", "Practice", markdown=True)] = ""
    results: Annotated[Text, about("成效", "Results", markdown=True)] = ""
    lessons: Annotated[Text, about("启示", "Lessons", markdown=True)] = ""
    body: Annotated[Text, about("正文", "Body", "不分节时填写；与背景、做法、成效、启示二选一。", markdown=True)] = ""
    figures: Annotated[tuple[Figure, ...], about("成效数据", "Figures")] = ()
    honours: Annotated[tuple[HonourHeld, ...], about("荣誉", "Honours")] = ()
    photos: Annotated[tuple[Photo, ...], about("图片", "Photos")] = ()
    attachments: Annotated[tuple[Attachment, ...], about("附件", "Attachments")] = ()
    source: Annotated[Line, about("来源", "Source")] = ""
    tags: Annotated[tuple[Term_, ...], about("标签", "Tags", vocabulary="tags")] = ()
