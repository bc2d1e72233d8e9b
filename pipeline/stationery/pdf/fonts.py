"""Fonts inside a PDF: of each only the letters that are needed, so that every machine shows the same."""

from collections.abc import Iterable

from pipeline.stationery.pdf.objects import File, Object, array, name, record, text
from pipeline.stationery.pdf.typeface import TYPED, Typeface, typeface

_AT_ONCE = 100  # the most letters one block of a map from glyphs to letters may hold
_FIRST, _LAST = 32, 255
_ODD = {0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D}  # bytes that stand for no letter


def fonts(file: File, printed: Iterable[str], bold: Iterable[str]) -> Object:
    """F0 and F1: plain and bold for print; F2: plain for what is typed, as every reader of PDFs can set it; ticks."""
    plain_letters = sorted({*TYPED, *map(ord, "".join(printed))})
    bold_letters = sorted(set(map(ord, "".join(bold))))
    plain, strong = _described(file, typeface(), plain_letters), _described(file, typeface(bold=True), bold_letters)
    ticks = file.add(Type=name.Font, Subtype=name.Type1, BaseFont=name.ZapfDingbats)
    return file.add(
        F0=_printed(file, typeface(), plain_letters, plain),
        F1=_printed(file, typeface(bold=True), bold_letters, strong),
        F2=_typed(file, typeface(), plain),
        ZaDb=ticks,
    )


def _named(face: Typeface) -> Object:
    return name(f"/FORMLN+{face.name}")


def _described(file: File, face: Typeface, letters: list[int]) -> Object:
    content = face.part(letters)
    return file.add(
        Type=name.FontDescriptor, FontName=_named(face), Flags=32,
        FontBBox=array([-544, -303, 1302, 980]), ItalicAngle=0, Ascent=905, Descent=-212, CapHeight=729, StemV=80,
        FontFile2=file.stream(content, Length1=len(content)),
    )  # fmt: skip


def _printed(file: File, face: Typeface, letters: list[int], described: Object) -> Object:
    widths = array()
    for glyph in sorted({face.glyph(letter) for letter in letters}):
        widths.append(glyph)
        widths.append(array([face.widths[glyph]]))
    inner = file.add(
        Type=name.Font, Subtype=name.CIDFontType2, BaseFont=_named(face), CIDToGIDMap=name.Identity, W=widths,
        FontDescriptor=described,
        CIDSystemInfo=record(Registry=text("Adobe"), Ordering=text("Identity"), Supplement=0),
    )  # fmt: skip
    return file.add(
        Type=name.Font, Subtype=name.Type0, BaseFont=_named(face), Encoding=name("/Identity-H"),
        DescendantFonts=array([inner]), ToUnicode=file.stream(_letters(face, letters)),
    )  # fmt: skip


def _letters(face: Typeface, letters: list[int]) -> bytes:
    """Which letter each glyph stands for, as a PDF tells it."""
    pairs = sorted({face.glyph(letter): letter for letter in reversed(letters)}.items())
    blocks = "".join(
        f"{len(some)} beginbfchar\n"
        + "".join(f"<{glyph:04x}> <{letter:04x}>\n" for glyph, letter in some)
        + "endbfchar\n"
        for some in (pairs[at : at + _AT_ONCE] for at in range(0, len(pairs), _AT_ONCE))
    )
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def\n"
    return f"{head}1 begincodespacerange <0000> <ffff> endcodespacerange\n{blocks}endcmap end end".encode()


def _typed(file: File, face: Typeface, described: Object) -> Object:
    codes = range(_FIRST, _LAST + 1)
    letters = [ord(" ") if code in _ODD else ord(bytes([code]).decode("cp1252")) for code in codes]
    return file.add(
        Type=name.Font, Subtype=name.TrueType, BaseFont=_named(face), Encoding=name.WinAnsiEncoding, FirstChar=_FIRST,
        LastChar=_LAST, Widths=array([face.widths[face.glyph(letter)] for letter in letters]), FontDescriptor=described,
    )  # fmt: skip
