"""Meeting: an observation, promotion or area meeting, with its agenda and its route."""

from typing import Annotated

from generator.fields import about
from generator.records.lists import MeetingKind
from generator.records.media import Attachment, Photo
from generator.records.values import Day, Id, Line, Part, Record, RegionCode, Text, Time


class Item(Part):
    """One item of the agenda."""

    date: Annotated[Day | None, about("日期", "Date", "一天以上的会议填写。")] = None
    start: Annotated[Time, about("开始", "Start")]
    end: Annotated[Time, about("结束", "End")] = ""
    title: Annotated[Line, about("事项", "Item")]
    note: Annotated[Line, about("说明", "Note")] = ""


class Stop(Part):
    """One stop of the route."""

    point: Annotated[Id, about("联系点", "Point", refers="point")]
    date: Annotated[Day | None, about("日期", "Date", "一天以上的会议填写。")] = None
    arrive: Annotated[Time, about("到达", "Arrive")]
    leave: Annotated[Time, about("离开", "Leave")]
    see: Annotated[Line, about("看什么", "What to look at")]


class Meeting(Record):
    """现场观摩会、推进会、片会."""

    title: Annotated[Line, about("标题", "Title")]
    kind: Annotated[MeetingKind, about("类别", "Kind", vocabulary="meeting-kinds")]
    date: Annotated[Day, about("日期", "Date", "第一天。")]
    until: Annotated[Day | None, about("结束日期", "Until", "最后一天；一天的会议不填。")] = None
    place: Annotated[Line, about("地点", "Place")]
    region: Annotated[RegionCode, about("地区", "Region", refers="region")]
    host: Annotated[Id, about("主办", "Host", refers="organ")]
    theme: Annotated[Line, about("主题", "Theme")] = ""
    agenda: Annotated[tuple[Item, ...], about("议程", "Agenda")] = ()
    route: Annotated[tuple[Stop, ...], about("观摩路线", "Route")] = ()
    cases: Annotated[tuple[Id, ...], about("交流案例", "Cases", refers="case")] = ()
    practices: Annotated[tuple[Id, ...], about("推广做法", "Practices", refers="practice")] = ()
    summary: Annotated[Text, about("会议综述", "Summary", "会后填写。", markdown=True)] = ""
    conclusions: Annotated[Text, about("会议成果", "Conclusions", "会后填写。", markdown=True)] = ""
    photos: Annotated[tuple[Photo, ...], about("图片", "Photos")] = ()
    attachments: Annotated[tuple[Attachment, ...], about("附件", "Attachments")] = ()
