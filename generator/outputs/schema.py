"""JSON Schemas of the files of `data/`, for editors: made from the declarations, and from the vocabularies the site has.

Draft 7, which every editor knows (https://json-schema.org/draft-07). An editor reads YAML's numbers and truth values as such, where a
record has text: the schemas take both. What only the rules can tell, such as whether a record exists, they do not say.
"""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from generator.edit import SHAPES, Shape
from generator.fields import About, Written
from generator.messages import messages
from generator.records import Case, Term
from generator.records.case import SECTIONS
from generator.records.reading import Outlined, outline
from generator.records.values import Part
from generator.rules.links import OPEN
from generator.rules.texts import MOST_HIGHLIGHTS

Schema = dict[str, Any]  # JSON: any keyword has a value of its own kind
Vocabularies = Mapping[str, Mapping[str, Term]]
SETTINGS = {
    "site": "网站设置 Site settings",
    "quotas": "应有联系点数 Quotas",
    "privacy": "个人信息检查的例外 Exceptions of the check for personal data",
    "indicators": "量化指标 Indicators",
    "vocabulary": "词表 Vocabulary",
}


FOLDER = "schemas"


def schemas(vocabularies: Vocabularies, *, private: bool) -> dict[str, str]:
    """The text of each schema by its place in the root; private fields are in it only where the repository may hold their values."""
    maker = _Maker(vocabularies, private)
    return {f"{FOLDER}/{kind}.schema.json": _text(maker.file(kind, shape)) for kind, shape in SHAPES.items()}


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _title(kind: str) -> str:
    word = messages().words.get(kind)
    return SETTINGS.get(kind) or " ".join(word.values() if word else (kind,))


class _Maker:
    """Makes schemas of one site."""

    def __init__(self, vocabularies: Vocabularies, private: bool) -> None:
        self._vocabularies, self._private = vocabularies, private

    def file(self, kind: str, shape: Shape) -> Schema:
        part = self._part(shape.model)
        whole = {"type": "object", "additionalProperties": part} if shape.many else part
        return {"$schema": "http://json-schema.org/draft-07/schema#", "title": _title(kind), **whole}

    def _part(self, model: type[Part]) -> Schema:
        fields = [field for field in outline(model) if self._private or not field.about.private]
        needed = [field.name for field in fields if model.model_fields[field.name].is_required()]
        properties = {field.name: self._field(model, field, field.name in needed) for field in fields}
        closed: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        told = {"oneOf": [{"required": ["body"]}, _one_of(SECTIONS)]} if model is Case else {}
        return closed | ({"required": needed} if needed else {}) | told

    def _field(self, model: type[Part], field: Outlined, needed: bool) -> Schema:
        info = model.model_fields[field.name]
        schema = self._value(info.annotation, info.metadata, field.about)
        if field.many and (field.about.refers or field.about.vocabulary):
            schema["uniqueItems"] = True
        if field.many and needed:
            schema["minItems"] = 1
        if field.name == "highlights":
            schema["maxItems"] = MOST_HIGHLIGHTS
        return {
            "title": field.about.zh,
            "description": self._help(field.about),
            **(schema if needed else _or_none(schema)),
        }

    def _help(self, about: About) -> str:
        """What an editor shows beside the field: the sentence of help, the unit, the choices with their labels, the English label."""
        terms = self._vocabularies.get(about.vocabulary, {})
        said = [about.help, f"单位：{about.unit}。" if about.unit else "", "可用 Markdown。" if about.markdown else ""]
        said += [f"可选：{'、'.join(f'{key}（{term.zh}）' for key, term in terms.items())}。"] if terms else []
        return "".join(said) + about.en

    def _value(self, annotation: Any, metadata: Iterable[object], about: About) -> Schema:  # any typing construct
        """What a field holds. A word of a vocabulary is one of its keys, whatever else its type says."""
        written = [item.schema for item in metadata if isinstance(item, Written)]
        if get_origin(annotation) is Annotated:
            return self._value(get_args(annotation)[0], annotation.__metadata__, about)
        if get_origin(annotation) is tuple:
            return {"type": "array", "items": self._value(get_args(annotation)[0], (), about)}
        if get_origin(annotation) is dict:
            key, value = (self._value(each, (), about) for each in get_args(annotation))
            return {"type": "object", "propertyNames": _names(key), "additionalProperties": value}
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self._part(annotation)
        if about.vocabulary in OPEN or (isinstance(annotation, type) and issubclass(annotation, StrEnum)):
            return self._choice(annotation, about)
        if get_origin(annotation) is Literal:
            return {"enum": list(get_args(annotation))}
        if inner := [each for each in get_args(annotation) if each is not NoneType]:
            return self._value(inner[0], (), about)
        return {keyword: value for schema in written for keyword, value in schema.items()}

    def _choice(self, annotation: Any, about: About) -> Schema:  # any typing construct
        terms = self._vocabularies.get(about.vocabulary, {})
        keys = list(terms) if about.vocabulary in OPEN else [str(each) for each in annotation]
        labels = [terms[key].zh if key in terms else key for key in keys]
        return {"enum": keys, "enumDescriptions": labels}


def _one_of(names: Iterable[str]) -> Schema:
    return {"anyOf": [{"required": [name]} for name in names]}


def _names(key: Schema) -> Schema:
    """The schema of a key, which always is a text."""
    return {keyword: value for keyword, value in key.items() if keyword not in ("type", "enumDescriptions")}


def _or_none(schema: Schema) -> Schema:
    """A field that need not be there may also stand there without a value."""
    changed = dict(schema)
    for keyword, none in (("enum", None), ("enumDescriptions", "不填")):
        if keyword in schema:
            changed[keyword] = [*schema[keyword], none]
    if "type" in schema:
        kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        changed["type"] = [*kinds, "null"]
    if "pattern" in schema and "format" not in schema:
        changed["pattern"] = f"^$|{schema['pattern']}"
    return changed
