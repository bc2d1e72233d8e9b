"""What crosses the boundary: plain messages with a length before each, and how they are written and checked."""

import struct
from typing import IO, Any, TypeVar

import msgspec
from msgspec import Struct

from pipeline.model.form import Form
from pipeline.model.picture import PagePicture
from pipeline.model.reading import Reading
from pipeline.model.states import State
from pipeline.worker.overlay import Framed
from pipeline.worker.plain_png import is_plain

MOST_BYTES_BACK = 128 * 1024 * 1024  # a file that must be converted comes back too
_LENGTH = struct.Struct(">I")
Message = TypeVar("Message")


class Begin(Struct, frozen=True, kw_only=True):
    """The first message to a worker: the forms we know, and what it may use."""

    forms: tuple[Form, ...]
    most_memory: int
    most_cpu_seconds: int
    more_cpu_seconds: int = 0  # for each picture of a page


class Job(Struct, frozen=True, kw_only=True, tag=True):
    """One file to read."""

    content: bytes
    passwords: tuple[str, ...] = ()
    only: str | None = None  # the form it is said to be
    pictures: bool = False  # of its pages, once it is read


class Overlay(Struct, frozen=True, kw_only=True, tag=True):
    """A page to draw on what was read of it: pictures are unpacked on the other side alone."""

    picture: PagePicture
    framed: tuple[Framed, ...]
    title: str


class Convert(Struct, frozen=True, kw_only=True, tag=True):
    """What a worker asks for when a file must become a Word document before it can be read: it may start no program."""

    carrier: str
    content: bytes


class Recognise(Struct, frozen=True, kw_only=True, tag=True):
    """What a worker asks for when the words on the picture of a page must be told."""

    picture: bytes  # a PNG
    again: bool = False  # a second opinion on a page that was told once


Ask = Convert | Recognise


class Given(Struct, frozen=True, kw_only=True):
    """What came of that: the Word document or the table of words, or the fault that there is none."""

    content: bytes = b""
    fault: State | None = None  # unreadable, or refused
    sentence: str = ""
    advice: str = ""


class Reply(Struct, frozen=True, kw_only=True, tag=True):
    """What came of one job."""

    readings: tuple[Reading, ...]


class Pictured(Struct, frozen=True, kw_only=True, tag=True):
    """What the pages of that file look like; it follows the reply where it was asked for."""

    albums: tuple[tuple[PagePicture, ...], ...]
    of: tuple[int, ...]  # for each reading in order, which album shows it


READY = Reply(readings=())  # what a worker says before its first job: from here on it is a file that ends it


class Broken(Exception):
    """The other side ended, or sent what is no message."""


def send(stream: IO[bytes], message: object) -> None:
    """Write one message."""
    body = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], kind: type[Message], *, most: int) -> Message:
    """Read one message and check every value in it against the model."""
    message: Message = _checked(stream, kind, most)
    return message


def hear(stream: IO[bytes]) -> Reply | Ask:
    """Read what a worker says, and check it likewise."""
    said: Reply | Ask = _checked(stream, Reply | Convert | Recognise, MOST_BYTES_BACK)
    return said


def look(stream: IO[bytes], *, most: int) -> Pictured:
    """Read the pictures of pages, which are plain ones and no more bytes than agreed."""
    said: Pictured = _checked(stream, Pictured, most)
    if not all(is_plain(one.png) for album in said.albums for one in album):
        raise Broken
    if not all(0 <= number < len(said.albums) for number in said.of):
        raise Broken
    return said


def _checked(stream: IO[bytes], kind: Any, most: int) -> Any:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise Broken
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise Broken
    body = stream.read(length)
    if len(body) < length:
        raise Broken
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise Broken from error
