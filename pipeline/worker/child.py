"""The inside of the boundary: this process reads hostile files and knows nothing else."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, NamedTuple

from msgspec.structs import replace

from pipeline.errors import FileAtFault, Refused, Unreadable
from pipeline.limits import allow_cpu, allow_more_cpu, cap_memory
from pipeline.matching import match_all
from pipeline.model.form import Form
from pipeline.model.picture import PagePicture
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus, State
from pipeline.opening import Opened, open_parts
from pipeline.reading import Album, Programs, pictures, read
from pipeline.worker.overlay import overlaid
from pipeline.worker.wire import (
    READY,
    Ask,
    Begin,
    Broken,
    Convert,
    Given,
    Job,
    Overlay,
    Pictured,
    Recognise,
    Reply,
    receive,
    send,
)

_MOST_BYTES_IN = 2**32 - 1
_MOST_PAGES = 60  # with pictures, in one file
_MOST_BYTES = 20 * 1024 * 1024  # of pictures, of one file


class Shown(NamedTuple):
    """A part that was read: what its pages can be shown from."""

    opened: Opened
    album: Album
    readings: int  # that came of it


def main() -> None:
    """Serve jobs until the other side goes away."""
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not be taken for an answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    begin = receive(jobs, Begin, most=_MOST_BYTES_IN)
    cap_memory(begin.most_memory)
    send(answers, READY)
    programs = _asking(jobs, answers, begin.more_cpu_seconds)
    while True:
        try:
            job: Job | Overlay = receive(jobs, Job | Overlay, most=_MOST_BYTES_IN)  # type: ignore[arg-type]
        except Broken:
            return
        allow_cpu(begin.most_cpu_seconds)
        if isinstance(job, Overlay):
            drawn = overlaid(job.picture, job.framed, job.title)
            send(answers, Pictured(albums=((drawn,),), of=(0,)))
            continue
        shown: list[Shown] = []
        send(answers, Reply(readings=tuple(readings_of(job, begin.forms, programs, shown))))
        if job.pictures:
            allow_cpu(begin.most_cpu_seconds)  # the reading is safe on the other side: pictures may fail by themselves
            send(answers, _pictured(shown))


def _asking(jobs: IO[bytes], answers: IO[bytes], more_cpu_seconds: int) -> Programs:
    """Programs of others run on the other side: this process starts none."""

    def asked(ask: Ask) -> bytes:
        send(answers, ask)
        given = receive(jobs, Given, most=_MOST_BYTES_IN)
        if given.fault is not None:
            raise (Refused if given.fault is State.REFUSED else Unreadable)(given.sentence, advice=given.advice)
        return given.content

    def convert(carrier: str, content: bytes) -> bytes:
        return asked(Convert(carrier=carrier, content=content))

    def tell(picture: bytes, *, again: bool = False) -> bytes:
        if not again:
            allow_more_cpu(more_cpu_seconds)  # a picture of a page takes longer to look at than a page of print
        return asked(Recognise(picture=picture, again=again))

    return Programs(convert=convert, tell=tell)


def readings_of(
    job: Job, forms: Sequence[Form], programs: Programs, shown: list[Shown] | None = None
) -> Iterator[Reading]:
    """What each part of the file says, or why it says nothing; `shown` is told what was read."""
    try:
        for opened in open_parts(job.content, job.passwords):
            album: Album = {}
            found = tuple(_readings_of(opened, forms, job.only, programs, album))
            if job.pictures and shown is not None:
                shown.append(Shown(opened, album, len(found)))
            yield from found
    except MemoryError:
        yield _too_large(None)


def _readings_of(
    opened: Opened, forms: Sequence[Form], only: str | None, programs: Programs, album: Album
) -> Iterator[Reading]:
    """One reading, or one for each of the forms that stand in it one after the other."""
    if opened.fault:
        yield _shut(opened.part, opened.fault)
        return
    try:
        readings = match_all(read(opened.carrier, opened.content, programs, album), forms, only)
    except FileAtFault as fault:
        yield _shut(opened.part, fault)
    except MemoryError:
        yield _too_large(opened.part)
    except Broken:
        raise
    except Exception:  # noqa: BLE001 - whatever the bytes provoked, the next part goes on
        yield Reading(part=opened.part, status=ReadStatus.UNREADABLE, reason=_STUMBLED)
    else:
        for one in readings:
            yield replace(one, part=_where(opened.part, one.part), password=opened.password)


def _pictured(shown: Sequence[Shown]) -> Pictured:
    """The pictures of all parts, as many as one file may have."""
    albums, of = [], []
    pages, left = _MOST_PAGES, _MOST_BYTES
    for number, part in enumerate(shown):
        album = _within(part, pages, left)
        pages, left = pages - len(album), left - sum(len(one.png) for one in album)
        albums.append(album)
        of += [number] * part.readings
    return Pictured(albums=tuple(albums), of=tuple(of))


def _within(part: Shown, pages: int, left: int) -> tuple[PagePicture, ...]:
    found: list[PagePicture] = []
    with suppress(Exception):  # whatever the bytes provoked: the pages before it are there
        for one in pictures(part.opened.carrier, part.opened.content, part.album) if part.opened.content else ():
            left -= len(one.png)
            if len(found) >= pages or left < 0:
                break
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.page))


def _where(*parts: str | None) -> str | None:
    """Where in the return something was found, from the outside in."""
    return "/".join(part for part in parts if part) or None


def _shut(part: str | None, fault: FileAtFault) -> Reading:
    return Reading(part=part, status=ReadStatus(fault.state.value), reason=str(fault))


def _too_large(part: str | None) -> Reading:
    return Reading(
        part=part,
        status=ReadStatus.REFUSED,
        reason="Reading it would take more memory than one file may use. Ask for a smaller copy.",
    )


_STUMBLED = "It holds something our reader can't make sense of. Look at the original, and ask for it to be sent again."

if __name__ == "__main__":
    main()
