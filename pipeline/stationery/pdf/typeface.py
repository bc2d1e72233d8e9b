"""The typefaces our PDF forms carry with them: how wide each letter is, and as much of the font as a form needs."""

import io
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from fontTools import subset
from fontTools.ttLib import TTFont

# What people may type: Latin letters with all their accents, and the signs that word processors put between them.
TYPED = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), *range(0x2010, 0x2027), 0x20AC, 0x2122)


class Typeface:
    """One TrueType font."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._content = content
        font = TTFont(io.BytesIO(content))
        self._glyphs: dict[int, int] = {letter: font.getGlyphID(glyph) for letter, glyph in font.getBestCmap().items()}
        unit = font["head"].unitsPerEm
        self.widths: list[int] = [round(font["hmtx"][glyph][0] * 1000 / unit) for glyph in font.getGlyphOrder()]

    def glyph(self, letter: int) -> int:
        """What a letter is called inside the font; a question mark for one it lacks."""
        return self._glyphs.get(letter, self._glyphs[ord("?")])

    def named(self, text: str) -> bytes:
        """A text in the font's own names for its letters."""
        return b"".join(self.glyph(ord(letter)).to_bytes(2, "big") for letter in text)

    def width(self, text: str, size: float) -> float:
        """How far a text reaches, in points."""
        return sum(self.widths[self.glyph(ord(letter))] for letter in text) * size / 1000

    def lines(self, text: str, size: float, width: float) -> list[str]:
        """A text in lines no wider than this, a word that is wider on its own."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, size) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def part(self, letters: Iterable[int]) -> bytes:
        """The font with these letters alone, each under the name it has in the whole."""
        options = subset.Options(retain_gids=True, hinting=False, layout_features=[], drop_tables=_NOT_NEEDED)
        font = subset.load_font(io.BytesIO(self._content), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[*letters, ord("?")])
        cutter.subset(font)
        kept = io.BytesIO()
        font.save(kept)
        return kept.getvalue()


_NOT_NEEDED = ["GSUB", "GPOS", "GDEF", "kern", "FFTM", "DSIG", "gasp", "hdmx", "VDMX", "LTSH"]


@cache
def typeface(*, bold: bool = False) -> Typeface:
    """The plain or the bold typeface: Liberation Sans, as wide as Arial letter by letter."""
    name = f"LiberationSans{'-Bold' if bold else ''}"
    file = f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    return Typeface(name, files("pipeline.stationery.pdf").joinpath("typefaces", file).read_bytes())
