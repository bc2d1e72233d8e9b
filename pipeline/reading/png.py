"""Small plain PNGs of pages: sixteen greys, or the colours a page uses most where it has any."""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Coloured = NDArray[np.uint32]  # blue, green and red from the lowest byte
_POINTS = 72  # an inch
_DOTS = 110  # an inch: print is read with ease
_LONGEST = 2000  # pixels, of paper that is larger
_MARK = b"\x89PNG\r\n\x1a\n"
_GREY, _PALETTE = 0, 3
_STEPS = 16  # of each colour: text and shading need no more
_MOST_COLOURS = 256
_WHITE = 0xF0F0F0


def sharpness(width: float, height: float) -> float:
    """How many pixels a point of a page of this size is drawn with."""
    return min(_DOTS / _POINTS, _LONGEST / max(width, height, 1.0))


def packed(grey: Grey) -> bytes:
    """This picture as a PNG, two pixels in a byte."""
    height, width = grey.shape
    coarse = np.full((height, width + width % 2), 240, dtype=np.uint8)
    coarse[:, :width] = grey & 0xF0
    return _file(width, height, 4, _GREY, coarse[:, ::2] | (coarse[:, 1::2] >> 4))


def packed_as_it_is(picture: Coloured) -> bytes:
    """This picture as a PNG: in grey where it has no colour, else a palette of the commonest ones."""
    if not ((picture ^ (picture >> 8)) & 0xF0F0).any():
        return packed(picture.astype(np.uint8))
    height, width = picture.shape
    numbers = np.zeros(height * width, dtype=np.uint8)  # white, as most of a page is
    printed = np.flatnonzero((picture & _WHITE) != _WHITE)
    colour = picture.ravel()[printed]
    codes = (colour >> 4 & 0xF) | (colour >> 8 & 0xF0) | (colour >> 12 & 0xF00)
    often = np.bincount(codes, minlength=_STEPS**3)
    used = np.flatnonzero(often)
    kept = np.append(_STEPS**3 - 1, used[np.argsort(-often[used], kind="stable")[: _MOST_COLOURS - 1]])
    number = np.zeros(_STEPS**3, dtype=np.uint8)
    number[used] = _nearest(_parts(used), _parts(kept))
    numbers[printed] = number[codes]
    palette = (_parts(kept) * (_STEPS + 1)).astype(np.uint8).tobytes()
    return _file(width, height, 8, _PALETTE, numbers.reshape(height, width), _chunk(b"PLTE", palette))


def _nearest(colours: NDArray[np.int16], among: NDArray[np.int16]) -> NDArray[np.intp]:
    """Where among those each of these colours has its like."""
    apart = np.square(colours[:, None] - among[None]).sum(axis=2)
    return np.asarray(apart.argmin(axis=1), dtype=np.intp)


def _parts(codes: NDArray[np.intp]) -> NDArray[np.int16]:
    """How much red, green and blue there is in each of these."""
    return np.stack([codes >> 8, codes >> 4 & 15, codes & 15], axis=1).astype(np.int16)


def _file(width: int, height: int, bits: int, kind: int, rows: Grey, palette: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    unfiltered = np.zeros((height, rows.shape[1] + 1), dtype=np.uint8)
    unfiltered[:, 1:] = rows
    body = zlib.compress(unfiltered.tobytes(), 1)
    return _MARK + _chunk(b"IHDR", head) + palette + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
