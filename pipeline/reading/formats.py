"""The format table: which reader takes which carrier, each imported when its first document comes."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from pipeline.errors import FileAtFault, Unreadable
from pipeline.model.sheet import Sheet

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "docx": "pipeline.reading.word",
        "wordml": "pipeline.reading.word",
        "odt": "pipeline.reading.odt",
        "pdf": "pipeline.reading.pdf",
    }
)
# These become Word documents first, which is not for a reader to do.
CONVERTED = frozenset({"doc", "html", "mht", "rtf"})
Convert = Callable[[str, bytes], bytes]  # carrier and content of a file → the same as a Word document


def read(carrier: str, content: bytes, convert: Convert | None = None) -> Sheet:
    """Everything on one document, told by the reader of its carrier."""
    if carrier in CONVERTED and convert is not None:
        converted: Sheet = import_module("pipeline.reading.office").read(carrier, content, convert)
        return converted
    module = FORMATS.get(carrier)
    if module is None:
        raise Unreadable(
            "This kind of file can't be read.", advice="Ask for the form as a Word document (.docx) or as a PDF."
        )
    sheet: Sheet = import_module(module).read(content)
    if carrier == "docx" and sheet.remarks and convert is not None:
        return _unwrapped(sheet, content, convert)
    return sheet


def _unwrapped(sheet: Sheet, content: bytes, convert: Convert) -> Sheet:
    """What is set into a document that says nothing itself; the document as it is in all other cases."""
    wrapping = import_module("pipeline.reading.word.set_in")
    inner: tuple[str, bytes] | None = wrapping.document_in(content) if wrapping.only_wraps(sheet) else None
    if inner is None:
        return sheet
    try:
        return read(*inner, convert if inner[0] != "docx" else None)
    except FileAtFault:
        return sheet
