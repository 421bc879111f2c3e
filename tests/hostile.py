"""Data sets in which every text field of every record type says the same words: an attack, or harmless ones to compare with."""

import csv
import io
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from generator.rules.settings import CLOSED
from generator.yamlfile import write
from tests.worlds import PUBLISHED, ROOT

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
Plain = dict[str, Any]  # values of YAML: texts, lists and mappings of them


class Words(NamedTuple):
    """What the fields say: one line, a line of at most 30 characters, a Markdown text."""

    line: str
    short: str
    text: str


def quoted(line: str) -> Words:
    """The same line everywhere; in Markdown as a block of code, where every character stands for itself."""
    return Words(line, line[:30].strip(), f"```\n{line}\n```\n")


ATTACKS = {
    "script": "</script><script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)> <b>x</b>',
    "handler": "' onmouseover='alert(1)' x='\" autofocus onfocus=\"alert(1)",
    "elements": "</title></textarea></style></noscript></article><svg onload=alert(1)><base href=//evil.example>",
    "template": "{{7*7}} {% raw %} {{ config }} {# x #} ${7*7} #{7*7} <%= 7*7 %>",
    "cdata": "]]> --> <![CDATA[ <!ENTITY x> <?xml-stylesheet href='//evil.example'?> %x;",
    "scheme": "javascript:alert(1) data:text/html,<script>alert(1)</script> //evil.example/x",
    "marker": "<!-- shifan: figures --> <!-- zqbodyqz --> <!-- -->",
    "placeholder": "zqtitleqz zqdescriptionqz zqbodyqz https://shifan.example/zqshell-home.html",
    "long-word": "W" * 199,
    "long-chinese": "长" * 199,
    "emoji": "👩‍🌾🏳️‍🌈🇨🇳 𠮷 e\u0301 阿卜杜拉·买买提 产值<5万元，比上年-5%",
    "entity": "&amp; &lt;b&gt; &#60;script&#62; &nbsp &notin; a&b=c&copy=1",
    "pattern": r"\1 \g<0> \\ \n %s %(x)s %d {0} $1 $& `x` ~x~ ^x^",
    "escape": r"%00 \x00 \u0000 &#0; &#x0; %3Cscript%3E",
    "style": ";}body{display:none;background:url(//evil.example/x)}/* </style>",
    "markdown": "**b** _i_ [x](javascript:alert(1)) ![x](//evil.example/x.png) | a | # h",
    "engine": '--8<-- "/etc/hostname" :fontawesome-brands-x: [TOC] {: onclick=alert(1) } !ENV x',
    "formula": "=1+1 @SUM(1) +1 -1 =HYPERLINK(\"//evil.example\")",
    "address": "../../x?y#z %2e%2e/ a b 'c' (d) [e]",
}  # fmt: skip
"""A name each, and what it says."""

MARKDOWN = r"""
<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a> <!-- shifan: figures --> zqtitleqz

<div onclick="alert(1)"><h1>一</h1></div></article></main></body>

<svg onload=alert(1)><style>body{display:none}</style></svg>

# 标题 <img src=x onerror=alert(1)> " onmouseover="alert(1)

###### 六级 {: onclick=alert(1) } {#x onclick=alert(1)}

[好](https://example.org/"onmouseover="alert(1)) [好](https://example.org/ "\" onmouseover=\"alert(1)\"")
[好](<https://example.org/ onmouseover=alert(1)>) https://example.org/"onmouseover="alert(1)<script> www.example.org/'x'

[a]: https://example.org/ '" onclick="alert(1)'

[a] ![" onerror="alert(1)](media/a.png "\" onerror=\"alert(1)\"><script>alert(1)</script>")

![行内](media/a.png) 与文字 `<img src=x onerror=alert(1)>` &lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;

脚注[^"><script>]，又一个[^x]。

[^"><script>]: <script>alert(1)</script>
[^x]: " onclick="alert(1)

| <b>甲</b> | " onclick="alert(1) |
|:--|--:|
| <script>alert(1)</script> | {{7*7}} |

- [x] <input type=image src=x onerror=alert(1)>
- [ ] {% raw %}

```html" onload="alert(1)
</code></pre><script>alert(1)</script>
```

> </blockquote><iframe src=javascript:alert(1)>

    </code></pre><script>alert(1)</script>
"""
"""Markdown that the check lets pass, some of it with a warning."""


def group(number: int, words: Words) -> Iterator[tuple[str, Plain]]:
    """One record of each type, every field filled, all that are text with the words; paths are relative to the data folder."""
    for path, record in _group(number, words):
        yield path, {"former": [f"{Path(path).stem}-old"], **record}


def _group(number: int, words: Words) -> Iterator[tuple[str, Plain]]:
    line, short, text = words
    id_, region, domain, tag, honour = (
        f"x{number:02}",
        region_code(number),
        f"d{number:02}",
        f"t{number:02}",
        f"h{number:02}",
    )
    shown = {"people": "true", "minors": "true", "consent": "true", "guardian_consent": "true"}
    photos = [{"file": "a.png", "alt": line, "caption": line, "credit": line, **shown}] * 2
    files = [{"file": "a.pdf", "title": line}]
    held = [{"honour": honour, "year": "2026", "note": line}]
    figures = [{"label": line, "value": line, "unit": line, "note": line}]
    yield f"organs/{id_}.yml", {
        "name": line, "short": line, "level": "county", "kind": "committee", "region": region, "parent": "gz",
        "description": text, "website": "https://example.org/?a=1&b=2",
    }  # fmt: skip
    yield f"points/440100/{id_}.yml", {
        "name": line, "domain": domain, "region": region, "organ": id_, "status": "demonstration",
        "history": [
            {"status": "contact", "date": "2025-01-01", "note": line},
            {"status": "demonstration", "date": "2025-02-01", "note": line},
        ],
        "batch": "improve", "topic": line, "tasks": [line, line], "highlights": [short], "summary": line, "body": text,
        "members": "3", "youth": "4",
        "deeds": [
            {"date": "2025-03-01", "kind": "article", "title": line, "detail": text, "article": id_, "people": "2"},
            {"date": "2025-04-01", "kind": "system", "title": line, "detail": text, "system": "other"},
            {"date": "2025-05-01", "kind": "on_site", "title": line, "detail": text, "days": "2", "until": "2025-05-02"},
        ],
        "honours": held, "photos": photos,
        "visit": {"address": line, "transport": line, "hours": line, "capacity": "5", "notes": line},
        "countryside_hookup": {"name": line, "since": "2025-01-01", "note": line}, "tags": [tag],
    }  # fmt: skip
    story: Plain = {"background": text, "practice": text, "results": text, "lessons": text}
    for name, told in ((id_, story), (f"{id_}-b", {"body": text})):
        yield f"cases/440100/{name}.yml", {
            "title": line, "kind": "individual", "domain": domain, "region": region, "date": "2026-01-01", "organ": id_,
            "points": [id_], "summary": line, "highlights": [short], **told, "figures": figures, "honours": held,
            "photos": photos, "attachments": files, "source": line, "tags": [tag],
        }  # fmt: skip
    yield f"practices/{id_}.yml", {
        "title": line, "problem": text, "summary": line, "domains": [domain], "date": "2026-02-01", "highlights": [short],
        "conditions": [line], "steps": [{"title": line, "text": text}], "pitfalls": [line], "cases": [id_], "body": text,
        "photos": photos, "attachments": files, "tags": [tag],
    }  # fmt: skip
    yield f"articles/440100/{id_}.yml", {
        "title": line, "authors": [line], "organ": id_, "date": "2025-03-01", "points": [id_], "domain": domain,
        "abstract": text, "keywords": [line], "body": text, "photos": photos, "attachments": files, "tags": [tag],
    }  # fmt: skip
    yield f"meetings/{id_}.yml", {
        "title": line, "kind": "area", "date": "2026-03-01", "until": "2026-03-02", "place": line, "region": region,
        "host": id_, "theme": line,
        "agenda": [{"date": "2026-03-01", "start": "09:00", "end": "10:00", "title": line, "note": line}],
        "route": [{"point": id_, "date": "2026-03-01", "arrive": "09:00", "leave": "10:00", "see": line}],
        "cases": [id_], "practices": [id_], "summary": text, "conclusions": text, "photos": photos, "attachments": files,
    }  # fmt: skip


def term(words: Words) -> Plain:
    """An entry of a vocabulary."""
    line, text = words.line, words.text
    return {
        "zh": line,
        "en": line,
        "description": line,
        "text": text,
        "colour": "#2f6b2f",
        "colour_dark": "#8fce8f",
        "icon": "material/sprout",
    }


def site(words: Words) -> Plain:
    """`site.yml`."""
    line = words.line
    return {
        "name": line, "organisation": line, "description": line, "province": "440000", "notice": line, "fonts": [line],
        "email": "a'b&c<d>@example.org", "repository_url": "https://example.org/?a=1&b=2", "branch": line, "featured": ["x00"],
        "tiles": ["440100"],
    }  # fmt: skip


def region_code(number: int) -> str:
    return f"4401{50 + number}"


def make(root: Path, all_words: Sequence[Words], general: Words) -> Path:
    """A root folder with a group of records for each of the words; site and labels say the general ones."""
    data = root / "data"
    shutil.copytree(ROOT / "tests" / "world", data, ignore=shutil.ignore_patterns(*RECORDS, "vocabulary", "site.yml"))
    for name in PUBLISHED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, root / name)
    (data / "media").mkdir()
    Image.new("RGB", (700, 400), "#2f6b2f").save(data / "media" / "a.png")
    (data / "media" / "a.pdf").write_bytes(PDF)
    with (data / "regions.csv").open("a", encoding="utf-8", newline="") as table:
        table.write(
            rows([(region_code(number), each.line, "county", "440100") for number, each in enumerate(all_words)])
        )
    for name in ("organs/gd.yml", "organs/gz.yml"):
        (data / "organs").mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "tests" / "world" / name, data / name)
    plain = {path: record for number, each in enumerate(all_words) for path, record in group(number, each)}
    for path, record in (plain | settings(all_words, general)).items():
        (data / path).parent.mkdir(parents=True, exist_ok=True)
        (data / path).write_text(write(record), "utf-8", newline="\n")
    return root


RECORDS = ("organs", "points", "cases", "practices", "articles", "meetings")


def settings(all_words: Sequence[Words], general: Words) -> dict[str, Plain]:
    """Site, vocabularies and indicators."""
    closed: dict[str, Plain] = {
        f"vocabulary/{name}.yml": {str(key): term(general) for key in keys} for name, keys in CLOSED.items()
    }
    open_: dict[str, Plain] = {
        f"vocabulary/{name}.yml": {f"{name[0]}{number:02}": term(each) for number, each in enumerate(all_words)}
        for name in ("domains", "honours", "tags")
    }
    line = general.line
    measured = {
        "zh": line,
        "en": line,
        "measure": "points",
        "target": "1",
        "weight": "100",
        "unit": line,
        "description": line,
    }
    return {**closed, **open_, "site.yml": site(general), "indicators.yml": {"points": measured}}


def rows(values: Sequence[tuple[str, ...]]) -> str:
    """Lines of a table in CSV."""
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows(values)
    return table.getvalue()
