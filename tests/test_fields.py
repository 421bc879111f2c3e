"""A field is declared once; what people and outputs need is read back from there."""

from generator.fields import About, about, as_line, as_number, as_text, declared


def test_a_declaration_says_what_it_was_given() -> None:
    """Labels first, a sentence of help, then what the field refers to, belongs to, hides or holds."""
    found = about(
        "机关", "Organ", "负责的机关。", unit="个", private=True, refers="organ", vocabulary="levels", markdown=True
    )

    assert About("机关", "Organ", "负责的机关。", "个", True, "organ", "levels", True) == found
    assert About("甲", "A") == about("甲", "A")


def test_how_a_value_is_written_is_said_for_editors() -> None:
    """A text may look like a number to YAML, a number may stand between quotes; a bound that is not given is not there."""
    assert {"type": ["string", "number", "boolean"], "maxLength": 9} == as_text(longest=9).schema
    assert {"type": "string", "pattern": "^x$"} == as_line("^x$").schema
    assert {"type": ["number", "string"], "minimum": 1, "maximum": 2, "pattern": "x"} == as_number(
        "x", 1, 2, whole=False
    ).schema


def test_how_a_value_is_asked_for_is_said_for_forms() -> None:
    """One line unless it is said otherwise; numbers are whole or not."""
    assert ("line", "text", "line", "day") == (
        as_text().kind,
        as_text(kind="text").kind,
        as_line("x").kind,
        as_line("x", kind="day").kind,
    )
    assert ("whole", "decimal") == (as_number("x", 1, 2).kind, as_number("x", 1, 2, whole=False).kind)


def test_a_declaration_is_found_among_other_metadata() -> None:
    """Types bring metadata of their own; a field without a declaration has none."""
    found = about("甲", "A")

    assert declared([str, found, 3]) is found
    assert declared(["x"]) is None
