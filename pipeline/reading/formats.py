"""The format table: which reader takes which carrier, each imported when its first document comes."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from pipeline.errors import Unreadable
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
CONVERTED = frozenset({"doc", "html", "rtf"})
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
    return sheet
