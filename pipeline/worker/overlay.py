"""A page with what was read of it drawn on top: answers framed in colour, each with the name of its question."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.model.picture import PagePicture
from pipeline.model.sheet import Frame

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

COLOURS = {"sure": (0, 122, 61), "to be checked": (200, 90, 0), "empty": (95, 105, 140)}
_LARGER = 1.4  # times: room for small print
_HEAD = 44  # pixels, for the legend
_AROUND = 2.0  # points between words and their frame
_LETTERS, _LEGEND = 12, 18  # pixels
_WHITE, _INK = (255, 255, 255), (40, 40, 40)
_SHADE = 36  # of 255


class Framed(Struct, frozen=True, kw_only=True):
    """Where something was read on a page, and what it was taken for."""

    frame: Frame
    label: str
    certainty: str  # one of `COLOURS`


def overlaid(picture: PagePicture, framed: Sequence[Framed], title: str) -> PagePicture:
    """This page with these places framed, under a line that says what the colours mean."""
    from PIL import Image, ImageDraw, ImageFont

    with Image.open(BytesIO(picture.png)) as page:
        size = round(page.width * _LARGER), round(page.height * _LARGER)
        under = page.convert("RGB").resize(size, Image.Resampling.BICUBIC)
    sheet = Image.new("RGB", (under.width, under.height + _HEAD), _WHITE)
    sheet.paste(under, (0, _HEAD))
    draw = ImageDraw.Draw(sheet, "RGBA")
    point = under.width / picture.width
    letters = ImageFont.load_default(size=_LETTERS)
    for one in framed:
        _frame(draw, _spot(one.frame, point), COLOURS[one.certainty])
    for one in framed:
        _name(draw, _spot(one.frame, point), one, letters, under.width)
    _legend(draw, title, ImageFont.load_default(size=_LEGEND), under.width)
    box = BytesIO()
    sheet.save(box, "PNG", compress_level=6)
    return PagePicture(page=picture.page, width=picture.width, height=picture.height, png=box.getvalue())


def _spot(frame: Frame, point: float) -> tuple[float, float, float, float]:
    left, top = (frame.left - _AROUND) * point, (frame.top - _AROUND) * point
    right, bottom = (frame.right + _AROUND) * point, (frame.bottom + _AROUND) * point
    return left, top + _HEAD, max(left, right), max(top, bottom) + _HEAD


def _frame(draw: "ImageDraw", spot: tuple[float, float, float, float], colour: tuple[int, ...]) -> None:
    draw.rectangle(spot, fill=(*colour, _SHADE), outline=(*colour, 255), width=2)


def _name(
    draw: "ImageDraw",
    spot: tuple[float, float, float, float],
    one: Framed,
    letters: "FreeTypeFont | ImageFont",
    width: int,
) -> None:
    """The name on a tag above the frame's upper right corner, where answers seldom reach."""
    long = draw.textlength(one.label, font=letters) + 8
    left = max(0.0, min(spot[2], width) - long)
    top = max(_HEAD + 1, spot[1] - _LETTERS + 1)
    draw.rectangle((left, top, left + long, top + _LETTERS + 3), fill=(*COLOURS[one.certainty], 235))
    draw.text((left + 4, top), one.label, font=letters, fill=_WHITE)


def _legend(draw: "ImageDraw", title: str, letters: "FreeTypeFont | ImageFont", width: int) -> None:
    draw.rectangle((0, 0, width, _HEAD), fill=(246, 246, 243, 255))
    draw.line((0, _HEAD, width, _HEAD), fill=(200, 200, 196, 255))
    left = 14.0
    for colour, words in _entries():
        draw.rectangle((left, 14, left + 22, 30), fill=(*colour, _SHADE), outline=(*colour, 255), width=2)
        draw.text((left + 30, 11), words, font=letters, fill=_INK)
        left += 54 + draw.textlength(words, font=letters)
    draw.text((width - 14 - draw.textlength(title, font=letters), 11), title, font=letters, fill=_INK)


def _entries() -> Iterator[tuple[tuple[int, ...], str]]:
    yield from ((colour, words) for words, colour in COLOURS.items())
