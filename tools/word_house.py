"""The house look as Word styles, and a Word file around any body: what every packaged template is drawn with."""

import io
import zipfile
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
BRAND = 'w:themeColor="accent1"'
GREY = "595959"
HAIR = "BFBFBF"


# ---------------------------------------------------------------- styles


def _font(size=None, *, bold=None, italic=False, caps=False, colour=None, spaced=0):
    parts = []
    if bold is not None:
        parts.append("<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>')
    if italic:
        parts.append("<w:i/><w:iCs/>")
    if caps:
        parts.append("<w:caps/>")
    if colour in ("accent1", "accent2"):
        parts.append(f'<w:color w:val="000000" w:themeColor="{colour}"/>')
    elif colour:
        parts.append(f'<w:color w:val="{colour}"/>')
    if spaced:
        parts.append(f'<w:spacing w:val="{spaced}"/>')
    if size:
        parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def _shape(before=0, after=0, line=0, *, keep=False, together=False, new_page=False, borders="", shade="", tabs="",
           indent="", align="", level=None, numbers=None, tight=False):  # fmt: skip
    parts = []
    if keep:
        parts.append("<w:keepNext/>")
    if together:
        parts.append("<w:keepLines/>")
    if new_page:
        parts.append("<w:pageBreakBefore/>")
    if numbers is not None:
        parts.append(f'<w:numPr><w:numId w:val="{numbers}"/></w:numPr>')
    parts.append(f"<w:pBdr>{borders}</w:pBdr>" if borders else "")
    parts.append(shade)
    parts.append(f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
    rule = f' w:line="{line}" w:lineRule="auto"' if line else ""
    parts.append(f'<w:spacing w:before="{before}" w:after="{after}"{rule}/>')
    parts.append(indent)
    parts.append("<w:contextualSpacing/>" if tight else "")
    parts.append(f'<w:jc w:val="{align}"/>' if align else "")
    parts.append(f'<w:outlineLvl w:val="{level}"/>' if level is not None else "")
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _style(id, name, shape="", font="", *, based="Normal", following=None, kind="paragraph", quick=True):
    default = ' w:default="1"' if id in ("Normal", "DefaultParagraphFont", "TableNormal") else ""
    parent = f'<w:basedOn w:val="{based}"/>' if based and id != "Normal" else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    shown = "<w:qFormat/>" if quick else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{id}"><w:name w:val="{name}"/>{parent}{after}{shown}'
        f"{shape}{font}</w:style>"
    )


def _border(side, size=4, colour=HAIR, space=0, *, theme=""):
    look = f' w:themeColor="{theme}"' if theme else ""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"{look}/>'


def _table_style(id, name, *, borders="", margins=(50, 0, 50, 140), cell="", first_row="", first_column=""):
    top, left, bottom, right = margins
    padding = (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
        f'<w:bottom w:w="{bottom}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'
    )
    row = f'<w:tblStylePr w:type="firstRow">{first_row}</w:tblStylePr>' if first_row else ""
    column = f'<w:tblStylePr w:type="firstCol">{first_column}</w:tblStylePr>' if first_column else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{padding}</w:tblPr>"
        f"{cell}{row}{column}</w:style>"
    )


def _fill(theme, plain):
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{plain}" w:themeFill="{theme}"/>'


_PLAIN_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def styles():
    """Every style of the house."""
    rule = _border("bottom", 8, "000000", theme="accent1")
    draft = "".join(_border(side, 8, "000000", 5, theme="accent2") for side in ("top", "bottom"))
    box = "".join(_border(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    numbered = {"keep": True, "together": True, "level": 0, "numbers": 3}
    hair = _border("insideH")
    box_indent = '<w:ind w:left="425" w:hanging="425"/>'
    bullet_indent = '<w:ind w:left="357" w:hanging="357"/>'
    head_tabs = f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>'
    every = [
        _style("Normal", "Normal", _shape(0, 140, 288), ""),
        _style("DefaultParagraphFont", "Default Paragraph Font", kind="character", based=None, quick=False),
        _PLAIN_TABLE,
        _style("Title", "Title", _shape(360, 60, 252, keep=True, together=True),
               _font(24, bold=True, colour="accent1", spaced=-6), following="Subtitle"),
        _style("Subtitle", "Subtitle", _shape(0, 300, 264, keep=True), _font(12.5, colour=GREY), following="Normal"),
        _style("Heading1", "heading 1", _shape(440, 140, 252, keep=True, together=True, level=0),
               _font(16, bold=True, colour="accent1"), following="Normal"),
        _style("Heading2", "heading 2", _shape(300, 80, 264, keep=True, together=True, level=1),
               _font(12.5, bold=True), following="Normal"),
        _style("Heading3", "heading 3", _shape(220, 70, 264, keep=True, together=True, level=2),
               _font(11, bold=True, colour=GREY), following="Normal"),
        _style("NumberedHeading", "Numbered Heading", _shape(480, 140, 252, **numbered),
               _font(), based="Heading1", following="Normal"),
        _style("SheetHeading", "Sheet Heading", _shape(0, 140, 252, keep=True, together=True, level=0, new_page=True),
               _font(), based="Heading1", following="Normal"),
        _style("NumberedSheetHeading", "Numbered Sheet Heading",
               _shape(0, 140, 252, new_page=True, **numbered),
               _font(), based="Heading1", following="Normal"),
        _style("SheetSubheading", "Sheet Subheading", _shape(0, 80, 264, keep=True, level=1, new_page=True),
               _font(), based="Heading2", following="Normal"),
        _style("CoverTitle", "Cover Title", _shape(1500, 80, 240, keep=True), _font(34, spaced=-12),
               based="Title", following="CoverLead"),
        _style("CoverLead", "Cover Lead", _shape(0, 520, 264), _font(16, colour=GREY), following="Normal"),
        _style("Salutation", "Salutation", _shape(160, 140, 288), ""),
        _style("Lead", "Lead", _shape(0, 200, 300), _font(12.5)),
        _style("Statement", "Statement", _shape(0, 220, 324, together=True), _font(13)),
        _style("Attribution", "Attribution", _shape(60, 300, 276), _font(11, bold=True)),
        _style("Quote", "Quote", _shape(0, 100, 281, indent='<w:ind w:left="284"/>',
               borders=_border("left", 12, HAIR, 12)), _font(11)),
        _style("ListNumber", "List Number", _shape(0, 100, 276, numbers=1), ""),
        _style("ListBullet", "List Bullet", _shape(0, 80, 276, numbers=2, indent=bullet_indent), ""),
        _style("Choice", "Choice", _shape(0, 90, 264, keep=True, indent=box_indent), _font(10.5)),
        _style("Label", "Label", _shape(0, 20, 252, keep=True), _font(9, colour=GREY)),
        _style("RowLabel", "Row Label", _shape(14, 0, 252), _font(9.5, colour=GREY)),
        _style("Value", "Value", _shape(0, 0, 264), _font(11, bold=True)),
        _style("Detail", "Detail", _shape(0, 0, 264), _font(10.5)),
        _style("PanelHeading", "Panel Heading", _shape(0, 50, 264, keep=True), _font(11.5, bold=True)),
        _style("PanelText", "Panel Text", _shape(0, 60, 276), _font(10.5)),
        _style("TableHeading", "Table Heading", _shape(0, 0, 252, keep=True), _font(9, bold=True, colour="accent1")),
        _style("TableText", "Table Text", _shape(0, 0, 259), _font(10)),
        _style("TableStrong", "Table Strong", _shape(0, 0, 259), _font(10, bold=True)),
        _style("TableSpace", "Table Space", _shape(0, 300, 259), _font(10)),
        _style("WritingSpace", "Writing Space", _shape(0, 1150, 259), _font(10, colour=GREY)),
        _style("WritingPage", "Writing Page", _shape(0, 4300, 259), _font(10, colour=GREY)),
        _style("Numeral", "Numeral", _shape(0, 0, 228), _font(26, bold=True, colour="accent1")),
        _style("SlotHeading", "Slot Heading", _shape(20, 50, 252, keep=True, level=1), _font(12.5, bold=True)),
        _style("SlotText", "Slot Text", _shape(0, 70, 271), _font(10.5)),
        _style("SlotBullet", "Slot Bullet", _shape(0, 30, 259, numbers=2, indent=bullet_indent), _font(10.5)),
        _style("MastheadTitle", "Masthead Title", _shape(0, 60, 240, level=0),
               _font(20, bold=True, colour="FFFFFF", spaced=-4)),
        _style("MastheadText", "Masthead Text", _shape(0, 0, 276), _font(11, colour="FFFFFF")),
        _style("Gap", "Gap", _shape(0, 0, 240), _font(6), quick=False),
        _style("Caption", "caption", _shape(60, 180, 252, keep=True), _font(9, colour=GREY)),
        _style("Letterhead", "Letterhead", _shape(0, 0, 252, align="right"), _font(8.5, colour=GREY)),
        _style("LetterheadName", "Letterhead Name", _shape(0, 20, 252, align="right"), _font(9, bold=True)),
        _style("Marking", "Marking", _shape(0, 120, 240, align="center"), _font(8.5, bold=True, spaced=24)),
        _style("DraftMark", "Draft Mark", _shape(120, 0, 240, align="center",
               borders=draft),
               _font(10, bold=True, colour="accent2", spaced=30)),
        _style("Header", "header", _shape(0, 0, 240, tabs=head_tabs, borders=_border("bottom", 4, HAIR, 6)),
               _font(8.5, colour=GREY)),
        _style("Footer", "footer", _shape(0, 0, 252, tabs=head_tabs, borders=_border("top", 4, HAIR, 8)),
               _font(8.5, colour=GREY)),
        _style("Strapline", "Strapline", _shape(60, 0, 252), _font(8.5, colour=GREY)),
        _style("Strong", "Strong", "", _font(bold=True), kind="character", based="DefaultParagraphFont"),
        _style("Muted", "Muted", "", _font(colour=GREY), kind="character", based="DefaultParagraphFont"),
        _table_style("FormlineTable", "Formline Table", borders=_border("bottom") + hair, margins=(70, 0, 80, 160),
                     first_row=f"<w:tcPr><w:tcBorders>{rule}</w:tcBorders></w:tcPr>"),
        _table_style("FormlineFacts", "Formline Facts", borders=_border("top") + _border("bottom") + hair,
                     margins=(80, 0, 80, 160)),
        _table_style("FormlineKey", "Formline Key Facts",
                     borders=_border("top", 8, "000000", theme="accent1") + _border("bottom") + hair,
                     margins=(110, 0, 110, 160)),
        _table_style("FormlinePanel", "Formline Panel", margins=(140, 240, 90, 240),
                     borders=_border("left", 36, "000000", theme="accent1"),
                     cell=f"<w:tcPr>{_fill('accent3', 'EDEDED')}</w:tcPr>"),
        _table_style("FormlineMasthead", "Formline Masthead", margins=(190, 300, 190, 300),
                     cell=f"<w:tcPr>{_fill('accent1', '000000')}</w:tcPr>"),
        _table_style("FormlineSlots", "Formline Slots", borders=_border("top") + hair, margins=(95, 0, 55, 160)),
        _table_style("FormlineSheet", "Formline Sheet",
                     borders=box,
                     margins=(90, 130, 90, 130), first_row=f"<w:tcPr>{_fill('accent3', 'EDEDED')}</w:tcPr>"),
        _table_style("FormlineLayout", "Formline Layout", margins=(0, 0, 0, 0)),
    ]  # fmt: skip
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return f"{HEAD}<w:styles {NS}>{defaults}{''.join(every)}</w:styles>"


def numbering():
    """Three lists: numbers, bullets, and the numbers of headings."""

    def level(format, text, left, hanging, extra=""):
        return (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{extra}<w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        )

    def linked(style):
        return f'<w:pStyle w:val="{style}"/>'

    lists = (
        level("decimal", "%1.", 425, 425, linked("ListNumber")),
        level("bullet", "•", 357, 357, linked("ListBullet")),
        level("decimal", "%1", 567, 567, linked("NumberedHeading")),
    )
    drawn = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>{body}</w:abstractNum>'
        for number, body in enumerate(lists)
    )
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(lists)))
    return f"{HEAD}<w:numbering {NS}>{drawn}{used}</w:numbering>"


def theme():
    """A theme with the partnership's three colours in accents 1 to 3, and Arial throughout."""
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "F2F2F2", "accent1": "000000", "accent2": "000000",
        "accent3": "EDEDED", "accent4": "595959", "accent5": "8C8C8C", "accent6": "BFBFBF", "hlink": "000000",
        "folHlink": "595959",
    }  # fmt: skip
    slots = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{solid}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Formline">'
        f'<a:themeElements><a:clrScheme name="Partnership">{slots}</a:clrScheme>'
        f'<a:fontScheme name="Arial"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


# ---------------------------------------------------------------- pieces


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
    rows = (head, loop_row(whole, loop, span), body, loop_row(whole, "endfor", span))
    return table("FormlineTable", widths, *rows, headed=True, says=says)


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


# ---------------------------------------------------------------- the file

_TYPES = {
    "document": "wordprocessingml.document.main", "styles": "wordprocessingml.styles",
    "settings": "wordprocessingml.settings", "numbering": "wordprocessingml.numbering",
    "header1": "wordprocessingml.header", "header2": "wordprocessingml.header",
    "footer1": "wordprocessingml.footer", "footer2": "wordprocessingml.footer", "theme/theme1": "theme",
}  # fmt: skip
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _links(*targets):
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'


def _types():
    prefix = "application/vnd.openxmlformats-officedocument."
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{prefix}{kind}+xml"/>' for name, kind in _TYPES.items()
    )
    core = f'<Override PartName="/docProps/core.xml" ContentType="{prefix.replace("officedocument.", "package.")}'
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{rows}{core}core-properties+xml"/></Types>'
    )


def _settings():
    return (
        f'{HEAD}<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
        'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/></w:settings>'
    )


def _section():
    return (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1418" w:bottom="1304" w:left="1418" '
        'w:header="680" w:footer="624" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def document(body, *, first_header, header, first_footer, footer, logo):
    """A whole Word file around a body."""
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Template</dc:title></cp:coreProperties>'
    )
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": f"{HEAD}<w:document {NS}><w:body>{body}{_section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _links(
            (f"{_OFFICE}/styles", "styles.xml"), (f"{_OFFICE}/settings", "settings.xml"),
            (f"{_OFFICE}/numbering", "numbering.xml"), (f"{_OFFICE}/header", "header1.xml"),
            (f"{_OFFICE}/header", "header2.xml"), (f"{_OFFICE}/footer", "footer1.xml"),
            (f"{_OFFICE}/footer", "footer2.xml"), (f"{_OFFICE}/theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": numbering(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": f"{HEAD}<w:hdr {NS}>{first_header}</w:hdr>",
        "word/_rels/header1.xml.rels": _links((f"{_OFFICE}/image", "media/logo.png")),
        "word/header2.xml": f"{HEAD}<w:hdr {NS}>{header}</w:hdr>",
        "word/footer1.xml": f"{HEAD}<w:ftr {NS}>{first_footer}</w:ftr>",
        "word/footer2.xml": f"{HEAD}<w:ftr {NS}>{footer}</w:ftr>",
        "word/media/logo.png": logo,
        "docProps/core.xml": core,
    }  # fmt: skip
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
