"""The pages of articles; imports storeys 0 to 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.catalog import Catalog
from generator.pages import addresses
from generator.pages.cards import (
    HOME,
    cards_of,
    domain_of,
    edit_of,
    links_to,
    organ_fact,
)
from generator.pages.neighbours import Near, Neighbourhood, neighbourhood
from generator.pages.page import Card, Content, Edit, Link, Page
from generator.pages.parts import Fact, Head
from generator.pages.sentences import day, plain, sentence
from generator.records import Article, Attachment, Case, Photo, Point
from generator.rows import Row

SECTION = Link("调研文章", "articles.html")
MOST_CASES = 6


@dataclass(frozen=True)
class ArticlePage:
    """What `article.html` receives."""

    head: Head
    abstract: str
    """Markdown."""
    keywords: tuple[str, ...]
    body: str
    """Markdown."""
    photos: tuple[Photo, ...]
    facts: tuple[Fact, ...]
    attachments: tuple[Attachment, ...]
    points: tuple[Card, ...]
    """The points that the article is about."""
    cases: tuple[Card, ...]
    """Cases of these points."""
    tags: tuple[str, ...]
    near: Near
    """Articles of organs in the same region."""
    alike: Near
    edit: Edit
    date: date


def pages(catalog: Catalog, today: date | None) -> Iterator[Page]:
    """A page for every article, in the order of their ids."""
    around = neighbourhood(catalog, Article)
    for id_ in catalog.articles:
        yield Page(addresses.record("article", id_), "articles", "article", partial(_content, catalog, id_, around))


def _content(catalog: Catalog, id_: str, around: Neighbourhood[Article]) -> Content:
    article = catalog.articles[id_]
    description = sentence(plain(article.abstract or article.body))
    return Content(article.title, description, _context(catalog, article, around), article.date)


def _context(catalog: Catalog, article: Article, around: Neighbourhood[Article]) -> ArticlePage:
    points = catalog.cited(Point, article.points)
    domain, near = domain_of(catalog, article), around.near(article)
    return ArticlePage(
        head=_head(article, domain),
        abstract=article.abstract,
        keywords=article.keywords,
        body=article.body,
        photos=article.photos,
        facts=tuple(_facts(catalog, article, points)),
        attachments=article.attachments,
        points=cards_of(catalog, points),
        cases=cards_of(catalog, _cases(catalog, points)),
        tags=article.tags,
        near=near,
        alike=around.alike(article, domain, near.cards) if domain else Near(),
        edit=edit_of(catalog, article),
        date=article.date,
    )


def _head(article: Article, domain: str) -> Head:
    authors = Link("、".join(article.authors), "") if article.authors else None
    return Head((HOME, SECTION), article.title, SECTION.title, (domain,) if domain else (), authors, when=article.date)


def _facts(catalog: Catalog, article: Article, points: Row[Point]) -> Iterator[Fact]:
    if article.authors:
        yield Fact("作者", links=tuple(Link(author, "") for author in article.authors))
    yield from organ_fact(catalog, "机关", article.organ)
    yield Fact("日期", day(article.date))
    if points:
        yield Fact("写的是", links=links_to(catalog, points))


def _cases(catalog: Catalog, points: Row[Point]) -> Row[Case]:
    ids = dict.fromkeys(id_ for point in points.ids for id_ in catalog.citing("point", point, Case).ids)
    return catalog.cited(Case, ids).newest()[:MOST_CASES]
