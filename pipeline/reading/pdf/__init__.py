"""A PDF into a sheet: `print` finds what is on its pages, `notes` and `fields` what lies over them.

`words` and `paths` make words and shapes of what pdfium tells `print`, `setting` how words are set and whether they are
seen; `appearances` and `second` hold fields against what they draw and what a second library tells; `looking` has pages
that are pictures, or whose text is not what the eye sees, read as pictures; `xfa` tells the data of forms that only
Adobe Reader draws; `file` walks its objects for `notes`. What pages of print mean is told in `reading/pages`.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.errors import Unreadable
from pipeline.model.picture import PagePicture
from pipeline.model.sheet import Sheet
from pipeline.reading.pages import sheet_of
from pipeline.reading.pages.page import Page
from pipeline.reading.pdf.looking import Looked, look_at
from pipeline.reading.pdf.notes import Notes, mended_remark, notes_over
from pipeline.reading.pdf.print import drawn, opened
from pipeline.reading.pdf.xfa import sheet_of_data
from pipeline.reading.programs import Album, Tell

_GARBLED = 0.15  # of the letters: with more of them unmapped the text is not to be trusted


def read(content: bytes, tell: Tell | None = None, album: Album | None = None) -> Sheet:
    """The sheet of this PDF; `tell` tells the words on those of its pages that are pictures, kept in `album`."""
    with opened(content) as printed:
        pages = list(printed.pages())
        looked = Looked(pages) if tell is None else look_at(printed, pages, tell)
    if album is not None:
        album |= looked.pictures
    notes = notes_over(content, looked.pages, printed.opinions)
    if printed.written_anew:
        notes.over.remarks.append(mended_remark())
    for number, ink in looked.ink.items():
        notes.over.ink[number] += ink
    if notes.xfa and not notes.fields and _please_wait(looked.pages):
        told = sheet_of_data(notes.xfa, tuple(notes.over.remarks))
        if told is not None:
            return told
    _readable(looked, notes)
    return replace(sheet_of(looked.pages, notes.over, carrier="pdf"), stamp=notes.stamp)


def pictures(content: bytes, album: Album) -> Iterator[PagePicture]:
    """Every page as it was read: those of the album, the others as they are drawn."""
    yield from album.values()
    yield from drawn(content, but=album)


def _readable(looked: Looked, notes: Notes) -> None:
    pages = looked.pages
    letters = sum(len(word.text) for page in pages for word in page.words)
    unmapped = sum(page.unmapped for page in pages)
    if notes.xfa and not notes.fields and _please_wait(pages):
        raise Unreadable(
            "This PDF is a form that only Adobe Reader can show: the file itself says nothing but 'please wait'.",
            advice="Ask the agency to print it to PDF from Adobe Reader, or to send the Word form.",
        )
    if letters - sum(page.unseen for page in pages) < 1 and not any(notes.over.pieces.values()):
        if looked.fault is not None:
            raise looked.fault
        if any(page.pictures for page in pages):
            raise Unreadable(
                "This PDF is a picture of a page (a scan or a photograph): there is no text in it to read.",
                advice="Ask the sender for the form they filled in, or key it in.",
            )
        raise Unreadable(
            "There are no words in this PDF.", advice="Open it to see what it shows, and ask the sender for the form."
        )
    if unmapped > _GARBLED * max(1, letters):
        if looked.fault is not None:
            raise looked.fault
        raise Unreadable(
            "The text of this PDF can't be told from the file: its letters are not named in it.",
            advice="Ask the sender to save it to PDF again, or for the Word form.",
        )


def _please_wait(pages: list[Page]) -> bool:
    text = " ".join(word.text for page in pages for word in page.words).lower()
    return "please wait" in text or len(text) < 2000
