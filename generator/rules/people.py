"""Rules that keep persons out of what is published: their numbers in texts and names of files, their pictures."""

import re
from collections.abc import Iterator

from generator import privacy
from generator.privacy import Finding, mask
from generator.problems import Problem
from generator.records import Photo
from generator.rules.world import Found, World

CODES = ("personal-data", "personal-hint", "personal-name", "personal-remark", "personal-attachment", "private-field")
"""Problems about personal data in files."""
PEOPLE = re.compile(
    "团员|党员|青年(?!之家|路|街|宫|驿站|号|文明号|林|岗|渠|水库)|学生(?!宿舍|食堂|公寓)|同学|学员|孩子|儿童(?!之家|乐园)|少年(?!宫)|小朋友"
    "|老师|教师(?!宿舍)|志愿者(?!驿站|之家)|村民(?!小组|委员会)|居民(?!楼|小组|委员会)|老人(?!院)|群众|队员|代表(?!作)|观众(?!席)|选手|书记|干部"
    "|工人(?!新村)|农民|师傅|游客(?!中心)|乡亲|合影|大家围|人们|众人|[一二三四五六七八九十几两0-9]+(?:名|位)|[一二三四五六七八九十几两0-9]+个(?:人|年轻人|女孩|男孩)"
)
"""Words for people, as descriptions of photos use them; not those that stand in names of places."""
TOGETHER = re.compile("合影|合照|留影|自拍|集体照")
"""A caption may speak of people who are not shown, but not of such a picture."""


def personal_data(world: World, found: Found) -> Iterator[Problem]:
    """No text holds an identity card, a mobile number or a bank card, unless `privacy.yml` allows that very text."""
    # Of the id the name of the file tells.
    if isinstance(found.value, str) and found.path != ("id",):
        for code, findings in (
            ("personal-data", privacy.find(found.value)),
            ("personal-hint", privacy.find_soft(found.value)),
        ):
            for each in _not_excused(world, findings):
                yield found.problem(code, kind=each.kind, found=mask(each.found))


def _not_excused(world: World, findings: list[Finding]) -> Iterator[Finding]:
    return (each for each in findings if not world.catalog.settings.privacy.excuses(each.found))


def private_value(world: World, found: Found) -> Iterator[Problem]:
    """A public repository holds no value in a private field: the repository itself counts as published."""
    if len(found.path) == 1 and not world.private:
        yield found.problem("private-field", label=found.about.zh)


def names(world: World) -> Iterator[Problem]:
    """No file of the data has such a number in its name, which becomes an address."""
    files = [*world.catalog.files.values(), *(f"{world.data}/media/{name}" for name in world.media)]
    if privacy.many("|".join(files)):
        for file in files:
            for each in _not_excused(world, privacy.find(file)):
                yield Problem(file, (), "personal-name", {"kind": each.kind, "found": mask(each.found)})


def consent(world: World, found: Found) -> Iterator[Problem]:
    """A photo that shows people has their consent, of minors that of their guardians; who describes people says whether any is shown."""
    photo = found.value
    if not isinstance(photo, Photo):
        return
    for shown, agreed in (("people", "consent"), ("minors", "guardian_consent")):
        if getattr(photo, shown) and not getattr(photo, agreed):
            path = (*found.path, shown)
            yield found._replace(path=path).problem("consent-missing", found=photo.file, needed=agreed)
    if (
        photo.people is None
        and photo.minors is None
        and (word := PEOPLE.search(photo.alt) or TOGETHER.search(photo.caption))
    ):
        yield found.problem("consent-unsaid", found=photo.file, word=word[0])
