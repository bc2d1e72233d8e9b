"""The format table: which reader takes which carrier, each imported when its first document comes."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from pipeline.errors import FileAtFault, Unreadable
from pipeline.model.picture import PagePicture
from pipeline.model.sheet import Sheet
from pipeline.reading.programs import NONE, Album, Programs

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "docx": "pipeline.reading.word",
        "wordml": "pipeline.reading.word",
        "odt": "pipeline.reading.odt",
        "pdf": "pipeline.reading.pdf",
        "picture": "pipeline.reading.photo",
    }
)
# These become Word documents first, which is not for a reader to do.
CONVERTED = frozenset({"doc", "html", "mht", "rtf"})
# These have pages to look at, which may be pictures whose words are not for a reader to tell.
_PICTURED = frozenset({"pdf", "picture"})


def read(carrier: str, content: bytes, programs: Programs = NONE, album: Album | None = None) -> Sheet:
    """Everything on one document, told by the reader of its carrier; pages squared up on the way go into `album`."""
    sheet: Sheet
    if carrier in CONVERTED and programs.convert is not None:
        sheet = import_module("pipeline.reading.office").read(carrier, content, programs.convert)
        return sheet
    module = FORMATS.get(carrier)
    if module is None:
        raise Unreadable(
            "This kind of file can't be read.", advice="Ask for the form as a Word document (.docx) or as a PDF."
        )
    reader = import_module(module)
    sheet = reader.read(content, programs.tell, album) if carrier in _PICTURED else reader.read(content)
    if carrier == "docx" and sheet.remarks and programs.convert is not None:
        return _unwrapped(sheet, content, programs)
    return sheet


def _unwrapped(sheet: Sheet, content: bytes, programs: Programs) -> Sheet:
    """What is set into a document that says nothing itself; the document as it is in all other cases."""
    wrapping = import_module("pipeline.reading.word.set_in")
    inner: tuple[str, bytes] | None = wrapping.document_in(content) if wrapping.only_wraps(sheet) else None
    if inner is None:
        return sheet
    try:
        return read(*inner, programs if inner[0] != "docx" else NONE)
    except FileAtFault:
        return sheet


def pictures(carrier: str, content: bytes, album: Album) -> Iterator[PagePicture]:
    """Every page of one document that has pages, as it was read; `album` holds those that reading squared up."""
    if carrier in _PICTURED:
        yield from import_module(FORMATS[carrier]).pictures(content, album)
