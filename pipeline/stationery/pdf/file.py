"""Plain facts written as a PDF file: print, grounds and pictures drawn, places as fields, everything tagged."""

import io

from PIL import Image

from pipeline.model.sheet import STAMP
from pipeline.stationery.pdf.fields import Fields
from pipeline.stationery.pdf.fonts import fonts
from pipeline.stationery.pdf.objects import File, Object, array, name, record, text
from pipeline.stationery.pdf.parts import HIGH, WIDE, Box, Element, Ground, Page, Picture, Place, Print
from pipeline.stationery.pdf.tags import Tags
from pipeline.stationery.pdf.typeface import typeface


def written(pages: list[Page], story: Element, *, title: str, author: str, stamp: str) -> bytes:
    """The file's bytes: the same pages give the same bytes."""
    return _Writing(pages, story).whole(title, author, stamp)


class _Writing:
    def __init__(self, pages: list[Page], story: Element) -> None:
        self._pages, self._story = pages, story
        self._file = File()
        lines = [thing for page in pages for thing in (*page.things, *page.around) if isinstance(thing, Print)]
        self._fonts = fonts(
            self._file, [one.words for one in lines if not one.bold], [one.words for one in lines if one.bold]
        )
        self._fields = Fields(self._file, self._fonts)
        self._widgets: dict[tuple[int, int], Object] = {}

    def whole(self, title: str, author: str, stamp: str) -> bytes:
        made = [self._page(number, page) for number, page in enumerate(self._pages)]
        root = self._file.root
        root.StructTreeRoot = Tags(self._file, self._pages, made, self._widgets).tree(self._story)
        root.MarkInfo, root.Lang = record(Marked=True), text("en-GB")
        root.ViewerPreferences = record(DisplayDocTitle=True)
        root.AcroForm = record(Fields=self._fields.top, DR=record(Font=self._fonts), DA=text("/F2 10.5 Tf 0 g"))
        return self._file.saved(Title=title, Author=author, **{STAMP.replace(" ", ""): stamp})

    def _page(self, at: int, page: Page) -> Object:
        made = self._file.page(WIDE, HIGH)
        made.Annots, made.Tabs, made.StructParents = array(), name.S, at
        pictures = record()
        drawn, marked = [], 0
        for number, thing in enumerate(page.things):
            if isinstance(thing, Place):
                widget = self._fields.place(thing)
                widget.P = made
                made.Annots.append(widget)
                self._widgets[at, number] = widget
                continue
            if isinstance(thing, Picture):
                pictures[f"/P{number}"] = self._picture(thing)
            told = number in page.told
            drawn.append(f"/Span <</MCID {marked}>> BDC" if told else "/Artifact BMC")
            drawn += [_drawn(thing, number), "EMC"]
            marked += told
        for line in page.around:
            edge = "Top" if line.foot > HIGH / 2 else "Bottom"
            drawn += [f"/Artifact <</Type /Pagination /Attached [/{edge}]>> BDC", _drawn(line, -1), "EMC"]
        made.Resources = record(Font=self._fonts, XObject=pictures)
        made.Contents = self._file.stream("\n".join(drawn).encode())
        return made

    def _picture(self, one: Picture) -> Object:
        with Image.open(io.BytesIO(one.content)) as opened:
            seen = opened.convert("RGBA")
        said = {
            "Type": name.XObject,
            "Subtype": name.Image,
            "Width": seen.width,
            "Height": seen.height,
            "BitsPerComponent": 8,
        }
        mask = self._file.stream(seen.getchannel("A").tobytes(), ColorSpace=name.DeviceGray, **said)
        return self._file.stream(seen.convert("RGB").tobytes(), ColorSpace=name.DeviceRGB, SMask=mask, **said)


def _drawn(thing: Print | Ground | Picture, number: int) -> str:
    if isinstance(thing, Print):
        named = typeface(bold=thing.bold).named(thing.words).hex()
        where = f"{thing.left:.2f} {thing.foot:.2f} Td"
        return f"BT {_ink(thing.colour)} rg /F{int(thing.bold)} {thing.size:g} Tf {where} <{named}> Tj ET"
    if isinstance(thing, Picture):
        left, foot, right, top = thing.box
        return f"q {right - left:.2f} 0 0 {top - foot:.2f} {left:.2f} {foot:.2f} cm /P{number} Do Q"
    fill = f"{_ink(thing.fill)} rg " if thing.fill else ""
    frame = f"{_ink(thing.frame)} RG 0.5 w " if thing.frame else ""
    return f"q {fill}{frame}{_rectangle(thing.box)} {'B' if fill and frame else 'f' if fill else 'S'} Q"


def _rectangle(box: Box) -> str:
    return f"{box[0]:.2f} {box[1]:.2f} {box[2] - box[0]:.2f} {box[3] - box[1]:.2f} re"


def _ink(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (0, 2, 4))
