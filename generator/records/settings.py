"""What a site says once: its own settings, vocabularies, quotas, indicators and privacy rules."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from generator.fields import about, as_line
from generator.privacy import bare
from generator.problems import nearest
from generator.records.lists import Level
from generator.records.values import Account, Count, Day, Decimal, Email, Id, Line, Part, RegionCode, Text, Url, refuse

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_ICON = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


def _colour(value: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise refuse("bad-colour", found=value)
    return value


def _icon(value: str) -> str:
    if not _ICON.fullmatch(value):
        raise refuse("bad-icon", found=value)
    return value


Colour = Annotated[str, AfterValidator(_colour), as_line(f"^{_COLOUR.pattern}$")]
"""A colour, written #a61b1b."""
Icon = Annotated[str, AfterValidator(_icon), as_line(f"^{_ICON.pattern}$")]
"""The name of an icon of Material's own set, such as material/sprout."""


class Term(Part):
    """One entry of a vocabulary."""

    zh: Annotated[Line, about("中文", "Chinese")]
    en: Annotated[Line, about("英文", "English")]
    description: Annotated[Line, about("说明", "Description")] = ""
    text: Annotated[Text, about("介绍", "Text", markdown=True)] = ""
    colour: Annotated[Colour, about("颜色", "Colour")] = ""
    colour_dark: Annotated[Colour, about("深色模式颜色", "Colour in the dark scheme")] = ""
    icon: Annotated[Icon, about("图标", "Icon")] = ""


def refusal(found: str, terms: Mapping[str, Term]) -> dict[str, str]:
    """The arguments of `not-in-list` for a value that is no key of these terms; people also write the label."""
    by_label = {term.zh: key for key, term in terms.items()}
    near = nearest(found, terms) or by_label.get(nearest(found, by_label), "")
    allowed = "、".join(f"{key}（{term.zh}）" for key, term in terms.items())
    return {"found": found, "nearest": near, "allowed": allowed}


class Site(Part):
    """`site.yml`."""

    name: Annotated[Line, about("网站名称", "Name")]
    organisation: Annotated[Line, about("主办单位", "Organisation")]
    description: Annotated[Line, about("一句话介绍", "Description")] = ""
    province: Annotated[RegionCode, about("省份", "Province", "省（自治区、直辖市）的行政区划代码。")]
    languages: Annotated[tuple[Literal["zh", "en"], ...], about("语言", "Languages")] = ("zh",)
    repository: Annotated[Literal["public", "private"], about("仓库是否公开", "Repository")] = "public"
    repository_url: Annotated[Url, about("仓库地址", "Repository address")] = ""
    forge: Annotated[Literal["github", "gitee", "gitea", "gitlab"], about("托管平台", "Forge")] = "github"
    branch: Annotated[Line, about("分支", "Branch")] = "main"
    email: Annotated[
        Email,
        about("收件邮箱", "E-mail for records", "收新记录和更正的单位邮箱；不会用托管平台的人寄到这里，不写个人邮箱。"),
    ] = ""
    maintainers: Annotated[
        tuple[Account, ...],
        about(
            "维护人员", "Maintainers", "在托管平台上审核词表、名额、模板和程序的小组或账号，如 @gd-youth/maintainers。"
        ),
    ] = ()
    notice: Annotated[Line, about("每页的提示", "Notice on every page", "如：示例数据，内容均为虚构。")] = ""
    featured: Annotated[tuple[Id, ...], about("首页推荐的联系点", "Featured points", refers="point")] = ()
    tiles: Annotated[
        tuple[Line, ...], about("地区方格图", "Region tiles", "每行一排，写地区代码，空格隔开；空位写一个点。")
    ] = ()
    fonts: Annotated[
        tuple[Line, ...], about("字体", "Fonts", "字体名称或文件；第一个用于正文，第二个用于标题，其余补缺字。")
    ] = ()


class Quotas(Part):
    """`quotas.yml`: how many points an organ should adopt; an organ's own figure outranks its level's."""

    levels: Annotated[dict[Level, Count], about("按层级", "By level")]
    organs: Annotated[dict[Id, Count], about("按机关", "By organ", refers="organ")] = Field(default_factory=dict)


class Measure(StrEnum):
    """What an indicator may count, per organ and year."""

    POINTS = "points"
    QUOTA = "quota"
    DEMONSTRATIONS = "demonstrations"
    CASES = "cases"
    PRACTICES = "practices"
    ARTICLES = "articles"
    PRACTICAL_THINGS = "practical_things"
    YOUTH_CONTACTS = "youth_contacts"
    SYSTEMS = "systems"
    ON_SITE_DAYS = "on_site_days"
    SURVEYS = "surveys"
    ACTIVITIES = "activities"


class Indicator(Part):
    """One indicator: `measure` (÷ `per`) against `target`, worth `weight` points when the target is reached."""

    zh: Annotated[Line, about("中文名称", "Chinese name")]
    en: Annotated[Line, about("英文名称", "English name")]
    measure: Annotated[Measure, about("计量", "Measure")]
    per: Annotated[Measure | None, about("除以", "Per")] = None
    target: Annotated[Decimal, about("目标", "Target")]
    weight: Annotated[Decimal, about("权重", "Weight")]
    unit: Annotated[Line, about("单位", "Unit")] = ""
    description: Annotated[Line, about("说明", "Description")] = ""


class Exemption(Part):
    """One string that looks like personal data and is none, or may be public."""

    text: Annotated[Line, about("文字", "Text", "与记录里的写法相同；空格、横线和全角不计。")]
    reason: Annotated[Line, about("理由", "Reason", "为什么不是个人信息，或谁同意公开。")]
    date: Annotated[Day, about("日期", "Date", "写下这一条的日期。")]


class Privacy(Part):
    """`privacy.yml`: strings that look like personal data and are none."""

    allow: Annotated[tuple[Exemption, ...], about("允许", "Allowed")] = ()

    def excuses(self, found: str) -> bool:
        """Whether a string may stand there, however it is grouped."""
        return any(bare(each.text) == bare(found) for each in self.allow)
