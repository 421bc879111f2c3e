"""Organ: a leading organ of the youth league that adopts points."""

from typing import Annotated

from generator.fields import about
from generator.records.lists import Level, OrganKind
from generator.records.values import Account, Contact, Id, Line, Record, RegionCode, Text, Url


class Organ(Record):
    """团的领导机关."""

    name: Annotated[Line, about("名称", "Name", "机关全称。")]
    short: Annotated[Line, about("简称", "Short name", "列表中使用的简称。")] = ""
    level: Annotated[Level, about("层级", "Level", vocabulary="levels")]
    kind: Annotated[OrganKind, about("类别", "Kind", vocabulary="organ-kinds")] = OrganKind.COMMITTEE
    region: Annotated[RegionCode, about("地区", "Region", "所在地区的行政区划代码。", refers="region")]
    parent: Annotated[Id, about("上级", "Parent", "上级机关的编号；省级团委没有上级。", refers="organ")] = ""
    description: Annotated[Text, about("简介", "Description", markdown=True)] = ""
    website: Annotated[Url, about("网址", "Website")] = ""
    owners: Annotated[
        tuple[Account, ...],
        about("审核账号", "Reviewers", "在托管平台上审核本机关记录的小组或账号，如 @gd-youth/gz；请写小组，不写个人。"),
    ] = ()
    contact: Annotated[Contact | None, about("联系方式", "Contact", private=True)] = None
