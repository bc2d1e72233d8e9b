"""The XML names a Word document is made of, written out once so that the walk only compares strings."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHAPE, GROUP, CANVAS = (
    f"{{http://schemas.microsoft.com/office/word/2010/wordprocessing{name}"
    for name in ("Shape}wsp", "Group}wgp", "Canvas}wpc")
)
SHAPE_KIND = SHAPE.removesuffix("wsp") + "cNvSpPr"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# ISO 29500 Strict spells the same names in other namespaces; Word writes it as 'Strict Open XML Document'.
STRICT = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": MATH,
    "{http://purl.oclc.org/ooxml/drawingml/main}": DRAWING,
    "{http://purl.oclc.org/ooxml/drawingml/picture}": PICTURE,
    "{http://purl.oclc.org/ooxml/drawingml/chart}": CHART,
    "{http://purl.oclc.org/ooxml/drawingml/diagram}": DIAGRAM,
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}": PLACED,
}

# Extensions whose content we walk ourselves; for any other, the fallback is what everybody can read.
UNDERSTOOD = frozenset(
    {
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
        W14[1:-1],
        W15[1:-1],
    }
)

INK = W14 + "contentPart"
VAL, VALUE = W + "val", W + "value"
P, PPR, RUN, RPR, T, DELTEXT = (W + name for name in ("p", "pPr", "r", "rPr", "t", "delText"))
TBL, TR, TRPR, TC, TCPR = (W + name for name in ("tbl", "tr", "trPr", "tc", "tcPr"))
BODY, CUSTOM_XML = W + "body", W + "customXml"
SDT, SDTPR, SDTCONTENT = (W + name for name in ("sdt", "sdtPr", "sdtContent"))
INS, DEL, MOVE_TO, MOVE_FROM = (W + name for name in ("ins", "del", "moveTo", "moveFrom"))
FLDSIMPLE, FFDATA, TXBX, FONTS, SHADE = (W + name for name in ("fldSimple", "ffData", "txbxContent", "rFonts", "shd"))
ALTERNATE, CHOICE, FALLBACK = (MC + name for name in ("AlternateContent", "Choice", "Fallback"))
