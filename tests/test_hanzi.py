"""Traditional characters: OpenCC's table, one to one."""

from generator.hanzi import simplified_forms


def test_each_traditional_character_has_one_simplified_form() -> None:
    """Single characters lead to single characters, and to other ones; of several forms the usual one counts."""
    forms = simplified_forms()

    assert {(1, 1)} == {(len(traditional), len(simple)) for traditional, simple in forms.items()}
    assert ("团", "会", "干", "台") == tuple(forms[char] for char in "團會乾臺")
    assert {"㑮", "团", "著"}.isdisjoint(forms)
