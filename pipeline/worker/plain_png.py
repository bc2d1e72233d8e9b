"""Whether bytes from the other side of the boundary are a plain small PNG: told from its frame, nothing is unpacked."""

import struct
import zlib
from collections.abc import Iterator

MOST_BYTES = 4 * 1024 * 1024
_LONGEST = 4000  # pixels
_MARK = b"\x89PNG\r\n\x1a\n"
_KINDS = {(4, 0), (8, 0), (8, 2), (8, 3)}  # bits and colours: greys, a palette, or each pixel its own
_CHUNKS = (b"IHDR", b"PLTE", b"IDAT", b"IEND")  # in this order, and no others: no text, no animation, no profile


class _NotPlain(Exception):
    """It is something else."""


def is_plain(png: bytes) -> bool:
    """Whether every program that shows pictures can be trusted with it."""
    try:
        chunks = list(_chunks(png))
    except (_NotPlain, struct.error):
        return False
    names = [name for name, _ in chunks]
    return names in (["IHDR", "IDAT", "IEND"], ["IHDR", "PLTE", "IDAT", "IEND"]) and _is_bounded(chunks[0][1])


def _chunks(png: bytes) -> Iterator[tuple[str, bytes]]:
    if len(png) > MOST_BYTES or not png.startswith(_MARK):
        raise _NotPlain
    at, seen = len(_MARK), b""
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        body = png[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", png, at + 8 + length)
        if name not in _CHUNKS or check != zlib.crc32(name + body):
            raise _NotPlain
        if name != seen:
            yield name.decode("ascii"), body
        seen, at = name, at + 12 + length


def _is_bounded(head: bytes) -> bool:
    width, height, bits, colours, packing, filtering, woven = struct.unpack(">IIBBBBB", head)
    sides = 0 < width <= _LONGEST and 0 < height <= _LONGEST
    return sides and (bits, colours) in _KINDS and not (packing or filtering or woven)
