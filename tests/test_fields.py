"""A field is declared once; what people and outputs need is read back from there."""

from generator.fields import About, about, declared


def test_a_declaration_says_what_it_was_given() -> None:
    """Labels first, a sentence of help, then what the field refers to, belongs to, hides or holds."""
    found = about(
        "机关", "Organ", "负责的机关。", unit="个", private=True, refers="organ", vocabulary="levels", markdown=True
    )

    assert About("机关", "Organ", "负责的机关。", "个", True, "organ", "levels", True) == found
    assert About("甲", "A") == about("甲", "A")


def test_a_declaration_is_found_among_other_metadata() -> None:
    """Types bring metadata of their own; a field without a declaration has none."""
    found = about("甲", "A")

    assert declared([str, found, 3]) is found
    assert declared(["x"]) is None
