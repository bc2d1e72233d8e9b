"""The typefaces that our PDF forms carry with them: what each letter is called inside the font, and how wide it is."""

import struct
from functools import cache
from importlib.resources import files


class Typeface:
    """One TrueType font, whole."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        count = struct.unpack_from(">H", content, 4)[0]
        rows = (struct.unpack_from(">4s3L", content, 12 + 16 * at) for at in range(count))
        self._at = {tag.decode(): offset for tag, _, offset, _ in rows}
        self._unit = struct.unpack_from(">H", content, self._at["head"] + 18)[0]
        self.glyphs = self._letters()
        self._measured = struct.unpack_from(">H", content, self._at["hhea"] + 34)[0]

    def named(self, text: str) -> bytes:
        """A text in the font's own names for its letters; a question mark for what it has no letter for."""
        return b"".join(struct.pack(">H", self.glyphs.get(ord(sign), self.glyphs[ord("?")])) for sign in text)

    def width(self, text: str, size: float) -> float:
        """How far a text reaches, in points."""
        return sum(self.advance(self.glyphs.get(ord(sign), 0)) for sign in text) * size / 1000

    def advance(self, glyph: int) -> int:
        """How wide a letter is, in thousandths of its size."""
        at = self._at["hmtx"] + 4 * min(glyph, self._measured - 1)
        return int(round(struct.unpack_from(">H", self.content, at)[0] * 1000 / self._unit))

    def _letters(self) -> dict[int, int]:
        """Glyph by letter, as the table for Windows tells it (format 4)."""
        start = self._at["cmap"]
        tables = struct.unpack_from(">H", self.content, start + 2)[0]
        rows = [struct.unpack_from(">HHL", self.content, start + 4 + 8 * at) for at in range(tables)]
        base = start + next(offset for platform, kind, offset in rows if (platform, kind) == (3, 1))
        parts = struct.unpack_from(">H", self.content, base + 6)[0] // 2
        ends, firsts, shifts, ranges = (base + 14, base + 16 + 2 * parts, base + 16 + 4 * parts, base + 16 + 6 * parts)
        found: dict[int, int] = {}
        for part in range(parts):
            first, end, shift, leap = (
                struct.unpack_from(">H", self.content, at + 2 * part)[0] for at in (firsts, ends, shifts, ranges)
            )
            for sign in range(first, min(end, 0xFFFE) + 1):
                glyph = sign
                if leap:
                    glyph = struct.unpack_from(">H", self.content, ranges + 2 * part + leap + 2 * (sign - first))[0]
                if glyph or not leap:
                    found[sign] = (glyph + shift) & 0xFFFF
        return found


@cache
def typeface(*, bold: bool = False) -> Typeface:
    """The plain or the bold typeface: Liberation Sans, as wide as Arial letter by letter."""
    name = f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    return Typeface(files("pipeline.stationery").joinpath("typefaces", name).read_bytes())
