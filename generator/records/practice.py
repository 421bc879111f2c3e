"""Practice: a method distilled from cases, written so that others can copy it."""

from typing import Annotated

from generator.fields import about
from generator.records.media import Attachment, Photo
from generator.records.values import Day, Highlight, Id, Line, Part, Record, Term_, Text


class Step(Part):
    """One step of a practice."""

    title: Annotated[Line, about("步骤", "Step")]
    text: Annotated[Text, about("说明", "Text", markdown=True)] = ""


class Practice(Record):
    """典型经验、可推广的做法."""

    title: Annotated[Line, about("标题", "Title")]
    problem: Annotated[Text, about("解决什么问题", "Problem", "用读者自己的话说出难处。", markdown=True)]
    summary: Annotated[Line, about("一句话介绍", "Summary")] = ""
    domains: Annotated[tuple[Term_, ...], about("适用领域", "Domains", vocabulary="domains")]
    date: Annotated[Day | None, about("日期", "Date")] = None
    highlights: Annotated[tuple[Highlight, ...], about("亮点", "Highlights", "最多三条，每条不超过 30 字。")] = ()
    conditions: Annotated[tuple[Line, ...], about("需要的条件", "Conditions")] = ()
    steps: Annotated[tuple[Step, ...], about("步骤", "Steps")]
    pitfalls: Annotated[tuple[Line, ...], about("容易走的弯路", "Pitfalls")] = ()
    cases: Annotated[tuple[Id, ...], about("案例", "Cases", "证明这一做法有效的案例，至少一个。", refers="case")]
    body: Annotated[Text, about("补充说明", "Body", markdown=True)] = ""
    photos: Annotated[tuple[Photo, ...], about("图片", "Photos")] = ()
    attachments: Annotated[tuple[Attachment, ...], about("附件", "Attachments")] = ()
    tags: Annotated[tuple[Term_, ...], about("标签", "Tags", vocabulary="tags")] = ()
