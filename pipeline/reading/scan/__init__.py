"""The picture of a page into a page of print: its geometry is told here, its words by whoever recognises them.

- the picture itself: `picture` scales, turns and packs it, `paper` finds the sheet in a photograph, `turning` sets it
  upright, `cleaning` evens its light and tells ink from paper, `blots` tells what hangs together;
- what is on it: `lines` finds the rules of tables, `frames` the tick boxes, `recognised` is what a recogniser of words
  is asked and answers, `second_look` asks again where the answer was poor, `words` makes print of it, `writing` tells
  where ink is that nobody could read;
- who recognises them: `table` reads what a program tells, `opinions` asks it twice, `dashes` and `postcodes` mend what
  can be told for certain, `accents` sees marks that no letter told explains.

`taken` opens picture files.

Words are recognised in a picture without rules and tick boxes, which would be taken for letters.
"""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.picture import PagePicture
from pipeline.model.sheet import Telling, Told
from pipeline.reading.pages.boxes import tick
from pipeline.reading.pages.page import Box, Page, Piece, Rule, held
from pipeline.reading.png import packed, sharpness
from pipeline.reading.scan.accents import with_accents
from pipeline.reading.scan.cleaning import evened, hairlines, ink, specks
from pipeline.reading.scan.frames import Box as TickBox
from pipeline.reading.scan.frames import tick_boxes
from pipeline.reading.scan.lines import Line, Lines, lines
from pipeline.reading.scan.paper import sheet
from pipeline.reading.scan.picture import Grey, Mask, png, quarter_turned, scaled
from pipeline.reading.scan.recognised import Recognise, Recognised
from pipeline.reading.scan.second_look import second_look, worth_it
from pipeline.reading.scan.turning import levelled, lying, on_its_head
from pipeline.reading.scan.words import is_dust, pieces
from pipeline.reading.scan.writing import written

__all__ = ["Grey", "Recognise", "Recognised", "Scanned", "page_of", "pictured"]

_POINTS_AN_INCH = 72
_DPI = 300  # what pictures are scaled to: letters are recognised best so
_A4 = (595.0, 842.0)
_LONGEST = 4200  # pixels: larger paper than that is told in less detail
_UNSURE = (Telling(how=Told.DRAWN, text="on", certainty=0.5), Telling(how=Told.DRAWN, text="off", certainty=0.5))
_SURE = 0.75  # words less certain than this are looked at once more
_GUESSED = 0.2  # words less certain than this even then were made of something else


class Scanned(Struct, frozen=True, kw_only=True):
    """What the picture of a page shows: the print, and where ink lies that is none."""

    page: Page
    ink: tuple[Box, ...]
    picture: PagePicture


def page_of(grey: Grey, *, number: int, recognise: Recognise, size: tuple[float, float] | None = None) -> Scanned:
    """The page that this picture shows; `size` is the picture's in points, where the file tells it."""
    upright, point = _upright(grey, size)
    dark = ink(upright)
    dirt = specks(dark, point)
    dark &= ~dirt
    ruled = lines(hairlines(upright), point)
    bare = dark & ~_widened(ruled.dark)
    boxes = tick_boxes(bare, ruled.dark, point)
    clean = _cleaned(upright, ruled.dark | dirt, boxes)
    found = [word for word in recognise(png(clean)) if not _explained(word, ruled, boxes, point)]
    others = [Box(*map(float, box.ink)) for box in boxes]
    found = _again(clean, found, written(bare, [*(w.box for w in found), *others], point), recognise, point)
    found = with_accents(clean, [word for word in found if word.certainty >= _GUESSED])
    ink_left = written(bare, [*(word.box for word in found), *others], point)
    height, width = upright.shape
    page = Page(
        number=number,
        width=width / point,
        height=height / point,
        words=(*pieces(found, point), *(_box(box, point) for box in boxes)),
        rules=(
            *(_rule(line, point, upright=False) for line in ruled.level),
            *(_rule(line, point, upright=True) for line in ruled.upright),
        ),
        shapes=(),
        pictures=(),
        unmapped=0,
        unseen=0,
        to_eye=held(Box(0, 0, width / point, height / point), 0),
    )
    picture = pictured(upright, number, (page.width, page.height))
    return Scanned(page=page, ink=tuple(_points(box, point) for box in ink_left), picture=picture)


def pictured(grey: Grey, number: int, size: tuple[float, float] | None = None) -> PagePicture:
    """The small picture of a page that is kept; `size` is in points."""
    height, width = grey.shape
    longest = max(size or _A4)
    across, down = width * longest / max(width, height), height * longest / max(width, height)
    by = sharpness(across, down)
    small = scaled(grey, max(1, round(across * by)), max(1, round(down * by)))
    return PagePicture(page=number, width=across, height=down, png=packed(small))


def _upright(grey: Grey, size: tuple[float, float] | None) -> tuple[Grey, float]:
    """The page alone, upright, level and evenly lit; and how many pixels of it a point measures."""
    paper = sheet(grey, _LONGEST)
    longest = max(_A4 if size is None or paper.found else size)
    height, width = paper.grey.shape
    by = min(_LONGEST, longest * _DPI / _POINTS_AN_INCH) / max(height, width)
    even = evened(scaled(paper.grey, max(1, round(width * by)), max(1, round(height * by))))
    point = max(even.shape) / longest
    if lying(ink(even), point):
        even = quarter_turned(even, 1)
    even = levelled(even, ink(even))
    if on_its_head(ink(even), point):
        even = quarter_turned(even, 2)
    return even, point


def _again(
    clean: Grey, found: list[Recognised], unread: list[Box], recognise: Recognise, point: float
) -> list[Recognised]:
    """The words, uncertain and missing ones looked at once more: what is surer then stands."""
    doubtful = {word.box: word for word in found if word.certainty < _SURE}
    places = [box for box in [*doubtful, *unread] if worth_it(box, point)]
    kept = {id(word): word for word in found}
    line = max((word.line for word in found), default=0) + 1
    for box, words in second_look(clean, places, found, recognise, point):
        before = doubtful.get(box)
        if not words or min(w.certainty for w in words) <= (before.certainty if before else _GUESSED):
            continue
        if before:
            kept.pop(id(before), None)
        kept |= {id(w): replace(w, line=before.line if before else line - w.line) for w in words}
    return list(kept.values())


def _widened(mask: Mask) -> Mask:
    """These pixels and those beside them: the blurred edges of a rule."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    return wide


def _cleaned(grey: Grey, away: Mask, boxes: list[TickBox]) -> Grey:
    """The picture without its dirt, rules and tick boxes."""
    clean = np.where(_widened(_widened(away)), np.uint8(255), grey)
    for box in boxes:
        spot = box.ink
        clean[max(0, spot.top - 2) : spot.bottom + 2, max(0, spot.left - 2) : spot.right + 2] = 255
    return clean


def _explained(word: Recognised, ruled: Lines, boxes: list[TickBox], point: float) -> bool:
    """Whether this is a rule or a tick box taken for letters."""
    if any(_lies_in(word.box, box) for box in boxes):
        return True
    return is_dust(word) and _on_a_rule(word.box, ruled, point)


def _lies_in(word: Box, box: TickBox) -> bool:
    frame = Box(*map(float, box.ink))
    return word.shared(frame) > 0.6 * word.area


def _on_a_rule(word: Box, ruled: Lines, point: float) -> bool:
    x, y = word.middle
    near = 2 * point
    level = any(abs(line.at - y) <= near and line.start - near <= x <= line.end + near for line in ruled.level)
    return level or any(
        abs(line.at - x) <= near and line.start - near <= y <= line.end + near for line in ruled.upright
    )


def _box(box: TickBox, point: float) -> Piece:
    said = _UNSURE if box.on is None else (Telling(how=Told.DRAWN, text="on" if box.on else "off"),)
    return tick(_points(Box(*map(float, box.frame)), point), on=box.on, said=said)


def _rule(line: Line, point: float, *, upright: bool) -> Rule:
    return Rule(upright, line.at / point, line.start / point, line.end / point)


def _points(box: Box, point: float) -> Box:
    return Box(*(side / point for side in box))
