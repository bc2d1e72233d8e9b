"""The XML names an OpenDocument text is made of, written out once."""

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, FORM = (f"{_OASIS}{name}:1.0}}" for name in ("office", "text", "table", "style", "form"))
DRAW, FO, SVG = (f"{_OASIS}{name}:1.0}}" for name in ("drawing", "xsl-fo-compatible", "svg-compatible"))
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XLINK = "{http://www.w3.org/1999/xlink}"

P, H, LIST, SECTION = (TEXT + name for name in ("p", "h", "list", "section"))
ROW, CELL, COVERED = (TABLE + name for name in ("table-row", "table-cell", "covered-table-cell"))
STYLE_NAME = TEXT + "style-name"


def true(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return (value or "").lower() in {"true", "1"}
