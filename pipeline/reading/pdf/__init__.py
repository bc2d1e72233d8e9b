"""A PDF into a sheet: its print, the fields and notes that lie over it, and the tables its rules draw.

The rows of one paragraph are joined by a space (see `pdf_paragraphs`); a gap as wide as a tab inside a row of print is
a tab in its line. Form fields stand as controls among the words they lie beside, or as lines of their own where they
are higher than a row of print.
"""

from itertools import chain

from pipeline.errors import Unreadable
from pipeline.model.sheet import Grid, Line, MarkKind, Remark, Sheet
from pipeline.reading.pdf.blocks import Reader
from pipeline.reading.pdf.boxes import drawn_boxes, settled
from pipeline.reading.pdf.continued import continued
from pipeline.reading.pdf.field_tables import told_below
from pipeline.reading.pdf.furniture import set_apart
from pipeline.reading.pdf.ink import Loose, lit, loose
from pipeline.reading.pdf.inked_places import inked_places
from pipeline.reading.pdf.layout import Laid, lay_out
from pipeline.reading.pdf.markup import marked
from pipeline.reading.pdf.notes import Over, over_print
from pipeline.reading.pdf.odd_lines import odd_lines
from pipeline.reading.pdf.page import Page
from pipeline.reading.pdf.paragraphs import Habits
from pipeline.reading.pdf.print import opened
from pipeline.reading.pdf.traces import traces
from pipeline.reading.pdf.two_up import halves

_GARBLED = 0.15  # of the letters: with more of them unmapped the text is not to be trusted

_TWO_UP = "Two pages are printed side by side on one here; check that each answer stands with its own question."


def read(content: bytes) -> Sheet:
    """The sheet of this PDF."""
    with opened(content) as printed:
        pages = list(printed.pages())
    over = over_print(content, pages)
    _readable(pages, over)
    single = [half for page in pages for half in (halves(page) if _untouched(page, over) else [page])]
    marked_up = [_laid(page, over) for page in single]
    laid = [done for done, _ in marked_up]
    set_apart(laid)
    reader = Reader(Habits.of(row for page in laid for row in page.all_rows()))
    blocks = [reader.page(page) for page in laid]
    inked = [_inked(*one, over) for one in zip(single, blocks, (ink for _, ink in marked_up), strict=True)]
    remarks = (*over.remarks, *_remarks(single, laid, over), *reader.remarks, *continued(blocks), *chain(*inked))
    remarks += tuple(chain(*map(odd_lines, blocks)))
    if len(single) > len(pages):
        remarks += (Remark(code="read-two-up", message=_TWO_UP),)
    return Sheet(
        carrier="pdf",
        blocks=tuple(chain.from_iterable(blocks)),
        remarks=tuple(dict.fromkeys(remarks)),
        pages=len(pages),
    )


def _untouched(page: Page, over: Over) -> bool:
    return not (over.pieces.get(page.number) or over.markup.get(page.number) or over.ink.get(page.number))


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


def _readable(pages: list[Page], over: Over) -> None:
    letters = sum(len(word.text) for page in pages for word in page.words)
    unmapped = sum(page.unmapped for page in pages)
    if over.xfa and not over.fields and _please_wait(pages):
        raise Unreadable(
            "This PDF is a form that only Adobe Reader can show: the file itself says nothing but 'please wait'.",
            advice="Ask the agency to print it to PDF from Adobe Reader, or to send the Word form.",
        )
    if letters - sum(page.unseen for page in pages) < 1 and not any(over.pieces.values()):
        if any(page.pictures for page in pages):
            raise Unreadable(
                "This PDF is a picture of a page (a scan or a photograph): there is no text in it to read.",
                advice="Ask the sender for the form they filled in, or key it in.",
            )
        raise Unreadable(
            "There are no words in this PDF.", advice="Open it to see what it shows, and ask the sender for the form."
        )
    if unmapped > _GARBLED * max(1, letters):
        raise Unreadable(
            "The text of this PDF can't be told from the file: its letters are not named in it.",
            advice="Ask the sender to save it to PDF again, or for the Word form.",
        )


def _please_wait(pages: list[Page]) -> bool:
    text = " ".join(word.text for page in pages for word in page.words).lower()
    return "please wait" in text or len(text) < 2000


def _has_fields(page: Page, over: Over) -> bool:
    return any(piece.marked(MarkKind.CONTROL, MarkKind.BOX) for piece in over.pieces.get(page.number, []))


def _remarks(pages: list[Page], laid: list[Laid], over: Over) -> list[Remark]:
    found = []
    for page, done in zip(pages, laid, strict=True):
        where = f"page {page.number}"
        if (not done.ruled and page.words and not _has_fields(page, over)) or told_below(done.page.rows):
            message = "What belongs together on this page is told by its place alone: no table is drawn around it."
            found.append(Remark(code="read-no-rules", message=message, where=where))
        if page.unmapped:
            message = "Some letters on this page can't be told from the file."
            found.append(Remark(code="read-unmapped-text", message=message, where=where))
        if not page.words and any(p.area > 0.3 * page.width * page.height for p in page.pictures):
            message = "This page is a picture; nothing on it could be read."
            found.append(Remark(code="read-picture-page", message=message, where=where))
    return found
