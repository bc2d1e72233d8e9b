"""Symbol fonts whose letters are ticks and boxes."""

import pytest

from pipeline.reading.pages.dingbats import is_symbol_font, shown, ticked


@pytest.mark.parametrize(
    ("font", "code", "glyph"),
    [
        ("ABCDEF+Wingdings-Regular", 0xF0FE, "☑"),
        ("Wingdings", 0xA8, "☐"),
        ("Wingdings 2", 0x52, "☑"),
        ("ZapfDingbats", 0x34, "✔"),
        ("ZapfDingbats", 0x2714, "✔"),
        ("SymbolMT", 0xF0B7, "•"),
    ],
)
def test_a_code_of_a_symbol_font_is_told_as_what_the_eye_sees(font: str, code: int, glyph: str):
    assert is_symbol_font(font)
    assert shown(font, code) == glyph


@pytest.mark.parametrize(
    ("font", "codes", "says"),
    [
        ("ZapfDingbats", "345678", True),
        ("ZapfDingbats", "✓✔✕✖✗✘", True),
        ("ZapfDingbats", "mopqr", False),
        ("ZapfDingbats", "❍❏❐❑❒", False),
        ("ZapfDingbats", "nlu", None),
        ("Wingdings", "xûüýþ", True),
        ("Wingdings", "opqr¨", False),
        ("Wingdings", "nlv", None),
        ("Wingdings 2", "OPQRST", True),
        ("Wingdings 2", "£*0", False),
        ("Webdings", "ar", True),
        ("Webdings", "c", False),
    ],
)
def test_which_letters_of_a_symbol_font_are_ticks_and_which_are_empty_boxes(font: str, codes: str, says: bool | None):
    assert {code: ticked(shown(font, ord(code))) for code in codes} == dict.fromkeys(codes, says)


def test_plain_fonts_hold_no_symbols():
    assert not is_symbol_font("ABCDEF+SymbolicSans")
    assert ticked("x") is None
