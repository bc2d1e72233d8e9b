"""How an empty form looks: its styles, in the partnership's colours."""

from pipeline.model.partnership import Branding
from pipeline.stationery.markup import HEAD, NS, TEXT_WIDTH, attribute

_GREY = "595959"
_RULE = "8C8C8C"
_PALE = 0.92


def styles(branding: Branding) -> str:
    """Every style of the form."""
    colour, pale = branding.colour, paler(branding.colour)
    band = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'
    office = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/>'
    right = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    stops = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in (1100, 2200, 3300, 4400))
    every = (
        _style("Normal", "Normal", _shape(0, 120, 264)),
        _PLAIN_TEXT,
        _PLAIN_TABLE,
        _style("Heading1", "heading 1", _shape(120, 140, 252, keep=True, level=0), _font(20, bold=True, colour=colour)),
        _style("Heading2", "heading 2", _shape(200, 0, 276, keep=True, shade=band, level=1, inset=True),
               _font(11.5, bold=True, colour="FFFFFF")),
        _style("OfficeBand", "Office Band", _shape(200, 0, 276, keep=True, shade=office, level=1,
               inset=True), based="Heading2"),
        _style("Lead", "Lead", _shape(0, 120, 276), _font(11)),
        _style("Instruction", "Instruction", _shape(200, 60, 264, keep=True), _font(10.5, bold=True)),
        _style("Closing", "Closing", _shape(160, 60, 276), _font(11)),
        _style("Question", "Question", _shape(0, 40, 252), _font(10, bold=True)),
        _style("Sentence", "Sentence, kept with what it is about", _shape(0, 40, 252, keep=True), based="Question"),
        _style("Answer", "Answer", _shape(0, 60, 264), _font(11)),
        _style("Option", "Option", _shape(0, 30, 252, indent='<w:ind w:left="340" w:hanging="340"/>'), _font(11)),
        _style("Options", "Options", _shape(0, 0, 264, tabs=f"<w:tabs>{stops}</w:tabs>"), _font(11)),
        _style("ColumnLabel", "Column Label", _shape(0, 0, 252, keep=True), _font(10, bold=True)),
        _style("Entry", "Entry", _shape(0, 0, 264), _font(10.5)),
        _style("Gap", "Gap", _shape(0, 0, 240), _font(5)),
        _style("GapKept", "Gap, kept with what follows", _shape(0, 0, 240, keep=True), based="Gap"),
        _style("Letterhead", "Letterhead", _shape(0, 0, 252, align="right"), _font(9, colour=_GREY)),
        _style("LetterheadName", "Letterhead Name", _shape(0, 20, 252, align="right"), _font(9.5, bold=True)),
        _style("Marking", "Marking", _shape(0, 120, 240, align="center"), _font(9, bold=True)),
        _style("Header", "header", _shape(0, 120, 240), _font(9, colour=_GREY)),
        _style("Footer", "footer", _shape(120, 0, 252, tabs=right), _font(9, colour=_GREY)),
        _style("Strapline", "Strapline", _shape(60, 0, 252), _font(9, colour=_GREY)),
        _PROMPT,
        _table_style("FormQuestions", "Form Questions", _box(_RULE)),
        _table_style("FormOffice", "Form Office Use", _box(_RULE), ground="EAEAEA"),
        _table_style("FormRows", "Form Rows", _box(_RULE), first_row=pale),
        _table_style("FormLayout", "Form Layout", "", margins=(0, 0, 0, 0)),
    )  # fmt: skip
    return f"{HEAD}<w:styles {NS}>{_DEFAULTS}{''.join(every)}</w:styles>"


_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
)
_PLAIN_TEXT = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
)
_PROMPT = (
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="{_GREY}"/></w:rPr></w:style>'
)
_PLAIN_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def paler(colour: str) -> str:
    """A ground of this colour that black text reads well on."""
    channels = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 * _PALE + channel * (1 - _PALE)):02X}" for channel in channels)


def _font(size: float = 0, *, bold: bool = False, colour: str = "") -> str:
    parts = "<w:b/><w:bCs/>" if bold else ""
    parts += f'<w:color w:val="{colour}"/>' if colour else ""
    parts += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    return f"<w:rPr>{parts}</w:rPr>"


def _shape(
    before: int, after: int, line: int, *, keep: bool = False, shade: str = "", tabs: str = "", indent: str = "",
    inset: bool = False, align: str = "", level: int | None = None,
) -> str:  # fmt: skip
    parts = "<w:keepNext/><w:keepLines/>" if keep else ""
    parts += _INSET.format(fill=shade.split('w:fill="')[1][:6]) if inset else ""
    parts += shade + tabs + f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
    parts += '<w:ind w:left="113" w:right="113"/>' if inset else indent
    parts += f'<w:jc w:val="{align}"/>' if align else ""
    parts += f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    return f"<w:pPr>{parts}</w:pPr>"


# A band's ground reaches as far as its borders: they carry it to the edges of the tables below it.
_INSET = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{{fill}}"/>'
        for side, space in (("top", 3), ("left", 5), ("bottom", 3), ("right", 5))
    )
    + "</w:pBdr>"
)


def _style(id: str, name: str, shape: str, font: str = "", *, based: str = "Normal") -> str:
    default = ' w:default="1"' if id == "Normal" else ""
    parent = "" if id == "Normal" else f'<w:basedOn w:val="{based}"/>'
    after = '<w:next w:val="Normal"/>' if id.startswith("Heading") else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val={attribute(name)}/>{parent}{after}'
        f"<w:qFormat/>{shape}{font}</w:style>"
    )


def _box(colour: str) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in sides)


def _table_style(
    id: str, name: str, borders: str, *, margins: tuple[int, int, int, int] = (70, 113, 90, 113), ground: str = "",
    first_row: str = "",
) -> str:  # fmt: skip
    top, left, bottom, right = margins
    padding = (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
        f'<w:bottom w:w="{bottom}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'
    )
    lines = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    cells = f"<w:tcPr>{_ground(ground)}</w:tcPr>" if ground else ""
    first = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_ground(first_row)}</w:tcPr></w:tblStylePr>' if first_row else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{lines}{padding}</w:tblPr>{cells}{first}</w:style>'
    )


def _ground(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'
