"""One file handed to LibreOffice, and the Word document it makes of it: in time and whole, or a plain word why not."""

import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from pipeline import limits
from pipeline.conversion.folder import private_folder, sweep
from pipeline.conversion.profile import lay_profile
from pipeline.conversion.program import find_program, surroundings
from pipeline.errors import FileAtFault, Refused, Unreadable, WorldAtFault
from pipeline.programs import Most, start

MOST_SECONDS = 45.0  # by the clock, each of two tries
MOST_MEMORY = 384 * 1024 * 1024  # of its own; the program and its libraries take up to 128 more
MOST_OUT = 64 * 1024 * 1024
_TRIES = 2
_STARTS_AGAIN = 81  # how LibreOffice says that it has laid its profile and wants to be started anew
# By carrier: the import filter, named so that LibreOffice never guesses what a file is.
_FILTERS: Mapping[str, str] = MappingProxyType(
    {"doc": "MS Word 97", "rtf": "Rich Text Format", "html": "HTML (StarWriter)"}
)
_AS_WORD = "docx:MS Word 2007 XML"
_ASK = "Ask for it as a Word document (.docx) or as a PDF."


class Office:
    """LibreOffice, as far as we let it; nothing is kept from one file to the next."""

    def __init__(self, named: str = "", *, most_seconds: float = MOST_SECONDS, most_memory: int = MOST_MEMORY) -> None:
        self._named = named
        self._most_seconds = most_seconds
        self._most_memory = most_memory

    def convert(self, carrier: str, content: bytes) -> bytes:
        """This file as a Word document."""
        program = find_program(self._named)
        if program is None:
            raise _not_here()
        if carrier not in _FILTERS:
            raise Unreadable("This kind of file can't be read.", advice=_ASK)
        return self._made(program, carrier, content)

    def _made(self, program: Path, carrier: str, content: bytes) -> bytes:
        """What LibreOffice makes of a file, in one of two tries."""
        sweep()
        fault: FileAtFault = _nothing_came()
        for _ in range(_TRIES):
            try:
                return self._once(program, carrier, content)
            except FileAtFault as error:
                fault = error
            except OSError as error:
                raise _no_place() from error
        raise fault

    def _once(self, program: Path, carrier: str, content: bytes) -> bytes:
        with private_folder() as folder:
            source = folder / f"document.{carrier}"
            source.write_bytes(content)
            lay_profile(folder / "profile", program)
            command = _command(program, folder, source, _FILTERS[carrier])
            if self._run(command, folder) == _STARTS_AGAIN:
                self._run(command, folder)
            return _made(folder / "out" / "document.docx")

    def _run(self, command: list[str], folder: Path) -> int:
        most = Most(memory=self._most_memory, seconds=int(self._most_seconds) + 1, written=MOST_OUT)
        process = start(command, most, folder=folder, environment=surroundings(folder))
        try:
            return process.wait(self._most_seconds)
        except subprocess.TimeoutExpired:
            raise _overran() from None
        finally:
            limits.end_all(process)  # what it started may still run when it has ended


def _command(program: Path, folder: Path, source: Path, filter_name: str) -> list[str]:
    quiet = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
    return [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *quiet,
        f"--infilter={filter_name}",
        *("--convert-to", _AS_WORD, "--outdir", str(folder / "out"), str(source)),
    ]


def _made(file: Path) -> bytes:
    """What was made. That something was is never believed for how the program ended."""
    content = b""
    with suppress(FileNotFoundError):
        if file.stat().st_size >= MOST_OUT:
            raise Refused("It unpacks to far more than a form can hold.", advice="Look at the original.")
        content = file.read_bytes()
    if not content:
        raise _nothing_came()
    return content


def _not_here() -> Unreadable:
    return Unreadable(
        "Files of this kind are read with the help of LibreOffice, which is not on this computer.",
        advice="Ask for it as a Word document (.docx) or as a PDF, "
        "or have LibreOffice installed and let Formline try again.",
    )


def _nothing_came() -> Unreadable:
    return Unreadable("LibreOffice could make nothing of it: it is damaged, or not what it says it is.", advice=_ASK)


def _overran() -> Refused:
    return Refused("LibreOffice took longer over it than one file may take.", advice=f"Look at the original. {_ASK}")


def _no_place() -> WorldAtFault:
    return WorldAtFault(
        "LibreOffice could not be started, or there is no room for its temporary files.",
        advice="Nothing is lost, and it is tried again. Run 'formline doctor' if it comes again.",
    )
