"""The forms that a forge shows for a new issue: which sections they have, by the declarations; imports storeys 0 to 5.

A forge writes what was filled in as Markdown: for every section a heading of the third level with its label, then the answer
(docs.github.com: syntax for issue forms; Gitea and Gitee follow it). `intake` reads that back by the same labels.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.records import TYPES, Term
from generator.records.reading import Outlined, outline
from generator.records.values import Part

Vocabularies = Mapping[str, Mapping[str, Term]]
KINDS = ("point", "case")
"""The types that are proposed by an issue; all others are for those who have the form or the repository."""
SEPARATOR = " | "
"""Between the values of one line, where each line is a part of a record."""
NO_PERSONAL_DATA = "没有写身份证号、手机号、银行卡号和住址；照片里的人都同意公开。"


@dataclass(frozen=True)
class Section:
    """One question: `key` is the field of the record that it fills in, or what the form itself asks for."""

    key: str
    label: str
    help: str = ""
    input: Literal["input", "textarea", "dropdown", "checkboxes"] = "input"
    required: bool = False
    many: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    """Keys by the label that people choose."""
    field: Outlined | None = None


@dataclass(frozen=True)
class Form:
    """One form; `kind` is the record type that it makes, '' for a correction."""

    name: str
    kind: str
    title: str
    about: str
    sections: tuple[Section, ...]


MORE = Section("more", "补充说明", "不属于上面各项的话，写给维护人员看，不会写进记录。", "textarea")
AGREED = Section("agreed", "提交前请确认", "", "checkboxes", choices={NO_PERSONAL_DATA: "agreed"})
ID = Section("id", "编号", "小写字母、数字和连字符，如 gz-0101；可以不填，由维护人员定。")


def forms(vocabularies: Vocabularies) -> tuple[Form, ...]:
    """All forms, in the order in which a forge lists them."""
    said = {
        "point": ("推荐联系点", "推荐一个基层团组织作为联系点，或者登记一个已经确定的联系点。"),
        "case": ("报送案例", "报送一个典型案例：背景、做法、成效和启示。"),
    }
    made = [
        Form(f"{number}-{kind}", kind, *said[kind], _record(kind, vocabularies)) for number, kind in enumerate(KINDS, 1)
    ]
    return (*made, Form("3-correction", "", "更正记录", "网站上哪里写得不对，应当怎样。", _correction()))


def _record(kind: str, vocabularies: Vocabularies) -> tuple[Section, ...]:
    model = TYPES[kind]
    sections = [section for each in outline(model) if (section := section_of(model, each, vocabularies))]
    needed = [section for section in sections if section.required]
    return (*needed, ID, *(section for section in sections if not section.required), MORE, AGREED)


def section_of(model: type[Part], each: Outlined, vocabularies: Vocabularies) -> Section | None:
    """The section of a field; None for what an issue cannot ask for: private values, former ids, parts without a needed value."""
    if each.about.private or each.name in ("id", "former") or (each.part and not columns(each.part)):
        return None
    choices = {} if each.part else labelled(vocabularies.get(each.about.vocabulary, {}))
    lines = each.about.markdown or (each.many and not choices)
    return Section(
        each.name,
        each.about.zh,
        "".join(_help(each, bool(choices))),
        "dropdown" if choices else "textarea" if lines else "input",
        model.model_fields[each.name].is_required(),
        each.many,
        choices,
        each,
    )


def labelled(terms: Mapping[str, Term]) -> dict[str, str]:
    """Keys by label; labels that say too little alone bring their key."""
    labels = [term.zh for term in terms.values()]
    plain = {label for label in labels if labels.count(label) == 1 and ", " not in label}
    return {
        term.zh if term.zh in plain else f"{term.zh.replace(', ', ' ')}（{key}）": key for key, term in terms.items()
    }


def columns(part: type[Part]) -> tuple[Outlined, ...]:
    """What a line says of a part: the values that it needs, in declared order."""
    return tuple(each for each in outline(part) if part.model_fields[each.name].is_required())


def _help(each: Outlined, chosen: bool) -> Iterator[str]:
    yield each.about.help
    if each.part:
        needed = columns(each.part)
        several = "每行一条" if each.many else "写一行"
        yield f"{several}，用竖线分开：{SEPARATOR.join(one.about.zh for one in needed)}"
        further = next(
            (one for one in outline(each.part) if one not in needed and not (one.part or one.about.markdown)), None
        )
        yield f"；别的接着写，如“{SEPARATOR.lstrip()}{further.about.zh}：…”。" if further else "。"
    elif each.many and not chosen:
        yield "每行一条。"
    if each.about.refers == "region":
        yield "写名称或代码，如“广州市番禺区”或 440113。"
    elif each.about.refers:
        yield "写名称或编号。"
    if each.about.unit:
        yield f"单位：{each.about.unit}。"


def _correction() -> tuple[Section, ...]:
    labels = dict.fromkeys(each.about.zh for each in correctable())
    return (
        Section("record", "要更正的记录", "那一页的网址，或者类型和编号，如 points/gz-0001。", required=True),
        Section("field", "哪一项", "", "dropdown", required=True, choices={label: label for label in labels}),
        Section("value", "应当改成", "写这一项的全部内容；有几条的，每行一条。", "textarea", required=True),
        Section("source", "依据", "怎么知道的，写给维护人员看，不会写进记录。", "textarea"),
        AGREED,
    )


def correctable() -> Iterator[Outlined]:
    """The fields that an issue can correct, of all types: what is written as a text, not parts with values of their own."""
    for model in TYPES.values():
        for each in outline(model):
            if not (each.part or each.about.private or each.name in ("id", "former")):
                yield each
