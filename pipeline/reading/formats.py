"""The format table: which reader takes which carrier, each imported when its first document comes."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from pipeline.errors import Unreadable
from pipeline.model.sheet import Sheet

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "docx": "pipeline.reading.word",
        "pdf": "pipeline.reading.pdf",
    }
)


def read(carrier: str, content: bytes) -> Sheet:
    """Everything on one document, told by the reader of its carrier."""
    module = FORMATS.get(carrier)
    if module is None:
        raise Unreadable(
            "This kind of file can't be read.", advice="Ask for the form as a Word document (.docx) or as a PDF."
        )
    sheet: Sheet = import_module(module).read(content)
    return sheet
