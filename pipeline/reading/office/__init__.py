"""Files of other word processors: made into Word documents elsewhere, read as those, and held against the original.

The program that converts repairs what is broken and leaves out what it can't write, without a word. So each kind of
file has a module here that looks at the original's own bytes: before, to see that it is whole and to mend what would
be lost on the way; and after, to doubt what did not come through.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from msgspec.structs import replace

from pipeline.model.sheet import Sheet
from pipeline.reading import word

_ORIGINALS: Mapping[str, str] = MappingProxyType(
    {
        "doc": "pipeline.reading.office.old_word",
        "html": "pipeline.reading.office.web_page",
        "mht": "pipeline.reading.office.web_archive",
        "rtf": "pipeline.reading.office.rich_text",
    }
)
_TAKEN_OUT: Mapping[str, str] = MappingProxyType({"mht": "html"})  # what is handed on is of another kind


def read(carrier: str, content: bytes, convert: Callable[[str, bytes], bytes]) -> Sheet:
    """Everything on one document of another kind, as its Word version tells it, doubted where that tells less."""
    original = import_module(_ORIGINALS[carrier])
    sheet = word.read(convert(_TAKEN_OUT.get(carrier, carrier), original.prepared(content)))
    compared: Sheet = original.compared(content, sheet)
    return replace(compared, carrier=carrier)
