"""Records in full, as a booklet has them; imports storeys 0 to 3 and pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.catalog import Catalog
from generator.markdown.tree import Item, Items, Paragraph, Spans, Text
from generator.packs.programme import colour_of
from generator.packs.prose import Library, key_of
from generator.packs.values import Entry, Line, Section, Step
from generator.pages.sentences import day
from generator.records import Article, Case, Point, Practice, Record, Status
from generator.records.case import SECTIONS
from generator.records.reading import outline


def entry(catalog: Catalog, library: Library, record: Record) -> Entry:
    """The entry of a point, case, practice or article."""
    return ENTRIES[type(record)](catalog, library, record)


def _key(record: Record) -> tuple[str, str]:
    return type(record).__name__.lower(), record.id


def _kicker(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _lines(*pairs: tuple[str, str]) -> tuple[Line, ...]:
    return tuple(Line(label, text) for label, text in pairs if text)


def _bullets(title: str, lines: Iterable[str]) -> tuple[Section, ...]:
    return _listed(title, ((Text(line),) for line in lines))


def _listed(title: str, lines: Iterable[Spans]) -> tuple[Section, ...]:
    items = tuple(Item((Paragraph(line),)) for line in lines)
    return (Section(title, (Items(None, items),)),) if items else ()


# --- Points


def _point(catalog: Catalog, library: Library, point: Point) -> Entry:
    return Entry(
        key=key_of(*_key(point)),
        kicker=_kicker(
            catalog.label("statuses", point.status),
            catalog.label("domains", point.domain),
            catalog.place(point).text,
        ),
        title=point.name,
        lead=point.summary,
        colour=colour_of(catalog, point.domain),
        address=library.address(*_key(point)),
        lines=tuple(_point_lines(catalog, point)),
        highlights=point.highlights,
        pictures=library.pictures(point.photos),
        before=(
            *library.section("", point.body),
            *_bullets("重点任务", point.tasks),
            *_history(catalog, point),
        ),
        visit=_visit(point),
    )


def _point_lines(catalog: Catalog, point: Point) -> Iterator[Line]:
    organ = catalog.organs.get(point.organ)
    honours = (f"{catalog.label('honours', each.honour)}（{each.year}）" for each in point.honours)
    yield from _lines(
        ("联系机关", organ.name if organ else ""),
        ("工作课题", point.topic),
        ("四个一批", catalog.label("batches", point.batch) if point.batch else ""),
        ("团员青年", _people(point)),
        ("荣誉", "、".join(honours)),
        ("挂钩点", point.countryside_hookup.name if point.countryside_hookup else ""),
    )


def _people(point: Point) -> str:
    members = f"团员 {point.members} 人" if point.members is not None else ""
    youth = f"青年 {point.youth} 人" if point.youth is not None else ""
    return "，".join(filter(None, (members, youth)))


def _history(catalog: Catalog, point: Point) -> tuple[Section, ...]:
    lines = [
        f"{day(station.date)}　{catalog.label('statuses', station.status)}" + (f"　{station.note}" * bool(station.note))
        for station in point.history
    ]
    return _bullets("历程", tuple(lines))


def _visit(point: Point) -> tuple[Line, ...]:
    visit = point.visit
    if visit is None or point.status is Status.WITHDRAWN:
        return ()
    return _lines(
        ("地址", visit.address),
        ("交通", visit.transport),
        ("接待时间", visit.hours),
        ("接待人数", f"一次最多 {visit.capacity} 人" if visit.capacity is not None else ""),
        ("注意事项", visit.notes),
    )


# --- Cases, practices, articles


def _case(catalog: Catalog, library: Library, case: Case) -> Entry:
    labels = {field.name: field.about.zh for field in outline(Case)}
    sections = (library.section(labels[name], getattr(case, name)) for name in SECTIONS)
    organ = catalog.organs.get(case.organ)
    points = (point.name for id_ in case.points if (point := catalog.points.get(id_)))
    honours = (f"{catalog.label('honours', each.honour)}（{each.year}）" for each in case.honours)
    return Entry(
        key=key_of(*_key(case)),
        kicker=_kicker(
            f"典型案例（{catalog.label('case-kinds', case.kind)}）",
            catalog.label("domains", case.domain),
            catalog.place(case).text,
        ),
        title=case.title,
        lead=case.summary,
        colour=colour_of(catalog, case.domain),
        address=library.address(*_key(case)),
        lines=_lines(
            ("联系点", "、".join(points)),
            ("报送机关", organ.name if organ else ""),
            ("日期", day(case.date) if case.date else ""),
            ("荣誉", "、".join(honours)),
        ),
        highlights=case.highlights,
        figures=case.figures,
        pictures=library.pictures(case.photos),
        before=(*library.section("", case.body), *(each for found in sections for each in found)),
        origin=case.source,
    )


def _practice(catalog: Catalog, library: Library, practice: Practice) -> Entry:
    cases = [case for id_ in practice.cases if (case := catalog.cases.get(id_))]
    return Entry(
        key=key_of(*_key(practice)),
        kicker=_kicker("典型经验", *(catalog.label("domains", key) for key in practice.domains)),
        title=practice.title,
        lead=practice.summary,
        colour=colour_of(catalog, practice.domains[0]) if practice.domains else "",
        address=library.address(*_key(practice)),
        lines=_lines(("整理日期", day(practice.date) if practice.date else "")),
        highlights=practice.highlights,
        pictures=library.pictures(practice.photos),
        before=(*library.section("解决什么问题", practice.problem), *_bullets("需要的条件", practice.conditions)),
        steps=tuple(Step(step.title, library.prose(step.text)) for step in practice.steps),
        after=(
            *_bullets("容易走的弯路", practice.pitfalls),
            *library.section("补充说明", practice.body),
            *_listed("做成了的案例", ((library.link("case", case.id, case.title),) for case in cases)),
        ),
    )


def _article(catalog: Catalog, library: Library, article: Article) -> Entry:
    organ = catalog.organs.get(article.organ)
    return Entry(
        key=key_of(*_key(article)),
        kicker=_kicker("调研文章", catalog.label("domains", article.domain) if article.domain else ""),
        title=article.title,
        lead="",
        colour=colour_of(catalog, article.domain),
        address=library.address(*_key(article)),
        lines=_lines(
            ("作者", "、".join(article.authors)),
            ("机关", organ.name if organ else ""),
            ("日期", day(article.date)),
            ("关键词", "、".join(article.keywords)),
        ),
        pictures=library.pictures(article.photos),
        before=(*library.section("摘要", article.abstract), *library.section("正文", article.body)),
    )


ENTRIES: Mapping[type[Record], Callable[[Catalog, Library, Any], Entry]] = {  # each takes just the type it stands under
    Point: _point,
    Case: _case,
    Practice: _practice,
    Article: _article,
}
