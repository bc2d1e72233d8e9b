"""The outside of the boundary: starts the process that reads, gives it files, and ends it when it overruns."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import IO, NamedTuple, Self

from pipeline import limits
from pipeline.errors import FileAtFault, WorldAtFault
from pipeline.model.form import Form
from pipeline.model.picture import PagePicture
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus
from pipeline.worker.overlay import Framed
from pipeline.worker.wire import (
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
    hear,
    look,
    send,
)

MOST_SECONDS = 60.0
MOST_PAGES = 60  # pictures of pages, in one file
MOST_BYTES_OF_PICTURES = 24 * 1024 * 1024  # with what is told beside them
_LOOKS = 4  # at each of them: twice at the whole, twice at what was made out badly
_MOST_CONVERSIONS = 20  # for one file
_MORE_CPU_SECONDS = 6  # for each picture of a page
# `-m` starts more slowly. Reading makes many objects and hardly any garbage: it is looked for less often than is usual.
_START = (
    "import gc; gc.set_threshold(20_000); from pipeline.starting import load_msgspec; load_msgspec(); "
    "from pipeline.worker.child import main; main()"
)
_COMMAND = (sys.executable, "-I", "-c", _START)


class Seen(NamedTuple):
    """What a file says, and what its pages look like."""

    readings: tuple[Reading, ...]
    pictures: tuple[tuple[PagePicture, ...], ...]  # for each reading in order


class Worker:
    """A process that reads files. Started at the first file, kept for the next, replaced when it dies."""

    def __init__(
        self,
        forms: Sequence[Form],
        *,
        most_seconds: float = MOST_SECONDS,
        most_cpu_seconds: int = limits.MOST_CPU_SECONDS,
        most_memory: int = limits.MOST_MEMORY,
        office: str = "",
        tesseract: str = "",
        command: Sequence[str] = _COMMAND,
    ) -> None:
        self._begin = Begin(
            forms=tuple(forms),
            most_memory=most_memory,
            most_cpu_seconds=most_cpu_seconds,
            more_cpu_seconds=_MORE_CPU_SECONDS,
        )
        self._most_seconds = most_seconds
        self._office = office
        self._tesseract = tesseract
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._shown: Pictured | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, content: bytes, passwords: Sequence[str] = (), only: str | None = None) -> tuple[Reading, ...]:
        """What each part of this file says; always at least one reading, whatever the bytes do."""
        return self._read(Job(content=content, passwords=tuple(passwords), only=only))

    def look(self, content: bytes, passwords: Sequence[str] = (), only: str | None = None) -> Seen:
        """The same, and what the pages look like, as far as their pictures can be made."""
        readings = self._read(Job(content=content, passwords=tuple(passwords), only=only, pictures=True))
        shown, self._shown = self._shown, None
        albums = [shown.albums[number] for number in shown.of[: len(readings)]] if shown else []
        return Seen(readings, (*albums, *((),) * (len(readings) - len(albums))))

    def overlay(self, picture: PagePicture, framed: Sequence[Framed], title: str) -> PagePicture | None:
        """This page with these places framed on it; None where that can't be drawn."""
        alarm = _Alarm(self._most_seconds, self._kill)
        process = self._process or self._started()
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        try:
            with alarm:
                send(process.stdin, Overlay(picture=picture, framed=tuple(framed), title=title))
                return look(process.stdout, most=MOST_BYTES_OF_PICTURES).albums[0][0]
        except (Broken, OSError, IndexError):
            self.close()
            return None

    def _read(self, job: Job) -> tuple[Reading, ...]:
        self._shown = None
        overran, readings = self._try(job)
        if readings is None and not overran:
            # Once more in a fresh process: the first may have died of what an earlier file left behind.
            overran, readings = self._try(job)
        if readings:
            return readings
        return (_OVERRAN if overran else _CRASHED,)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    _close_quietly(stream)

    def _try(self, job: Job) -> tuple[bool, tuple[Reading, ...] | None]:
        alarm = _Alarm(self._most_seconds, self._kill)
        try:
            return False, self._answered(job, alarm)
        except (Broken, OSError):
            overran = alarm.rang or self._ended_for_time()
            self.close()
            return overran, None
        except WorldAtFault:
            self.close()
            raise

    def _answered(self, job: Job, alarm: "_Alarm") -> tuple[Reading, ...]:
        """What comes of a job in the end, after whatever is asked for on the way."""
        allowed = {Convert: _MOST_CONVERSIONS, Recognise: MOST_PAGES * _LOOKS}
        said = self._exchanged(job, alarm)
        while not isinstance(said, Reply):
            allowed[type(said)] -= 1
            if allowed[type(said)] < 0:
                raise Broken
            # Programs of others have limits of their own: meanwhile the clock of this side stands still.
            said = self._exchanged(self._given(said), alarm)
        if job.pictures:
            self._shown = self._looked(alarm)
        return said.readings

    def _looked(self, alarm: "_Alarm") -> Pictured | None:
        """The pictures that follow a reading; where they take too long, or are none, it stands without them."""
        assert self._process is not None  # noqa: S101 - it has just answered
        assert self._process.stdout is not None  # noqa: S101
        try:
            with alarm:
                return look(self._process.stdout, most=MOST_BYTES_OF_PICTURES)
        except (Broken, OSError):
            self.close()
            return None

    def _exchanged(self, message: Job | Given, alarm: "_Alarm") -> Reply | Ask:
        with alarm:
            process = self._process or self._started()
            assert process.stdin is not None  # noqa: S101 - both are pipes
            assert process.stdout is not None  # noqa: S101
            send(process.stdin, message)
            return hear(process.stdout)

    def _given(self, ask: Ask) -> Given:
        """What a program of others makes of it: hostile bytes still, which only the other side looks into."""
        try:
            return Given(content=self._made(ask))
        except FileAtFault as fault:
            return Given(fault=fault.state, sentence=fault.sentence, advice=fault.advice)

    def _made(self, ask: Ask) -> bytes:
        if isinstance(ask, Convert):
            from pipeline.conversion import Office

            return Office(self._office).convert(ask.carrier, ask.content)
        from pipeline.recognition import Tesseract

        return Tesseract(self._tesseract).tell(ask.picture, again=ask.again)

    def _started(self) -> subprocess.Popen[bytes]:
        """A process that is ready. Where none can be had no file is to blame: that is tried again later."""
        try:
            process = self._start()
            assert process.stdout  # noqa: S101 - it is a pipe
            hear(process.stdout)
        except (Broken, OSError) as error:
            self.close()
            raise WorldAtFault(
                "The process that reads files could not be started.",
                advice="Nothing is lost, and it is tried again. If it comes again, restart this computer.",
            ) from error
        return process

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback could quote the file
            env=_bare(os.environ),
            close_fds=True,
        )
        assert process.stdin  # noqa: S101 - it is a pipe
        send(process.stdin, self._begin)
        return process

    def _kill(self) -> None:
        if self._process:
            self._process.kill()

    def _ended_for_time(self) -> bool:
        import signal

        if self._process is None:
            return False
        try:
            ended = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return False
        return hasattr(signal, "SIGXCPU") and ended == -signal.SIGXCPU


class _Alarm:
    """Rings when the time is up, which begins anew each time it is set; tells afterwards whether it rang."""

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        self.rang = False
        self._seconds = seconds
        self._what = ring

    def __enter__(self) -> None:
        self._timer = threading.Timer(self._seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.rang = True
        self._what()


def _close_quietly(stream: IO[bytes]) -> None:
    with contextlib.suppress(OSError):
        stream.close()


def _bare(environment: Mapping[str, str]) -> dict[str, str]:
    # No key, no password, no setting of ours: only what an interpreter needs to start.
    needed = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")
    return {name: environment[name] for name in needed if name in environment}


_OVERRAN = Reading(
    part=None,
    status=ReadStatus.REFUSED,
    reason="Reading it took longer than one file may take. Look at the original, and ask for a simpler copy.",
)
_CRASHED = Reading(
    part=None,
    status=ReadStatus.UNREADABLE,
    reason="We tried twice to read it, and both times it broke off. "
    "Look at the original, and ask for it to be sent again.",
)
