"""Point: an adopted grassroots organisation, its life, its deeds, its honours."""

from typing import Annotated

from generator.fields import about
from generator.records.lists import Batch, DeedKind, Status, SystemKind
from generator.records.media import Photo
from generator.records.values import (
    Contact,
    Count,
    Day,
    Highlight,
    Id,
    Line,
    Part,
    Record,
    RegionCode,
    Term_,
    Text,
    Year,
)


class Station(Part):
    """One dated station in the life of a point."""

    status: Annotated[Status, about("状态", "Status", vocabulary="statuses")]
    date: Annotated[Day, about("日期", "Date")]
    note: Annotated[Line, about("说明", "Note")] = ""


class Deed(Part):
    """Something the adopting organ did for or at the point; the kinds are those of the notice of 2006."""

    date: Annotated[Day, about("日期", "Date", "开始的日期。")]
    kind: Annotated[DeedKind, about("类别", "Kind", vocabulary="deed-kinds")]
    title: Annotated[Line, about("内容", "What was done")]
    detail: Annotated[Text, about("详情", "Detail", markdown=True)] = ""
    days: Annotated[Count | None, about("天数", "Days", "蹲点的天数。", unit="天")] = None
    until: Annotated[Day | None, about("结束日期", "Until")] = None
    people: Annotated[Count | None, about("人数", "People", unit="人")] = None
    system: Annotated[SystemKind | None, about("制度类别", "Kind of system", vocabulary="system-kinds")] = None
    article: Annotated[Id, about("调研文章", "Article", refers="article")] = ""


class HonourHeld(Part):
    """An honour, with the year it was given."""

    honour: Annotated[Term_, about("荣誉", "Honour", vocabulary="honours")]
    year: Annotated[Year, about("年份", "Year")]
    note: Annotated[Line, about("说明", "Note", "如授予单位。")] = ""


class Visit(Part):
    """What a visitor needs to know."""

    address: Annotated[Line, about("地址", "Address")] = ""
    transport: Annotated[Line, about("交通", "Transport")] = ""
    hours: Annotated[Line, about("接待时间", "Hours")] = ""
    capacity: Annotated[Count | None, about("接待人数", "Capacity", "一次可接待的人数。", unit="人")] = None
    notes: Annotated[Line, about("注意事项", "Notes")] = ""


class Hookup(Part):
    """社会主义新农村建设挂钩点 that the point belongs to."""

    name: Annotated[Line, about("挂钩点", "Name")]
    since: Annotated[Day | None, about("起始日期", "Since")] = None
    note: Annotated[Line, about("说明", "Note")] = ""


class Point(Record):
    """联系点."""

    name: Annotated[Line, about("名称", "Name", "基层团组织全称。")]
    domain: Annotated[Term_, about("领域", "Domain", vocabulary="domains")]
    region: Annotated[RegionCode, about("地区", "Region", "行政区划代码，尽量写到县（市、区）。", refers="region")]
    organ: Annotated[Id, about("联系机关", "Organ", "负责联系的团的领导机关编号。", refers="organ")]
    status: Annotated[Status, about("状态", "Status", vocabulary="statuses")]
    history: Annotated[tuple[Station, ...], about("历程", "History", "按日期先后填写，最后一项与状态一致。")] = ()
    batch: Annotated[Batch | None, about("四个一批", "Batch", vocabulary="batches")] = None
    topic: Annotated[Line, about("工作课题", "Topic")] = ""
    tasks: Annotated[tuple[Line, ...], about("重点任务", "Tasks")] = ()
    highlights: Annotated[tuple[Highlight, ...], about("亮点", "Highlights", "最多三条，每条不超过 30 字。")] = ()
    summary: Annotated[Line, about("一句话介绍", "Summary")] = ""
    body: Annotated[Text, about("介绍", "Introduction", markdown=True)] = ""
    members: Annotated[Count | None, about("团员人数", "Members", unit="人")] = None
    youth: Annotated[Count | None, about("青年人数", "Youth", unit="人")] = None
    deeds: Annotated[tuple[Deed, ...], about("工作记录", "Deeds")] = ()
    honours: Annotated[tuple[HonourHeld, ...], about("荣誉", "Honours")] = ()
    photos: Annotated[tuple[Photo, ...], about("图片", "Photos")] = ()
    visit: Annotated[Visit | None, about("参观", "Visit")] = None
    countryside_hookup: Annotated[Hookup | None, about("新农村建设挂钩点", "Countryside hook-up")] = None
    tags: Annotated[tuple[Term_, ...], about("标签", "Tags", vocabulary="tags")] = ()
    contact: Annotated[Contact | None, about("联系方式", "Contact", private=True)] = None
