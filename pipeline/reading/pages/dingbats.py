"""Tick boxes and ticks as type: which characters they are, also in the symbol fonts of Windows and of PDF."""

from functools import lru_cache

ON = "☑☒✓✔✕✖✗✘🗹🗷🗵⊠⌧"
OFF = "☐□▢◻❍❏❐❑❒⬜🗌"
SOLID = "■"  # a blackened box, or only a bullet: told by whether there are empty ones beside it

# Private codes of the Windows symbol fonts that PDF writers pass on as they are.
_WINGDINGS = {
    0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0x78: "☒", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0x6C: "●", 0x6E: "■", 0xA7: "▪", 0xD8: "➢", 0x76: "❖",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐", 0x30: "☐"}
_ZAPF = {
    0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x38: "✘", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "❏",
    0x70: "❐", 0x71: "❑", 0x72: "❒",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗"}
_SYMBOL = {0xB7: "•", 0xA0: " "}
_FONTS: tuple[tuple[str, dict[int, str]], ...] = (
    ("wingdings2", _WINGDINGS_2),
    ("wingdings3", {}),
    ("wingdings", _WINGDINGS),
    ("zapfdingbats", _ZAPF),
    ("dingbats", _ZAPF),
    ("webdings", _WEBDINGS),
    ("symbolmt", _SYMBOL),
    ("opensymbol", _SYMBOL),
)


def _plain(font: str) -> str:
    return font.rpartition("+")[2].lower().replace(" ", "").replace("-", "").replace("_", "")


@lru_cache(maxsize=256)
def is_symbol_font(font: str) -> bool:
    """Whether letters of this font are pictures."""
    name = _plain(font)
    return any(name.startswith(start) for start, _ in _FONTS) or name == "symbol"


def shown(font: str, code: int) -> str:
    """What the eye sees where a symbol font has this code."""
    if chr(code) in ON + OFF:
        return chr(code)
    name = _plain(font)
    table = next((table for start, table in _FONTS if name.startswith(start)), _SYMBOL)
    bare = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    found = table.get(bare)
    if found:
        return found
    return "•" if 0xE000 <= code <= 0xF8FF else chr(code)


def ticked(letter: str) -> bool | None:
    """Whether this character is a box that is ticked or not; None where it is no box."""
    if letter in ON:
        return True
    return False if letter in OFF else None
