"""Symbol fonts whose letters are ticks and boxes."""

import pytest

from pipeline.reading.pdf.dingbats import is_symbol_font, shown, ticked


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


def test_plain_fonts_hold_no_symbols():
    assert not is_symbol_font("ABCDEF+SymbolicSans")
    assert ticked("x") is None
