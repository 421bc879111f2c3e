"""Personal data: what is found however it is disguised, and what is left alone."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.privacy import Finding, find, find_soft, mask
from generator.yamlfile import read
from tests.worlds import ROOT

FULL_WIDTH = {ord(digit): 0xFF10 + number for number, digit in enumerate("0123456789")}


def identity(body: str) -> str:
    """Seventeen invented digits with their check digit (GB 11643)."""
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(body))
    return body + "10X98765432"[total % 11]


def card(body: str) -> str:
    """A card number with its check digit (Luhn)."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body))]
    return body + str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


# Put together here, so that no file of the repository holds one.
ID = identity("44010619880101123")
MOBILE = "138" + "0013" + "8000"
CARD = card("622848" + "001234567")


def listed(name: str, key: str) -> list[object]:
    """A list of `tests/cases/personal`."""
    plain, problems = read((ROOT / "tests" / "cases" / "personal" / name).read_text("utf-8"), name)
    assert plain is not None
    assert not [each for each in problems if each.code != "hidden-character"]
    found = plain[key]
    assert isinstance(found, list)
    return list(found)


def kinds(text: str) -> list[str]:
    """What is found in a text, by kind."""
    return [finding.kind for finding in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f"身份证号{ID}。",
        ID.translate(FULL_WIDTH),
        " ".join(ID),
        f"{ID[:6]} {ID[6:14]} {ID[14:]}",
        f"{ID[:6]}-{ID[6:14]}-{ID[14:]}",
        "\u200b".join(ID),
        "\ufeff".join(ID),
        identity("44010619880101001").replace("X", "x"),
        identity("44010619880101011"),
    ],
)
def test_identity_cards_are_found(text: str) -> None:
    """Plain, grouped, in full-width digits or with invisible characters between."""
    assert ["id-card"] == kinds(text)


def test_an_x_at_the_end_counts_in_either_case() -> None:
    """The check digit ten is written X."""
    body = next(body for number in range(100) if (body := f"440106198801010{number:02d}") and identity(body)[-1] == "X")

    assert ["id-card", "id-card"] == kinds(f"{identity(body)}、{identity(body).lower()}")


@pytest.mark.parametrize(
    "text",
    [
        MOBILE,
        f"电话{MOBILE}，",
        f"{MOBILE[:3]}-{MOBILE[3:7]}-{MOBILE[7:]}",
        f"{MOBILE[:3]} {MOBILE[3:7]} {MOBILE[7:]}",
        f"{MOBILE[:3]} {MOBILE[3:]}",
        f"{MOBILE[:7]} {MOBILE[7:]}",
        f"+86 {MOBILE}",
        f"0086{MOBILE}",
        MOBILE.translate(FULL_WIDTH),
        "\u2060".join(MOBILE),
        " ".join(MOBILE),
        f"2006-02-28 {MOBILE[:3]}-{MOBILE[3:7]}-{MOBILE[7:]}",
        f"[{MOBILE}](tel:1)",
    ],
)
def test_mobile_numbers_are_found(text: str) -> None:
    """In every grouping that people use."""
    assert ["mobile"] == kinds(text)


@pytest.mark.parametrize("text", [CARD, " ".join(CARD[n : n + 4] for n in range(0, 16, 4)), card("411111111111111")])
def test_bank_cards_are_found(text: str) -> None:
    """By their check digit, also in groups of four."""
    assert ["bank-card"] == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "020-87185000",
        "400-138-0013",
        "0755-12345678",
        f"{MOBILE}元",
        f"{MOBILE} 万元",
        f"{MOBILE}00",
        f"{MOBILE}.5",
        f"第 QA{MOBILE} 号",
        "1986-2006 100 人",
        "2006-02-28 2007-03-01 120",
        "2006年2月28日 13:00–14:30，共 138 人",
        "12345678901234567890123",
        ID[:-1] + ("0" if ID[-1] != "0" else "1"),
        identity("44010619881301123"),
        card("440106200602280"),
        CARD[:-1] + str((int(CARD[-1]) + 1) % 10),
        "产值<5万元，-5%，0371，1.10",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Office telephones, sums, dates, file numbers and wrong check digits are nobody's secret."""
    assert [] == find(text)


def test_findings_say_where_and_what() -> None:
    """The characters as they stand in the text, in order, without overlaps."""
    text = f"甲{MOBILE.translate(FULL_WIDTH)}，乙{ID}"

    assert [
        Finding("mobile", 1, 12, MOBILE.translate(FULL_WIDTH)),
        Finding("id-card", 14, 32, ID),
    ] == find(text)


# --- the two lists ----------------------------------------------------------------------------------------------------

DISGUISED = [pair for each in listed("disguised.yml", "numbers") if isinstance(each, dict) for pair in each.items()]
HARMLESS = [each for each in listed("harmless.yml", "sentences") if isinstance(each, str)]


def test_two_hundred_disguised_numbers_are_found() -> None:
    """Each in its sentence, by its kind, and nothing besides."""
    assert len({text for _, text in DISGUISED}) == len(DISGUISED) == 200
    assert [(text, [kind]) for kind, text in DISGUISED] == [(text, kinds(str(text))) for _, text in DISGUISED]


def test_two_hundred_harmless_sentences_raise_no_alarm() -> None:
    """Numbers of offices, orders, sums, dates, codes and books are neither found nor hinted at."""
    assert len(set(HARMLESS)) == len(HARMLESS) == 200
    assert [] == [(text, found) for text in HARMLESS for found in (*find(text), *find_soft(text))]


def test_what_the_repository_publishes_raises_no_alarm() -> None:
    """Demonstration data, hand-written pages, templates and the words of the benchmark hold nothing that is a person's."""
    files = [*(ROOT / "data").rglob("*.yml"), *(ROOT / "data").rglob("*.csv"), *(ROOT / "docs").rglob("*.md")]
    files += [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "docs" / "assets").rglob("*.*"),
        ROOT / "bench" / "sentences.txt",
    ]
    texts = {path: path.read_text("utf-8") for path in files}

    assert len(texts) > 150
    assert {} == {path: found for path, text in texts.items() if (found := [*find(text), *find_soft(text)])}


# --- any disguise -----------------------------------------------------------------------------------------------------

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PLACES = st.sampled_from(["110101", "310115", "440106", "445224", "513401", "654021", "460105"])
DIGITS = st.text(st.sampled_from("0123456789"), min_size=20, max_size=20)
NUMBERS = st.one_of(
    st.builds(lambda second, rest: ("mobile", f"1{second}{rest[:9]}"), st.sampled_from("345678"), DIGITS),
    st.builds(lambda place, day, rest: ("id-card", identity(f"{place}{day:%Y%m%d}{rest[:3]}")), PLACES, DAYS, DIGITS),
    st.builds(
        lambda start, rest: ("bank-card", card((start + rest)[:15])), st.sampled_from(["62", "51", "6011"]), DIGITS
    ),
    st.builds(lambda start, rest: ("bank-card", card((start + rest)[:18])), st.sampled_from(["62", "601382"]), DIGITS),
)
LOOKS = (
    "0123456789",
    "０１２３４５６７８９",
    "零一二三四五六七八九",
    "〇壹贰叁肆伍陆柒捌玖",
    "○幺二三四五六七八九",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "⓿❶❷❸❹❺❻❼❽❾",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "٠١٢٣٤٥٦٧٨٩",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
)
BETWEEN = (" ", "-", "–", "—", "·", "　", "\u00a0", "_", "  ", " - ", "\n", "－", "**", ".")
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\u3164"


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str]:
    """A number's kind, and the number in looks of any kind, with one sort of sign at any places, and what nobody sees."""
    kind, number = draw(NUMBERS)
    looks = draw(st.lists(st.sampled_from(LOOKS), min_size=1, max_size=3))
    written = [
        draw(st.sampled_from(looks))[int(digit)] if digit != "X" else draw(st.sampled_from("XxＸ")) for digit in number
    ]
    sign = draw(st.sampled_from(("", *BETWEEN)))
    places = draw(st.sets(st.integers(1, len(number) - 1)) | st.just(set(range(1, len(number)))))
    if sign == "." and len(places) == 3:
        places = {3, 7}  # four numbers with dots between them are the address of a machine
    unseen = [draw(st.text(st.sampled_from(UNSEEN), max_size=3)) if draw(st.booleans()) else "" for _ in written]
    return kind, "".join(
        f"{sign if place in places else ''}{char}{unseen[place]}" for place, char in enumerate(written)
    )


@given(
    disguised(),
    st.sampled_from(["请打", "电话：", "他说（", "", "- "]),
    st.sampled_from(["。", "，找值班的同志", "）", "", "！"]),
)
@settings(max_examples=400)
def test_a_number_is_found_in_any_disguise(number: tuple[str, str], before: str, after: str) -> None:
    """Whichever looks its digits have, whatever stands between them."""
    kind, text = number

    assert kind in kinds(before + text + after)


NUMBER = st.integers(0, 99_999)
DAY = st.dates(date(1949, 1, 1), date(2026, 11, 28))
SAID = st.one_of(
    st.builds("{:%Y年%m月%d日}".format, DAY),
    st.builds("{:%Y-%m-%d}".format, DAY),
    st.builds("{:%Y.%m}—{:%Y.%m}".format, DAY, DAY),
    st.builds("{}-{} 年".format, st.integers(1949, 2000), st.integers(2001, 2026)),
    st.builds("{} 万元".format, st.decimals(0, 99_999, places=4)),
    st.builds("{} 元".format, st.integers(0, 10**11)),
    st.builds("{} 人次".format, st.integers(0, 10**11)),
    st.builds("订单号 {}".format, st.integers(10**9, 10**14)),
    st.builds("电话 0{}-{}".format, st.integers(20, 29), st.integers(20_000_000, 89_999_999)),
    st.builds("粤青办发〔{}〕{} 号".format, st.integers(1990, 2026), st.integers(1, 999)),
    st.builds("第{}期、第{}期".format, st.sampled_from(["十三", "二十一", "一百三十八"]), NUMBER),
    st.builds(
        "{}:{:02}—{}:{:02}".format, st.integers(8, 12), st.integers(0, 59), st.integers(13, 22), st.integers(0, 59)
    ),
    st.builds("{} 人、{} 户、{} 亩".format, NUMBER, NUMBER, NUMBER),
    st.builds("占 {}%".format, st.decimals(0, 100, places=2)),
    st.sampled_from(
        [
            "年满十四周岁的青年",
            "三个支部一条线",
            "四个一批",
            "五四青年节",
            "学习八项规定",
            "一二三产业融合",
            "村口的老榕树下",
        ]
    ),
)


@given(st.lists(st.tuples(SAID, st.sampled_from("，。；、\n")), max_size=30))
@settings(max_examples=300)
def test_official_text_raises_no_alarm(said: list[tuple[str, str]]) -> None:
    """Dates, sums, counts and telephones of offices in any order."""
    text = "".join(f"{words}{end}" for words, end in said)

    assert [] == [*find(text), *find_soft(text)]


# --- hints ------------------------------------------------------------------------------------------------------------

HINTS = {
    "email": ["信箱 someone@qq.com", "写信到 li.ming@vip.163.com 即可", "联系 a_b@gmail.com", "someone＠foxmail．com"],
    "account": [
        "微信：abc_123", "微信号 wang-xiao88", "QQ：123456789", "QQ号12345678", "加我vx：chen_2008", "扣扣 123456", "WeChat ID: lin88888",
    ],
    "home": ["家住沙溪村三组12号", "家庭住址：番禺区大石街3栋502室", "现住址为天河路 80 号", "她住在大学城 8 号", "幸福小区6栋2单元301室"],
    "birthday": ["出生日期：2008-03-05", "1998年3月5日出生", "生于1998年3月", "李某（1998年3月生）", "生日是2008.3.5", "出生年月 1998年10月"],
    "student": ["学号：2026013800", "学籍号G440106200803050010", "考生号26440106150138", "准考证号 202613800138"],
    "plate": ["车牌粤A12345", "粤A·D12345", "粤B 8R138", "粤A·12345学"],
    "passport": ["护照号E12345678", "护照号码：EA1234567", "港澳通行证C12345678"],
    "minor": [
        "李明（12岁）", "王小红，女，14岁", "陈某某今年15周岁", "12岁的李明在台上", "年仅9岁的陈小雨", "小明今年十岁", "学生张伟今年16岁",
        "刘洋（男，十三岁，初一）",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HINTS.items() for text in texts])
def test_what_may_be_private_is_hinted_at(kind: str, text: str) -> None:
    """By the words around it, once, by its kind; it is no number of a person."""
    assert [kind] == [found.kind for found in find_soft(text)]
    assert [] == find(text)


def test_personal_addresses_are_soft() -> None:
    """Addresses of personal mail providers and labelled accounts may be private; an office's address is not."""
    text = "邮箱 someone@qq.com 或 office@example.gov.cn，微信：abc_123"

    assert [("email", "someone@qq.com"), ("account", "微信：abc_123")] == [(f.kind, f.found) for f in find_soft(text)]
    assert [] == find(text)


@given(st.text(st.sampled_from("0123456789 -Xx元１²①\u200b\u3164一"), max_size=60))
def test_findings_lie_within_the_text(text: str) -> None:
    """Whatever a text holds, its findings are pieces of it, apart from each other."""
    findings = find(text)

    assert all(text[each.start : each.end] == each.found for each in findings)
    assert all(before.end <= after.start for before, after in pairwise(findings))


HOSTILE = (
    "1", "1 ", "2 ", "1.", "62", "6222 ", "1\u200b", "1      ", "1*", "一", "一 ", "2006-02-28 ", "4401062", "a", "@", "a@", "岁", "李", "12岁的", "李明（",
    "家住", "家庭住址", "住在1", "3栋", "3栋2单元", "生日", "1998年3月", "微信", "微信号", "微信号 ", "QQ", "vx:a", "粤A", "学号", "护照",
)  # fmt: skip
"""What somebody could repeat to keep the program busy."""


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_text_of_anything_is_read_to_its_end(piece: str) -> None:
    """No pattern takes more than its share of a text made for it: a number at the end is still found, once."""
    text = f"{piece * (200_000 // len(piece))}，完。报名电话{MOBILE}，信箱 someone@qq.com"

    assert (text.index(MOBILE), "mobile") in [(found.start, found.kind) for found in find(text)]
    assert "email" in [found.kind for found in find_soft(text)]


def test_a_mask_shows_too_little_to_be_used() -> None:
    """The first three characters and the last two of a number; of anything short even less."""
    assert ["138***00", "440***34", "so***", "微信***"] == [
        mask(MOBILE),
        mask("44010620990101" + "1234"),
        mask("so@qq.com"),
        mask("微信a1"),
    ]
