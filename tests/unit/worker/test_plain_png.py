"""What counts as a plain picture: told without unpacking anything."""

import struct
import zlib

import pytest

from pipeline.worker.plain_png import is_plain

MARK = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def head(width: int = 2, height: int = 2, bits: int = 8, colours: int = 0, woven: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, woven))


PALETTE, DATA, END = chunk(b"PLTE", b"abc"), chunk(b"IDAT", b"packed"), chunk(b"IEND")
GOOD = MARK + head() + DATA + END


@pytest.mark.parametrize("png", [GOOD, MARK + head(colours=3) + PALETTE + DATA + DATA + END])
def test_a_plain_picture_is_one(png: bytes) -> None:
    assert is_plain(png)


@pytest.mark.parametrize(
    "png",
    [
        b"",
        b"<svg/>",
        GOOD[:-1],
        GOOD + b"more",
        GOOD.replace(b"packed", b"change"),
        MARK + DATA + END,
        MARK + head() + END,
        MARK + head() + chunk(b"tEXt", b"words") + DATA + END,
        MARK + head() + DATA + PALETTE + END,
        MARK + head(width=100_000) + DATA + END,
        MARK + head(height=0) + DATA + END,
        MARK + head(bits=16) + DATA + END,
        MARK + head(woven=1) + DATA + END,
        MARK + head() + chunk(b"IDAT", bytes(5_000_000)) + END,
        MARK + b"\xff\xff\xff\xffIHDR",
    ],
)
def test_anything_else_is_none(png: bytes) -> None:
    assert not is_plain(png)
