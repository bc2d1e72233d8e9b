"""Word documents written as one XML file, part after part: packed as a zip, so that all others need know only that."""

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.errors import Refused
from pipeline.reading.word.package import LEAVE_SHUT, MOST_MEMBERS, MOST_OUT, parse, spelt_out

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SPACE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_FLAT = "{" + SPACE.decode() + "}"
_HEAD = 4_096  # the root stands here, after the declaration and what tells Windows whose file it is
_ZIP = b"PK"


def is_flat(content: bytes) -> bool:
    """Whether these bytes are a whole package in one XML file."""
    return not content.startswith(_ZIP) and SPACE in content[:_HEAD].replace(b"\0", b"")


def packed(content: bytes) -> bytes:
    """The same document as a zip; what is binary in it (pictures, macros) is left out, as nobody reads it."""
    if len(content) > MOST_OUT:
        raise Refused("This Word document is far larger than a form can be.", advice=LEAVE_SHUT)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for number, part in enumerate(parse(content).iterchildren(_FLAT + "part")):
            if number > MOST_MEMBERS:
                raise Refused("This Word document is made of more parts than a form can need.", advice=LEAVE_SHUT)
            root = _root(part)
            name = part.get(_FLAT + "name", "").lstrip("/")
            if root is not None and name and name not in package.namelist():
                package.writestr(name, spelt_out(root))
    return out.getvalue()


def _root(part: "Element") -> "Element | None":
    """What a part holds, where that is XML."""
    return next((root for data in part.iterchildren(_FLAT + "xmlData") for root in data.iterchildren("*")), None)
