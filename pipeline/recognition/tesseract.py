"""One picture of a page handed to Tesseract, and what it tells of it: in time and whole, or a plain word why not."""

import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

from pipeline import limits
from pipeline.errors import Refused, Unreadable, WorldAtFault
from pipeline.programs import Most, start
from pipeline.recognition.program import LANGUAGE, find_program, languages_of, surroundings

MOST_SECONDS = 15.0  # by the clock, for one page
MOST_MEMORY = 512 * 1024 * 1024
MOST_OUT = 16 * 1024 * 1024
_WRITES_NO_FILE = 0
_PARAGRAPHS, _SCATTERED = "3", "11"  # how Tesseract numbers the ways a page is laid out
_ONLY_NEURAL = "1"  # the engine whose certainties were measured


class Tesseract:
    """Tesseract, as far as we let it; nothing is kept from one page to the next, and nothing is written down."""

    def __init__(self, named: str = "", *, most_seconds: float = MOST_SECONDS, most_memory: int = MOST_MEMORY) -> None:
        self._named = named
        self._most_seconds = most_seconds
        self._most_memory = most_memory

    def tell(self, picture: bytes, *, again: bool = False) -> bytes:
        """Every word on this PNG, as Tesseract's own table; `again` looks another way."""
        program = find_program(self._named)
        if program is None:
            raise _not_here()
        if LANGUAGE not in languages_of(program):
            raise _no_english()
        layout = _SCATTERED if again else _PARAGRAPHS
        command = [str(program), "stdin", "stdout", "-l", LANGUAGE, "--oem", _ONLY_NEURAL, "--psm", layout]
        try:
            return self._run([*command, "-c", "tessedit_create_tsv=1"], program.parent, picture)
        except OSError as error:
            raise WorldAtFault(
                "Tesseract could not be started.",
                advice="Nothing is lost, and it is tried again. Run 'formline doctor' if it comes again.",
            ) from error

    def _run(self, command: list[str], folder: Path, picture: bytes) -> bytes:
        most = Most(memory=self._most_memory, seconds=int(self._most_seconds) + 1, written=_WRITES_NO_FILE)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        process = start(command, most, folder=folder, environment=surroundings(), **pipes)
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        giving = threading.Thread(target=_give, args=(process.stdin, picture), daemon=True)
        clock = _Clock(self._most_seconds, process)
        try:
            with clock:
                giving.start()
                told = process.stdout.read(MOST_OUT)
                ended_well = len(told) < MOST_OUT and process.wait() == 0
        finally:
            limits.end_all(process)
            giving.join()
            process.stdout.close()
        if clock.rang:
            raise _overran()
        if not ended_well or not told:
            raise _nothing_came()
        return told


class _Clock:
    """Ends a program, with all it started, when its time is up; tells afterwards whether it had to."""

    def __init__(self, seconds: float, process: "subprocess.Popen[bytes]") -> None:
        self.rang = False
        self._process = process
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def _ring(self) -> None:
        self.rang = True
        limits.end_all(self._process)


def _give(stdin: IO[bytes], picture: bytes) -> None:
    with suppress(OSError):  # it ended before it had seen all
        stdin.write(picture)
    with suppress(OSError):
        stdin.close()


def _not_here() -> Unreadable:
    return Unreadable(
        "It is a picture of a page, and pictures are read with the help of Tesseract, which is not on this computer.",
        advice="Have Tesseract installed and let Formline try again, or ask for the form as a Word document or a PDF "
        "saved from it, or key it in.",
    )


def _no_english() -> Unreadable:
    return Unreadable(
        "It is a picture of a page, and the Tesseract on this computer has not learned English.",
        advice="Have Tesseract's English language data installed and let Formline try again.",
    )


def _nothing_came() -> Unreadable:
    return Unreadable(
        "Tesseract could make nothing of the picture of a page.",
        advice="Look at the original, and ask for the form as a Word document or a PDF saved from it.",
    )


def _overran() -> Refused:
    return Refused(
        "Tesseract took longer over the picture of a page than one page may take.",
        advice="Look at the original, and ask for a clearer copy.",
    )
