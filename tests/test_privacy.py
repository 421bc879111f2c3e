"""Personal data: what is found however it is disguised, and what is left alone."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy import Finding, find, find_soft

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


def test_ordinary_text_costs_next_to_nothing() -> None:
    """A thousand characters without a long number take microseconds, half a megabyte of digits no seconds."""
    text = "三善村团支部有团员四十二名，2006 年起改在农忙间隙的田埂上开，产值 1200 万元。\n" * 25
    before = time.process_time()
    for _ in range(200):
        find(text)
        find_soft(text)
    ordinary = time.process_time() - before
    for hostile in ("1" * 500_000, "1 " * 250_000, "a" * 500_000 + "@"):
        find(hostile)
        find_soft(hostile)

    assert ordinary < 0.5
    assert time.process_time() - before < 4
