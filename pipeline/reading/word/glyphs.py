"""Tick boxes drawn as characters: which glyph says on, which off, and what the symbol fonts hide behind plain codes."""

import re
from collections.abc import Iterator

ON = "☑☒✓✔✗✘✖✅❎❌⊠◉⦿⮽■√🗸🗹🗷🗵"
OFF = "☐□◻❏❐❑❒⬜▢"

_BOXES = re.compile(rf"[{ON}{OFF}]|\[[ \u00a0_]{{0,3}}[xX✓✔√]?[ \u00a0_]{{0,3}}\]")

# What people see for a code of these fonts; Word stores it as w:sym, or as a plain letter in that font.
_FONTS = {
    "wingdings": dict(
        zip(
            b"\x6c\x6e\x6f\x70\x71\x72\x73\x74\x75\x76\x77\x78\x9e\x9f\xa1\xa4\xa7\xa8\xd8\xe0\xe8\xf0\xfb\xfc\xfd\xfe",
            "●■□□❑❒⬧◆◆❖⬥☒·•○◉▪☐➢→➔⇨✗✓☒☑",
            strict=True,
        )
    ),
    "wingdings 2": dict(
        zip(b"\x2a\x30\x4f\x50\x51\x52\x53\x54\x55\x56\x97\x98\xa2\xa3", "☐☐✗✓☒☑☒☒☒☒●●■☐", strict=True)
    ),
    "wingdings 3": {},
    "webdings": dict(zip(b"\x61\x63\x67\x72", "✓□■✗", strict=True)),
    "symbol": {0xD6: "√", 0x7F: "□", 0xB7: "•", 0xA8: "♦", 0xAE: "→", 0x2D: "−"},
}
# Copied between programs, a symbol keeps its code and loses its font: these are nearly always meant so.
_LOST_FONT = {
    "wingdings": b"\x6c\x6e\x6f\x71\x72\x76\x78\xa7\xa8\xd8\xfb\xfc\xfd\xfe",
    "wingdings 2": b"\x4f\x50\x51\x52\x53\x54\xa3",
    "symbol": b"\xb7",
}
_PICTURE = re.compile("[\uf020-\uf0ff]")
_BEGIN = frozenset({"Win", "win", "Web", "web", "Sym", "sym", "WIN"})


def state(glyphs: str) -> bool | None:
    """Whether these characters show a ticked box, an empty one, or no box at all."""
    text = glyphs.strip()
    if not text:
        return None
    if text[0] == "[":
        return any(letter in "xX✓✔√" for letter in text)
    return True if text[0] in ON else False if text[0] in OFF else None


def boxes(text: str) -> Iterator[tuple[int, int, bool]]:
    """Every box in a line of text: where it stands and whether it is ticked."""
    for found in _BOXES.finditer(text):
        yield found.start(), found.end(), bool(state(found.group()))


def symbol(font: str, code: str) -> str:
    """The character a `w:sym` shows: a known tick or box, else the character itself."""
    try:
        return _seen(font, int(code, 16))
    except ValueError:
        return ""


def knows(font: str) -> bool:
    """Whether plain letters in this font are really pictures."""
    return font[:3] in _BEGIN and font.lower() in _FONTS


def in_font(font: str, text: str) -> str:
    """What plain letters look like in a symbol font."""
    return "".join(letter if letter.isspace() else _seen(font, ord(letter)) for letter in text)


def without_font(text: str) -> str:
    """What codes of symbol fonts are likely to show where nothing says which font they were typed in."""
    return _PICTURE.sub(lambda letter: _LIKELY.get(letter[0], letter[0]), text)


def _seen(font: str, number: int) -> str:
    """Symbol fonts lie at U+F000 to U+F0FF; some writers leave the F0 off."""
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    known = _FONTS.get(font.lower(), {}).get(low)
    if known is not None:
        return known
    if 0x20 < low <= 0xFF and font[:3].lower() in ("win", "web"):
        return chr(0xF000 + low)  # a picture we can't name: it must not pose as a letter
    return chr(number) if 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""


_LIKELY = {chr(0xF000 + code): _FONTS[font][code] for font, codes in _LOST_FONT.items() for code in codes}
