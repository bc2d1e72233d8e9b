"""Contents of any size, sealed in pieces, so that a whole file goes in with one transaction."""

from hashlib import sha256

from pipeline.store.faults import BRING_BACK, StoreDamaged
from pipeline.store.house import Change, View
from pipeline.store.schema import pieces
from pipeline.store.sealing import Box

_PIECE = 1024 * 1024


def digest(content: bytes) -> str:
    """What tells later, inside a seal, that the content came back whole."""
    return sha256(content).hexdigest()


def put(change: Change, box: Box, holder: str, content: bytes) -> None:
    """Seal a content for its holder."""
    for number, start in enumerate(range(0, len(content), _PIECE)):
        sealed = box.seal(content[start : start + _PIECE], "pieces", f"{holder}#{number}")
        change.add(pieces, holder=holder, piece=number, sealed=sealed)


def take(view: View, box: Box, holder: str, expected: str) -> bytes:
    """A holder's content, whole or not at all."""
    found = view.find_all(pieces, holder=holder)
    content = b"".join(box.open(row.sealed, "pieces", f"{holder}#{row.piece}") for row in found)
    if digest(content) != expected:
        raise StoreDamaged(f"The sealed copy of {holder} is not whole.", advice=BRING_BACK)
    return content
