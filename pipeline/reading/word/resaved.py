"""What LibreOffice does to content controls when it saves a form, undone as far as it can be known.

LibreOffice 7.4 writes the words on both sides of a line break in a plain-text control as one word, and the breaks
themselves, as many as there were, right before the control. Where the control is bound to data, the data keep them. So
the breaks are counted, or read, and put where words plainly run together; where the count does not come out, that is
told. And a rich control around several paragraphs it draws around the first alone.
"""

from typing import TYPE_CHECKING

from pipeline.reading.word import names as n
from pipeline.reading.word.stores import Stores
from pipeline.starting import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_WRITER = "LibreOffice/"
_BARE = frozenset({n.W + "id", n.RPR})  # a rich control that says nothing of itself
_BREAK, _TAB = n.W + "br", n.W + "tab"
_POSTCODE = r"(?<=\d[A-Z]{2})"
_JOINT = later(
    r"(?<=[a-zß-ÿ.,;:!?)’'])(?<!\bMc)(?<!\bMac)(?<!\b[A-Z]’)(?<!\b[A-Z]')(?<!\bDe)(?<!\bLe)(?=[A-ZÀ-ÞȘȚ])"
    r"|(?<=[a-zß-ÿ]{3})(?=\d)|(?<=[a-z]{2}[.;!?)])(?=[a-z\d])"
    rf"|(?<=\d{{5}})(?=[A-Z])|{_POSTCODE}(?=[A-Z][a-z]|\d)|(?<=[A-Z])(?=0\d{{4}})"
)


def put_back(content: "Element", bound: str, stores: Stores) -> int:
    """Put lost line breaks back into what a plain-text control holds; how many have no place that is known."""
    pieces = _pieces(content)
    if pieces is None:
        return 0
    text = "".join(_said(piece) for piece in pieces)
    if "\n" in bound.strip() and "".join(bound.split()) == "".join(text.split()):
        _insert(pieces, _as_in(bound.strip(), text))
        return 0
    lost = _before(content.getparent())
    if not lost or not _by_libreoffice(stores):
        return 0
    joints = [match.start() for match in _JOINT.finditer(text)]
    if len(joints) > lost:
        return lost
    _insert(pieces, joints)
    return lost - len(joints)


def outgrown(says: "dict[str, Element]", content: "Element", stores: Stores) -> bool:
    """Whether the words of a control go on after it in its cell, so that nothing hangs on where it ends."""
    control = content.getparent()
    line = None if control is None else control.getparent()
    if line is None or line.tag != n.P or not says.keys() <= _BARE:
        return False
    after = line.getnext()
    alone = all(child is control or child.tag == n.PPR for child in line)
    if not alone or after is None or after.tag != n.P or line.getparent().tag != n.TC:
        return False
    return next(after.iterchildren(n.RUN), None) is not None and _by_libreoffice(stores)


def _by_libreoffice(stores: Stores) -> bool:
    return stores.writer.startswith(_WRITER)


def _before(control: "Element | None") -> int:
    """How many line breaks stand right before the control."""
    run, found = None if control is None else control.getprevious(), 0
    if run is None or run.tag != n.RUN:
        return 0
    for child in reversed(run):
        if child.tag != _BREAK or child.get(n.W + "type"):
            break
        found += 1
    return found


def _pieces(content: "Element") -> "list[Element] | None":
    """The words and tabs of a control that holds nothing else."""
    pieces: list[Element] = []
    for run in content:
        if run.tag != n.RUN:
            return None
        said = [child for child in run if child.tag != n.RPR]
        if any(child.tag not in (n.T, _TAB) for child in said):
            return None
        pieces += said
    return pieces


def _said(piece: "Element") -> str:
    return "\t" if piece.tag == _TAB else piece.text or ""


def _as_in(bound: str, text: str) -> list[int]:
    """Where in the text the lines of the data begin, white space apart."""
    letters = [at for at, letter in enumerate(text) if not letter.isspace()]
    return [letters[count] for count in _counts(bound) if 0 < count < len(letters)]


def _counts(bound: str) -> "Iterator[int]":
    count = 0
    for line in bound.split("\n")[:-1]:
        count += len("".join(line.split()))
        yield count


def _insert(pieces: "list[Element]", places: list[int]) -> None:
    """Break the words at these places."""
    start = 0
    for piece in pieces:
        words = _said(piece)
        for place in reversed(places):
            if start <= place < start + len(words):
                _break(piece, place - start)
        start += len(words)


def _break(piece: "Element", at: int) -> None:
    if at:
        rest = piece.makeelement(piece.tag)
        rest.text, piece.text = (piece.text or "")[at:], (piece.text or "")[:at]
        piece.addnext(rest)
        piece.addnext(piece.makeelement(_BREAK))
    else:
        piece.addprevious(piece.makeelement(_BREAK))
