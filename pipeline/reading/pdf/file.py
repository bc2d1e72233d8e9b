"""The objects inside a PDF file, as pikepdf gives them: the one place of this room that knows pikepdf."""

import io
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.errors import Locked, Unreadable

_DEEPEST = 40
_MOST_UNPACKED = 50_000_000
_ODD = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, RuntimeError, OverflowError)


@contextmanager
def objects(content: bytes) -> Iterator[Any]:
    """The open file; what pikepdf can't open or walk becomes one of our own errors."""
    import pikepdf

    try:
        with (
            warnings.catch_warnings(action="ignore"),  # of pages that a broken file lists twice
            pikepdf.open(io.BytesIO(content), suppress_warnings=True, attempt_recovery=True) as file,
        ):
            yield file
    except pikepdf.PasswordError as problem:
        raise Locked("This PDF is locked with a password.") from problem
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, *_ODD) as problem:
        raise Unreadable(
            "The form fields of this PDF are damaged and could not be read.", advice="Ask for it to be sent again."
        ) from problem


def get(thing: Any, key: str) -> Any:
    """What a dictionary holds under this key; None where there is none or it is no dictionary."""
    if not is_dictionary(thing):
        return None
    try:
        return thing[key] if key in thing else None  # noqa: SIM401 - pikepdf's own `get` is slow where there is none
    except (ValueError, TypeError, KeyError):
        return None


def is_dictionary(thing: Any) -> bool:
    """Whether this is a dictionary, or a stream with one."""
    return getattr(thing, "_type_name", "") in ("dictionary", "stream")


def is_array(thing: Any) -> bool:
    """Whether this is a list of things."""
    return getattr(thing, "_type_name", "") == "array"


def items(thing: Any) -> list[Any]:
    """The things of a list; none where it is no list."""
    return list(thing) if is_array(thing) else []


def inherited(thing: Any, key: str) -> Any:
    """What a field holds under this key, or the nearest field above it."""
    return nearest(lineage(thing), key)


def nearest(levels: list[Any], key: str) -> Any:
    """What the first of these fields that holds anything under this key has there."""
    for level in levels:
        value = get(level, key)
        if value is not None:
            return value
    return None


def lineage(thing: Any) -> list[Any]:
    """A field and the fields above it, the nearest first; a family that loops is cut short."""
    levels: list[Any] = []
    while is_dictionary(thing) and len(levels) < _DEEPEST:
        levels.append(thing)
        thing = get(thing, "/Parent")
    return levels


def words(thing: Any) -> str:
    """The text of a string, a name or a stream, whatever it is written in."""
    kind = getattr(thing, "_type_name", "")
    if kind == "stream":
        return _decoded(thing.read_bytes())
    if kind == "string":
        return _decoded(bytes(thing))
    if kind == "name":
        return str(thing)[1:]
    if isinstance(thing, str):
        return thing
    if isinstance(thing, int | float) or type(thing).__name__ == "Decimal":
        return str(thing)
    return ""


def _decoded(content: bytes) -> str:
    import pikepdf

    if content.startswith((b"\xfe\xff", b"\xff\xfe")):
        text = content.decode("utf-16", "replace")
    elif content.startswith(b"\xef\xbb\xbf"):
        text = content[3:].decode("utf-8", "replace")
    else:
        text = str(pikepdf.String(content)) if content else ""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def unpacked(stream: Any, most: int) -> bytes | None:
    """What this stream holds; None where it is broken or larger than this."""
    import pikepdf

    try:
        packed = bytes(stream.read_raw_bytes())
        how = stream.get("/Filter")
        if how is None:
            return packed if len(packed) <= most else None
        if str(how) != "/FlateDecode" or stream.get("/DecodeParms") is not None:
            return None
        return zlib.decompressobj().decompress(packed, most)
    except (pikepdf.PdfError, zlib.error, *_ODD):
        return None


def resaved(content: bytes) -> bytes | None:
    """The same file written anew, where pikepdf can make sense of it."""
    try:
        with objects(content) as file:
            out = io.BytesIO()
            file.save(out)
    except (Locked, Unreadable):
        return None
    return out.getvalue()


def rectangle(thing: Any) -> tuple[float, float, float, float] | None:
    """A rectangle in the file's own coordinates, its corners put in order."""
    import pikepdf

    if not is_array(thing):
        return None
    try:
        box = pikepdf.Rectangle(thing)
    except (TypeError, ValueError):
        return _first_four(thing)
    return box.llx, box.lly, box.urx, box.ury


def _first_four(thing: Any) -> tuple[float, float, float, float] | None:
    """The corners of a rectangle that holds more than these."""
    try:
        x0, y0, x1, y1 = (float(number) for number in items(thing)[:4])
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def mended(file: Any) -> bool:
    """Whether the file's table of contents was broken and had to be made anew, or something in it is cut short."""
    if any("reconstruct" in str(warning) or "damaged" in str(warning) for warning in file.get_warnings()):
        return True
    left = _MOST_UNPACKED
    for thing in file.objects:
        if getattr(thing, "_type_name", "") == "stream" and str(get(thing, "/Filter") or "") == "/FlateDecode":
            unpacked = _unpacked(thing, left)
            if unpacked is None:
                return True
            left -= unpacked
    return False


def _unpacked(stream: Any, most: int) -> int | None:
    """How much this stream holds; None where it is broken. What is too large to look into counts as whole."""
    unpack = zlib.decompressobj()
    try:
        size = len(unpack.decompress(stream.read_raw_bytes(), max(1, most)))
    except zlib.error:
        return None
    return size if unpack.eof or size >= most else None
