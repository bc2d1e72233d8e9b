"""The pieces a template is drawn with: runs, paragraphs, tables and panels, all dressed by styles alone."""

from xml.sax.saxutils import escape

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TEXT_WIDTH = 9070  # twips between the margins of an A4 page


def t(text, style=None):
    """A run of text."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(style, *runs):
    """A paragraph; plain strings become runs."""
    body = "".join(run if run.startswith("<w:") else t(run) for run in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{body}</w:p>'


def tag(words):
    """A paragraph that holds only a tag of the template and goes when it is filled in."""
    return p("Normal", "{%p " + words + " %}")


def tab():
    """To the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def field(code):
    """A field Word works out, such as the page number."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def cell(width, *paragraphs, span=1):
    """A table cell."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells, heading=False):
    """A table row: never torn over two pages; a heading row is repeated on each."""
    repeat = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def loop_row(width, words, span):
    """A row that holds only a tag of the template and goes when it is filled in."""
    return f"<w:tr>{cell(width, p('TableText', '{%tr ' + words + ' %}'), span=span)}</w:tr>"


def table(style, widths, *rows, headed=False, says=""):
    """A table of the house; `says` describes it to those who can't see it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = "1" if headed else "0"
    described = f'<w:tblCaption w:val="{escape(says)}"/>' if says else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0620" if headed else "0600"}" '
        f'w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{described}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def grid(widths, headings, loop, cells, says):
    """A headed table with one row for each of a list: `loop` is the words of its 'for'."""
    head = row(*(cell(w_, p("TableHeading", word)) for w_, word in zip(widths, headings, strict=True)), heading=True)
    body = row(*(cell(w_, *made) for w_, made in zip(widths, cells, strict=True)))
    span, whole = len(widths), sum(widths)

    def only(words):
        return loop_row(whole, words, span)

    # the last but one stays with the last: no row stands alone on a page
    kept = body.replace('"TableText"', '"TableTextKept"').replace('"TableStrong"', '"TableStrongKept"')
    last_two = (only("if loop.revindex == 2"), kept, only("else"), body, only("endif"))
    return table("FormlineTable", widths, head, only(loop), *last_two, only("endfor"), headed=True, says=says)


def facts(pairs, says, *, style="FormlineFacts", left=3100):
    """Labels on the left, what they say on the right."""
    widths = (left, TEXT_WIDTH - left)
    rows = (row(cell(left, p("RowLabel", label)), cell(widths[1], p("Detail", value))) for label, value in pairs)
    return table(style, widths, *rows, says=says)


def keys(pairs, says, across=2):
    """Key facts in a grid, each under its label."""
    width = TEXT_WIDTH // across
    cells = [cell(width, p("Label", label), p("Value", value)) for label, value in pairs]
    while len(cells) % across:
        cells.append(cell(width, p("Label")))
    rows = (row(*cells[at : at + across]) for at in range(0, len(cells), across))
    return table("FormlineKey", (width,) * across, *rows, says=says)


def panel(*paragraphs, says="", style="FormlinePanel"):
    """A shaded panel."""
    return table(style, (TEXT_WIDTH,), row(cell(TEXT_WIDTH, *paragraphs)), says=says) + p("Gap")


def picture(width_mm, height_mm):
    """The logo's place."""
    cx, cy = width_mm * 36000, height_mm * 36000
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="Logo" descr="The partnership\'s logo"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
