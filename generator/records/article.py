"""Article: a research article written from work at the points."""

from typing import Annotated

from generator.fields import about
from generator.records.media import Attachment, Photo
from generator.records.values import Day, Id, Line, Record, Term_, Text


class Article(Record):
    """调研文章."""

    title: Annotated[Line, about("标题", "Title")]
    authors: Annotated[tuple[Line, ...], about("作者", "Authors", "课题组或单位名称。")]
    organ: Annotated[Id, about("机关", "Organ", refers="organ")]
    date: Annotated[Day, about("日期", "Date", "成文或发表的日期。")]
    points: Annotated[tuple[Id, ...], about("联系点", "Points", refers="point")] = ()
    domain: Annotated[Term_, about("领域", "Domain", vocabulary="domains")] = ""
    abstract: Annotated[Text, about("摘要", "Abstract", markdown=True)] = ""
    keywords: Annotated[tuple[Line, ...], about("关键词", "Keywords")] = ()
    body: Annotated[Text, about("正文", "Body", markdown=True)]
    photos: Annotated[tuple[Photo, ...], about("图片", "Photos")] = ()
    attachments: Annotated[tuple[Attachment, ...], about("附件", "Attachments")] = ()
    tags: Annotated[tuple[Term_, ...], about("标签", "Tags", vocabulary="tags")] = ()
