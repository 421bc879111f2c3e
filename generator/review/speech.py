"""Labels and values as readers know them: words for keys, names for codes and ids, nothing that must not be spread; imports catalog."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator import privacy
from generator.catalog import Catalog
from generator.fields import About
from generator.privacy import Finding, mask
from generator.problems import Problem
from generator.records import TYPES, Privacy, Term
from generator.records.reading import Outlined, outline
from generator.regions import Abolished, Resolved
from generator.review.difference import Step
from generator.review.words import word
from generator.yamlfile import Value

NAMING = ("title", "name", "date", "kind", "honour", "file", "label", "point")
"""The fields that tell people which item of a list is meant."""
ITEM = 30
"""Characters of an item's name."""


@dataclass(frozen=True)
class Speech:
    """Speaks of records in one language, with what two states know of names; the later one comes first."""

    lang: str
    catalogs: tuple[Catalog, ...]
    allowed: Privacy = field(default_factory=Privacy)
    """What looks like personal data and is none."""

    def label(self, way: tuple[Step, ...]) -> str:
        """`工作记录（第 3 项 蹲点）· 天数`."""
        return " · ".join(self._step(step) for step in way)

    def _step(self, step: Step) -> str:
        label = self.about(step.field.about) if step.field else step.key
        if step.place is None:
            return label
        return word("item", self.lang, label=label, place=step.place + 1, name=self._item(step)).replace(" ）", "）")

    def _item(self, step: Step) -> str:
        """What people call an item of a list."""
        part = step.field.part if step.field else None
        item = step.of
        if not isinstance(item, dict) or part is None:
            return ""
        fields = {each.name: each for each in outline(part) if not each.about.private}
        names = [self.value(item[name], fields[name]) for name in NAMING if name in fields and item.get(name)]
        return (names[0] if len(names[0]) <= ITEM else f"{names[0][: ITEM - 1]}…") if names else ""

    def about(self, about: About) -> str:
        return about.en if self.lang == "en" else about.zh

    def term(self, vocabulary: str, key: str) -> str:
        """The label of a vocabulary's key, or the key."""
        found = (catalog.terms(vocabulary).get(key) for catalog in self.catalogs)
        return next((self._named(term) for term in found if term), key)

    def _named(self, term: Term) -> str:
        return term.en if self.lang == "en" else term.zh

    def region(self, code: str) -> str:
        """A region's name with the prefecture's before it, or the code."""
        return next((name for catalog in self.catalogs if (name := _region(catalog, code))), code)

    def title(self, kind: str, id_: str) -> str:
        """What a record is called, or its id."""
        facts = (catalog.facts[kind].get(id_) for catalog in self.catalogs)
        return self.masked(next((each.title for each in facts if each and each.title), id_))

    def value(self, value: Value, field: Outlined | None) -> str:
        """A value as readers see it, on one line if it is one; not escaped."""
        if isinstance(value, list):
            return word("comma", self.lang).join(self.value(each, field) for each in value)
        if isinstance(value, dict):
            return word("semicolon", self.lang).join(self._pairs(value, field))
        return self._scalar(value, field.about) if field else self.masked(value)

    def _pairs(self, value: Mapping[str, Value], field: Outlined | None) -> Iterator[str]:
        fields = {each.name: each for each in outline(field.part)} if field and field.part else {}
        for key, each in value.items():
            inner = fields.get(key)
            hidden = inner is not None and inner.about.private
            said = word("hidden", self.lang) if hidden else self.value(each, inner)
            yield f"{self.about(inner.about) if inner else key}{word('colon', self.lang)}{said}"

    def _scalar(self, text: str, about: About) -> str:
        if about.vocabulary:
            return self.term(about.vocabulary, text)
        if about.refers == "region":
            return self._both(self.region(text), text)
        if about.refers in TYPES:
            return self._both(self.title(about.refers, text), text)
        return f"{self.masked(text)}{f' {about.unit}' if about.unit and text.isdigit() else ''}"

    def _both(self, name: str, key: str) -> str:
        return name if name == key else f"{name}{word('open', self.lang)}{key}{word('close', self.lang)}"

    def masked(self, text: str) -> str:
        """The text without personal data: a report must not spread what the records must not hold."""
        start = len(text)
        for each in sorted(self.personal(text), key=lambda each: -each.end):
            if each.end <= start:
                start = each.start
                text = f"{text[:start]}{mask(each.found)}{text[each.end :]}"
        return text

    def personal(self, text: str) -> list[Finding]:
        found = (*privacy.find(text), *privacy.find_soft(text))
        return [each for each in found if not self.allowed.excuses(each.found)]

    def masked_problem(self, problem: Problem) -> Problem:
        """The problem, with its arguments masked."""
        arguments = {name: self.masked(text) for name, text in problem.arguments.items()}
        return Problem(self.masked(problem.file), problem.path, problem.code, arguments, problem.line, problem.column)


def _region(catalog: Catalog, code: str) -> str:
    """The name of a region of today, or the last one of a former."""
    found = catalog.regions.resolve(code, None)
    if isinstance(found, Abolished):
        return found.name
    return catalog.place_at(code, None).text if isinstance(found, Resolved) else ""
