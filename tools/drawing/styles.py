"""The house look as Word styles, lists and a theme."""

from drawing.pieces import HEAD, NS, TEXT_WIDTH

GREY = "595959"
HAIR = "BFBFBF"


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
        _style("Normal", "Normal", _shape(0, 130, 276), ""),
        _style("DefaultParagraphFont", "Default Paragraph Font", kind="character", based=None, quick=False),
        _PLAIN_TABLE,
        _style("Title", "Title", _shape(220, 60, 252, keep=True, together=True),
               _font(24, bold=True, colour="accent1", spaced=-6), following="Subtitle"),
        _style("Subtitle", "Subtitle", _shape(0, 240, 264, keep=True), _font(12.5, colour=GREY), following="Normal"),
        _style("Heading1", "heading 1", _shape(440, 140, 252, keep=True, together=True, level=0),
               _font(16, bold=True, colour="accent1"), following="Normal"),
        _style("Heading2", "heading 2", _shape(260, 80, 264, keep=True, together=True, level=1),
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
        _style("PackTitle", "Pack Title", _shape(440, 60, 240, keep=True), _font(28, spaced=-10),
               based="Title", following="PackLead"),
        _style("PackLead", "Pack Lead", _shape(0, 280, 264), _font(14, colour=GREY), following="Normal"),
        _style("AgendaPoint", "Agenda Point", _shape(0, 40, 259, numbers=1), _font(10.5), based="ListNumber"),
        _style("Salutation", "Salutation", _shape(240, 130, 276), ""),
        _style("Lead", "Lead", _shape(0, 200, 300), _font(12.5)),
        _style("Statement", "Statement", _shape(0, 220, 324, together=True), _font(13)),
        _style("Attribution", "Attribution", _shape(60, 200, 276, keep=True), _font(11, bold=True)),
        _style("Quote", "Quote", _shape(0, 100, 281, indent='<w:ind w:left="284"/>',
               borders=_border("left", 12, HAIR, 12)), _font(11)),
        _style("ListNumber", "List Number", _shape(0, 70, 276, numbers=1), ""),
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
        _style("TableTextKept", "Table Text, kept with the next row", _shape(0, 0, 259, keep=True), based="TableText"),
        _style("TableStrongKept", "Table Strong, kept with the next row", _shape(0, 0, 259, keep=True),
               based="TableStrong"),
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
        _style("Header", "header", _shape(0, 160, 240, tabs=head_tabs, borders=_border("bottom", 4, HAIR, 6)),
               _font(8.5, colour=GREY)),
        _style("Footer", "footer", _shape(120, 0, 252, tabs=head_tabs, borders=_border("top", 4, HAIR, 8)),
               _font(8.5, colour=GREY)),
        _style("Footnote", "Footnote", _shape(0, 0, 252), _font(9, colour=GREY)),
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
