"""What is wrong with a template before anybody's document is made from it, and where in the Word file to mend it."""

from collections.abc import Callable, Iterator
from itertools import islice

from pipeline.documents import language, markup, package
from pipeline.documents.markup import PLACED, Element, w
from pipeline.documents.naming import misnamed
from pipeline.documents.prepared import FILLED_IN, expect_no_tags, living
from pipeline.documents.snapshots import allowed
from pipeline.documents.specimen import shapes
from pipeline.errors import DefinitionAtFault
from pipeline.model.document import Kind

Fault = tuple[str, str, str]  # place in the Word file, what is wrong, what to do

_PER_PART = 5  # a template formatted by hand throughout is told so a few times, not a thousand
_PLAIN_RUN = {"rStyle", "lang", "noProof", "rtl", "cs"}
_PLAIN_PARAGRAPH = {"pStyle", "numPr", "sectPr", "rPr", "bidi"}
_BY_HAND = {"tcPr": {"shd", "tcBorders", "tcMar"}, "tblPr": {"tblBorders", "shd", "tblCellMar"}}
_REVISED = ("ins", "del", "moveFrom", "moveTo", "commentReference")


def lint(kind: Kind, template: bytes) -> Iterator[Fault]:
    """Everything wrong with a kind's template, part by part."""
    try:
        allowed(kind)
        parts = {one.name: one for one in package.members(template, kind.template)}
    except DefinitionAtFault as error:
        yield _told(error, kind)
        return
    if "word/document.xml" not in parts:
        yield "the file", "This is not a Word document.", "Save it from Word as a .docx file."
    still = {name: one for name, one in parts.items() if not FILLED_IN.fullmatch(name)}
    yield from _caught(kind, lambda: expect_no_tags(still, kind.template))
    for name, one in parts.items():
        if FILLED_IN.fullmatch(name):
            yield from _part(kind, name, package.unpack(one))


def _part(kind: Kind, name: str, content: bytes) -> Iterator[Fault]:
    try:
        root = markup.parse(content, kind.template)
        part = living(content, kind.template)
    except DefinitionAtFault as error:
        yield _told(error, kind)
        return
    for line, message in misnamed(language.syntax(part.source), shapes(kind)):
        remedy = "Put its name right, or add its block to `uses` in the kind’s declaration."
        yield language.near_line(part.source, line), message, remedy
    yield from islice(_formatted_by_hand(root), _PER_PART)
    yield from _unsaid_pictures(root, name)
    if next(root.iter(*(w(one) for one in _REVISED)), None) is not None:
        message = "The template holds comments or tracked changes; they would go out with every document."
        yield name, message, "In Word: Review, accept all changes and delete all comments."


def _formatted_by_hand(root: Element) -> Iterator[Fault]:
    for paragraph in root.iter(w("p")):
        odd = sorted({*_odd(paragraph, "rPr", _PLAIN_RUN), *_odd(paragraph, "pPr", _PLAIN_PARAGRAPH)})
        if odd:
            message = f"This is formatted by hand ({', '.join(odd)}), so the partnership’s look can’t reach it."
            yield _near(paragraph), message, "Select it, press Ctrl+Space and Ctrl+Q, then give it a style."
    for table in root.iter(w("tbl")):
        for holder, by_hand in _BY_HAND.items():
            if any(_local(one) in by_hand for found in table.iter(w(holder)) for one in found):
                message = "This table is coloured or ruled by hand, so the partnership’s look can’t reach it."
                yield _near(table), message, "Choose one of the table styles that begin with 'Formline'."
                break


def _odd(paragraph: Element, holder: str, plain: set[str]) -> Iterator[str]:
    for found in paragraph.iter(w(holder)):
        yield from (_local(one) for one in found if _local(one) not in plain)


def _unsaid_pictures(root: Element, name: str) -> Iterator[Fault]:
    for picture in root.iter(f"{{{PLACED}}}docPr"):
        if not (picture.get("descr") or "").strip():
            message = f"A picture says nothing to those who can’t see it ({name})."
            yield (
                f"picture '{picture.get('name', '')}'",
                message,
                "In Word: right-click it, View Alt Text, and describe it.",
            )


def _near(element: Element) -> str:
    words = " ".join("".join(text.text or "" for text in element.iter(w("t"))).split())
    return f"near “{words[:70]}”" if words else "an empty paragraph"


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _caught(kind: Kind, check: Callable[[], None]) -> Iterator[Fault]:
    try:
        check()
    except DefinitionAtFault as error:
        yield _told(error, kind)


def _told(error: DefinitionAtFault, kind: Kind) -> Fault:
    message = error.sentence.removeprefix(f"{error.place}: ")
    return error.place.removeprefix(f"{kind.template}, ") or "the file", message, error.advice
