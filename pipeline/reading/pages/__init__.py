"""Pages of print into a sheet, wherever the print comes from: a PDF, or the picture of a sheet of paper.

`page` says what lies on a page, and `over` what was put over it. A page is read in these steps:

- what is drawn: `squares` and `boxes` find tick boxes and what is in them, `traces` and `ink` whatever else was drawn,
  `dingbats` knows boxes that are type; `markup` lights up and strikes out words; `two_up` parts two pages on one sheet;
- what is set apart by weight or colour: `standing_out`;
- what belongs together: `lattice` makes cells of rules, `field_tables` of form fields, `layout` puts every piece in its
  cell, `rows` puts pieces into rows of print, `columns` finds what stands one below the other without rules,
  `table_rows` which of it makes one row, `overleaf` what the end of a page cut off;
- what it says: `furniture` sets heads and feet of pages apart, `rejoined` makes rows whole again that the end of a page
  cut in two; `paragraphs` joins rows, `blocks` makes lines and tables of them;
- what to doubt: `continued` (cells cut by the end of a page), `odd_lines`, `inked_places`.

The rows of one paragraph are joined by a space; a gap as wide as a tab inside a row of print is a tab in its line. Form
fields stand as controls among the words they lie beside, or as lines of their own where they are higher than a row.
"""

from itertools import chain

from pipeline.model.sheet import Grid, Line, Remark, Sheet
from pipeline.reading.pages.blocks import Reader
from pipeline.reading.pages.boxes import drawn_boxes, settled
from pipeline.reading.pages.continued import continued
from pipeline.reading.pages.field_tables import told_below
from pipeline.reading.pages.furniture import set_apart
from pipeline.reading.pages.ink import Loose, lit, loose
from pipeline.reading.pages.inked_places import inked_places
from pipeline.reading.pages.layout import Laid, lay_out
from pipeline.reading.pages.markup import marked
from pipeline.reading.pages.odd_lines import odd_lines
from pipeline.reading.pages.over import Over
from pipeline.reading.pages.page import Page
from pipeline.reading.pages.paragraphs import Habits
from pipeline.reading.pages.rejoined import rejoin
from pipeline.reading.pages.traces import traces
from pipeline.reading.pages.two_up import halves

_TWO_UP = "Two pages are printed side by side on one here; check that each answer stands with its own question."


def sheet_of(pages: list[Page], over: Over, *, carrier: str) -> Sheet:
    """The sheet that these pages and what lies over them make."""
    single = [half for page in pages for half in (halves(page) if over.nothing_on(page) else [page])]
    marked_up = [_laid(page, over) for page in single]
    laid = [done for done, _ in marked_up]
    set_apart(laid)
    rejoin(laid)
    reader = Reader(Habits.of(row for page in laid for row in page.all_rows()))
    blocks = reader.pages(laid)
    inked = [_inked(*one, over) for one in zip(single, blocks, (ink for _, ink in marked_up), strict=True)]
    remarks = (
        *over.remarks,
        *_remarks(single, laid, over, reader.unclear),
        *reader.remarks,
        *continued(blocks),
        *chain(*inked),
    )
    remarks += tuple(chain(*map(odd_lines, blocks)))
    if len(single) > len(pages):
        remarks += (Remark(code="read-two-up", message=_TWO_UP),)
    return Sheet(
        carrier=carrier,
        blocks=tuple(chain.from_iterable(blocks)),
        remarks=tuple(dict.fromkeys(remarks)),
        pages=len(pages),
    )


def _laid(page: Page, over: Over) -> tuple[Laid, Loose]:
    pieces = over.pieces.get(page.number, [])
    ink = traces(page)
    words, boxes, frames = drawn_boxes(page, list(page.rules), ink)
    lights = lit(page, words)
    left = loose(page, ink, [*words, *pieces], lights)
    words = marked(words, [*over.markup.get(page.number, []), *lights], page.rules)
    return lay_out(page, settled([*words, *boxes, *left.marks], pieces), frames), left


def _inked(page: Page, blocks: tuple[Line | Grid, ...], ink: Loose, over: Over) -> list[Remark]:
    if ink.drawing:
        message = "Much is drawn on this page; look at what it shows."
        return [Remark(code="read-ink", message=message, where=f"page {page.number}")]
    return inked_places(page, blocks, ink.places, over.ink.get(page.number, []))


def _remarks(pages: list[Page], laid: list[Laid], over: Over, unclear: set[int]) -> list[Remark]:
    found = []
    for page, done in zip(pages, laid, strict=True):
        where = f"page {page.number}"
        alone = not done.ruled and page.words and not over.has_fields(page) and page.number in unclear
        if alone or told_below(done.page.rows):
            message = "What belongs together on this page is told by its place alone: no table is drawn around it."
            found.append(Remark(code="read-no-rules", message=message, where=where))
        if page.unmapped:
            message = "Some letters on this page can't be told from the file."
            found.append(Remark(code="read-unmapped-text", message=message, where=where))
        if not page.words and any(p.area > 0.3 * page.width * page.height for p in page.pictures):
            message = "This page is a picture; nothing on it could be read."
            found.append(Remark(code="read-picture-page", message=message, where=where))
    return found
