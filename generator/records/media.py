"""Pictures and attachments, as records name them; imports values."""

from typing import Annotated

from generator.fields import about
from generator.records.values import Line, Part, Truth


class Photo(Part):
    """A picture in `data/media`."""

    file: Annotated[Line, about("文件", "File", "data/media 中的文件名，如 cha-yuan.jpg。")]
    alt: Annotated[Line, about("图片说明", "Description", "替看不到图片的读者说清画面内容。")]
    caption: Annotated[Line, about("图注", "Caption")] = ""
    credit: Annotated[Line, about("供图", "Credit", "供图单位，不写个人信息。")] = ""
    people: Annotated[
        Truth | None, about("画面中有人", "Shows people", "画面中有认得出的人时写 true，没有时写 false。")
    ] = None
    minors: Annotated[Truth | None, about("有未成年人", "Shows minors", "画面中有认得出的未成年人时写 true。")] = None
    consent: Annotated[Truth | None, about("本人同意", "Consent", "画面中的人都同意公开后写 true。")] = None
    guardian_consent: Annotated[
        Truth | None, about("监护人同意", "Consent of guardians", "画面中未成年人的监护人都同意公开后写 true。")
    ] = None


class Attachment(Part):
    """A PDF in `data/media`."""

    file: Annotated[Line, about("文件", "File", "data/media 中的 PDF 文件名。")]
    title: Annotated[Line, about("标题", "Title")]
