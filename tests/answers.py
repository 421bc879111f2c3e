"""What people write into the form of the site: a right record of each type."""

from collections.abc import Mapping

from tests.filling import Plain

POINT = {"name": "新点", "domain": "school", "region": "440113", "organ": "gz", "status": "contact"}
CASE = {"title": "新案例", "domain": "school", "region": "440113", "body": "正文。"}
MEETING = {
    "title": "新会议", "kind": "area", "date": "2026-11-25", "place": "礼堂", "region": "440113", "host": "gz",
}  # fmt: skip
ORGAN = {"name": "新机关", "level": "county", "region": "440113", "parent": "gz"}
PRACTICE = {"title": "新经验", "problem": "难。", "domains": ["rural"], "steps": [{"title": "一"}], "cases": ["gz-c01"]}
ARTICLE = {"title": "新文章", "authors": ["组"], "organ": "gz", "date": "2026-01-02", "body": "正文。"}
RIGHT: Mapping[str, Plain] = {
    "point": POINT,
    "case": CASE,
    "meeting": MEETING,
    "organ": ORGAN,
    "practice": PRACTICE,
    "article": ARTICLE,
}
DEED = {"date": "2025-05-01", "kind": "survey", "title": "走访"}


def without(values: Plain, *names: str) -> Plain:
    """The record less some of its fields."""
    return {name: value for name, value in values.items() if name not in names}
